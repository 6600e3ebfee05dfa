// What insight should say, counted from single visits one by one: the words of src/tracking/README.md and PEOPLE in
// TypeScript, without a line of the database's SQL. Tests compare both.

export interface ToldEvent {
  event_id: string;
  /** ms since 1970. */
  at: number;
  name: string;
  place_id?: string | undefined;
  spot_id?: string | undefined;
  engaged_ms?: number | undefined;
  theme?: string | undefined;
  payload?: Record<string, unknown> | undefined;
}

export interface ToldVisit {
  visit_id: string;
  visitor_id: string;
  /** ms since 1970. */
  started: number;
  region: string;
  region_source: string;
  device: string;
  campaign: string | null;
  referrer_host: string | null;
  locale: string;
  entry: string;
  /** Staff, a machine by its own word, or made up in a town that does not count those. */
  leftOut: string | null;
  events: ToldEvent[];
}

/** A family that asked for advice, and the browser whose visits it shows; null: none. */
export interface ToldFamily {
  visitor_id: string | null;
  /** ms since 1970. */
  created: number;
}

/** One key a visit counts for in a panel, with the engaged ms there. */
export interface Seen {
  panel: string;
  key: string;
  ms: number;
}

/** A visit of a person, with all it counts for. */
export interface CountedVisit {
  visit_id: string;
  visitor_id: string;
  started: number;
  /** YYYY-MM-DD in Tokyo. */
  day: string;
  /** visit, engaged, considering, lead. */
  stage: number;
  ms: number;
  seen: Seen[];
}

export const stages = ['visit', 'engaged', 'considering', 'lead'] as const;
/** Panels with one value a visit, and those in which it may have several. */
export const valuePanels = [
  ...['day', 'hour', 'region', 'device', 'campaign', 'locale', 'visitor', 'entry'],
  ...['region_source', 'tier', 'load', 'connection'],
];
export const seenPanels = ['place', 'spot', 'theme', 'space', 'tour', 'failure', 'area', 'path', 'retention'];

const week = 7 * 86_400_000;
const tokyo = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString();
export const dayOf = (ms: number): string => tokyo(ms).slice(0, 10);

/** The hosts that made-up visits come from; test/database/collect.test.ts knows more. */
const ways = new Map([
  ['line.me', '(line)'],
  ['www.google.com', '(search)'],
  ['www.instagram.com', '(social)'],
  ['note.com', '(social)'],
]);
const wayOf = (host: string | null): string => (host === null ? '(direct)' : (ways.get(host) ?? '(link)'));

export function busiestMinute(events: readonly ToldEvent[]): number {
  const minutes = new Map<number, number>();
  for (const { at } of events) {
    const minute = Math.floor(at / 60_000);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return Math.max(0, ...minutes.values());
}

/** 0 to 3, as in `stages`. */
function stageOf(events: readonly ToldEvent[], ms: number, hasAsked: boolean): number {
  const did = (...names: string[]) => events.some((e) => names.includes(e.name));
  if (hasAsked) return 3;
  if (did('shortlist_added', 'consult_started')) return 2;
  return ms >= 60_000 || new Set(events.flatMap((e) => e.spot_id ?? [])).size >= 3 ? 1 : 0;
}

/** From stop to stop, ^ where it began and $ where it left. */
function stepsOf(events: readonly ToldEvent[]): string[] {
  const stops: string[] = [];
  for (const e of events) {
    const isStop = ['place_entered', 'spot_opened', 'page_viewed'].includes(e.name);
    const stop =
      isStop && e.place_id !== undefined
        ? e.place_id
        : e.name === 'page_viewed'
          ? `(${String(e.payload?.page)})`
          : null;
    if (stop !== null && stop !== stops.at(-1)) stops.push(stop);
  }
  if (stops.length === 0) return [];
  return ['^', ...stops].map((stop, i) => `${stop}>${stops[i] ?? '$'}`);
}

/** What one visit counts for, each key once. */
function seenIn(v: ToldVisit, isNew: boolean, events: readonly ToldEvent[], ms: number): Seen[] {
  const seen = new Map<string, Seen>();
  const see = (panel: string, key: unknown, more = 0) => {
    if (typeof key !== 'string' && typeof key !== 'number') return;
    const had = seen.get(`${panel} ${key}`);
    if (had) had.ms += more;
    else seen.set(`${panel} ${key}`, { panel, key: String(key), ms: more });
  };
  const values = {
    ...{ day: dayOf(v.started), hour: tokyo(v.started).slice(11, 13), region: v.region, device: v.device },
    ...{ campaign: v.campaign ?? wayOf(v.referrer_host), locale: v.locale, entry: v.entry },
    ...{ visitor: isNew ? 'new' : 'returning', region_source: v.region_source },
  };
  for (const [panel, value] of Object.entries(values)) see(panel, value, ms);
  const tour = events.find((e) => e.name === 'tour_started')?.payload;
  see('tier', tour?.tier, ms);
  see('connection', tour?.connection, ms);
  const load = tour?.load_ms;
  if (typeof load === 'number')
    see('load', load < 2_000 ? '0-2' : load < 5_000 ? '2-5' : load < 10_000 ? '5-10' : '10-', ms);
  const inTour = new Set<string>();
  for (const e of events) {
    see('place', e.place_id, e.engaged_ms);
    see('spot', e.spot_id, e.engaged_ms);
    see('theme', e.theme, e.engaged_ms);
    if (e.name === 'space_entered') see('space', e.payload?.space_id);
    if (e.name === 'tour_failed') see('failure', e.payload?.reason);
    if (e.name === 'tour_started') see('tour', 'started', e.engaged_ms);
    if (e.name === 'area_dwelled')
      for (const { cell, stood_ms } of e.payload?.cells as { cell: string; stood_ms: number }[])
        see('area', `${String(e.payload?.space_id)}:${cell}`, stood_ms);
    if (['spot_opened', 'spot_dwelled'].includes(e.name) && e.payload?.surface === 'tour')
      inTour.add(e.spot_id ?? '');
  }
  if (tour && inTour.size >= 3) see('tour', 'completed');
  for (const step of stepsOf(events)) see('path', step);
  return [...seen.values()];
}

/** The visits in which families asked: of each that shows its visits, its last one by then. */
function askedIn(visits: readonly ToldVisit[], families: readonly ToldFamily[]): Set<string> {
  const asked = new Set<string>();
  for (const { visitor_id, created } of families) {
    const before = visits.filter((v) => v.visitor_id === visitor_id && v.started <= created);
    const last = before.sort((a, b) => a.started - b.started || (a.visit_id < b.visit_id ? -1 : 1)).at(-1);
    if (last) asked.add(last.visit_id);
  }
  return asked;
}

/** The visits of people, in the order of time. */
export function countedVisits(
  visits: readonly ToldVisit[],
  families: readonly ToldFamily[] = [],
): CountedVisit[] {
  const asked = askedIn(visits, families);
  const order = (v: { started: number; visit_id: string }) =>
    `${String(v.started).padStart(15, '0')} ${v.visit_id}`;
  const first = new Map<string, string>();
  for (const v of visits) {
    const before = first.get(v.visitor_id);
    if (before === undefined || order(v) < before) first.set(v.visitor_id, order(v));
  }
  const counted = visits
    .filter((v) => v.leftOut === null && busiestMinute(v.events) <= 120)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((v): CountedVisit => {
      const events = [...v.events].sort((a, b) => a.at - b.at || (a.event_id < b.event_id ? -1 : 1));
      const ms = events.reduce((sum, e) => sum + (e.engaged_ms ?? 0), 0);
      return {
        ...{ visit_id: v.visit_id, visitor_id: v.visitor_id, started: v.started, day: dayOf(v.started) },
        ...{ stage: stageOf(events, ms, asked.has(v.visit_id)), ms },
        seen: seenIn(v, first.get(v.visitor_id) === order(v), events, ms),
      };
    });
  // Browsers by the weeks after which they were here again, at the visit that was their first.
  const newest = new Map<string, CountedVisit>();
  for (const v of counted) {
    const isNew = v.seen.some((s) => s.panel === 'visitor' && s.key === 'new');
    if (isNew) newest.set(v.visitor_id, v);
    const from = newest.get(v.visitor_id);
    const weeks = from ? Math.floor((v.started - from.started) / week) : 5;
    const key = `week_${weeks}`;
    if (from && (isNew || (weeks > 0 && weeks < 5)) && !from.seen.some((s) => s.key === key))
      from.seen.push({ panel: 'retention', key, ms: 0 });
  }
  return counted;
}
