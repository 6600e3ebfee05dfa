import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import Bookmark from 'lucide-react/icons/bookmark';
import {
  readSavedViews,
  removeView,
  renameView,
  saveView,
  type SavedView,
} from '../../../data/savedViews.ts';
import { problemCode, StaffProblem } from '../../../data/staffProblem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { AskState } from '../../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../../ui/staff/ProblemNotice.tsx';
import type { Say } from '../frame/panelSpec.ts';
import { NameForm } from './NameForm.tsx';
import { ViewList } from './ViewList.tsx';

/** Ways of looking that one gave a name: saved, opened, renamed, taken away, and put back. */
export function SavedViews(props: { townId: string; part: string; query: string; say: Say }) {
  const { townId, say } = props;
  const { t } = say;
  const [isOpen, setOpen] = useState(false);
  const [gone, setGone] = useState<SavedView | null>(null);
  const client = useQueryClient();
  const key = ['saved-views', townId];
  const views = useQuery({ queryKey: key, queryFn: () => readSavedViews(townId), enabled: isOpen });
  const act = useMutation({
    mutationFn: (run: () => Promise<void>) => run(),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });

  return (
    <div className="w-full space-y-3 sm:w-auto">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls="insight-views"
        onClick={() => setOpen(!isOpen)}
        className={
          'inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-kawara/50 bg-paper ' +
          'px-4 hover:bg-hinoki'
        }
      >
        <Bookmark aria-hidden className="size-4" />
        {t('insight.views.open')}
      </button>
      <section
        id="insight-views"
        aria-label={t('insight.views.open')}
        hidden={!isOpen}
        className="space-y-4 rounded-card border border-hairline bg-hinoki p-4 sm:w-md"
      >
        <NameForm
          label={t('insight.views.name')}
          submit={t('insight.views.save')}
          pending={act.isPending}
          start=""
          onName={(name) =>
            act.mutateAsync(() =>
              saveView(townId, { view_id: crypto.randomUUID(), name, part: props.part, query: props.query }),
            )
          }
        />
        {act.isError && <ActProblem error={act.error} say={say} />}
        {gone && (
          <Notice live>
            <p>{t('insight.views.gone', { name: gone.name })}</p>
            <Button
              onClick={() => {
                act.mutate(() => saveView(townId, gone));
                setGone(null);
              }}
            >
              {t('insight.views.undo')}
            </Button>
          </Notice>
        )}
        {isOpen && <AskState of={views} problemOf={problemCode} lines={2} />}
        {views.data?.length === 0 && <p className="text-sm text-kawara">{t('insight.views.empty')}</p>}
        {views.data && views.data.length > 0 && (
          <ViewList
            views={views.data}
            say={say}
            pending={act.isPending}
            onRename={(view, name) => act.mutateAsync(() => renameView(townId, view.view_id, name))}
            onRemove={(view) =>
              act.mutate(async () => {
                await removeView(townId, view.view_id);
                setGone(view);
              })
            }
          />
        )}
      </section>
    </div>
  );
}

function ActProblem({ error, say }: { error: unknown; say: Say }) {
  if (error instanceof StaffProblem && error.reason === 'too_many_views') {
    return (
      <Notice tone="problem" live>
        <p>{say.t('insight.views.tooMany')}</p>
      </Notice>
    );
  }
  return <ProblemNotice problem={problemCode(error)} kind="act" />;
}
