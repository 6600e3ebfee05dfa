import * as z from 'zod/mini';
import { themes } from '../../supabase/functions/_shared/contract/town.ts';
import { callRpc } from './staffClient.ts';

/** ISO days of Asia/Tokyo, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** A figure, or null where fewer than 5 visits (or a total that would give them away) hide it. */
const cell = z.nullable(z.number());
const figures = { visits: cell, engaged_ms: cell, hidden: z.boolean() };

const summaryShape = z.object({
  visits: cell,
  engaged_visits: cell,
  engaged_ms: cell,
  updated_at: z.nullable(z.string()),
});
const regionRow = z.object({ region: z.string(), ...figures });
const placeRow = z.object({ place_id: z.string(), ...figures });
const spotRow = z.object({ place_id: z.string(), spot_id: z.string(), ...figures });
const themeRow = z.object({ theme: z.enum(themes), ...figures });
const funnelRow = z.object({ stage: z.string(), visits: cell, hidden: z.boolean() });

export type Summary = z.infer<typeof summaryShape>;
export type RegionRow = z.infer<typeof regionRow>;
export type PlaceRow = z.infer<typeof placeRow>;
export type SpotRow = z.infer<typeof spotRow>;
export type ThemeRow = z.infer<typeof themeRow>;
export type FunnelRow = z.infer<typeof funnelRow>;

function ask<T extends z.ZodMiniType>(name: string, townId: string, range: DayRange, shape: T) {
  return callRpc(name, { p_town_id: townId, p_from: range.from, p_to: range.to }, shape);
}

/** Visits of the range as a whole, and when the rollups were last worked out. */
export function readSummary(townId: string, range: DayRange): Promise<Summary> {
  return ask('insight_summary', townId, range, summaryShape);
}
/** Visits by where they came from. */
export function readRegions(townId: string, range: DayRange): Promise<RegionRow[]> {
  return ask('insight_regions', townId, range, z.array(regionRow));
}
/** Visits and engaged dwell (ms) by place. */
export function readPlaces(townId: string, range: DayRange): Promise<PlaceRow[]> {
  return ask('insight_places', townId, range, z.array(placeRow));
}
/** Visits and engaged dwell (ms) by spot. A spot nobody saw has no row. */
export function readSpots(townId: string, range: DayRange): Promise<SpotRow[]> {
  return ask('insight_spots', townId, range, z.array(spotRow));
}
/** Visits and engaged dwell (ms) by theme. */
export function readThemes(townId: string, range: DayRange): Promise<ThemeRow[]> {
  return ask('insight_themes', townId, range, z.array(themeRow));
}
/** How far visits and leads went. */
export function readFunnel(townId: string, range: DayRange): Promise<FunnelRow[]> {
  return ask('insight_funnel', townId, range, z.array(funnelRow));
}
