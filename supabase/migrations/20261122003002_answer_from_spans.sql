-- A question reads the largest parts of time that its range is made of, and what the job hid in the parts it looks into.
create function private.insight_parts(p_from date, p_to date)
  returns table (level smallint, start_day date, is_whole boolean)
  language sql immutable set search_path = ''
as $$
  -- is_whole: the range is made of these. Else it takes some of their children and not all, and so tells its children apart;
  -- every year does, as a child of all time (4).
  with years as (
    select y::date as a from generate_series(private.span_of(3, p_from), private.span_of(3, p_to), interval '1 year') y
  ), spans as (
    select 4 as level, a from years
    union all select 3, a from years
    union all select 2, d::date from years, generate_series(a, private.span_end(3, a), interval '3 months') d
    union all select 1, d::date from years, generate_series(a, private.span_end(3, a), interval '1 month') d
    union all select 0, d::date + o from years, generate_series(a, private.span_end(3, a), interval '1 month') d,
      unnest(array[0, 10, 20]) o
  ), placed as (
    select s.level, s.a, s.level < 4 and s.a >= p_from and private.span_end(s.level, s.a) <= p_to as is_whole,
      s.level < 3 and private.span_of(s.level + 1, s.a) >= p_from
        and private.span_end(s.level + 1, private.span_of(s.level + 1, s.a)) <= p_to as is_within
    from spans s where s.a <= p_to and private.span_end(s.level, s.a) >= p_from
  )
  select p.level::smallint, p.a, p.is_whole from placed p where not p.is_within and (p.is_whole or p.level > 0)
$$;
comment on function private.insight_parts is
  'For insight_cells: the parts of the tree of time that a range of whole ten days is made of, and those it looks into.';

drop function private.insight_cells(text, text, text[], text[], date, date);
drop function private.hidden_values(private.insight_sum[]);
drop type private.insight_value;
drop type private.insight_sum;
drop function private.insight_nodes(date, date);

create function private.insight_cells(p_town_id text, p_panel text, p_dims text[], p_values text[], p_from date, p_to date)
  returns table (key text, f1 text, f2 text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
declare
  v_base text := case when p_panel in ('household', 'outcome') then 'household' else 'visit' end;
  v_d1 smallint := coalesce(private.dim_bit(p_dims[1]), 0);
  v_d2 smallint := coalesce(private.dim_bit(p_dims[2]), 0);
  v_mask smallint := v_d1 | v_d2;
  v_keyed boolean := p_panel <> v_base or v_mask = 0;
  v_panel text := case when v_keyed then p_panel else v_base end;
  v_starts date[] := array(select y::date
    from generate_series(private.span_of(3, p_from), private.span_of(3, p_to), interval '1 year') y);
  -- Every value of the years, so that a row's absence says nothing.
  v_keys text[] := array['']; v_f1 text[] := array['']; v_f2 text[] := array[''];
begin
  if v_keyed then
    v_keys := array(select distinct s.key from public.rollup_spans s where s.town_id = p_town_id and s.level = 3
      and s.start_day = any (v_starts) and s.panel = v_panel and s.mask = 0);
  end if;
  if v_d1 > 0 then
    v_f1 := array(select distinct s.f1 from public.rollup_spans s where s.town_id = p_town_id and s.level = 3
      and s.start_day = any (v_starts) and s.panel = v_base and s.mask = v_d1 and (p_values[1] is null or s.f1 = p_values[1]));
  end if;
  if v_d2 > 0 then
    v_f2 := array(select distinct s.f1 from public.rollup_spans s where s.town_id = p_town_id and s.level = 3
      and s.start_day = any (v_starts) and s.panel = v_base and s.mask = v_d2 and (p_values[2] is null or s.f1 = p_values[2]));
  end if;
  return query
  with parts as materialized (
    select * from private.insight_parts(p_from, p_to)
  ), apart as materialized (
    select distinct h.dim, h.k from parts p join public.rollup_hidden h on h.town_id = p_town_id and h.level = p.level
      and h.start_day = p.start_day and h.panel = v_panel and h.mask = v_mask
    where not p.is_whole
  ), told as (
    select x.key as k1, x.f1 as k2, x.f2 as k3, sum(x.visits) as n, sum(x.engaged_ms) as ms
    from (
      select s.key, s.f1, s.f2, s.visits, s.engaged_ms
      from parts p join public.rollup_spans s on s.town_id = p_town_id and s.level = p.level and s.start_day = p.start_day
        and s.panel = v_panel and s.mask = v_mask and s.f1 = any (v_f1)
      where p.is_whole and p.level > 0 and s.f2 = any (v_f2)
      union all
      select c.key, c.f1, c.f2, c.visits, c.engaged_ms
      from parts p join public.rollup_cells c on c.town_id = p_town_id and c.jun = p.start_day
        and c.panel = v_panel and c.mask = v_mask and c.f1 = any (v_f1)
      where p.is_whole and p.level = 0 and c.f2 = any (v_f2)) x
    group by 1, 2, 3
  )
  select k.k1, k.k2, k.k3, case when h.hidden then null else coalesce(t.n, 0)::bigint end,
    case when h.hidden then null else coalesce(t.ms, 0)::bigint end, h.hidden
  from (select a as k1, b as k2, c as k3 from unnest(v_keys) a, unnest(v_f1) b, unnest(v_f2) c) k
    left join told t on t.k1 = k.k1 and t.k2 = k.k2 and t.k3 = k.k3
    left join apart x1 on v_keyed and x1.dim = 1 and x1.k = k.k1 left join apart x2 on x2.dim = 2 and x2.k = k.k2
    left join apart x3 on x3.dim = 4 and x3.k = k.k3
    cross join lateral (select x1.k is not null or x2.k is not null or x3.k is not null as hidden) h;
end $$;
comment on function private.insight_cells is
  'For the insight rpcs: a panel''s cells over a range of whole ten days, split by up to two dims (of which values may be fixed), with what may not be shown hidden.';

drop function private.roll_up_retention(text, date);
create function private.roll_up_retention(p_town_id text, p_jun date) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare
  c_read constant text := 'select md5(string_agg(c::text, '','' order by c.mask, c.key, c.f1))
    from public.rollup_cells c where c.town_id = $1 and c.jun = $2 and c.panel = ''retention''';
  v_before text; v_after text;
begin
  execute c_read into v_before using p_town_id, p_jun;
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
  execute c_read into v_after using p_town_id, p_jun;
  return v_before is distinct from v_after;
end $$;
comment on function private.roll_up_retention is
  'For roll_up_jun: browsers that came first in these ten days, by the weeks after which they were here again (ids live 29 days: four); true when that changed.';

drop function private.roll_up_jun(text, date);
create function private.roll_up_jun(p_town_id text, p_jun date) returns date[]
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
      where s.panel in ('visit', 'engaged', 'funnel') or m.j is null
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

create or replace function private.roll_up_marked_days(p_days integer default 20) returns integer
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

create or replace function private.recompute_insight(p_town_id text, p_from date, p_to date) returns integer
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

-- What was rolled up before this.
select private.sum_up(c.town_id, array_agg(distinct c.jun)) from public.rollup_cells c group by c.town_id;
