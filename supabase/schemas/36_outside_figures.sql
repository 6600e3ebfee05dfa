-- What the town counts elsewhere, entered by hand with day and source; and its own rule for hours of staff saved.
create table public.kpi_rules (
  town_id text not null references public.towns on delete cascade,
  version integer not null check (version > 0),
  minutes_per_tour numeric not null check (minutes_per_tour between 0 and 600),
  minutes_per_consultation numeric not null check (minutes_per_consultation between 0 and 600),
  note text not null check (length(btrim(note)) between 1 and 1000),
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, version)
);
comment on table public.kpi_rules is
  'For KPIs: by which rule hours of staff are said to be saved, version by version. Without a row nothing is said.';
create trigger kpi_rules_stay before update on public.kpi_rules for each row execute function private.refuse_change();

create table public.outside_series (
  town_id text not null references public.towns on delete cascade,
  series_id uuid not null default gen_random_uuid(),
  -- stands in formulas in brackets
  name text not null check (length(btrim(name)) between 1 and 60 and name !~ '[][［］]'),
  unit text not null check (length(btrim(unit)) between 1 and 20),
  adds_up boolean not null, -- counted over a time, so that months make a year; else how it stands on a day
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, series_id),
  unique (town_id, name)
);
comment on table public.outside_series is
  'For KPIs: a figure the town counts elsewhere, by its own name and unit: advice at the counter, vacant houses.';
create trigger outside_series_stay before update on public.outside_series
  for each row execute function private.refuse_change();

create table public.outside_figures (
  town_id text not null references public.towns on delete cascade,
  figure_id uuid not null default gen_random_uuid(),
  name text check (name in ('population', 'births', 'moved_in', 'moved_out')),
  series_id uuid,
  as_of date not null constraint outside_figures_are_near check (as_of between '1990-01-01' and '2100-12-31'),
  value numeric not null check (value >= 0) constraint outside_figures_are_finite check (value <= 1e15),
  source text not null check (length(btrim(source)) between 1 and 300),
  entered_by uuid,
  entered_at timestamptz not null default now(),
  primary key (town_id, figure_id),
  foreign key (town_id, series_id) references public.outside_series on delete cascade,
  check (num_nonnulls(name, series_id) = 1)
);
create index outside_figures_by_day on public.outside_figures (town_id, name, series_id, as_of);
comment on table public.outside_figures is
  'For KPIs: figures from outside, entered by hand with day and source; rows are only added, the last one counts.';
create trigger outside_figures_stay before update on public.outside_figures
  for each row execute function private.refuse_change();

alter table public.kpi_rules enable row level security;
alter table public.outside_series enable row level security;
alter table public.outside_figures enable row level security;

create function private.measure_outside(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with series as (
    select code.name, code.name as code, null::uuid as series_id, code.name <> 'population' as adds_up,
      '{}'::jsonb as own
    from unnest(array['population', 'births', 'moved_in', 'moved_out']) code (name)
    union all
    select 'outside:' || own.series_id, null, own.series_id, own.adds_up,
      jsonb_build_object('label', own.name, 'unit', own.unit, 'adds_up', own.adds_up)
    from public.outside_series own where own.town_id = p_town_id
  ), newest as ( -- of each day the one entered last
    select distinct on (series.name, figure.as_of)
      series.name, series.adds_up, figure.as_of, figure.value, figure.source
    from series join public.outside_figures figure on figure.town_id = p_town_id
      and (figure.name = series.code or figure.series_id = series.series_id)
    where figure.as_of <= p_to and (figure.as_of >= p_from or not series.adds_up)
    order by series.name, figure.as_of desc, figure.entered_at desc
  ), told as (
    select name, max(as_of) as as_of, (array_agg(source order by as_of desc))[1] as source,
      case when bool_and(adds_up) then sum(value) else (array_agg(value order by as_of desc))[1] end as value
    from newest group by name
  )
  select series.name, told.value, case when told.value is null then 'none' end, series.own
    || case when told.value is null then '{}' else jsonb_build_object('as_of', told.as_of, 'source', told.source) end
  from series left join told using (name)
$$;
comment on function private.measure_outside is
  'For kpi_figures: of what adds up the sum of the days in the range, of all else the newest up to its last day.';

create function private.measure_hours(p_town_id text, p_figures private.kpi_figure[]) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with rule as (
    select * from public.kpi_rules where town_id = p_town_id order by version desc limit 1
  ), parts as (
    select max(figure.value) filter (where figure.name = 'tours_completed') as tours,
      max(figure.value) filter (where figure.name = 'consultations') as consultations,
      min(figure.missing) filter (where figure.name in ('tours_completed', 'consultations')) as missing
    from unnest(p_figures) figure
  )
  select 'staff_hours_saved', case when parts.missing is null then round((parts.tours * rule.minutes_per_tour
      + parts.consultations * rule.minutes_per_consultation) / 60, 1) end,
    case when rule.version is null then 'none' else parts.missing end,
    case when rule.version is null then '{}'::jsonb else jsonb_build_object('rule_version', rule.version,
      'note', rule.note, 'minutes_per_tour', rule.minutes_per_tour,
      'minutes_per_consultation', rule.minutes_per_consultation) end
  from parts left join rule on true
$$;
comment on function private.measure_hours is
  'For kpi_figures: hours saved by the town''s own rule: completed tours and consultations, each times its minutes.';

create function public.save_outside_series(p_town_id text, p_name text, p_unit text, p_adds_up boolean) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare v_id uuid;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if (select count(*) from public.outside_series where town_id = p_town_id) >= 50 then
    raise exception 'too_many' using errcode = 'P0001';
  end if;
  insert into public.outside_series (town_id, name, unit, adds_up, created_by)
    values (p_town_id, btrim(p_name), btrim(p_unit), p_adds_up, auth.uid()) returning series_id into v_id;
  return v_id;
exception
  when unique_violation then
    raise exception 'name_taken' using errcode = 'P0001';
  when integrity_constraint_violation then
    raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_outside_series is 'For analysts: a figure of the town''s own, by name and unit.';

create function public.save_outside_figure(
  p_town_id text, p_name text, p_as_of date, p_value numeric, p_source text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_series_id uuid := case when p_name like 'outside:%' then substr(p_name, 9)::uuid end;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  insert into public.outside_figures (town_id, name, series_id, as_of, value, source, entered_by)
    values (p_town_id, case when v_series_id is null then p_name end, v_series_id, p_as_of, p_value, btrim(p_source),
      auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_outside_figure is
  'For analysts: a figure (its measure''s name) with day and source; a later one for the same day corrects it.';

create function public.list_outside_figures(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'series', (select coalesce(jsonb_agg(jsonb_build_object('name', 'outside:' || series_id, 'label', name,
        'unit', unit, 'adds_up', adds_up) order by created_at), '[]')
      from public.outside_series where town_id = p_town_id),
    'figures', (select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(name, 'outside:' || series_id),
        'as_of', as_of, 'value', value, 'source', source, 'entered_at', entered_at,
        'by', private.staff_name(p_town_id, entered_by)) order by as_of desc, entered_at desc), '[]')
      from public.outside_figures where town_id = p_town_id));
end $$;
comment on function public.list_outside_figures is
  'For analysts, concierges and admins: the town''s own series, and every figure with who entered it, newest first.';

create function public.save_kpi_rule(
  p_town_id text, p_minutes_per_tour numeric, p_minutes_per_consultation numeric, p_note text) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_version integer;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('kpi:' || p_town_id, 0));
  select coalesce(max(version), 0) + 1 into v_version from public.kpi_rules where town_id = p_town_id;
  insert into public.kpi_rules (town_id, version, minutes_per_tour, minutes_per_consultation, note, created_by)
    values (p_town_id, v_version, p_minutes_per_tour, p_minutes_per_consultation, btrim(p_note), auth.uid());
  return v_version;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_kpi_rule is
  'For analysts: by which rule hours of staff are said to be saved, and why.';

grant all on public.kpi_rules, public.outside_series, public.outside_figures to service_role;
grant execute on function public.save_outside_series, public.save_outside_figure, public.list_outside_figures,
  public.save_kpi_rule to authenticated;
