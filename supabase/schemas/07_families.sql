-- The family's own page by its private link: see, correct, withdraw, erase. The token comes in the body, never in a
-- log.
create function private.household_by_token(p_token text) returns public.households
  language sql stable security definer set search_path = ''
as $$
  select h.* from public.family_links l join public.households h using (town_id, household_id)
  where l.token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
    and l.last_used_at > now() - interval '1 year'
$$;
comment on function private.household_by_token is
  'For the family''s rpcs: whose link this is; 256 random bits stand in it. One that was not used for a year is none.';

create function private.household_digest(p_town_id text, p_household_id uuid) returns text
  language sql immutable set search_path = ''
  return encode(sha256(convert_to(p_town_id || '/' || p_household_id, 'utf8')), 'hex');
comment on function private.household_digest is
  'For erasures, kept mails and backups: which family, to whoever holds its id, and to nobody else.';

create function private.note_erasure(p_town_id text, p_household_id uuid, p_act text) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.erasures (town_id, household_sha256, act)
    values (p_town_id, private.household_digest(p_town_id, p_household_id), p_act)
$$;
comment on function private.note_erasure is
  'For whatever a family took back: a backup made before it is restored without it (private.replay_erasures).';

create function private.erase_household(p_town_id text, p_household_id uuid, p_act text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  -- A mail that is just being sent is waited for: what is kept of it is there to be deleted with the family.
  delete from private.outgoing_mails where town_id = p_town_id and household_id = p_household_id;
  delete from public.households where town_id = p_town_id and household_id = p_household_id;
  perform private.note_erasure(p_town_id, p_household_id, p_act);
  perform private.announce(p_town_id, p_household_id);
end $$;
comment on function private.erase_household is
  'For whoever deletes a family: everything the list of its places names (contract/familyPlaces.ts); its mails that '
  'are kept as files go with the next turn of the mail job.';

create function private.withdraw_consent(p_household public.households, p_purpose text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := p_household;
begin
  update public.consents set withdrawn_at = now()
    where town_id = h.town_id and household_id = h.household_id and withdrawn_at is null
      and (purpose = p_purpose or p_purpose = 'consultation'); -- without advice there is nothing to link visits to
  if not found then
    return;
  end if;
  delete from public.household_visitors where town_id = h.town_id and household_id = h.household_id;
  if p_purpose = 'consultation' then
    update public.households set stage = 'closed', closed_reason = 'withdrawn', stage_changed_at = now(),
      version = version + 1 where town_id = h.town_id and household_id = h.household_id;
  end if;
  insert into public.household_history (town_id, household_id, kind, from_stage, to_stage, reason)
    values (h.town_id, h.household_id, 'withdrawn', h.stage, case when p_purpose = 'consultation' then 'closed' end,
      p_purpose);
  perform private.note_erasure(h.town_id, h.household_id,
    case p_purpose when 'consultation' then 'withdrawn' else 'unlinked' end);
  perform private.announce(h.town_id, h.household_id);
end $$;
comment on function private.withdraw_consent is
  'For family_withdraw, and again for a restored backup: the visits are unlinked at once.';

create function public.family_open(p_token text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    return null;
  end if;
  update public.family_links l set last_used_at = now(), warned_at = null -- once a day is enough
    where l.town_id = h.town_id and l.household_id = h.household_id
      and l.token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
      and l.last_used_at < now() - interval '1 day';
  return jsonb_build_object(
    'town_id', h.town_id,
    'household', to_jsonb(h) - '{town_id,household_id,consultation_id,owner_user_id,stage,stage_changed_at,
      closed_reason,first_reply_at,last_contact_at,created_at}'::text[],
    'stage', h.stage, 'created_at', h.created_at, 'first_reply_at', h.first_reply_at,
    'owner_name', private.staff_name(h.town_id, h.owner_user_id),
    'consents', (select coalesce(jsonb_agg(to_jsonb(c) - '{town_id,household_id}'::text[] order by c.granted_at), '[]')
      from public.consents c where c.town_id = h.town_id and c.household_id = h.household_id),
    'visits', private.visits_of_household(h.town_id, h.household_id),
    'notes', (select coalesce(jsonb_agg(jsonb_build_object('created_at', n.created_at, 'body', n.body)
        order by n.note_id desc), '[]')
      from public.household_notes n where n.town_id = h.town_id and n.household_id = h.household_id and n.is_shared),
    'history', (select coalesce(jsonb_agg(jsonb_build_object('at', y.at, 'kind', y.kind, 'to_stage', y.to_stage,
        'by_family', y.actor is null) order by y.history_id desc), '[]')
      from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id),
    'looks', (select coalesce(
      jsonb_agg(jsonb_build_object('at', l.at, 'by', l.user_name) order by l.look_id desc), '[]')
      from public.household_looks l where l.town_id = h.town_id and l.household_id = h.household_id),
    'mails', (select coalesce(jsonb_agg(jsonb_build_object('at', m.created_at, 'to', m.to_address,
        'subject', m.subject, 'sent_at', m.sent_at) order by m.created_at desc), '[]')
      from private.outgoing_mails m where m.town_id = h.town_id and m.household_id = h.household_id),
    -- What staff wrote for themselves is told in numbers; its words come when the family asks for disclosure.
    'for_staff', jsonb_build_object(
      'notes', (select count(*) from public.household_notes n
        where n.town_id = h.town_id and n.household_id = h.household_id and not n.is_shared),
      'remarks', (select count(*) from public.household_history y where y.town_id = h.town_id
        and y.household_id = h.household_id and y.note is not null and y.kind <> 'owner_assigned'),
      'tasks', (select count(*) from public.household_tasks k
        where k.town_id = h.town_id and k.household_id = h.household_id)));
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.family_open is
  'For the family: what is held about it, what is for staff in numbers; null for a link that is unknown, erased or not '
  'used for a year. It notes the use of the link, so it is asked by POST only.';

create function public.family_update(p_token text, p_changes jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  elsif (select count(*) from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id
      and y.kind = 'corrected' and y.actor is null and y.at > now() - interval '1 hour') >= 20 then
    raise exception 'rate_limited' using errcode = 'P0001';
  end if;
  return private.correct_fields(h, p_changes, p_version, null);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.family_update is 'For the family: corrects what is held, at most twenty times an hour.';

create function public.family_withdraw(p_token text, p_purpose text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  elsif p_purpose is null or p_purpose not in ('consultation', 'link_visits') then
    raise exception 'unknown_purpose' using errcode = 'P0001';
  end if;
  perform private.withdraw_consent(h, p_purpose);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.family_withdraw is
  'For the family: takes a consent back as easily as it was given; the visits are unlinked at once.';

create function public.family_erase(p_token text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  end if;
  perform private.erase_household(h.town_id, h.household_id, 'erased');
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.family_erase is 'For the family: deletes everything held about it, for good.';

-- Made-up families come through the public doors and are then set back in time; only rows marked as simulated are ever
-- touched.
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
  -- The days they came on are worked out anew as well: the job may have counted them there meanwhile.
  insert into public.rollup_marks (town_id, day)
    select p_town_id, v.day from public.visits v join pg_temp.set_back s using (visit_id) where v.town_id = p_town_id
    union select p_town_id, (h.created_at at time zone 'Asia/Tokyo')::date from jsonb_array_elements(p_households) x
      join public.households h on h.town_id = p_town_id and h.simulated
        and h.consultation_id = (x ->> 'consultation_id')::uuid;
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
  'For npm run simulate: puts made-up visits and households, and what became of them, where they would have been; '
  'collect takes nothing older than 35 days.';

create function private.remove_simulated(p_town_id text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_visits integer; v_households integer; v_answers integer;
begin
  insert into public.rollup_marks (town_id, day)
    select distinct v.town_id, v.day from public.visits v where v.town_id = p_town_id and v.simulated;
  delete from public.visit_events e using public.visits v
    where v.town_id = p_town_id and v.simulated and e.town_id = v.town_id and e.visit_id = v.visit_id;
  delete from public.visits where town_id = p_town_id and simulated;
  get diagnostics v_visits = row_count;
  delete from public.consultation_ledger where town_id = p_town_id and simulated;
  delete from public.contact_ledger where town_id = p_town_id and simulated;
  delete from public.households where town_id = p_town_id and simulated;
  get diagnostics v_households = row_count;
  with gone as (
    delete from public.survey_answers a where a.town_id = p_town_id and a.simulated returning a.response_id)
  select count(distinct response_id) into v_answers from gone;
  delete from public.survey_counts c where c.town_id = p_town_id and c.simulated;
  return jsonb_build_object('visits', v_visits, 'households', v_households, 'answers', v_answers);
end $$;
comment on function private.remove_simulated is
  'For npm run simulate -- --remove: takes every made-up visit and family out again.';
create index family_links_by_token on public.family_links (token_sha256);

grant execute on function public.family_open, public.family_update, public.family_withdraw, public.family_erase
  to anon, authenticated;
grant execute on function private.submit_simulated_consultation to service_role;
