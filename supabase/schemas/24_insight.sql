-- Questions to the facts: exact, any days, any filters together. Without filters the sums of days answer, else single
-- visits.
create function private.require_question(p_from date, p_to date, p_filters jsonb, p_needs_visits boolean) returns void
  language plpgsql stable set search_path = ''
as $$
begin
  if p_from is null or p_to is null or p_from > p_to or p_to - p_from > 3700 then
    raise exception 'bad_range' using errcode = 'P0001';
  elsif p_filters is null or jsonb_typeof(p_filters) <> 'object' then
    raise exception 'unknown_filter' using errcode = 'P0001';
  elsif exists (select from jsonb_each(p_filters) f where jsonb_typeof(f.value) <> 'string'
      or f.key <> all (array['region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'stage', 'place', 'spot']))
  then
    raise exception 'unknown_filter' using errcode = 'P0001';
  elsif p_from < private.single_visits_from() and (p_needs_visits or p_filters <> '{}') then
    raise exception 'beyond_single_visits' using errcode = 'P0001', detail = private.single_visits_from()::text;
  end if;
end $$;
comment on function private.require_question is
  'For insight: refuses a range that is none, a filter nobody knows, and single visits of days of which they are gone.';

create function private.filtered_visits(p_town_id text, p_from date, p_to date, p_filters jsonb)
  returns setof public.visit_facts language sql stable parallel safe
begin atomic -- inlined where it is called, so that the planner sees which filters there are
  select f.* from public.visit_facts f
  where f.town_id = p_town_id and f.day between p_from and p_to
    and (p_filters ->> 'region' is null or f.region = p_filters ->> 'region')
    and (p_filters ->> 'device' is null or f.device = p_filters ->> 'device')
    and (p_filters ->> 'campaign' is null or f.campaign = p_filters ->> 'campaign')
    and (p_filters ->> 'locale' is null or f.locale = p_filters ->> 'locale')
    and (p_filters ->> 'visitor' is null or f.visitor = p_filters ->> 'visitor')
    and (p_filters ->> 'entry' is null or f.entry = p_filters ->> 'entry')
    and (p_filters ->> 'stage' is null
      or f.stage >= array_position(array['engaged', 'considering', 'lead'], p_filters ->> 'stage'))
    and (p_filters ->> 'place' is null or f.visit_id in (select s.visit_id from public.visit_seen s
      where s.town_id = p_town_id and s.panel = 'place' and s.day between p_from and p_to
        and p_filters ->> 'place' = any (s.keys)))
    and (p_filters ->> 'spot' is null or f.visit_id in (select s.visit_id from public.visit_seen s
      where s.town_id = p_town_id and s.panel = 'spot' and s.day between p_from and p_to
        and p_filters ->> 'spot' = any (s.keys)));
end;
comment on function private.filtered_visits is
  'For insight: the visits of a range that pass every filter; stage holds the later stages, place and spot who saw it.';

create function private.panel_counts(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (key text, visits bigint, engaged bigint, considering bigint, lead bigint, engaged_ms bigint)
  language plpgsql stable security definer
  set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '64MB'
as $$
begin
  perform private.require_question(p_from, p_to, p_filters, false);
  if p_filters = '{}' then
    return query
      select d.key, sum(d.visits), sum(d.engaged), sum(d.considering), sum(d.lead), sum(d.engaged_ms)::bigint
      from public.day_sums d
      where d.town_id = p_town_id and d.panel = p_panel and d.day between p_from and p_to group by d.key;
  else
    return query
      select c.key, sum(c.n)::bigint, coalesce(sum(c.n) filter (where c.stage >= 1), 0)::bigint,
        coalesce(sum(c.n) filter (where c.stage >= 2), 0)::bigint,
        coalesce(sum(c.n) filter (where c.stage >= 3), 0)::bigint, sum(c.ms)::bigint
      from ( -- few stages, many visits: two steps cost half of one
        select u.key, u.stage, count(*) as n, sum(u.ms) as ms
        from (
          select private.panel_value(f, p_panel) as key, f.stage, f.engaged_ms as ms
          from private.filtered_visits(p_town_id, p_from, p_to, p_filters) f
          where p_panel = any (private.value_panels())
          union all
          select unnest(s.keys), f.stage, unnest(s.ms)
          from private.filtered_visits(p_town_id, p_from, p_to, p_filters) f
            join public.visit_seen s on s.town_id = p_town_id and s.visit_id = f.visit_id and s.panel = p_panel
              and s.day between p_from and p_to
          where p_panel = any (private.seen_panels())) u
        where u.key is not null group by u.key, u.stage) c
      group by c.key;
  end if;
end $$;
comment on function private.panel_counts is
  'For insight, KPIs and publications: visits by the key of a panel, how many got how far, and the engaged ms.';

create function private.insight_totals(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (visits bigint, engaged bigint, considering bigint, lead bigint, engaged_ms bigint)
  language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(c.visits), 0)::bigint, coalesce(sum(c.engaged), 0)::bigint,
    coalesce(sum(c.considering), 0)::bigint, coalesce(sum(c.lead), 0)::bigint, coalesce(sum(c.engaged_ms), 0)::bigint
  from private.panel_counts(p_town_id, 'day', p_from, p_to, p_filters) c
$$;
comment on function private.insight_totals is 'For insight, KPIs and publications: all visits of a range.';

create function private.count_browsers(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns bigint language plpgsql stable security definer
  set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '64MB' set enable_hashagg = off
as $$
begin -- the index of browsers holds them in order: a year of them is read in a fifth of the time hashing takes
  perform private.require_question(p_from, p_to, p_filters, true);
  return (select count(*)
    from (select distinct f.visitor_id from private.filtered_visits(p_town_id, p_from, p_to, p_filters) f) b);
end $$;
comment on function private.count_browsers is
  'For insight and KPIs: browsers that came in a range, each once; ids live 29 days.';
