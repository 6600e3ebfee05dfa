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
  'For insight: people who moved in a year to the town''s prefecture, by the prefecture they came from; public statistics.';
alter table public.region_movers enable row level security;
grant all on public.region_movers to service_role;

create function private.import_movers(p_town_id text, p_year integer, p_source text, p_movers jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.region_movers where town_id = p_town_id and year = p_year;
  insert into public.region_movers (town_id, year, from_prefecture, people, source)
    select p_town_id, p_year, m.key, m.value::integer, p_source from jsonb_each_text(p_movers) m;
end $$;
comment on function private.import_movers is 'For npm run movers:import: one year of a town, whole, in place of what was there.';

create function public.insight_region_weights(p_town_id text, p_from date, p_to date)
  returns table (region text, visits bigint, hidden boolean, movers integer, visit_share double precision,
    mover_share double precision, weight double precision, year integer, source text)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  -- Only what the region table shows goes in. A share of all visits would tell what the hidden ones are together; so both
  -- shares are of the prefectures shown, and nothing follows from them that the region table and the statistics do not say.
  return query
    with told as materialized (
      select a.key, a.visits, a.hidden from private.insight_answer(p_town_id, 'region', p_from, p_to, '{}') a
    ), beside as (
      select m.from_prefecture, m.people, m.year, m.source, coalesce(t.hidden, false) as hidden,
        case when not coalesce(t.hidden, false) then coalesce(t.visits, 0) end as n
      from public.region_movers m left join told t on t.key = m.from_prefecture
      where m.town_id = p_town_id
        and m.year = (select max(l.year) from public.region_movers l where l.town_id = p_town_id)
    ), shares as (
      select b.*, b.n / nullif(sum(b.n) over (), 0)::double precision as visit_share,
        case when not b.hidden then b.people / nullif(sum(b.people) filter (where not b.hidden) over (), 0)::double precision end
          as mover_share
      from beside b
    )
    select s.from_prefecture, s.n, s.hidden, s.people, s.visit_share, s.mover_share,
      s.visit_share / nullif(s.mover_share, 0), s.year, s.source
    from shares s order by s.people desc, s.from_prefecture;
end $$;
comment on function public.insight_region_weights is
  'For analysts: visits by prefecture beside who really moves to the town''s prefecture (latest year imported); weight over 1: heard more than they move. Both shares are of the prefectures whose visits are shown.';
grant execute on function public.insight_region_weights to authenticated;
