create function private.run_due_jobs(p_now timestamptz default now()) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_forgot jsonb; v_doubt text := private.watch_clock(p_now);
begin
  perform private.ensure_event_partitions();
  if v_doubt is null and private.is_due('forget_old_records', p_now) then -- nothing is deleted by a clock that leapt
    v_forgot := private.forget_old_records(p_now);
  end if;
  return jsonb_build_object('days_rolled_up', private.roll_up_marked_days(), 'forgot', v_forgot, 'clock', v_doubt);
end $$;
comment on function private.run_due_jobs is
  'For the worker, and cron on a hosted project: whatever is due. p_now is the clock; tests give another.';

-- What people wrote in their own words goes after 13 months like every single record; marks without words stay for the
-- KPIs of past years.
create function private.forget_old_records(p_now timestamptz default now()) returns jsonb
  language plpgsql security definer set search_path = '' set timezone = 'UTC' set lock_timeout = '3s'
as $$
declare
  v_limit timestamptz := p_now - interval '13 months';
  v_three_years timestamptz := p_now - interval '3 years';
  v_upto timestamptz;
  v_partition record; v_is_empty boolean;
  v_visits bigint; v_households bigint;
begin
  select private.forget_up_to(min(occurred_at), v_limit) into v_upto from public.visit_events
    where occurred_at < v_limit;
  delete from public.visit_events where occurred_at < v_upto;
  select private.forget_up_to(min(started_at), v_limit) into v_upto from public.visits where started_at < v_limit;
  delete from public.visits where started_at < v_upto;
  get diagnostics v_visits = row_count;
  -- A month that a backup is just reading is dropped the next time: whoever waits for it would make all others wait.
  for v_partition in
    select c.relname, to_date(right(c.relname, 7), 'YYYY_MM') as month
    from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.visit_events'::regclass
  loop
    if v_partition.month + interval '1 month' <= v_limit then
      execute format('select not exists (select from public.%I)', v_partition.relname) into v_is_empty;
      if v_is_empty then
        execute format('drop table public.%I', v_partition.relname);
      end if;
    end if;
  end loop;
  select private.forget_up_to(min(linked_at), v_limit) into v_upto from public.household_visitors v
    where linked_at < v_limit and not exists (
      select from public.visits t where t.town_id = v.town_id and t.visitor_id = v.visitor_id);
  delete from public.household_visitors v where linked_at < v_upto and not exists (
    select from public.visits t where t.town_id = v.town_id and t.visitor_id = v.visitor_id);
  v_households := private.forget_families(p_now);
  select private.forget_up_to(min(day), v_limit) into v_upto from public.survey_answers where kind = 'text';
  delete from public.survey_answers where kind = 'text' and day < v_upto::date;
  select private.forget_up_to(min(at), v_three_years) into v_upto from private.audit_entries;
  delete from private.audit_entries where at < v_upto;
  perform private.trim_auth_log(p_now);
  return jsonb_build_object('visits', v_visits, 'households', v_households);
end $$;
comment on function private.forget_old_records is
  'For run_due_jobs: deletes what the privacy page says is deleted, two days of it at most; the sums per day stay.';

create function private.trim_auth_log(p_now timestamptz) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if to_regclass('auth.audit_log_entries') is not null then
    execute 'delete from auth.audit_log_entries where created_at < (select private.forget_up_to(min(created_at),
      $1 - interval ''13 months'') from auth.audit_log_entries)' using p_now;
  end if;
exception when insufficient_privilege then
  null; -- a hosted project that keeps that table to itself keeps it by its own rule
end $$;
comment on function private.trim_auth_log is
  'For forget_old_records: who signed in when is kept as long as every single record.';

do $$
begin -- hosted projects with pg_cron keep themselves up to date; the embedded server has its own timer
  if exists (select from pg_extension where extname = 'pg_cron') then
    execute $cron$select cron.schedule('hiroba-jobs', '10 seconds', 'select private.run_due_jobs()')$cron$;
  end if;
end $$;
