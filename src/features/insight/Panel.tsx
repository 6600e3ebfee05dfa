import Download from 'lucide-react/icons/download';
import { useId, type ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { DayRange } from '../../data/insight.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { sayDay } from '../../lib/townTime.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { csvText, saveFile, type CsvCell } from './csv.ts';

export interface PanelCsv {
  /** File name without ending. */
  name: string;
  headers: string[];
  rows: CsvCell[][];
}

/** One question: its answer in a sentence, the chart and table, how it is counted, the figures to take along. */
export function Panel<T>(props: {
  title: string;
  range: DayRange;
  query: UseQueryResult<T>;
  isEmpty: (data: T) => boolean;
  answer: (data: T) => ReactNode;
  csv: (data: T) => PanelCsv;
  definition: string;
  children: (data: T) => ReactNode;
}) {
  const t = useT();
  const { locale } = useLocale();
  const titleId = useId();
  const { query, range } = props;
  const { data } = query;
  const filled = data !== undefined && !props.isEmpty(data);

  return (
    <section
      aria-labelledby={titleId}
      aria-busy={query.isFetching}
      className="min-w-0 space-y-4 rounded-card border border-hairline bg-paper p-4 md:p-6"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={titleId} className="text-xl">
          {props.title}
        </h2>
        {filled && <CsvButton title={props.title} range={range} make={() => props.csv(data)} />}
      </div>
      {query.isPending && <Skeleton />}
      {query.isError && (
        <ProblemNotice problem={problemCode(query.error)} onRetry={() => void query.refetch()} />
      )}
      {data !== undefined && !filled && (
        <p className="text-kawara">
          {t('insight.empty', { from: sayDay(range.from, locale), to: sayDay(range.to, locale) })}
        </p>
      )}
      {filled && (
        <>
          <p className="text-lg">{props.answer(data)}</p>
          {props.children(data)}
          <p className="border-t border-hairline pt-3 text-sm text-kawara">
            <span className="font-bold">{t('insight.definition')}</span> {props.definition}
          </p>
        </>
      )}
    </section>
  );
}

function CsvButton(props: { title: string; range: DayRange; make: () => PanelCsv }) {
  const t = useT();
  return (
    <button
      type="button"
      aria-label={t('insight.csvName', { title: props.title })}
      className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-2 text-sm whitespace-nowrap underline underline-offset-4 hover:bg-hinoki"
      onClick={() => {
        const csv = props.make();
        const name = `${csv.name}_${props.range.from}_${props.range.to}.csv`;
        saveFile(name, csvText(csv.headers, csv.rows, t('insight.hiddenShort')));
      }}
    >
      <Download aria-hidden className="size-4" />
      {t('insight.csv')}
    </button>
  );
}
