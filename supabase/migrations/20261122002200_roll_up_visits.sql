-- The job that turns visits into cells: ten days at a time, each in one transaction, the same whenever it is run.
create function private.gather_seen(p_town_id text, p_jun date) returns void
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
      cross join lateral (values ('visit', ''), ('engaged', case when w.engaged then 'yes' else 'no' end),
        ('funnel', case when w.lead then 'lead' when w.considering then 'considering' when w.engaged then 'engaged'
          else 'visit' end)) as p (panel, key);

  insert into pg_temp.seen
    select h.visit_id, p.panel, p.key, coalesce(sum(h.engaged_ms), 0)
    from pg_temp.happened h cross join lateral (values ('place', h.place_id), ('spot', h.spot_id), ('theme', h.theme),
      ('space', case when h.name = 'space_entered' then h.payload ->> 'space_id' end),
      ('failure', case when h.name = 'tour_failed' then h.payload ->> 'reason' end)) as p (panel, key)
    where p.key is not null group by h.visit_id, p.panel, p.key;

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

  insert into pg_temp.seen -- what follows what: places, and pages in brackets; ^ is the beginning, $ the end
    select distinct s.visit_id, 'path', s.step, 0::bigint from (
      select o.visit_id, unnest(array[
        coalesce(lag(o.stop) over w, '^') || '>' || o.stop, case when lead(o.stop) over w is null then o.stop || '>$' end]) as step
      from (
        select h.visit_id, h.at, h.event_id, h.stop,
          lag(h.stop) over (partition by h.visit_id order by h.at, h.event_id) as before
        from (select visit_id, at, event_id, case when name in ('place_entered', 'spot_opened', 'page_viewed')
              and place_id is not null then place_id
            when name = 'page_viewed' then '(' || (payload ->> 'page') || ')'
            when name = 'consult_sent' then '(sent)' end as stop from pg_temp.happened) h
        where h.stop is not null) o
      where o.before is distinct from o.stop
      window w as (partition by o.visit_id order by o.at, o.event_id)) s
    where s.step is not null;
  analyze pg_temp.seen;
end $$;
comment on function private.gather_seen is 'For roll_up_jun: what the counted visits of ten days saw and did, once each.';

create function private.roll_up_visitors(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.rollup_visitors where town_id = p_town_id and jun = p_jun;
  insert into public.rollup_visitors (town_id, mask, jun, f1, before, visitors)
    with here as materialized (
      select distinct c.visitor_id, m.mask, coalesce(c.dims[m.i], '') as f1
      from public.counted_visits c cross join private.insight_masks(1) m where c.town_id = p_town_id and c.jun = p_jun
    ), earlier as (
      select c.visitor_id, m.mask, coalesce(c.dims[m.i], '') as f1, max(c.jun) as jun
      from public.counted_visits c cross join private.insight_masks(1) m
      where c.town_id = p_town_id and c.jun < p_jun and c.visitor_id in (select h.visitor_id from here h)
      group by 1, 2, 3)
    select p_town_id, h.mask, p_jun, h.f1, coalesce(e.jun, '-infinity'), count(*)
    from here h left join earlier e using (visitor_id, mask, f1) group by h.mask, h.f1, coalesce(e.jun, '-infinity');
end $$;
comment on function private.roll_up_visitors is 'For roll_up_jun: browsers of ten days by when they came before.';

create function private.roll_up_retention(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.rollup_cells where town_id = p_town_id and panel = 'retention' and jun = p_jun;
  insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
    select p_town_id, 'retention', m.mask, p_jun, w.key, coalesce(w.dims[m.i], ''), '', count(*), 0
    from (
      select distinct f.visitor_id, f.dims, 'week_' || floor(extract(epoch from l.started_at - f.started_at) / 604800) as key
      from public.counted_visits f join public.counted_visits l on l.town_id = f.town_id and l.visitor_id = f.visitor_id
        and l.started_at >= f.started_at and l.started_at < f.started_at + interval '35 days'
      where f.town_id = p_town_id and f.jun = p_jun and f.dims[5] = 'new') w
      cross join private.insight_masks(1) m
    group by 2, 3, w.key, 6;
end $$;
comment on function private.roll_up_retention is
  'For roll_up_jun: browsers that came first in these ten days, by the weeks after which they were here again. Ids live 29 days: four weeks.';

create function private.roll_up_households(p_town_id text, p_jun date) returns void
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
    select p_town_id, p.panel, m.mask, p_jun, p.key, coalesce(f.dims[m.i], ''), coalesce(f.dims[m.j], ''), count(*), 0
    from families f cross join private.insight_masks(2) m
      cross join lateral (values ('household', ''), ('outcome', f.stage)) as p (panel, key)
    group by 2, 3, 5, 6, 7;
end $$;
comment on function private.roll_up_households is
  'For roll_up_jun: households that asked in ten days, by how far they have come; dims of their first visit where they agreed to link it.';

create function private.furthest_stage(p_household public.households) returns text
  language sql stable security definer set search_path = ''
as $$
  select case max(r.rank) when 4 then 'settled' when 3 then 'moved' when 2 then 'came' else 'asked' end
  from (select p_household.stage as stage union all
      select y.to_stage from public.household_history y
      where y.town_id = p_household.town_id and y.household_id = p_household.household_id) s
    cross join lateral (select case s.stage when 'settled' then 4 when 'moved' then 3 when 'preparing' then 2
      when 'visited' then 2 else 1 end as rank) r
$$;
comment on function private.furthest_stage is 'For rollups: asked, came, moved or settled; a lead that was closed keeps what it reached.';

create function private.roll_up_jun(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_began timestamptz := clock_timestamp(); v_near date;
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
      where s.panel in ('visit', 'engaged', 'funnel') or m.j is null
      group by s.panel, m.mask, s.key, 6, 7;
    insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
      select p_town_id, 'mark', 0, p_jun, k.mark, '', '', count(*), 0 from pg_temp.marked k group by k.mark;
    perform private.roll_up_visitors(p_town_id, p_jun);
    for v_near in select distinct c.jun from public.counted_visits c where c.town_id = p_town_id
        and c.jun between p_jun - 50 and p_jun loop -- those who came first up to four weeks before may have come back now
      perform private.roll_up_retention(p_town_id, v_near);
    end loop;
    perform private.roll_up_retention(p_town_id, p_jun);
  end if;
  perform private.roll_up_households(p_town_id, p_jun);
  insert into public.rollup_runs values (p_town_id, p_jun, now(), extract(epoch from clock_timestamp() - v_began) * 1000)
    on conflict (town_id, day) do update set ran_at = excluded.ran_at, took_ms = excluded.took_ms;
end $$;
comment on function private.roll_up_jun is 'For the rollup job: works ten days of a town out anew; running it twice gives the same.';

create or replace function private.roll_up_marked_days(p_days integer default 20) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_row record; v_done integer := 0; v_marks bigint[];
begin
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
    perform private.roll_up_jun(v_row.town_id, v_row.jun);
    v_done := v_done + 1;
  end loop;
  return v_done;
end $$;
comment on function private.roll_up_marked_days is
  'For run_due_jobs: works out the ten days whose days changed, so many at most; safe to run twice and to interrupt.';

create function private.recompute_insight(p_town_id text, p_from date, p_to date) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_jun date; v_done integer := 0;
begin
  for v_jun in select distinct private.jun_of(d::date) from generate_series(p_from, p_to, interval '1 day') d order by 1 loop
    perform private.roll_up_jun(p_town_id, v_jun);
    v_done := v_done + 1;
  end loop;
  return v_done;
end $$;
comment on function private.recompute_insight is
  'For npm run insight:recompute: works days out anew after a definition or a marking rule changed; what is older than 13 months stays.';

drop function private.roll_up_day(text, date);
drop table public.rollup_days, public.rollup_regions, public.rollup_places, public.rollup_spots, public.rollup_themes,
  public.rollup_funnel;
truncate public.rollup_runs;
insert into public.rollup_marks (town_id, day) select distinct town_id, day from public.visits
  union select distinct town_id, (created_at at time zone 'Asia/Tokyo')::date from public.households;
