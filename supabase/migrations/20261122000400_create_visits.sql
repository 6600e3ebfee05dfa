-- Visits and their events: anonymous, append-only, partitioned by month. No address and no fingerprint is stored.
create table public.visits (
  town_id text not null references public.towns on delete cascade,
  visit_id uuid not null,
  visitor_id uuid not null,
  started_at timestamptz not null,
  day date not null,
  entry text not null,
  referrer_host text,
  locale text not null,
  device_class text not null,
  region text not null,
  region_source text not null check (region_source in ('declared', 'edge', 'time_zone', 'unknown')),
  revision integer not null,
  is_bot boolean not null,
  clock_offset_ms bigint not null default 0,
  received_at timestamptz not null default now(),
  primary key (town_id, visit_id)
);
create index visits_by_visitor on public.visits (town_id, visitor_id);
create index visits_by_day on public.visits (town_id, day);
comment on table public.visits is 'For rollups, and for households that agreed: one session of one browser. day is the Tokyo day it began.';
comment on column public.visits.clock_offset_ms is
  'Added to every time the browser says; fixed by the first batch, so that a resent event gets the same time again.';

create table public.visit_events (
  town_id text not null,
  event_id uuid not null,
  occurred_at timestamptz not null,
  visit_id uuid not null,
  name text not null,
  place_id text,
  spot_id text,
  engaged_ms integer,
  revision integer not null,
  payload jsonb not null,
  received_at timestamptz not null default now(),
  primary key (town_id, event_id, occurred_at)
) partition by range (occurred_at);
create index visit_events_by_visit on public.visit_events (town_id, visit_id);
comment on table public.visit_events is 'For rollups, and for households that agreed: what happened in a visit; ids are made by the browser.';

create table public.rollup_marks (
  town_id text not null,
  mark_id bigint generated always as identity,
  day date not null,
  marked_at timestamptz not null default now(),
  primary key (town_id, mark_id)
);
comment on table public.rollup_marks is
  'For the rollup job: days whose events changed. Append only, so that a writer still in flight marks again when it commits.';

create function private.ensure_event_partitions() returns void
  language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare v_month date; v_name text;
begin
  for v_month in select generate_series(date_trunc('month', now()) - interval '2 months',
      date_trunc('month', now()) + interval '2 months', interval '1 month')::date loop
    v_name := 'visit_events_' || to_char(v_month, 'YYYY_MM');
    if to_regclass('public.' || v_name) is null then
      perform pg_advisory_xact_lock(hashtextextended('partition', 0));
      execute format('create table if not exists public.%I partition of public.visit_events for values from (%L) to (%L)',
        v_name, v_month::timestamptz, (v_month + interval '1 month')::timestamptz);
      execute format('alter table public.%I enable row level security', v_name);
      execute format('comment on table public.%I is %L', v_name, 'For visit_events: one month.');
    end if;
  end loop;
end $$;
comment on function private.ensure_event_partitions is 'For run_due_jobs: makes the months around today, two each way.';
select private.ensure_event_partitions();

create function private.ingest_visit_batches(p_batches jsonb) returns jsonb
  language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare v_answers jsonb;
begin
  -- A browser whose clock is off by two minutes or more is set right by what it said when it sent this.
  insert into public.visits as v (town_id, visit_id, visitor_id, started_at, day, entry, referrer_host, locale,
      device_class, region, region_source, revision, is_bot, clock_offset_ms)
    select distinct on (b.town_id, b.visit_id) b.town_id, b.visit_id, b.visitor_id, s.started_at,
      (s.started_at at time zone 'Asia/Tokyo')::date, b.entry, b.referrer_host, b.locale, b.device_class, b.region,
      b.region_source, b.revision, b.is_bot, o.offset_ms
    from (
      select x ->> 'town_id' as town_id, (x #>> '{visit,visit_id}')::uuid as visit_id,
        (x #>> '{visit,visitor_id}')::uuid as visitor_id, (x #>> '{visit,started_at}')::timestamptz as started_at,
        x #>> '{visit,entry}' as entry, x #>> '{visit,referrer_host}' as referrer_host, x #>> '{visit,locale}' as locale,
        x #>> '{visit,device_class}' as device_class, x ->> 'region' as region, x ->> 'region_source' as region_source,
        (x #>> '{visit,revision}')::integer as revision, (x ->> 'is_bot')::boolean as is_bot,
        (x ->> 'sent_at')::timestamptz as sent_at
      from jsonb_array_elements(p_batches) x
    ) b
      join public.towns t on t.town_id = b.town_id
      cross join lateral (select case when abs(extract(epoch from now() - b.sent_at)) < 120 then 0
        else round(extract(epoch from now() - b.sent_at) * 1000)::bigint end as offset_ms) o
      cross join lateral (select greatest(now() - interval '35 days', least(now(),
        b.started_at + o.offset_ms * interval '1 millisecond')) as started_at) s
    order by b.town_id, b.visit_id, b.region_source = 'declared' desc
    on conflict (town_id, visit_id) do update set region = excluded.region, region_source = 'declared'
      where excluded.region_source = 'declared'
        and (v.region, v.region_source) is distinct from (excluded.region, 'declared');

  with sent as (
    select b.n, b.x ->> 'town_id' as town_id, (b.x #>> '{visit,visit_id}')::uuid as visit_id, e.e
    from jsonb_array_elements(p_batches) with ordinality as b (x, n), jsonb_array_elements(b.x -> 'events') as e (e)
  ), timed as (
    select s.n, s.town_id, s.visit_id, s.e, v.day,
      (s.e ->> 'occurred_at')::timestamptz + v.clock_offset_ms * interval '1 millisecond' as occurred_at
    from sent s left join public.visits v on v.town_id = s.town_id and v.visit_id = s.visit_id
  ), judged as (
    select t.*, case when t.day is null then 'unknown_town'
      when t.occurred_at > now() + interval '5 minutes' then 'in_the_future'
      when t.occurred_at < now() - interval '35 days' then 'too_old' end as refusal
    from timed t
  ), kept as (
    insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, place_id, spot_id, engaged_ms,
        revision, payload)
      select j.town_id, (j.e ->> 'event_id')::uuid, j.occurred_at, j.visit_id, j.e ->> 'name', j.e ->> 'place_id',
        j.e ->> 'spot_id', (j.e ->> 'engaged_ms')::integer, (j.e ->> 'revision')::integer,
        j.e - '{event_id,occurred_at,name,place_id,spot_id,engaged_ms,revision}'::text[]
      from judged j where j.refusal is null
      order by j.town_id, j.e ->> 'event_id'
      on conflict do nothing
  ), marked as (
    insert into public.rollup_marks (town_id, day) select distinct j.town_id, j.day from judged j where j.refusal is null
  )
  select jsonb_agg(jsonb_build_object('refused', r.refused) order by b.n) into v_answers
  from jsonb_array_elements(p_batches) with ordinality as b (x, n)
    cross join lateral (select coalesce(jsonb_agg(jsonb_build_object('event_id', j.e ->> 'event_id', 'reason', j.refusal)),
      '[]'::jsonb) as refused from judged j where j.n = b.n and j.refusal is not null) r;
  return v_answers;
end $$;
comment on function private.ingest_visit_batches is
  'For functions/collect: stores many visits'' events in one transaction, each once; answers what it refused, in order.';

alter table public.visits enable row level security;
alter table public.visit_events enable row level security;
alter table public.rollup_marks enable row level security;
grant all on public.visits, public.visit_events, public.rollup_marks to service_role;
grant execute on function private.ingest_visit_batches to service_role;
