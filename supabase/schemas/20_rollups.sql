create table public.rollup_runs (
  town_id text not null, day date not null, ran_at timestamptz not null, took_ms integer not null,
  primary key (town_id, day)
);
comment on table public.rollup_runs is 'For the rollup job: when a day was last worked out, so that a busy day is not worked out without pause.';

create function private.roll_up_marked_days(p_days integer default 20) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_row record; v_done integer := 0; v_marks bigint[];
begin
  create temp table if not exists worked_out (town_id text, jun date) on commit drop;
  truncate pg_temp.worked_out;
  for v_row in
    select m.town_id, private.jun_of(m.day) as jun from public.rollup_marks m
      left join public.rollup_runs r on r.town_id = m.town_id and r.day = private.jun_of(m.day)
    where r.ran_at is null or r.ran_at < now() - greatest(2000, r.took_ms * 10) * interval '1 millisecond'
    group by m.town_id, private.jun_of(m.day) order by min(m.marked_at), private.jun_of(m.day) limit p_days
  loop
    -- Marks taken here vanish with this transaction or not at all; one made meanwhile stays for the next run.
    with taken as (
      select m.mark_id from public.rollup_marks m where m.town_id = v_row.town_id
        and m.day between v_row.jun and private.jun_end(v_row.jun) for update skip locked
    ), consumed as (
      delete from public.rollup_marks m using taken t where m.town_id = v_row.town_id and m.mark_id = t.mark_id returning m.*
    ), counted as (
      insert into public.collect_counts as c (town_id, day, stored, doubled, refused)
        select x.town_id, x.day, sum(x.stored), sum(x.doubled), sum(x.refused) from consumed x
        where x.stored + x.doubled + x.refused > 0 group by x.town_id, x.day
        on conflict (town_id, day) do update set stored = c.stored + excluded.stored,
          doubled = c.doubled + excluded.doubled, refused = c.refused + excluded.refused)
    select array_agg(x.mark_id) into v_marks from consumed x;
    continue when v_marks is null;
    insert into pg_temp.worked_out select v_row.town_id, unnest(private.roll_up_jun(v_row.town_id, v_row.jun));
    v_done := v_done + 1;
  end loop;
  perform private.sum_up(w.town_id, array_agg(distinct w.jun)) from pg_temp.worked_out w group by w.town_id;
  return v_done;
end $$;
comment on function private.roll_up_marked_days is
  'For run_due_jobs: works out the ten days whose days changed, so many at most; safe to run twice and to interrupt.';
alter table public.rollup_runs enable row level security;

-- What the rollups are made of: every counted visit with what it may be told apart by, and the cells themselves.
-- The grid of time is 旬: the 1st to 10th, 11th to 20th and 21st to the end of a month (supabase/README-insight.md says why).
create function private.jun_of(p_day date) returns date
  language sql immutable set search_path = ''
  return date_trunc('month', p_day)::date + least(2, (extract(day from p_day)::integer - 1) / 10) * 10;
comment on function private.jun_of is 'For rollups: the first day of the ten days a day belongs to.';

create function private.jun_end(p_day date) returns date
  language sql immutable set search_path = ''
  return case when extract(day from p_day) > 20 then (date_trunc('month', p_day) + interval '1 month')::date - 1
    else private.jun_of(p_day) + 9 end;
comment on function private.jun_end is 'For rollups: the last day of the ten days a day belongs to.';

create table public.counted_visits (
  town_id text not null,
  visit_id uuid not null,
  visitor_id uuid not null,
  jun date not null,
  started_at timestamptz not null,
  dims text[] not null check (cardinality(dims) = 6), -- region, device, campaign, locale, visitor, entry
  primary key (town_id, visit_id),
  foreign key (town_id, visit_id) references public.visits on delete cascade
);
create index counted_visits_by_jun on public.counted_visits (town_id, jun);
create index counted_visits_by_visitor on public.counted_visits (town_id, visitor_id);
comment on table public.counted_visits is
  'For rollups: visits of people, with the values they can be filtered by; gone with the visit.';

create table public.campaign_codes (
  town_id text not null references public.towns on delete cascade,
  campaign text not null,
  admitted_at timestamptz not null default now(),
  primary key (town_id, campaign)
);
comment on table public.campaign_codes is
  'For rollups: codes that at least five visits of ten days bore. Others are (other), so that made-up codes cannot fill the tables.';

create table public.rollup_cells (
  town_id text not null,
  panel text not null,
  mask smallint not null, -- which of the six dims the cell is split by, bit by bit; f1 and f2 are their values
  jun date not null,
  key text not null,
  f1 text not null,
  f2 text not null,
  visits integer not null,
  engaged_ms bigint not null,
  primary key (town_id, jun, panel, mask, f1, key, f2)
);
comment on table public.rollup_cells is
  'For insight: counts of ten days, per panel and key, for everyone (mask 0) and split by one or two dims.';

create table public.rollup_visitors (
  town_id text not null,
  mask smallint not null,
  jun date not null,
  f1 text not null,
  before date not null, -- the last ten days before these in which they came too, -infinity for none
  visitors integer not null,
  primary key (town_id, mask, jun, f1, before)
);
comment on table public.rollup_visitors is
  'For insight: browsers by when they came before. Those of a range are the ones whose time before lies outside it: exact, and no id is kept.';

create table public.collect_counts (
  town_id text not null,
  day date not null,
  stored bigint not null,
  doubled bigint not null,
  refused bigint not null,
  primary key (town_id, day)
);
comment on table public.collect_counts is 'For insight: events stored, sent again and refused, by the day their visit began.';

create function private.insight_masks(p_most integer) returns table (mask smallint, i integer, j integer)
  language sql immutable set search_path = ''
as $$
  select 0::smallint, null::integer, null::integer
  union all select (1 << (a - 1))::smallint, a, null from generate_series(1, 6) a
  union all select ((1 << (a - 1)) | (1 << (b - 1)))::smallint, a, b
    from generate_series(1, 6) a, generate_series(1, 6) b where a < b and p_most = 2
$$;
comment on function private.insight_masks is
  'For rollups: the ways cells are split: not at all, by each dim, and by each two. i and j are places in dims.';

create function private.campaign_of(p_town_id text, p_campaign text, p_referrer_host text) returns text
  language sql stable security definer set search_path = ''
as $$
  select case
    when p_campaign is not null then coalesce((select c.campaign from public.campaign_codes c
      where c.town_id = p_town_id and c.campaign = p_campaign), '(other)')
    when p_referrer_host is null then '(direct)'
    when p_referrer_host ~ '(^|\.)(line\.me|liff\.line\.me)$' then '(line)'
    when p_referrer_host ~ '(^|\.)(google|bing|duckduckgo)\.|(^|\.)(search\.)?yahoo\.' then '(search)'
    when p_referrer_host ~ '(^|\.)(instagram|facebook|twitter|x|t|youtube|threads|note)\.(com|co|net)$' then '(social)'
    else '(link)' end
$$;
comment on function private.campaign_of is 'For rollups: the campaign a visit is of, or in brackets the kind of way it came.';

-- Marking visits one by one took a third of the job's time: it is one statement for ten days now.
create function private.gather_visits(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_rule public.marking_rules := private.marking_rule(p_town_id);
begin
  create temp table if not exists marked (visit_id uuid, mark text) on commit drop;
  create temp table if not exists gone (visit_id uuid, visitor_id uuid, started_at timestamptz) on commit drop;
  truncate pg_temp.marked, pg_temp.gone;
  insert into pg_temp.marked
    select v.visit_id, case when v.simulated and not v_rule.counts_simulated then 'simulated' when v.staff then 'staff'
      when v.is_bot or b.visit_id is not null then 'machine' else 'person' end
    from public.visits v
      left join (
        select distinct m.visit_id from (
          select e.visit_id from public.visits s join public.visit_events e on e.town_id = s.town_id
            and e.visit_id = s.visit_id and e.occurred_at >= s.started_at - interval '2 days'
            and e.occurred_at between p_jun::timestamptz - interval '3 days' and p_jun::timestamptz + interval '48 days'
          where s.town_id = p_town_id and s.day between p_jun and private.jun_end(p_jun)
          group by e.visit_id, date_trunc('minute', e.occurred_at) having count(*) > v_rule.most_events_per_minute) m) b
        on b.visit_id = v.visit_id
    where v.town_id = p_town_id and v.day between p_jun and private.jun_end(p_jun);
  analyze pg_temp.marked;

  with admitted as (
    insert into public.campaign_codes (town_id, campaign)
      select p_town_id, v.campaign from public.visits v join pg_temp.marked m on m.visit_id = v.visit_id
      where v.town_id = p_town_id and m.mark = 'person' and v.campaign is not null
      group by v.campaign having count(*) >= 5
        and (select count(*) from public.campaign_codes c where c.town_id = p_town_id) < 300
      on conflict do nothing returning campaign)
  insert into public.rollup_marks (town_id, day) -- days that called it (other) till now
    select distinct p_town_id, v.day from admitted a join public.visits v on v.town_id = p_town_id and v.campaign = a.campaign
    where v.day not between p_jun and private.jun_end(p_jun);

  with old as (
    delete from public.counted_visits where town_id = p_town_id and jun = p_jun returning *
  ) insert into pg_temp.gone select visit_id, visitor_id, started_at from old;
  insert into public.counted_visits (town_id, visit_id, visitor_id, jun, started_at, dims)
    with ways as materialized ( -- few codes and referrers, many visits
      select d.campaign, d.referrer_host, private.campaign_of(p_town_id, d.campaign, d.referrer_host) as way
      from (select distinct v.campaign, v.referrer_host from public.visits v
        where v.town_id = p_town_id and v.day between p_jun and private.jun_end(p_jun)) d)
    select p_town_id, v.visit_id, v.visitor_id, p_jun, v.started_at, array[v.region, v.device_class, w.way, v.locale,
      case when exists (select from public.visits o where o.town_id = v.town_id and o.visitor_id = v.visitor_id
        and (o.started_at, o.visit_id) < (v.started_at, v.visit_id)) then 'returning' else 'new' end, v.entry]
    from pg_temp.marked m join public.visits v on v.town_id = p_town_id and v.visit_id = m.visit_id
      join ways w on coalesce(w.campaign, '') = coalesce(v.campaign, '')
        and coalesce(w.referrer_host, '') = coalesce(v.referrer_host, '')
        and (w.campaign is null) = (v.campaign is null) and (w.referrer_host is null) = (v.referrer_host is null)
    where m.mark = 'person';

  -- A visit that came late, or stopped counting, changes what its visitor's later visits are: those days are worked out again.
  insert into public.rollup_marks (town_id, day)
    select distinct p_town_id, (l.started_at at time zone 'Asia/Tokyo')::date
    from (select coalesce(g.visitor_id, c.visitor_id) as visitor_id, coalesce(g.started_at, c.started_at) as started_at
        from (select * from public.counted_visits where town_id = p_town_id and jun = p_jun) c
          full join pg_temp.gone g on g.visit_id = c.visit_id
        where g.visit_id is null or c.visit_id is null) x
      join public.counted_visits l on l.town_id = p_town_id and l.visitor_id = x.visitor_id
        and l.started_at > x.started_at and l.jun > p_jun;
end $$;
comment on function private.gather_visits is 'For roll_up_jun: which visits of ten days count, and what they can be told apart by.';

create function private.mark_household_day() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare v_row public.households := case when tg_op = 'DELETE' then old else new end;
begin
  -- What is forgotten after three years stays in the sums; what a family erases itself leaves them.
  if tg_op = 'DELETE' and v_row.stage in ('closed', 'settled') and v_row.stage_changed_at < now() - interval '3 years' then
    return null;
  end if;
  if exists (select from public.towns t where t.town_id = v_row.town_id) then
    insert into public.rollup_marks (town_id, day)
      values (v_row.town_id, (v_row.created_at at time zone 'Asia/Tokyo')::date);
  end if;
  return null;
end $$;
comment on function private.mark_household_day is 'For households: their day is counted anew after each change.';
create trigger households_mark_their_day after insert or update of stage, simulated, from_region or delete
  on public.households for each row execute function private.mark_household_day();
alter table public.counted_visits enable row level security;
alter table public.campaign_codes enable row level security;
alter table public.rollup_cells enable row level security;
alter table public.rollup_visitors enable row level security;
alter table public.collect_counts enable row level security;

create function private.gather_all_seen(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  -- Everything a visit counts for, once each: pg_temp.seen (visit, panel, key, engaged ms).
  create temp table if not exists happened (visit_id uuid, event_id uuid, at timestamptz, name text, place_id text,
    spot_id text, engaged_ms integer, theme text, payload jsonb) on commit drop;
  create temp table if not exists seen (visit_id uuid, panel text, key text, engaged_ms bigint) on commit drop;
  truncate pg_temp.happened, pg_temp.seen;
  insert into pg_temp.happened
    select c.visit_id, e.event_id, e.occurred_at, e.name, e.place_id, e.spot_id, e.engaged_ms, rp.theme, e.payload
    from public.counted_visits c
      join public.visit_events e on e.town_id = c.town_id and e.visit_id = c.visit_id
        and e.occurred_at between p_jun::timestamptz - interval '3 days' and p_jun::timestamptz + interval '48 days'
      left join public.revision_places rp on rp.town_id = e.town_id and rp.revision = e.revision
        and rp.place_id = e.place_id
    where c.town_id = p_town_id and c.jun = p_jun;
  analyze pg_temp.happened;

  insert into pg_temp.seen -- one row per visit for the whole, with its furthest stage; engaged: 3 spots or 60 s engaged dwell
    select w.visit_id, p.panel, p.key, w.engaged_ms
    from (
      select c.visit_id, coalesce(sum(h.engaged_ms), 0) as engaged_ms,
        coalesce(sum(h.engaged_ms), 0) >= 60000 or count(distinct h.spot_id) >= 3 as engaged,
        coalesce(bool_or(h.name in ('shortlist_added', 'consult_started')), false) as considering,
        coalesce(bool_or(h.name = 'consult_sent'), false) as lead
      from public.counted_visits c left join pg_temp.happened h on h.visit_id = c.visit_id
      where c.town_id = p_town_id and c.jun = p_jun group by c.visit_id) w
      cross join lateral (values ('visit', ''), ('funnel', case when w.lead then 'lead' when w.considering then 'considering' when w.engaged then 'engaged'
          else 'visit' end)) as p (panel, key);

  insert into pg_temp.seen
    select h.visit_id, p.panel, p.key, coalesce(sum(h.engaged_ms), 0)
    from pg_temp.happened h cross join lateral (values ('place', h.place_id), ('spot', h.spot_id), ('theme', h.theme),
      ('space', case when h.name = 'space_entered' then h.payload ->> 'space_id' end),
      ('failure', case when h.name = 'tour_failed' then h.payload ->> 'reason' end)) as p (panel, key)
    where p.key is not null group by h.visit_id, p.panel, p.key;

  insert into pg_temp.seen -- dwell at a place outside its spots: never shown, but known to be in the place's sum when that is judged
    select h.visit_id, 'own', h.place_id, sum(h.engaged_ms) from pg_temp.happened h
    where h.spot_id is null and h.place_id is not null and h.engaged_ms > 0 group by h.visit_id, h.place_id;

  insert into pg_temp.seen -- where they stood: squares of a coarse grid; the same time as their dwell, so it is in no other sum
    select h.visit_id, 'area', h.payload ->> 'space_id' || ':' || (x ->> 'cell'), sum((x ->> 'stood_ms')::bigint)
    from pg_temp.happened h cross join lateral jsonb_array_elements(h.payload -> 'cells') x
    where h.name = 'area_dwelled' group by 1, 3;

  insert into pg_temp.seen -- of several tours in one visit the first one counts
    select t.visit_id, p.panel, p.key, 0
    from (select distinct on (h.visit_id) h.visit_id, h.payload from pg_temp.happened h where h.name = 'tour_started'
        order by h.visit_id, h.at, h.event_id) t
      cross join lateral (values ('tier', t.payload ->> 'tier'), ('line', t.payload ->> 'line'),
        ('load', case when (t.payload ->> 'load_ms')::integer < 2000 then '0-2' when (t.payload ->> 'load_ms')::integer < 5000
          then '2-5' when (t.payload ->> 'load_ms')::integer < 10000 then '5-10' when t.payload ? 'load_ms' then '10-' end))
        as p (panel, key)
    where p.key is not null;

  insert into pg_temp.seen
    select v.visit_id, p.panel, p.key, 0 from public.counted_visits c
      join public.visits v on v.town_id = c.town_id and v.visit_id = c.visit_id
      cross join lateral (values ('region_source', v.region_source),
        ('hour', to_char(v.started_at at time zone 'Asia/Tokyo', 'HH24'))) as p (panel, key)
    where c.town_id = p_town_id and c.jun = p_jun;

  -- What follows what: places, and pages in brackets. Where they begin is entry, told of places only here; where they leave is a
  -- panel of its own, for each visit leaves once and the rows add up.
  create temp table if not exists stops (visit_id uuid, stop text, before text, after text) on commit drop;
  truncate pg_temp.stops;
  insert into pg_temp.stops
    select o.visit_id, o.stop, lag(o.stop) over w, lead(o.stop) over w from (
      select h.visit_id, h.at, h.event_id, h.stop, lag(h.stop) over (partition by h.visit_id order by h.at, h.event_id) as before
      from (select visit_id, at, event_id, case when name in ('place_entered', 'spot_opened', 'page_viewed')
            and place_id is not null then place_id
          when name = 'page_viewed' then '(' || (payload ->> 'page') || ')'
          when name = 'consult_sent' then '(sent)' end as stop from pg_temp.happened) h
      where h.stop is not null) o
    where o.before is distinct from o.stop
    window w as (partition by o.visit_id order by o.at, o.event_id);
  insert into pg_temp.seen
    select distinct s.visit_id, p.panel, p.key, 0::bigint from pg_temp.stops s
      cross join lateral (values ('path', s.before || '>' || s.stop), ('leave', case when s.after is null then s.stop end),
        ('start', case when s.before is null and s.stop not like '(%' then s.stop end)) as p (panel, key)
    where p.key is not null;

  insert into public.rollup_parents as r (town_id, panel, key, parent)
    select distinct on (p.panel, p.key) p_town_id, p.panel, p.key, p.parent
    from pg_temp.happened h cross join lateral (values ('spot', h.spot_id, h.place_id), ('place', h.place_id, h.theme)) as p (panel, key, parent)
    where p.key is not null and p.parent is not null order by p.panel, p.key, h.at desc, h.event_id
    on conflict (town_id, panel, key) do update set parent = excluded.parent where r.parent <> excluded.parent;
  analyze pg_temp.seen;
end $$;
comment on function private.gather_all_seen is 'For gather_seen: everything a visit counts for, once each, whatever its key.';
