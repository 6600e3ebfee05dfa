// Measures in words: from the catalogs, and from what a town asked or entered itself.
import type { Measure } from '../../data/kpi.ts';
import type { ReportLabels } from '../../data/reports.ts';
import { isMeasureCode, measures, questionPart } from '../../domain/measures.ts';
import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import type { Locale } from '../../../supabase/functions/_shared/contract/town.ts';
import { formatMessage } from '../../i18n/formatMessage.ts';
import { bcp47, type Translate } from '../../i18n/translate.ts';

export interface MeasureWords {
  label: string;
  definition: string;
  unit: string;
  /** The insight panel that shows more; '' where none does. */
  panel: string;
}

/** Words as they were when a report was frozen; the catalog's own where it kept none. */
export function translateFrozen(labels: ReportLabels, t: Translate, locale: Locale): Translate {
  const kept = labels?.[localeRow(locale).staff] ?? {};
  return (key, values) => {
    const message = kept[key];
    return message === undefined ? t(key, values) : formatMessage(message, values ?? {}, bcp47(locale));
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A question in the reader's language; brackets would end its name in a formula. */
function questionWords(words: unknown, locale: Locale): string {
  const said = typeof words === 'object' && words !== null ? (words as Partial<Record<string, unknown>>) : {};
  return text(said[localeRow(locale).staff] ?? said.ja).replace(/[[\]［］]/g, '');
}

function wordsOfQuestion({ name, about }: Pick<Measure, 'name' | 'about'>, t: Translate, locale: Locale) {
  const part = questionPart(name) ?? 'answers';
  const kind = about.kind === 'yes_no' || about.kind === 'image' ? about.kind : 'five';
  const values = {
    moment: t(about.moment === 'consult' ? 'measure.moment.consult' : 'measure.moment.tour'),
    words: questionWords(about.words, locale),
  };
  const key =
    part === 'share' ? (`measure.question.${kind}.share` as const) : (`measure.question.${part}` as const);
  const unit = part === 'share' ? 'unit.percent' : part === 'mean' ? 'unit.points' : 'unit.times';
  return { label: t(key, values), definition: t('measure.question.is'), unit: t(unit), panel: '' };
}

/** What a measure is called, what it counts and in which unit. */
export function measureWords(
  of: Pick<Measure, 'name' | 'about'>,
  t: Translate,
  locale: Locale,
): MeasureWords {
  if (isMeasureCode(of.name)) {
    const { unit, panel } = measures[of.name];
    return {
      label: t(`measure.${of.name}`),
      definition: t(`measure.${of.name}.is`),
      unit: t(`unit.${unit}`),
      panel,
    };
  }
  if (of.name.startsWith('question:')) return wordsOfQuestion(of, t, locale);
  return {
    label: text(of.about.label) || of.name,
    definition: t(of.about.adds_up === true ? 'measure.own.sum' : 'measure.own.newest'),
    unit: text(of.about.unit),
    panel: '',
  };
}

/** The measures' names in the reader's language, for formulas. */
export function measureNames(list: readonly Measure[], t: Translate, locale: Locale) {
  return list.map((m) => ({ name: m.name, label: measureWords(m, t, locale).label }));
}
