import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { noteExport, readAudit, readWholeAudit } from '../../data/audit.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { serverNow } from '../../lib/serverClock.ts';
import { townDay } from '../../lib/townTime.ts';
import { saveFile } from '../../shared/saveFile.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { auditCsv } from './auditCsv.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { filterOf } from './auditFilter.ts';

const monthMs = 30 * 86_400_000;

/** What was done, by whom, newest first. */
export function AuditPage({ townId }: { townId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const [query, setQuery] = useSearchParams();
  const [lastMonth] = useState(() => ({
    from: townDay(new Date(serverNow().getTime() - monthMs)),
    to: townDay(serverNow()),
  }));
  const filter = filterOf(query, lastMonth);
  const pages = useInfiniteQuery({
    queryKey: ['audit', townId, filter],
    queryFn: ({ pageParam }) => readAudit(townId, filter, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.entries.length < 100 ? undefined : last.entries.at(-1)?.entry_id),
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const first = pages.data?.pages[0];
  const save = useMutation({
    mutationFn: async () => {
      const whole = await readWholeAudit(townId, filter);
      await noteExport(townId, 'audit', whole.length);
      saveFile(
        `${townId}_audit_${filter.from}_${filter.to}.csv`,
        new Blob([auditCsv(whole, t, locale)], { type: 'text/csv;charset=utf-8' }),
      );
    },
  });

  return (
    <div className="max-w-5xl space-y-6 p-4 md:p-6">
      <PageHeading title={t('audit.title')} className="text-2xl">
        {t('audit.title')}
      </PageHeading>
      <p>{t('audit.lead')}</p>
      <AuditFilters
        filter={filter}
        chosen={query.get('acts') ?? ''}
        people={first?.people ?? []}
        onChange={(name, value) =>
          setQuery(
            (before) => {
              const next = new URLSearchParams(before);
              if (value === '') next.delete(name);
              else next.set(name, value);
              return next;
            },
            { replace: true },
          )
        }
      />
      <div className="flex flex-wrap items-center gap-4">
        <p role="status">{first && t('audit.count', { count: first.count, shown: entries.length })}</p>
        <Button
          pending={save.isPending}
          aria-disabled={!first?.count || undefined}
          onClick={() => save.mutate()}
        >
          {t('audit.csv')}
        </Button>
      </div>
      {save.isError && <ProblemNotice problem={problemCode(save.error)} kind="act" />}
      <AskState of={pages} problemOf={problemCode} />
      {first && entries.length === 0 && <p className="text-kawara">{t('audit.empty')}</p>}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {pages.hasNextPage && (
        <Button pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </div>
  );
}
