-- People of a town: who works here, as what, invited, changed and removed by its admins. A town always has an admin.
-- functions/people is the door for what also touches accounts; it acts in the name of the admin who asks.
create function private.is_pending(p_user_id uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (select from auth.users account
    where account.id = p_user_id and account.email_confirmed_at is null and account.invited_at is not null)
$$;
comment on function private.is_pending is 'For people of a town: whether they were invited and did not come yet.';

create function private.keep_an_admin() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  if old.role <> 'admin' or not old.active or (tg_op = 'UPDATE' and new.role = 'admin' and new.active)
      or private.is_pending(old.user_id) then
    return null;
  end if;
  -- Two admins who take each other's rights at the same moment: one waits here and then finds itself the last.
  perform from public.towns where town_id = old.town_id for no key update;
  if found and not exists (select from public.staff_members other where other.town_id = old.town_id
      and other.role = 'admin' and other.active and not private.is_pending(other.user_id)) then
    raise exception 'last_admin' using errcode = 'P0001';
  end if;
  return null;
end $$;
comment on function private.keep_an_admin is
  'For towns: the last admin who can sign in is neither removed nor given another role, by whomever.';
create trigger staff_members_keep_an_admin after update or delete on public.staff_members
  for each row execute function private.keep_an_admin();

create function public.list_people(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('user_id', m.user_id, 'display_name', m.display_name,
      'role', m.role, 'is_auditor', m.is_auditor, 'email', account.email, 'is_pending', private.is_pending(m.user_id),
      'invited_at', account.invited_at, 'last_seen_at', greatest(account.last_sign_in_at, (
        select max(session.updated_at) from auth.sessions session where session.user_id = m.user_id)),
      'has_second_factor', exists (select from auth.mfa_factors factor
        where factor.user_id = m.user_id and factor.status::text = 'verified'),
      'households', (select count(*) from public.households h where h.town_id = p_town_id
        and h.owner_user_id = m.user_id and h.stage not in ('closed', 'settled')),
      'tasks', (select count(*) from public.household_tasks task where task.town_id = p_town_id
        and task.assignee = m.user_id and task.done_at is null)) order by m.display_name, m.user_id), '[]')
    from public.staff_members m left join auth.users account on account.id = m.user_id
    where m.town_id = p_town_id and m.active);
end $$;
comment on function public.list_people is
  'For admins: who works for the town, when they were seen last, and what is theirs to look after.';

create function public.set_person_role(p_town_id text, p_user_id uuid, p_role text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  if p_role is null or p_role not in ('concierge', 'analyst', 'editor', 'admin') then
    raise exception 'unknown_role' using errcode = 'P0001';
  end if;
  update public.staff_members set role = p_role where town_id = p_town_id and user_id = p_user_id and active;
  if not found then
    raise exception 'unknown_person' using errcode = 'P0001';
  elsif p_role not in ('concierge', 'admin') then
    perform private.hand_over(p_town_id, p_user_id, null); -- who may not see families looks after none
  end if;
end $$;
comment on function public.set_person_role is 'For admins: what somebody may do here from this moment on.';

create function private.hand_over(p_town_id text, p_user_id uuid, p_heir uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_household_id uuid;
begin
  if p_heir is not null and not exists (select from public.staff_members m where m.town_id = p_town_id
      and m.user_id = p_heir and m.user_id <> p_user_id and m.active and m.role in ('concierge', 'admin')) then
    raise exception 'not_a_concierge' using errcode = 'P0001';
  end if;
  for v_household_id in
    update public.households set owner_user_id = p_heir, version = version + 1
      where town_id = p_town_id and owner_user_id = p_user_id returning household_id
  loop
    perform private.append_history(p_town_id, v_household_id, 'owner_assigned', null, null, null,
      private.staff_name(p_town_id, p_heir));
    perform private.announce(p_town_id, v_household_id);
  end loop;
  update public.household_tasks set assignee = p_heir
    where town_id = p_town_id and assignee = p_user_id and done_at is null;
end $$;
comment on function private.hand_over is
  'For removals and changes of role: families and tasks go to a colleague, or back to everybody.';

create function public.remove_person(p_town_id text, p_user_id uuid, p_heir uuid) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_was_pending boolean := private.is_pending(p_user_id);
begin
  perform private.require_role(p_town_id, 'admin');
  perform private.hand_over(p_town_id, p_user_id, p_heir);
  -- The row stays: what they wrote keeps its author's name.
  update public.staff_members set active = false, is_auditor = false
    where town_id = p_town_id and user_id = p_user_id and active;
  if not found then
    raise exception 'unknown_person' using errcode = 'P0001';
  end if;
  delete from public.digest_readers where town_id = p_town_id and user_id = p_user_id;
  if v_was_pending then
    perform private.write_audit(p_town_id, 'invitation_withdrawn', auth.uid(), jsonb_build_object('person', p_user_id));
  end if;
  return jsonb_build_object('was_pending', v_was_pending, 'works_elsewhere', exists (
    select from public.staff_members m where m.user_id = p_user_id and m.active));
end $$;
comment on function public.remove_person is
  'For admins: from this moment on somebody reads and does nothing here; their families go to whom one says.';

create function public.may_manage_people(p_town_id text) returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  return auth.uid();
end $$;
comment on function public.may_manage_people is
  'For functions/people, asked with the caller''s own token: who may manage people; anybody else is refused.';

create function private.add_invited_person(p_town_id text, p_actor uuid, p_user_id uuid, p_role text, p_name text)
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare v_before public.staff_members;
begin
  perform set_config('request.jwt.claims', jsonb_build_object('sub', p_actor, 'role', 'authenticated')::text, true),
    set_config('request.jwt.claim.sub', p_actor::text, true); -- the audit names whoever asked
  select * into v_before from public.staff_members where town_id = p_town_id and user_id = p_user_id for update;
  if v_before.active then
    return jsonb_build_object('status', 'works_here');
  end if;
  insert into public.staff_members (town_id, user_id, role, display_name)
    values (p_town_id, p_user_id, p_role, btrim(p_name))
    on conflict (town_id, user_id) do update set role = excluded.role, display_name = excluded.display_name,
      active = true;
  perform private.write_audit(p_town_id, 'person_invited', p_actor,
    jsonb_build_object('person', p_user_id, 'name', btrim(p_name), 'role', p_role));
  return jsonb_build_object('status', 'added');
end $$;
comment on function private.add_invited_person is
  'For functions/people, which has asked whether the actor is an admin: a place in the town for an account.';

create function private.invitations_today(p_town_id text) returns bigint
  language sql stable security definer set search_path = ''
as $$
  select count(*) from private.audit_entries where town_id = p_town_id
    and act in ('person_invited', 'invitation_resent') and at > now() - interval '1 day'
$$;
comment on function private.invitations_today is
  'For functions/people: how many mails the town''s admins had written to addresses of their choice.';

create function private.account_by_email(p_email text) returns table (user_id uuid, is_pending boolean,
    works boolean) language sql stable security definer set search_path = ''
as $$
  select account.id, private.is_pending(account.id), exists (
    select from public.staff_members m where m.user_id = account.id and m.active)
  from auth.users account
  where account.email = lower(btrim(p_email)) and account.deleted_at is null
$$;
comment on function private.account_by_email is
  'For functions/people: the account of somebody who works for another town as well, or did.';

create function private.may_reset_factors(p_town_id text, p_actor uuid, p_user_id uuid) returns text
  language sql stable security definer set search_path = ''
as $$
  select case
    when p_actor = p_user_id then 'oneself'
    when not exists (select from public.staff_members m
      where m.town_id = p_town_id and m.user_id = p_user_id and m.active) then 'unknown_person'
    -- An admin of one town must not weaken the account of somebody who serves another one too.
    when exists (select from public.staff_members m where m.user_id = p_user_id and m.active and not exists (
      select from public.staff_members actor where actor.town_id = m.town_id and actor.user_id = p_actor
        and actor.active and actor.role = 'admin')) then 'works_elsewhere'
    else 'yes' end
$$;
comment on function private.may_reset_factors is
  'For functions/people: whether an admin may take away a lost authenticator: in every town the person works for.';

create function private.put_staff_mail(p_town_id text, p_user_id uuid, p_subject text, p_body text) returns void
  language sql security definer set search_path = ''
as $$
  insert into private.outgoing_mails (town_id, to_address, subject, body_text)
  select p_town_id, account.email, p_subject, p_body from auth.users account where account.id = p_user_id
$$;
comment on function private.put_staff_mail is 'For functions/people: a mail to somebody who has an account.';

grant execute on function public.list_people, public.set_person_role, public.remove_person, public.may_manage_people
  to authenticated;
grant execute on function private.add_invited_person, private.invitations_today, private.account_by_email,
  private.may_reset_factors, private.put_staff_mail to service_role;
