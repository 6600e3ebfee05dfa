import { localeRow, type StaffLocale } from '../../../supabase/functions/_shared/contract/locales.ts';
import type { Kpi, Measure } from '../../data/kpi.ts';
import type { Locale } from '../../../supabase/functions/_shared/contract/town.ts';
import type { Translate } from '../../i18n/translate.ts';
import { formatDay } from '../../lib/townTime.ts';

/** What each page of this part is given. */
export interface KpiPageProps {
  townId: string;
  /** Analysts and admins; concierges read. */
  mayWrite: boolean;
}

/** A number with its decimals, grouped as one reads it. */
export function sayNumber(value: number, decimals?: number): string {
  return value.toLocaleString('ja-JP', {
    maximumFractionDigits: decimals ?? 2,
    ...(decimals === undefined ? {} : { minimumFractionDigits: decimals }),
  });
}

/** The value of a KPI or a measure, or in words why there is none. */
export function sayValue(of: Pick<Measure, 'value' | 'hidden'>, t: Translate, decimals?: number): string {
  return of.value === null ? t(`kpi.hidden.${of.hidden ?? 'none'}`) : sayNumber(of.value, decimals);
}

/** What is said of a measure besides its number: the day and source of an outside figure, the rule of an estimate; '' where nothing is. */
export function sayAbout({ about }: Pick<Measure, 'about'>, t: Translate, locale: Locale): string {
  if (typeof about.as_of === 'string' && typeof about.source === 'string')
    return t('kpi.about.outside', { day: formatDay(about.as_of, locale), source: about.source });
  if (typeof about.minutes_per_tour === 'number' && typeof about.minutes_per_consultation === 'number')
    return t('kpi.about.rule', {
      version: Number(about.rule_version),
      tour: sayNumber(about.minutes_per_tour),
      consultation: sayNumber(about.minutes_per_consultation),
      note: typeof about.note === 'string' ? about.note : '',
    });
  return typeof about.answers === 'number' ? t('kpi.about.answers', { count: about.answers }) : '';
}

/** 達成率, or nothing where the value is not told. */
export function sayAttained(kpi: Pick<Kpi, 'attained'>, t: Translate): string {
  return kpi.attained === null ? t('kpi.noValue') : `${sayNumber(kpi.attained, 1)}%`;
}

/** Staff screens are written in two languages. */
export function inLanguage(words: Record<StaffLocale, string>, locale: Locale): string {
  return words[localeRow(locale).staff];
}

/** The measures' names in the reader's language, for formulas. */
export function measureNames(measures: readonly Measure[], locale: Locale) {
  return measures.map((m) => ({ name: m.name, label: inLanguage(m.label, locale) }));
}
