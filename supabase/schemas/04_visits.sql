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
  region text not null check (private.is_region(region)),
  region_source text not null check (region_source in ('declared', 'edge', 'time_zone', 'unknown')),
  revision integer not null,
  is_bot boolean not null,
  clock_offset_ms bigint not null default 0,
  received_at timestamptz not null default now(),
  campaign text check (campaign = '(other)' or length(campaign) <= 60 and campaign !~ '[[:cntrl:][:space:](){}@]'),
  staff boolean not null default false,
  simulated boolean not null default false,
  -- One of more visits in a day than one network has a share in (collect); which network it was, nobody keeps.
  crowd boolean not null default false,
  primary key (town_id, visit_id)
);
create index visits_by_visitor on public.visits (town_id, visitor_id);
create index visits_by_day on public.visits (town_id, day);
comment on table public.visits is
  'For rollups, and for households that agreed: one session of one browser. day is the Tokyo day it began.';
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
comment on table public.visit_events is
  'For rollups, and for households that agreed: what happened in a visit; ids are made by the browser.';

create table public.rollup_marks (
  town_id text not null,
  mark_id bigint generated always as identity,
  day date not null,
  marked_at timestamptz not null default now(),
  stored integer not null default 0,
  doubled integer not null default 0,
  refused integer not null default 0,
  primary key (town_id, mark_id)
);
comment on table public.rollup_marks is
  'For the rollup job: days whose events changed. Append only, so that a writer still in flight marks again when it '
  'commits.';

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
      execute format(
        'create table if not exists public.%I partition of public.visit_events for values from (%L) to (%L)',
        v_name, v_month::timestamptz, (v_month + interval '1 month')::timestamptz);
      execute format('alter table public.%I enable row level security', v_name);
      execute format('comment on table public.%I is %L', v_name, 'For visit_events: one month.');
    end if;
  end loop;
end $$;
comment on function private.ensure_event_partitions is 'For run_due_jobs: makes the months around today, two each way.';

create function private.ingest_visit_batches(p_batches jsonb) returns jsonb
  language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare v_answers jsonb;
begin
  with batches as materialized (
    select b.n, b.x ->> 'town_id' as town_id, (b.x #>> '{visit,visit_id}')::uuid as visit_id,
      (b.x ->> 'sent_at')::timestamptz as sent_at, b.x ->> 'region' as region, b.x ->> 'region_source' as region_source,
      (b.x ->> 'is_bot')::boolean as is_bot, coalesce((b.x ->> 'crowd')::boolean, false) as crowd,
      b.x -> 'visit' as visit, b.x -> 'events' as events
    from jsonb_array_elements(p_batches) with ordinality as b (x, n)
  ), held as materialized ( -- most batches are of a visit that is already here: it is read, not locked
    select b.n, v.day, v.clock_offset_ms, v.region, v.region_source
    from batches b join public.visits v on v.town_id = b.town_id and v.visit_id = b.visit_id
  ), begun as (
    -- A browser whose clock is off by two minutes or more is set right by what it said when it sent this.
    insert into public.visits as v (town_id, visit_id, visitor_id, started_at, day, entry, referrer_host, locale,
        device_class, region, region_source, revision, campaign, is_bot, staff, simulated, crowd, clock_offset_ms)
      select distinct on (b.town_id, b.visit_id) b.town_id, b.visit_id, (b.visit ->> 'visitor_id')::uuid, s.started_at,
        (s.started_at at time zone 'Asia/Tokyo')::date, b.visit ->> 'entry', b.visit ->> 'referrer_host',
        b.visit ->> 'locale', b.visit ->> 'device_class', b.region, b.region_source, (b.visit ->> 'revision')::integer,
        b.visit ->> 'campaign', b.is_bot, coalesce((b.visit ->> 'staff')::boolean, false),
        coalesce((b.visit ->> 'simulated')::boolean, false), b.crowd, o.offset_ms
      from batches b
        join public.towns t on t.town_id = b.town_id
        cross join lateral (select case when abs(extract(epoch from now() - b.sent_at)) < 120 then 0
          else round(extract(epoch from now() - b.sent_at) * 1000)::bigint end as offset_ms) o
        cross join lateral (select greatest(now() - interval '35 days', least(now(),
          (b.visit ->> 'started_at')::timestamptz + o.offset_ms * interval '1 millisecond')) as started_at) s
      where not exists (select from held h where h.n = b.n and (b.region_source <> 'declared'
        or (h.region, h.region_source) is not distinct from (b.region, 'declared')))
      order by b.town_id, b.visit_id, b.region_source = 'declared' desc
      -- Its own region is set again, so that a racing twin's row comes back too.
      on conflict (town_id, visit_id) do update
        set region = case when excluded.region_source = 'declared' then excluded.region else v.region end,
          region_source = case when excluded.region_source = 'declared' then 'declared' else v.region_source end
      returning v.town_id, v.visit_id, v.day, v.clock_offset_ms
  ), known as materialized (
    select b.n, b.town_id, b.visit_id, b.events, coalesce(h.day, v.day) as day,
      coalesce(h.clock_offset_ms, v.clock_offset_ms) * interval '1 millisecond' as clock_offset
    from batches b left join held h on h.n = b.n left join begun v on v.town_id = b.town_id and v.visit_id = b.visit_id
  ), judged as materialized (
    select k.n, k.town_id, k.visit_id, k.day, e.*, t.occurred_at, case when k.day is null then 'unknown_town'
        when t.occurred_at > now() + interval '5 minutes' then 'in_the_future'
        when t.occurred_at < now() - interval '35 days' then 'too_old' end as refusal
    from known k cross join lateral (select (x ->> 'event_id')::uuid as event_id,
      (x ->> 'occurred_at')::timestamptz as said_at,
        x ->> 'name' as name, x ->> 'place_id' as place_id, x ->> 'spot_id' as spot_id,
        (x ->> 'engaged_ms')::integer as engaged_ms, (x ->> 'revision')::integer as revision,
        x - '{event_id,occurred_at,name,place_id,spot_id,engaged_ms,revision}'::text[] as payload
      from jsonb_array_elements(k.events) x) e
      cross join lateral (select e.said_at + k.clock_offset as occurred_at) t
  ), kept as (
    insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, place_id, spot_id, engaged_ms,
        revision, payload)
      select j.town_id, j.event_id, j.occurred_at, j.visit_id, j.name, j.place_id, j.spot_id, j.engaged_ms, j.revision,
        j.payload
      from judged j where j.refusal is null
      order by j.town_id, j.event_id
      on conflict do nothing
      returning town_id, visit_id
  ), marked as (
    insert into public.rollup_marks (town_id, day, stored, doubled, refused)
      select j.town_id, j.day, coalesce(s.stored, 0), count(*) filter (where j.refusal is null) - coalesce(s.stored, 0),
        count(*) filter (where j.refusal is not null)
      from judged j left join (
          select k.town_id, k.day, count(*) as stored
          from kept e join (select distinct town_id, visit_id, day from known) k
            on k.town_id = e.town_id and k.visit_id = e.visit_id
          group by k.town_id, k.day) s on s.town_id = j.town_id and s.day = j.day
      where j.day is not null group by j.town_id, j.day, s.stored
  )
  select jsonb_agg(jsonb_build_object('refused', coalesce(r.refused, '[]'::jsonb)) order by b.n) into v_answers
  from batches b left join (
    select j.n, jsonb_agg(jsonb_build_object('event_id', j.event_id, 'reason', j.refusal)) as refused
    from judged j where j.refusal is not null group by j.n) r on r.n = b.n;
  return v_answers;
end $$;
comment on function private.ingest_visit_batches is
  'For functions/collect: stores many visits'' events in one transaction, each once; answers what it refused, in '
  'order.';
alter table public.visits enable row level security;
alter table public.visit_events enable row level security;
alter table public.rollup_marks enable row level security;

create table public.marking_rules (
  town_id text not null references public.towns on delete cascade,
  version integer not null check (version > 0),
  most_events_per_minute integer not null check (most_events_per_minute > 0),
  counts_simulated boolean not null,
  note text not null,
  created_at timestamptz not null default now(),
  counts_crowds boolean not null default false,
  primary key (town_id, version)
);
comment on table public.marking_rules is
  'For rollups: by which rule a visit counts as a machine''s, version by version; the newest one is used. Without a '
  'row the first rule holds.';
create trigger marking_rules_stay before update on public.marking_rules
  for each row execute function private.refuse_change();
alter table public.marking_rules enable row level security;

create function private.marking_rule(p_town_id text) returns public.marking_rules
  language sql stable security definer set search_path = ''
as $$
  select coalesce(
    (select r from public.marking_rules r where r.town_id = p_town_id order by r.version desc limit 1),
    -- A hand makes some 60 events in its busiest minute; a made-up town may show made-up families.
    (select row(t.town_id, 0, 120, coalesce((t.doc ->> 'is_fictional')::boolean, false), 'first rule',
      t.created_at, false)::public.marking_rules from public.towns t where t.town_id = p_town_id))
$$;
comment on function private.marking_rule is 'For rollups: the rule by which visits of a town are marked now.';

grant all on public.visits, public.visit_events, public.rollup_marks, public.marking_rules to service_role;
grant execute on function private.ingest_visit_batches to service_role;

select private.ensure_event_partitions();
