create function private.roll_up_retention(p_town_id text, p_jun date) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare
  c_read constant text := 'select md5(string_agg(c::text, '','' order by c.key))
    from public.rollup_cells c where c.town_id = $1 and c.jun = $2 and c.panel = ''retention''';
  v_before text; v_after text;
begin
  execute c_read into v_before using p_town_id, p_jun;
  delete from public.rollup_cells where town_id = p_town_id and panel = 'retention' and jun = p_jun;
  insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
    select p_town_id, 'retention', 0, p_jun, w.key, '', '', count(*), 0
    from (
      select distinct f.visitor_id, 'week_' || floor(extract(epoch from l.started_at - f.started_at) / 604800) as key
      from public.counted_visits f join public.counted_visits l on l.town_id = f.town_id and l.visitor_id = f.visitor_id
        and l.started_at >= f.started_at + interval '7 days' and l.started_at < f.started_at + interval '35 days'
      where f.town_id = p_town_id and f.jun = p_jun and f.dims[5] = 'new') w
    group by w.key;
  execute c_read into v_after using p_town_id, p_jun;
  return v_before is distinct from v_after;
end $$;
comment on function private.roll_up_retention is
  'For roll_up_jun: browsers that came first in these ten days, by the one to four weeks after which they were here again (ids live 29 days); true when that changed.';

create function private.roll_up_jun(p_town_id text, p_jun date) returns date[]
  language plpgsql security definer set search_path = ''
as $$
declare v_began timestamptz := clock_timestamp(); v_near date;
  v_changed date[] := array[p_jun];
begin
  perform pg_advisory_xact_lock(hashtextextended('rollup:' || p_town_id, 0));
  -- Single visits are deleted after 13 months: what was counted of them then stays.
  if p_jun >= (now() - interval '13 months' + interval '2 days')::date then
    perform private.gather_visits(p_town_id, p_jun);
    perform private.gather_seen(p_town_id, p_jun);
    delete from public.rollup_cells where town_id = p_town_id and jun = p_jun
      and panel not in ('household', 'outcome', 'retention');
    insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
      select p_town_id, s.panel, m.mask, p_jun, s.key, coalesce(c.dims[m.i], ''), coalesce(c.dims[m.j], ''), count(*),
        sum(s.engaged_ms)
      from pg_temp.seen s join public.counted_visits c on c.town_id = p_town_id and c.visit_id = s.visit_id
        cross join private.insight_masks(2) m
      where case when s.panel = 'visit' then true when s.panel in ('start', 'own', 'region_source') then m.i is null
        else m.j is null end
      group by s.panel, m.mask, s.key, 6, 7;
    insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
      select p_town_id, 'mark', 0, p_jun, k.mark, '', '', count(*), 0 from pg_temp.marked k group by k.mark;
    perform private.roll_up_visitors(p_town_id, p_jun);
    for v_near in select distinct c.jun from public.counted_visits c where c.town_id = p_town_id
        and c.jun between p_jun - 50 and p_jun loop -- those who came first up to four weeks before may have come back now
      if private.roll_up_retention(p_town_id, v_near) then v_changed := v_changed || v_near; end if;
    end loop;
    perform private.roll_up_retention(p_town_id, p_jun);
  end if;
  perform private.roll_up_households(p_town_id, p_jun);
  insert into public.rollup_runs values (p_town_id, p_jun, now(), extract(epoch from clock_timestamp() - v_began) * 1000)
    on conflict (town_id, day) do update set ran_at = excluded.ran_at, took_ms = excluded.took_ms;
  return v_changed;
end $$;
comment on function private.roll_up_jun is
  'For the rollup job: works ten days of a town out anew and answers which ten days changed by it; running it twice gives the same.';

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

-- A way of looking at the figures that a member of staff gave a name. It holds no figure: whoever opens it asks anew, with
-- their own role.
create table public.saved_insight_views (
  town_id text not null,
  view_id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid(),
  name text not null check (length(btrim(name)) between 1 and 60),
  part text not null check (part ~ '^[a-z]{1,20}$'),
  query text not null check (length(query) <= 400 and query !~ '[[:space:]<>"]'),
  saved_at timestamptz not null default now(),
  primary key (town_id, view_id),
  foreign key (town_id, user_id) references public.staff_members on delete cascade
);
create index saved_insight_views_by_member on public.saved_insight_views (town_id, user_id);
comment on table public.saved_insight_views is
  'For members who see figures: range and filters of the insight page under a name of their own. Theirs alone.';

create function private.limit_saved_views() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if (select count(*) from public.saved_insight_views v where v.town_id = new.town_id and v.user_id = new.user_id) >= 50 then
    raise exception 'too_many_views' using errcode = 'P0001';
  end if;
  return new;
end $$;
comment on function private.limit_saved_views is 'For saved_insight_views: at most fifty per member and town.';
create trigger saved_insight_views_are_few before insert on public.saved_insight_views
  for each row execute function private.limit_saved_views();
alter table public.saved_insight_views enable row level security;

create policy "members read their own views" on public.saved_insight_views for select to authenticated
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));
create policy "members save views of their town" on public.saved_insight_views for insert to authenticated
  with check (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));
create policy "members rename their own views" on public.saved_insight_views for update to authenticated
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')))
  with check (user_id = (select auth.uid()));
create policy "members remove their own views" on public.saved_insight_views for delete to authenticated
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));

grant all on public.rollup_runs, public.counted_visits, public.campaign_codes, public.rollup_cells, public.rollup_visitors,
  public.collect_counts, public.rollup_spans, public.rollup_hidden, public.rollup_parents, public.region_movers,
  public.saved_insight_views to service_role;
grant execute on function public.insight_table, public.insight_funnel, public.insight_outcomes, public.insight_summary,
  public.insight_quality, public.insight_live, public.insight_region_weights to authenticated;
grant select, delete on public.saved_insight_views to authenticated;
grant insert (town_id, view_id, name, part, query) on public.saved_insight_views to authenticated;
grant update (name) on public.saved_insight_views to authenticated;
