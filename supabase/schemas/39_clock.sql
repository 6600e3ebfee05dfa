-- A wrong clock must delete nothing: ten seconds in the year 2030 would be the end of every visit. The clock is
-- believed as long as it goes on from where it was. One that has leapt by more than two days is doubted until this
-- database has seen it go on evenly for a day of running: a server that stood still for weeks proves itself, ten
-- seconds do not.
create table private.clock_watch (
  town_id text not null default '' check (town_id = ''), -- of the whole deployment
  believed_at timestamptz not null,
  seen_at timestamptz not null,
  proved_seconds integer not null default 0,
  primary key (town_id)
);
comment on table private.clock_watch is 'For watch_clock: up to when the clock was believed, and what it said last.';
comment on column private.clock_watch.proved_seconds is
  'How long a doubted clock has gone on evenly while jobs ran; a day is enough.';
alter table private.clock_watch enable row level security;

-- The newest thing that is known to have happened, for a database that nobody has watched yet: fresh, or restored.
create function private.newest_record() returns timestamptz
  language sql stable security definer set search_path = ''
as $$
  select greatest((select max(received_at) from public.visits), (select max(created_at) from public.households))
$$;
comment on function private.newest_record is 'For watch_clock: when something last came in from outside.';

create function private.watch_clock(p_now timestamptz default now()) returns text
  language plpgsql security definer set search_path = ''
as $$
declare
  v private.clock_watch; v_step double precision;
begin
  select * into v from private.clock_watch for update;
  if v is null then
    insert into private.clock_watch (believed_at, seen_at)
      values (coalesce(private.newest_record(), p_now), p_now) on conflict do nothing;
    select * into v from private.clock_watch for update;
  end if;
  v_step := extract(epoch from p_now - v.seen_at);
  if abs(extract(epoch from p_now - v.believed_at)) <= 172800 then
    v.believed_at := p_now;
    v.proved_seconds := 0;
  elsif v_step not between -60 and 172800 then -- it leapt
    v.proved_seconds := 0;
  elsif v_step between 0 and 3600 then -- a longer step is a server that was off: that proves nothing
    v.proved_seconds := v.proved_seconds + round(v_step);
    if v.proved_seconds >= 86400 then
      v.believed_at := p_now;
      v.proved_seconds := 0;
    end if;
  end if;
  update private.clock_watch
    set believed_at = v.believed_at, seen_at = p_now, proved_seconds = v.proved_seconds;
  return case when p_now > v.believed_at then 'ahead' when p_now < v.believed_at then 'behind' end;
end $$;
comment on function private.watch_clock is
  'For run_due_jobs, each time: null, or ahead or behind when the clock is not where it should be.';

create function private.clock_doubt(p_now timestamptz default now()) returns text
  language sql stable security definer set search_path = ''
as $$
  select case when extract(epoch from p_now - believed_at) > 172800 then 'ahead'
    when extract(epoch from p_now - believed_at) < -172800 then 'behind' end from private.clock_watch
$$;
comment on function private.clock_doubt is 'For the worker and /healthz: what watch_clock said, without watching.';

create table private.job_runs (
  town_id text not null default '', -- '' is a job of the whole deployment
  job text not null,
  ran_at timestamptz not null,
  primary key (town_id, job)
);
comment on table private.job_runs is 'For run_due_jobs: when a job that runs once a day last ran.';
alter table private.job_runs enable row level security;

create function private.is_due(p_job text, p_now timestamptz) returns boolean
  language plpgsql security definer set search_path = ''
as $$
begin -- a run in the future was one of a wrong clock and counts as none
  insert into private.job_runs as r (job, ran_at) values (p_job, p_now)
    on conflict (town_id, job) do update set ran_at = excluded.ran_at
    where r.ran_at < p_now - interval '1 day' or r.ran_at > p_now + interval '1 hour';
  return found;
end $$;
comment on function private.is_due is 'For run_due_jobs: whether a job of once a day has its turn; then it has had it.';

create function private.forget_up_to(p_oldest timestamptz, p_limit timestamptz) returns timestamptz
  language sql immutable set search_path = ''
  return least(p_limit, coalesce(p_oldest, p_limit) + interval '2 days');
comment on function private.forget_up_to is
  'For forget_old_records: the day that has become too old since yesterday, and one more of what waited; never more.';
