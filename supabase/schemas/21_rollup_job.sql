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

-- Told by one dim at most, as the stages of visits are now.
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
    select p_town_id, p.panel, m.mask, p_jun, p.key, coalesce(f.dims[m.i], ''), '', count(*), 0
    from families f cross join private.insight_masks(1) m
      cross join lateral (values ('household', ''), ('outcome', f.stage)) as p (panel, key)
    group by 2, 3, 5, 6;
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

create function private.recompute_insight(p_town_id text, p_from date, p_to date) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_jun date; v_juns date[]; v_changed date[] := '{}';
begin
  v_juns := array(select distinct private.jun_of(d::date) from generate_series(p_from, p_to, interval '1 day') d order by 1);
  foreach v_jun in array v_juns loop
    v_changed := v_changed || private.roll_up_jun(p_town_id, v_jun);
  end loop;
  perform private.sum_up(p_town_id, v_changed);
  return cardinality(v_juns);
end $$;
comment on function private.recompute_insight is
  'For npm run insight:recompute: works days out anew after a definition or a marking rule changed; what is older than 13 months stays.';

create table public.rollup_spans (
  town_id text not null,
  level smallint not null check (level between 1 and 3), -- month, quarter, fiscal year
  start_day date not null,
  panel text not null,
  mask smallint not null,
  f1 text not null,
  key text not null,
  f2 text not null,
  visits bigint not null,
  engaged_ms bigint not null,
  primary key (town_id, level, start_day, panel, mask, f1, key, f2)
);
comment on table public.rollup_spans is 'For insight: the sums of rollup_cells over months, quarters and fiscal years.';

create table public.rollup_hidden (
  town_id text not null,
  level smallint not null check (level between 1 and 4), -- as above; 4: the fiscal year as a part of all time
  start_day date not null,
  panel text not null,
  mask smallint not null,
  dim smallint not null, -- 1 the key, 2 and 4 the first and second dim of the mask
  k text not null,
  primary key (town_id, level, start_day, panel, mask, dim, k)
);
comment on table public.rollup_hidden is
  'For insight: the values that a range may not tell apart which looks into a part of the tree of time, per panel and split.';
alter table public.rollup_spans enable row level security;
alter table public.rollup_hidden enable row level security;

create function private.span_of(p_level integer, p_day date) returns date
  language sql immutable set search_path = ''
  return case p_level when 0 then private.jun_of(p_day) when 1 then date_trunc('month', p_day)::date
    when 2 then date_trunc('quarter', p_day)::date
    else (date_trunc('year', p_day - interval '3 months') + interval '3 months')::date end;
comment on function private.span_of is
  'For rollups: the first day of the ten days (0), month, quarter or fiscal year (3 and more) of a day.';

create function private.span_end(p_level integer, p_start date) returns date
  language sql immutable set search_path = ''
  return case p_level when 0 then private.jun_end(p_start) when 1 then (p_start + interval '1 month')::date - 1
    when 2 then (p_start + interval '3 months')::date - 1 else (p_start + interval '1 year')::date - 1 end;
comment on function private.span_end is 'For rollups: the last day of what begins there.';

create function private.sum_spans(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = '' set jit = off set work_mem = '64MB'
as $$
declare v_level integer; v_start date;
begin
  create temp table if not exists sums (panel text, mask smallint, f1 text, key text, f2 text, visits bigint, engaged_ms bigint)
    on commit drop;
  for v_level in 1..3 loop
    for v_start in select distinct private.span_of(v_level, j) from unnest(p_juns) j loop
      truncate pg_temp.sums;
      if v_level = 1 then
        insert into pg_temp.sums
          select c.panel, c.mask, c.f1, c.key, c.f2, sum(c.visits), sum(c.engaged_ms) from public.rollup_cells c
          where c.town_id = p_town_id and c.jun between v_start and private.span_end(1, v_start)
          group by c.panel, c.mask, c.f1, c.key, c.f2;
      else
        insert into pg_temp.sums
          select s.panel, s.mask, s.f1, s.key, s.f2, sum(s.visits), sum(s.engaged_ms) from public.rollup_spans s
          where s.town_id = p_town_id and s.level = v_level - 1
            and s.start_day between v_start and private.span_end(v_level, v_start)
          group by s.panel, s.mask, s.f1, s.key, s.f2;
      end if;
      analyze pg_temp.sums;
      -- Most sums of a year stay as they were when ten days of it change: only the others are written.
      delete from public.rollup_spans s where s.town_id = p_town_id and s.level = v_level and s.start_day = v_start
        and not exists (select from pg_temp.sums n where n.panel = s.panel and n.mask = s.mask and n.f1 = s.f1
          and n.key = s.key and n.f2 = s.f2);
      insert into public.rollup_spans as s (town_id, level, start_day, panel, mask, f1, key, f2, visits, engaged_ms)
        select p_town_id, v_level, v_start, n.* from pg_temp.sums n
        on conflict (town_id, level, start_day, panel, mask, f1, key, f2) do update
          set visits = excluded.visits, engaged_ms = excluded.engaged_ms
          where (s.visits, s.engaged_ms) is distinct from (excluded.visits, excluded.engaged_ms);
    end loop;
  end loop;
end $$;
comment on function private.sum_spans is 'For roll_up_marked_days: months, quarters and fiscal years of ten days that changed.';
