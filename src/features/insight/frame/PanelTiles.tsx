import type { Comparison } from '../range.ts';
import type { FullView, Say } from './panelSpec.ts';
import { sayCell, wordsOf } from './sayCell.ts';

/** The few numbers one looks for first, each with how it changed. */
export function PanelTiles(props: { tiles: NonNullable<FullView['tiles']>; say: Say; versus: Comparison }) {
  const { say } = props;
  return (
    <dl className="grid grid-cols-2 gap-3 @2xl:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      {props.tiles.map((tile) => (
        <div key={tile.label} className="flex flex-col rounded-card bg-hinoki p-3">
          <dt className="text-sm text-kawara">{tile.label}</dt>
          <dd className="font-heading text-2xl font-bold tabular-nums">
            {wordsOf(tile.value, tile.kind, say)}
          </dd>
          {tile.change !== undefined && (
            <dd className="text-sm text-kawara">
              {say.t('insight.tileChange', {
                versus: say.t(`insight.versus.${props.versus}`),
                change: sayCell(tile.change, 'change', say),
              })}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
