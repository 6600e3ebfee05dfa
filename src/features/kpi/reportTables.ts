// A report as plain tables: what Excel, CSV and paper all show, made once.
import { formulaText, type MeasureName } from '../../domain/kpiFormula.ts';
import type { FormField, ReportColumn } from '../../domain/reportForms.ts';
import type { Kpi } from '../../data/kpi.ts';
import type { ReportEdition } from '../../data/reports.ts';
import type { Locale } from '../../../supabase/functions/_shared/contract/town.ts';
import type { Translate } from '../../i18n/translate.ts';
import { townDay } from '../../lib/townTime.ts';
import { choiceLabel, fieldLabel, formHeading, sectionHeading } from './formWords.ts';
import { formatAbout, formatFormDay, formatNumber } from './kpiWords.ts';
import { measureNames, measureWords, translateFrozen } from './measureWords.ts';

/** A cell: words, a number with its decimals, a day (YYYY-MM-DD), or nothing told, with the reason in words. */
export type TableCell =
  string | { number: number; decimals: number; percent?: boolean } | { day: string } | { hidden: string };

export interface ReportTables {
  heading: string;
  title: string;
  period: string;
  /** When its figures were fixed, or that they are a draft's. */
  state: string;
  /** That numbers are told in fives; '' where they are exact. */
  rounding: string;
  /** 庁内用, on every copy of what stays inside; '' on the public edition. */
  handling: string;
  fields: [string, TableCell][];
  sections: (
    | { kind: 'words'; heading: string; words: string }
    | { kind: 'table'; heading: string; columns: string[]; rows: { id: string; cells: TableCell[] }[] }
  )[];
  /** One for each KPI: what it is made of, and why it goes out exactly where it does. */
  definitions: {
    id: string;
    name: string;
    version: number;
    formula: string;
    attainment: string;
    source: string;
    release: string;
    measures: string[];
  }[];
  measures: {
    name: string;
    label: string;
    value: TableCell;
    unit: string;
    about: string;
    definition: string;
    query: string;
  }[];
  queries: { name: string; text: string }[];
}

interface Speech {
  t: Translate;
  locale: Locale;
  threshold: number;
}

function cellOf(column: ReportColumn, kpi: Kpi, at: number, { t, threshold }: Speech): TableCell {
  const number = (value: number | null): TableCell =>
    value === null ? { hidden: t('kpi.noValue') } : { number: value, decimals: kpi.decimals };
  switch (column) {
    case 'number':
      return { number: at + 1, decimals: 0 };
    case 'value':
      return kpi.value === null
        ? { hidden: t(`kpi.missing.${kpi.missing ?? 'none'}`, { threshold }) }
        : number(kpi.value);
    case 'attained':
      return kpi.attained === null
        ? { hidden: t('kpi.noValue') }
        : { number: kpi.attained, decimals: 1, percent: true };
    case 'baseline':
      return number(kpi.baseline);
    case 'target':
      return number(kpi.goal);
    case 'target_on':
      return { day: kpi.target_on };
    case 'owner':
      return kpi.owner ?? '';
    default:
      return kpi[column];
  }
}

function stateOf({ frozen_at, to }: ReportEdition, { t, locale }: Speech): string {
  if (frozen_at === null) return t('kpi.report.draftState');
  const day = townDay(new Date(frozen_at));
  // A year that was not over yet is told as such, on paper too.
  return t(day <= to ? 'kpi.report.frozenEarlyState' : 'kpi.report.frozenState', {
    at: formatFormDay(day, locale),
  });
}

function fieldCell(field: FormField, written: string, t: Translate): TableCell {
  if (written === '') return '';
  if (field.kind === 'thousand_yen') return { number: Number(written), decimals: 0 };
  return field.kind === 'choice' ? choiceLabel(field, written, t) : written;
}

function definitionsOf(kpis: readonly Kpi[], names: readonly MeasureName[], { t, locale }: Speech) {
  return kpis.map((kpi) => ({
    id: kpi.kpi_id,
    name: kpi.name,
    version: kpi.version,
    formula: formulaText(kpi.formula, names),
    attainment: t(`kpi.attainment.${kpi.attainment}`),
    source: kpi.source,
    release: kpi.release
      ? t('kpi.release.outside', {
          reason: kpi.release.reason,
          day: formatFormDay(townDay(new Date(kpi.release.at)), locale),
        })
      : '',
    measures: kpi.measures,
  }));
}

/**
 * The tables of an edition in the reader's language; what was not told there is told in no copy. `queries`: whether the
 * SQL that counts goes along.
 */
export function reportTables(
  edition: ReportEdition,
  translate: Translate,
  locale: Locale,
  of: { isPublic: boolean; queries: boolean },
): ReportTables {
  const { form, figures, words } = edition;
  const t = translateFrozen(edition.labels, translate, locale);
  const speech = { t, locale, threshold: figures.threshold ?? 5 };
  const used = new Set(figures.kpis.flatMap((kpi) => kpi.measures));
  return {
    heading: formHeading(form, t),
    title: edition.title,
    period: t('kpi.report.period', {
      from: formatFormDay(edition.from, locale),
      to: formatFormDay(edition.to, locale),
    }),
    state: stateOf(edition, speech),
    rounding: figures.exact ? '' : t('kpi.shown', { threshold: speech.threshold }),
    handling: of.isPublic ? '' : t('kpi.export.inside'),
    fields: form.fields.map((field) => [fieldLabel(field, t), fieldCell(field, words[field.key] ?? '', t)]),
    sections: form.sections.map((section) => {
      const heading = sectionHeading(form, section, t);
      if (section.kind === 'words') return { kind: 'words', heading, words: words[section.key] ?? '' };
      return {
        kind: 'table',
        heading,
        columns: section.columns.map((column) => t(`kpi.col.${column}`)),
        rows: figures.kpis.map((kpi, at) => ({
          id: kpi.kpi_id,
          cells: section.columns.map((column) => cellOf(column, kpi, at, speech)),
        })),
      };
    }),
    definitions: definitionsOf(figures.kpis, measureNames(figures.measures, t, locale), speech),
    measures: figures.measures
      .filter((m) => used.has(m.name))
      .map((m) => {
        const { label, unit, definition } = measureWords(m, t, locale);
        const value: TableCell =
          m.value === null
            ? { hidden: t(`kpi.missing.${m.missing ?? 'none'}`, { threshold: speech.threshold }) }
            : { number: m.value, decimals: Number.isInteger(m.value) ? 0 : 1 };
        const about = formatAbout(m, t, locale);
        return { name: m.name, label, value, unit, about, definition, query: of.queries ? m.made_by : '' };
      }),
    queries: Object.entries(of.queries ? figures.queries : {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => ({ name, text })),
  };
}

/** A cell in words, for paper. */
export function formatCell(cell: TableCell, locale: Locale): string {
  if (typeof cell === 'string') return cell;
  if ('hidden' in cell) return cell.hidden;
  if ('day' in cell) return formatFormDay(cell.day, locale);
  return `${formatNumber(cell.number, cell.decimals)}${cell.percent ? '%' : ''}`;
}
