import type postgres from 'postgres';
import { makeMonths } from './makeMonths.ts';

/**
 * A town of `events` events over the last 13 months, twelve to a visit, written by SQL: through collect it would take
 * an hour. Values are drawn unevenly from what is published (places, spots), 47 prefectures and some countries, three
 * devices, twelve campaigns.
 */
export async function plantEvents(sql: postgres.Sql, town: string, events: number): Promise<void> {
  await makeMonths(sql, 14);
  const visits = Math.round(events / 12);
  await sql.begin(async (tx) => {
    await tx`set local synchronous_commit = off`;
    await tx`select setseed(0.7)`;
    await tx`insert into public.campaigns (town_id, code, name)
      select ${town}, 'campaign-' || n, 'Campaign ' || n from generate_series(0, 11) n on conflict do nothing`;
    await tx`
      insert into public.visits (town_id, visit_id, visitor_id, started_at, day, entry, referrer_host, locale,
        device_class, region, region_source, revision, campaign, is_bot)
      select ${town}, gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad(to_hex((i * 0.7)::integer), 12,
        '0'))::uuid, t.at, (t.at at time zone 'Asia/Tokyo')::date,
        (array['welcome', 'welcome', 'tour', 'place', 'map'])[1 + floor(random() * 5)::integer],
        case when random() < 0.4 then 'www.google.com' end,
        (array['ja', 'ja', 'ja', 'ja', 'ja-easy', 'en'])[1 + floor(random() * 6)::integer],
        (array['phone', 'phone', 'desktop', 'tablet'])[1 + floor(random() * 4)::integer],
        case when random() < 0.05 then (array['US', 'TW', 'FR', 'unknown'])[1 + floor(random() * 4)::integer] else 'JP-'
          || lpad((1 + floor(47 * random() ^ 2))::text, 2, '0') end,
        'declared', 1, case when random() < 0.4 then 'campaign-' || floor(12 * random() ^ 2) end, random() < 0.03
      from generate_series(1, ${visits}::integer) i
        -- visitors come back within their id's four weeks: neighbours in i are neighbours in time
        cross join lateral (select now() - interval '1 hour' - (i::float / ${visits}) * interval '385 days' - random() *
          interval '8 days' as at) t`;
    await tx`
      insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, place_id, spot_id, engaged_ms,
        revision, payload)
      with stops as (
        select array_agg(array[p.place_id, s ->> 'spot_id'] order by p.position) as list, count(*) as n
        from public.towns t join public.revision_places p on p.town_id = t.town_id and p.revision = t.current_revision
          cross join lateral jsonb_array_elements(p.doc -> 'spots') s where t.town_id = ${town}
      )
      select ${town}, gen_random_uuid(), v.started_at + e.i * interval '9 seconds', v.visit_id, e.name,
        case when e.at > 0 then stops.list[e.at][1] end, case when e.at > 0 and e.name <> 'place_entered' then
          stops.list[e.at][2] end,
        case when e.name = 'spot_dwelled' then 3000 + floor(random() * 12000)::integer end, 1, e.payload
      from public.visits v cross join stops
        cross join lateral (select 1 + floor(stops.n * random() ^ 2)::integer as a, 1 + floor(stops.n * random() ^
          1.5)::integer as b, 1 + floor(stops.n * random())::integer as c where v.visit_id is not null) r
        cross join lateral (values (0, 'page_viewed', 0, '{"page": "welcome"}'::jsonb), (1, 'tour_started', 0,
          jsonb_build_object('tier', floor(random() * 3), 'load_ms', floor(random() * 12000), 'connection', '4g')),
          (2, 'place_entered', r.a, '{"surface": "tour"}'), (3, 'spot_opened', r.a, '{"surface": "tour"}'), (4,
            'spot_dwelled', r.a, '{"surface": "tour"}'), (5, 'spot_dwelled', r.a, '{"surface": "tour"}'),
          (6, 'place_entered', r.b, '{"surface": "tour"}'), (7, 'spot_dwelled', r.b, '{"surface": "tour"}'), (8,
            'spot_dwelled', r.b, '{"surface": "tour"}'), (9, 'place_entered', r.c, '{"surface": "tour"}'),
          (10, 'spot_dwelled', r.c, '{"surface": "tour"}'), (11, case when random() < 0.05 then 'consult_started' else
            'page_viewed' end, 0, '{"page": "map"}')) as e (i, name, at, payload)
      where v.town_id = ${town}`;
    await tx`insert into public.rollup_marks (town_id, day) select distinct town_id, day from public.visits where
      town_id = ${town}`;
  });
  await sql`analyze public.visits`;
  await sql`analyze public.visit_events`;
}
