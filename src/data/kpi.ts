// KPIs: measures over a range, definitions and their history, and which go out exactly. Refusals come as StaffProblem.
import * as v from 'valibot';
import type { Formula } from '../domain/kpiFormula.ts';
import type { DayRange } from './insight.ts';
import { callRpc } from './staffClient.ts';

/**
 * Why there is no value. none: no data, or a division by nothing. beyond: its single visits are gone. And outside the
 * staff few: under the town's threshold. inside: it is not told outside. unpublished: these days were not published.
 */
const missingWhys = ['none', 'beyond', 'few', 'inside', 'unpublished'] as const;
const missing = v.nullable(v.picklist(missingWhys));

export const measureShape = v.object({
  /** A MeasureCode, question:MOMENT:QUESTION:PART or outside:UUID. */
  name: v.string(),
  value: v.nullable(v.number()),
  missing,
  /**
   * Of outside figures as_of, source and, of the town's own, label and unit; of hours the rule; of questions their
   * words.
   */
  about: v.record(v.string(), v.unknown()),
  /** The database function that counts it; kpi_queries has its text. */
  made_by: v.string(),
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
  /** ratio: value ÷ goal. progress: the way gone from the baseline to the goal. */
  attainment: v.picklist(['ratio', 'progress']),
  baseline: v.nullable(v.number()),
  baseline_on: v.nullable(v.string()),
  target: v.number(),
  target_on: v.string(),
  /** By 年度: {"2026": 5}. */
  yearly_targets: v.record(v.string(), v.number()),
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
  missing,
  /** What the value is measured by: the year's target, else the last one. */
  goal: v.number(),
  goal_year: v.nullable(v.number()),
  /** 達成率, percent. */
  attained: v.nullable(v.number()),
  measures: v.array(v.string()),
  /** The decision that lets it out exactly; outside without the name of who decided. */
  release: v.optional(
    v.nullable(v.object({ reason: v.string(), at: v.string(), by: v.optional(v.string()) })),
  ),
});
export type Kpi = v.InferOutput<typeof kpiShape>;

const answerShape = v.object({
  from: v.string(),
  to: v.string(),
  updated_at: v.nullable(v.string()),
  measures: v.array(measureShape),
  kpis: v.array(kpiShape),
});
export type KpiAnswer = v.InferOutput<typeof answerShape>;

/** Every measure over any days and the KPIs made of them, exactly. */
export function readKpis(townId: string, range: DayRange): Promise<KpiAnswer> {
  return callRpc('kpi_measures', { p_town_id: townId, p_from: range.from, p_to: range.to }, answerShape);
}

/** The queries behind the measures, by the name of their function. */
export function readKpiQueries(townId: string): Promise<Record<string, string>> {
  return callRpc('kpi_queries', { p_town_id: townId }, v.record(v.string(), v.string()));
}

const historyShape = v.object({
  versions: v.array(v.object({ ...definition, retired: v.boolean(), by: v.nullable(v.string()) })),
  releases: v.array(
    v.object({
      by: v.string(),
      reason: v.string(),
      at: v.string(),
      taken_back_at: v.nullable(v.string()),
      taken_back_by: v.nullable(v.string()),
    }),
  ),
});
export type KpiHistory = v.InferOutput<typeof historyShape>;

/** How a KPI was defined over time, and who let it out exactly, newest first. */
export function readKpiHistory(townId: string, kpiId: string): Promise<KpiHistory> {
  return callRpc('kpi_history', { p_town_id: townId, p_kpi_id: kpiId }, historyShape);
}

export type KpiWords = Omit<
  Kpi,
  | 'value'
  | 'missing'
  | 'attained'
  | 'goal'
  | 'goal_year'
  | 'measures'
  | 'release'
  | 'version'
  | 'created_at'
  | 'kpi_id'
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

/** Lets a KPI out exactly, in one's own name; the reason stands beside it in public editions. */
export async function releaseKpi(townId: string, kpiId: string, reason: string): Promise<void> {
  await callRpc('release_kpi', { p_town_id: townId, p_kpi_id: kpiId, p_reason: reason }, v.unknown());
}

/** From now on it goes out as all others do; what was published stays as it was. */
export async function takeBackRelease(townId: string, kpiId: string): Promise<void> {
  await callRpc('take_back_release', { p_town_id: townId, p_kpi_id: kpiId }, v.unknown());
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
