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

/** A figure, or null where fewer than 5 visits (or a total that would give them away) hide it. */
const cell = v.nullable(v.number());
const figures = { visits: cell, engaged_ms: cell, hidden: v.boolean() };

const summaryShape = v.object({
  /** The whole ten days (1st, 11th, 21st of a month) that the range touches: what the figures are of. */
  from: v.string(),
  to: v.string(),
  visits: cell,
  engaged_visits: cell,
  engaged_ms: cell,
  /** Browsers, to the nearest five; like engaged_visits null with two filters. */
  visitors: cell,
  updated_at: v.nullable(v.string()),
});
const keyRow = v.object({ key: v.string(), ...figures });
const stageRow = v.object({ stage: v.string(), visits: cell, hidden: v.boolean() });
const qualityShape = v.object({
  /** person, machine, staff, simulated. */
  marks: v.record(v.string(), cell),
  events: v.object({ stored: v.number(), doubled: v.number(), refused: v.number() }),
  rule_version: v.number(),
});
const weightRow = v.object({
  region: v.string(),
  visits: cell,
  hidden: v.boolean(),
  /** People who moved from there to the town's prefecture in `year`. */
  movers: v.number(),
  /** 0 to 1, of the prefectures whose visits are shown. */
  visit_share: cell,
  mover_share: cell,
  /** visit_share / mover_share; over 1 the town is heard there more than people move. */
  weight: cell,
  year: v.number(),
  source: v.string(),
});
const liveShape = v.object({ at_least: v.number(), minutes: v.number() });

export type Summary = v.InferOutput<typeof summaryShape>;
export type KeyRow = v.InferOutput<typeof keyRow>;
export type FunnelRow = v.InferOutput<typeof stageRow>;
export type Quality = v.InferOutput<typeof qualityShape>;
export type RegionWeight = v.InferOutput<typeof weightRow>;
export type Live = v.InferOutput<typeof liveShape>;

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
export function readTable(
  townId: string,
  range: DayRange,
  panel: InsightPanel,
  filters: InsightFilters = {},
): Promise<KeyRow[]> {
  return ask('insight_table', townId, range, v.array(keyRow), { p_panel: panel, p_filters: filters });
}
/** Visits of the range as a whole, and when the rollups were last worked out. */
export function readSummary(townId: string, range: DayRange, filters: InsightFilters = {}): Promise<Summary> {
  return ask('insight_summary', townId, range, summaryShape, { p_filters: filters });
}
/** How far visits went: visit, engaged, considering, lead; each holds the later ones too. */
export function readFunnel(
  townId: string,
  range: DayRange,
  filters: InsightFilters = {},
): Promise<FunnelRow[]> {
  return ask('insight_funnel', townId, range, v.array(stageRow), { p_filters: filters });
}
/** How far the households that asked in the range have come since: asked, came, moved, settled. */
export function readOutcomes(
  townId: string,
  range: DayRange,
  filters: InsightFilters = {},
): Promise<FunnelRow[]> {
  return ask('insight_outcomes', townId, range, v.array(stageRow), { p_filters: filters });
}
/** Visits that were not counted, by why, and events stored, sent again and refused. */
export function readQuality(townId: string, range: DayRange): Promise<Quality> {
  return ask('insight_quality', townId, range, qualityShape);
}
/** Visits by prefecture beside who really moves to the town's own; empty when no statistics were imported. */
export function readRegionWeights(townId: string, range: DayRange): Promise<RegionWeight[]> {
  return ask('insight_region_weights', townId, range, v.array(weightRow));
}
/** Visits of the last minutes, rounded down to fives. */
export function readLive(townId: string): Promise<Live> {
  return callRpc('insight_live', { p_town_id: townId }, liveShape);
}
