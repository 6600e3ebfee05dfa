-- From visits to facts: one row for each visit of a person, what it saw beside it, and sums of each day. Worked out by
-- the job, a day at a time, from single visits; kept as long as they are, but for the sums, which stay.
create table public.visit_facts (
  town_id text not null,
  visit_id uuid not null,
  visitor_id uuid not null,
  day date not null,
  started_at timestamptz not null,
  hour text not null,
  stage smallint not null check (stage between 0 and 3),
  engaged_ms integer not null,
  region text not null,
  device text not null,
  campaign text not null,
  locale text not null,
  visitor text not null check (visitor in ('new', 'returning')),
  entry text not null,
  region_source text not null,
  tier text,
  load text,
  connection text,
  primary key (town_id, visit_id),
  foreign key (town_id, visit_id) references public.visits on delete cascade
);
create index visit_facts_by_day on public.visit_facts (town_id, day);
create index visit_facts_by_visitor on public.visit_facts (town_id, visitor_id, day);
comment on table public.visit_facts is
  'For insight: visits of people, each with its dims, how far it got and how long it looked.';
comment on column public.visit_facts.stage is
  '0 visit; 1 engaged: 3 spots or 60 s engaged dwell; 2 considering: kept something, began the form; 3 lead: a family '
  'that shows its visits asked in it.';

create table public.visit_seen (
  town_id text not null,
  visit_id uuid not null,
  panel text not null,
  day date not null,
  keys text[] not null,
  ms integer[] not null check (cardinality(ms) = cardinality(keys)),
  primary key (town_id, visit_id, panel),
  foreign key (town_id, visit_id) references public.visit_facts on delete cascade
);
create index visit_seen_by_panel on public.visit_seen (town_id, panel, day);
comment on table public.visit_seen is
  'For insight: what a visit saw or did, panel by panel, each key once with the engaged ms at it.';

create table public.day_sums (
  town_id text not null references public.towns on delete cascade,
  panel text not null,
  day date not null,
  key text not null,
  visits integer not null,
  engaged integer not null,
  considering integer not null,
  lead integer not null,
  engaged_ms bigint not null,
  primary key (town_id, panel, day, key)
);
comment on table public.day_sums is
  'For insight: visits of a day by the keys of each panel, for questions without filters; they stay for ever.';

create table public.rollup_runs (
  town_id text not null,
  day date not null,
  ran_at timestamptz not null,
  took_ms integer not null,
  primary key (town_id, day)
);
comment on table public.rollup_runs is
  'For the job: when a day was last worked out, so that a busy day is not worked out without pause.';

create table public.collect_counts (
  town_id text not null,
  day date not null,
  stored bigint not null,
  doubled bigint not null,
  refused bigint not null,
  primary key (town_id, day)
);
comment on table public.collect_counts is
  'For insight: events stored, sent again and refused, by the day their visit began.';

create function private.single_visits_from() returns date
  language sql stable set search_path = ''
  return ((now() - interval '13 months') at time zone 'Asia/Tokyo')::date + 1;
comment on function private.single_visits_from is
  'For insight and the job: the first day of which every single visit is still kept.';

create function private.campaign_of(p_campaign text, p_referrer_host text) returns text
  language sql immutable set search_path = ''
as $$
  -- A host is meant exactly, or with whatever stands before its dot; never by how it begins: mail.google.com is no
  -- search.
  select case
    when p_campaign is not null then p_campaign
    when p_referrer_host is null then '(direct)'
    when p_referrer_host ~ '(^|\.)(line\.me|lin\.ee)$' then '(line)'
    when p_referrer_host ~ '^((www|images)\.)?google\.(com|(com?\.)?[a-z]{2})$'
      or p_referrer_host ~
        '^((www|cn|m)\.)?(bing\.com|baidu\.com|ecosia\.org|qwant\.com|startpage\.com|yandex\.(com|ru))$'
      or p_referrer_host ~ '(^|\.)(search\.yahoo\.(co\.jp|com)|duckduckgo\.com|search\.brave\.com|search\.naver\.com)$'
      or p_referrer_host ~ '^(search\.(goo\.ne\.jp|nifty\.com|smt\.docomo\.ne\.jp)|websearch\.rakuten\.co\.jp)$'
      or p_referrer_host ~ '^(sp-web\.search\.auone\.jp|cgi\.search\.biglobe\.ne\.jp)$' then '(search)'
    when p_referrer_host ~ '(^|\.)(instagram|facebook|twitter|x|youtube|threads|note|tiktok|pinterest|linkedin)\.com$'
      or p_referrer_host ~ '(^|\.)(t\.co|youtu\.be|threads\.net|pinterest\.jp|mixi\.jp|bsky\.app)$' then '(social)'
    else '(link)' end
$$;
comment on function private.campaign_of is
  'For store_facts: the code of the link a visit came by, or in brackets the kind of way it came.';

create function private.known_spaces(p_town_id text)
  returns table (space_id text, low_col integer, high_col integer, low_row integer, high_row integer)
  language sql stable security definer set search_path = ''
as $$
  -- Squares of the ground that one could stand on: 40 m round whatever the scene has a place for, in the grid of
  -- src/domain/areaGrid.ts.
  select g.space_id, floor((min(g.x) - 40) / g.side)::integer, floor((max(g.x) + 40) / g.side)::integer,
    floor((min(g.z) - 40) / g.side)::integer, floor((max(g.z) + 40) / g.side)::integer
  from (select s.space ->> 'space_id' as space_id, case when (s.space ->> 'indoor')::boolean then 2 else 4 end as side,
      (p.point ->> 0)::double precision as x, (p.point ->> 2)::double precision as z
    from public.towns t join public.scenes using (scene_id)
      cross join lateral jsonb_array_elements(scenes.manifest -> 'spaces') as s (space)
      cross join lateral (
        select jsonb_path_query(s.space, '$.spots[*].stand') union all
        select jsonb_path_query(s.space, '$.places[*].stand') union all
        select jsonb_path_query(s.space, '$.doors[*].at') union all
        select jsonb_path_query(s.space, '$.viewpoints[*].eye') union all
        select jsonb_path_query(s.space, '$.spawn.eye')) as p (point)
    where t.town_id = p_town_id) g
  group by g.space_id, g.side
$$;
comment on function private.known_spaces is
  'For the job: the spaces of a town''s scene, and between which squares of its grid one can stand there.';

create function private.events_of_day(p_town_id text, p_day date)
  returns table (visit_id uuid, event_id uuid, at timestamptz, name text, place_id text, spot_id text,
    engaged_ms integer, theme text, payload jsonb, held numeric)
  language sql stable security definer
  set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off
as $$
  -- An event is at most 35 days older or newer than its visit (collect), and months are partitions. The planner would
  -- read those months for one day's visits; behind the fence (offset 0) it asks the index visit by visit, which costs a
  -- twentieth.
  with told as (
    select v.visit_id, e.event_id, e.occurred_at as at, e.name, e.place_id, e.spot_id, e.engaged_ms, p.theme, e.payload,
      coalesce(case when e.name = 'area_dwelled' then (select sum((c ->> 'stood_ms')::bigint)
        from jsonb_array_elements(e.payload -> 'cells') c) else e.engaged_ms end, 0) as ms,
      -- What has passed since the visit began: by its own word, and as seen from here, where a browser that was away
      -- for a while may have lived through a quarter of an hour that nobody saw.
      1000 * extract(epoch from interval '5 seconds' + case when v.simulated then e.occurred_at - v.started_at
        else least(e.occurred_at - v.started_at, e.received_at - v.received_at + interval '15 minutes') end) as passed
    from public.visits v
      cross join lateral (
        select x.* from public.visit_events x where x.town_id = v.town_id and x.visit_id = v.visit_id
          and x.occurred_at between p_day::timestamptz - interval '3 days' and p_day::timestamptz + interval '38 days'
        offset 0) e
      left join public.revision_places p
        on p.town_id = e.town_id and p.revision = e.revision and p.place_id = e.place_id
    where v.town_id = p_town_id and v.day = p_day
      -- What was never published was never seen.
      and (e.place_id is null or p.place_id is not null and (e.spot_id is null or e.spot_id = any (p.spot_ids)))
      and (not e.payload ? 'space_id'
        or e.payload ->> 'space_id' in (select k.space_id from private.known_spaces(p_town_id) k))
  ), summed as (
    select t.*, sum(t.ms) over so_far as sum_ms, t.name = 'area_dwelled' as is_ground from told t
    window so_far as (partition by t.visit_id, t.name = 'area_dwelled' order by t.at, t.event_id)
  ), bounded as ( -- the most of the sum so far that fits into what had passed, at this event and at each before it
    select s.*, s.sum_ms + least(0, min(s.passed - s.sum_ms) over so_far) as fits from summed s
    window so_far as (partition by s.visit_id, s.is_ground order by s.at, s.event_id)
  ), counted as (
    select b.*, greatest(0, b.fits - coalesce(lag(b.fits) over so_far, 0)) as counted_ms from bounded b
    window so_far as (partition by b.visit_id, b.is_ground order by b.at, b.event_id)
  )
  select c.visit_id, c.event_id, c.at, c.name, c.place_id, c.spot_id,
    case when c.engaged_ms is not null then least(c.engaged_ms, c.counted_ms)::integer end, c.theme, c.payload,
    case when c.ms > 0 then least(1, c.counted_ms / c.ms) else 1 end
  from counted c
$$;
comment on function private.events_of_day is
  'For the job: what can have happened in the visits that began on a day: at places, spots and in spaces that were '
  'published, and no longer than the visit had lasted. held: the share of its ms that counts.';

create function private.leads_of_day(p_town_id text, p_day date) returns table (visit_id uuid)
  language sql stable security definer set search_path = ''
as $$
  -- Families, not what a browser says of itself: each one's last visit before it asked, where it shows its visits.
  select distinct last_visit.visit_id
  from public.household_visitors l
    join public.households h on h.town_id = l.town_id and h.household_id = l.household_id
      and h.closed_reason is distinct from 'duplicate'
    cross join lateral (select v.visit_id, v.day from public.visits v
      where v.town_id = l.town_id and v.visitor_id = l.visitor_id and v.started_at <= h.created_at
      order by v.started_at desc, v.visit_id desc limit 1) last_visit
  where l.town_id = p_town_id and last_visit.day = p_day
$$;
comment on function private.leads_of_day is 'For store_facts: the visits of a day in which a family asked for advice.';

create function private.marks_of_day(p_town_id text, p_day date) returns table (visit_id uuid, mark text)
  language sql stable security definer
  set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off
as $$
  with busy as (
    select m.visit_id, max(m.n) as most
    from (select v.visit_id, count(*) as n
      from public.visits v cross join lateral (
          select x.occurred_at from public.visit_events x where x.town_id = v.town_id and x.visit_id = v.visit_id
            and x.occurred_at between p_day::timestamptz - interval '3 days' and p_day::timestamptz + interval '38 days'
          offset 0) e
      where v.town_id = p_town_id and v.day = p_day group by v.visit_id, date_trunc('minute', e.occurred_at)) m
    group by m.visit_id
  )
  select v.visit_id, case when v.simulated and not r.counts_simulated then 'simulated' when v.staff then 'staff'
    when v.is_bot or b.most > r.most_events_per_minute then 'machine'
    -- A page of ours names a revision that there is, or none before it has read any.
    when v.revision <> 0 and not exists (select from public.revisions p
      where p.town_id = v.town_id and p.revision = v.revision) then 'machine'
    when v.crowd and not r.counts_crowds then 'crowd'
    else 'person' end
  from public.visits v cross join private.marking_rule(p_town_id) r left join busy b on b.visit_id = v.visit_id
  where v.town_id = p_town_id and v.day = p_day
$$;
comment on function private.marks_of_day is
  'For the job: person, machine, staff, simulated or crowd, by the newest marking rule, which recompute_insight '
  'applies anew.';

create function private.store_facts(p_town_id text, p_day date) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.visit_facts (town_id, visit_id, visitor_id, day, started_at, hour, stage, engaged_ms, region,
      device, campaign, locale, visitor, entry, region_source, tier, load, connection)
    with whole as (
      -- place_dwelled and spot_dwelled bring engaged_ms; no other event has it.
      select e.visit_id, sum(e.engaged_ms) as engaged_ms, count(distinct e.spot_id) as spots,
        bool_or(e.name in ('shortlist_added', 'consult_started')) as considered,
        -- Of several tours in one visit the first one counts.
        (array_agg(e.payload order by e.at, e.event_id) filter (where e.name = 'tour_started'))[1] as tour
      from private.events_of_day(p_town_id, p_day) e group by e.visit_id
    )
    select v.town_id, v.visit_id, v.visitor_id, v.day, v.started_at,
      to_char(v.started_at at time zone 'Asia/Tokyo', 'HH24'),
      case when v.visit_id in (select l.visit_id from private.leads_of_day(p_town_id, p_day) l) then 3
        when w.considered then 2 when w.engaged_ms >= 60000 or w.spots >= 3 then 1 else 0 end,
      least(coalesce(w.engaged_ms, 0), 2147483647), v.region, v.device_class,
      private.campaign_of(private.known_campaign(p_town_id, v.campaign), v.referrer_host), v.locale,
      case when exists (select from public.visits o where o.town_id = v.town_id and o.visitor_id = v.visitor_id
        and (o.started_at, o.visit_id) < (v.started_at, v.visit_id)) then 'returning' else 'new' end,
      v.entry, v.region_source,
      w.tour ->> 'tier', case when t.load_ms < 2000 then '0-2' when t.load_ms < 5000 then '2-5'
        when t.load_ms < 10000 then '5-10' when t.load_ms is not null then '10-' end,
      w.tour ->> 'connection'
    from private.marks_of_day(p_town_id, p_day) m
      join public.visits v on v.town_id = p_town_id and v.visit_id = m.visit_id
      left join whole w on w.visit_id = v.visit_id
      cross join lateral (select (w.tour ->> 'load_ms')::integer as load_ms) t
    where m.mark = 'person'
$$;
comment on function private.store_facts is 'For the job: one row for each visit of a person that began on a day.';

create function private.steps_of_day(p_town_id text, p_day date) returns table (visit_id uuid, step text)
  language sql stable security definer set search_path = ''
as $$
  -- What follows what: places, and pages in brackets; ^ is the beginning, $ the end. Going on where one is, is no step.
  with stops as (
    select e.visit_id, e.at, e.event_id, e.stop,
      lag(e.stop) over (partition by e.visit_id order by e.at, e.event_id) as before
    from (select d.*, case
        when d.name in ('place_entered', 'spot_opened', 'page_viewed') and d.place_id is not null then d.place_id
        when d.name = 'page_viewed' then '(' || (d.payload ->> 'page') || ')' end as stop
      from private.events_of_day(p_town_id, p_day) d) e
    where e.stop is not null
  )
  select s.visit_id, unnest(array[coalesce(lag(s.stop) over walk, '^') || '>' || s.stop,
    case when lead(s.stop) over walk is null then s.stop || '>$' end])
  from stops s where s.before is distinct from s.stop
  window walk as (partition by s.visit_id order by s.at, s.event_id)
$$;
comment on function private.steps_of_day is
  'For store_seen: the steps of each visit from place to place and page to page.';

create function private.store_seen(p_town_id text, p_day date) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.visit_seen (town_id, visit_id, panel, day, keys, ms)
    with events as materialized (
      select * from private.events_of_day(p_town_id, p_day)
    ), seen as ( -- a panel whose keys are in the events is a line here
      select e.visit_id, k.panel, k.key, e.engaged_ms as ms
      from events e cross join lateral (values
        ('place', e.place_id),
        ('spot', e.spot_id),
        ('theme', e.theme),
        ('tour', case when e.name = 'tour_started' then 'started' end),
        ('space', case when e.name = 'space_entered' then e.payload ->> 'space_id' end),
        ('search', case when e.name = 'places_searched'
          then case when e.payload -> 'results' = '0' then 'in_vain' else 'found' end end),
        ('failure', case when e.name = 'tour_failed' then e.payload ->> 'reason' end)) as k (panel, key)
      where k.key is not null
      union all -- a tour is completed when three spots were opened in 3D
      select e.visit_id, 'tour', 'completed', 0 from events e group by e.visit_id
      having bool_or(e.name = 'tour_started') and count(distinct e.spot_id) filter (
        where e.name in ('spot_opened', 'spot_dwelled') and e.payload ->> 'surface' = 'tour') >= 3
      union all -- where they stood is the same time as their dwell, so it is in no other sum
      select e.visit_id, 'area', k.space_id || ':' || (c ->> 'cell'), ((c ->> 'stood_ms')::integer * e.held)::integer
      from events e cross join lateral jsonb_array_elements(e.payload -> 'cells') c
        join private.known_spaces(p_town_id) k on k.space_id = e.payload ->> 'space_id'
          and split_part(c ->> 'cell', ':', 1)::integer between k.low_col and k.high_col
          and split_part(c ->> 'cell', ':', 2)::integer between k.low_row and k.high_row
      where e.name = 'area_dwelled'
      union all
      select s.visit_id, 'path', s.step, 0 from private.steps_of_day(p_town_id, p_day) s where s.step is not null
    ), once as (
      select s.visit_id, s.panel, s.key, least(coalesce(sum(s.ms), 0), 2147483647)::integer as ms
      from seen s group by s.visit_id, s.panel, s.key
    )
    select f.town_id, f.visit_id, o.panel, f.day, array_agg(o.key order by o.key), array_agg(o.ms order by o.key)
    from once o join public.visit_facts f on f.town_id = p_town_id and f.visit_id = o.visit_id
    group by f.town_id, f.visit_id, o.panel
    order by o.panel -- side by side in the table, as they are asked for
$$;
comment on function private.store_seen is 'For the job: what each counted visit of a day saw and did.';

create function private.store_returns(p_town_id text, p_days date[]) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.visit_seen s where s.town_id = p_town_id and s.panel = 'retention' and s.day = any (p_days);
  insert into public.visit_seen (town_id, visit_id, panel, day, keys, ms)
    select w.town_id, w.visit_id, 'retention', w.day, array_agg(w.key), array_agg(0)
    from (select distinct f.town_id, f.visit_id, f.day,
        'week_' || floor(extract(epoch from l.started_at - f.started_at) / 604800) as key
      from public.visit_facts f join public.visit_facts l on l.town_id = f.town_id and l.visitor_id = f.visitor_id
        and (l.visit_id = f.visit_id or l.started_at >= f.started_at + interval '7 days'
          and l.started_at < f.started_at + interval '35 days')
      where f.town_id = p_town_id and f.day = any (p_days) and f.visitor = 'new') w
    group by w.town_id, w.visit_id, w.day;
end $$;
comment on function private.store_returns is
  'For the job: browsers that first came on some days, by the weeks after which they came again (ids live 29 days).';

create function private.panel_value(f public.visit_facts, p_panel text) returns text
  language sql stable parallel safe
  return case p_panel -- a panel with one value a visit is a line here
    when 'region' then f.region when 'device' then f.device when 'campaign' then f.campaign when 'locale' then f.locale
    when 'visitor' then f.visitor when 'entry' then f.entry when 'region_source' then f.region_source
    when 'tier' then f.tier when 'load' then f.load when 'connection' then f.connection
    when 'hour' then f.hour when 'day' then f.day::text end;
comment on function private.panel_value is
  'For insight and the job: what a visit counts for in a panel of one value a visit; null for none.';

create function private.value_panels() returns text[]
  language sql immutable parallel safe set search_path = ''
  return array['day', 'hour', 'region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'region_source',
    'tier', 'load', 'connection'];
comment on function private.value_panels is 'For insight and the job: the panels of one value a visit.';

create function private.seen_panels() returns text[]
  language sql immutable parallel safe set search_path = ''
  return array['place', 'spot', 'theme', 'space', 'tour', 'search', 'failure', 'area', 'path', 'retention'];
comment on function private.seen_panels is 'For insight: the panels in which a visit may have several keys.';

alter table public.visit_facts enable row level security;
alter table public.visit_seen enable row level security;
alter table public.day_sums enable row level security;
alter table public.rollup_runs enable row level security;
alter table public.collect_counts enable row level security;
grant all on public.visit_facts, public.visit_seen, public.day_sums, public.rollup_runs, public.collect_counts
  to service_role;
