-- Who did what that somebody may have to answer for: rights, exports, releases, refusals, failed sign-ins. Rows are
-- added and never changed; triggers write what any writer does to rights, the server what it refused.
create function private.is_audit_detail(p_detail jsonb) returns boolean
  language sql immutable set search_path = ''
  return jsonb_typeof(p_detail) = 'object' and length(p_detail::text) <= 2000
    and not p_detail @? 'strict $.* ? (@.type() == "object" || @.type() == "array")';
comment on function private.is_audit_detail is
  'For audit_entries: a flat object of ids, codes, counts and names; nothing that a whole record could hide in.';

create table private.audit_entries (
  town_id text not null, -- no foreign key: what was written down outlives what it tells of
  entry_id bigint generated always as identity,
  at timestamptz not null default now(),
  act text not null check (act in ('signed_in', 'sign_in_failed', 'sign_in_locked', 'password_changed',
    'password_recovered', 'recovery_asked', 'session_ended', 'token_reused', 'factor_added', 'factor_removed',
    'factor_reset', 'factor_failed', 'person_invited', 'invitation_resent', 'invitation_withdrawn',
    'invitation_accepted', 'person_added', 'person_renamed', 'person_removed', 'role_changed', 'auditor_changed',
    'factor_required', 'refused', 'exported', 'link_made', 'link_taken_back', 'reader_added', 'reader_removed',
    'kpi_released', 'kpi_taken_back', 'report_published', 'figures_published', 'revision_published')),
  user_id uuid, -- null: the system itself
  user_name text, -- stays when they leave
  detail jsonb not null default '{}' check (private.is_audit_detail(detail)),
  primary key (town_id, entry_id)
);
create index audit_entries_by_person on private.audit_entries (town_id, user_id, act, at);
comment on table private.audit_entries is
  'For auditors: who did what to rights, exports and releases, and what was refused; append-only, three years long.';
alter table private.audit_entries enable row level security;

create function private.keep_audit() returns trigger language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '3 years' then
    return old; -- forget_old_records, once its time is over
  end if;
  raise exception 'audit_is_append_only' using errcode = '55000';
end $$;
comment on function private.keep_audit is
  'For audit_entries: what was written stays as it is, for the owner of the database as well.';
create trigger audit_entries_stay before update or delete on private.audit_entries
  for each row execute function private.keep_audit();
create trigger audit_entries_stay_whole before truncate on private.audit_entries
  for each statement execute function private.keep_audit();

create function private.write_audit(p_town_id text, p_act text, p_user_id uuid, p_detail jsonb) returns void
  language sql security definer set search_path = ''
as $$
  insert into private.audit_entries (town_id, act, user_id, user_name, detail)
  select town.id, p_act, p_user_id, private.staff_name(town.id, p_user_id), coalesce(p_detail, '{}')
  from (select p_town_id as id where p_town_id is not null
    union select town_id from public.staff_members where p_town_id is null and user_id = p_user_id) town
  -- Whoever tries a thousand times fills no disk: sixty entries an hour say as much.
  where p_act not in ('refused', 'sign_in_failed', 'factor_failed', 'recovery_asked') or (
    select count(*) from private.audit_entries before where before.town_id = town.id and before.act = p_act
      and before.user_id is not distinct from p_user_id and before.at > now() - interval '1 hour') < 60
$$;
comment on function private.write_audit is
  'For whatever is to be answered for. Without a town it is written in every town where the person works.';

create function private.audit_row() returns trigger language plpgsql security definer set search_path = ''
as $$
declare v_row jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  perform private.write_audit(v_row ->> 'town_id', tg_argv[0], auth.uid(), (
    select coalesce(jsonb_object_agg(field, v_row -> field), '{}') from unnest(tg_argv[1:]) field));
  return null;
end $$;
comment on function private.audit_row is
  'For triggers: writes down the act that is its first argument, with the columns that are the others.';

create function private.audit_rights() returns trigger language plpgsql security definer set search_path = ''
as $$
declare
  v_before public.staff_members := old; v_now public.staff_members := new;
  v_person jsonb := jsonb_build_object('person', coalesce(v_now.user_id, v_before.user_id),
    'name', coalesce(v_now.display_name, v_before.display_name));
  v_town text := coalesce(v_now.town_id, v_before.town_id);
begin
  if coalesce(v_now.active, false) and not coalesce(v_before.active, false) then
    perform private.write_audit(v_town, 'person_added', auth.uid(), v_person || jsonb_build_object('role', v_now.role));
  elsif coalesce(v_before.active, false) and not coalesce(v_now.active, false) then
    perform private.write_audit(v_town, 'person_removed', auth.uid(), v_person
      || jsonb_build_object('role', v_before.role));
  elsif v_before.role <> v_now.role then
    perform private.write_audit(v_town, 'role_changed', auth.uid(), v_person
      || jsonb_build_object('from', v_before.role, 'to', v_now.role));
  end if;
  if v_before.display_name <> v_now.display_name then
    perform private.write_audit(v_town, 'person_renamed', auth.uid(), v_person
      || jsonb_build_object('from', v_before.display_name));
  end if;
  if coalesce(v_now.is_auditor, false) <> coalesce(v_before.is_auditor, false) then
    perform private.write_audit(v_town, 'auditor_changed', auth.uid(), v_person
      || jsonb_build_object('is_auditor', coalesce(v_now.is_auditor, false)));
  end if;
  return null;
end $$;
comment on function private.audit_rights is
  'For staff_members: whoever changes a right, through whatever door, has it written down.';
create trigger staff_members_audited after insert or update or delete on public.staff_members
  for each row execute function private.audit_rights();
create trigger stakeholder_links_audited after insert on public.stakeholder_links
  for each row execute function private.audit_row('link_made', 'link_id', 'label', 'expires_at');
create trigger stakeholder_links_taken_back_audited after update of revoked_at on public.stakeholder_links
  for each row when (old.revoked_at is null and new.revoked_at is not null)
  execute function private.audit_row('link_taken_back', 'link_id', 'label');
create trigger publication_readers_audited after insert on public.publication_readers
  for each row execute function private.audit_row('reader_added', 'reader_id', 'label');
create trigger publication_readers_removed_audited after delete on public.publication_readers
  for each row execute function private.audit_row('reader_removed', 'reader_id', 'label');
create trigger kpi_releases_audited after insert on public.kpi_releases
  for each row execute function private.audit_row('kpi_released', 'kpi_id', 'released_reason');
create trigger kpi_releases_taken_back_audited after update of taken_back_at on public.kpi_releases
  for each row when (old.taken_back_at is null and new.taken_back_at is not null)
  execute function private.audit_row('kpi_taken_back', 'kpi_id');
create trigger report_publications_audited after insert on public.report_publications
  for each row execute function private.audit_row('report_published', 'report_id');
create trigger publications_audited after insert on public.publications
  for each row execute function private.audit_row('figures_published', 'publication_id', 'from_day', 'to_day');
create trigger revisions_audited after insert on public.revisions
  for each row execute function private.audit_row('revision_published', 'revision');

create function private.require_auditor(p_town_id text) returns void
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'analyst', 'editor', 'admin');
  if not exists (select from public.staff_members m
      where m.town_id = p_town_id and m.user_id = auth.uid() and m.is_auditor) then
    raise exception 'not_permitted' using errcode = '42501';
  end if;
end $$;
comment on function private.require_auditor is 'For rpcs: refuses with 42501 who is no auditor of the town.';

create function public.list_audit(p_town_id text, p_from date, p_to date, p_acts text[], p_user_id uuid,
    p_before bigint) returns jsonb language plpgsql stable security definer set search_path = ''
as $$
declare v_entries jsonb;
begin
  perform private.require_auditor(p_town_id);
  return (
    with chosen as (
      select entry.* from private.audit_entries entry where entry.town_id = p_town_id
        and entry.at >= p_from::timestamp at time zone 'Asia/Tokyo'
        and entry.at < (p_to + 1)::timestamp at time zone 'Asia/Tokyo'
        and (p_acts is null or entry.act = any (p_acts)) and (p_user_id is null or entry.user_id = p_user_id)
    ), page as (
      select * from chosen where p_before is null or entry_id < p_before order by entry_id desc limit 100
    )
    select jsonb_build_object('count', (select count(*) from chosen),
      'entries', coalesce((select jsonb_agg(to_jsonb(page) - 'town_id' order by entry_id desc) from page), '[]'),
      'people', case when p_before is null then (
        select coalesce(jsonb_agg(jsonb_build_object('user_id', person.user_id, 'name', person.name)
          order by person.name), '[]')
        from (select user_id, max(user_name) as name from private.audit_entries
          where town_id = p_town_id and user_id is not null group by user_id) person) end));
end $$;
comment on function public.list_audit is
  'For auditors: a hundred entries at a time, newest first, from before an entry on; how many there are in all.';

create function public.note_export(p_town_id text, p_what text, p_rows integer) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'analyst', 'editor', 'admin');
  if p_what is null or p_what not in ('insight', 'report', 'households', 'audit') or p_rows is null or p_rows < 0 then
    raise exception 'unknown_export' using errcode = 'P0001';
  elsif p_what = 'audit' then
    perform private.require_auditor(p_town_id);
  end if;
  perform private.write_audit(p_town_id, 'exported', auth.uid(),
    jsonb_build_object('what', p_what, 'rows', p_rows));
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.note_export is
  'For staff: written down before a file is saved; without it the screens save none.';

create function public.set_auditor(p_town_id text, p_user_id uuid, p_is_auditor boolean) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  update public.staff_members set is_auditor = p_is_auditor
    where town_id = p_town_id and user_id = p_user_id and active;
  if not found then
    raise exception 'unknown_person' using errcode = 'P0001';
  end if;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.set_auditor is 'For admins: who reads the audit; the appointment is itself written down.';

grant select, insert on private.audit_entries to service_role;
grant execute on function private.write_audit to service_role;
grant execute on function public.list_audit, public.note_export, public.set_auditor to authenticated;
