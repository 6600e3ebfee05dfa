import {
  insightFilters,
  type InsightFilter,
} from '../../../../supabase/functions/_shared/contract/panels.ts';
import { classNames } from '../../../ui/classNames.ts';
import { withFilter, writeAddress } from '../address.ts';
import { Beyond } from './Beyond.tsx';
import { ChartView } from './ChartView.tsx';
import type { PanelFrameProps } from './frameProps.ts';
import { drawnOf, hasDrawable, type FullView } from './panelSpec.ts';
import { PanelTable } from './PanelTable.tsx';
import { PanelTiles } from './PanelTiles.tsx';

/** What a panel found: sentence, numbers, chart beside table where there is room, and how it was counted, folded. */
export function Answered(props: PanelFrameProps & { title: string; view: FullView }) {
  const { view, say, spec, title, address, onAddress } = props;
  const { t } = say;
  const ignored = insightFilters.filter(
    (name) => address.filters[name] !== undefined && !spec.drawing.obeys.includes(name),
  );
  const notes = [
    ...(ignored.length === 0
      ? []
      : [t('insight.filters.ignored', { names: ignored.map((n) => t(`insight.filter.${n}`)).join('・') })]),
    ...(view.notes ?? []),
  ];
  const hrefOf = ({ name, value }: { name: InsightFilter; value: string }) =>
    address.filters[name] === value ? null : `?${writeAddress(withFilter(address, name, value))}`;
  const part = view.chart && drawnOf(view.chart);
  const columns = view.table.columns.length;
  const isWide = columns > 7 || view.chart?.kind === 'plan';
  const table = <PanelTable table={view.table} caption={title} say={say} hrefOf={hrefOf} />;
  return (
    <>
      <p className="text-lg">{view.answer}</p>
      {view.tiles && <PanelTiles tiles={view.tiles} say={say} versus={props.ask.versus} />}
      {view.beyond && <Beyond {...view.beyond} address={address} say={say} onAddress={onAddress} />}
      {view.chart === null || !hasDrawable(view.chart) ? (
        table
      ) : (
        <div
          className={classNames(
            'grid grid-cols-[minmax(0,1fr)] items-start gap-6',
            !isWide &&
              (columns > 5
                ? '@4xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]'
                : '@4xl:grid-cols-[minmax(0,4fr)_minmax(0,5fr)]'),
          )}
        >
          <div id={`panel-${spec.id}-chart`} className="min-w-0">
            <ChartView chart={view.chart} say={say} label={t('insight.chartOf', { title })} />
            {part && (
              <p className="text-sm text-kawara">
                {t('insight.drawnOf', { drawn: say.count(part.drawn), all: say.count(part.all) })}
              </p>
            )}
          </div>
          {table}
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className="text-sm text-kawara">
          {note}
        </p>
      ))}
      <details className="mt-auto border-t border-hairline pt-1 text-sm text-kawara">
        <summary
          className={
            "flex min-h-11 cursor-pointer items-center gap-2 font-bold before:content-['▸'] " +
            "[[open]>&]:before:content-['▾']"
          }
        >
          {t('insight.definition')}
        </summary>
        <p className="pb-2">{t(`insight.${spec.id}.definition`)}</p>
      </details>
    </>
  );
}
