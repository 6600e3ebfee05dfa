// Towns of random visits for the attacker and for the check of the rollups: real tables, no HTTP.
import type postgres from 'postgres';
import { random } from './random.ts';

export interface RandomVisit {
  visit_id: string;
  visitor_id: string;
  /** Days before today. */
  ago: number;
  region: string;
  device: string;
  campaign: string | null;
  locale: string;
  entry: string;
  bot: boolean;
  spots: string[];
  asked: boolean;
  /** Places whose pages were read, each for a while. */
  pages?: string[];
  tour?: { tier: string; connection: string; load_ms: number } | null;
}

export interface RandomTownOptions {
  seed: number;
  visits: number;
  /** How many days back they reach. */
  days: number;
  /** Share of machines. */
  bots?: number;
}

const regions = ['JP-13', 'JP-14', 'JP-27', 'JP-23', 'JP-01', 'JP-40'];
const devices = ['phone', 'desktop', 'tablet'];
const locales = ['ja', 'en', 'ja-easy'];
const entries = ['welcome', 'tour', 'place', 'map'];
const campaigns = [null, null, 'fair-tokyo', 'qr-station', 'line-11'];
const spots = ['s1', 's2', 's3', 's4', 's5'];
/** A place with two spots, one with a single spot, one with two, and one that is a page only; two themes. */
export const placeOf: Readonly<Record<string, string>> = { s1: 'p1', s2: 'p1', s3: 'p2', s4: 'p3', s5: 'p3' };
export const themeOf: Readonly<Record<string, string>> = { p1: 'learn', p2: 'learn', p3: 'live', p4: 'live' };

/** Visits whose values are unevenly spread, in time too, the same for the same seed. */
export function randomVisits({ seed, visits, days, bots = 0 }: RandomTownOptions): RandomVisit[] {
  const next = random(seed);
  const skew = 1 + next() * 3;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(list.length * next() ** skew)] as T;
  const uuid = () =>
    `${Array.from({ length: 8 }, () => Math.floor(next() * 16).toString(16)).join('')}-0000-4000-8000-${Math.floor(
      next() * 2 ** 48,
    )
      .toString(16)
      .padStart(12, '0')}`;
  const bursts = Array.from({ length: 4 }, () => next() * days);
  const visitors = Array.from({ length: Math.max(1, Math.round(visits * 0.8)) }, uuid);
  return Array.from({ length: visits }, () => ({
    visit_id: uuid(),
    visitor_id: visitors[Math.floor(next() * visitors.length)] ?? uuid(),
    ago: Math.floor(
      next() < 0.4 ? next() * days : Math.min(days - 1, (bursts[Math.floor(next() * 4)] ?? 0) + next() * 6),
    ),
    region: pick(regions),
    device: pick(devices),
    campaign: pick(campaigns),
    locale: pick(locales),
    entry: pick(entries),
    bot: next() < bots,
    spots: spots.filter((_, i) => next() < 0.6 / (1 + i)),
    asked: next() < 0.15,
    pages: ['p1', 'p3', 'p4'].filter((_, i) => next() < 0.2 / (1 + i)),
    tour:
      next() < 0.4
        ? {
            tier: pick(['2', '1', '3']),
            connection: pick(['4g', '3g']),
            load_ms: pick([900, 3_000, 7_000, 20_000]),
          }
        : null,
  }));
}

/** Puts the visits into a town of their own, events and all, and answers its id. */
export async function plantRandomTown(
  sql: postgres.Sql,
  town: string,
  made: readonly RandomVisit[],
): Promise<void> {
  const doc = { town_id: town, name: { ja: town }, is_fictional: true, scene_id: 'hoshimi' };
  const docOf = (place: string) => ({
    spots: Object.keys(placeOf)
      .filter((spot_id) => placeOf[spot_id] === place)
      .map((spot_id) => ({ spot_id })),
  });
  const places = Object.entries(themeOf).map(([place, theme]) => ({ place, theme, doc: docOf(place) }));
  await sql`insert into public.towns (town_id, doc) values (${town}, ${sql.json(doc)}) on conflict do nothing`;
  await sql`insert into public.revisions (town_id, revision, town_doc, content_sha256, places) values (${town}, 1,
    ${sql.json(doc)}, '', 4) on conflict do nothing`;
  await sql`
    insert into public.revision_places (town_id, revision, place_id, position, theme, kind, name, summary, spot_count,
      search, doc)
    select ${town}, 1, p.place, 0, p.theme, 'shop', '{}', '{}', 0, '', p.doc from
      json_to_recordset(${JSON.stringify(places)}::text::json) as p (place text, theme text, doc jsonb)
    on conflict do nothing`;
  await sql`insert into public.campaigns (town_id, code, name) select ${town}, code, code
    from unnest(${campaigns.filter((code) => code !== null)}::text[]) code on conflict do nothing`;
  await sql`update public.towns set current_revision = 1 where town_id = ${town}`;
  const rows = JSON.stringify(made);
  await sql`
    insert into public.visits (town_id, visit_id, visitor_id, started_at, day, entry, locale, device_class, region,
      region_source, revision, campaign, is_bot)
    select ${town}, r.visit_id, r.visitor_id, t.at, (t.at at time zone 'Asia/Tokyo')::date, r.entry, r.locale, r.device,
      r.region, 'declared', 1, r.campaign, r.bot
    from json_to_recordset(${rows}::text::json) as r (visit_id uuid, visitor_id uuid, ago integer, entry text, locale
      text, device text, region text, campaign text, bot boolean)
      cross join lateral (select date_trunc('day', now() at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo' - (r.ago -
        0.4) * interval '1 day' as at) t`;
  await sql`
    insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, place_id, spot_id, engaged_ms,
      revision, payload)
    select ${town}, gen_random_uuid(), v.started_at + e.i * interval '20 seconds', v.visit_id, e.name, e.place, e.spot,
      e.ms, 1, e.payload
    from json_to_recordset(${rows}::text::json) as r (visit_id uuid, entry text, spots json, asked boolean, pages json,
      tour jsonb)
      join public.visits v on v.town_id = ${town} and v.visit_id = r.visit_id
      cross join lateral (
        select 0 as i, 'page_viewed' as name, case when r.entry = 'place' then 'p' || 1 + ascii(left(r.visit_id::text,
          1)) % 4 end as place,
          null as spot, null::integer as ms, jsonb_build_object('page', r.entry) as payload
        union all select x.i::integer, 'spot_dwelled', ${JSON.stringify(placeOf)}::text::jsonb ->> x.s, x.s, 9000 + 100
          * x.i::integer, '{"surface":"tour"}'
          from json_array_elements_text(r.spots) with ordinality x (s, i)
        union all select 30 + x.i::integer, e.name, x.p, null, case e.name when 'place_dwelled' then 4000 + 10 *
          length(r.spots::text) end, e.payload
          from json_array_elements_text(coalesce(r.pages, '[]')) with ordinality x (p, i)
            cross join (values ('page_viewed', '{"page":"place"}'::jsonb), ('place_dwelled', '{"surface":"page"}')) as e
              (name, payload)
        union all select 1, 'tour_started', null, null, null, r.tour where jsonb_typeof(r.tour) = 'object'
        union all select 2, 'space_entered', null, null, null, '{"space_id":"square"}' where jsonb_typeof(r.tour) =
          'object'
        union all select 20 + x.i::integer, 'area_dwelled', null, null, null, jsonb_build_object('space_id', 'square',
          'cells',
            jsonb_build_array(jsonb_build_object('cell', x.i || ':-1', 'stood_ms', 400 * x.i),
              jsonb_build_object('cell', '0:' || length(x.s), 'stood_ms', 70)))
          from json_array_elements_text(r.spots) with ordinality x (s, i)
        union all select 9, 'consult_started', null, null, null, '{}' where r.asked) e`;
  await sql`insert into public.rollup_marks (town_id, day) select distinct town_id, day from public.visits where town_id
    = ${town}`;
}
