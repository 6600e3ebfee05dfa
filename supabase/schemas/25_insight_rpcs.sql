-- What the insight page asks. Every number is exact; who has no role in the town is told nothing.
create function public.insight_table(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb default '{}',
    p_after jsonb default null) returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_panel in ('place', 'spot') then
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  else
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  end if;
  if p_panel <> all (private.value_panels() || private.seen_panels()) then
    raise exception 'unknown_panel' using errcode = 'P0001';
  end if;
  return (select coalesce(jsonb_agg(to_jsonb(c) order by c.visits desc, c.key), '[]')
    from (select * from private.panel_counts(p_town_id, p_panel, p_from, p_to, p_filters) n
      where p_after is null or n.visits < (p_after ->> 'visits')::bigint
        or n.visits = (p_after ->> 'visits')::bigint and n.key > p_after ->> 'key'
      order by n.visits desc, n.key limit 3000) c);
end $$;
comment on function public.insight_table is
  'For analysts, and for editors of places and spots: visits by the key of a panel, most first, 3,000 keys a '
  'page; the next page begins after the last one''s visits and key.';

create function public.insight_summary(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select to_jsonb(t) from private.insight_totals(p_town_id, p_from, p_to, p_filters) t)
    || jsonb_build_object('single_visits_from', private.single_visits_from(),
      'updated_at', (select max(r.ran_at) from public.rollup_runs r where r.town_id = p_town_id));
end $$;
comment on function public.insight_summary is
  'For analysts: all visits of a range, how many got how far, and the first day that filters reach back to.';

create function public.insight_browsers(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns bigint language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return private.count_browsers(p_town_id, p_from, p_to, p_filters);
end $$;
comment on function public.insight_browsers is 'For analysts: browsers that came in a range, each once.';

create function public.insight_outcomes(p_town_id text, p_from date, p_to date, p_by text default null,
    p_filters jsonb default '{}') returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_question(p_from, p_to, '{}', false);
  if p_filters is null or jsonb_typeof(p_filters) <> 'object' then
    raise exception 'unknown_filter' using errcode = 'P0001';
  elsif exists (select from jsonb_object_keys(p_filters || jsonb_build_object(coalesce(p_by, 'channel'), '')) k
      where k <> all (array['channel', 'region', 'locale', 'device', 'campaign', 'visitor', 'entry'])) then
    raise exception 'unknown_filter' using errcode = 'P0001';
  end if;
  return (select coalesce(jsonb_agg(to_jsonb(n) order by n.asked desc, n.key), '[]')
    from (select coalesce(private.consultation_value(c, p_by), '') as key, count(*) as asked,
        count(*) filter (where c.outcome >= 1) as came, count(*) filter (where c.outcome >= 2) as moved,
        count(*) filter (where c.outcome >= 3) as settled
      from private.counted_consultations(p_town_id, p_filters) c where c.day between p_from and p_to group by 1) n);
end $$;
comment on function public.insight_outcomes is
  'For analysts: families that asked in a range, in whole or by a dim, and how far they have come since.';

create function public.insight_hours(p_town_id text, p_hours integer default 48, p_filters jsonb default '{}')
  returns jsonb language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_now timestamp := date_trunc('hour', now() at time zone 'Asia/Tokyo');
  v_from timestamp := v_now - (greatest(1, least(p_hours, 48)) - 1) * interval '1 hour';
  v_of_families boolean := not p_filters ?| array['place', 'spot', 'stage'];
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_question(v_from::date, v_now::date, p_filters, true);
  return (
    with visits as (
      select date_trunc('hour', f.started_at at time zone 'Asia/Tokyo') as hour, count(*) as n,
        count(*) filter (where f.stage >= 3) as lead
      from private.filtered_visits(p_town_id, v_from::date, v_now::date, p_filters) f group by 1
    ), families as (
      select c.day + c.hour * interval '1 hour' as hour, count(*) as n
      from private.counted_consultations(p_town_id, p_filters) c
      where c.day between v_from::date and v_now::date group by 1
    )
    select jsonb_agg(jsonb_build_object('hour', h.hour at time zone 'Asia/Tokyo', 'visits', coalesce(v.n, 0),
      'lead', coalesce(v.lead, 0), 'consultations', case when v_of_families then coalesce(f.n, 0) end) order by h.hour)
    from generate_series(v_from, v_now, interval '1 hour') as h (hour)
      left join visits v on v.hour = h.hour left join families f on f.hour = h.hour);
end $$;
comment on function public.insight_hours is
  'For analysts: each of the last 48 hours, the running one last; consultations null under filters they do not know.';

create function public.insight_quality(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'marks', (select coalesce(jsonb_object_agg(c.key, c.visits), '{}')
      from private.panel_counts(p_town_id, 'mark', p_from, p_to) c),
    'events', (select jsonb_build_object('stored', coalesce(sum(c.stored), 0), 'doubled', coalesce(sum(c.doubled), 0),
        'refused', coalesce(sum(c.refused), 0))
      from public.collect_counts c where c.town_id = p_town_id and c.day between p_from and p_to),
    'rule_version', (private.marking_rule(p_town_id)).version);
end $$;
comment on function public.insight_quality is
  'For analysts: who was left out and by which version of the rule, and events stored, sent again and refused.';

create function public.insight_live(p_town_id text, p_minutes integer default 5) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_minutes integer := greatest(1, least(p_minutes, 60));
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (
    select jsonb_build_object('visits', count(distinct e.visit_id), 'minutes', v_minutes)
    from public.visit_events e join public.visits v on v.town_id = e.town_id and v.visit_id = e.visit_id
    where e.town_id = p_town_id and e.occurred_at > now() - v_minutes * interval '1 minute'
      and not v.is_bot and not v.staff and not v.crowd
      and (not v.simulated or (private.marking_rule(p_town_id)).counts_simulated));
end $$;
comment on function public.insight_live is 'For analysts: visits of people with an event in the last minutes.';
-- Events come nearly in the order of their times: a few bytes for many pages find the last; a tree costs every writer.
create index visit_events_by_time on public.visit_events using brin (occurred_at)
  with (pages_per_range = 32, autosummarize = on);

grant execute on function public.insight_table, public.insight_summary, public.insight_browsers,
  public.insight_outcomes, public.insight_hours, public.insight_quality, public.insight_live to authenticated;
