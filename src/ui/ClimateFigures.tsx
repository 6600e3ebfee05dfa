import type { ReactNode } from 'react';
import type { Climate, ClimateMonth } from '../../supabase/functions/_shared/contract/town.ts';
import { useLocale } from '../i18n/I18nProvider.tsx';
import { T, Words } from '../i18n/Ruby.tsx';
import { bcp47 } from '../i18n/translate.ts';
import { splitHours } from '../lib/splitHours.ts';
import { formatDay } from '../lib/townTime.ts';
import { classNames } from './classNames.ts';

/** Degrees Celsius, whole: a tenth of a degree would promise more than an ordinary year can. */
export function Degrees({ c }: { c: number }) {
  const n = Math.round(c);
  return n < 0 ? (
    <T id="common.climate.below0" values={{ n: -n }} />
  ) : (
    <T id="common.climate.above0" values={{ n: Math.abs(n) }} />
  );
}

export function SnowDepth({ of, isShort = false }: { of: ClimateMonth; isShort?: boolean }) {
  if (of.snow_most_cm === 0) return <T id="common.climate.noSnow" />;
  if (isShort)
    return <T id="common.climate.snowShort" values={{ usual: of.snow_cm, most: of.snow_most_cm }} />;
  return <T id="common.climate.snowDepth" values={{ usual: of.snow_cm, most: of.snow_most_cm }} />;
}

export function Daylight({ of }: { of: ClimateMonth }) {
  return <T id="common.climate.hours" values={{ ...splitHours(of.daylight_h) }} />;
}

/** One month of an ordinary year, in four figures; `isWide`: side by side where there is room. */
export function ClimateFigures({ of, isWide = false }: { of: ClimateMonth; isWide?: boolean }) {
  return (
    <dl className={classNames('grid grid-cols-2 gap-x-4 gap-y-2 tabular-nums', isWide && 'lg:grid-cols-4')}>
      <Figure name={<T id="common.climate.high" />}>
        <Degrees c={of.high_c} />
      </Figure>
      <Figure name={<T id="common.climate.low" />}>
        <Degrees c={of.low_c} />
      </Figure>
      <Figure name={<T id="common.climate.snow" />}>
        <SnowDepth of={of} />
      </Figure>
      <Figure name={<T id="common.climate.daylight" />}>
        <Daylight of={of} />
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="border-t border-hairline pt-1.5">
      <dt className="text-sm leading-snug text-kawara">{name}</dt>
      <dd className="leading-snug font-bold">{children}</dd>
    </div>
  );
}

/** How the figures came about, who answers for them, since when, and where they are written. */
export function ClimateOrigin({ of }: { of: Climate }) {
  const { locale } = useLocale();
  return (
    <p className="text-sm leading-relaxed text-kawara">
      <Words of={of.note} />
      <br />
      <T id="common.climate.checked" values={{ day: formatDay(of.checked_on, bcp47(locale)) }} />
      <span aria-hidden>・</span>
      <Words of={of.owner_section} />
      <br />
      <T id="common.climate.source" />
      {of.source.url ? (
        <a href={of.source.url} target="_blank" rel="noopener">
          <Words of={of.source.title} />
        </a>
      ) : (
        <Words of={of.source.title} />
      )}
    </p>
  );
}
