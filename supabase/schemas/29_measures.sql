-- What KPIs are made of: each measure over any days, exactly; and how the same figures leave the staff.
create type private.kpi_figure as (name text, value numeric, missing text, about jsonb);
comment on type private.kpi_figure is
  'For KPIs: a measure. missing: none (no data), beyond (single visits are gone); outside few, inside, unpublished.';

create function private.measure_list() returns table (at integer, name text, made_by text, outside text)
  language sql immutable set search_path = ''
as $$
  -- outside: how it leaves the staff. A publication's key; fives; share of what is shown; as it is; parts; or inside.
  values (1, 'visits', 'measure_visits', 'visits'), (2, 'engaged_visits', 'measure_visits', 'engaged'),
    (3, 'visitors', 'measure_visits', 'fives'), (4, 'tours_started', 'measure_visits', 'fives'),
    (5, 'tours_completed', 'measure_visits', 'fives'), (6, 'consultations', 'measure_households', 'consultations'),
    (7, 'consultations_web', 'measure_households', 'inside'),
    (8, 'consultations_phone', 'measure_households', 'inside'),
    (9, 'consultations_counter', 'measure_households', 'inside'),
    (10, 'consultations_event', 'measure_households', 'inside'),
    (11, 'people_consulted', 'measure_households', 'fives'),
    (12, 'messages_sent', 'measure_households', 'fives'), (13, 'registrations', 'measure_households', 'fives'),
    (14, 'moved_households', 'measure_households', 'moved'), (15, 'moved_people', 'measure_households', 'fives'),
    (16, 'settled_households', 'measure_households', 'settled'), (17, 'survey_offers', 'measure_surveys', 'fives'),
    (18, 'survey_answers', 'measure_surveys', 'fives'), (19, 'survey_response_percent', 'measure_surveys', 'share'),
    (20, 'staff_hours_saved', 'measure_hours', 'parts'), (21, 'population', 'measure_outside', 'as_is'),
    (22, 'births', 'measure_outside', 'as_is'), (23, 'moved_in', 'measure_outside', 'as_is'),
    (24, 'moved_out', 'measure_outside', 'as_is')
$$;
comment on function private.measure_list is
  'For KPIs and reports: every measure by its code, which function counts it and how it may leave the staff.';

create function private.measure_of(p_name text) returns table (at integer, made_by text, outside text)
  language sql immutable set search_path = ''
as $$
  select list.at, list.made_by, list.outside from private.measure_list() list where list.name = p_name
  union all
  select 100, 'measure_questions', case when p_name like '%:mean' then 'inside' when p_name like '%:share' then 'share'
    else 'fives' end where p_name ~ '^question:(tour|consult):[a-z0-9][a-z0-9-]{0,39}:(share|mean|answers)$'
  union all
  select 200, 'measure_outside', 'fives' where p_name ~ '^outside:[0-9a-f-]{36}$'
$$;
comment on function private.measure_of is
  'For KPIs: what there is to know of a measure by its name; of a survey''s question and a town''s own series, too.';

create function private.is_measure(p_name text) returns boolean
  language sql immutable set search_path = ''
as $$ select exists (select from private.measure_of(p_name)) $$;
comment on function private.is_measure is 'For formula_problem: whether a name is one of a measure.';

create function private.measure_visits(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select total.name, total.value::numeric, null::text, '{}'::jsonb
    from private.insight_totals(p_town_id, p_from, p_to) totals
      cross join lateral (values ('visits', totals.visits), ('engaged_visits', totals.engaged)) total (name, value);
  return query select 'tours_' || step.key, coalesce(sum(counts.visits), 0), null::text, '{}'::jsonb
    from unnest(array['started', 'completed']) step (key)
      left join private.panel_counts(p_town_id, 'tour', p_from, p_to) counts on counts.key = step.key
    group by step.key;
  if p_from < private.single_visits_from() then
    return query select 'visitors', null::numeric, 'beyond', '{}'::jsonb;
  else
    return query select 'visitors', private.count_browsers(p_town_id, p_from, p_to)::numeric, null::text, '{}'::jsonb;
  end if;
end $$;
comment on function private.measure_visits is 'For kpi_figures: visits, tours and browsers, as insight counts them.';

create function private.measure_households(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_simulated boolean := (private.marking_rule(p_town_id)).counts_simulated;
begin
  -- From the ledgers: an erased family still asked and was answered, and a double never asked.
  return query select measure.name, measure.value::numeric, null::text, '{}'::jsonb
    from private.consultation_counts(p_town_id, p_from, p_to) counts cross join lateral (values
      ('consultations', counts.consultations), ('people_consulted', counts.people),
      ('moved_households', counts.moved_households), ('moved_people', counts.moved_people),
      ('settled_households', counts.settled_households)) measure (name, value);
  return query select 'consultations_' || way.channel, count(entry.entry_id)::numeric, null::text, '{}'::jsonb
    from unnest(array['web', 'phone', 'counter', 'event']) way (channel)
      left join public.consultation_ledger entry on entry.town_id = p_town_id and entry.channel = way.channel
        and entry.day between p_from and p_to and not entry.is_double and (v_simulated or not entry.simulated)
    group by way.channel;
  return query select 'registrations', count(*)::numeric, null::text, '{}'::jsonb
    from public.consultation_ledger entry where entry.town_id = p_town_id and entry.day between p_from and p_to
      and not entry.is_double and not entry.is_withdrawn and (v_simulated or not entry.simulated);
  return query select 'messages_sent', coalesce(sum(entry.contacts), 0)::numeric, null::text, '{}'::jsonb
    from public.contact_ledger entry where entry.town_id = p_town_id and entry.day between p_from and p_to
      and (v_simulated or not entry.simulated);
end $$;
comment on function private.measure_households is 'For kpi_figures: families by what happened in the range.';

create function private.kpi_figures(p_town_id text, p_from date, p_to date) returns private.kpi_figure[]
  language plpgsql stable security definer set search_path = ''
as $$
declare v_figures private.kpi_figure[];
begin
  select array_agg(row(figure.name, figure.value, figure.missing, figure.about)::private.kpi_figure)
    into v_figures from (
    select * from private.measure_visits(p_town_id, p_from, p_to)
    union all select * from private.measure_households(p_town_id, p_from, p_to)
    union all select * from private.measure_surveys(p_town_id, p_from, p_to)
    union all select * from private.measure_questions(p_town_id, p_from, p_to)
    union all select * from private.measure_outside(p_town_id, p_from, p_to)) figure;
  return v_figures || array(select row(hours.name, hours.value, hours.missing, hours.about)::private.kpi_figure
    from private.measure_hours(p_town_id, v_figures) hours);
end $$;
comment on function private.kpi_figures is 'For KPIs: every measure over a range, exactly.';

create function private.in_fives(p_value numeric, p_threshold integer) returns numeric
  language sql immutable set search_path = ''
  return case when p_value >= p_threshold then round(p_value / 5) * 5 end;
comment on function private.in_fives is
  'For figures outside: to the nearest five; null under the threshold, nothing included.';

create function private.figure_outside(
  p_figure private.kpi_figure, p_outside text, p_totals jsonb, p_threshold integer) returns private.kpi_figure
  language plpgsql immutable set search_path = ''
as $$
declare
  v_of numeric := private.in_fives((p_figure.about ->> 'of')::numeric, p_threshold);
  v_good numeric := private.in_fives((p_figure.about ->> 'good')::numeric, p_threshold);
begin
  p_figure.about := p_figure.about - '{of,good}'::text[];
  if p_figure.value is null or p_outside = 'as_is' then
    return p_figure;
  elsif p_outside in ('visits', 'engaged', 'consultations', 'moved', 'settled') then
    p_figure.missing := case when p_totals -> p_outside is null then 'unpublished'
      when jsonb_typeof(p_totals -> p_outside) <> 'number' then 'few' end;
    p_figure.value := case when p_figure.missing is null then (p_totals ->> p_outside)::numeric end;
  elsif p_outside = 'fives' and p_figure.value = trunc(p_figure.value) then
    p_figure.value := private.in_fives(p_figure.value, p_threshold);
    p_figure.missing := case when p_figure.value is null then 'few' end;
  elsif p_outside = 'share' then
    p_figure.value := round(100 * least(v_good, v_of) / nullif(v_of, 0));
    p_figure.missing := case when p_figure.value is null then 'few' end;
    p_figure.about := p_figure.about || jsonb_build_object('answers', v_of);
  else
    p_figure.value := null;
    p_figure.missing := 'inside';
  end if;
  return p_figure;
end $$;
comment on function private.figure_outside is
  'For figures_outside: one measure as it may leave the staff; a share is worked out anew from what is shown.';

create function private.published_totals(p_town_id text, p_from date, p_to date) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_object_agg(cell ->> 'key', cell -> 'count') from public.publications publication
    cross join lateral jsonb_array_elements(publication.tables #> '{totals,cells}') cell
  where publication.town_id = p_town_id and publication.from_day = p_from and publication.to_day = p_to
$$;
comment on function private.published_totals is
  'For figures_outside: the totals of the publication of exactly these days; null when there is none.';

create function private.figures_outside(
  p_town_id text, p_from date, p_to date, p_figures private.kpi_figure[], p_released text[])
  returns private.kpi_figure[] language plpgsql stable security definer set search_path = ''
as $$
declare
  v_threshold integer := (select small_count_threshold from public.towns where town_id = p_town_id);
  v_totals jsonb := private.published_totals(p_town_id, p_from, p_to);
  v_shown private.kpi_figure[];
begin
  select array_agg(case when figure.name = any (p_released) then figure
      else private.figure_outside(figure, measure.outside, v_totals, v_threshold) end) into v_shown
    from unnest(p_figures) figure cross join lateral private.measure_of(figure.name) measure
    where measure.outside <> 'parts';
  return v_shown || array(select hours from private.measure_hours(p_town_id, v_shown) hours);
end $$;
comment on function private.figures_outside is
  'For public editions and links: exact figures as they may leave the staff; those released by name go as they are.';

create function private.figures_json(p_figures private.kpi_figure[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(to_jsonb(figure) || jsonb_build_object('made_by', measure.made_by)
      order by measure.at, figure.name), '[]')
  from unnest(p_figures) figure cross join lateral private.measure_of(figure.name) measure
$$;
comment on function private.figures_json is 'For rpcs: measures by code, with the function that counted them.';

create function private.require_range(p_from date, p_to date) returns void
  language plpgsql immutable set search_path = ''
as $$
begin
  if p_from is null or p_to is null or p_from > p_to or p_to - p_from > 3700 then
    raise exception 'bad_range' using errcode = 'P0001';
  end if;
end $$;
comment on function private.require_range is 'For rpcs: refuses a range that is none.';

create function private.queries_of(p_names text[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_object_agg(routine.proname, pg_get_functiondef(routine.oid)), '{}')
  from pg_catalog.pg_proc routine
  where routine.pronamespace = 'private'::regnamespace and routine.proname = any (p_names)
$$;
comment on function private.queries_of is
  'For reports and definitions: the very queries that count, as the database has them.';

create function public.kpi_queries(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return private.queries_of(array['measure_visits', 'measure_households', 'measure_surveys', 'measure_questions',
    'measure_outside', 'measure_hours']);
end $$;
comment on function public.kpi_queries is
  'For analysts, concierges and admins: the queries behind the measures, by the name of their function.';
grant execute on function public.kpi_queries to authenticated;
