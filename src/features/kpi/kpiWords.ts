import type { Kpi, Measure } from '../../data/kpi.ts';
import type { Locale } from '../../../supabase/functions/_shared/contract/town.ts';
import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import type { Translate } from '../../i18n/translate.ts';
import { eraOfFiscalYear, formatEraDay } from '../../lib/japaneseEra.ts';
import { formatDate, formatDay } from '../../lib/townTime.ts';

/** What each page of this part is given. */
export interface KpiPageProps {
  townId: string;
  /** Analysts and admins; concierges read. */
  mayWrite: boolean;
}

/** A number with its decimals, grouped as one reads it. */
export function formatNumber(value: number, decimals?: number): string {
  return value.toLocaleString('ja-JP', {
    maximumFractionDigits: decimals ?? 2,
    ...(decimals === undefined ? {} : { minimumFractionDigits: decimals }),
  });
}

/** The value of a KPI or a measure, or in words why there is none. `threshold`: of what leaves the staff. */
export function formatValue(
  of: Pick<Measure, 'value' | 'missing'>,
  t: Translate,
  more: { decimals?: number; threshold?: number } = {},
): string {
  return of.value === null
    ? t(`kpi.missing.${of.missing ?? 'none'}`, { threshold: more.threshold ?? 5 })
    : formatNumber(of.value, more.decimals);
}

/**
 * What is said of a measure besides its number: day and source of an outside figure, the rule of an estimate; '' where
 * nothing is.
 */
export function formatAbout({ about }: Pick<Measure, 'about'>, t: Translate, locale: Locale): string {
  if (typeof about.as_of === 'string' && typeof about.source === 'string')
    return t('kpi.about.outside', { day: formatDay(about.as_of, locale), source: about.source });
  if (typeof about.minutes_per_tour === 'number' && typeof about.minutes_per_consultation === 'number')
    return t('kpi.about.rule', {
      version: Number(about.rule_version),
      tour: formatNumber(about.minutes_per_tour),
      consultation: formatNumber(about.minutes_per_consultation),
      note: typeof about.note === 'string' ? about.note : '',
    });
  const answers = typeof about.of === 'number' ? about.of : about.answers;
  return typeof answers === 'number' ? t('kpi.about.answers', { count: answers }) : '';
}

/** 達成率, or nothing where the value is not told. */
export function formatAttained(kpi: Pick<Kpi, 'attained'>, t: Translate): string {
  return kpi.attained === null ? t('kpi.noValue') : `${formatNumber(kpi.attained, 1)}%`;
}

/** 2026年度（令和8年度）, or Fiscal 2026. */
export function formatYear(year: number, t: Translate): string {
  return t('kpi.yearOf', { year, era: eraOfFiscalYear(year) });
}

/** A day as forms write it: 令和9年3月31日, or 31 Mar 2027. */
export function formatFormDay(day: string, locale: Locale): string {
  return localeRow(locale).lang === 'ja' ? formatEraDay(day) : formatDate(day, locale);
}
