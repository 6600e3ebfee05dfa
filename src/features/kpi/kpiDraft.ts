// A KPI as it is typed: texts that are read once, when they are sent.
import * as v from 'valibot';
import type { Kpi, KpiWords } from '../../data/kpi.ts';
import { formulaText, parseFormula, type MeasureName } from '../../domain/kpiFormula.ts';
import { plainNumber } from '../../domain/plainNumber.ts';
import { schoolYearOf } from '../../domain/schoolYear.ts';

const number = v.pipe(
  v.string(),
  v.transform(plainNumber),
  v.check((n) => n !== null, 'number'),
  v.transform((n) => n ?? 0),
);
const perhaps = <T extends v.GenericSchema<string, unknown>>(schema: T) =>
  v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    schema,
  ]);
const line = (most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, 'required'), v.maxLength(most, 'tooLong'));
const day = v.pipe(
  v.string(),
  v.minLength(1, 'required'),
  v.check((d) => d >= '2000-01-01' && d <= '2100-12-31', 'day'),
);

const kpiFields = {
  name: line(100),
  unit: line(20),
  owner: line(100),
  source: line(300),
  note: v.pipe(v.string(), v.trim(), v.maxLength(1000, 'tooLong')),
  baseline: perhaps(number),
  baseline_on: perhaps(day),
  target: number,
  target_on: day,
  decimals: v.pipe(v.string(), v.transform(Number)),
  attainment: v.picklist(['ratio', 'progress']),
};
const schema = v.object(kpiFields);

export type KpiDraft = Record<keyof typeof kpiFields | 'formula', string> & {
  attainment: Kpi['attainment'];
  /** By 年度; '' where a year has none. */
  yearly: Record<string, string>;
};
export type DraftErrors = Partial<Record<string, { why: string; at?: string }>>;

export function draftOf(kpi: Kpi | null, names: readonly MeasureName[]): KpiDraft {
  return {
    name: kpi?.name ?? '',
    unit: kpi?.unit ?? '',
    owner: kpi?.owner ?? '',
    source: kpi?.source ?? '',
    formula: kpi ? formulaText(kpi.formula, names) : '',
    baseline: kpi?.baseline?.toString() ?? '',
    baseline_on: kpi?.baseline_on ?? '',
    target: kpi?.target.toString() ?? '',
    target_on: kpi?.target_on ?? '',
    decimals: String(kpi?.decimals ?? 0),
    note: kpi?.note ?? '',
    attainment: kpi?.attainment ?? 'ratio',
    yearly: Object.fromEntries(
      Object.entries(kpi?.yearly_targets ?? {}).map(([year, n]) => [year, String(n)]),
    ),
  };
}

/**
 * The years that may have a target of their own: from the running one to the last target's, at most ten, and those that
 * have one.
 */
export function targetYears(draft: Pick<KpiDraft, 'target_on' | 'yearly'>, today: string): number[] {
  const first = schoolYearOf(today).year;
  const last = draft.target_on === '' ? first : schoolYearOf(draft.target_on).year;
  const years = Array.from({ length: Math.max(0, Math.min(10, last - first + 1)) }, (_, i) => first + i);
  return [...new Set([...Object.keys(draft.yearly).map(Number), ...years])].sort((a, b) => a - b);
}

function readYearly(yearly: KpiDraft['yearly'], errors: DraftErrors): Record<string, number> {
  const read: Record<string, number> = {};
  for (const [year, text] of Object.entries(yearly)) {
    if (text.trim() === '') continue;
    const n = plainNumber(text);
    if (n === null) errors[`year-${year}`] = { why: 'number' };
    else read[year] = n;
  }
  return read;
}

/** What was typed as the database takes it, or what is wrong with each field, in the order of the form. */
export function readDraft(
  draft: KpiDraft,
  names: readonly MeasureName[],
):
  | { ok: true; words: Omit<KpiWords, 'kpi_id' | 'position' | 'retired'> }
  | { ok: false; errors: DraftErrors } {
  const errors: DraftErrors = {};
  const read = v.safeParse(schema, draft);
  for (const issue of read.issues ?? []) {
    const field = String(issue.path?.[0].key);
    errors[field] ??= {
      why: issue.type === 'union' ? (field === 'baseline' ? 'number' : 'day') : issue.message,
    };
  }
  const formula = parseFormula(draft.formula, names);
  if (!formula.ok) errors.formula = { why: formula.problem, at: formula.at };
  const yearly_targets = readYearly(draft.yearly, errors);
  if (read.success && read.output.attainment === 'progress') {
    const { baseline, target } = read.output;
    if (baseline === null || baseline === target) errors.baseline = { why: 'progress' };
  }
  if (!read.success || !formula.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, words: { ...read.output, formula: formula.formula, yearly_targets } };
}
