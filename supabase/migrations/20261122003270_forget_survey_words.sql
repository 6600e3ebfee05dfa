-- What people wrote in their own words goes after 13 months like every single record; marks without words stay for the KPIs of past years.
create or replace function private.forget_old_records() returns jsonb
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
  delete from public.households where stage in ('closed', 'settled') and stage_changed_at < now() - interval '3 years';
  get diagnostics v_households = row_count;
  delete from public.survey_answers where kind = 'text' and day < v_limit::date;
  delete from private.outgoing_mails where sent_at < now() - interval '30 days';
  return jsonb_build_object('visits', v_visits, 'households', v_households);
end $$;
