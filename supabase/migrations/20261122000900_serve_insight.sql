-- What the town learns from visits: rollups only, and no cell with fewer than 5 visits leaves the database.
create function private.hidden_keys(p_keys text[], p_visits bigint[]) returns text[]
  language plpgsql immutable set search_path = ''
as $$
declare v_hidden text[]; v_sum bigint; v_next text;
begin
  select coalesce(array_agg(k), '{}'), coalesce(sum(n), 0) into v_hidden, v_sum
    from unnest(p_keys, p_visits) as t (k, n) where n between 1 and 4;
  -- The total is published, so what is hidden must itself add up to 5 or more, and be two cells at least.
  while cardinality(v_hidden) > 0 and (v_sum < 5 or cardinality(v_hidden) < 2) loop
    select k into v_next from unnest(p_keys, p_visits) as t (k, n)
      where n > 0 and k <> all (v_hidden) order by n, k limit 1;
    exit when not found;
    v_sum := v_sum + (select n from unnest(p_keys, p_visits) as t (k, n) where k = v_next);
    v_hidden := v_hidden || v_next;
  end loop;
  return v_hidden;
end $$;
comment on function private.hidden_keys is
  'For insight: the cells to hide, those under 5 and as many next smallest as keep a total from giving one back.';

create function public.insight_summary(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v jsonb;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  select case when coalesce(sum(visits), 0) between 1 and 4
      then jsonb_build_object('visits', null, 'engaged_visits', null, 'engaged_ms', null, 'hidden', true)
      else jsonb_build_object('visits', coalesce(sum(visits), 0), 'engaged_visits',
        case when sum(engaged_visits) between 1 and 4 or sum(visits) - sum(engaged_visits) between 1 and 4 then null
          else coalesce(sum(engaged_visits), 0) end,
        'engaged_ms', coalesce(sum(engaged_ms), 0), 'hidden', false) end
      || jsonb_build_object('updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id))
    into v from public.rollup_days where town_id = p_town_id and day between p_from and p_to;
  return v;
end $$;
comment on function public.insight_summary is 'For analysts: how many visits, how many stayed, how long.';

create function public.insight_regions(p_town_id text, p_from date, p_to date)
  returns table (region text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query with cells as (
    select r.region as k, sum(r.visits)::bigint as n, sum(r.engaged_ms)::bigint as ms
    from public.rollup_regions r where r.town_id = p_town_id and r.day between p_from and p_to group by r.region
  ), hide as (select private.hidden_keys(array_agg(k), array_agg(n)) as keys from cells)
  select k, case when k = any (keys) then null else n end, case when k = any (keys) then null else ms end, k = any (keys)
  from cells, hide order by 2 desc nulls last, 1;
end $$;
comment on function public.insight_regions is 'For analysts: visits by where they came from.';

create function public.insight_places(p_town_id text, p_from date, p_to date)
  returns table (place_id text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query with cells as (
    select r.place_id as k, sum(r.visits)::bigint as n, sum(r.engaged_ms)::bigint as ms
    from public.rollup_places r where r.town_id = p_town_id and r.day between p_from and p_to group by r.place_id
  ), hide as (select private.hidden_keys(array_agg(k), array_agg(n)) as keys from cells)
  select k, case when k = any (keys) then null else n end, case when k = any (keys) then null else ms end, k = any (keys)
  from cells, hide order by 3 desc nulls last, 1;
end $$;
comment on function public.insight_places is 'For analysts: engaged dwell by place.';

create function public.insight_spots(p_town_id text, p_from date, p_to date)
  returns table (spot_id text, place_id text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  return query with cells as (
    select r.spot_id as k, min(r.place_id) as p, sum(r.visits)::bigint as n, sum(r.engaged_ms)::bigint as ms
    from public.rollup_spots r where r.town_id = p_town_id and r.day between p_from and p_to group by r.spot_id
  ), hide as (select private.hidden_keys(array_agg(k), array_agg(n)) as keys from cells)
  select k, p, case when k = any (keys) then null else n end, case when k = any (keys) then null else ms end,
    k = any (keys)
  from cells, hide order by 4 desc nulls last, 1;
end $$;
comment on function public.insight_spots is 'For analysts and editors: which spots are seen and how long.';

create function public.insight_themes(p_town_id text, p_from date, p_to date)
  returns table (theme text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query with cells as (
    select r.theme as k, sum(r.visits)::bigint as n, sum(r.engaged_ms)::bigint as ms
    from public.rollup_themes r where r.town_id = p_town_id and r.day between p_from and p_to group by r.theme
  ), hide as (select private.hidden_keys(array_agg(k), array_agg(n)) as keys from cells)
  select k, case when k = any (keys) then null else n end, case when k = any (keys) then null else ms end, k = any (keys)
  from cells, hide order by 3 desc nulls last, 1;
end $$;
comment on function public.insight_themes is 'For analysts: engaged dwell by theme.';

create function public.insight_funnel(p_town_id text, p_from date, p_to date)
  returns table (stage text, visits bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  -- Stages are nested, so the step between two of them is a cell too: a stage is hidden when it, or what was left behind
  -- on the way to it, is under 5.
  return query with cells as (
    select s.stage as k, s.n as at, coalesce(sum(r.visits), 0)::bigint as n
    from unnest(array['visit', 'engaged', 'considering', 'lead']) with ordinality as s (stage, n)
      left join public.rollup_funnel r on r.town_id = p_town_id and r.stage = s.stage and r.day between p_from and p_to
    group by s.stage, s.n
  ), steps as (
    select k, at, n, lag(n) over (order by at) - n as lost from cells
  )
  select k, case when n between 1 and 4 or lost between 1 and 4 then null else n end,
    n between 1 and 4 or coalesce(lost between 1 and 4, false)
  from steps order by at;
end $$;
comment on function public.insight_funnel is 'For analysts: how far visits went: visit, engaged, considering, lead.';

grant execute on function public.insight_summary, public.insight_regions, public.insight_places, public.insight_spots,
  public.insight_themes, public.insight_funnel to authenticated;
