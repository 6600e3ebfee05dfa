-- The job: days that changed are worked out anew, one by one.
create function private.sum_day(p_town_id text, p_day date, p_panels text[]) returns void
  language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
begin -- a planner that has not been told of today's rows yet expects one, and would join them row by row
  delete from public.day_sums d where d.town_id = p_town_id and d.day = p_day and d.panel = any (p_panels);
  insert into public.day_sums (town_id, panel, day, key, visits, engaged, considering, lead, engaged_ms)
    select p_town_id, k.panel, p_day, k.key, count(*), count(*) filter (where k.stage >= 1),
      count(*) filter (where k.stage >= 2), count(*) filter (where k.stage >= 3), sum(k.ms)
    from (
      select p.panel, private.panel_value(f, p.panel) as key, f.stage, f.engaged_ms as ms
      from public.visit_facts f cross join unnest(private.value_panels()) as p (panel)
      where f.town_id = p_town_id and f.day = p_day
      union all
      select s.panel, u.key, f.stage, u.ms
      from public.visit_facts f
        join public.visit_seen s on s.town_id = f.town_id and s.visit_id = f.visit_id and s.day = f.day
        cross join lateral unnest(s.keys, s.ms) as u (key, ms)
      where f.town_id = p_town_id and f.day = p_day) k
    where k.key is not null and k.panel = any (p_panels)
    group by k.panel, k.key;
end $$;
comment on function private.sum_day is 'For the job: the sums of a day, anew.';

create function private.first_days_touched(p_town_id text, p_day date, p_before public.visit_facts[]) returns date[]
  language sql stable security definer set search_path = '' set enable_nestloop = off
as $$
  -- As in sum_day: a planner that was not told yet would compare each visit of the day with each of five weeks.
  select array_agg(distinct n.day) || p_day
  from unnest(p_before) b
    full join (select f.* from public.visit_facts f where f.town_id = p_town_id and f.day = p_day) f
      on f.visit_id = b.visit_id
    join public.visit_facts n on n.town_id = p_town_id and n.visitor_id = coalesce(f.visitor_id, b.visitor_id)
      and n.visitor = 'new' and n.day between p_day - 35 and p_day
  where b.visit_id is null or f.visit_id is null
$$;
comment on function private.first_days_touched is
  'For count_day: the days on which browsers were new that came, or did not come after all, on this one.';

create function private.count_day(p_town_id text, p_day date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  v_began timestamptz := clock_timestamp(); v_before public.visit_facts[]; v_first_days date[]; v_panels text[];
begin
  perform pg_advisory_xact_lock(hashtextextended('rollup:' || p_town_id, 0));
  v_panels := private.value_panels() || private.seen_panels();
  if p_day >= private.single_visits_from() then -- what was counted of visits that are gone stays
    with gone as ( -- a made-up visit may have been set back to this day
      delete from public.visit_facts f where f.town_id = p_town_id and (f.day = p_day or f.visit_id in (
        select v.visit_id from public.visits v where v.town_id = p_town_id and v.day = p_day)) returning f.*
    ) select array_agg(g) into v_before from gone g;
    perform private.store_facts(p_town_id, p_day);
    perform private.store_seen(p_town_id, p_day);
    -- Whoever came back today, or did not after all, counts among the browsers of the day they were new.
    v_first_days := private.first_days_touched(p_town_id, p_day, v_before);
    perform private.store_returns(p_town_id, v_first_days);
    perform private.sum_day(p_town_id, p_day, v_panels);
    perform private.sum_day(p_town_id, d, array['retention']) from unnest(v_first_days) d where d < p_day;
    delete from public.day_sums d where d.town_id = p_town_id and d.day = p_day and d.panel = 'mark';
    insert into public.day_sums (town_id, panel, day, key, visits, engaged, considering, lead, engaged_ms)
      select p_town_id, 'mark', p_day, m.mark, count(*), 0, 0, 0, 0
      from private.marks_of_day(p_town_id, p_day) m group by m.mark;
    -- A visit that came late makes later ones of its browser returning ones.
    insert into public.rollup_marks (town_id, day)
      select distinct l.town_id, l.day from public.visit_facts l
      where l.town_id = p_town_id and l.visitor = 'new' and l.day between p_day + 1 and p_day + 35
        and l.visitor_id in (select v.visitor_id from public.visits v where v.town_id = p_town_id and v.day = p_day);
    perform private.note_consultation(h.town_id, h.household_id)
      from public.household_visitors h
        join public.visit_facts f on f.town_id = h.town_id and f.visitor_id = h.visitor_id
      where h.town_id = p_town_id and f.day = p_day;
  end if;
  insert into public.rollup_runs
    values (p_town_id, p_day, now(), extract(epoch from clock_timestamp() - v_began) * 1000)
    on conflict (town_id, day) do update set ran_at = excluded.ran_at, took_ms = excluded.took_ms;
end $$;
comment on function private.count_day is
  'For the job: works a day of a town out anew in one transaction; running it twice gives the same.';

create function private.roll_up_marked_days(p_days integer default 20) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_row record; v_done integer := 0; v_marks bigint[];
begin
  for v_row in
    select m.town_id, m.day from public.rollup_marks m
      left join public.rollup_runs r on r.town_id = m.town_id and r.day = m.day
    where r.ran_at is null or r.ran_at < now() - greatest(2000, r.took_ms * 10) * interval '1 millisecond'
      or r.ran_at > now() + interval '1 hour' -- by a wrong clock: counts as none
    group by m.town_id, m.day order by min(m.marked_at), m.day limit p_days
  loop
    -- Marks taken here vanish with this transaction or not at all; one made meanwhile stays for the next run.
    with taken as (
      select m.mark_id from public.rollup_marks m
      where m.town_id = v_row.town_id and m.day = v_row.day for update skip locked
    ), consumed as (
      delete from public.rollup_marks m using taken t
      where m.town_id = v_row.town_id and m.mark_id = t.mark_id returning m.*
    ), counted as (
      insert into public.collect_counts as c (town_id, day, stored, doubled, refused)
        select x.town_id, x.day, sum(x.stored), sum(x.doubled), sum(x.refused) from consumed x
        where x.stored + x.doubled + x.refused > 0 group by x.town_id, x.day
        on conflict (town_id, day) do update set stored = c.stored + excluded.stored,
          doubled = c.doubled + excluded.doubled, refused = c.refused + excluded.refused)
    select array_agg(x.mark_id) into v_marks from consumed x;
    continue when v_marks is null;
    perform private.count_day(v_row.town_id, v_row.day);
    v_done := v_done + 1;
  end loop;
  return v_done;
end $$;
comment on function private.roll_up_marked_days is
  'For run_due_jobs: works out the days that changed, so many at most; safe to run twice and to interrupt.';

create function private.recompute_insight(p_town_id text, p_from date, p_to date) returns integer
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.count_day(p_town_id, d::date) from generate_series(p_from, p_to, interval '1 day') d;
  return p_to - p_from + 1;
end $$;
comment on function private.recompute_insight is
  'For npm run insight:recompute: works days out anew after a new definition or rule; older than 13 months stays.';
