-- One visit told under two names is told twice, and the one subtracted from the other gives small numbers back: where they begin is entry,
-- week 0 is those who are new, engaged is a stage of the funnel. Each is told once now, and answered from there.
create table public.rollup_parents (
  town_id text not null,
  panel text not null check (panel in ('spot', 'place')),
  key text not null,
  parent text not null,
  primary key (town_id, panel, key)
);
comment on table public.rollup_parents is
  'For insight: the place a spot was last seen in, the theme of a place: the dwell of the one is in the sum of the other.';
alter table public.rollup_parents enable row level security;
grant all on public.rollup_parents to service_role;

create or replace function private.gather_all_seen(p_town_id text, p_jun date) returns void
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

create or replace function private.roll_up_retention(p_town_id text, p_jun date) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare
  c_read constant text := 'select md5(string_agg(c::text, '','' order by c.key))
    from public.rollup_cells c where c.town_id = $1 and c.jun = $2 and c.panel = ''retention''';
  v_before text; v_after text;
begin
  execute c_read into v_before using p_town_id, p_jun;
  delete from public.rollup_cells where town_id = p_town_id and panel = 'retention' and jun = p_jun;
  insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
    select p_town_id, 'retention', 0, p_jun, w.key, '', '', count(*), 0
    from (
      select distinct f.visitor_id, 'week_' || floor(extract(epoch from l.started_at - f.started_at) / 604800) as key
      from public.counted_visits f join public.counted_visits l on l.town_id = f.town_id and l.visitor_id = f.visitor_id
        and l.started_at >= f.started_at + interval '7 days' and l.started_at < f.started_at + interval '35 days'
      where f.town_id = p_town_id and f.jun = p_jun and f.dims[5] = 'new') w
    group by w.key;
  execute c_read into v_after using p_town_id, p_jun;
  return v_before is distinct from v_after;
end $$;
comment on function private.roll_up_retention is
  'For roll_up_jun: browsers that came first in these ten days, by the one to four weeks after which they were here again (ids live 29 days); true when that changed.';


create or replace function private.roll_up_jun(p_town_id text, p_jun date) returns date[]
  language plpgsql security definer set search_path = ''
as $$
declare v_began timestamptz := clock_timestamp(); v_near date;
  v_changed date[] := array[p_jun];
begin
  perform pg_advisory_xact_lock(hashtextextended('rollup:' || p_town_id, 0));
  -- Single visits are deleted after 13 months: what was counted of them then stays.
  if p_jun >= (now() - interval '13 months' + interval '2 days')::date then
    perform private.gather_visits(p_town_id, p_jun);
    perform private.gather_seen(p_town_id, p_jun);
    delete from public.rollup_cells where town_id = p_town_id and jun = p_jun
      and panel not in ('household', 'outcome', 'retention');
    insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
      select p_town_id, s.panel, m.mask, p_jun, s.key, coalesce(c.dims[m.i], ''), coalesce(c.dims[m.j], ''), count(*),
        sum(s.engaged_ms)
      from pg_temp.seen s join public.counted_visits c on c.town_id = p_town_id and c.visit_id = s.visit_id
        cross join private.insight_masks(2) m
      where case when s.panel = 'visit' then true when s.panel in ('start', 'own', 'region_source') then m.i is null
        else m.j is null end
      group by s.panel, m.mask, s.key, 6, 7;
    insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
      select p_town_id, 'mark', 0, p_jun, k.mark, '', '', count(*), 0 from pg_temp.marked k group by k.mark;
    perform private.roll_up_visitors(p_town_id, p_jun);
    for v_near in select distinct c.jun from public.counted_visits c where c.town_id = p_town_id
        and c.jun between p_jun - 50 and p_jun loop -- those who came first up to four weeks before may have come back now
      if private.roll_up_retention(p_town_id, v_near) then v_changed := v_changed || v_near; end if;
    end loop;
    perform private.roll_up_retention(p_town_id, p_jun);
  end if;
  perform private.roll_up_households(p_town_id, p_jun);
  insert into public.rollup_runs values (p_town_id, p_jun, now(), extract(epoch from clock_timestamp() - v_began) * 1000)
    on conflict (town_id, day) do update set ran_at = excluded.ran_at, took_ms = excluded.took_ms;
  return v_changed;
end $$;
comment on function private.roll_up_jun is
  'For the rollup job: works ten days of a town out anew and answers which ten days changed by it; running it twice gives the same.';

-- Told by one dim at most, as the stages of visits are now.
create or replace function private.roll_up_households(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_simulated boolean := (private.marking_rule(p_town_id)).counts_simulated;
begin
  delete from public.rollup_cells where town_id = p_town_id and panel in ('household', 'outcome') and jun = p_jun;
  insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
    with families as (
      select h.household_id, private.furthest_stage(h) as stage, array[coalesce(h.from_region, 'unknown'),
        coalesce(l.dims[2], '(unlinked)'), coalesce(l.dims[3], '(unlinked)'), h.locale, coalesce(l.dims[5], '(unlinked)'),
        coalesce(l.dims[6], '(unlinked)')] as dims
      from public.households h
        left join lateral (select c.dims from public.household_visitors hv
            join public.counted_visits c on c.town_id = hv.town_id and c.visitor_id = hv.visitor_id
          where hv.town_id = h.town_id and hv.household_id = h.household_id
          order by c.started_at, c.visit_id limit 1) l on true
      where h.town_id = p_town_id and (v_simulated or not h.simulated)
        and h.created_at >= p_jun::timestamp at time zone 'Asia/Tokyo'
        and h.created_at < (private.jun_end(p_jun) + 1)::timestamp at time zone 'Asia/Tokyo')
    select p_town_id, p.panel, m.mask, p_jun, p.key, coalesce(f.dims[m.i], ''), '', count(*), 0
    from families f cross join private.insight_masks(1) m
      cross join lateral (values ('household', ''), ('outcome', f.stage)) as p (panel, key)
    group by 2, 3, 5, 6;
end $$;

-- What was rolled up before: the cells as they would be now. Dwell outside of spots comes with the next working out.
delete from public.rollup_cells where panel = 'engaged' or panel in ('funnel', 'household', 'outcome') and f2 <> '' or panel = 'retention' and (key = 'week_0' or mask <> 0)
  or panel = 'region_source' and mask <> 0 or panel = 'path' and key like '^>%' and (mask <> 0 or key like '^>(%');
update public.rollup_cells set panel = 'start', key = substr(key, 3) where panel = 'path' and key like '^>%';
update public.rollup_cells set panel = 'leave', key = left(key, -2) where panel = 'path' and key like '%>$';
insert into public.rollup_parents (town_id, panel, key, parent)
  select distinct on (e.town_id, p.panel, p.key) e.town_id, p.panel, p.key, p.parent
  from public.visit_events e
    left join public.revision_places rp on rp.town_id = e.town_id and rp.revision = e.revision and rp.place_id = e.place_id
    cross join lateral (values ('spot', e.spot_id, e.place_id), ('place', e.place_id, rp.theme)) as p (panel, key, parent)
  where p.key is not null and p.parent is not null order by e.town_id, p.panel, p.key, e.occurred_at desc;
insert into public.rollup_marks (town_id, day) select distinct c.town_id, c.jun from public.rollup_cells c
  where c.jun >= (now() - interval '13 months' + interval '2 days')::date;
