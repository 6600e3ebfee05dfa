// What insight should say, counted from single visits one by one: the words of src/tracking/README.md and PEOPLE in TypeScript,
// without a line of the database's SQL. Tests compare both.

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

const tokyo = (ms: number) => new Date(ms + 9 * 3_600_000).toISOString();

/** The first day of the ten days a moment in Tokyo belongs to. */
export function junOf(ms: number): string {
  const day = tokyo(ms).slice(0, 10);
  const date = Number(day.slice(8));
  return `${day.slice(0, 8)}${date > 20 ? '21' : date > 10 ? '11' : '01'}`;
}

/** The first day of the month (1), quarter (2) or fiscal year (3, April to March) of a day. */
export function spanOf(level: 1 | 2 | 3, day: string): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (level === 1) return `${day.slice(0, 8)}01`;
  if (level === 2) return `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  return `${month < 4 ? year - 1 : year}-04-01`;
}

function wayOf(host: string | null): string {
  if (host === null) return '(direct)';
  if (/(^|\.)line\.me$/.test(host)) return '(line)';
  if (/(^|\.)(google|bing|duckduckgo)\.|(^|\.)(search\.)?yahoo\./.test(host)) return '(search)';
  if (/(^|\.)(instagram|facebook|twitter|x|t|youtube|threads|note)\.(com|co|net)$/.test(host))
    return '(social)';
  return '(link)';
}

export function busiestMinute(events: readonly ToldEvent[]): number {
  const minutes = new Map<number, number>();
  for (const { at } of events) {
    const minute = Math.floor(at / 60_000);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return Math.max(0, ...minutes.values());
}

export interface CountedVisit extends ToldVisit {
  jun: string;
  /** region, device, campaign, locale, visitor, entry. */
  dims: string[];
}

/** The visits of people, with what they can be told apart by. */
export function countedVisits(visits: readonly ToldVisit[]): CountedVisit[] {
  const counted = visits.filter((v) => v.leftOut === null && busiestMinute(v.events) <= 120);
  const bearing = new Map<string, number>();
  for (const v of counted)
    if (v.campaign !== null) {
      const name = `${v.campaign} ${junOf(v.started)}`;
      bearing.set(name, (bearing.get(name) ?? 0) + 1);
    }
  const admitted = new Set([...bearing].filter(([, n]) => n >= 5).map(([name]) => name.split(' ')[0]));
  const first = new Map<string, string>();
  const order = (v: ToldVisit) => `${String(v.started).padStart(15, '0')} ${v.visit_id}`;
  for (const v of visits) {
    const before = first.get(v.visitor_id);
    if (before === undefined || order(v) < before) first.set(v.visitor_id, order(v));
  }
  return counted.map((v) => ({
    ...v,
    jun: junOf(v.started),
    dims: [
      v.region,
      v.device,
      v.campaign === null ? wayOf(v.referrer_host) : admitted.has(v.campaign) ? v.campaign : '(other)',
      v.locale,
      first.get(v.visitor_id) === order(v) ? 'new' : 'returning',
      v.entry,
    ],
  }));
}

/** What one visit counts for: panel, key, and the engaged ms there. */
export function seenIn(v: ToldVisit): { panel: string; key: string; ms: number }[] {
  const seen = new Map<string, { panel: string; key: string; ms: number }>();
  const see = (panel: string, key: unknown, ms = 0) => {
    if (typeof key !== 'string' && typeof key !== 'number') return;
    const had = seen.get(`${panel} ${key}`);
    if (had) had.ms += ms;
    else seen.set(`${panel} ${key}`, { panel, key: String(key), ms });
  };
  const events = [...v.events].sort((a, b) => a.at - b.at || (a.event_id < b.event_id ? -1 : 1));
  const whole = events.reduce((sum, e) => sum + (e.engaged_ms ?? 0), 0);
  const did = (...names: string[]) => events.some((e) => names.includes(e.name));
  const engaged =
    whole >= 60_000 || new Set(events.flatMap((e) => (e.spot_id === undefined ? [] : [e.spot_id]))).size >= 3;
  see('visit', '', whole);
  see(
    'funnel',
    did('consult_sent')
      ? 'lead'
      : did('shortlist_added', 'consult_started')
        ? 'considering'
        : engaged
          ? 'engaged'
          : 'visit',
    whole,
  );
  for (const e of events) {
    see('place', e.place_id, e.engaged_ms);
    see('spot', e.spot_id, e.engaged_ms);
    see('theme', e.theme, e.engaged_ms);
    // Never told, but a part of the place's sum.
    if (e.spot_id === undefined && (e.engaged_ms ?? 0) > 0) see('own', e.place_id, e.engaged_ms);
    if (e.name === 'space_entered') see('space', e.payload?.space_id);
    if (e.name === 'area_dwelled')
      for (const { cell, stood_ms } of e.payload?.cells as { cell: string; stood_ms: number }[])
        see('area', `${String(e.payload?.space_id)}:${cell}`, stood_ms);
    if (e.name === 'tour_failed') see('failure', e.payload?.reason);
  }
  const tour = events.find((e) => e.name === 'tour_started')?.payload;
  see('tier', tour?.tier);
  see('line', tour?.line);
  const load = tour?.load_ms;
  if (typeof load === 'number')
    see('load', load < 2_000 ? '0-2' : load < 5_000 ? '2-5' : load < 10_000 ? '5-10' : '10-');
  see('region_source', v.region_source);
  see('hour', tokyo(v.started).slice(11, 13));
  const stops: string[] = [];
  for (const e of events) {
    const isStop = ['place_entered', 'spot_opened', 'page_viewed'].includes(e.name);
    const stop =
      isStop && e.place_id !== undefined
        ? e.place_id
        : e.name === 'page_viewed'
          ? `(${String(e.payload?.page)})`
          : e.name === 'consult_sent'
            ? '(sent)'
            : null;
    if (stop !== null && stop !== stops.at(-1)) stops.push(stop);
  }
  stops.slice(1).forEach((stop, i) => {
    see('path', `${stops[i] ?? ''}>${stop}`);
  });
  see('leave', stops.at(-1));
  if (stops[0]?.startsWith('(') === false) see('start', stops[0]);
  return [...seen.values()];
}

export interface Tallied {
  visits: number;
  engaged_ms: number;
}

/** The ways cells are split: [mask, places in dims]. */
export function masks(most: 0 | 1 | 2): [number, number[]][] {
  const six = [0, 1, 2, 3, 4, 5];
  const two = six.flatMap((a) =>
    six.filter((b) => b > a).map((b): [number, number[]] => [(1 << a) | (1 << b), [a, b]]),
  );
  const one = six.map((a): [number, number[]] => [1 << a, [a]]);
  return [[0, []], ...(most > 0 ? one : []), ...(most === 2 ? two : [])];
}

/** Every cell by `panel|mask|jun|key|f1|f2`, retention included. */
export function tally(visits: readonly ToldVisit[]): Map<string, Tallied> {
  const cells = new Map<string, Tallied>();
  const count = (panel: string, key: string, ms: number, v: CountedVisit) => {
    const most = ['start', 'own', 'region_source', 'retention'].includes(panel) ? 0 : 1;
    for (const [mask, at] of masks(panel === 'visit' ? 2 : most)) {
      const name = [panel, mask, v.jun, key, v.dims[at[0] ?? -1] ?? '', v.dims[at[1] ?? -1] ?? ''].join('|');
      const cell = cells.get(name) ?? { visits: 0, engaged_ms: 0 };
      cells.set(name, { visits: cell.visits + 1, engaged_ms: cell.engaged_ms + ms });
    }
  };
  const counted = countedVisits(visits);
  for (const v of counted) for (const { panel, key, ms } of seenIn(v)) count(panel, key, ms, v);
  const byVisitor = new Map<string, CountedVisit[]>();
  for (const v of counted) byVisitor.set(v.visitor_id, [...(byVisitor.get(v.visitor_id) ?? []), v]);
  for (const v of counted) {
    if (v.dims[4] !== 'new') continue;
    const weeks = new Set(
      (byVisitor.get(v.visitor_id) ?? [])
        .filter((l) => l.started - v.started >= 604_800_000 && l.started - v.started < 5 * 604_800_000)
        .map((l) => `week_${Math.floor((l.started - v.started) / 604_800_000)}`),
    );
    for (const week of weeks) count('retention', week, 0, v);
  }
  return cells;
}

/** Browsers with at least one counted visit in [from, to] (first days of ten days), among those with this value of a dim. */
export function distinctVisitors(
  counted: readonly CountedVisit[],
  from: string,
  to: string,
  only: [number, string] | null = null,
): number {
  return new Set(
    counted
      .filter((v) => v.jun >= from && v.jun <= to && (only === null || v.dims[only[0]] === only[1]))
      .map((v) => v.visitor_id),
  ).size;
}
