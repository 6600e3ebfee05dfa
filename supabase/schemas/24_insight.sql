-- What is told in one place only is answered from there.
create function private.insight_answer(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb)
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

create function public.insight_table(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb default '{}')
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

create function private.insight_stages(p_town_id text, p_panel text, p_stages text[], p_from date, p_to date, p_filters jsonb)
  returns table (stage text, visits bigint, hidden boolean)
  language sql stable security definer set search_path = ''
as $$
  -- Cells are how far each went, so a stage is the sum of its own cell and all later ones; it is known as well when
  -- everything but these is.
  with cells as materialized (
    select s.stage, s.at, coalesce(a.visits, 0) as n, coalesce(a.hidden, false) as hidden
    from unnest(p_stages) with ordinality as s (stage, at)
      left join private.insight_answer(p_town_id, p_panel, p_from, p_to, p_filters) a on a.key = s.stage
  ), whole as materialized (
    select coalesce(sum(a.visits), 0) as n, coalesce(bool_or(a.hidden), false) as hidden
    from private.insight_answer(p_town_id, case p_panel when 'outcome' then 'household' else 'visit' end, p_from, p_to,
      p_filters) a
  )
  select c.stage, case when not x.later_hidden then x.later when not x.earlier_hidden and not w.hidden then w.n - x.earlier end,
    x.later_hidden and (x.earlier_hidden or w.hidden)
  from whole w, cells c cross join lateral (
    select coalesce(sum(l.n) filter (where l.at >= c.at), 0)::bigint as later,
      coalesce(bool_or(l.hidden) filter (where l.at >= c.at), false) as later_hidden,
      coalesce(sum(l.n) filter (where l.at < c.at), 0)::bigint as earlier,
      coalesce(bool_or(l.hidden) filter (where l.at < c.at), false) as earlier_hidden
    from cells l) x
  order by c.at
$$;
comment on function private.insight_stages is 'For insight_funnel and insight_outcomes: how many reached each stage or a later one.';

create function public.insight_funnel(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (stage text, visits bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query select * from private.insight_stages(p_town_id, 'funnel', array['visit', 'engaged', 'considering', 'lead'],
    p_from, p_to, p_filters);
end $$;
comment on function public.insight_funnel is
  'For analysts: how far visits went: visit, engaged, considering, lead; over a range and one filter.';

create function public.insight_outcomes(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (stage text, visits bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query select * from private.insight_stages(p_town_id, 'outcome', array['asked', 'came', 'moved', 'settled'],
    p_from, p_to, p_filters);
end $$;
comment on function public.insight_outcomes is
  'For analysts: households that asked in a range, by how far they have come since. Filters other than region and locale know only those who linked their visits.';

create function public.insight_summary(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}') returns jsonb
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
comment on function public.insight_summary is
  'For analysts: how many visits, how long, and which whole ten days that is of; with one filter at most, browsers (to the nearest five) and how many stayed, too.';

create function public.insight_quality(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'marks', (select coalesce(jsonb_object_agg(a.key, a.visits), '{}')
      from private.insight_answer(p_town_id, 'mark', p_from, p_to, '{}') a),
    'events', (select jsonb_build_object('stored', coalesce(sum(c.stored), 0), 'doubled', coalesce(sum(c.doubled), 0),
        'refused', coalesce(sum(c.refused), 0))
      from public.collect_counts c where c.town_id = p_town_id
        and c.day between private.jun_of(p_from) and private.jun_end(p_to)),
    'rule_version', (private.marking_rule(p_town_id)).version);
end $$;
comment on function public.insight_quality is
  'For analysts: who was left out and by which version of the rule, and events stored, sent again and refused.';

create function public.insight_live(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_visits bigint;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  select count(distinct e.visit_id) into v_visits from public.visit_events e
    join public.visits v on v.town_id = e.town_id and v.visit_id = e.visit_id
    where e.town_id = p_town_id and e.occurred_at > now() - interval '5 minutes' and not v.is_bot and not v.staff
      and (not v.simulated or (private.marking_rule(p_town_id)).counts_simulated);
  return jsonb_build_object('at_least', v_visits / 5 * 5, 'minutes', 5);
end $$;
comment on function public.insight_live is
  'For analysts: visits with an event in the last five minutes, rounded down to fives, so that nobody is seen coming or going.';

-- The parts of a range cost more than the answer: five hundred calls of span_of and span_end. Each part now brings its parent's ends along, and the planner knows
-- how few they are: it read every town's rollup_hidden for them.
create function private.insight_parts(p_from date, p_to date)
  returns table (level smallint, start_day date, is_whole boolean)
  language sql immutable rows 16 set search_path = ''
as $$
  -- is_whole: the range is made of these. Else it takes some of their children and not all, and so tells its children apart;
  -- every year does, as a child of all time (4).
  with years as (
    select y::date as a, (y + interval '1 year')::date - 1 as b
    from generate_series(private.span_of(3, p_from)::timestamp, p_to::timestamp, interval '1 year') y
  ), quarters as (
    select q::date as a, (q + interval '3 months')::date - 1 as b, y.a as over_a, y.b as over_b
    from years y, generate_series(y.a::timestamp, y.b::timestamp, interval '3 months') q
  ), months as (
    select m::date as a, (m + interval '1 month')::date - 1 as b, q.a as over_a, q.b as over_b
    from quarters q, generate_series(q.a::timestamp, q.b::timestamp, interval '1 month') m
  ), spans as (
    select 4 as level, a, b, null::date as over_a, null::date as over_b from years
    union all select 3, a, b, null, null from years
    union all select 2, * from quarters
    union all select 1, * from months
    union all select 0, m.a + o, case o when 20 then m.b else m.a + o + 9 end, m.a, m.b from months m, unnest(array[0, 10, 20]) o
  ), placed as (
    select s.level, s.a, s.level < 4 and s.a >= p_from and s.b <= p_to as is_whole,
      coalesce(s.over_a >= p_from and s.over_b <= p_to, false) as is_within
    from spans s where s.a <= p_to and s.b >= p_from
  )
  select p.level::smallint, p.a, p.is_whole from placed p where not p.is_within and (p.is_whole or p.level > 0)
$$;
comment on function private.insight_parts is
  'For insight_cells: the parts of the tree of time that a range of whole ten days is made of, and those it looks into.';

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
