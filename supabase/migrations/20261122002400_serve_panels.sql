-- What staff ask of the rollups. One rpc serves every table of keys; summary and funnel have their own shape.
create function private.insight_answer(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb)
  returns table (key text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_list text := case when private.dim_bit(p_panel) is not null then p_panel end;
  v_panel text := case when v_list is null then p_panel else 'visit' end;
  v_most integer := case when v_list is null and p_panel in ('visit', 'engaged', 'funnel', 'household', 'outcome') then 2
    else 1 end;
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
  return query
    select case when v_list is null then c.key when v_dims[1] = v_list then c.f1 else c.f2 end, c.visits, c.engaged_ms,
      c.hidden
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
  if p_panel = 'spot' then
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  else
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  end if;
  if p_panel <> all (array['region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'region_source', 'theme', 'place',
      'spot', 'space', 'path', 'hour', 'tier', 'load', 'line', 'failure', 'retention']) then
    raise exception 'unknown_panel' using errcode = 'P0001';
  end if;
  return query select * from private.insight_answer(p_town_id, p_panel, p_from, p_to, p_filters) a
    order by a.visits desc nulls last, a.key;
end $$;
comment on function public.insight_table is
  'For analysts: visits and engaged dwell by the key of a panel, over a range and one filter. Editors may ask for spots.';

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

drop function public.insight_summary(text, date, date);
drop function public.insight_regions(text, date, date);
drop function public.insight_places(text, date, date);
drop function public.insight_spots(text, date, date);
drop function public.insight_themes(text, date, date);
drop function public.insight_funnel(text, date, date);
drop function private.hidden_keys(text[], bigint[]);

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
  'For analysts: how far visits went: visit, engaged, considering, lead; over a range and up to two filters.';

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
  select case when not coalesce(bool_or(a.hidden) filter (where a.key = 'yes'), false)
      then coalesce(sum(a.visits) filter (where a.key = 'yes'), 0) end
    into v_engaged from private.insight_answer(p_town_id, 'engaged', p_from, p_to, p_filters) a;
  -- Browsers that came in the range, counted where they came before it or never. To the nearest five, for two ranges
  -- and their union would tell how many came in both.
  if (select count(*) from jsonb_object_keys(p_filters)) <= 1 then
    select f.key, f.value #>> '{}' into v_dim, v_value from jsonb_each(p_filters) f;
    select round(coalesce(sum(r.visitors), 0) / 5.0) * 5 into v_visitors from public.rollup_visitors r
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
  'For analysts: how many visits and browsers (to the nearest five), how many stayed, how long, and which whole ten days that is of.';

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

grant execute on function public.insight_table, public.insight_funnel, public.insight_outcomes, public.insight_summary,
  public.insight_quality, public.insight_live to authenticated;
