import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { readDraftVersions, restoreDraftVersion, type DraftVersion } from '../../data/draftVersions.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT, useWords } from '../../i18n/I18nProvider.tsx';
import { formatMoment } from '../../lib/townTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';

/** What the drafts of places were, newest first; any is brought back with one press, and that can be undone too. */
export function DraftVersions({ townId }: { townId: string }) {
  const t = useT();
  const say = useWords();
  const { locale } = useLocale();
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['draft-versions', townId],
    queryFn: ({ pageParam }) => readDraftVersions(townId, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < 20 ? undefined : page.at(-1)?.version),
  });
  const restore = useMutation({
    mutationFn: ({ version }: DraftVersion) => restoreDraftVersion(townId, version),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['draft-versions', townId] }),
  });
  const rows = list.data?.pages.flat() ?? [];
  const nameOf = (one: DraftVersion) => (one.name ? say(one.name) : one.place_id);
  return (
    <section aria-labelledby="draft-versions" className="space-y-3">
      <h2 id="draft-versions" className="text-lg">
        {t('desk.drafts.title')}
      </h2>
      <p className="text-kawara">{t('desk.drafts.text')}</p>
      {list.isPending && <Skeleton />}
      {list.isError && (
        <ProblemNotice problem={problemCode(list.error)} onRetry={() => void list.refetch()} />
      )}
      {restore.isError && <ProblemNotice problem={problemCode(restore.error)} kind="act" />}
      {restore.isSuccess && (
        <Notice tone="good" live>
          {t('desk.drafts.done')}
        </Notice>
      )}
      <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
        {rows.map((one) => (
          <li key={one.version} className="flex flex-wrap items-center justify-between gap-2 p-4">
            <span className="min-w-0">
              <span className="font-bold break-words">{nameOf(one)}</span>
              {one.is_removed && ` ${t('desk.drafts.removed')}`}
              <span className="block text-sm text-kawara">
                {formatMoment(one.at, locale)} ・ {one.by ?? t('desk.drafts.import')}
              </span>
            </span>
            {one.is_now ? (
              <span className="text-kawara">{t('desk.drafts.now')}</span>
            ) : (
              <Button
                aria-label={t('desk.drafts.restoreName', {
                  name: nameOf(one),
                  at: formatMoment(one.at, locale),
                })}
                pending={restore.isPending}
                onClick={() => restore.mutate(one)}
              >
                {t('desk.drafts.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('desk.drafts.more')}
        </Button>
      )}
    </section>
  );
}
