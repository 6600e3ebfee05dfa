import * as v from 'valibot';
import { callRpc } from './staffClient.ts';
import type { RpcArgs, RpcName } from './typedDatabase.ts';

/** ISO days of Asia/Tokyo, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** What figures can be narrowed to: at most one of these for tables and stages, two for the summary. */
export type InsightFilters = Partial<
  Record<'region' | 'device' | 'campaign' | 'locale' | 'visitor' | 'entry', string>
>;

/** What insight_table can be asked for; docs of each: supabase/README-insight.md. */
export const insightPanels = [
  'region',
  'device',
  'campaign',
  'locale',
  'visitor',
  'entry',
  'region_source',
  'theme',
  'place',
  'spot',
  'space',
  'path',
  'hour',
  'tier',
  'load',
  'line',
  'failure',
  'retention',
  'area',
] as const;
export type InsightPanel = (typeof insightPanels)[number];

const exact = v.number();
const stages = { visits: exact, engaged: exact, considering: exact, lead: exact };
const summaryShape = v.object({
  ...stages,
  engaged_ms: exact,
  /** The first day of which single visits are kept: filters reach no further. */
  single_visits_from: v.string(),
  updated_at: v.nullable(v.string()),
});
const keyRow = v.object({ key: v.string(), ...stages, engaged_ms: exact });
const outcomeRow = v.object({ key: v.string(), asked: exact, came: exact, moved: exact, settled: exact });
const qualityShape = v.object({
  /** person, machine, staff, simulated. */
  marks: v.record(v.string(), v.nullable(exact)),
  events: v.object({ stored: exact, doubled: exact, refused: exact }),
  rule_version: exact,
});
const weightRow = v.object({
  region: v.string(),
  visits: exact,
  /** People who moved from there to the town's prefecture in `year`. */
  movers: exact,
  /** 0 to 1. */
  visit_share: v.nullable(exact),
  mover_share: v.nullable(exact),
  /** visit_share / mover_share; over 1 the town is heard there more than people move. */
  weight: v.nullable(exact),
  year: exact,
  source: v.string(),
});
const liveShape = v.object({ visits: exact, minutes: exact });

/** Null is what the pages say nothing of; the database tells every number. */
type Told = number | null;
export interface Summary {
  from: string;
  to: string;
  visits: Told;
  engaged_visits: Told;
  engaged_ms: Told;
  visitors: Told;
  updated_at: string | null;
}
export interface KeyRow {
  key: string;
  visits: Told;
  engaged_ms: Told;
  hidden: boolean;
}
export interface FunnelRow {
  stage: string;
  visits: Told;
  hidden: boolean;
}
export type Quality = v.InferOutput<typeof qualityShape>;
export type RegionWeight = Omit<v.InferOutput<typeof weightRow>, 'visits'> & {
  visits: Told;
  hidden: boolean;
};
export interface Live {
  at_least: number;
  minutes: number;
}

type RangeArgs = { p_town_id: string; p_from: string; p_to: string };
type RangeRpc = { [K in RpcName]: 'p_from' extends keyof RpcArgs<K> ? K : never }[RpcName];

function ask<T extends v.GenericSchema, K extends RangeRpc>(
  name: K,
  townId: string,
  range: DayRange,
  shape: T,
  more: Partial<RpcArgs<K>> = {},
) {
  const asked: RangeArgs = { p_town_id: townId, p_from: range.from, p_to: range.to };
  return callRpc(name, { ...asked, ...more }, shape);
}

/** Visits and engaged dwell (ms) by the key of a panel, most visits first. A key without a row had none. */
export async function readTable(
  townId: string,
  range: DayRange,
  panel: InsightPanel,
  filters: InsightFilters = {},
): Promise<KeyRow[]> {
  const p_panel = panel === 'line' ? 'connection' : panel;
  const rows = await ask('insight_table', townId, range, v.array(keyRow), { p_panel, p_filters: filters });
  return rows.map((row) => ({ ...row, hidden: false }));
}
const totals = (townId: string, range: DayRange, filters: InsightFilters) =>
  ask('insight_summary', townId, range, summaryShape, { p_filters: filters });

/** Visits and browsers of the range as a whole, and when days were last worked out. */
export async function readSummary(
  townId: string,
  range: DayRange,
  filters: InsightFilters = {},
): Promise<Summary> {
  const whole = await totals(townId, range, filters);
  const isKept = range.from >= whole.single_visits_from;
  const visitors = isKept
    ? await ask('insight_browsers', townId, range, exact, { p_filters: filters })
    : null;
  return { ...range, ...whole, engaged_visits: whole.engaged, visitors };
}
/** How far visits went: visit, engaged, considering, lead; each holds the later ones too. */
export async function readFunnel(
  townId: string,
  range: DayRange,
  filters: InsightFilters = {},
): Promise<FunnelRow[]> {
  const { visits, engaged, considering, lead } = await totals(townId, range, filters);
  const counts = { visit: visits, engaged, considering, lead };
  return Object.entries(counts).map(([stage, count]) => ({ stage, visits: count, hidden: false }));
}
/** How far the households that asked in the range have come since: asked, came, moved, settled. */
export async function readOutcomes(
  townId: string,
  range: DayRange,
  filters: InsightFilters = {},
): Promise<FunnelRow[]> {
  const [whole] = await ask('insight_outcomes', townId, range, v.array(outcomeRow), { p_filters: filters });
  const { asked, came, moved, settled } = whole ?? { asked: 0, came: 0, moved: 0, settled: 0 };
  const counts = { asked, came, moved, settled };
  return Object.entries(counts).map(([stage, count]) => ({ stage, visits: count, hidden: false }));
}
/** Visits that were not counted, by why, and events stored, sent again and refused. */
export function readQuality(townId: string, range: DayRange): Promise<Quality> {
  return ask('insight_quality', townId, range, qualityShape);
}
/** Visits by prefecture beside who really moves to the town's own; empty when no statistics were imported. */
export async function readRegionWeights(townId: string, range: DayRange): Promise<RegionWeight[]> {
  const rows = await ask('insight_region_weights', townId, range, v.array(weightRow));
  return rows.map((row) => ({ ...row, hidden: false }));
}
/** Visits of the last minutes. */
export async function readLive(townId: string): Promise<Live> {
  const { visits, minutes } = await callRpc('insight_live', { p_town_id: townId }, liveShape);
  return { at_least: visits, minutes };
}
