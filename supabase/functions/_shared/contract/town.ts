// What a town says about itself: the shape of a published place, as every screen reads it; townPack.ts adds what
// only the pack, the importer and the database know.
import * as v from 'valibot';
import { emailPattern, placeKinds, themes } from './choices.ts';
import { day, id, webAddress } from './ids.ts';
import { localized } from './localized.ts';
import { anyWords } from './written.ts';

export { localized, type Localized } from './localized.ts';
export { locales, themes, type Locale, type PlaceKind, type Theme } from './choices.ts';

export const fact = v.object({
  fact_id: id,
  label: localized,
  value: localized,
  checked_on: day,
  owner_section: localized,
  source: v.object({ title: localized, url: v.optional(webAddress) }),
});
export type Fact = v.InferOutput<typeof fact>;

export const spot = v.object({
  spot_id: id, // unique in the town, so that a scene can meet it by id alone
  name: localized,
  words: localized,
  good: v.optional(localized),
  inconvenient: v.optional(localized),
  facts: v.array(fact),
});
export type Spot = v.InferOutput<typeof spot>;

export const place = v.object({
  place_id: id,
  theme: v.picklist(themes),
  kind: v.picklist(placeKinds),
  name: localized,
  summary: localized,
  inconvenient: v.optional(localized),
  address: v.optional(anyWords),
  phone: v.optional(anyWords),
  url: v.optional(webAddress),
  location: v.optional(v.object({ lat: v.number(), lon: v.number() })),
  /** The space of the scene where it stands (square, school, daycare); absent: the place has no 3D. */
  space_id: v.optional(id),
  facts: v.array(fact),
  spots: v.array(spot),
});
export type Place = v.InferOutput<typeof place>;

/** A thing that is on in the town (イベント): opening times as the source wrote them when they are not one clock span. */
export const townEvent = v.object({
  town_event_id: id,
  name: localized,
  description: v.optional(localized),
  starts_on: day,
  ends_on: v.optional(day),
  start_time: v.optional(anyWords),
  end_time: v.optional(anyWords),
  venue: v.optional(anyWords),
  location: v.optional(v.object({ lat: v.number(), lon: v.number() })),
  fee: v.optional(anyWords),
  url: v.optional(webAddress),
  source: v.object({ title: localized, url: v.optional(webAddress) }),
});
export type TownEvent = v.InferOutput<typeof townEvent>;

export const concierge = v.object({ name: anyWords, introduction: localized });

/**
 * One month of an ordinary year: means of the day's highest and lowest, °C; depth of snow on a usual day and on
 * the deepest day that one must reckon with, cm; sunrise to sunset, h.
 */
export const climateMonth = v.object({
  month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  high_c: v.number(),
  low_c: v.number(),
  snow_cm: v.pipe(v.number(), v.minValue(0)),
  snow_most_cm: v.pipe(v.number(), v.minValue(0)),
  daylight_h: v.pipe(v.number(), v.minValue(0), v.maxValue(24)),
});
export type ClimateMonth = v.InferOutput<typeof climateMonth>;

/**
 * Twelve months, in their order, with what every fact says of itself: who answers for it, since when, and where it is
 * written.
 */
export const climate = v.object({
  months: v.pipe(
    v.array(climateMonth),
    v.length(12),
    v.check((months) => months.every((m, i) => m.month === i + 1), 'months stand in their order'),
  ),
  /** How the figures came about: measured where, or by what model. */
  note: localized,
  checked_on: day,
  owner_section: localized,
  source: v.object({ title: localized, url: v.optional(webAddress) }),
});
export type Climate = v.InferOutput<typeof climate>;

/** A walk the town itself has put together: the spots, in the order in which one is led through them. */
export const walk = v.object({
  walk_id: id,
  name: localized,
  summary: localized,
  spot_ids: v.pipe(v.array(id), v.minLength(2), v.maxLength(20)),
});
export type Walk = v.InferOutput<typeof walk>;

/** The town itself: name, where it is, its concierges. */
export const town = v.object({
  town_id: id,
  name: localized,
  tagline: localized,
  is_fictional: v.boolean(),
  prefecture_code: v.pipe(v.string(), v.regex(/^(0[1-9]|[1-3]\d|4[0-7])$/)), // JIS X 0401
  /** 全国地方公共団体コード; none for a fictional town. */
  municipality_code: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/))),
  location: v.object({ lat: v.number(), lon: v.number() }),
  /** Set when a compiled scene lies under /scenes/<scene_id>/. */
  scene_id: v.optional(id),
  hours: localized,
  phone: v.optional(anyWords),
  email: v.optional(v.pipe(v.string(), v.regex(emailPattern))),
  concierges: v.array(concierge),
  climate: v.optional(climate),
  walks: v.optional(v.array(walk)),
});
export type Town = v.InferOutput<typeof town>;
