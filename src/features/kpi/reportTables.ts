// A report as plain tables: what Excel, CSV and paper all show, made once.
import { localeRow } from '../../../supabase/functions/_shared/contract/locales.ts';
import { formulaText } from '../../domain/kpiFormula.ts';
import type { Kpi } from '../../data/kpi.ts';
import type { ReportColumn, ReportEdition } from '../../data/reports.ts';
import type { Locale } from '../../../supabase/functions/_shared/contract/town.ts';
import type { Translate } from '../../i18n/translate.ts';
import { sayEraDay } from '../../lib/japaneseEra.ts';
import { formatDate, formatDay, townDay } from '../../lib/townTime.ts';
import { inLanguage, measureNames, sayAbout, sayNumber } from './kpiWords.ts';

/** A cell: words, a number with its decimals, a day (YYYY-MM-DD), or nothing told, with the reason in words. */
export type TableCell =
  string | { number: number; decimals: number; percent?: boolean } | { day: string } | { hidden: string };

export interface ReportTables {
  heading: string;
  title: string;
  grant: string;
  period: string;
  /** When its figures were fixed, or that they are a draft's. */
  state: string;
  /** That numbers are told in fives; '' where they are exact. */
  rounding: string;
  /** 庁内用, on every copy of what stays inside; '' on the public edition. */
  handling: string;
  fields: [string, string][];
  sections: (
    | { kind: 'words'; heading: string; words: string }
    | { kind: 'table'; heading: string; columns: string[]; rows: { id: string; cells: TableCell[] }[] }
  )[];
  /** One for each KPI: what it is made of. */
  definitions: {
    id: string;
    name: string;
    version: number;
    formula: string;
    attainment: string;
    source: string;
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

function cellOf(column: ReportColumn, kpi: Kpi, at: number, t: Translate): TableCell {
  const number = (value: number | null): TableCell =>
    value === null ? { hidden: t('kpi.noValue') } : { number: value, decimals: kpi.decimals };
  switch (column) {
    case 'number':
      return { number: at + 1, decimals: 0 };
    case 'value':
      return kpi.value === null ? { hidden: t(`kpi.hidden.${kpi.hidden ?? 'none'}`) } : number(kpi.value);
    case 'attained':
      return kpi.attained === null
        ? { hidden: t('kpi.noValue') }
        : { number: kpi.attained, decimals: 1, percent: true };
    case 'baseline':
    case 'target':
      return number(kpi[column]);
    case 'target_on':
      return { day: kpi.target_on };
    case 'owner':
      return kpi.owner ?? '';
    default:
      return kpi[column];
  }
}

function sayState({ frozen_at, to }: ReportEdition, t: Translate, locale: Locale): string {
  if (frozen_at === null) return t('kpi.report.draftState');
  const day = townDay(new Date(frozen_at));
  // A year that was not over yet is told as such, on paper too.
  return t(day <= to ? 'kpi.report.frozenEarlyState' : 'kpi.report.frozenState', {
    at: formatDay(day, locale),
  });
}

/**
 * The tables of an edition in the reader's language; what was hidden there stays hidden in every copy. `queries`: whether the SQL
 * that counts goes along.
 */
export function reportTables(
  edition: ReportEdition,
  t: Translate,
  locale: Locale,
  of: { isPublic: boolean; queries: boolean },
): ReportTables {
  const { template, figures, words } = edition;
  const measures = figures.measures ?? [];
  const names = measureNames(measures, locale);
  return {
    heading: template.heading,
    title: edition.title,
    grant: template.grant,
    period: t('kpi.report.period', {
      from: sayFormDay(edition.from, locale),
      to: sayFormDay(edition.to, locale),
    }),
    state: sayState(edition, t, locale),
    rounding: figures.exact ? '' : t('kpi.shown'),
    handling: of.isPublic ? '' : t('kpi.export.inside'),
    fields: template.fields.map((field) => [field.label, words[field.key] ?? '']),
    sections: template.sections.map((section) =>
      section.kind === 'words'
        ? { kind: 'words', heading: section.heading, words: words[section.key] ?? '' }
        : {
            kind: 'table',
            heading: section.heading,
            columns: section.columns.map((column) => t(`kpi.col.${column}`)),
            rows: figures.kpis.map((kpi, at) => ({
              id: kpi.kpi_id,
              cells: section.columns.map((column) => cellOf(column, kpi, at, t)),
            })),
          },
    ),
    definitions: figures.kpis.map((kpi) => ({
      id: kpi.kpi_id,
      name: kpi.name,
      version: kpi.version,
      formula: formulaText(kpi.formula, names),
      attainment: t(`kpi.attainment.${kpi.attainment}`),
      source: kpi.source,
      measures: kpi.measures,
    })),
    measures: measures.map((m) => ({
      name: m.name,
      label: inLanguage(m.label, locale),
      value:
        m.value === null
          ? { hidden: t(`kpi.hidden.${m.hidden ?? 'none'}`) }
          : { number: m.value, decimals: Number.isInteger(m.value) ? 0 : 1 },
      unit: m.unit,
      about: sayAbout(m, t, locale),
      definition: inLanguage(m.definition, locale),
      query: of.queries ? m.made_by : '',
    })),
    queries: Object.entries(of.queries ? figures.queries : {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => ({ name, text })),
  };
}

/** A day as forms write it: 令和9年3月31日, or 31 Mar 2027. */
export function sayFormDay(day: string, locale: Locale): string {
  return localeRow(locale).lang === 'ja' ? sayEraDay(day) : formatDate(day, locale);
}

/** A cell in words, for paper. */
export function sayCell(cell: TableCell, locale: Locale): string {
  if (typeof cell === 'string') return cell;
  if ('hidden' in cell) return cell.hidden;
  if ('day' in cell) return sayFormDay(cell.day, locale);
  return `${sayNumber(cell.number, cell.decimals)}${cell.percent ? '%' : ''}`;
}
