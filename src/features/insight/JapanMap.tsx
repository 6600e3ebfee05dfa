import shapes from '@svg-maps/japan';
import { useId } from 'react';
import * as z from 'zod/mini';
import { useT } from '../../i18n/I18nProvider.tsx';
import { prefectures, regionCode } from '../../lib/prefectures.ts';
import { scaleSteps, stepOf } from './scale.ts';

const japan = z.parse(
  z.object({ viewBox: z.string(), locations: z.array(z.object({ id: z.string(), path: z.string() })) }),
  shapes,
);
const codes = new Map(prefectures.map(([, , en], i) => [en.toLowerCase(), regionCode(i)]));
const opacities = [0.22, 0.45, 0.7, 1];
/** The most is always the darkest, however few steps there are. */
const opacity = (step: number, steps: number) => opacities[step + opacities.length - steps] ?? 1;

interface Cell {
  visits: number | null;
}

/** The prefectures, darker with more visits; hatched where the figure is hidden. What it shows is also in the table. */
export function JapanMap({ cells, name }: { cells: ReadonlyMap<string, Cell>; name: (r: string) => string }) {
  const t = useT();
  const hatch = useId();
  const inJapan = [...cells].filter(([region]) => region.startsWith('JP-'));
  const steps = scaleSteps(Math.max(0, ...inJapan.map(([, cell]) => cell.visits ?? 0)));
  const anyHidden = inJapan.some(([, cell]) => cell.visits === null);

  const fill = (cell: Cell | undefined) => {
    if (cell === undefined || cell.visits === 0) return { fill: 'var(--color-white)' };
    if (cell.visits === null) return { fill: `url(#${hatch})` };
    return { fill: 'var(--color-sky)', fillOpacity: opacity(stepOf(cell.visits, steps), steps.length) };
  };
  const said = (cell: Cell | undefined) => {
    if (cell === undefined || cell.visits === 0) return t('insight.regions.none');
    return cell.visits === null ? t('insight.hidden') : t('insight.visitsCount', { count: cell.visits });
  };

  return (
    <figure className="space-y-3">
      <svg
        viewBox={japan.viewBox}
        role="img"
        aria-label={t('insight.regions.map')}
        className="mx-auto h-auto max-h-112 w-full"
      >
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        {japan.locations.map(({ id, path }) => {
          const region = codes.get(id) ?? '';
          return (
            <path
              key={id}
              d={path}
              {...fill(cells.get(region))}
              stroke="var(--color-kawara)"
              strokeWidth={0.5}
            >
              <title>{`${name(region)} ${said(cells.get(region))}`}</title>
            </path>
          );
        })}
      </svg>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Swatch label={t('insight.regions.none')} fill="var(--color-white)" />
        {anyHidden && <Swatch label={t('insight.hidden')} fill={`url(#${hatch})`} />}
        {steps.map((step, i) => (
          <Swatch
            key={step.from}
            label={
              step.from === step.to
                ? t('insight.regions.exactly', { from: step.from })
                : t('insight.regions.between', { from: step.from, to: step.to })
            }
            fill="var(--color-sky)"
            opacity={opacity(i, steps.length)}
          />
        ))}
      </figcaption>
      <p className="text-xs text-kawara">{t('insight.regions.credit')}</p>
    </figure>
  );
}

function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" fill="var(--color-white)" />
      <line x1="0" y1="0" x2="0" y2="4" stroke="var(--color-kawara)" strokeWidth="1.5" />
    </pattern>
  );
}

function Swatch(props: { label: string; fill: string; opacity?: number }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden viewBox="0 0 16 16" className="size-4">
        <rect
          width="15"
          height="15"
          x="0.5"
          y="0.5"
          fill={props.fill}
          fillOpacity={props.opacity ?? 1}
          stroke="var(--color-kawara)"
        />
      </svg>
      {props.label}
    </span>
  );
}
