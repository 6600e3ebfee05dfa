-- A number so large that a formula overflows, or NaN as a target, would close the KPI page and every draft for the whole town.
alter table public.kpi_definitions
  add constraint kpi_definitions_are_finite check (abs(target) <= 1e15 and abs(baseline) <= 1e15) not valid;
alter table public.outside_figures add constraint outside_figures_are_finite check (value <= 1e15) not valid;

create or replace function private.formula_problem(p_formula jsonb, p_depth integer default 0) returns text
  language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(p_formula) is distinct from 'object' or p_depth > 12 then
    return 'bad_formula';
  elsif p_formula ? 'measure' then
    return case when not exists (select from private.measure_catalog() c where c.name = p_formula ->> 'measure') then 'unknown_measure' end;
  elsif p_formula ? 'number' then
    return case when jsonb_typeof(p_formula -> 'number') is distinct from 'number' then 'bad_formula'
      when (p_formula ->> 'number')::numeric <> 0 and abs((p_formula ->> 'number')::numeric) not between 1e-6 and 1e12 then 'bad_formula' end;
  elsif coalesce(p_formula ->> 'op', '') <> all (array['+', '-', '*', '/']) or jsonb_typeof(p_formula -> 'args') is distinct from 'array'
      or jsonb_array_length(p_formula -> 'args') <> 2 then
    return 'bad_formula';
  end if;
  return coalesce(private.formula_problem(p_formula #> '{args,0}', p_depth + 1),
    private.formula_problem(p_formula #> '{args,1}', p_depth + 1));
end $$;
