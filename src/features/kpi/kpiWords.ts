import type { Kpi, Measure } from '../../data/kpi.ts';
import type { Locale } from '../../../supabase/functions/_shared/contract/town.ts';
import type { Translate } from '../../i18n/translate.ts';

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

/** 達成率, or nothing where the value is not told. */
export function sayAttained(kpi: Pick<Kpi, 'attained'>, t: Translate): string {
  return kpi.attained === null ? t('kpi.noValue') : `${sayNumber(kpi.attained, 1)}%`;
}

/** Staff screens are written in two languages. */
export function inLanguage(words: { ja: string; en: string }, locale: Locale): string {
  return locale === 'en' ? words.en : words.ja;
}

/** The measures' names in the reader's language, for formulas. */
export function measureNames(measures: readonly Measure[], locale: Locale) {
  return measures.map((m) => ({ name: m.name, label: inLanguage(m.label, locale) }));
}
