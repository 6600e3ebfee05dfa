// The wire contract of a visit: what the browser may send to functions/collect, and what collect answers.
// Every event is object_verbed; docs of each name: src/tracking/README.md. Times are ISO 8601 UTC, durations ms.
import * as v from 'valibot';
import { campaignCode } from './campaignCode.ts';
import { connections, locales, tourFailures } from './choices.ts';
import { id, timestamp, uuid } from './ids.ts';
import { pages } from './pages.ts';
import { anyWords } from './written.ts';

export const regionSources = ['declared', 'edge', 'time_zone', 'unknown'] as const;
export const deviceClasses = ['phone', 'tablet', 'desktop'] as const;
export const surfaces = ['tour', 'page', 'map'] as const;
/**
 * What a link of ours says about where it was shown: utm_campaign, or c; kept as its code. 'fair-…', 'qr-…', 'line-…'
 * by custom.
 */
export const campaign = v.pipe(anyWords, v.transform(campaignCode));

const surface = v.picklist(surfaces);
/** One checkpoint covers at most 15 s; a little more is allowed for a late timer. */
const mostEngagedMs = 60_000;
const engaged = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostEngagedMs));

/** Towns count their revisions in a Postgres integer. */
const revision = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647));

/** What the page offers to choose from: a prefecture, or that one would rather not say. */
export const declaredRegion = v.pipe(
  v.string(),
  v.regex(/^(JP-(0[1-9]|[1-3]\d|4[0-7])|unknown)$/, 'not_a_choice'),
);

const base = {
  event_id: uuid,
  occurred_at: timestamp,
  revision,
};

/**
 * A square of the coarse grid of a space, by column and row: 4 m outdoors, 2 m indoors. Nothing finer leaves the
 * browser.
 */
const cell = v.pipe(v.string(), v.regex(/^-?\d{1,3}:-?\d{1,3}$/));
/** Quality tiers of the 3D, 0 to 3: panels.ts names them. */
const mostTier = 3;
/** A walk crosses a dozen squares in the 15 s that an event covers. */
export const mostCells = 32;

export const visitEvent = v.variant('name', [
  v.object({ ...base, name: v.literal('page_viewed'), page: v.picklist(pages), place_id: v.optional(id) }),
  v.object({
    ...base,
    name: v.literal('tour_started'),
    tier: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostTier)),
    /** From opening the page to the first 3D frame. */
    load_ms: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000))),
    /** What the browser says of its connection, where it says anything. */
    connection: v.optional(v.picklist(connections)),
  }),
  v.object({
    ...base,
    name: v.literal('tour_failed'),
    reason: v.picklist(tourFailures),
  }),
  v.object({ ...base, name: v.literal('space_entered'), space_id: id }),
  v.object({ ...base, name: v.literal('place_entered'), place_id: id, surface }),
  v.object({ ...base, name: v.literal('place_dwelled'), place_id: id, surface, engaged_ms: engaged }),
  v.object({ ...base, name: v.literal('spot_opened'), place_id: id, spot_id: id, surface }),
  v.object({
    ...base,
    name: v.literal('spot_dwelled'),
    place_id: id,
    spot_id: id,
    surface,
    engaged_ms: engaged,
  }),
  v.object({
    ...base,
    name: v.literal('area_dwelled'),
    space_id: id,
    /**
     * Engaged ms of at most 15 s by square; called otherwise than spots' dwell, which is the same time and counted
     * once.
     */
    cells: v.pipe(
      v.array(v.object({ cell, stood_ms: engaged })),
      v.minLength(1),
      v.maxLength(mostCells),
      v.check(
        (cells) => cells.reduce((sum, { stood_ms }) => sum + stood_ms, 0) <= mostEngagedMs,
        'out_of_range',
      ),
    ),
  }),
  v.object({ ...base, name: v.literal('shortlist_added'), place_id: id, spot_id: v.optional(id) }),
  /** How many were found; 0 is a search in vain. Never the words. */
  v.object({
    ...base,
    name: v.literal('places_searched'),
    results: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  }),
  v.object({ ...base, name: v.literal('region_declared'), region: declaredRegion }),
  v.object({ ...base, name: v.literal('consult_started') }),
]);
export type VisitEvent = v.InferOutput<typeof visitEvent>;
export type VisitEventName = VisitEvent['name'];

export const visit = v.object({
  visit_id: uuid,
  /** Random, rotated within 30 days; the only thing that joins two visits of one browser. */
  visitor_id: uuid,
  started_at: timestamp,
  entry: v.picklist(pages),
  referrer_host: v.optional(v.pipe(anyWords, v.maxLength(120))),
  locale: v.picklist(locales),
  device_class: v.picklist(deviceClasses),
  time_zone: v.optional(v.pipe(anyWords, v.maxLength(60))),
  declared_region: v.optional(declaredRegion),
  revision,
  campaign: v.optional(campaign),
  /** Begun in a browser where a member of staff is signed in: kept, marked, not counted. */
  staff: v.optional(v.boolean()),
  /** Made up by npm run simulate, with the service key: kept, marked, counted only in a made-up town. */
  simulated: v.optional(v.boolean()),
  /** navigator.webdriver: a machine says so itself. */
  automated: v.optional(v.boolean()),
});
export type Visit = v.InferOutput<typeof visit>;

export const maxBatch = 50;

/** Events are parsed one by one (a bad one is refused, the rest is kept), so here they are unknown. */
export const collectRequest = v.object({
  v: v.literal(1),
  town_id: id,
  sent_at: timestamp,
  visit,
  events: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(maxBatch)),
});
export type CollectRequest = Omit<v.InferOutput<typeof collectRequest>, 'events'> & { events: VisitEvent[] };

/** Why an event was refused; the client drops these and never resends them. */
export const refusals = ['invalid', 'too_old', 'in_the_future', 'unknown_town'] as const;

export const collectAnswer = v.object({
  /** Stored now or before: the client may forget them. */
  accepted: v.array(uuid),
  refused: v.array(
    v.object({ event_id: anyWords, reason: v.picklist(refusals), detail: v.optional(anyWords) }),
  ),
});
export type CollectAnswer = v.InferOutput<typeof collectAnswer>;
/**
 * Other answers: 400 {error:'invalid', issues}, 413, 429 {error:'rate_limited', retry_after_s}, 503
 * {error:'unavailable'}: keep and retry.
 */
