-- KPIs: definitions with their targets, version by version, and what they come to.
create function private.are_yearly_targets(p_targets jsonb) returns boolean
  language sql immutable set search_path = ''
  return jsonb_typeof(p_targets) = 'object' and not exists (
    select from jsonb_each(p_targets) target
    where target.key !~ '^20[0-9]{2}$' or jsonb_typeof(target.value) <> 'number'
      or abs((target.value #>> '{}')::numeric) > 1e15);
comment on function private.are_yearly_targets is
  'For kpi_definitions: whether targets stand by fiscal year, each a number.';

create table public.kpi_definitions (
  town_id text not null references public.towns on delete cascade,
  kpi_id uuid not null,
  version integer not null check (version > 0),
  name text not null check (length(btrim(name)) between 1 and 100),
  unit text not null check (length(unit) between 1 and 20),
  decimals integer not null check (decimals between 0 and 4),
  formula jsonb not null,
  attainment text not null check (attainment in ('ratio', 'progress')),
  baseline numeric constraint kpi_baselines_are_finite check (abs(baseline) <= 1e15),
  baseline_on date,
  target numeric not null constraint kpi_targets_are_finite check (abs(target) <= 1e15),
  target_on date not null constraint kpi_targets_are_near check (target_on between '2000-01-01' and '2100-12-31'),
  yearly_targets jsonb not null default '{}' check (private.are_yearly_targets(yearly_targets)), -- {"2026": 5}
  owner text not null check (length(btrim(owner)) between 1 and 100),
  source text not null check (length(btrim(source)) between 1 and 300),
  note text not null default '' check (length(note) <= 1000),
  position integer not null default 0,
  retired boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, kpi_id, version),
  check (attainment = 'ratio' or (baseline is not null and baseline <> target))
);
comment on table public.kpi_definitions is
  'For analysts: what a KPI is, version by version, never changed; the newest counts. A formula is a tree of measures.';
create trigger kpi_definitions_stay before update on public.kpi_definitions
  for each row execute function private.refuse_change();

alter table public.kpi_definitions enable row level security;

create function private.kpi_value(p_formula jsonb, p_figures private.kpi_figure[]) returns numeric
  language plpgsql immutable set search_path = ''
as $$
declare v_left numeric; v_right numeric;
begin
  if p_formula ? 'measure' then
    return (select figure.value from unnest(p_figures) figure where figure.name = p_formula ->> 'measure');
  elsif p_formula ? 'number' then
    return (p_formula ->> 'number')::numeric;
  end if;
  v_left := private.kpi_value(p_formula #> '{args,0}', p_figures);
  v_right := private.kpi_value(p_formula #> '{args,1}', p_figures);
  return case p_formula ->> 'op' when '+' then v_left + v_right when '-' then v_left - v_right
    when '*' then v_left * v_right when '/' then v_left / nullif(v_right, 0) end;
end $$;
comment on function private.kpi_value is
  'For KPIs: what a formula comes to; null where a measure has no value or a divisor is nothing.';

create function private.formula_measures(p_formula jsonb) returns setof text
  language sql immutable set search_path = ''
as $$
  with recursive parts as (
    select p_formula as part
    union all
    select arg from parts cross join lateral jsonb_array_elements(
      case when jsonb_typeof(part -> 'args') = 'array' then part -> 'args' else '[]' end) arg)
  select distinct part ->> 'measure' from parts where part ? 'measure'
$$;
comment on function private.formula_measures is 'For KPIs: the measures a formula speaks of.';

create function private.formula_problem(p_formula jsonb, p_depth integer default 0) returns text
  language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(p_formula) is distinct from 'object' or p_depth > 12 then
    return 'bad_formula';
  elsif p_depth = 0 and regexp_count(p_formula::text, '"op"') >= 200 then
    return 'formula_too_long'; -- 200 numbers and measures at most, so that 100 KPIs are worked out while one waits
  elsif p_formula ? 'measure' then
    return case when not private.is_measure(p_formula ->> 'measure') then 'unknown_measure' end;
  elsif p_formula ? 'number' then
    return case when jsonb_typeof(p_formula -> 'number') is distinct from 'number' then 'bad_formula'
      when (p_formula ->> 'number')::numeric <> 0
        and abs((p_formula ->> 'number')::numeric) not between 1e-6 and 1e12 then 'bad_formula' end;
  elsif coalesce(p_formula ->> 'op', '') <> all (array['+', '-', '*', '/'])
      or jsonb_typeof(p_formula -> 'args') is distinct from 'array' or jsonb_array_length(p_formula -> 'args') <> 2 then
    return 'bad_formula';
  end if;
  return coalesce(private.formula_problem(p_formula #> '{args,0}', p_depth + 1),
    private.formula_problem(p_formula #> '{args,1}', p_depth + 1));
end $$;
comment on function private.formula_problem is
  'For save_kpi: why a formula is none; null when it is one. Nothing of it is ever run as code.';

create function private.kpis_now(p_town_id text) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with newest as (
    select distinct on (definition.kpi_id) definition.* from public.kpi_definitions definition
    where definition.town_id = p_town_id order by definition.kpi_id, definition.version desc
  )
  select coalesce(jsonb_agg(to_jsonb(newest) - '{town_id,created_by,retired}'::text[]
      order by position, created_at, kpi_id), '[]')
  from newest where not retired
$$;
comment on function private.kpis_now is 'For KPI tables and reports: the definitions in use.';

create function private.kpi_results(p_kpis jsonb, p_figures private.kpi_figure[], p_year integer) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with counted as (
    select kpi, at, (kpi ->> 'baseline')::numeric as baseline,
      coalesce((kpi #>> array['yearly_targets', p_year::text])::numeric, (kpi ->> 'target')::numeric) as goal,
      round(private.kpi_value(kpi -> 'formula', p_figures), (kpi ->> 'decimals')::integer) as value,
      array(select private.formula_measures(kpi -> 'formula') order by 1) as measures
    from jsonb_array_elements(p_kpis) with ordinality list (kpi, at)
  )
  select coalesce(jsonb_agg(kpi || jsonb_build_object('value', value, 'measures', to_jsonb(measures), 'goal', goal,
      'goal_year', case when (kpi -> 'yearly_targets') ? p_year::text then p_year end,
      'missing', case when value is null then coalesce((select min(figure.missing) from unnest(p_figures) figure
        where figure.name = any (measures)), 'none') end,
      'attained', case kpi ->> 'attainment' when 'ratio' then round(100 * value / nullif(goal, 0), 1)
        else round(100 * (value - baseline) / nullif(goal - baseline, 0), 1) end) order by at), '[]')
  from counted
$$;
comment on function private.kpi_results is
  'For KPI tables and reports: definitions with value and attainment over given figures; a year has its own goal.';

create function private.fiscal_year(p_from date, p_to date) returns integer
  language sql immutable set search_path = ''
  return case when to_char(p_from, 'MM-DD') = '04-01' and p_to = (p_from + interval '1 year')::date - 1
    then extract(year from p_from)::integer end;
comment on function private.fiscal_year is
  'For KPIs: the fiscal year (1 April to 31 March) that a range is; null when it is none.';

create function public.kpi_measures(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_figures private.kpi_figure[];
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_range(p_from, p_to);
  v_figures := private.kpi_figures(p_town_id, p_from, p_to);
  return jsonb_build_object('from', p_from, 'to', p_to,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id),
    'measures', private.figures_json(v_figures),
    'kpis', private.with_releases(p_town_id,
      private.kpi_results(private.kpis_now(p_town_id), v_figures, private.fiscal_year(p_from, p_to))));
end $$;
comment on function public.kpi_measures is
  'For analysts, concierges and admins: every measure over any days and the KPIs made of them, exactly.';

create function public.save_kpi(p_town_id text, p_kpi jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid := coalesce((p_kpi ->> 'kpi_id')::uuid, gen_random_uuid());
  v_version integer; v_problem text := private.formula_problem(p_kpi -> 'formula');
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('kpi:' || p_town_id, 0));
  select coalesce(max(version), 0) into v_version from public.kpi_definitions
    where town_id = p_town_id and kpi_id = v_id;
  if v_problem is null and not exists (select from private.formula_measures(p_kpi -> 'formula')) then
    v_problem := 'formula_without_measure';
  end if;
  if v_problem is not null then
    return jsonb_build_object('status', 'invalid', 'problem', v_problem);
  elsif v_version <> p_version then
    return jsonb_build_object('status', 'conflict', 'version', v_version);
  elsif v_version = 0
      and (select count(distinct kpi_id) from public.kpi_definitions where town_id = p_town_id) >= 100 then
    return jsonb_build_object('status', 'invalid', 'problem', 'too_many');
  end if;
  begin
    insert into public.kpi_definitions (town_id, kpi_id, version, name, unit, decimals, formula, attainment, baseline,
        baseline_on, target, target_on, yearly_targets, owner, source, note, position, retired, created_by)
      values (p_town_id, v_id, v_version + 1, btrim(p_kpi ->> 'name'), btrim(p_kpi ->> 'unit'),
        (p_kpi ->> 'decimals')::integer, p_kpi -> 'formula', p_kpi ->> 'attainment', (p_kpi ->> 'baseline')::numeric,
        (p_kpi ->> 'baseline_on')::date, (p_kpi ->> 'target')::numeric, (p_kpi ->> 'target_on')::date,
        coalesce(p_kpi -> 'yearly_targets', '{}'), btrim(p_kpi ->> 'owner'), btrim(p_kpi ->> 'source'),
        coalesce(p_kpi ->> 'note', ''), coalesce((p_kpi ->> 'position')::integer, 0),
        coalesce((p_kpi ->> 'retired')::boolean, false), auth.uid());
  exception when not_null_violation or check_violation or invalid_text_representation or invalid_datetime_format
      or datetime_field_overflow or numeric_value_out_of_range then
    return jsonb_build_object('status', 'invalid', 'problem', 'bad_field');
  end;
  return jsonb_build_object('status', 'saved', 'kpi_id', v_id, 'version', v_version + 1);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_kpi is
  'For analysts: a new version of a KPI; earlier versions and frozen reports stay. A stale version is a conflict.';

create function public.kpi_history(p_town_id text, p_kpi_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'versions', (select coalesce(jsonb_agg(to_jsonb(definition) - '{town_id,created_by}'::text[]
        || jsonb_build_object('by', private.staff_name(p_town_id, definition.created_by)) order by version desc), '[]')
      from public.kpi_definitions definition where town_id = p_town_id and kpi_id = p_kpi_id),
    'releases', (select coalesce(jsonb_agg(jsonb_build_object('by', released_name, 'reason', released_reason,
        'at', released_at, 'taken_back_at', taken_back_at,
        'taken_back_by', private.staff_name(p_town_id, taken_back_by)) order by released_at desc), '[]')
      from public.kpi_releases where town_id = p_town_id and kpi_id = p_kpi_id));
end $$;
comment on function public.kpi_history is
  'For analysts, concierges and admins: how a KPI was defined over time, and who let it out exactly, when and why.';

grant all on public.kpi_definitions to service_role;
grant execute on function public.kpi_measures, public.save_kpi, public.kpi_history to authenticated;
