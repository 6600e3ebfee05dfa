-- Which KPIs go out exactly: decided by one person, with a reason, and taken back as easily.
create table public.kpi_releases (
  town_id text not null references public.towns on delete cascade,
  release_id uuid not null default gen_random_uuid(),
  kpi_id uuid not null,
  formula jsonb not null, -- what was released: another formula is another number
  released_by uuid not null,
  released_name text not null, -- stays when they leave
  released_reason text not null check (length(btrim(released_reason)) between 1 and 300),
  released_at timestamptz not null default now(),
  taken_back_by uuid,
  taken_back_at timestamptz,
  primary key (town_id, release_id)
);
create unique index kpi_releases_one_at_a_time on public.kpi_releases (town_id, kpi_id) where taken_back_at is null;
comment on table public.kpi_releases is
  'For analysts: which KPI goes out exactly, who decided it and why; taken back it stays as history.';
alter table public.kpi_releases enable row level security;

create function private.live_releases(p_town_id text) returns setof public.kpi_releases
  language sql stable security definer set search_path = ''
as $$
  select release.* from public.kpi_releases release
    join lateral (select definition.formula from public.kpi_definitions definition
      where definition.town_id = release.town_id and definition.kpi_id = release.kpi_id
      order by definition.version desc limit 1) newest on newest.formula = release.formula
  where release.town_id = p_town_id and release.taken_back_at is null
$$;
comment on function private.live_releases is
  'For KPIs: the releases in force; a KPI that was given another formula has none.';

create function private.with_releases(p_town_id text, p_kpis jsonb) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(kpi || jsonb_build_object('release', case when release.release_id is not null then
      jsonb_build_object('reason', release.released_reason, 'at', release.released_at, 'by', release.released_name) end)
      order by at), '[]')
  from jsonb_array_elements(p_kpis) with ordinality list (kpi, at)
    left join private.live_releases(p_town_id) release on release.kpi_id = (kpi ->> 'kpi_id')::uuid
$$;
comment on function private.with_releases is
  'For kpi_measures: KPIs with the decision that lets them out exactly, if there is one.';

create function public.release_kpi(p_town_id text, p_kpi_id uuid, p_reason text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform public.take_back_release(p_town_id, p_kpi_id); -- one decision at a time
  insert into public.kpi_releases (town_id, kpi_id, formula, released_by, released_name, released_reason)
    select p_town_id, p_kpi_id, definition.formula, auth.uid(), private.staff_name(p_town_id, auth.uid()),
      btrim(p_reason)
    from public.kpi_definitions definition where definition.town_id = p_town_id and definition.kpi_id = p_kpi_id
    order by definition.version desc limit 1;
  if not found then
    raise exception 'unknown_kpi' using errcode = 'P0001';
  end if;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.release_kpi is
  'For analysts: lets a KPI out exactly, in one''s own name and with a reason that stands beside it.';

create function public.take_back_release(p_town_id text, p_kpi_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.kpi_releases set taken_back_at = now(), taken_back_by = auth.uid()
    where town_id = p_town_id and kpi_id = p_kpi_id and taken_back_at is null;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.take_back_release is
  'For analysts: from now on the KPI goes out as all others do; what was published stays as it was.';

grant all on public.kpi_releases to service_role;
grant execute on function public.release_kpi, public.take_back_release to authenticated;
