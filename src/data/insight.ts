import * as v from 'valibot';
import type { InsightFilter, InsightPanel } from '../../supabase/functions/_shared/contract/panels.ts';
export {
  insightFilters,
  type InsightFilter,
  type InsightPanel,
} from '../../supabase/functions/_shared/contract/panels.ts';
import { callRpc } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';
import type { RpcArgs, RpcName } from './typedDatabase.ts';

/** ISO days of Asia/Tokyo, both included. */
export interface DayRange {
  from: string;
  to: string;
}

export type InsightFilters = Partial<Record<InsightFilter, string>>;

/** Visits by how far they came (each stage holds the later ones) and their engaged dwell, ms. */
const counts = {
  visits: v.number(),
  engaged: v.number(),
  considering: v.number(),
  lead: v.number(),
  engaged_ms: v.number(),
};
const summaryShape = v.object({
  ...counts,
  /** Before this day only unfiltered sums are kept. */
  single_visits_from: v.string(),
  /** When the days were last summed up; null: never. */
  updated_at: v.nullable(v.string()),
});
const keyRow = v.object({ key: v.string(), ...counts });
const hourRow = v.object({
  /** When the hour began, ISO. */
  hour: v.string(),
  visits: v.number(),
  lead: v.number(),
  /** Families that asked, by any way in; null where the filters are of visits only. */
  consultations: v.nullable(v.number()),
});
const outcomeRow = v.object({
  /** '' where nothing is split by. */
  key: v.string(),
  asked: v.number(),
  came: v.number(),
  moved: v.number(),
  settled: v.number(),
});
const qualityShape = v.object({
  /** person, machine, staff, simulated, crowd. */
  marks: v.record(v.string(), v.number()),
  events: v.object({ stored: v.number(), doubled: v.number(), refused: v.number() }),
  rule_version: v.number(),
});
const weightRow = v.object({
  region: v.string(),
  visits: v.number(),
  /** People who moved from there to the town's prefecture in `year`. */
  movers: v.number(),
  /** 0 to 1. */
  visit_share: v.nullable(v.number()),
  mover_share: v.nullable(v.number()),
  /** visit_share / mover_share; over 1 the town is heard there more than people move. null: nobody to compare. */
  weight: v.nullable(v.number()),
  year: v.number(),
  source: v.string(),
});
const liveShape = v.object({ visits: v.number(), minutes: v.number() });

export type Summary = v.InferOutput<typeof summaryShape>;
export type KeyRow = v.InferOutput<typeof keyRow>;
export type HourRow = v.InferOutput<typeof hourRow>;
export type OutcomeRow = v.InferOutput<typeof outcomeRow>;
export type Quality = v.InferOutput<typeof qualityShape>;
export type RegionWeight = v.InferOutput<typeof weightRow>;
export type Live = v.InferOutput<typeof liveShape>;

/**
 * The first day that can be asked for, when an answer needs single visits and reaches behind them; null: another error.
 */
export function singleVisitsFrom(error: unknown): string | null {
  const isBeyond = error instanceof StaffProblem && error.reason === 'beyond_single_visits';
  return isBeyond ? error.detail : null;
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

/** How many keys insight_table gives at once. */
const keysOfPage = 3000;

/** Visits by the key of a panel, most visits first, to the last key. A key without a row had none. */
export async function readTable(
  townId: string,
  range: DayRange,
  panel: InsightPanel,
  filters: InsightFilters = {},
): Promise<KeyRow[]> {
  const rows: KeyRow[] = [];
  for (let p_after: Pick<KeyRow, 'visits' | 'key'> | null = null; ;) {
    const more = { p_panel: panel, p_filters: filters, p_after };
    const page: KeyRow[] = await ask('insight_table', townId, range, v.array(keyRow), more);
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < keysOfPage) return rows;
    p_after = { visits: last.visits, key: last.key };
  }
}
/** Visits of the range as a whole: the funnel of visits, too. */
export function readSummary(townId: string, range: DayRange, filters: InsightFilters = {}): Promise<Summary> {
  return ask('insight_summary', townId, range, summaryShape, { p_filters: filters });
}
/** Distinct browsers; their ids are renewed every 29 days. */
export function readBrowsers(townId: string, range: DayRange, filters: InsightFilters = {}): Promise<number> {
  return ask('insight_browsers', townId, range, v.number(), { p_filters: filters });
}
/** The last hours one by one, oldest first, the running one last. */
export function readHours(townId: string, hours: number, filters: InsightFilters = {}): Promise<HourRow[]> {
  return callRpc(
    'insight_hours',
    { p_town_id: townId, p_hours: hours, p_filters: filters },
    v.array(hourRow),
  );
}
/** What the families that asked can be split by. */
export type OutcomeSplit = 'channel' | 'region' | 'locale' | 'device' | 'campaign' | 'visitor' | 'entry';
/** How far the families that asked in the range have come since; never by place, spot or stage. */
export function readOutcomes(
  townId: string,
  range: DayRange,
  by: OutcomeSplit | null = null,
  filters: InsightFilters = {},
): Promise<OutcomeRow[]> {
  return ask('insight_outcomes', townId, range, v.array(outcomeRow), { p_by: by, p_filters: filters });
}
/** Visits that were not counted, by why, and events stored, sent again and refused. */
export function readQuality(townId: string, range: DayRange): Promise<Quality> {
  return ask('insight_quality', townId, range, qualityShape);
}
/** Visits by prefecture beside who really moves to the town's own; empty when no statistics were imported. */
export function readRegionWeights(townId: string, range: DayRange): Promise<RegionWeight[]> {
  return ask('insight_region_weights', townId, range, v.array(weightRow));
}
/** Visits that did something in the last minutes. */
export function readLive(townId: string): Promise<Live> {
  return callRpc('insight_live', { p_town_id: townId }, liveShape);
}
