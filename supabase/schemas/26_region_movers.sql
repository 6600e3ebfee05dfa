-- Who really moves to the town's prefecture, so that a town sees where it is over- and under-heard.
create table public.region_movers (
  town_id text not null references public.towns on delete cascade,
  year integer not null check (year between 1950 and 2200),
  from_prefecture text not null check (from_prefecture ~ '^JP-(0[1-9]|[1-3][0-9]|4[0-7])$'),
  people integer not null check (people >= 0),
  source text not null,
  imported_at timestamptz not null default now(),
  primary key (town_id, year, from_prefecture)
);
comment on table public.region_movers is
  'For insight: people who moved in a year to the town''s prefecture, by where they came from; public statistics.';
alter table public.region_movers enable row level security;

create function private.import_movers(p_town_id text, p_year integer, p_source text, p_movers jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.region_movers where town_id = p_town_id and year = p_year;
  insert into public.region_movers (town_id, year, from_prefecture, people, source)
    select p_town_id, p_year, m.key, m.value::integer, p_source from jsonb_each_text(p_movers) m;
end $$;
comment on function private.import_movers is
  'For npm run movers:import: one year of a town, whole, in place of what was there.';

create function public.insight_region_weights(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (
    with beside as (
      select m.from_prefecture as region, m.people as movers, m.year, m.source, coalesce(c.visits, 0) as visits
      from public.region_movers m
        left join private.panel_counts(p_town_id, 'region', p_from, p_to) c on c.key = m.from_prefecture
      where m.town_id = p_town_id
        and m.year = (select max(l.year) from public.region_movers l where l.town_id = p_town_id)
    ), shares as (
      select b.*, b.visits / nullif(sum(b.visits) over (), 0)::double precision as visit_share,
        b.movers / nullif(sum(b.movers) over (), 0)::double precision as mover_share
      from beside b
    )
    select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('weight', s.visit_share / nullif(s.mover_share, 0))
      order by s.movers desc, s.region), '[]') from shares s);
end $$;
comment on function public.insight_region_weights is
  'For analysts: visits by prefecture beside who really moves there; weight over 1: heard more than they move.';
grant execute on function public.insight_region_weights to authenticated;
grant all on public.region_movers to service_role;
