// KPIs: measures over a range, definitions and their versions, figures from outside. Refusals come as StaffProblem.
import * as z from 'zod/mini';
import type { Formula } from '../domain/kpiFormula.ts';
import type { DayRange } from './insight.ts';
import { callRpc } from './staffClient.ts';

const bilingual = z.object({ ja: z.string(), en: z.string() });
/** few: under five, or to keep it so. whole_year: told of one fiscal year at a time. none: no data, or a division by nothing. */
export const hiddenWhys = ['few', 'whole_year', 'none'] as const;
export type HiddenWhy = (typeof hiddenWhys)[number];
const hidden = z.nullable(z.enum(hiddenWhys));

export const measureShape = z.object({
  name: z.string(),
  unit: z.string(),
  value: z.nullable(z.number()),
  hidden,
  /** of outside figures as_of and source; of hours the rule; of shares how many answers. */
  about: z.record(z.string(), z.unknown()),
  /** The database function that counts it; kpi_queries has its text. */
  made_by: z.string(),
  /** The insight panel that shows more. */
  panel: z.string(),
  label: bilingual,
  definition: bilingual,
});
export type Measure = z.infer<typeof measureShape>;

const formulaShape = z.custom<Formula>(
  (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    ('measure' in value || 'number' in value || ('op' in value && 'args' in value)),
);
const definition = {
  kpi_id: z.string(),
  version: z.number(),
  name: z.string(),
  unit: z.string(),
  decimals: z.number(),
  formula: formulaShape,
  /** ratio: value ÷ target. progress: the way gone from the baseline to the target. */
  attainment: z.enum(['ratio', 'progress']),
  baseline: z.nullable(z.number()),
  baseline_on: z.nullable(z.string()),
  target: z.number(),
  target_on: z.string(),
  /** Left out of public editions. */
  owner: z.optional(z.string()),
  note: z.optional(z.string()),
  source: z.string(),
  position: z.number(),
  created_at: z.string(),
};
export const kpiShape = z.object({
  ...definition,
  value: z.nullable(z.number()),
  hidden,
  /** 達成率, percent. */
  attained: z.nullable(z.number()),
  measures: z.array(z.string()),
});
export type Kpi = z.infer<typeof kpiShape>;

const answerShape = z.object({
  from: z.string(),
  to: z.string(),
  /** Whether families are counted exactly for this reader. */
  exact: z.boolean(),
  updated_at: z.nullable(z.string()),
  measures: z.array(measureShape),
  kpis: z.array(kpiShape),
});
export type KpiAnswer = z.infer<typeof answerShape>;

/** Every measure over a range and the KPIs made of them, as exactly as the reader's role may know. */
export function readKpis(townId: string, range: DayRange): Promise<KpiAnswer> {
  return callRpc('kpi_measures', { p_town_id: townId, p_from: range.from, p_to: range.to }, answerShape);
}

/** The queries behind the measures, by the name of their function. */
export function readKpiQueries(townId: string): Promise<Record<string, string>> {
  return callRpc('kpi_queries', { p_town_id: townId }, z.record(z.string(), z.string()));
}

const versionShape = z.object({ ...definition, retired: z.boolean(), by: z.nullable(z.string()) });
export type KpiVersion = z.infer<typeof versionShape>;

/** How a KPI was defined over time, newest first. */
export function readKpiVersions(townId: string, kpiId: string): Promise<KpiVersion[]> {
  return callRpc('kpi_versions', { p_town_id: townId, p_kpi_id: kpiId }, z.array(versionShape));
}

export type KpiWords = Omit<
  Kpi,
  'value' | 'hidden' | 'attained' | 'measures' | 'version' | 'created_at' | 'kpi_id'
> & {
  kpi_id: string | null;
  retired: boolean;
};
const saved = z.discriminatedUnion('status', [
  z.object({ status: z.literal('saved'), version: z.number() }),
  z.object({ status: z.literal('conflict') }),
  z.object({ status: z.literal('invalid'), problem: z.string() }),
]);
export type Saved = z.infer<typeof saved>;

/** A new version of a KPI; `version` is the one it was made from, 0 for a new one. */
export function saveKpi(townId: string, kpi: KpiWords, version: number): Promise<Saved> {
  return callRpc('save_kpi', { p_town_id: townId, p_kpi: kpi, p_version: version }, saved);
}

export const outsideNames = ['population', 'births', 'moved_in', 'moved_out'] as const;
const outsideShape = z.object({
  name: z.enum(outsideNames),
  as_of: z.string(),
  value: z.number(),
  source: z.string(),
  entered_at: z.string(),
  by_name: z.nullable(z.string()),
});
export type OutsideFigure = z.infer<typeof outsideShape>;

/** Figures from outside, newest first. */
export function readOutsideFigures(townId: string): Promise<OutsideFigure[]> {
  return callRpc('list_outside_figures', { p_town_id: townId }, z.array(outsideShape));
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
    z.unknown(),
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
    z.unknown(),
  );
}
