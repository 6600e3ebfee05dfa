-- Per-dimension rollups: one row per day and region, place, spot, theme or funnel stage. A visit counts on the Tokyo day
-- it began, once per cell, so ranges of days add up. Machines are left out.
create table public.rollup_days (
  town_id text not null, day date not null, visits integer not null, engaged_visits integer not null,
  engaged_ms bigint not null, primary key (town_id, day)
);
comment on table public.rollup_days is 'For insight: visits of a day.';
create table public.rollup_regions (
  town_id text not null, day date not null, region text not null, visits integer not null, engaged_ms bigint not null,
  primary key (town_id, day, region)
);
comment on table public.rollup_regions is 'For insight: visits of a day by where they came from.';
create table public.rollup_places (
  town_id text not null, day date not null, place_id text not null, visits integer not null, engaged_ms bigint not null,
  primary key (town_id, day, place_id)
);
comment on table public.rollup_places is 'For insight: visits of a day that saw a place, and their engaged dwell there.';
create table public.rollup_spots (
  town_id text not null, day date not null, spot_id text not null, place_id text not null, visits integer not null,
  engaged_ms bigint not null, primary key (town_id, day, spot_id)
);
comment on table public.rollup_spots is 'For insight: visits of a day that saw a spot, and their engaged dwell there.';
create table public.rollup_themes (
  town_id text not null, day date not null, theme text not null, visits integer not null, engaged_ms bigint not null,
  primary key (town_id, day, theme)
);
comment on table public.rollup_themes is 'For insight: the same by theme of the place.';
create table public.rollup_funnel (
  town_id text not null, day date not null, stage text not null, visits integer not null,
  primary key (town_id, day, stage)
);
comment on table public.rollup_funnel is 'For insight: how far the visits of a day went: visit, engaged, considering, lead.';
create table public.rollup_runs (
  town_id text not null, day date not null, ran_at timestamptz not null, took_ms integer not null,
  primary key (town_id, day)
);
comment on table public.rollup_runs is 'For the rollup job: when a day was last worked out, so that a busy day is not worked out without pause.';

create function private.roll_up_day(p_town_id text, p_day date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_began timestamptz := clock_timestamp();
begin
  perform pg_advisory_xact_lock(hashtextextended('rollup:' || p_town_id || p_day, 0));
  delete from public.rollup_days where town_id = p_town_id and day = p_day;
  delete from public.rollup_regions where town_id = p_town_id and day = p_day;
  delete from public.rollup_places where town_id = p_town_id and day = p_day;
  delete from public.rollup_spots where town_id = p_town_id and day = p_day;
  delete from public.rollup_themes where town_id = p_town_id and day = p_day;
  delete from public.rollup_funnel where town_id = p_town_id and day = p_day;

  -- One row per visit and thing seen; everything else adds these up.
  create temp table if not exists seen (visit_id uuid, region text, place_id text, spot_id text, theme text,
    engaged_ms bigint, considered boolean, asked boolean) on commit drop;
  truncate pg_temp.seen;
  insert into pg_temp.seen
    select v.visit_id, v.region, e.place_id, e.spot_id, rp.theme, coalesce(sum(e.engaged_ms), 0),
      bool_or(e.name in ('shortlist_added', 'consult_started', 'consult_sent')), bool_or(e.name = 'consult_sent')
    from public.visits v
      left join public.visit_events e on e.town_id = v.town_id and e.visit_id = v.visit_id
        and e.occurred_at >= v.started_at - interval '2 days'
      left join public.revision_places rp on rp.town_id = e.town_id and rp.revision = e.revision
        and rp.place_id = e.place_id
    where v.town_id = p_town_id and v.day = p_day and not v.is_bot
    group by v.visit_id, v.region, e.place_id, e.spot_id, rp.theme;

  create temp table if not exists visit_totals (visit_id uuid, region text, engaged_ms bigint, engaged boolean,
    considering boolean, lead boolean) on commit drop;
  truncate pg_temp.visit_totals;
  insert into pg_temp.visit_totals -- engaged: 3 spots or 60 s engaged dwell
    select s.visit_id, min(s.region), sum(s.engaged_ms), sum(s.engaged_ms) >= 60000 or count(distinct s.spot_id) >= 3,
      bool_or(coalesce(s.considered, false)), bool_or(coalesce(s.asked, false))
    from pg_temp.seen s group by s.visit_id;

  insert into public.rollup_days select p_town_id, p_day, count(*), count(*) filter (where engaged), sum(engaged_ms)
    from pg_temp.visit_totals having count(*) > 0;
  insert into public.rollup_regions select p_town_id, p_day, region, count(*), sum(engaged_ms)
    from pg_temp.visit_totals group by region;
  insert into public.rollup_places select p_town_id, p_day, place_id, count(distinct visit_id), sum(engaged_ms)
    from pg_temp.seen where place_id is not null group by place_id;
  insert into public.rollup_spots select p_town_id, p_day, spot_id, min(place_id), count(distinct visit_id), sum(engaged_ms)
    from pg_temp.seen where spot_id is not null group by spot_id;
  insert into public.rollup_themes select p_town_id, p_day, theme, count(distinct visit_id), sum(engaged_ms)
    from pg_temp.seen where theme is not null group by theme;
  -- Each stage holds those who reached it or a later one.
  insert into public.rollup_funnel
    select p_town_id, p_day, f.stage, f.visits from (
      select count(*) as visit, count(*) filter (where engaged or considering or lead) as engaged,
        count(*) filter (where considering or lead) as considering, count(*) filter (where lead) as lead
      from pg_temp.visit_totals) c
      cross join lateral (values ('visit', c.visit), ('engaged', c.engaged), ('considering', c.considering),
        ('lead', c.lead)) as f (stage, visits)
    where f.visits > 0;
  insert into public.rollup_runs values (p_town_id, p_day, now(),
      extract(epoch from clock_timestamp() - v_began) * 1000)
    on conflict (town_id, day) do update set ran_at = excluded.ran_at, took_ms = excluded.took_ms;
end $$;
comment on function private.roll_up_day is 'For the rollup job: works a town''s day out anew; running it twice gives the same.';

create function private.roll_up_marked_days(p_days integer default 20) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_row record; v_done integer := 0; v_marks bigint[];
begin
  for v_row in
    select m.town_id, m.day from public.rollup_marks m
      left join public.rollup_runs r on r.town_id = m.town_id and r.day = m.day
    where r.ran_at is null or r.ran_at < now() - greatest(2000, r.took_ms * 10) * interval '1 millisecond'
    group by m.town_id, m.day order by min(m.marked_at) limit p_days
  loop
    -- Marks taken here vanish with this transaction or not at all; one made meanwhile stays for the next run.
    select array_agg(mark_id) into v_marks from (
      select mark_id from public.rollup_marks where town_id = v_row.town_id and day = v_row.day
      for update skip locked) t;
    continue when v_marks is null;
    delete from public.rollup_marks where town_id = v_row.town_id and mark_id = any (v_marks);
    perform private.roll_up_day(v_row.town_id, v_row.day);
    v_done := v_done + 1;
  end loop;
  return v_done;
end $$;
comment on function private.roll_up_marked_days is 'For run_due_jobs: works out the days that changed; safe to run twice and to interrupt.';

create function private.run_due_jobs() returns jsonb
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.ensure_event_partitions();
  return jsonb_build_object('days_rolled_up', private.roll_up_marked_days());
end $$;
comment on function private.run_due_jobs is 'For the timer of the embedded server, and cron on a hosted project: whatever is due.';

alter table public.rollup_days enable row level security;
alter table public.rollup_regions enable row level security;
alter table public.rollup_places enable row level security;
alter table public.rollup_spots enable row level security;
alter table public.rollup_themes enable row level security;
alter table public.rollup_funnel enable row level security;
alter table public.rollup_runs enable row level security;
grant all on public.rollup_days, public.rollup_regions, public.rollup_places, public.rollup_spots, public.rollup_themes,
  public.rollup_funnel, public.rollup_runs to service_role;

do $$
begin -- hosted projects with pg_cron keep themselves up to date; the embedded server has its own timer
  if exists (select from pg_extension where extname = 'pg_cron') then
    execute $cron$select cron.schedule('hiroba-jobs', '10 seconds', 'select private.run_due_jobs()')$cron$;
  end if;
end $$;
