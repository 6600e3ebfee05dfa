create function private.run_due_jobs() returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_forgot jsonb;
begin
  perform private.ensure_event_partitions();
  insert into private.job_runs as r (job, ran_at) values ('forget_old_records', now())
    on conflict (town_id, job) do update set ran_at = excluded.ran_at where r.ran_at < now() - interval '1 day';
  if found then
    v_forgot := private.forget_old_records();
  end if;
  return jsonb_build_object('days_rolled_up', private.roll_up_marked_days(), 'forgot', v_forgot);
end $$;
comment on function private.run_due_jobs is
  'For the timer of the embedded server, and cron on a hosted project: whatever is due.';

-- What people wrote in their own words goes after 13 months like every single record; marks without words stay for the
-- KPIs of past years.
create function private.forget_old_records() returns jsonb
  language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare
  v_limit timestamptz := now() - interval '13 months';
  v_partition record;
  v_visits bigint; v_households bigint;
begin
  for v_partition in
    select c.relname, to_date(right(c.relname, 7), 'YYYY_MM') as month
    from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.visit_events'::regclass
  loop
    if v_partition.month + interval '1 month' <= v_limit then
      execute format('drop table public.%I', v_partition.relname);
    end if;
  end loop;
  delete from public.visit_events where occurred_at < v_limit;
  delete from public.visits where started_at < v_limit;
  get diagnostics v_visits = row_count;
  delete from public.household_visitors v where not exists (
    select from public.visits t where t.town_id = v.town_id and t.visitor_id = v.visitor_id) and v.linked_at < v_limit;
  v_households := private.forget_families();
  delete from public.survey_answers where kind = 'text' and day < v_limit::date;
  delete from private.audit_entries where at < now() - interval '3 years';
  perform private.trim_auth_log();
  return jsonb_build_object('visits', v_visits, 'households', v_households);
end $$;
comment on function private.forget_old_records is
  'For run_due_jobs: deletes what the privacy page says is deleted; the sums per day stay.';

create function private.trim_auth_log() returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if to_regclass('auth.audit_log_entries') is not null then
    execute 'delete from auth.audit_log_entries where created_at < now() - interval ''13 months''';
  end if;
exception when insufficient_privilege then
  null; -- a hosted project that keeps that table to itself keeps it by its own rule
end $$;
comment on function private.trim_auth_log is
  'For forget_old_records: who signed in when is kept as long as every single record.';

create table private.job_runs (
  town_id text not null default '', -- '' is a job of the whole deployment
  job text not null,
  ran_at timestamptz not null,
  primary key (town_id, job)
);
comment on table private.job_runs is 'For run_due_jobs: when a job that runs once a day last ran.';
alter table private.job_runs enable row level security;

do $$
begin -- hosted projects with pg_cron keep themselves up to date; the embedded server has its own timer
  if exists (select from pg_extension where extname = 'pg_cron') then
    execute $cron$select cron.schedule('hiroba-jobs', '10 seconds', 'select private.run_due_jobs()')$cron$;
  end if;
end $$;
