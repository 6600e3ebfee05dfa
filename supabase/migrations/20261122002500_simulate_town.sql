-- Made-up families come through the public doors and are then set back in time; only rows marked as simulated are ever touched.
create function private.submit_simulated_consultation(p_request jsonb, p_token_sha256 text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_answer jsonb;
begin
  v_answer := private.submit_consultation(p_request, p_token_sha256, 'simulated', '');
  if v_answer ->> 'status' = 'received' then -- nobody is there to read its mail
    update public.households set simulated = true
      where town_id = p_request ->> 'town_id' and household_id = (v_answer ->> 'household_id')::uuid;
    delete from private.outgoing_mails
      where town_id = p_request ->> 'town_id' and household_id = (v_answer ->> 'household_id')::uuid;
  end if;
  return v_answer;
end $$;
comment on function private.submit_simulated_consultation is
  'For functions/consult: a made-up family''s request: marked, without a mail.';
grant execute on function private.submit_simulated_consultation to service_role;

create function private.set_back_simulated(p_town_id text, p_visits jsonb, p_households jsonb) returns void
  language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare v_month date; v_name text;
begin
  for v_month in select distinct date_trunc('month', (x ->> 'started_at')::timestamptz)::date
      from jsonb_array_elements(p_visits) x loop
    v_name := 'visit_events_' || to_char(v_month, 'YYYY_MM');
    if to_regclass('public.' || v_name) is null then
      execute format('create table public.%I partition of public.visit_events for values from (%L) to (%L)',
        v_name, v_month::timestamptz, (v_month + interval '1 month')::timestamptz);
      execute format('alter table public.%I enable row level security', v_name);
      execute format('comment on table public.%I is %L', v_name, 'For visit_events: one month.');
    end if;
  end loop;
  create temp table if not exists set_back (visit_id uuid, started_at timestamptz, by interval) on commit drop;
  truncate pg_temp.set_back;
  insert into pg_temp.set_back
    select v.visit_id, (x ->> 'started_at')::timestamptz, (x ->> 'started_at')::timestamptz - v.started_at
    from jsonb_array_elements(p_visits) x join public.visits v on v.town_id = p_town_id
      and v.visit_id = (x ->> 'visit_id')::uuid and v.simulated;
  update public.visit_events e set occurred_at = e.occurred_at + s.by
    from pg_temp.set_back s where e.town_id = p_town_id and e.visit_id = s.visit_id;
  update public.visits v set started_at = s.started_at, day = (s.started_at at time zone 'Asia/Tokyo')::date
    from pg_temp.set_back s where v.town_id = p_town_id and v.visit_id = s.visit_id;
  insert into public.rollup_marks (town_id, day)
    select distinct p_town_id, (started_at at time zone 'Asia/Tokyo')::date from pg_temp.set_back;

  insert into public.household_history (town_id, household_id, at, kind, from_stage, to_stage)
    select p_town_id, h.household_id, (s ->> 'at')::timestamptz, 'stage_moved', null, s ->> 'stage'
    from jsonb_array_elements(p_households) x
      join public.households h on h.town_id = p_town_id and h.simulated
        and h.consultation_id = (x ->> 'consultation_id')::uuid
      cross join lateral jsonb_array_elements(x -> 'stages') s;
  update public.households h set created_at = (x ->> 'created_at')::timestamptz,
      stage = coalesce(x -> 'stages' -> -1 ->> 'stage', 'new'),
      stage_changed_at = coalesce((x -> 'stages' -> -1 ->> 'at')::timestamptz, (x ->> 'created_at')::timestamptz)
    from jsonb_array_elements(p_households) x
    where h.town_id = p_town_id and h.simulated and h.consultation_id = (x ->> 'consultation_id')::uuid;
end $$;
comment on function private.set_back_simulated is
  'For npm run simulate: puts made-up visits and households, and what became of them, where they would have been; collect takes nothing older than 35 days.';

create function private.remove_simulated(p_town_id text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_visits integer; v_households integer;
begin
  insert into public.rollup_marks (town_id, day)
    select distinct v.town_id, v.day from public.visits v where v.town_id = p_town_id and v.simulated;
  delete from public.visit_events e using public.visits v
    where v.town_id = p_town_id and v.simulated and e.town_id = v.town_id and e.visit_id = v.visit_id;
  delete from public.visits where town_id = p_town_id and simulated;
  get diagnostics v_visits = row_count;
  delete from public.households where town_id = p_town_id and simulated;
  get diagnostics v_households = row_count;
  return jsonb_build_object('visits', v_visits, 'households', v_households);
end $$;
comment on function private.remove_simulated is 'For npm run simulate -- --remove: takes every made-up visit and family out again.';
