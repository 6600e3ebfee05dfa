import shapes from '@svg-maps/japan';
import * as v from 'valibot';
import { prefectures, regionCode } from '../../../lib/prefectures.ts';
import type { Say } from '../frame/panelSpec.ts';
import { scaleSteps, stepOf } from './scale.ts';
import { shapeCentre } from './shapeCentre.ts';
import { Swatch } from './Swatch.tsx';

const japan = v.parse(
  v.object({ viewBox: v.string(), locations: v.array(v.object({ id: v.string(), path: v.string() })) }),
  shapes,
);
const codes = new Map(prefectures.map(([, , en], i) => [en.toLowerCase(), regionCode(i)]));
const shapesByRegion = new Map(japan.locations.map(({ id, path }) => [codes.get(id) ?? '', path]));
const opacities = [0.22, 0.45, 0.7, 1];
/** The most is always the darkest, however few steps there are. */
const opacity = (step: number, steps: number) => opacities[step + opacities.length - steps] ?? 1;
const mostArcs = 12;

/**
 * The prefectures, darker with more visits , with lines to the town as thick as the visits
 * are many. What it shows is also in the table.
 */
export function MapChart(props: {
  regions: ReadonlyMap<string, number>;
  to: string | null;
  say: Say;
  label: string;
}) {
  const { regions, say } = props;
  const { t } = say;
  const inJapan = [...regions].filter(([region]) => region.startsWith('JP-'));
  const shown = inJapan.map(([, visits]) => visits).filter((visits) => visits > 0);
  const most = Math.max(0, ...shown);
  const steps = scaleSteps(Math.min(most, ...shown), most);

  const fill = (visits: number | undefined) => {
    if (visits === undefined || visits === 0) return { fill: 'var(--color-white)' };
    return { fill: 'var(--color-sky)', fillOpacity: opacity(stepOf(visits, steps), steps.length) };
  };
  const said = (visits: number | undefined) => {
    if (visits === undefined || visits === 0) return t('insight.regions.none');
    return t('insight.visitsCount', { count: say.count(visits) });
  };

  return (
    <figure className="space-y-3">
      <svg
        viewBox={japan.viewBox}
        role="img"
        aria-label={props.label}
        className="mx-auto h-auto max-h-112 w-full"
      >
        {[...shapesByRegion].map(([region, path]) => (
          <path
            key={region}
            d={path}
            {...fill(regions.get(region))}
            stroke="var(--color-kawara)"
            strokeWidth={0.5}
          >
            <title>{`${say.name('region', region)} ${said(regions.get(region))}`}</title>
          </path>
        ))}
        {props.to !== null && <Arcs from={inJapan} to={props.to} most={most} />}
      </svg>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Swatch label={t('insight.regions.none')} fill="var(--color-white)" />
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
      <p className="text-xs text-kawara">
        {props.to !== null && `${t('insight.regions.arcs')} `}
        {t('insight.regions.credit')}
      </p>
    </figure>
  );
}

/** Lines from where most come to the town, bent a little so that they don't lie on one another. */
function Arcs({ from, to, most }: { from: [string, number][]; to: string; most: number }) {
  const end = shapesByRegion.get(to);
  if (end === undefined || most === 0) return null;
  const home = shapeCentre(end);
  const strongest = from
    .flatMap(([region, visits]) => (visits === 0 || region === to ? [] : [{ region, visits }]))
    .sort((a, b) => b.visits - a.visits)
    .slice(0, mostArcs);
  return (
    <g fill="none" stroke="var(--color-vermilion)" strokeLinecap="round" aria-hidden>
      {strongest.map(({ region, visits }) => {
        const start = shapeCentre(shapesByRegion.get(region) ?? '');
        const bend = { x: (start.x + home.x) / 2, y: Math.min(start.y, home.y) - 12 };
        return (
          <path
            key={region}
            d={`M ${start.x} ${start.y} Q ${bend.x} ${bend.y} ${home.x} ${home.y}`}
            strokeWidth={0.6 + (visits / most) * 3.4}
            strokeOpacity={0.75}
          />
        );
      })}
      <circle cx={home.x} cy={home.y} r={3} fill="var(--color-vermilion)" stroke="var(--color-paper)" />
    </g>
  );
}
