import type { SpacePlan } from '../../data/townPlan.ts';
import { shadeFrom, shadeOf } from '../../domain/areaGrid.ts';
import { Swatch } from './charts/Swatch.tsx';
import type { Say } from './frame/panelSpec.ts';
import { placeSigns, type PlacedSign } from './planSigns.ts';
import { shortName, type StandCell } from './standCells.ts';

const opacities = [0.22, 0.45, 0.7, 1];
const margin = 4; // metres

/** Corners of the ground and of what stands on it. */
function frameOf({ ground, spots }: SpacePlan, cells: readonly StandCell[]) {
  const xs = [...spots.map((s) => s.x), ...cells.flatMap((c) => [c.x, c.x + c.size])];
  const zs = [...spots.map((s) => s.z), ...cells.flatMap((c) => [c.z, c.z + c.size])];
  for (let i = 0; i < ground.length; i += 2) {
    xs.push(ground[i] ?? 0);
    zs.push(ground[i + 1] ?? 0);
  }
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...zs), Math.max(...zs)];
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

function pathOf(ground: Float32Array): string {
  const parts: string[] = [];
  const at = (i: number) => `${(ground[i] ?? 0).toFixed(1)} ${(ground[i + 1] ?? 0).toFixed(1)}`;
  for (let i = 0; i + 5 < ground.length; i += 6) parts.push(`M${at(i)}L${at(i + 2)}L${at(i + 4)}Z`);
  return parts.join('');
}

/**
 * The ground of a space from above, its squares darker the longer people stood there. What it shows is also in the
 * table.
 */
export function PlanChart(props: { plan: SpacePlan; cells: readonly StandCell[]; say: Say; label: string }) {
  const { plan, cells, say } = props;
  const { t } = say;
  const box = frameOf(plan, cells);
  const most = Math.max(0, ...cells.map((cell) => cell.engagedMs));
  const letters = Math.max(box.width, box.height) / 32;
  const said = (cell: StandCell) =>
    `${say.dwell(cell.engagedMs)} ・ ${t('insight.visitsCount', { count: say.count(cell.visits) })}`;
  const nearOf = (cell: StandCell) => (cell.near ? say.name('spot', cell.near.spot_id) : '');
  // Outdoors one sign for each place, indoors one for each spot.
  const points = plan.indoor
    ? plan.spots.map(({ spot_id, x, z }) => ({
        id: spot_id,
        name: shortName(say.name('spot', spot_id)),
        x,
        z,
      }))
    : plan.places.map(({ place_id, x, z }) => ({ id: place_id, name: say.name('place', place_id), x, z }));
  const signs = placeSigns(points, letters, box);

  return (
    <figure className="space-y-3">
      <svg
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        role="img"
        aria-label={props.label}
        className="mx-auto h-auto max-h-[70svh] w-full"
        data-plan={plan.space_id}
      >
        <path
          d={pathOf(plan.ground)}
          fill="var(--color-hinoki)"
          stroke="var(--color-hinoki)"
          strokeWidth={0.12}
        />
        {cells.map((cell) => (
          <rect
            key={cell.key}
            x={cell.x}
            y={cell.z}
            width={cell.size}
            height={cell.size}
            data-cell={cell.key}
            fill="var(--color-sky)"
            fillOpacity={opacities[shadeOf(cell.engagedMs, most)]}
            stroke="var(--color-paper)"
            strokeWidth={0.1}
          >
            <title>{`${nearOf(cell)} ${said(cell)}`}</title>
          </rect>
        ))}
        <Signs signs={signs} letters={letters} />
      </svg>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {most > 0 &&
          shadeFrom.map((share, i) => (
            <Swatch
              key={share}
              label={
                i === 0
                  ? t('insight.area.under', { dwell: say.dwell(shadeFrom[1] * most) })
                  : t('insight.area.from', { dwell: say.dwell(share * most) })
              }
              fill="var(--color-sky)"
              opacity={opacities[i] ?? 1}
            />
          ))}
      </figcaption>
    </figure>
  );
}

/** Names on the plan, each beside its dot. */
function Signs({ signs, letters }: { signs: readonly PlacedSign[]; letters: number }) {
  return (
    <g aria-hidden fontSize={letters} textAnchor="middle" fill="var(--color-ink)">
      {signs.map(({ id, name, x, z, at }) => (
        <g key={id}>
          <circle cx={x} cy={z} r={letters / 4} fill="var(--color-vermilion)" />
          {at && (
            <text x={at.x} y={at.z} stroke="var(--color-paper)" strokeWidth={letters / 5} paintOrder="stroke">
              {name}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
