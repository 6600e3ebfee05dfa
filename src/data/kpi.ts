// KPIs: measures over a range, definitions and their versions, figures from outside. Refusals come as StaffProblem.
import * as v from 'valibot';
import type { Formula } from '../domain/kpiFormula.ts';
import type { DayRange } from './insight.ts';
import { callRpc } from './staffClient.ts';

const bilingual = v.object({ ja: v.string(), en: v.string() });
/** few: under five, or to keep it so. whole_year: told of one fiscal year at a time. none: no data, or a division by nothing. */
export const hiddenWhys = ['few', 'whole_year', 'none'] as const;
export type HiddenWhy = (typeof hiddenWhys)[number];
const hidden = v.nullable(v.picklist(hiddenWhys));

export const measureShape = v.object({
  name: v.string(),
  unit: v.string(),
  value: v.nullable(v.number()),
  hidden,
  /** of outside figures as_of and source; of hours the rule; of shares how many answers. */
  about: v.record(v.string(), v.unknown()),
  /** The database function that counts it; kpi_queries has its text. */
  made_by: v.string(),
  /** The insight panel that shows more. */
  panel: v.string(),
  label: bilingual,
  definition: bilingual,
});
export type Measure = v.InferOutput<typeof measureShape>;

const formulaShape = v.custom<Formula>(
  (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    ('measure' in value || 'number' in value || ('op' in value && 'args' in value)),
);
const definition = {
  kpi_id: v.string(),
  version: v.number(),
  name: v.string(),
  unit: v.string(),
  decimals: v.number(),
  formula: formulaShape,
  /** ratio: value ÷ target. progress: the way gone from the baseline to the target. */
  attainment: v.picklist(['ratio', 'progress']),
  baseline: v.nullable(v.number()),
  baseline_on: v.nullable(v.string()),
  target: v.number(),
  target_on: v.string(),
  /** Left out of public editions. */
  owner: v.optional(v.string()),
  note: v.optional(v.string()),
  source: v.string(),
  position: v.number(),
  created_at: v.string(),
};
export const kpiShape = v.object({
  ...definition,
  value: v.nullable(v.number()),
  hidden,
  /** 達成率, percent. */
  attained: v.nullable(v.number()),
  measures: v.array(v.string()),
});
export type Kpi = v.InferOutput<typeof kpiShape>;

const answerShape = v.object({
  from: v.string(),
  to: v.string(),
  /** Whether families are counted exactly for this reader. */
  exact: v.boolean(),
  updated_at: v.nullable(v.string()),
  measures: v.array(measureShape),
  kpis: v.array(kpiShape),
});
export type KpiAnswer = v.InferOutput<typeof answerShape>;

/** Every measure over a range and the KPIs made of them, as exactly as the reader's role may know. */
export function readKpis(townId: string, range: DayRange): Promise<KpiAnswer> {
  return callRpc('kpi_measures', { p_town_id: townId, p_from: range.from, p_to: range.to }, answerShape);
}

/** The queries behind the measures, by the name of their function. */
export function readKpiQueries(townId: string): Promise<Record<string, string>> {
  return callRpc('kpi_queries', { p_town_id: townId }, v.record(v.string(), v.string()));
}

const versionShape = v.object({ ...definition, retired: v.boolean(), by: v.nullable(v.string()) });
export type KpiVersion = v.InferOutput<typeof versionShape>;

/** How a KPI was defined over time, newest first. */
export function readKpiVersions(townId: string, kpiId: string): Promise<KpiVersion[]> {
  return callRpc('kpi_versions', { p_town_id: townId, p_kpi_id: kpiId }, v.array(versionShape));
}

export type KpiWords = Omit<
  Kpi,
  'value' | 'hidden' | 'attained' | 'measures' | 'version' | 'created_at' | 'kpi_id'
> & {
  kpi_id: string | null;
  retired: boolean;
};
const saved = v.variant('status', [
  v.object({ status: v.literal('saved'), version: v.number() }),
  v.object({ status: v.literal('conflict') }),
  v.object({ status: v.literal('invalid'), problem: v.string() }),
]);
export type Saved = v.InferOutput<typeof saved>;

/** A new version of a KPI; `version` is the one it was made from, 0 for a new one. */
export function saveKpi(townId: string, kpi: KpiWords, version: number): Promise<Saved> {
  return callRpc('save_kpi', { p_town_id: townId, p_kpi: kpi, p_version: version }, saved);
}

export const outsideNames = ['population', 'births', 'moved_in', 'moved_out'] as const;
const outsideShape = v.object({
  name: v.picklist(outsideNames),
  as_of: v.string(),
  value: v.number(),
  source: v.string(),
  entered_at: v.string(),
  by_name: v.nullable(v.string()),
});
export type OutsideFigure = v.InferOutput<typeof outsideShape>;

/** Figures from outside, newest first. */
export function readOutsideFigures(townId: string): Promise<OutsideFigure[]> {
  return callRpc('list_outside_figures', { p_town_id: townId }, v.array(outsideShape));
}

/** Adds a figure from outside; one for the same day corrects the earlier one. */
export async function saveOutsideFigure(
  townId: string,
  figure: Pick<OutsideFigure, 'name' | 'as_of' | 'value' | 'source'>,
): Promise<void> {
  await callRpc(
    'save_outside_figure',
    {
      p_town_id: townId,
      p_name: figure.name,
      p_as_of: figure.as_of,
      p_value: figure.value,
      p_source: figure.source,
    },
    v.unknown(),
  );
}

/** The town's rule for hours saved; minutes. */
export async function saveKpiRule(
  townId: string,
  rule: { minutesPerTour: number; minutesPerConsultation: number; note: string },
): Promise<void> {
  await callRpc(
    'save_kpi_rule',
    {
      p_town_id: townId,
      p_minutes_per_tour: rule.minutesPerTour,
      p_minutes_per_consultation: rule.minutesPerConsultation,
      p_note: rule.note,
    },
    v.unknown(),
  );
}
