import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { problemCode, StaffProblem } from '../../../data/staffProblem.ts';
import { classNames } from '../../../ui/classNames.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../../ui/staff/ProblemNotice.tsx';
import { filterCount, withFilter, writeAddress, type InsightAddress } from '../address.ts';
import { TooManyFilters } from '../filters/TooManyFilters.tsx';
import { ChartView } from './ChartView.tsx';
import type { InsightReader } from './insightReader.ts';
import { figureId, PanelActions } from './PanelActions.tsx';
import { hasDrawable, hasGaps, type Ask, type PanelSpec, type PanelView, type Say } from './panelSpec.ts';
import { PanelTable } from './PanelTable.tsx';
import { PanelTiles } from './PanelTiles.tsx';

export interface PanelFrameProps {
  spec: PanelSpec;
  ask: Ask;
  say: Say;
  reader: InsightReader;
  address: InsightAddress;
  onAddress: (next: InsightAddress) => void;
}

/** Everything a panel has in common: asking, waiting, failing, being empty, chart, table, definition, files to take along. */
export function Panel(props: PanelFrameProps) {
  const { spec, ask, say, reader, address } = props;
  const { t } = say;
  const titleId = useId();
  const limit = spec.limit(ask);
  const isAllowed = limit === 0 || filterCount(ask.filters) <= limit;
  const hangsOn = (spec.uses ?? []).map((name) => ask[name]);
  const query = useQuery({
    queryKey: ['insight', reader.townId, spec.id, ask.role, ask.range, limit > 0 && ask.filters, hangsOn],
    // The figures before stay until the new ones are here, and they are shown as what they were asked for.
    queryFn: async () => ({ ask, data: await spec.load(reader, ask) }),
    placeholderData: keepPreviousData,
    enabled: isAllowed,
    ...(spec.everyMs === undefined ? {} : { refetchInterval: spec.everyMs, staleTime: spec.everyMs }),
  });
  const found = isAllowed ? query.data : undefined;
  const view = useMemo(() => (found ? spec.show(found.data, found.ask, say) : null), [found, spec, say]);
  const isWaiting = query.fetchStatus === 'paused';
  const title = t(spec.title);

  return (
    <section
      id={`panel-${spec.id}`}
      aria-labelledby={titleId}
      aria-busy={query.isFetching}
      className={classNames(
        'min-w-0 scroll-mt-4 space-y-4 rounded-card border border-hairline bg-paper p-4 md:p-6',
        !spec.half && 'xl:col-span-2',
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={titleId} className="text-xl text-balance">
          {title}
        </h2>
        {found && view?.state === 'full' && (
          <PanelActions {...props} title={title} view={view} ask={found.ask} />
        )}
      </div>
      {spec.Controls && <spec.Controls address={address} onAddress={props.onAddress} reader={reader} />}
      {!isAllowed && <TooManyFilters most={limit} {...props} />}
      {isWaiting && (
        <Notice live>
          <p>{found ? t('insight.offline.old') : t('desk.offline')}</p>
        </Notice>
      )}
      {isAllowed && query.isPending && !isWaiting && <Skeleton />}
      {query.isError && <Failure error={query.error} say={say} onRetry={() => void query.refetch()} />}
      {found && view && (
        <div
          className={classNames(
            'space-y-4 transition-opacity duration-150',
            query.isPlaceholderData && 'opacity-50',
          )}
        >
          <Answered {...props} title={title} view={view} ask={found.ask} />
        </div>
      )}
    </section>
  );
}

function Failure({ error, say, onRetry }: { error: unknown; say: Say; onRetry: () => void }) {
  const reason = error instanceof StaffProblem ? error.reason : '';
  if (reason === 'too_many_filters' || reason === 'unknown_filter' || reason === 'bad_range') {
    return (
      <Notice tone="problem" live>
        <p>{say.t(`insight.refused.${reason}`)}</p>
      </Notice>
    );
  }
  return <ProblemNotice problem={problemCode(error)} onRetry={onRetry} />;
}

function Answered(props: PanelFrameProps & { title: string; view: PanelView }) {
  const { view, say, spec, title, address } = props;
  const { t } = say;
  const definition = (
    <p className="border-t border-hairline pt-3 text-sm text-kawara">
      <span className="font-bold">{t('insight.definition')}</span> {t(spec.definition)}
    </p>
  );
  const notes = [
    ...(spec.limit(props.ask) === 0 && filterCount(props.ask.filters) > 0
      ? [t('insight.filter.ignored')]
      : []),
    ...(view.notes ?? []),
  ].map((note) => (
    <p key={note} className="text-sm text-kawara">
      {note}
    </p>
  ));
  if (view.state !== 'full') {
    return (
      <>
        <p className="text-kawara">
          {view.state === 'too_few'
            ? t('insight.tooFew')
            : (view.emptyText ??
              t(props.ask.range.to < props.ask.today ? 'insight.emptyThen' : 'insight.empty', {
                span: say.span(props.ask.range),
              }))}
        </p>
        {notes}
        {definition}
      </>
    );
  }
  const hrefOf = ({ dim, value }: { dim: Parameters<typeof withFilter>[1]; value: string }) => {
    const next = withFilter(address, dim, value);
    const isOne = Object.values(address.filters).includes(value) && address.filters[dim] === value;
    return isOne || filterCount(next.filters) > 2 ? null : `?${writeAddress(next)}`;
  };
  const isWide = view.table.columns.length > 7;
  const table = <PanelTable table={view.table} caption={title} say={say} hrefOf={hrefOf} />;
  return (
    <>
      <p className="text-lg">{view.answer}</p>
      {view.tiles && <PanelTiles tiles={view.tiles} say={say} versus={props.ask.versus} />}
      {view.chart === null || !hasDrawable(view.chart) ? (
        table
      ) : (
        <div
          className={classNames(
            'grid items-start gap-6',
            !isWide &&
              !spec.half &&
              (view.table.columns.length > 5 ? 'xl:grid-cols-[2fr_3fr]' : 'xl:grid-cols-[4fr_5fr]'),
          )}
        >
          <div id={figureId(spec)} className="min-w-0">
            <ChartView chart={view.chart} say={say} label={t('insight.chartOf', { title })} />
            {hasGaps(view.chart) && <p className="mt-2 text-sm text-kawara">{t('insight.gaps')}</p>}
          </div>
          {table}
        </div>
      )}
      {notes}
      {definition}
    </>
  );
}
