-- What is told in one place only is answered from there.
create or replace function private.insight_answer(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb)
  returns table (key text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_list text := case when private.dim_bit(p_panel) is not null then p_panel end;
  v_panel text := case when v_list is null then p_panel else 'visit' end;
  v_most integer := case when p_panel = 'visit' then 2
    when p_panel in ('region_source', 'retention', 'mark') then 0 else 1 end;
  v_dims text[]; v_values text[];
begin
  if p_from > p_to or p_to - p_from > 3700 then
    raise exception 'bad_range' using errcode = 'P0001';
  elsif exists (select from jsonb_each(p_filters) f where private.dim_bit(f.key) is null
      or jsonb_typeof(f.value) <> 'string') then
    raise exception 'unknown_filter' using errcode = 'P0001';
  elsif (select count(*) from jsonb_object_keys(p_filters)) > v_most then
    raise exception 'too_many_filters' using errcode = 'P0001';
  end if;
  select coalesce(array_agg(d.dim order by private.dim_bit(d.dim)), '{}'),
      coalesce(array_agg(d.value order by private.dim_bit(d.dim)), '{}')
    into v_dims, v_values
    from (select f.key as dim, f.value #>> '{}' as value from jsonb_each(p_filters) f
      union all select v_list, null where v_list is not null and not p_filters ? v_list) d;
  if p_panel = 'region_source' then
    -- How a region is known says in part which it is: of the fiscal years only, and to the nearest five.
    return query
      select s.key, sum(round(s.visits / 5.0) * 5)::bigint, 0::bigint, false from public.rollup_spans s
      where s.town_id = p_town_id and s.level = 3 and s.panel = p_panel and s.mask = 0
        and s.start_day between private.span_of(3, p_from) and p_to
      group by s.key having sum(round(s.visits / 5.0)) > 0;
    return;
  end if;
  return query
    select case when v_list is null then c.key when v_dims[1] = v_list then c.f1 else c.f2 end, c.visits,
      -- Split by a dim too, the dwell of spots, places and themes would need to be judged along both; it is told of themes.
      case when p_panel not in ('place', 'spot') or v_dims = '{}' then c.engaged_ms end, c.hidden
    from private.insight_cells(p_town_id, v_panel, v_dims, v_values, private.jun_of(p_from), private.jun_end(p_to)) c
    where c.hidden or c.visits > 0;
end $$;
comment on function private.insight_answer is
  'For the insight rpcs: the shown cells of a panel or dim over the whole ten days that a range touches; absent is none, hidden is too few.';

create function private.insight_paths(p_town_id text, p_from date, p_to date, p_filters jsonb)
  returns table (key text, visits bigint, engaged_ms bigint, hidden boolean)
  language sql stable security definer set search_path = ''
as $$
  -- Where they begin is entry. With which place, where all who began with one are told: their sum would give a hidden entry back.
  with entry as materialized (
    select * from private.insight_answer(p_town_id, 'entry', p_from, p_to, p_filters)
  )
  select '^>(' || e.key || ')', e.visits, case when not e.hidden then 0 end::bigint, e.hidden from entry e
    where e.key <> 'place' or p_filters <> '{}'
  union all
  select '^>' || s.key, case when not x.hidden then s.visits end, case when not x.hidden then 0 end::bigint, x.hidden
    from private.insight_answer(p_town_id, 'start', p_from, p_to, '{}') s
      cross join lateral (select s.hidden or exists (select from entry e where e.key = 'place' and e.hidden) as hidden) x
    where p_filters = '{}'
  -- To the nearest five: who comes to a place once leaves it once, so that exact steps would add up to the place's own visits.
  union all
  select a.key || case a.panel when 'leave' then '>$' else '' end, round(a.visits / 5.0)::bigint * 5, a.engaged_ms, a.hidden
  from (select 'path' as panel, p.* from private.insight_answer(p_town_id, 'path', p_from, p_to, p_filters) p
    union all select 'leave', l.* from private.insight_answer(p_town_id, 'leave', p_from, p_to, p_filters) l) a
$$;
comment on function private.insight_paths is
  'For insight_table: what follows what and where they leave ($), to the nearest five, and where they begin (^).';

create or replace function public.insight_table(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (key text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_panel = 'spot' and p_filters = '{}' then
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  else
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  end if;
  if p_panel <> all (array['region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'region_source', 'theme', 'place',
      'spot', 'space', 'path', 'hour', 'tier', 'load', 'line', 'failure', 'retention', 'area']) then
    raise exception 'unknown_panel' using errcode = 'P0001';
  end if;
  if p_panel = 'path' then
    return query select * from private.insight_paths(p_town_id, p_from, p_to, p_filters) a order by a.visits desc nulls last, a.key;
    return;
  end if;
  return query
    select * from private.insight_answer(p_town_id, p_panel, p_from, p_to, p_filters) a
    union all
    select 'week_0', v.visits, case when not v.hidden then 0 end::bigint, v.hidden -- those who came first are those who are new
    from private.insight_answer(p_town_id, 'visitor', p_from, p_to, '{}') v where p_panel = 'retention' and v.key = 'new'
    order by 2 desc nulls last, 1;
end $$;
comment on function public.insight_table is
  'For analysts: visits and engaged dwell by the key of a panel, over a range and one filter. Editors may ask for spots, unfiltered.';

create function private.tell_visitors(p_visitors numeric, p_visits bigint) returns bigint
  language sql immutable set search_path = ''
  return case when round(p_visitors / 5) * 5 > p_visits then p_visits / 5 * 5 else round(p_visitors / 5) * 5 end;
comment on function private.tell_visitors is 'For insight_summary and measure_visits: browsers to the nearest five, never more than there are visits.';

create or replace function public.insight_summary(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}') returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_from date := private.jun_of(p_from); v_to date := private.jun_end(p_to);
  v_visits bigint; v_ms bigint; v_hidden boolean; v_engaged bigint; v_visitors bigint; v_dim text; v_value text;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  select coalesce(sum(a.visits), 0), coalesce(sum(a.engaged_ms), 0), coalesce(bool_or(a.hidden), false)
    into v_visits, v_ms, v_hidden from private.insight_answer(p_town_id, 'visit', p_from, p_to, p_filters) a;
  if (select count(*) from jsonb_object_keys(p_filters)) <= 1 then
    select s.visits into v_engaged
      from private.insight_stages(p_town_id, 'funnel', array['visit', 'engaged', 'considering', 'lead'], p_from, p_to, p_filters) s
      where s.stage = 'engaged';
    -- Browsers that came in the range, counted where they came before it or never. To the nearest five, for two ranges
    -- and their union would tell how many came in both.
    select f.key, f.value #>> '{}' into v_dim, v_value from jsonb_each(p_filters) f;
    select private.tell_visitors(coalesce(sum(r.visitors), 0), v_visits) into v_visitors from public.rollup_visitors r
      where r.town_id = p_town_id and r.mask = coalesce(private.dim_bit(v_dim), 0) and r.f1 = coalesce(v_value, '')
        and r.jun between v_from and v_to and r.before < v_from;
  end if;
  return jsonb_build_object('from', v_from, 'to', v_to, 'hidden', v_hidden,
    'visits', case when not v_hidden then v_visits end, 'engaged_ms', case when not v_hidden then v_ms end,
    'engaged_visits', case when not v_hidden then v_engaged end,
    'visitors', case when not v_hidden then v_visitors end,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id));
end $$;

create or replace function private.measure_visits(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language plpgsql stable security definer set search_path = ''
as $$
declare v_visits bigint; v_hidden boolean; v_engaged bigint; v_visitors numeric;
begin
  -- What the insight panels publish, and nothing besides: no KPI can tell what a panel hides.
  select coalesce(sum(a.visits), 0), coalesce(bool_or(a.hidden), false) into v_visits, v_hidden
    from private.insight_answer(p_town_id, 'visit', p_from, p_to, '{}') a;
  select s.visits into v_engaged
    from private.insight_stages(p_town_id, 'funnel', array['visit', 'engaged', 'considering', 'lead'], p_from, p_to, '{}') s
    where s.stage = 'engaged';
  select private.tell_visitors(coalesce(sum(r.visitors), 0), v_visits) into v_visitors from public.rollup_visitors r
    where r.town_id = p_town_id and r.mask = 0 and r.f1 = '' and r.jun between private.jun_of(p_from) and private.jun_end(p_to)
      and r.before < private.jun_of(p_from);
  return query select 'visits', case when not v_hidden then v_visits end::numeric, case when v_hidden then 'few' end, '{}'::jsonb;
  return query select 'engaged_visits', case when not v_hidden then v_engaged end::numeric,
    case when v_hidden or v_engaged is null then 'few' end, '{}'::jsonb;
  return query select 'visitors', case when not v_hidden then v_visitors end,
    case when v_hidden then 'few' end, '{}'::jsonb;
end $$;

comment on function public.insight_summary is
  'For analysts: how many visits, how long, and which whole ten days that is of; with one filter at most, browsers (to the nearest five) and how many stayed, too.';
comment on function public.insight_funnel is
  'For analysts: how far visits went: visit, engaged, considering, lead; over a range and one filter.';
