import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useState } from 'react';
import { publishRevision, readRevisions, type Revision } from '../../data/revisions.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { DraftVersions } from './DraftVersions.tsx';
import { PublishDialog } from './PublishDialog.tsx';

/** Which state of the town visitors see, and the one act that changes it. */
export function TownPage({ townId }: { townId: string }) {
  const t = useT();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const query = useQuery({ queryKey: ['revisions', townId], queryFn: () => readRevisions(townId) });
  const publish = useMutation({
    mutationFn: (note: string) => publishRevision(townId, note),
    onSettled: () => queries.invalidateQueries({ queryKey: ['revisions', townId] }),
  });
  const before = query.data?.current ?? null;
  const [seenBefore, setSeenBefore] = useState<number | null>(null);

  return (
    <div className="max-w-4xl space-y-6 p-4 md:p-6">
      <PageHeading title={t('desk.town.title')} className="text-2xl">
        {t('desk.town.title')}
      </PageHeading>
      <Card className="space-y-4">
        <p className="font-bold">
          {before === null ? t('desk.town.none') : t('desk.town.current', { revision: before })}
        </p>
        <p>{t('desk.town.publishText')}</p>
        <div className="flex flex-wrap items-center gap-4">
          <Button kind="primary" pending={publish.isPending} onClick={() => setAsking(true)}>
            {t('desk.town.publish')}
          </Button>
          <a href={`/${townId}`}>{t('desk.visitorPage')}</a>
        </div>
        {publish.isError && <ProblemNotice problem={problemCode(publish.error)} kind="act" />}
        {publish.data?.status === 'scene_lacks_ids' && (
          <Notice tone="problem" live>
            {t('desk.town.sceneLacks', { ids: publish.data.ids })}
          </Notice>
        )}
        {publish.data?.status === 'town_invalid' && (
          <Notice tone="problem" live>
            {t('desk.town.invalid')}
          </Notice>
        )}
        {publish.data?.status === 'published' && (
          <Notice tone="good" live>
            {publish.data.revision === seenBefore
              ? t('desk.town.unchanged', { revision: publish.data.revision })
              : t('desk.town.published', { revision: publish.data.revision })}
          </Notice>
        )}
      </Card>
      <section className="space-y-3">
        <h2 className="text-lg">{t('desk.town.list')}</h2>
        {query.isPending && <Skeleton />}
        {query.isError && (
          <ProblemNotice problem={problemCode(query.error)} onRetry={() => void query.refetch()} />
        )}
        {query.data && <RevisionTable revisions={query.data.revisions} current={query.data.current} />}
      </section>
      <DraftVersions townId={townId} />
      {asking && (
        <PublishDialog
          onClose={() => setAsking(false)}
          onPublish={(note) => {
            setAsking(false);
            setSeenBefore(before);
            publish.mutate(note);
          }}
        />
      )}
    </div>
  );
}

function RevisionTable({ revisions, current }: { revisions: Revision[]; current: number | null }) {
  const t = useT();
  const { locale } = useLocale();
  if (revisions.length === 0) return <p>{t('desk.town.none')}</p>;
  return (
    <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
      {revisions.map((r) => (
        <li key={r.revision} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 p-4">
          <span className="min-w-16 font-bold tabular-nums">
            {t('desk.town.revision', { revision: r.revision })}
          </span>
          <span className="tabular-nums">{formatMoment(r.published_at, locale)}</span>
          <span className="text-kawara tabular-nums">{t('desk.town.places', { places: r.places })}</span>
          {r.revision === current && (
            <span className="inline-flex items-center gap-1 font-bold text-moegi">
              <CircleCheck aria-hidden className="size-5" />
              {t('desk.town.showing')}
            </span>
          )}
          {r.note !== '' && <span className="basis-full break-words text-kawara">{r.note}</span>}
        </li>
      ))}
    </ul>
  );
}
