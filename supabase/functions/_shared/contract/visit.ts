// The wire contract of a visit: what the browser may send to functions/collect, and what collect answers.
// Every event is object_verbed; docs of each name: src/tracking/README.md. Times are ISO 8601 UTC, durations ms.
import * as z from 'zod/mini';
import { locales, pages, themes } from './choices.ts';

export { pages } from './choices.ts';

const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/));

/** ISO 3166-2:JP number (JIS X 0401) as 'JP-20', or an ISO 3166-1 alpha-2 country, or 'unknown'. */
export const region = z.string().check(z.regex(/^(JP-(0[1-9]|[1-3]\d|4[0-7])|[A-Z]{2}|unknown)$/));
export const regionSources = ['declared', 'edge', 'time_zone', 'unknown'] as const;
export const deviceClasses = ['phone', 'tablet', 'desktop'] as const;
export const surfaces = ['tour', 'page', 'map'] as const;
/** Network Information API, effectiveType. */
export const lines = ['slow-2g', '2g', '3g', '4g'] as const;
/** What a link of ours says about where it was shown: utm_campaign, or c; 'fair-…', 'qr-…', 'line-…', 'press-…' by custom. */
export const campaign = z.string().check(z.regex(/^[a-z0-9][a-z0-9_.-]{0,39}$/));

const surface = z.enum(surfaces);
/** One checkpoint covers at most 15 s; a little more is allowed for a late timer. */
const engaged = z.int().check(z.minimum(1), z.maximum(60_000));

/** Towns count their revisions in a Postgres integer. */
const revision = z.int().check(z.nonnegative(), z.maximum(2_147_483_647));

const base = { event_id: z.uuid(), occurred_at: z.iso.datetime(), revision };

/** A square of the coarse grid of a space, by column and row: 4 m outdoors, 2 m indoors. Nothing finer leaves the browser. */
const cell = z.string().check(z.regex(/^-?\d{1,3}:-?\d{1,3}$/));
/** A walk crosses a dozen squares in the 15 s that an event covers. */
export const mostCells = 32;

export const visitEvent = z.discriminatedUnion('name', [
  z.object({ ...base, name: z.literal('page_viewed'), page: z.enum(pages), place_id: z.optional(id) }),
  z.object({
    ...base,
    name: z.literal('tour_started'),
    tier: z.int(),
    /** From opening the page to the first 3D frame. */
    load_ms: z.optional(z.int().check(z.nonnegative(), z.maximum(600_000))),
    /** What the browser says of its line, where it says anything. */
    line: z.optional(z.enum(lines)),
  }),
  z.object({
    ...base,
    name: z.literal('tour_failed'),
    reason: z.enum(['webgl_missing', 'context_lost', 'scene_missing', 'network']),
  }),
  z.object({ ...base, name: z.literal('space_entered'), space_id: id }),
  z.object({ ...base, name: z.literal('place_entered'), place_id: id, surface }),
  z.object({ ...base, name: z.literal('place_dwelled'), place_id: id, surface, engaged_ms: engaged }),
  z.object({ ...base, name: z.literal('spot_opened'), place_id: id, spot_id: id, surface }),
  z.object({
    ...base,
    name: z.literal('spot_dwelled'),
    place_id: id,
    spot_id: id,
    surface,
    engaged_ms: engaged,
  }),
  z.object({
    ...base,
    name: z.literal('area_dwelled'),
    space_id: id,
    /** Engaged ms of at most 15 s by square; called otherwise than spots' dwell, which is the same time and counted once. */
    cells: z.array(z.object({ cell, stood_ms: engaged })).check(z.minLength(1), z.maxLength(mostCells)),
  }),
  z.object({ ...base, name: z.literal('source_opened'), place_id: id, fact_id: id }),
  z.object({ ...base, name: z.literal('theme_opened'), theme: z.enum(themes) }),
  z.object({ ...base, name: z.literal('shortlist_added'), place_id: id, spot_id: z.optional(id) }),
  z.object({ ...base, name: z.literal('shortlist_removed'), place_id: id, spot_id: z.optional(id) }),
  z.object({ ...base, name: z.literal('places_searched'), results: z.int() }),
  z.object({ ...base, name: z.literal('map_place_selected'), place_id: id }),
  z.object({ ...base, name: z.literal('locale_changed'), locale: z.enum(locales) }),
  z.object({ ...base, name: z.literal('region_declared'), region }),
  z.object({ ...base, name: z.literal('consult_started') }),
  z.object({ ...base, name: z.literal('consult_sent') }),
]);
export type VisitEvent = z.infer<typeof visitEvent>;
export type VisitEventName = VisitEvent['name'];

export const visit = z.object({
  visit_id: z.uuid(),
  /** Random, rotated within 30 days; the only thing that joins two visits of one browser. */
  visitor_id: z.uuid(),
  started_at: z.iso.datetime(),
  entry: z.enum(pages),
  referrer_host: z.optional(z.string().check(z.maxLength(120))),
  locale: z.enum(locales),
  device_class: z.enum(deviceClasses),
  time_zone: z.optional(z.string().check(z.maxLength(60))),
  declared_region: z.optional(region),
  revision,
  campaign: z.optional(campaign),
  /** Begun in a browser where a member of staff is signed in: kept, marked, not counted. */
  staff: z.optional(z.boolean()),
  /** Made up by npm run simulate: kept, marked, counted only in a made-up town. */
  simulated: z.optional(z.boolean()),
  /** navigator.webdriver: a machine says so itself. */
  automated: z.optional(z.boolean()),
});
export type Visit = z.infer<typeof visit>;

export const maxBatch = 50;

/** Events are parsed one by one (a bad one is refused, the rest is kept), so here they are unknown. */
export const collectRequest = z.object({
  v: z.literal(1),
  town_id: id,
  sent_at: z.iso.datetime(),
  visit,
  events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(maxBatch)),
});
export type CollectRequest = Omit<z.infer<typeof collectRequest>, 'events'> & { events: VisitEvent[] };

/** Why an event was refused; the client drops these and never resends them. */
export const refusals = ['invalid', 'too_old', 'in_the_future', 'unknown_town'] as const;

export const collectAnswer = z.object({
  /** Stored now or before: the client may forget them. */
  accepted: z.array(z.uuid()),
  refused: z.array(
    z.object({ event_id: z.string(), reason: z.enum(refusals), detail: z.optional(z.string()) }),
  ),
});
export type CollectAnswer = z.infer<typeof collectAnswer>;
/** Other answers: 400 {error:'invalid', issues}, 413, 429 {error:'rate_limited', retry_after_s}, 503 {error:'unavailable'}: keep and retry. */
