// What a town says about itself: the shape of a published place, shared by the pack, the importer, the database and
// every screen. Words are Markdown-free plain text; ja-easy may carry ruby in Aozora notation: ｜漢字《かんじ》.
import * as z from 'zod/mini';
import { placeKinds, themes } from './choices.ts';

export { locales, placeKinds, themes, type Locale, type PlaceKind, type Theme } from './choices.ts';

const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/));
const day = z.iso.date();

/** ja is always there; a missing ja-easy or en falls back to ja and is marked as such for the reader. */
export const localized = z.object({
  ja: z.string().check(z.minLength(1)),
  'ja-easy': z.optional(z.string()),
  en: z.optional(z.string()),
});
export type Localized = z.infer<typeof localized>;

export const fact = z.object({
  fact_id: id,
  label: localized,
  value: localized,
  checked_on: day,
  owner_section: localized,
  source: z.object({ title: localized, url: z.optional(z.url()) }),
});
export type Fact = z.infer<typeof fact>;

export const spot = z.object({
  spot_id: id, // unique in the town, so that a scene can meet it by id alone
  name: localized,
  words: localized,
  good: z.optional(localized),
  inconvenient: z.optional(localized),
  facts: z.array(fact),
});
export type Spot = z.infer<typeof spot>;

export const place = z.object({
  place_id: id,
  theme: z.enum(themes),
  kind: z.enum(placeKinds),
  name: localized,
  summary: localized,
  inconvenient: z.optional(localized),
  address: z.optional(z.string()),
  phone: z.optional(z.string()),
  url: z.optional(z.url()),
  location: z.optional(z.object({ lat: z.number(), lon: z.number() })),
  /** The space of the scene where it stands (square, school, daycare); absent: the place has no 3D. */
  space_id: z.optional(id),
  facts: z.array(fact),
  spots: z.array(spot),
});
export type Place = z.infer<typeof place>;

/** A thing that is on in the town (イベント): opening times as the source wrote them when they are not one clock span. */
export const townEvent = z.object({
  town_event_id: id,
  name: localized,
  description: z.optional(localized),
  starts_on: day,
  ends_on: z.optional(day),
  start_time: z.optional(z.string()),
  end_time: z.optional(z.string()),
  venue: z.optional(z.string()),
  location: z.optional(z.object({ lat: z.number(), lon: z.number() })),
  fee: z.optional(z.string()),
  url: z.optional(z.url()),
  source: z.object({ title: localized, url: z.optional(z.url()) }),
});
export type TownEvent = z.infer<typeof townEvent>;

export const concierge = z.object({ name: z.string(), introduction: localized });

/**
 * One month of an ordinary year: means of the day's highest and lowest, °C; depth of snow on a usual day and on
 * the deepest day that one must reckon with, cm; sunrise to sunset, h.
 */
export const climateMonth = z.object({
  month: z.int().check(z.minimum(1), z.maximum(12)),
  high_c: z.number(),
  low_c: z.number(),
  snow_cm: z.number().check(z.nonnegative()),
  snow_most_cm: z.number().check(z.nonnegative()),
  daylight_h: z.number().check(z.nonnegative(), z.maximum(24)),
});
export type ClimateMonth = z.infer<typeof climateMonth>;

/** Twelve months, in their order, with what every fact says of itself: who answers for it, since when, and where it is written. */
export const climate = z.object({
  months: z.array(climateMonth).check(
    z.length(12),
    z.refine((months) => months.every((m, i) => m.month === i + 1), 'months stand in their order'),
  ),
  /** How the figures came about: measured where, or by what model. */
  note: localized,
  checked_on: day,
  owner_section: localized,
  source: z.object({ title: localized, url: z.optional(z.url()) }),
});
export type Climate = z.infer<typeof climate>;

/** A walk the town itself has put together: the spots, in the order in which one is led through them. */
export const walk = z.object({
  walk_id: id,
  name: localized,
  summary: localized,
  spot_ids: z.array(id).check(z.minLength(2), z.maxLength(20)),
});
export type Walk = z.infer<typeof walk>;

/** The town itself: name, where it is, its concierges. */
export const town = z.object({
  town_id: id,
  name: localized,
  tagline: localized,
  is_fictional: z.boolean(),
  prefecture_code: z.string().check(z.regex(/^(0[1-9]|[1-3]\d|4[0-7])$/)), // JIS X 0401
  municipality_code: z.optional(z.string()), // 全国地方公共団体コード, 6 digits; none for a fictional town
  location: z.object({ lat: z.number(), lon: z.number() }),
  /** Set when a compiled scene lies under /scenes/<scene_id>/. */
  scene_id: z.optional(id),
  hours: localized,
  phone: z.optional(z.string()),
  email: z.optional(z.email()),
  concierges: z.array(concierge),
  climate: z.optional(climate),
  walks: z.optional(z.array(walk)),
});
export type Town = z.infer<typeof town>;

/** A town pack: what seeds a town before staff take it over. */
export const townPack = z.object({ town, places: z.array(place), town_events: z.array(townEvent) });
export type TownPack = z.infer<typeof townPack>;
