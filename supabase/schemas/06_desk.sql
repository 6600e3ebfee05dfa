-- What concierges do: read, and act. One rpc is one act in one transaction; history is appended by the act itself.
create function private.link_agreed(p_town_id text, p_household_id uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (select from public.consents c where c.town_id = p_town_id and c.household_id = p_household_id
    and c.purpose = 'link_visits' and c.withdrawn_at is null)
$$;
comment on function private.link_agreed is 'For lists: whether the family lets the concierge see its visits.';

create function private.visits_of_household(p_town_id text, p_household_id uuid, p_before uuid default null,
    p_limit integer default null) returns jsonb language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('visit_id', v.visit_id, 'started_at', v.started_at, 'region', v.region,
      'region_source', v.region_source, 'device_class', v.device_class, 'engaged_ms', s.engaged_ms, 'spots', s.spots,
      'pages', s.pages) order by v.started_at desc, v.visit_id desc), '[]'::jsonb)
  from (select v.* from public.household_visitors hv
        join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
      where hv.town_id = p_town_id and hv.household_id = p_household_id
        and private.link_agreed(p_town_id, p_household_id)
        and (p_before is null or (v.started_at, v.visit_id) < (select b.started_at, b.visit_id from public.visits b
          where b.town_id = p_town_id and b.visit_id = p_before))
      order by v.started_at desc, v.visit_id desc limit p_limit) v
    cross join lateral (
      select coalesce(sum(g.engaged_ms), 0) as engaged_ms,
        coalesce(jsonb_agg(jsonb_build_object('place_id', g.place_id, 'spot_id', g.spot_id, 'theme', g.theme,
          'engaged_ms', g.engaged_ms, 'first_at', g.first_at) order by g.first_at)
          filter (where g.spot_id is not null), '[]'::jsonb) as spots,
        coalesce(jsonb_agg(jsonb_build_object('place_id', g.place_id, 'theme', g.theme, 'engaged_ms', g.engaged_ms,
          'first_at', g.first_at) order by g.first_at)
          filter (where g.spot_id is null and g.place_id is not null), '[]'::jsonb) as pages
      from (
        select e.place_id, e.spot_id, min(rp.theme) as theme, coalesce(sum(e.engaged_ms), 0) as engaged_ms,
          min(e.occurred_at) as first_at
        from public.visit_events e
          left join public.revision_places rp on rp.town_id = e.town_id and rp.revision = e.revision
            and rp.place_id = e.place_id
        where e.town_id = v.town_id and e.visit_id = v.visit_id
          and (e.place_id is null or rp.place_id is not null and (e.spot_id is null or e.spot_id = any (rp.spot_ids)))
        group by e.place_id, e.spot_id) g) s
$$;
comment on function private.visits_of_household is
  'For open_household and family_open: what the family looked at, newest first, only while it agrees.';

create function public.open_household(p_town_id text, p_household_id uuid) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_household public.households; v_withdrawn boolean;
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  select * into v_household from public.households where town_id = p_town_id and household_id = p_household_id;
  if not found then
    return null;
  end if;
  insert into public.household_looks (town_id, household_id, user_id, user_name)
    values (p_town_id, p_household_id, auth.uid(), private.staff_name(p_town_id, auth.uid()));
  v_withdrawn := not exists (select from public.consents c where c.town_id = p_town_id
    and c.household_id = p_household_id and c.purpose = 'consultation' and c.withdrawn_at is null);
  return jsonb_build_object(
    -- A family that took its consent back: we no longer use how to reach it, nor its words.
    'household', to_jsonb(v_household) - 'consultation_id'
      - case when v_withdrawn then '{email,phone,line_name,words}' else '{}' end::text[],
    'consultation_withdrawn', v_withdrawn,
    'link_agreed', private.link_agreed(p_town_id, p_household_id),
    'consents', (select coalesce(jsonb_agg(to_jsonb(c) - '{town_id,household_id}'::text[] order by c.granted_at), '[]')
      from public.consents c where c.town_id = p_town_id and c.household_id = p_household_id),
    'visit_summary', private.visit_summary(p_town_id, p_household_id),
    'tasks', (select coalesce(jsonb_agg(to_jsonb(k) - '{town_id,household_id}'::text[]
        order by k.done_at is not null, k.due_on nulls last, k.created_at), '[]')
      from public.household_tasks k where k.town_id = p_town_id and k.household_id = p_household_id))
    || (select jsonb_object_agg(part, private.household_part(p_town_id, p_household_id, part, null))
      from unnest(array['visits', 'history', 'notes', 'looks']) part);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.open_household is
  'For concierges: everything about one household, of long parts the newest with their count; each look is written '
  'down for the family.';

create function private.append_history(p_town_id text, p_household_id uuid, p_kind text, p_from text, p_to text,
    p_reason text, p_note text) returns void language sql security definer set search_path = ''
as $$
  insert into public.household_history (town_id, household_id, actor, kind, from_stage, to_stage, reason, note)
  values (p_town_id, p_household_id, auth.uid(), p_kind, p_from, p_to, p_reason, p_note)
$$;
comment on function private.append_history is 'For every act of staff on a household.';

create function public.move_stage(p_town_id text, p_household_id uuid, p_to_stage text, p_reason text, p_note text,
    p_version integer) returns jsonb language plpgsql security definer set search_path = ''
as $$
declare v_household public.households;
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  select * into v_household from public.households
    where town_id = p_town_id and household_id = p_household_id for update;
  if not found then
    raise exception 'unknown_household' using errcode = 'P0001';
  elsif v_household.version <> p_version then
    return jsonb_build_object('status', 'conflict', 'stage', v_household.stage, 'version', v_household.version);
  elsif p_to_stage is null or p_to_stage in ('new', v_household.stage) then -- as src/domain/pipeline.ts offers them
    raise exception 'move_not_allowed' using errcode = 'P0001';
  elsif (p_to_stage = 'closed') <> (nullif(btrim(p_reason), '') is not null) then
    raise exception 'reason_required' using errcode = 'P0001'; -- to close, and only then
  end if;
  update public.households set stage = p_to_stage, stage_changed_at = now(), last_contact_at = now(),
      version = version + 1, closed_reason = case when p_to_stage = 'closed' then p_reason end
    where town_id = p_town_id and household_id = p_household_id;
  perform private.append_history(p_town_id, p_household_id, 'stage_moved', v_household.stage, p_to_stage, p_reason,
    p_note);
  perform private.announce(p_town_id, p_household_id);
  return jsonb_build_object('status', 'moved', 'version', v_household.version + 1);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.move_stage is
  'For concierges: moves a lead; a stale version is a conflict and changes nothing.';

create function public.assign_owner(p_town_id text, p_household_id uuid, p_user_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if p_user_id is not null and not exists (select from public.staff_members m where m.town_id = p_town_id
      and m.user_id = p_user_id and m.active and m.role in ('concierge', 'admin')) then
    raise exception 'not_a_concierge' using errcode = 'P0001';
  end if;
  update public.households set owner_user_id = p_user_id, version = version + 1
    where town_id = p_town_id and household_id = p_household_id;
  if not found then
    raise exception 'unknown_household' using errcode = 'P0001';
  end if;
  perform private.append_history(p_town_id, p_household_id, 'owner_assigned', null, null, null,
    private.staff_name(p_town_id, p_user_id));
  perform private.announce(p_town_id, p_household_id);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.assign_owner is 'For concierges: who looks after a household; null hands it back.';

create function public.record_contact(p_town_id text, p_household_id uuid, p_note text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  update public.households set first_reply_at = coalesce(first_reply_at, now()), last_contact_at = now(),
      version = version + 1 where town_id = p_town_id and household_id = p_household_id;
  if not found then
    raise exception 'unknown_household' using errcode = 'P0001';
  end if;
  perform private.append_history(p_town_id, p_household_id, 'contacted', null, null, null, p_note);
  perform private.announce(p_town_id, p_household_id);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.record_contact is 'For concierges: we wrote or called; the first time ends the waiting.';

create function public.correct_household(p_town_id text, p_household_id uuid, p_fields jsonb, p_version integer)
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare v_household public.households;
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  select * into v_household from public.households where town_id = p_town_id and household_id = p_household_id;
  if not found then
    raise exception 'unknown_household' using errcode = 'P0001';
  end if;
  return private.correct_fields(v_household, p_fields, p_version, auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.correct_household is
  'For concierges: corrects what a family told of itself, as it says on the phone.';

create function public.add_note(p_town_id text, p_household_id uuid, p_body text, p_is_shared boolean) returns bigint
  language plpgsql security definer set search_path = ''
as $$
declare v_id bigint;
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  insert into public.household_notes (town_id, household_id, author, body, is_shared)
    values (p_town_id, p_household_id, auth.uid(), p_body, p_is_shared) returning note_id into v_id;
  perform private.announce(p_town_id, p_household_id);
  return v_id;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.add_note is
  'For concierges: writes down what was said, for staff or shared with the family.';

create function public.add_task(p_town_id text, p_household_id uuid, p_title text, p_due_on date) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare v_id uuid;
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  insert into public.household_tasks (town_id, household_id, title, due_on, assignee)
    values (p_town_id, p_household_id, p_title, p_due_on, auth.uid()) returning task_id into v_id;
  perform private.announce(p_town_id, p_household_id);
  return v_id;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.add_task is 'For concierges: something to do for a household.';

create function public.set_task_done(p_town_id text, p_task_id uuid, p_done boolean) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_household uuid;
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  update public.household_tasks set done_at = case when p_done then coalesce(done_at, now()) end
    where town_id = p_town_id and task_id = p_task_id returning household_id into v_household;
  if not found then
    raise exception 'unknown_task' using errcode = 'P0001';
  end if;
  perform private.announce(p_town_id, v_household);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.set_task_done is 'For concierges: ticks a task, or takes the tick back.';

grant execute on function public.open_household, public.move_stage, public.assign_owner, public.record_contact,
  public.correct_household, public.add_note, public.add_task, public.set_task_done
  to authenticated;
