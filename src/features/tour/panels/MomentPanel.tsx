import CloudSun from 'lucide-react/icons/cloud-sun';
import Flower2 from 'lucide-react/icons/flower-2';
import Leaf from 'lucide-react/icons/leaf';
import MoonStar from 'lucide-react/icons/moon-star';
import Snowflake from 'lucide-react/icons/snowflake';
import Sun from 'lucide-react/icons/sun';
import Sunrise from 'lucide-react/icons/sunrise';
import Sunset from 'lucide-react/icons/sunset';
import type { ComponentType } from 'react';
import { climateOf, monthOfSeason } from '../../../domain/climate.ts';
import { useLocale } from '../../../i18n/I18nProvider.tsx';
import { T } from '../../../i18n/Ruby.tsx';
import { bcp47, type MessageKey } from '../../../i18n/translate.ts';
import { monthWord } from '../../../lib/townTime.ts';
import { ClimateFigures, ClimateOrigin } from '../../../ui/ClimateFigures.tsx';
import { hours, seasons } from '../../../../supabase/functions/_shared/contract/scene.ts';
import type { Hour, Moment, Season } from '../../../world/core/moment.ts';
import { useTour } from '../tourContext.ts';
import { useTourState } from '../useTourState.ts';

type Icon = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
const seasonIcons: Record<Season, Icon> = {
  spring: Flower2,
  summer: CloudSun,
  autumn: Leaf,
  winter: Snowflake,
};
const hourIcons: Record<Hour, Icon> = { morning: Sunrise, noon: Sun, dusk: Sunset, night: MoonStar };

/** The season and the hour one walks in, and beside them what that month is like in an ordinary year. */
export function MomentPanel() {
  const { town, guide } = useTour();
  const { locale } = useLocale();
  const momentGoing = useTourState((s) => s.momentGoing);
  const moment = useTourState((s) => s.moment);
  const hasMomentTrouble = useTourState((s) => s.hasMomentTrouble);
  const progress = useTourState((s) => s.progress);
  const chosen = momentGoing ?? moment;
  const show = (change: Partial<Moment>): void => {
    void guide.showMoment({ ...chosen, ...change });
  };
  const month = monthOfSeason[chosen.season];
  const usual = climateOf(town.climate, month);
  return (
    <div className="space-y-5">
      <Row
        name="season"
        title="tour.season"
        choices={seasons.map((value) => ({ value, label: `tour.season.${value}`, Icon: seasonIcons[value] }))}
        chosen={chosen.season}
        onChoose={(season) => show({ season })}
      />
      <Row
        name="hour"
        title="tour.hour"
        choices={hours.map((value) => ({ value, label: `tour.hour.${value}`, Icon: hourIcons[value] }))}
        chosen={chosen.hour}
        onChoose={(hour) => show({ hour })}
      />
      <div role="status" className="text-sm text-kawara empty:hidden">
        {momentGoing && (
          <>
            <T id="tour.moment.going" />
            <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-hinoki">
              <span
                className="block h-full rounded-full bg-moegi"
                style={{
                  width: `${progress ? Math.round((progress.loaded / progress.total) * 100) : 8}%`,
                }}
              />
            </span>
          </>
        )}
      </div>
      {hasMomentTrouble && (
        <p role="alert" className="rounded-lg border-l-4 border-vermilion bg-hinoki px-4 py-2.5">
          <T id="tour.moment.trouble" />
        </p>
      )}
      {usual && town.climate && (
        <section className="space-y-2" aria-labelledby="tour-climate">
          <h3 id="tour-climate" className="text-base">
            <T id="common.climate" values={{ month: monthWord(month, bcp47(locale)) }} />
          </h3>
          <ClimateFigures of={usual} />
          <ClimateOrigin of={town.climate} />
        </section>
      )}
    </div>
  );
}

function Row<V extends string>(props: {
  name: string;
  title: MessageKey;
  choices: readonly { value: V; label: MessageKey; Icon: Icon }[];
  chosen: V;
  onChoose: (value: V) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-bold">
        <T id={props.title} />
      </legend>
      <div className="grid grid-cols-4 gap-2">
        {props.choices.map(({ value, label, Icon }) => (
          <label
            key={value}
            className={
              'relative flex min-h-16 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-lg ' +
              'border border-hairline bg-white px-1 py-1.5 text-center text-sm leading-tight font-bold ' +
              'hover:bg-hinoki has-checked:border-2 has-checked:border-ink has-checked:bg-hinoki ' +
              'has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black'
            }
          >
            <input
              type="radio"
              name={`tour-${props.name}`}
              value={value}
              checked={props.chosen === value}
              onChange={() => props.onChoose(value)}
              className="sr-only"
            />
            <Icon aria-hidden className="size-5 shrink-0" />
            <T id={label} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
