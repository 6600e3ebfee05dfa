import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useMemo, type ReactNode } from 'react';
import { singleVisitsFrom } from '../../../data/insight.ts';
import { problemCode, StaffProblem } from '../../../data/staffProblem.ts';
import { classNames } from '../../../ui/classNames.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../../ui/staff/ProblemNotice.tsx';
import { onlyFilters } from '../address.ts';
import { Answered } from './Answered.tsx';
import { Beyond } from './Beyond.tsx';
import type { PanelFrameProps } from './frameProps.ts';
import { PanelActions } from './PanelActions.tsx';
import type { Say } from './panelSpec.ts';

/** Asks a panel's question; what was answered before stays until the new answer is here, as what it was asked for. */
function useAnswer({ spec, ask: whole, reader, say }: PanelFrameProps) {
  const { drawing } = spec;
  const ask = useMemo(
    () => ({ ...whole, filters: onlyFilters(whole.filters, drawing.obeys) }),
    [whole, drawing],
  );
  const hangsOn = (drawing.uses ?? []).map((name) => ask[name]);
  const query = useQuery({
    queryKey: ['insight', reader.townId, spec.id, ask.role, ask.range, ask.filters, hangsOn],
    queryFn: async () => ({ ask, data: await drawing.load(reader, ask) }),
    placeholderData: keepPreviousData,
    // Trying again does not bring deleted visits back.
    retry: (count, error) => singleVisitsFrom(error) === null && count < 1,
    ...(drawing.everyMs === undefined
      ? {}
      : { refetchInterval: drawing.everyMs, staleTime: drawing.everyMs }),
  });
  const found = query.isError ? undefined : query.data;
  const view = useMemo(
    () => (found ? drawing.show(found.data, found.ask, say) : null),
    [found, drawing, say],
  );
  return { query, found, view };
}

/**
 * Everything a panel has in common: asking, waiting, failing, being empty, chart, table, definition, files to take
 * along.
 */
export function Panel(props: PanelFrameProps) {
  const { spec, say, reader, address, onAddress } = props;
  const { t } = say;
  const titleId = useId();
  const { query, found, view } = useAnswer(props);
  const isWaiting = query.fetchStatus === 'paused';
  const title = t(`insight.${spec.id}.title`);
  const { Controls } = spec.drawing;
  const controls = Controls && <Controls address={address} onAddress={onAddress} reader={reader} />;
  const beyond = query.isError ? singleVisitsFrom(query.error) : null;
  const frame = {
    id: `panel-${spec.id}`,
    'aria-labelledby': titleId,
    'aria-busy': query.isFetching,
  };

  if (beyond !== null || view?.state === 'empty' || view?.state === 'line') {
    return (
      <OneLine frame={frame} title={title} titleId={titleId}>
        {beyond !== null ? (
          <Beyond from={beyond} address={address} say={say} onAddress={onAddress} hasFilters />
        ) : (
          <p className={view?.state === 'line' ? 'text-lg' : 'text-kawara'}>
            {(view?.state === 'full' ? undefined : view?.text) ?? emptyText(props)}
          </p>
        )}
        {controls}
      </OneLine>
    );
  }
  return (
    <section
      {...frame}
      className={classNames(
        '@container flex min-w-0 grow scroll-mt-4 flex-col gap-4 rounded-card border border-hairline bg-paper ' +
          'p-4 md:p-6',
        spec.half ? 'basis-full xl:basis-[calc(50%-0.625rem)]' : 'basis-full',
      )}
    >
      <div>
        <div className="flex flex-wrap items-start justify-between gap-x-4">
          <h2 id={titleId} className="min-w-0 flex-1 basis-48 py-1 text-xl text-balance">
            {title}
          </h2>
          {found && view && <PanelActions {...props} title={title} view={view} ask={found.ask} />}
        </div>
        <p className="text-sm text-kawara">{t(`insight.${spec.id}.counts`)}</p>
      </div>
      {controls}
      {isWaiting && (
        <Notice live>
          <p>{found ? t('insight.offline.old') : t('desk.offline')}</p>
        </Notice>
      )}
      {query.isPending && !isWaiting && <Skeleton />}
      {query.isError && <Failure error={query.error} say={say} onRetry={() => void query.refetch()} />}
      {found && view && (
        <div
          className={classNames(
            'flex grow flex-col gap-4 transition-opacity duration-150',
            query.isPlaceholderData && 'opacity-50',
          )}
        >
          <Answered {...props} title={title} view={view} ask={found.ask} />
        </div>
      )}
    </section>
  );
}

/** What has nothing to show takes a line, not a card. */
function OneLine(props: {
  frame: { id: string; 'aria-labelledby': string; 'aria-busy': boolean };
  title: string;
  titleId: string;
  children: ReactNode;
}) {
  return (
    <section
      {...props.frame}
      className={
        'flex basis-full scroll-mt-4 flex-wrap items-baseline gap-x-4 gap-y-1 rounded-card border ' +
        'border-hairline bg-paper px-4 py-2 md:px-6'
      }
    >
      <h2 id={props.titleId} className="text-base">
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

function emptyText({ say, ask }: PanelFrameProps): string {
  return say.t(ask.range.to < ask.today ? 'insight.emptyThen' : 'insight.empty', {
    span: say.span(ask.range),
  });
}

function Failure({ error, say, onRetry }: { error: unknown; say: Say; onRetry: () => void }) {
  const reason = error instanceof StaffProblem ? error.reason : '';
  if (reason === 'unknown_filter' || reason === 'bad_range') {
    return (
      <Notice tone="problem" live>
        <p>{say.t(`insight.refused.${reason}`)}</p>
      </Notice>
    );
  }
  return <ProblemNotice problem={problemCode(error)} onRetry={onRetry} />;
}
