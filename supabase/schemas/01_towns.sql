-- Towns and the people who work for them. Every key begins with town_id, so that a deployment can be spread by town.
create schema if not exists private;
comment on schema private is 'For the database itself: never exposed over HTTP.';

-- Nothing is open that a migration did not open.
alter default privileges in schema public revoke all on tables from anon, authenticated;

alter default privileges in schema public revoke all on sequences from anon, authenticated;

alter default privileges revoke execute on functions from public;

alter default privileges in schema public revoke execute on functions from anon, authenticated;

revoke all on schema private from public, anon;

grant usage on schema private to authenticated, service_role;

-- Regions, as far as anything is known of where somebody is: no finer than a prefecture.
create function private.is_region(p_region text) returns boolean
  language sql immutable set search_path = ''
  return p_region ~ '^JP-(0[1-9]|[1-3]\d|4[0-7])$' or p_region = 'unknown' or p_region = any (string_to_array(
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM ' ||
    'BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX ' ||
    'CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG ' ||
    'GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR ' ||
    'IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV ' ||
    'LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE ' ||
    'NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO ' ||
    'RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF ' ||
    'TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF ' ||
    'WS YE YT ZA ZM ZW', ' '));
comment on function private.is_region is
  'For checks: a prefecture of Japan (JIS X 0401), a country of ISO 3166-1, or unknown.';
grant execute on function private.is_region to service_role;

create function private.reads_as_written(p_words text) returns boolean
  language sql immutable set search_path = ''
  return p_words !~ '[\u202A-\u202E\u2066-\u2069]';
comment on function private.reads_as_written is
  'For checks: no mark that turns a line round, so that what staff see is what was written.';
grant execute on function private.reads_as_written to authenticated, service_role;

create table public.towns (
  town_id text primary key check (town_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  doc jsonb not null check (doc ->> 'town_id' = town_id),
  scene_id text generated always as (doc ->> 'scene_id') stored,
  current_revision integer,
  -- Counts under it do not leave the staff (publications).
  small_count_threshold integer not null default 5 check (small_count_threshold between 3 and 100),
  -- Kept by the trigger on staff_members: somebody is there to answer.
  takes_consultations boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.towns is
  'For everyone: a municipality with its words, its scene and the revision visitors see.';

create table public.staff_members (
  town_id text not null references public.towns on delete cascade,
  user_id uuid not null,
  role text not null check (role in ('concierge', 'analyst', 'editor', 'admin')),
  display_name text not null check (length(display_name) between 1 and 60),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  -- Reads the town's audit; beside any role, so that whoever watches the admins need not be one.
  is_auditor boolean not null default false,
  primary key (town_id, user_id)
);
create index staff_members_by_user on public.staff_members (user_id);
comment on table public.staff_members is
  'For staff: who works for a town and as what. Roles live here, so taking one away works at once.';

create function private.session_is_good() returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (
    select from auth.sessions s join auth.users u on u.id = s.user_id
    where s.id = (auth.jwt() ->> 'session_id')::uuid and s.user_id = auth.uid()
      and s.created_at > now() - interval '12 hours' and coalesce(s.not_after > now(), true)
      and greatest(s.created_at, s.updated_at, s.refreshed_at at time zone 'utc') > now() - interval '30 minutes'
      and coalesce(u.banned_until <= now(), true)
  )
$$;
comment on function private.session_is_good is
  'For policies and rpcs: the token''s session was not ended, is at most 12 hours old and was used in the last 30 '
  'minutes. So signing out works at once on every door, whatever the token''s own end.';

create function private.signed_in_user() returns uuid
  language sql stable security definer set search_path = ''
  return case when private.session_is_good() then auth.uid() end;
comment on function private.signed_in_user is
  'For policies and rpcs: who asks, while the session stands; auth.uid() alone is what a token once said.';

create function private.has_second_factor() returns boolean
  language sql stable security definer set search_path = ''
as $$
  select coalesce(auth.jwt() ->> 'aal' = 'aal2', false) and exists (select from auth.sessions s
    where s.id = (auth.jwt() ->> 'session_id')::uuid and s.aal = 'aal2')
$$;
comment on function private.has_second_factor is
  'For policies and rpcs: the claim aal, and that the session has not fallen back since.';

create function private.towns_with_role(variadic p_roles text[]) returns setof text
  language sql stable security definer set search_path = ''
as $$
  select m.town_id from public.staff_members m left join private.sign_in_rules r using (town_id)
  where m.user_id = (select private.signed_in_user()) and m.active and m.role = any (p_roles)
    and (m.role = any (r.second_factor_roles) is not true or (select private.has_second_factor()))
$$;
comment on function private.towns_with_role is
  'For policies: the towns where the signed-in member of staff has one of the roles, and the second factor that the '
  'town may ask of it.';

create function private.require_role(p_town_id text, variadic p_roles text[]) returns void
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_town_id is null or p_town_id not in (select private.towns_with_role(variadic p_roles)) then
    raise exception 'not_permitted' using errcode = '42501';
  end if;
end $$;
comment on function private.require_role is 'For rpcs: refuses with 42501 who has none of the roles in the town.';

create function private.staff_name(p_town_id text, p_user_id uuid) returns text
  language sql stable security definer set search_path = ''
  return (select m.display_name from public.staff_members m where m.town_id = p_town_id and m.user_id = p_user_id);
comment on function private.staff_name is 'For rpcs: what a member of staff is called; null after they left.';

create function private.keep_takes_consultations() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update public.towns t set takes_consultations = answered.yes
    from (select town_id, exists (select from public.staff_members m where m.town_id = ids.town_id and m.active
      and m.role in ('concierge', 'admin')) as yes from unnest(array[old.town_id, new.town_id]) ids (town_id)) answered
    where t.town_id = answered.town_id and t.takes_consultations <> answered.yes;
  return null;
end $$;
comment on function private.keep_takes_consultations is
  'For families: a town takes requests for advice only while a concierge or an admin is there to answer them.';
create function private.tell_rights_changed() returns trigger language plpgsql set search_path = ''
as $$
begin
  perform pg_catalog.pg_notify('hiroba_rights', coalesce(new.user_id, old.user_id)::text);
  return null;
end $$;
comment on function private.tell_rights_changed is
  'For our own realtime: whose rights changed, so that a removed member falls silent at once.';
create trigger staff_members_told after insert or update or delete on public.staff_members
  for each row execute function private.tell_rights_changed();
create trigger staff_members_answer after insert or update or delete on public.staff_members
  for each row execute function private.keep_takes_consultations();
alter table public.towns enable row level security;
alter table public.staff_members enable row level security;

grant select (town_id, doc, scene_id, current_revision, takes_consultations) on public.towns to anon, authenticated;

grant select (town_id, user_id, role, display_name, active, is_auditor) on public.staff_members to authenticated;

grant all on public.towns, public.staff_members to service_role;

grant execute on function private.signed_in_user, private.towns_with_role, private.require_role to authenticated;

create policy "everyone reads the towns" on public.towns for select to anon, authenticated using (true);
create policy "staff read their own membership" on public.staff_members for select to authenticated
  using (user_id = (select private.signed_in_user()));
create policy "colleagues read who works for the town" on public.staff_members for select to authenticated
  using (town_id in (select private.towns_with_role('concierge', 'admin')));
