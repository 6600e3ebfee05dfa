-- Written by npm run db:diff from supabase/schemas; never edited by hand.
set check_function_bodies = off;

-- 01_towns.sql
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

-- 02_content.sql
-- What a town says: drafts that staff edit, and immutable published revisions that visitors read.
create table public.scenes (
  scene_id text primary key,
  manifest jsonb not null,
  registered_at timestamptz not null default now()
);
comment on table public.scenes is
  'For publishing: which spots and places each compiled scene holds. One scene belongs to one town pack.';

-- Checks of what a town says, as contract/town.ts has it: nothing else can stand in a draft, whoever writes it, for one
-- bad place would fail the page of all.
create function private.is_id(p_id text) returns boolean
  language sql immutable set search_path = ''
  return p_id ~ '^[a-z0-9][a-z0-9-]{0,79}$';
comment on function private.is_id is 'For checks: a name of a place, spot, fact or space.';

create function private.is_web_address(p_url text) returns boolean
  language sql immutable set search_path = ''
  return p_url ~* '^https?://\S+$';
comment on function private.is_web_address is 'For checks: an address on the web.';

create function private.is_localized(p_words jsonb) returns boolean
  language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_typeof(p_words) = 'object' and jsonb_typeof(p_words -> 'ja') = 'string'
    and p_words ->> 'ja' <> ''
    and not jsonb_path_exists(p_words, 'strict $.* ? (@.type() != "string")'), false)
$$;
comment on function private.is_localized is 'For checks: words in the languages of the town, Japanese among them.';

create function private.is_source(p_source jsonb) returns boolean
  language sql immutable set search_path = ''
as $$
  select private.is_localized(p_source -> 'title') and (not p_source ? 'url'
    or jsonb_typeof(p_source -> 'url') = 'string' and private.is_web_address(p_source ->> 'url'))
$$;
comment on function private.is_source is 'For checks: where something is written.';

create function private.is_day(p_day text) returns boolean
  language sql immutable set search_path = ''
  return coalesce(p_day ~ '^\d{4}-\d\d-\d\d$' and pg_input_is_valid(p_day, 'date'), false);
comment on function private.is_day is 'For checks: a day that there is, as 2026-11-30.';

create function private.is_point(p_point jsonb) returns boolean
  language sql immutable set search_path = ''
  return coalesce(jsonb_typeof(p_point -> 'lat') = 'number' and jsonb_typeof(p_point -> 'lon') = 'number', false);
comment on function private.is_point is 'For checks: a point on the earth.';

create function private.is_town_event(p_doc jsonb) returns boolean
  language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_typeof(p_doc -> 'town_event_id') = 'string' and private.is_id(p_doc ->> 'town_event_id')
    and private.is_localized(p_doc -> 'name')
    and (not p_doc ? 'description' or private.is_localized(p_doc -> 'description'))
    and private.is_day(p_doc ->> 'starts_on') and (not p_doc ? 'ends_on' or private.is_day(p_doc ->> 'ends_on'))
    and (not p_doc ? 'location' or private.is_point(p_doc -> 'location'))
    and (not p_doc ? 'url' or jsonb_typeof(p_doc -> 'url') = 'string' and private.is_web_address(p_doc ->> 'url'))
    and not exists (select from unnest(array['start_time', 'end_time', 'venue', 'fee']) f
      where jsonb_typeof(p_doc -> f) <> 'string')
    and private.is_source(p_doc -> 'source'), false)
$$;
comment on function private.is_town_event is 'For town_events: the contract''s townEvent.';

create function private.is_climate(p_doc jsonb) returns boolean
  language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_typeof(p_doc -> 'months') = 'array' and jsonb_array_length(p_doc -> 'months') = 12
    and not exists (select from jsonb_array_elements(p_doc -> 'months') with ordinality m (month, n)
      where (m.month -> 'month') is distinct from to_jsonb(m.n)
        or exists (select from unnest(array['high_c', 'low_c', 'snow_cm', 'snow_most_cm', 'daylight_h']) f
          where jsonb_typeof(m.month -> f) is distinct from 'number')
        or (m.month ->> 'snow_cm')::numeric < 0 or (m.month ->> 'snow_most_cm')::numeric < 0
        or (m.month ->> 'daylight_h')::numeric not between 0 and 24)
    and private.is_localized(p_doc -> 'note') and private.is_day(p_doc ->> 'checked_on')
    and private.is_localized(p_doc -> 'owner_section') and private.is_source(p_doc -> 'source'), false)
$$;
comment on function private.is_climate is 'For publishing: the contract''s climate.';

create function private.is_town(p_doc jsonb) returns boolean
  language sql immutable set search_path = ''
as $$
  select coalesce(private.is_id(p_doc ->> 'town_id') and private.is_localized(p_doc -> 'name')
    and private.is_localized(p_doc -> 'tagline') and jsonb_typeof(p_doc -> 'is_fictional') = 'boolean'
    and jsonb_typeof(p_doc -> 'prefecture_code') = 'string'
    and p_doc ->> 'prefecture_code' ~ '^(0[1-9]|[1-3]\d|4[0-7])$' and private.is_point(p_doc -> 'location')
    and (not p_doc ? 'scene_id' or jsonb_typeof(p_doc -> 'scene_id') = 'string'
      and private.is_id(p_doc ->> 'scene_id')) and private.is_localized(p_doc -> 'hours')
    and not exists (select from unnest(array['municipality_code', 'phone', 'email']) f
      where jsonb_typeof(p_doc -> f) <> 'string')
    and (not p_doc ? 'email' or p_doc ->> 'email'
      ~ '^[A-Za-z0-9_''+-][A-Za-z0-9._''+/?-]*@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$')
    and jsonb_typeof(p_doc -> 'concierges') = 'array'
    and not exists (select from jsonb_array_elements(p_doc -> 'concierges') c
      where jsonb_typeof(c -> 'name') is distinct from 'string' or not private.is_localized(c -> 'introduction'))
    and (not p_doc ? 'climate' or private.is_climate(p_doc -> 'climate'))
    and (not p_doc ? 'walks' or jsonb_typeof(p_doc -> 'walks') = 'array'
      and not exists (select from jsonb_array_elements(p_doc -> 'walks') w
        where not coalesce(jsonb_typeof(w -> 'walk_id') = 'string' and private.is_id(w ->> 'walk_id')
          and private.is_localized(w -> 'name')
          and private.is_localized(w -> 'summary') and jsonb_typeof(w -> 'spot_ids') = 'array'
          and jsonb_array_length(w -> 'spot_ids') between 2 and 20
          and not exists (select from jsonb_array_elements(w -> 'spot_ids') s
            where jsonb_typeof(s) <> 'string' or not private.is_id(s #>> '{}')), false))), false)
$$;
comment on function private.is_town is 'For publishing: the contract''s town.';

create table public.places (
  town_id text not null references public.towns on delete cascade,
  place_id text not null check (private.is_id(place_id)),
  position integer not null default 0,
  theme text not null check (theme in ('learn', 'work', 'live', 'nature')),
  -- placeKinds of the contract
  kind text not null check (kind in (
    'elementary_school', 'junior_high_school', 'high_school', 'daycare', 'kindergarten', 'childcare_centre',
    'childcare_support', 'clinic', 'hospital', 'station', 'town_hall', 'community_centre', 'library', 'museum',
    'shop', 'post_office', 'park', 'shrine', 'house', 'workplace', 'farm', 'river', 'lookout', 'square',
    'public_facility')),
  name jsonb not null check (private.is_localized(name)),
  summary jsonb not null check (private.is_localized(summary)),
  inconvenient jsonb check (inconvenient is null or private.is_localized(inconvenient)),
  address text,
  phone text,
  url text check (private.is_web_address(url)),
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  space_id text check (private.is_id(space_id)),
  origin text not null,
  imported_doc jsonb,
  updated_at timestamptz not null default now(),
  primary key (town_id, place_id)
);
comment on table public.places is 'For editors: the draft of each place. origin says which file or pack it came from.';

create table public.spots (
  town_id text not null,
  place_id text not null,
  spot_id text not null check (private.is_id(spot_id)),
  position integer not null default 0,
  name jsonb not null check (private.is_localized(name)),
  words jsonb not null check (private.is_localized(words)),
  good jsonb check (good is null or private.is_localized(good)),
  inconvenient jsonb check (inconvenient is null or private.is_localized(inconvenient)),
  primary key (town_id, spot_id),
  foreign key (town_id, place_id) references public.places on delete cascade
);
create index spots_by_place on public.spots (town_id, place_id);
comment on table public.spots is 'For editors: one thing to stop at in a place; a scene meets it by spot_id.';

create function private.is_fact_data(p_data jsonb) returns boolean
  language sql immutable set search_path = ''
as $$
  select coalesce(case p_data ->> 'type'
    when 'ages' then not exists (select from jsonb_each(p_data - 'type') as bound (name, months)
      where bound.name not in ('from', 'to') or not private.is_whole(bound.months, 1200))
    when 'hours' then jsonb_typeof(p_data -> 'spans') = 'array' and not exists (
      select from jsonb_array_elements(p_data -> 'spans') as span (doc)
      where coalesce(span.doc ->> 'opens' !~ '^([0-2]\d|3[0-5]):[0-5]\d$'
        or span.doc ->> 'closes' !~ '^([0-2]\d|3[0-5]):[0-5]\d$'
        or not (coalesce(span.doc -> 'days', '["mon"]') <@ '["mon","tue","wed","thu","fri","sat","sun"]'), true))
    when 'fee' then private.is_whole(p_data -> 'from', 100000000) and private.is_whole(p_data -> 'to', 100000000)
      and coalesce(p_data ->> 'per', 'once') in ('once', 'half_hour', 'hour', 'day', 'night', 'month', 'year')
    when 'capacity' then private.is_whole(p_data -> 'people', 100000000)
    when 'vacancies' then p_data ->> 'month' ~ '^\d{4}-(0[1-9]|1[0-2])$' and jsonb_typeof(p_data -> 'by_age') = 'array'
      and jsonb_array_length(p_data -> 'by_age') between 1 and 6 and not exists (
        select from jsonb_array_elements(p_data -> 'by_age') as entry (doc)
        where not private.is_whole(entry.doc -> 'age', 5) or not private.is_whole(entry.doc -> 'places', 100000000))
    when 'service' then jsonb_typeof(p_data -> 'offered') = 'boolean'
    when 'distance' then private.is_whole(coalesce(p_data -> 'metres', '0'), 100000000)
      and private.is_whole(coalesce(p_data -> 'minutes', '0'), 100000000)
      and coalesce(p_data ->> 'by', 'walk') in ('walk', 'bicycle', 'car', 'bus', 'train')
  end, false)
$$;
comment on function private.is_fact_data is
  'For facts: whether data has the shape of its type, as the contract''s factData says.';

create function private.is_whole(p_value jsonb, p_most integer) returns boolean
  language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_typeof(p_value) = 'number' and (p_value #>> '{}')::numeric % 1 = 0
    and (p_value #>> '{}')::numeric between 0 and p_most, false)
$$;
comment on function private.is_whole is 'For checks of jsonb: a whole number from nothing to the most.';

create table public.facts (
  town_id text not null,
  place_id text not null,
  spot_id text not null default '', -- '' is a fact of the place itself
  fact_id text not null check (private.is_id(fact_id)),
  position integer not null default 0,
  label jsonb not null check (private.is_localized(label)),
  value jsonb not null check (private.is_localized(value)),
  data jsonb check (data is null or private.is_fact_data(data)),
  checked_on date not null,
  owner_section jsonb not null check (private.is_localized(owner_section)),
  source jsonb not null check (private.is_source(source)),
  primary key (town_id, place_id, spot_id, fact_id),
  foreign key (town_id, place_id) references public.places on delete cascade
);
comment on column public.facts.data is 'The value as typed data, for search, filters and comparison; the words decide.';
comment on table public.facts is
  'For editors: one checkable statement with its date, the section that owns it and its source.';

create table public.town_events (
  town_id text not null references public.towns on delete cascade,
  town_event_id text not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  doc jsonb not null check (private.is_town_event(doc) and doc ->> 'town_event_id' = town_event_id),
  origin text not null,
  primary key (town_id, town_event_id)
);
comment on table public.town_events is 'For editors: the draft of what is on in the town.';

create table public.revisions (
  town_id text not null references public.towns on delete cascade,
  revision integer not null check (revision > 0),
  town_doc jsonb not null,
  content_sha256 text not null,
  places integer not null,
  note text not null default '',
  published_by uuid,
  published_at timestamptz not null default now(),
  primary key (town_id, revision)
);
comment on table public.revisions is
  'For staff: a published state of a town, who published it and why; never changed afterwards.';

create function private.spot_ids(p_doc jsonb) returns text[]
  language sql immutable set search_path = ''
  return array(select s ->> 'spot_id' from jsonb_array_elements(p_doc -> 'spots') s);
comment on function private.spot_ids is 'For revision_places: the spots of a place as it was published.';
grant execute on function private.spot_ids to service_role;

create table public.revision_places (
  town_id text not null,
  revision integer not null,
  place_id text not null,
  position integer not null,
  theme text not null,
  kind text not null,
  name jsonb not null,
  summary jsonb not null,
  lat double precision,
  lon double precision,
  spot_count integer not null,
  search text not null,
  doc jsonb not null,
  -- What a visit may have seen of it: insight counts no other.
  spot_ids text[] not null generated always as (private.spot_ids(doc)) stored,
  primary key (town_id, revision, place_id),
  foreign key (town_id, revision) references public.revisions on delete cascade
);
comment on table public.revision_places is
  'For everyone: each place as it was published; doc is the contract''s place.';

create table public.revision_town_events (
  town_id text not null,
  revision integer not null,
  town_event_id text not null,
  starts_on date not null,
  ends_on date,
  doc jsonb not null,
  primary key (town_id, revision, town_event_id),
  foreign key (town_id, revision) references public.revisions on delete cascade
);
comment on table public.revision_town_events is 'For everyone: what is on in the town, as it was published.';

create function private.refuse_change() returns trigger
  language plpgsql set search_path = ''
as $$
begin
  raise exception 'immutable' using errcode = '55000', detail = tg_table_name;
end $$;
comment on function private.refuse_change is 'For tables that only grow: published revisions and histories.';
create trigger revisions_stay before update on public.revisions for each row execute function private.refuse_change();
create trigger revision_places_stay before update on public.revision_places
  for each row execute function private.refuse_change();
create trigger revision_town_events_stay before update on public.revision_town_events
  for each row execute function private.refuse_change();
alter table public.scenes enable row level security;
alter table public.places enable row level security;
alter table public.spots enable row level security;
alter table public.facts enable row level security;
alter table public.town_events enable row level security;
alter table public.revisions enable row level security;
alter table public.revision_places enable row level security;
alter table public.revision_town_events enable row level security;

create policy "everyone reads published places" on public.revision_places for select to anon, authenticated
  using (true);
create policy "everyone reads published events" on public.revision_town_events for select to anon, authenticated
  using (true);

grant select (town_id, revision, place_id, position, theme, kind, name, summary, lat, lon, spot_count, search, doc)
  on public.revision_places to anon, authenticated;
grant select (town_id, revision, town_event_id, starts_on, ends_on, doc)
  on public.revision_town_events to anon, authenticated;
-- A check runs as who writes. Drafts are written by the importer; whoever edits them will call a function.
grant execute on function private.is_fact_data, private.is_whole, private.is_id, private.is_web_address,
  private.is_localized, private.is_source, private.is_day, private.is_point, private.is_town_event to service_role;
grant all on public.scenes, public.places, public.spots, public.facts, public.town_events, public.revisions,
  public.revision_places, public.revision_town_events to service_role;

-- 03_publishing.sql
-- How content comes in (packs and municipal files) and how it is frozen into a revision.
create function private.import_places(p_town_id text, p_origin text, p_places jsonb, p_town_events jsonb default '[]')
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare
  v_place jsonb; v_spot jsonb; v_event jsonb; v_known jsonb; v_position integer; v_at integer;
  v_inserted integer := 0; v_updated integer := 0; v_unchanged integer := 0;
begin
  select coalesce(max(position), 0) into v_position from public.places where town_id = p_town_id;
  for v_place in select * from jsonb_array_elements(p_places) loop
    select imported_doc into v_known from public.places
      where town_id = p_town_id and place_id = v_place ->> 'place_id';
    if found and v_known = v_place then
      v_unchanged := v_unchanged + 1;
      continue;
    elsif found then
      v_updated := v_updated + 1;
    else
      v_inserted := v_inserted + 1;
      v_position := v_position + 1;
    end if;
    insert into public.places as p (town_id, place_id, position, theme, kind, name, summary, inconvenient, address,
        phone, url, lat, lon, space_id, origin, imported_doc)
      values (p_town_id, v_place ->> 'place_id', v_position, v_place ->> 'theme', v_place ->> 'kind', v_place -> 'name',
        v_place -> 'summary', v_place -> 'inconvenient', v_place ->> 'address', v_place ->> 'phone', v_place ->> 'url',
        (v_place #>> '{location,lat}')::double precision, (v_place #>> '{location,lon}')::double precision,
        v_place ->> 'space_id', p_origin, v_place)
      on conflict (town_id, place_id) do update set theme = excluded.theme, kind = excluded.kind, name = excluded.name,
        summary = excluded.summary, inconvenient = excluded.inconvenient, address = excluded.address,
        phone = excluded.phone, url = excluded.url, lat = excluded.lat, lon = excluded.lon,
        space_id = excluded.space_id, origin = excluded.origin, imported_doc = excluded.imported_doc,
        updated_at = now();
    delete from public.spots where town_id = p_town_id and place_id = v_place ->> 'place_id';
    delete from public.facts where town_id = p_town_id and place_id = v_place ->> 'place_id';
    perform private.insert_facts(p_town_id, v_place ->> 'place_id', '', v_place -> 'facts');
    v_at := 0;
    for v_spot in select * from jsonb_array_elements(v_place -> 'spots') loop
      v_at := v_at + 1;
      insert into public.spots (town_id, place_id, spot_id, position, name, words, good, inconvenient)
        values (p_town_id, v_place ->> 'place_id', v_spot ->> 'spot_id', v_at, v_spot -> 'name', v_spot -> 'words',
          v_spot -> 'good', v_spot -> 'inconvenient');
      perform private.insert_facts(p_town_id, v_place ->> 'place_id', v_spot ->> 'spot_id', v_spot -> 'facts');
    end loop;
  end loop;
  for v_event in select * from jsonb_array_elements(p_town_events) loop
    select doc into v_known from public.town_events
      where town_id = p_town_id and town_event_id = v_event ->> 'town_event_id';
    if found and v_known = v_event then
      v_unchanged := v_unchanged + 1;
      continue;
    elsif found then
      v_updated := v_updated + 1;
    else
      v_inserted := v_inserted + 1;
    end if;
    insert into public.town_events (town_id, town_event_id, starts_on, ends_on, doc, origin)
      values (p_town_id, v_event ->> 'town_event_id', (v_event ->> 'starts_on')::date, (v_event ->> 'ends_on')::date,
        v_event, p_origin)
      on conflict (town_id, town_event_id) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on,
        doc = excluded.doc, origin = excluded.origin;
  end loop;
  return jsonb_build_object('inserted', v_inserted, 'updated', v_updated, 'unchanged', v_unchanged);
end $$;
comment on function private.import_places is
  'For the importer and the seed: writes drafts from the contract''s places and town events; the same again changes '
  'nothing.';

create function private.insert_facts(p_town_id text, p_place_id text, p_spot_id text, p_facts jsonb) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.facts (town_id, place_id, spot_id, fact_id, position, label, value, data, checked_on,
    owner_section, source)
  select p_town_id, p_place_id, p_spot_id, f ->> 'fact_id', n, f -> 'label', f -> 'value', f -> 'data',
    (f ->> 'checked_on')::date, f -> 'owner_section', f -> 'source'
  from jsonb_array_elements(p_facts) with ordinality as t (f, n)
$$;
comment on function private.insert_facts is 'For import_places: the facts of a place, or of one spot in it.';

create function private.save_town(p_doc jsonb) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.towns (town_id, doc) values (p_doc ->> 'town_id', p_doc)
  on conflict (town_id) do update set doc = excluded.doc, updated_at = now() where towns.doc <> excluded.doc
$$;
comment on function private.save_town is 'For the importer and the seed: the town''s own words, contract town.';

create function private.import_pack(p_pack jsonb) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.save_town(p_pack -> 'town');
  perform private.keep_campaign(p_pack #>> '{town,town_id}', c ->> 'code', c ->> 'name', coalesce(c ->> 'placed', ''),
      null)
    from jsonb_array_elements(coalesce(p_pack -> 'campaigns', '[]')) c
    where not exists (select from public.campaigns known
      where known.town_id = p_pack #>> '{town,town_id}' and known.code = c ->> 'code');
  return private.import_places(p_pack #>> '{town,town_id}', 'pack', p_pack -> 'places', p_pack -> 'town_events');
end $$;
comment on function private.import_pack is 'For the seed: a whole town pack, contract townPack.';

create function private.register_scene(p_scene_id text, p_manifest jsonb) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.scenes (scene_id, manifest) values (p_scene_id, p_manifest)
  on conflict (scene_id) do update set manifest = excluded.manifest, registered_at = now()
$$;
comment on function private.register_scene is 'For deployment: tells publishing which ids the compiled scene holds.';

create function private.ids_missing_in_scene(p_town_id text) returns text[]
  language sql stable security definer set search_path = ''
as $$
  with scene as (
    select s.manifest from public.towns t left join public.scenes s on s.scene_id = t.scene_id
    where t.town_id = p_town_id
  ), held as (
    select sp ->> 'space_id' as space_id, x ->> 'spot_id' as spot_id
    from scene, jsonb_array_elements(scene.manifest -> 'spaces') sp
      left join lateral jsonb_array_elements(sp -> 'spots') x on true
  )
  select coalesce(array_agg(missing order by missing), '{}') from (
    select 'space:' || p.space_id as missing from public.places p
    where p.town_id = p_town_id and p.space_id is not null and p.space_id not in (select space_id from held)
    union
    select 'spot:' || s.spot_id from public.places p join public.spots s using (town_id, place_id)
    where p.town_id = p_town_id and p.space_id is not null
      and s.spot_id not in (select spot_id from held where spot_id is not null)
  ) m
$$;
comment on function private.ids_missing_in_scene is
  'For publishing: spaces and spots that the content puts into the 3D but the town''s scene does not hold.';

create function private.fact_docs(p_town_id text, p_place_id text, p_spot_id text) returns jsonb
  language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('fact_id', f.fact_id, 'label', f.label,
    'value', f.value, 'data', f.data, 'checked_on', f.checked_on, 'owner_section', f.owner_section, 'source', f.source))
    order by f.position, f.fact_id), '[]'::jsonb)
  from public.facts f where f.town_id = p_town_id and f.place_id = p_place_id and f.spot_id = p_spot_id
$$;
comment on function private.fact_docs is 'For place_doc: facts in their order.';

create function private.place_doc(p public.places) returns jsonb
  language sql stable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object('place_id', p.place_id, 'theme', p.theme, 'kind', p.kind, 'name', p.name,
    'summary', p.summary, 'inconvenient', p.inconvenient, 'address', p.address, 'phone', p.phone, 'url', p.url,
    'location', case when p.lat is not null and p.lon is not null
      then jsonb_build_object('lat', p.lat, 'lon', p.lon) end,
    'space_id', p.space_id,
    'facts', private.fact_docs(p.town_id, p.place_id, ''),
    'spots', coalesce((
      select jsonb_agg(jsonb_build_object('spot_id', s.spot_id, 'name', s.name, 'words', s.words, 'good', s.good,
        'inconvenient', s.inconvenient, 'facts', private.fact_docs(s.town_id, s.place_id, s.spot_id))
        order by s.position, s.spot_id)
      from public.spots s where s.town_id = p.town_id and s.place_id = p.place_id), '[]'::jsonb)))
$$;
comment on function private.place_doc is 'For publishing: the contract''s place out of the draft rows.';

create function private.freeze_revision(p_town_id text, p_note text, p_by uuid) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  v_missing text[]; v_revision integer; v_sha text; v_current public.revisions; v_town jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('publish:' || p_town_id, 0));
  select doc into v_town from public.towns where town_id = p_town_id;
  if not found then
    raise exception 'unknown_town' using errcode = 'P0001';
  end if;
  if not private.is_town(v_town) then
    raise exception 'town_invalid' using errcode = 'P0001'; -- places and events cannot even be drafts then
  end if;
  v_missing := private.ids_missing_in_scene(p_town_id);
  if cardinality(v_missing) > 0 then
    raise exception 'scene_lacks_ids' using errcode = 'P0001', detail = array_to_string(v_missing, ', ');
    -- The scene is rebuilt with these ids, or space_id of the place is cleared.
  end if;

  create temp table if not exists frozen_docs (place_id text, doc jsonb, position integer) on commit drop;
  truncate pg_temp.frozen_docs;
  insert into pg_temp.frozen_docs select p.place_id, private.place_doc(p), p.position
    from public.places p where p.town_id = p_town_id;
  select encode(sha256(convert_to(v_town::text
      || coalesce((select string_agg(d.doc::text, '' order by d.position, d.place_id) from pg_temp.frozen_docs d), '')
      || coalesce((select string_agg(e.doc::text, '' order by e.town_event_id) from public.town_events e
        where e.town_id = p_town_id), ''), 'utf8')), 'hex') into v_sha;

  select r.* into v_current from public.revisions r join public.towns t using (town_id)
    where r.town_id = p_town_id and r.revision = t.current_revision;
  if found and v_current.content_sha256 = v_sha then
    return v_current.revision; -- nothing changed: no empty revision
  end if;

  select coalesce(max(revision), 0) + 1 into v_revision from public.revisions where town_id = p_town_id;
  insert into public.revisions (town_id, revision, town_doc, content_sha256, places, note, published_by)
    values (p_town_id, v_revision, v_town, v_sha, (select count(*) from pg_temp.frozen_docs), p_note, p_by);
  insert into public.revision_places (town_id, revision, place_id, position, theme, kind, name, summary, lat, lon,
      spot_count, search, doc)
    select p_town_id, v_revision, d.place_id, d.position, d.doc ->> 'theme', d.doc ->> 'kind', d.doc -> 'name',
      d.doc -> 'summary', (d.doc #>> '{location,lat}')::double precision,
      (d.doc #>> '{location,lon}')::double precision,
      jsonb_array_length(d.doc -> 'spots'),
      lower(concat_ws(' ',
        (select string_agg(n.value, ' ' order by n.key) from jsonb_each_text(d.doc -> 'name') n),
        d.doc #>> '{summary,ja}', d.doc ->> 'address',
        (select string_agg(s #>> '{name,ja}', ' ') from jsonb_array_elements(d.doc -> 'spots') s))),
      d.doc
    from pg_temp.frozen_docs d;
  insert into public.revision_town_events (town_id, revision, town_event_id, starts_on, ends_on, doc)
    select town_id, v_revision, town_event_id, starts_on, ends_on, doc from public.town_events
    where town_id = p_town_id;
  update public.towns set current_revision = v_revision, updated_at = now() where town_id = p_town_id;
  return v_revision;
end $$;
comment on function private.freeze_revision is
  'For publishing: freezes the drafts into an immutable revision and moves the pointer, all in one transaction.';

create function private.publish_revision_as_system(p_town_id text, p_note text) returns integer
  language sql security definer set search_path = ''
as $$ select private.freeze_revision(p_town_id, p_note, null) $$;
comment on function private.publish_revision_as_system is 'For the importer and the seed.';

create function public.publish_revision(p_town_id text, p_note text default '') returns integer
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'editor', 'admin');
  return private.freeze_revision(p_town_id, p_note, auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.publish_revision is
  'For editors and admins: publishes the drafts; answers the revision, the current one when nothing changed.';

create function public.list_revisions(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'editor', 'admin', 'analyst', 'concierge');
  return (select coalesce(jsonb_agg(jsonb_build_object('revision', listed.revision, 'published_at', listed.published_at,
      'published_by', listed.published_by, 'note', listed.note, 'places', listed.places)
      order by listed.revision desc), '[]')
    from public.revisions listed where listed.town_id = p_town_id);
end $$;
comment on function public.list_revisions is
  'For staff: the town''s published states, newest first, with who published each and their note.';

grant execute on function public.publish_revision, public.list_revisions to authenticated;
grant execute on function private.import_places, private.save_town, private.import_pack, private.register_scene,
  private.publish_revision_as_system to service_role;

-- 04_visits.sql
-- Visits and their events: anonymous, append-only, partitioned by month. No address and no fingerprint is stored.
create table public.visits (
  town_id text not null references public.towns on delete cascade,
  visit_id uuid not null,
  visitor_id uuid not null,
  started_at timestamptz not null,
  day date not null,
  entry text not null,
  referrer_host text,
  locale text not null,
  device_class text not null,
  region text not null check (private.is_region(region)),
  region_source text not null check (region_source in ('declared', 'edge', 'time_zone', 'unknown')),
  revision integer not null,
  is_bot boolean not null,
  clock_offset_ms bigint not null default 0,
  received_at timestamptz not null default now(),
  campaign text check (campaign = '(other)' or length(campaign) <= 60 and campaign !~ '[[:cntrl:][:space:](){}@]'),
  staff boolean not null default false,
  simulated boolean not null default false,
  -- One of more visits in a day than one network has a share in (collect); which network it was, nobody keeps.
  crowd boolean not null default false,
  primary key (town_id, visit_id)
);
create index visits_by_visitor on public.visits (town_id, visitor_id);
create index visits_by_day on public.visits (town_id, day);
comment on table public.visits is
  'For rollups, and for households that agreed: one session of one browser. day is the Tokyo day it began.';
comment on column public.visits.clock_offset_ms is
  'Added to every time the browser says; fixed by the first batch, so that a resent event gets the same time again.';

create table public.visit_events (
  town_id text not null,
  event_id uuid not null,
  occurred_at timestamptz not null,
  visit_id uuid not null,
  name text not null,
  place_id text,
  spot_id text,
  engaged_ms integer,
  revision integer not null,
  payload jsonb not null,
  received_at timestamptz not null default now(),
  primary key (town_id, event_id, occurred_at)
) partition by range (occurred_at);
create index visit_events_by_visit on public.visit_events (town_id, visit_id);
comment on table public.visit_events is
  'For rollups, and for households that agreed: what happened in a visit; ids are made by the browser.';

create table public.rollup_marks (
  town_id text not null,
  mark_id bigint generated always as identity,
  day date not null,
  marked_at timestamptz not null default now(),
  stored integer not null default 0,
  doubled integer not null default 0,
  refused integer not null default 0,
  primary key (town_id, mark_id)
);
comment on table public.rollup_marks is
  'For the rollup job: days whose events changed. Append only, so that a writer still in flight marks again when it '
  'commits.';

create function private.ensure_event_partitions() returns void
  language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare v_month date; v_name text;
begin
  for v_month in select generate_series(date_trunc('month', now()) - interval '2 months',
      date_trunc('month', now()) + interval '2 months', interval '1 month')::date loop
    v_name := 'visit_events_' || to_char(v_month, 'YYYY_MM');
    if to_regclass('public.' || v_name) is null then
      perform pg_advisory_xact_lock(hashtextextended('partition', 0));
      execute format(
        'create table if not exists public.%I partition of public.visit_events for values from (%L) to (%L)',
        v_name, v_month::timestamptz, (v_month + interval '1 month')::timestamptz);
      execute format('alter table public.%I enable row level security', v_name);
      execute format('comment on table public.%I is %L', v_name, 'For visit_events: one month.');
    end if;
  end loop;
end $$;
comment on function private.ensure_event_partitions is 'For run_due_jobs: makes the months around today, two each way.';

create function private.ingest_visit_batches(p_batches jsonb) returns jsonb
  language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare v_answers jsonb;
begin
  with batches as materialized (
    select b.n, b.x ->> 'town_id' as town_id, (b.x #>> '{visit,visit_id}')::uuid as visit_id,
      (b.x ->> 'sent_at')::timestamptz as sent_at, b.x ->> 'region' as region, b.x ->> 'region_source' as region_source,
      (b.x ->> 'is_bot')::boolean as is_bot, coalesce((b.x ->> 'crowd')::boolean, false) as crowd,
      b.x -> 'visit' as visit, b.x -> 'events' as events
    from jsonb_array_elements(p_batches) with ordinality as b (x, n)
  ), held as materialized ( -- most batches are of a visit that is already here: it is read, not locked
    select b.n, v.day, v.clock_offset_ms, v.region, v.region_source
    from batches b join public.visits v on v.town_id = b.town_id and v.visit_id = b.visit_id
  ), begun as (
    -- A browser whose clock is off by two minutes or more is set right by what it said when it sent this.
    insert into public.visits as v (town_id, visit_id, visitor_id, started_at, day, entry, referrer_host, locale,
        device_class, region, region_source, revision, campaign, is_bot, staff, simulated, crowd, clock_offset_ms)
      select distinct on (b.town_id, b.visit_id) b.town_id, b.visit_id, (b.visit ->> 'visitor_id')::uuid, s.started_at,
        (s.started_at at time zone 'Asia/Tokyo')::date, b.visit ->> 'entry', b.visit ->> 'referrer_host',
        b.visit ->> 'locale', b.visit ->> 'device_class', b.region, b.region_source, (b.visit ->> 'revision')::integer,
        b.visit ->> 'campaign', b.is_bot, coalesce((b.visit ->> 'staff')::boolean, false),
        coalesce((b.visit ->> 'simulated')::boolean, false), b.crowd, o.offset_ms
      from batches b
        join public.towns t on t.town_id = b.town_id
        cross join lateral (select case when abs(extract(epoch from now() - b.sent_at)) < 120 then 0
          else round(extract(epoch from now() - b.sent_at) * 1000)::bigint end as offset_ms) o
        cross join lateral (select greatest(now() - interval '35 days', least(now(),
          (b.visit ->> 'started_at')::timestamptz + o.offset_ms * interval '1 millisecond')) as started_at) s
      where not exists (select from held h where h.n = b.n and (b.region_source <> 'declared'
        or (h.region, h.region_source) is not distinct from (b.region, 'declared')))
      order by b.town_id, b.visit_id, b.region_source = 'declared' desc
      -- Its own region is set again, so that a racing twin's row comes back too.
      on conflict (town_id, visit_id) do update
        set region = case when excluded.region_source = 'declared' then excluded.region else v.region end,
          region_source = case when excluded.region_source = 'declared' then 'declared' else v.region_source end
      returning v.town_id, v.visit_id, v.day, v.clock_offset_ms
  ), known as materialized (
    select b.n, b.town_id, b.visit_id, b.events, coalesce(h.day, v.day) as day,
      coalesce(h.clock_offset_ms, v.clock_offset_ms) * interval '1 millisecond' as clock_offset
    from batches b left join held h on h.n = b.n left join begun v on v.town_id = b.town_id and v.visit_id = b.visit_id
  ), judged as materialized (
    select k.n, k.town_id, k.visit_id, k.day, e.*, t.occurred_at, case when k.day is null then 'unknown_town'
        when t.occurred_at > now() + interval '5 minutes' then 'in_the_future'
        when t.occurred_at < now() - interval '35 days' then 'too_old' end as refusal
    from known k cross join lateral (select (x ->> 'event_id')::uuid as event_id,
      (x ->> 'occurred_at')::timestamptz as said_at,
        x ->> 'name' as name, x ->> 'place_id' as place_id, x ->> 'spot_id' as spot_id,
        (x ->> 'engaged_ms')::integer as engaged_ms, (x ->> 'revision')::integer as revision,
        x - '{event_id,occurred_at,name,place_id,spot_id,engaged_ms,revision}'::text[] as payload
      from jsonb_array_elements(k.events) x) e
      cross join lateral (select e.said_at + k.clock_offset as occurred_at) t
  ), kept as (
    insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, place_id, spot_id, engaged_ms,
        revision, payload)
      select j.town_id, j.event_id, j.occurred_at, j.visit_id, j.name, j.place_id, j.spot_id, j.engaged_ms, j.revision,
        j.payload
      from judged j where j.refusal is null
      order by j.town_id, j.event_id
      on conflict do nothing
      returning town_id, visit_id
  ), marked as (
    insert into public.rollup_marks (town_id, day, stored, doubled, refused)
      select j.town_id, j.day, coalesce(s.stored, 0), count(*) filter (where j.refusal is null) - coalesce(s.stored, 0),
        count(*) filter (where j.refusal is not null)
      from judged j left join (
          select k.town_id, k.day, count(*) as stored
          from kept e join (select distinct town_id, visit_id, day from known) k
            on k.town_id = e.town_id and k.visit_id = e.visit_id
          group by k.town_id, k.day) s on s.town_id = j.town_id and s.day = j.day
      where j.day is not null group by j.town_id, j.day, s.stored
  )
  select jsonb_agg(jsonb_build_object('refused', coalesce(r.refused, '[]'::jsonb)) order by b.n) into v_answers
  from batches b left join (
    select j.n, jsonb_agg(jsonb_build_object('event_id', j.event_id, 'reason', j.refusal)) as refused
    from judged j where j.refusal is not null group by j.n) r on r.n = b.n;
  return v_answers;
end $$;
comment on function private.ingest_visit_batches is
  'For functions/collect: stores many visits'' events in one transaction, each once; answers what it refused, in '
  'order.';
alter table public.visits enable row level security;
alter table public.visit_events enable row level security;
alter table public.rollup_marks enable row level security;

create table public.marking_rules (
  town_id text not null references public.towns on delete cascade,
  version integer not null check (version > 0),
  most_events_per_minute integer not null check (most_events_per_minute > 0),
  counts_simulated boolean not null,
  note text not null,
  created_at timestamptz not null default now(),
  counts_crowds boolean not null default false,
  primary key (town_id, version)
);
comment on table public.marking_rules is
  'For rollups: by which rule a visit counts as a machine''s, version by version; the newest one is used. Without a '
  'row the first rule holds.';
create trigger marking_rules_stay before update on public.marking_rules
  for each row execute function private.refuse_change();
alter table public.marking_rules enable row level security;

create function private.marking_rule(p_town_id text) returns public.marking_rules
  language sql stable security definer set search_path = ''
as $$
  select coalesce(
    (select r from public.marking_rules r where r.town_id = p_town_id order by r.version desc limit 1),
    -- A hand makes some 60 events in its busiest minute; a made-up town may show made-up families.
    (select row(t.town_id, 0, 120, coalesce((t.doc ->> 'is_fictional')::boolean, false), 'first rule',
      t.created_at, false)::public.marking_rules from public.towns t where t.town_id = p_town_id))
$$;
comment on function private.marking_rule is 'For rollups: the rule by which visits of a town are marked now.';

grant all on public.visits, public.visit_events, public.rollup_marks, public.marking_rules to service_role;
grant execute on function private.ingest_visit_batches to service_role;

select private.ensure_event_partitions();

-- 05_households.sql
-- Families who asked for advice: who is moving, what they agreed to, and what was done for them.
create function private.is_list_of(p_list text[], p_choices text[]) returns boolean
  language sql immutable set search_path = ''
as $$
  select p_list <@ p_choices and array_position(p_list, null) is null and coalesce(array_ndims(p_list), 1) = 1
$$;
comment on function private.is_list_of is 'For checks: a plain list, each of it one of the choices.';
grant execute on function private.is_list_of to service_role;

create function private.mailbox_of(p_email text) returns text
  language sql immutable set search_path = ''
as $$
  select coalesce(nullif(case when b.host in ('gmail.com', 'googlemail.com') then replace(b.box, '.', '')
    else b.box end, ''), a.name) || '@' || case b.host when 'googlemail.com' then 'gmail.com' else b.host end
  from (select lower(normalize(p_email, NFKC)) as said) s
    cross join lateral (select regexp_replace(s.said, '@[^@]*$', '') as name) a
    cross join lateral (select regexp_replace(a.name, '\+.*$', '') as box, substring(s.said from '[^@]*$') as host) b
$$;
comment on function private.mailbox_of is
  'For limits: the mailbox that an address reaches, whatever stands behind its plus, in which case and width, and with '
  'which dots at Gmail.';
grant execute on function private.mailbox_of to service_role;

create table public.households (
  town_id text not null references public.towns on delete cascade,
  household_id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  contact_name text not null
    check (length(contact_name) <= 60 and contact_name ~ '\S' and contact_name !~ '[[:cntrl:]]'
      and private.reads_as_written(contact_name)),
  reading text -- よみ, in hiragana
    check (length(reading) <= 60 and reading ~ '[\u3041-\u3096]'
      and reading ~ '^[\u3041-\u3096\u309D\u309E\u30FC\u30FB ]+$'),
  adults integer not null check (adults between 1 and 10),
  children text[] not null default '{}' check (cardinality(children) <= 12
    and private.is_list_of(children, '{unborn,age_0,age_1,age_2,age_3,age_4,age_5,elementary_1,elementary_2,
      elementary_3,
      elementary_4,elementary_5,elementary_6,junior_high_1,junior_high_2,junior_high_3,high_school,older}')),
  timing text not null
    check (timing in ('within_3_months', 'within_6_months', 'within_1_year', 'within_3_years', 'undecided')),
  wishes text[] not null default '{}' check (cardinality(wishes) <= 12
    and private.is_list_of(wishes, '{childcare,school,housing,work,remote_work,medical,nature,winter,transport,farming,
      community,subsidies}')),
  from_region text check (private.is_region(from_region)),
  email text not null check (length(email) <= 254
    and email ~ '^[A-Za-z0-9_''+-][A-Za-z0-9._''+/?-]*@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$'),
  phone text check (phone ~ '^[0-9+() -]{8,20}$'),
  line_name text check (length(line_name) <= 60 and line_name ~ '\S' and line_name !~ '[[:cntrl:]]'
    and private.reads_as_written(line_name)),
  preferred_contact text not null check (preferred_contact in ('email', 'phone', 'line')),
  words text not null default '' check (length(words) <= 2000 and private.reads_as_written(words)),
  locale text not null check (locale in ('ja', 'ja-easy', 'en')),
  channel text not null default 'web' check (channel in ('web', 'phone', 'counter', 'event')),
  stage text not null default 'new' check (stage in
    ('new', 'consulting', 'visit_planned', 'visited', 'preparing', 'moved', 'settled', 'closed')),
  stage_changed_at timestamptz not null default now(),
  closed_reason text check (closed_reason in
    ('no_reply', 'chose_other_town', 'postponed', 'no_longer_moving', 'duplicate',
    'withdrawn', 'other')),
  owner_user_id uuid,
  first_reply_at timestamptz,
  last_contact_at timestamptz, -- when we last answered or moved it; null: nobody has yet
  version integer not null default 1,
  created_at timestamptz not null default now(),
  simulated boolean not null default false,
  primary key (town_id, household_id),
  unique (town_id, consultation_id),
  check ((stage = 'closed') = (closed_reason is not null)),
  constraint preferred_contact_given check (case preferred_contact when 'phone' then phone is not null
    when 'line' then line_name is not null else true end)
);
create index households_by_stage on public.households (town_id, stage, created_at);
create index households_by_email on public.households (town_id, lower(email), created_at);
create index households_by_mailbox on public.households (private.mailbox_of(email), created_at);
comment on table public.households is
  'For concierges: a family thinking of moving. Children are grades, never names. Contact columns are read through '
  'open_household only.';

create table public.household_history (
  town_id text not null,
  household_id uuid not null,
  history_id bigint generated always as identity,
  at timestamptz not null default now(),
  actor uuid, -- null: the family itself
  kind text not null check (kind in
    ('asked', 'contacted', 'corrected', 'withdrawn', 'stage_moved', 'owner_assigned', 'link_renewed')),
  from_stage text check (from_stage in
    ('new', 'consulting', 'visit_planned', 'visited', 'preparing', 'moved', 'settled', 'closed')),
  to_stage text check (to_stage in
    ('new', 'consulting', 'visit_planned', 'visited', 'preparing', 'moved', 'settled', 'closed')),
  reason text check (length(reason) <= 40), -- why it was closed, or which consent was withdrawn
  note text check (length(note) <= 2000 and private.reads_as_written(note)),
  primary key (town_id, household_id, history_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.household_history is
  'For concierges: everything that happened to a household; rows are only ever added.';
create trigger household_history_stays before update on public.household_history
  for each row execute function private.refuse_change();

create table public.consents (
  town_id text not null,
  household_id uuid not null,
  purpose text not null check (purpose in ('consultation', 'link_visits')),
  version text not null check (version in ('2026-11-30')), -- consentVersions of the contract
  locale text not null check (locale in ('ja', 'ja-easy', 'en')),
  granted_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (town_id, household_id, purpose, granted_at),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.consents is
  'For the family and concierges: which text was agreed to, when, in which language, and when it was withdrawn.';

create table public.household_visitors (
  town_id text not null,
  household_id uuid not null,
  visitor_id uuid not null,
  linked_at timestamptz not null default now(),
  primary key (town_id, household_id, visitor_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.household_visitors is
  'For open_household: the browser a family agreed to show; gone when they withdraw.';

create table public.household_looks (
  town_id text not null,
  household_id uuid not null,
  look_id bigint generated always as identity,
  user_id uuid not null,
  user_name text not null,
  at timestamptz not null default now(),
  primary key (town_id, household_id, look_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.household_looks is 'For the family: every time a member of staff opened what we hold.';

create table public.household_notes (
  town_id text not null,
  household_id uuid not null,
  note_id bigint generated always as identity,
  author uuid not null,
  body text not null check (length(body) <= 5000 and body ~ '\S' and private.reads_as_written(body)),
  -- false: for staff, told to the family when it asks for disclosure; true: on its page at once.
  is_shared boolean not null,
  created_at timestamptz not null default now(),
  primary key (town_id, household_id, note_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.household_notes is 'For concierges, and what is shared for the family: what was said.';

create table public.household_tasks (
  town_id text not null,
  task_id uuid not null default gen_random_uuid(),
  household_id uuid not null,
  title text not null check (length(title) <= 200 and title ~ '\S' and private.reads_as_written(title)),
  due_on date, -- from a year before it was written down to ten years after
  assignee uuid,
  done_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (town_id, task_id),
  constraint due_within_reach check (due_on - (created_at at time zone 'Asia/Tokyo')::date between -366 and 3660),
  foreign key (town_id, household_id) references public.households on delete cascade
);
create index household_tasks_by_household on public.household_tasks (town_id, household_id);
comment on table public.household_tasks is 'For concierges: what is to be done for a household.';

create table public.family_links (
  town_id text not null,
  household_id uuid not null,
  token_sha256 text not null check (token_sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(), -- to the day; a link that nobody uses for a year ends
  warned_at timestamptz, -- the family was told that it is about to end
  primary key (town_id, household_id, token_sha256),
  constraint family_links_token_key unique (town_id, token_sha256),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.family_links is
  'For the family''s page: the hash of its private link; the link itself is only in the family''s mail.';

create table private.family_letters (
  town_id text not null,
  household_id uuid not null,
  reason text not null check (reason in ('renewed', 'ending')),
  asked_at timestamptz not null default now(),
  primary key (town_id, household_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table private.family_letters is
  'For the mail job: families to be sent a new private link, which nobody but the mail ever has.';
alter table private.family_letters enable row level security;

create table public.erasures (
  town_id text not null,
  erasure_id bigint generated always as identity,
  erased_at timestamptz not null default now(),
  -- Of an id that nothing else holds once the family is gone: it says which family only to a backup that still has it.
  household_sha256 text not null check (household_sha256 ~ '^[0-9a-f]{64}$'),
  act text not null check (act in ('erased', 'ended', 'withdrawn', 'unlinked', 'link_renewed')),
  primary key (town_id, erasure_id)
);
create index erasures_by_household on public.erasures (household_sha256);
comment on table public.erasures is
  'For accountability and for restoring a backup: what must not come back, and nothing about the family. ended: its '
  'time was over.';

create table private.outgoing_mails (
  town_id text not null,
  mail_id uuid not null default gen_random_uuid(),
  household_id uuid,
  to_address text not null,
  subject text not null,
  body_text text not null,
  created_at timestamptz not null default now(),
  next_attempt_at timestamptz not null default now(),
  sent_at timestamptz,
  bounced_at timestamptz, -- will never be taken: the mail server said so
  attempts integer not null default 0,
  last_error text,
  primary key (town_id, mail_id)
);
create index outgoing_mails_due on private.outgoing_mails (next_attempt_at)
  where sent_at is null and bounced_at is null;
comment on table private.outgoing_mails is
  'For the mail job: an outbox written with the act that causes the mail; the body is blanked once sent.';
alter table private.outgoing_mails enable row level security;
alter table public.households enable row level security;
alter table public.household_history enable row level security;
alter table public.consents enable row level security;
alter table public.household_visitors enable row level security;
alter table public.household_looks enable row level security;
alter table public.household_notes enable row level security;
alter table public.household_tasks enable row level security;
alter table public.family_links enable row level security;
alter table public.erasures enable row level security;

create function private.announce(p_town_id text, p_household_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  v_topic text := 'town:' || p_town_id || ':households';
  v_payload jsonb := jsonb_build_object('household_id', p_household_id);
begin -- ids only; whoever hears it asks again under their own rights
  if to_regprocedure('realtime.send(jsonb,text,text,boolean)') is not null then
    execute 'select realtime.send($1, $2, $3, true)' using v_payload, 'household_changed', v_topic;
  else
    perform pg_notify('hiroba_realtime',
      jsonb_build_object('topic', v_topic, 'event', 'household_changed', 'payload', v_payload)::text);
  end if;
end $$;
comment on function private.announce is 'For every act on a household: tells open inboxes that something changed.';

create function private.may_join_topic(p_topic text) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (select from private.towns_with_role('concierge', 'admin') t
    where p_topic = 'town:' || t || ':households')
$$;
comment on function private.may_join_topic is 'For realtime: who may listen to a town''s inbox.';

create function private.family_fields() returns jsonb
  language sql immutable set search_path = ''
as $$
  select '{"adults": "number", "children": "array", "timing": "string", "wishes": "array", "from_region": "string",
    "words": "string", "contact_name": "string", "reading": "string", "email": "string", "phone": "string",
    "line_name": "string",
    "preferred_contact": "string"}'::jsonb
$$;
comment on function private.family_fields is
  'For every door: what a family tells of itself, by the kind of its value. Limits are the checks of '
  'public.households.';

create function private.household_from_json(p_household public.households, p_fields jsonb) returns public.households
  language plpgsql stable set search_path = ''
as $$
declare v_told jsonb := jsonb_strip_nulls(p_fields);
begin
  if exists (select from jsonb_object_keys(p_fields) field where not private.family_fields() ? field) then
    raise exception 'unknown_field' using errcode = 'P0001';
  elsif exists (select from jsonb_each(v_told) told
      where jsonb_typeof(told.value) <> private.family_fields() ->> told.key) then
    raise exception 'invalid_field' using errcode = 'P0001';
  end if;
  -- What is not told is null: the table refuses that of what is needed.
  return jsonb_populate_record(p_household,
    (select jsonb_object_agg(field, v_told -> field) from jsonb_object_keys(private.family_fields()) field));
end $$;
comment on function private.household_from_json is
  'For every door: the household with what a json tells; a key that is no field is refused.';

create function private.correct_fields(p_household public.households, p_fields jsonb, p_version integer, p_actor uuid)
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare v_household public.households := private.household_from_json(p_household, p_fields); v_corrected integer;
begin
  -- Every field and nothing else: what others do to the household meanwhile stays.
  execute (select format('update public.households set %s, version = version + 1
      where town_id = $2 and household_id = $3 and version = $4', string_agg(format('%1$I = ($1).%1$I', field), ', '))
    from jsonb_object_keys(private.family_fields()) field)
    using v_household, p_household.town_id, p_household.household_id, p_version;
  get diagnostics v_corrected = row_count;
  if v_corrected = 0 then
    return jsonb_build_object('status', 'conflict');
  end if;
  insert into public.household_history (town_id, household_id, actor, kind)
    values (p_household.town_id, p_household.household_id, p_actor, 'corrected');
  perform private.announce(p_household.town_id, p_household.household_id);
  return jsonb_build_object('status', 'saved', 'version', p_version + 1);
end $$;
comment on function private.correct_fields is
  'For the family and concierges: corrects what is held; a stale version is a conflict and changes nothing.';

create function private.submit_consultation(p_request jsonb, p_token_sha256 text, p_mail_subject text, p_mail_body text)
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare
  v_town text := p_request ->> 'town_id';
  v_household public.households;
  v_takes boolean;
  v_mailbox text := private.mailbox_of(p_request ->> 'email');
begin
  select takes_consultations into v_takes from public.towns where town_id = v_town;
  if not found then
    return jsonb_build_object('status', 'unknown_town');
  elsif not v_takes and not coalesce((p_request ->> 'simulated')::boolean, false) then
    return jsonb_build_object('status', 'no_concierge'); -- nobody would read it, so nothing is promised
  end if;
  perform pg_advisory_xact_lock(hashtextextended('consult:' || v_mailbox, 0));
  if exists (select from public.households h
      where h.town_id = v_town and h.consultation_id = (p_request ->> 'consultation_id')::uuid) then
    return jsonb_build_object('status', 'already_received');
  end if;
  -- Of one mailbox: three an hour and six a day in a town, ten a day in all towns together.
  if exists (select from public.households h
      where private.mailbox_of(h.email) = v_mailbox and h.created_at > now() - interval '1 day'
      having count(*) filter (where h.town_id = v_town and h.created_at > now() - interval '1 hour') >= 3
        or count(*) filter (where h.town_id = v_town) >= 6 or count(*) >= 10) then
    return jsonb_build_object('status', 'rate_limited', 'retry_after_s', 3600);
  end if;

  v_household := private.household_from_json(null,
    p_request - '{v,town_id,consultation_id,locale,consent,visitor_id,simulated}'::text[]);
  v_household.town_id := v_town;
  v_household.household_id := gen_random_uuid();
  v_household.consultation_id := (p_request ->> 'consultation_id')::uuid;
  v_household.locale := p_request ->> 'locale';
  v_household.stage := 'new';
  v_household.stage_changed_at := now();
  v_household.version := 1;
  v_household.created_at := now();
  v_household.channel := 'web';
  v_household.simulated := false;
  insert into public.households select v_household.*;
  insert into public.household_history (town_id, household_id, kind, to_stage)
    values (v_town, v_household.household_id, 'asked', 'new');
  insert into public.consents (town_id, household_id, purpose, version, locale)
    select v_town, v_household.household_id, purpose, p_request #>> '{consent,version}', v_household.locale
    from unnest(array['consultation', 'link_visits']) purpose
    where purpose = 'consultation' or (p_request #>> '{consent,link_visits}')::boolean;
  if (p_request #>> '{consent,link_visits}')::boolean and p_request ->> 'visitor_id' is not null then
    insert into public.household_visitors (town_id, household_id, visitor_id)
      values (v_town, v_household.household_id, (p_request ->> 'visitor_id')::uuid);
  end if;
  insert into public.family_links (town_id, household_id, token_sha256)
    values (v_town, v_household.household_id, p_token_sha256);
  insert into private.outgoing_mails (town_id, household_id, to_address, subject, body_text)
    values (v_town, v_household.household_id, v_household.email, p_mail_subject, p_mail_body);
  perform private.announce(v_town, v_household.household_id);
  return jsonb_build_object('status', 'received', 'household_id', v_household.household_id);
end $$;
comment on function private.submit_consultation is
  'For functions/consult: a family''s request, its consents, its private link and its mail, once per consultation_id.';

do $$
begin
  if to_regclass('realtime.messages') is not null then
    execute $p$create policy "concierges listen to their town" on realtime.messages for select to authenticated
      using (private.may_join_topic(realtime.topic()))$p$;
  end if;
end $$;

-- Nobody reads these tables over the API: the functions of the desk and of the family answer from them.
grant all on public.households, public.household_history, public.consents, public.household_visitors,
  public.household_looks, public.household_notes, public.household_tasks, public.family_links, public.erasures
  to service_role;
grant select, insert, update on private.outgoing_mails to service_role;
grant execute on function private.may_join_topic to authenticated;
grant execute on function private.submit_consultation to service_role;

-- 06_desk.sql
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

-- 07_families.sql
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

-- 08_accounts.sql
-- Accounts of staff: one's own sessions, and who needs a second factor (whether a session stands: 01_towns). The tables
-- of schema auth are GoTrue's; on the embedded server supabase/local/auth writes them.
create table private.sign_in_rules (
  town_id text primary key references public.towns on delete cascade,
  second_factor_roles text[] not null default '{}'
    check (private.is_list_of(second_factor_roles, '{concierge,analyst,editor,admin}'))
);
comment on table private.sign_in_rules is 'For a town: whose sessions open its rows with a second factor only.';
alter table private.sign_in_rules enable row level security;

create function public.list_my_sessions() returns table (session_id uuid, is_current boolean, browser text,
    system text, began_at timestamptz, last_used_at timestamptz, ends_at timestamptz, has_second_factor boolean)
  language sql stable security definer set search_path = ''
as $$
  select s.id, s.id = (auth.jwt() ->> 'session_id')::uuid,
    case when s.user_agent ~ 'Edg' then 'edge' when s.user_agent ~ 'Firefox|FxiOS' then 'firefox'
      when s.user_agent ~ 'OPR/|Opera' then 'opera' when s.user_agent ~ 'Chrome|CriOS' then 'chrome'
      when s.user_agent ~ 'Safari' then 'safari' else 'unknown' end,
    case when s.user_agent ~ 'iPhone' then 'iphone' when s.user_agent ~ 'iPad' then 'ipad'
      when s.user_agent ~ 'Android' then 'android' when s.user_agent ~ 'Windows' then 'windows'
      when s.user_agent ~ 'Mac' then 'mac' when s.user_agent ~ 'CrOS|ChromeOS' then 'chromeos'
      when s.user_agent ~ 'Linux' then 'linux' else 'unknown' end,
    s.created_at, greatest(s.created_at, s.updated_at, s.refreshed_at at time zone 'utc'),
    least(s.not_after, s.created_at + interval '12 hours'), s.aal = 'aal2'
  from auth.sessions s
  where s.user_id = private.signed_in_user() and s.created_at > now() - interval '12 hours'
    and greatest(s.created_at, s.updated_at, s.refreshed_at at time zone 'utc') > now() - interval '30 minutes'
  order by 2 desc, 6 desc
$$;
comment on function public.list_my_sessions is 'For staff: where one is signed in, in codes; the present one first.';

create function private.require_session() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare v_user uuid := private.signed_in_user();
begin
  if v_user is null then
    raise exception 'not_permitted' using errcode = '42501';
  end if;
  return v_user;
end $$;
comment on function private.require_session is
  'For rpcs about oneself: who asks; refuses with 42501 whose session ended.';

create function public.end_my_session(p_session_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_user uuid := private.require_session();
begin
  delete from auth.sessions where id = p_session_id and user_id = v_user;
  if not found then
    raise exception 'unknown_session' using errcode = 'P0001';
  end if;
  perform private.write_audit(null, 'session_ended', v_user, '{"how": "one"}');
end $$;
comment on function public.end_my_session is 'For staff: signs one''s own session out, in whatever browser it is.';

create function public.end_my_other_sessions() returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_user uuid := private.require_session(); v_ended integer;
begin
  delete from auth.sessions where user_id = v_user and id <> (auth.jwt() ->> 'session_id')::uuid;
  get diagnostics v_ended = row_count;
  perform private.write_audit(null, 'session_ended', v_user, jsonb_build_object('how', 'others', 'ended', v_ended));
  return v_ended;
end $$;
comment on function public.end_my_other_sessions is 'For staff: signs oneself out everywhere else; how many that were.';

create function public.require_second_factor(p_town_id text, p_roles text[]) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  if p_roles is null or not private.is_list_of(p_roles, '{concierge,analyst,editor,admin}') then
    raise exception 'unknown_role' using errcode = 'P0001';
  end if;
  insert into private.sign_in_rules (town_id, second_factor_roles) values (p_town_id, p_roles)
    on conflict (town_id) do update set second_factor_roles = excluded.second_factor_roles;
  perform private.write_audit(p_town_id, 'factor_required', auth.uid(),
    jsonb_build_object('roles', array_to_string(p_roles, ',')));
end $$;
comment on function public.require_second_factor is
  'For admins: the roles whose sessions see the town with a second factor only; it holds from the next request on.';

create function public.second_factor_roles(p_town_id text) returns text[]
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  return coalesce((select r.second_factor_roles from private.sign_in_rules r where r.town_id = p_town_id), '{}');
end $$;
comment on function public.second_factor_roles is 'For admins: the roles that need a second factor in the town.';

create function public.towns_wanting_second_factor() returns setof text
  language sql stable security definer set search_path = ''
as $$
  select m.town_id from public.staff_members m join private.sign_in_rules r using (town_id)
  where m.user_id = private.signed_in_user() and m.active and m.role = any (r.second_factor_roles)
    and not private.has_second_factor()
$$;
comment on function public.towns_wanting_second_factor is
  'For staff: one''s towns that stay closed until this session has proven a second factor.';

grant execute on function public.list_my_sessions, public.end_my_session, public.end_my_other_sessions,
  public.require_second_factor, public.second_factor_roles, public.towns_wanting_second_factor to authenticated;

-- 08_desk_lists.sql
-- What concierges list. Nothing is ever cut in silence: a page says how many rows there are, and how to ask for more.
-- Pages go by key, never by number: what is added or moved meanwhile neither doubles a row nor hides one.
create function private.letters(p_first integer, p_last integer) returns text
  language sql immutable set search_path = ''
  return (select string_agg(chr(letter), '' order by letter) from generate_series(p_first, p_last) letter);
comment on function private.letters is 'For list_households: letters that follow each other in Unicode, both included.';

create function private.search_text(p_words text, p_katakana text, p_hiragana text) returns text
  language sql immutable -- inlined, as it stands in a filter of many rows; so the letters are made once, outside
  return btrim(regexp_replace(translate(lower(normalize(p_words, NFKC)), p_katakana, p_hiragana),
    '[\s\u30FB]+', ' ', 'g'));
comment on function private.search_text is
  'For list_households: words as people type them: width, capitals, katakana and spaces no longer matter.';

create function private.visit_summary(p_town_id text, p_household_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with stays as (
    select e.place_id, e.spot_id, sum(e.engaged_ms) as engaged_ms
    from public.household_visitors hv
      join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
      join public.visit_events e on e.town_id = v.town_id and e.visit_id = v.visit_id
        and e.occurred_at between v.started_at - interval '36 days' and v.started_at + interval '36 days'
    where hv.town_id = p_town_id and hv.household_id = p_household_id
    group by e.place_id, e.spot_id
  )
  select jsonb_build_object('visits', count(distinct v.visit_id), 'last_visit_at', max(v.started_at),
    'engaged_ms', (select coalesce(sum(engaged_ms), 0) from stays),
    'spots', (select count(distinct spot_id) from stays),
    'top', (select coalesce(jsonb_agg(t order by t.engaged_ms desc), '[]') from (select * from stays
      where spot_id is not null and engaged_ms > 0 order by engaged_ms desc, spot_id limit 3) t))
  from public.household_visitors hv
    join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
  where hv.town_id = p_town_id and hv.household_id = p_household_id
  having private.link_agreed(p_town_id, p_household_id)
$$;
comment on function private.visit_summary is
  'For lists and open_household: what the visits of a family add up to; null when it keeps them to itself.';

create function private.days_to_school(p_at timestamptz) returns integer
  language sql stable set search_path = ''
  return make_date(extract(year from (p_at at time zone 'Asia/Tokyo')::date - interval '3 months')::integer + 1, 4, 1)
    - (p_at at time zone 'Asia/Tokyo')::date;
comment on function private.days_to_school is 'For warmth_score: days to the next 1 April, when school begins.';

create function private.warmth_score(p_household public.households, p_visits bigint, p_engaged_ms bigint,
    p_last_visit_at timestamptz, p_at timestamptz, p_days_to_school integer) returns integer
  language sql stable -- inlined, as search_text
  return round((
    case (p_household).timing when 'within_3_months' then 28 when 'within_6_months' then 22
      when 'within_1_year' then 15 when 'within_3_years' then 6 else 0 end
    + case when (p_household).children && '{elementary_1,junior_high_1}'::text[]
        and (p_household).timing = any ('{within_3_months,within_6_months,within_1_year}'::text[])
      then case when p_days_to_school <= 183 then 14 else 8 end else 0 end
    + case when p_at - greatest((p_household).created_at, p_last_visit_at) < interval '4 days' then 14
        when p_at - greatest((p_household).created_at, p_last_visit_at) < interval '8 days' then 10
        when p_at - greatest((p_household).created_at, p_last_visit_at) < interval '31 days' then 5 else 0 end
    + case when p_visits > 0 then least(16, p_engaged_ms / 60000 * 2) else 0 end
    + case when p_visits >= 4 then 12 when p_visits = 3 then 9 when p_visits = 2 then 6 else 0 end
    + least(10, cardinality((p_household).wishes) * 2)
    + case (p_household).preferred_contact when 'email' then 1 else 3 end
    + case (p_household).words when '' then 0 else 3 end
    ) * 100.0 / case when p_visits > 0 then 100 else 72 end)::integer;
comment on function private.warmth_score is
  'For the order of list_households: what src/domain/warmth.ts gives; test/database/lists.test.ts compares the two.';

create function public.list_households(p_town_id text, p_choice jsonb default '{}', p_after jsonb default null,
    p_limit integer default 100) returns jsonb
  language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
  -- A list that is read page by page is one list: warmth and waiting are those of its first page.
  v_at timestamptz := coalesce((p_after ->> 'at')::timestamptz, now());
  v_stage text := coalesce(p_choice ->> 'stage', 'open');
  v_owner text := coalesce(p_choice ->> 'owner', 'all');
  v_katakana text := private.letters(12449, 12534);
  v_hiragana text := private.letters(12353, 12438);
  v_words text[] := string_to_array(
    nullif(private.search_text(p_choice ->> 'search', v_katakana, v_hiragana), ''), ' ');
  v_school integer := private.days_to_school(v_at);
  v_by_waiting boolean := coalesce(p_choice ->> 'sort' = 'waiting', false);
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if p_limit is null or p_limit not between 1 and 500 or jsonb_typeof(p_choice) is distinct from 'object'
      or exists (select from jsonb_object_keys(p_choice) k
        where k <> all ('{stage,owner,sort,search,waits,household_id}')) then
    raise exception 'unknown_choice' using errcode = 'P0001';
  end if;
  return (
    with chosen as materialized (
      select h from public.households h
      where h.town_id = p_town_id
        and (p_choice ->> 'household_id' is null or h.household_id = (p_choice ->> 'household_id')::uuid)
        and case v_stage when 'all' then true when 'open' then h.stage not in ('settled', 'closed')
          else h.stage = v_stage end
        and case v_owner when 'all' then true when 'none' then h.owner_user_id is null
          else h.owner_user_id::text = v_owner end
        and (v_words is null or not exists (select from unnest(v_words) word
          where strpos(private.search_text(h.contact_name || ' ' || coalesce(h.reading, ''), v_katakana, v_hiragana),
            word) = 0))
    ), looked as (
      -- An event is at most 35 days older or newer than its visit (collect): its month is known.
      select hv.household_id, count(distinct v.visit_id) as visits,
        coalesce(sum(e.engaged_ms), 0)::bigint as engaged_ms, max(v.started_at) as last_visit_at
      from chosen c
        join public.household_visitors hv on hv.town_id = p_town_id and hv.household_id = (c.h).household_id
        join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
        left join public.visit_events e on e.town_id = v.town_id and e.visit_id = v.visit_id and e.engaged_ms > 0
          and e.occurred_at between v.started_at - interval '36 days' and v.started_at + interval '36 days'
      where exists (select from public.consents a where a.town_id = p_town_id and a.household_id = hv.household_id
        and a.purpose = 'link_visits' and a.withdrawn_at is null)
      group by hv.household_id
    ), reckoned as (
      select (c.h).household_id as id,
        private.warmth_score(c.h, l.visits, l.engaged_ms, l.last_visit_at, v_at, v_school) as warmth,
        -- As src/domain/waiting.ts: overdue first, then who waits for a first answer.
        case when w.done then 0 when w.first then 2 else 1 end
          + case when not w.done and v_at - w.since > w.most then 4 else 0 end as urgency,
        case when w.done then 0 else floor(greatest(0, extract(epoch from v_at - w.since)) * 1000)::bigint end as waited
      from chosen c
        left join looked l on l.household_id = (c.h).household_id
        cross join lateral (select (c.h).stage in ('moved', 'settled', 'closed') as done,
          (c.h).first_reply_at is null as first,
          case when (c.h).first_reply_at is null then (c.h).created_at
            else greatest((c.h).first_reply_at, coalesce((c.h).last_contact_at, (c.h).created_at)) end as since,
          case when (c.h).first_reply_at is null then interval '3 days' else interval '14 days' end as most) w
    ), sorted as (
      select r.id, case when v_by_waiting then r.urgency else r.warmth end as k1,
        case when v_by_waiting then r.waited else r.urgency end as k2,
        case when v_by_waiting then r.warmth else r.waited end as k3
      from reckoned r
      where case p_choice ->> 'waits' when 'first_reply' then r.urgency in (2, 6) when 'quiet' then r.urgency = 5
        else true end
    ), rest as (
      select * from sorted s where p_after is null or (s.k1, s.k2, s.k3, s.id) < ((p_after ->> 'k1')::integer,
        (p_after ->> 'k2')::bigint, (p_after ->> 'k3')::bigint, (p_after ->> 'id')::uuid)
    ), page as (
      select *, row_number() over (order by k1 desc, k2 desc, k3 desc, id desc) as turn from rest
      order by k1 desc, k2 desc, k3 desc, id desc limit p_limit
    )
    select jsonb_build_object('total', (select count(*) from sorted),
      'in_town', (select count(*) from public.households h where h.town_id = p_town_id),
      'next', (select jsonb_build_object('at', v_at, 'k1', k1, 'k2', k2, 'k3', k3, 'id', id) from page
        where turn = p_limit and p_limit < (select count(*) from rest)),
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('household_id', h.household_id,
          'contact_name', h.contact_name, 'reading', h.reading, 'adults', h.adults, 'children', h.children,
          'timing', h.timing, 'wishes', h.wishes, 'from_region', h.from_region,
          'preferred_contact', h.preferred_contact, 'locale', h.locale, 'stage', h.stage,
          'stage_changed_at', h.stage_changed_at, 'closed_reason', h.closed_reason, 'owner_user_id', h.owner_user_id,
          'first_reply_at', h.first_reply_at, 'last_contact_at', h.last_contact_at, 'version', h.version,
          'created_at', h.created_at, 'has_words', h.words <> '',
          'visit_summary', case when private.link_agreed(h.town_id, h.household_id)
            then private.visit_summary(h.town_id, h.household_id) end,
          'open_tasks', (select count(*) from public.household_tasks k
            where k.town_id = h.town_id and k.household_id = h.household_id and k.done_at is null))
          order by p.turn), '[]')
        from page p join public.households h on h.town_id = p_town_id and h.household_id = p.id)));
end $$;
comment on function public.list_households is
  'For concierges: households without contact details, chosen, in order and page by page, with how many there are.';

create function public.list_open_tasks(p_town_id text, p_after jsonb default null, p_limit integer default 100)
  returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if p_limit is null or p_limit not between 1 and 500 then
    raise exception 'unknown_choice' using errcode = 'P0001';
  end if;
  return (
    with open as (
      select k.task_id, k.household_id, k.title, k.due_on, coalesce(k.due_on, 'infinity') as due
      from public.household_tasks k where k.town_id = p_town_id and k.done_at is null
    ), rest as (
      select * from open o
      where p_after is null or (o.due, o.task_id) > ((p_after ->> 'due')::date, (p_after ->> 'id')::uuid)
    ), page as (
      select *, row_number() over (order by due, task_id) as turn from rest order by due, task_id limit p_limit
    )
    select jsonb_build_object('total', (select count(*) from open),
      'due', (select count(*) from open where due <= (now() at time zone 'Asia/Tokyo')::date),
      'next', (select jsonb_build_object('due', due, 'id', task_id) from page
        where turn = p_limit and p_limit < (select count(*) from rest)),
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('task_id', p.task_id, 'household_id', p.household_id,
          'title', p.title, 'due_on', p.due_on, 'contact_name', h.contact_name) order by p.turn), '[]')
        from page p join public.households h on h.town_id = p_town_id and h.household_id = p.household_id)));
end $$;
comment on function public.list_open_tasks is
  'For concierges: what is still to do in the town, soonest first, without a date last, page by page with the count.';

create function private.household_part(p_town_id text, p_household_id uuid, p_part text, p_before text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_rows jsonb; v_key text; v_older bigint;
begin
  if p_part = 'visits' then
    v_rows := private.visits_of_household(p_town_id, p_household_id, p_before::uuid, 50);
    select count(*) into v_older from public.household_visitors hv
      join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
      join public.visits last on last.town_id = p_town_id and last.visit_id = (v_rows -> -1 ->> 'visit_id')::uuid
      where hv.town_id = p_town_id and hv.household_id = p_household_id
        and (v.started_at, v.visit_id) < (last.started_at, last.visit_id);
  elsif p_part in ('history', 'notes', 'looks') then
    v_key := case p_part when 'history' then 'history_id' when 'notes' then 'note_id' else 'look_id' end;
    execute format('select coalesce(jsonb_agg(to_jsonb(r) order by r.%2$I desc), ''[]'') from (
        select * from public.%1$I where town_id = $1 and household_id = $2 and ($3 is null or %2$I < $3)
        order by %2$I desc limit 50) r', 'household_' || p_part, v_key)
      into v_rows using p_town_id, p_household_id, p_before::bigint;
    execute format('select count(*) from public.%I where town_id = $1 and household_id = $2 and %I < $3',
        'household_' || p_part, v_key)
      into v_older using p_town_id, p_household_id, (v_rows -> -1 ->> v_key)::bigint;
    select coalesce(jsonb_agg(row - '{town_id,household_id,user_id}'::text[] || case p_part
        when 'history' then jsonb_build_object('actor_name', private.staff_name(p_town_id, (row ->> 'actor')::uuid))
        when 'notes' then jsonb_build_object('author_name', private.staff_name(p_town_id, (row ->> 'author')::uuid))
        else '{}' end order by turn), '[]')
      into v_rows from jsonb_array_elements(v_rows) with ordinality r (row, turn);
  else
    raise exception 'unknown_part' using errcode = 'P0001';
  end if;
  return jsonb_build_object('rows', v_rows, 'older', v_older);
end $$;
comment on function private.household_part is
  'For open_household: fifty rows of a long part, newest first, and how many are older; p_before is the last id had.';

create function public.older_of_household(p_town_id text, p_household_id uuid, p_part text, p_before text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if not exists (select from public.household_looks l where l.town_id = p_town_id and l.household_id = p_household_id
      and l.user_id = auth.uid() and l.at > now() - interval '12 hours') then
    raise exception 'open_it_first' using errcode = 'P0001'; -- the family sees who reads of it
  end if;
  return private.household_part(p_town_id, p_household_id, p_part, p_before);
end $$;
comment on function public.older_of_household is
  'For concierges who opened a household: what came before the newest visits, history, notes or looks.';

grant execute on function public.list_households, public.list_open_tasks, public.older_of_household to authenticated;

-- 08_draft_versions.sql
-- Drafts keep what they were: each change of a place is a version, by whoever wrote it, and any of them can be brought
-- back. What is published is kept apart, in revisions.
create table public.draft_versions (
  town_id text not null references public.towns on delete cascade,
  place_id text not null,
  version bigint generated always as identity,
  at timestamptz not null default now(),
  written_by uuid, -- null: an import
  doc jsonb, -- the contract's place with its data; null: it was removed
  primary key (town_id, place_id, version)
);
create index draft_versions_by_time on public.draft_versions (town_id, version);
comment on table public.draft_versions is
  'For editors: what the draft of a place was after each change; the last fifty of each place.';
alter table public.draft_versions enable row level security;
grant all on public.draft_versions to service_role;

create function private.keep_draft_version() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  v_row jsonb := to_jsonb(coalesce(new, old)); v_town text := v_row ->> 'town_id'; v_place text := v_row ->> 'place_id';
  v_doc jsonb; v_last public.draft_versions;
begin -- once all of a change is written: one change is one version, however many rows it touched
  if not exists (select from public.towns t where t.town_id = v_town) then
    return null; -- the town goes, and its drafts with it
  end if;
  select private.place_doc(p) into v_doc from public.places p where p.town_id = v_town and p.place_id = v_place;
  select d.* into v_last from public.draft_versions d where d.town_id = v_town and d.place_id = v_place
    order by d.version desc limit 1;
  if found and v_last.doc is not distinct from v_doc or not found and v_doc is null then
    return null;
  end if;
  insert into public.draft_versions (town_id, place_id, written_by, doc) values (v_town, v_place, auth.uid(), v_doc);
  delete from public.draft_versions d where d.town_id = v_town and d.place_id = v_place and d.version <= (
    select o.version from public.draft_versions o where o.town_id = v_town and o.place_id = v_place
    order by o.version desc offset 50 limit 1);
  return null;
end $$;
comment on function private.keep_draft_version is
  'For places, spots and facts: keeps what a place is after each change.';

create constraint trigger places_keep_versions after insert or update or delete on public.places
  deferrable initially deferred for each row execute function private.keep_draft_version();
create constraint trigger spots_keep_versions after insert or update or delete on public.spots
  deferrable initially deferred for each row execute function private.keep_draft_version();
create constraint trigger facts_keep_versions after insert or update or delete on public.facts
  deferrable initially deferred for each row execute function private.keep_draft_version();

create function public.list_draft_versions(p_town_id text, p_before bigint default null) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'editor', 'admin');
  return (select coalesce(jsonb_agg(to_jsonb(l) order by l.version desc), '[]')
    from (select d.version, d.place_id, d.at, private.staff_name(p_town_id, d.written_by) as by,
        coalesce(d.doc, earlier.doc) -> 'name' as name, d.doc is null as is_removed,
        earlier.version is null as is_first,
        not exists (select from public.draft_versions n where n.town_id = d.town_id and n.place_id = d.place_id
          and n.version > d.version) as is_now
      from public.draft_versions d left join lateral (select e.version, e.doc from public.draft_versions e
        where e.town_id = d.town_id and e.place_id = d.place_id and e.version < d.version
        order by e.version desc limit 1) earlier on true
      where d.town_id = p_town_id and (p_before is null or d.version < p_before)
      order by d.version desc limit 20) l);
end $$;
comment on function public.list_draft_versions is
  'For editors and admins: the latest changes of drafts, twenty at a time, older ones by the version they come before.';

create function public.restore_draft_version(p_town_id text, p_version bigint) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_version public.draft_versions; v_origin text; v_imported jsonb;
begin
  perform private.require_role(p_town_id, 'editor', 'admin');
  select d.* into v_version from public.draft_versions d where d.town_id = p_town_id and d.version = p_version;
  if not found then
    raise exception 'unknown_version' using errcode = 'P0001';
  elsif v_version.doc is null then
    delete from public.places p where p.town_id = p_town_id and p.place_id = v_version.place_id;
    return;
  end if;
  select p.origin, p.imported_doc into v_origin, v_imported from public.places p
    where p.town_id = p_town_id and p.place_id = v_version.place_id for update;
  update public.places p set imported_doc = null where p.town_id = p_town_id and p.place_id = v_version.place_id;
  perform private.import_places(p_town_id, coalesce(v_origin, 'restored'), jsonb_build_array(v_version.doc));
  -- Of what was imported it stays as it was, so that the same file does not write over what was brought back.
  update public.places p set imported_doc = v_imported
    where p.town_id = p_town_id and p.place_id = v_version.place_id and v_origin is not null;
end $$;
comment on function public.restore_draft_version is
  'For editors and admins: the draft of a place becomes what it was in a version; that is a new version in turn.';

grant execute on function public.list_draft_versions, public.restore_draft_version to authenticated;

-- 08_family_links.sql
-- The family's private link: sent anew, ended when nobody uses it. The mail job makes each link, and only the family's
-- own mail ever has it: neither staff nor the page that asks for it sees it.
create function private.ask_for_link(p_town_id text, p_household_id uuid, p_actor uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if (select count(*) from public.household_history y where y.town_id = p_town_id and y.household_id = p_household_id
      and y.kind = 'link_renewed' and y.at > now() - interval '1 day') >= 3 then
    raise exception 'rate_limited' using errcode = 'P0001';
  end if;
  insert into private.family_letters as l (town_id, household_id, reason) values (p_town_id, p_household_id, 'renewed')
    on conflict (town_id, household_id) do update set reason = excluded.reason, asked_at = excluded.asked_at;
  insert into public.household_history (town_id, household_id, actor, kind)
    values (p_town_id, p_household_id, p_actor, 'link_renewed');
  perform private.announce(p_town_id, p_household_id);
end $$;
comment on function private.ask_for_link is
  'For the family and concierges: a new link will be mailed, at most three a day; the old one ends with that mail.';

create function public.family_renew(p_token text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  end if;
  perform private.ask_for_link(h.town_id, h.household_id, null);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.family_renew is
  'For the family: a new link comes to its address, so that whoever else has the old one gets nothing.';

create function public.renew_family_link(p_town_id text, p_household_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if not exists (select from public.households h where h.town_id = p_town_id and h.household_id = p_household_id) then
    raise exception 'unknown_household' using errcode = 'P0001';
  end if;
  perform private.ask_for_link(p_town_id, p_household_id, auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.renew_family_link is
  'For concierges: a family that lost its link gets a new one by mail; nobody of the staff sees it.';

create function private.ask_for_ending_links() returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_asked integer;
begin
  -- Who took its consent back is not written to.
  insert into private.family_letters (town_id, household_id, reason)
    select h.town_id, h.household_id, 'ending' from public.households h
    where not h.simulated and (select max(l.last_used_at) from public.family_links l
        where l.town_id = h.town_id and l.household_id = h.household_id)
          between now() - interval '1 year' and now() - interval '11 months'
      and not exists (select from public.family_links l where l.town_id = h.town_id
        and l.household_id = h.household_id and l.warned_at is not null)
      and exists (select from public.consents c where c.town_id = h.town_id and c.household_id = h.household_id
        and c.purpose = 'consultation' and c.withdrawn_at is null)
    on conflict do nothing;
  get diagnostics v_asked = row_count;
  return v_asked;
end $$;
comment on function private.ask_for_ending_links is
  'For forget_families: a month before a link ends that nobody used, its family gets one that goes on if it is opened.';

create function private.due_family_letters() returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('town_id', due.town_id, 'household_id', due.household_id,
      'reason', due.reason, 'locale', due.locale, 'town', due.town, 'ends_on', due.ends_on)), '[]')
  from (select l.town_id, l.household_id, l.reason, h.locale,
      coalesce(t.doc #>> array['name', h.locale], t.doc #>> '{name,ja}') as town,
      ((select max(k.last_used_at) from public.family_links k where k.town_id = l.town_id
        and k.household_id = l.household_id) + interval '1 year')::date as ends_on
    from private.family_letters l join public.households h using (town_id, household_id) join public.towns t using
      (town_id)
    order by l.asked_at limit 100) due
$$;
comment on function private.due_family_letters is 'For the mail job: who is to be sent a link, in which language.';

create function private.put_family_letter(p_town_id text, p_household_id uuid, p_reason text, p_token_sha256 text,
    p_subject text, p_body text) returns boolean language plpgsql security definer set search_path = ''
as $$
declare v_last timestamptz; v_address text;
begin
  select h.email into v_address from public.households h
    where h.town_id = p_town_id and h.household_id = p_household_id for share;
  delete from private.family_letters
    where town_id = p_town_id and household_id = p_household_id and reason = p_reason;
  if not found then
    return false; -- another one wrote it, the family is gone, or it asked for a new link meanwhile
  end if;
  if p_reason = 'renewed' then
    delete from public.family_links where town_id = p_town_id and household_id = p_household_id;
    perform private.note_erasure(p_town_id, p_household_id, 'link_renewed');
  else
    update public.family_links set warned_at = now() where town_id = p_town_id and household_id = p_household_id;
    select max(last_used_at) into v_last from public.family_links
      where town_id = p_town_id and household_id = p_household_id;
  end if;
  insert into public.family_links (town_id, household_id, token_sha256, last_used_at, warned_at)
    values (p_town_id, p_household_id, p_token_sha256, coalesce(v_last, now()), case when v_last is not null then now()
      end);
  insert into private.outgoing_mails (town_id, household_id, to_address, subject, body_text)
    values (p_town_id, p_household_id, v_address, p_subject, p_body);
  return true;
end $$;
comment on function private.put_family_letter is
  'For the mail job: the link and its mail in one transaction; a renewed link ends all others of the family.';

create function private.last_touched(h public.households) returns timestamptz
  language sql stable security definer set search_path = ''
as $$
  select greatest(h.created_at, h.stage_changed_at,
    (select max(y.at) from public.household_history y
      where y.town_id = h.town_id and y.household_id = h.household_id),
    (select max(n.created_at) from public.household_notes n
      where n.town_id = h.town_id and n.household_id = h.household_id),
    (select max(greatest(k.created_at, k.done_at, k.due_on)) from public.household_tasks k
      where k.town_id = h.town_id and k.household_id = h.household_id),
    (select max(l.last_used_at) from public.family_links l
      where l.town_id = h.town_id and l.household_id = h.household_id))
$$;
comment on function private.last_touched is
  'For retention: when anything last happened between a family and the town, a task that is still to come included.';

create function public.list_ending_households(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  return (select coalesce(jsonb_agg(to_jsonb(ending) order by ending.ends_on, ending.household_id), '[]') from (
    select h.household_id, h.contact_name,
      ((private.last_touched(h) + interval '3 years') at time zone 'Asia/Tokyo')::date as ends_on
    from public.households h
    where h.town_id = p_town_id and h.stage not in ('closed', 'settled') and h.created_at < now() - interval '34 months'
      and private.last_touched(h) < now() - interval '34 months') ending);
end $$;
comment on function public.list_ending_households is
  'For concierges: families in a talk that nobody closed, who go within two months unless something happens with them.';

create function private.forget_families(p_now timestamptz default now()) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  v_three_years timestamptz := p_now - interval '3 years'; v_month timestamptz := p_now - interval '30 days';
  v_ended timestamptz; v_silent timestamptz; v_upto timestamptz;
  v_family record; v_forgotten integer := 0;
begin
  -- Three years after the talk ended, or after the last thing that happened in a talk that nobody ever closed; of what
  -- has waited, two days' worth at most.
  select private.forget_up_to(min(stage_changed_at), v_three_years) into v_ended from public.households
    where stage in ('closed', 'settled');
  select private.forget_up_to(min(private.last_touched(h)), v_three_years) into v_silent from public.households h
    where created_at < v_three_years;
  for v_family in
    select h.town_id, h.household_id from public.households h
    where h.stage in ('closed', 'settled') and h.stage_changed_at < v_ended
      or h.created_at < v_three_years and private.last_touched(h) < v_silent
  loop
    perform private.erase_household(v_family.town_id, v_family.household_id, 'ended');
    v_forgotten := v_forgotten + 1;
  end loop;
  select private.forget_up_to(min(last_used_at), p_now - interval '1 year') into v_upto from public.family_links;
  delete from public.family_links where last_used_at < v_upto;
  perform private.ask_for_ending_links();
  -- A mail that never got through keeps no words and no link once nobody tries any more.
  update private.outgoing_mails set body_text = '' where body_text <> '' and sent_at is null and attempts >= 12
    and next_attempt_at < p_now - interval '7 days';
  select private.forget_up_to(min(coalesce(sent_at, bounced_at, case when attempts >= 12 then next_attempt_at end)),
    v_month) into v_upto from private.outgoing_mails;
  delete from private.outgoing_mails
    where coalesce(sent_at, bounced_at, case when attempts >= 12 then next_attempt_at end) < v_upto;
  return v_forgotten;
end $$;
comment on function private.forget_families is
  'For forget_old_records: families, links and mails whose time is over.';

create function private.replay_erasures(p_erasures jsonb) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_told record; v_household public.households; v_done jsonb := '{}';
begin
  for v_told in
    select e.town_id, e.household_sha256, e.act, min(e.erased_at) as erased_at
    from jsonb_to_recordset(p_erasures) e (town_id text, household_sha256 text, act text, erased_at timestamptz)
    where not exists (select from public.erasures known where known.town_id = e.town_id
      and known.household_sha256 = e.household_sha256 and known.act = e.act and known.erased_at >= e.erased_at)
    group by 1, 2, 3 order by 4
  loop
    select h.* into v_household from public.households h where h.town_id = v_told.town_id
      and private.household_digest(h.town_id, h.household_id) = v_told.household_sha256;
    if found then
      case v_told.act
        when 'withdrawn' then perform private.withdraw_consent(v_household, 'consultation');
        when 'unlinked' then perform private.withdraw_consent(v_household, 'link_visits');
        when 'link_renewed' then
          delete from public.family_links
            where town_id = v_household.town_id and household_id = v_household.household_id;
          insert into private.family_letters (town_id, household_id, reason)
            values (v_household.town_id, v_household.household_id, 'renewed') on conflict do nothing;
        else perform private.erase_household(v_household.town_id, v_household.household_id, v_told.act);
      end case;
      v_done := v_done || jsonb_build_object(v_told.act, coalesce((v_done ->> v_told.act)::integer, 0) + 1);
    end if;
    -- Told as it was, whether or not the backup knew the family.
    delete from public.erasures where town_id = v_told.town_id and household_sha256 = v_told.household_sha256
      and act = v_told.act and erased_at >= now();
    insert into public.erasures (town_id, household_sha256, act, erased_at)
      values (v_told.town_id, v_told.household_sha256, v_told.act, v_told.erased_at);
  end loop;
  return v_done;
end $$;
comment on function private.replay_erasures is
  'For npm run restore: what families took back since the backup is taken back again; answers how many of each.';

grant execute on function public.family_renew to anon, authenticated;
grant execute on function public.renew_family_link, public.list_ending_households to authenticated;

-- 09_people.sql
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

-- 20_facts.sql
-- From visits to facts: one row for each visit of a person, what it saw beside it, and sums of each day. Worked out by
-- the job, a day at a time, from single visits; kept as long as they are, but for the sums, which stay.
create table public.visit_facts (
  town_id text not null,
  visit_id uuid not null,
  visitor_id uuid not null,
  day date not null,
  started_at timestamptz not null,
  hour text not null,
  stage smallint not null check (stage between 0 and 3),
  engaged_ms integer not null,
  region text not null,
  device text not null,
  campaign text not null,
  locale text not null,
  visitor text not null check (visitor in ('new', 'returning')),
  entry text not null,
  region_source text not null,
  tier text,
  load text,
  connection text,
  primary key (town_id, visit_id),
  foreign key (town_id, visit_id) references public.visits on delete cascade
);
create index visit_facts_by_day on public.visit_facts (town_id, day);
create index visit_facts_by_visitor on public.visit_facts (town_id, visitor_id, day);
comment on table public.visit_facts is
  'For insight: visits of people, each with its dims, how far it got and how long it looked.';
comment on column public.visit_facts.stage is
  '0 visit; 1 engaged: 3 spots or 60 s engaged dwell; 2 considering: kept something, began the form; 3 lead: a family '
  'that shows its visits asked in it.';

create table public.visit_seen (
  town_id text not null,
  visit_id uuid not null,
  panel text not null,
  day date not null,
  keys text[] not null,
  ms integer[] not null check (cardinality(ms) = cardinality(keys)),
  primary key (town_id, visit_id, panel),
  foreign key (town_id, visit_id) references public.visit_facts on delete cascade
);
create index visit_seen_by_panel on public.visit_seen (town_id, panel, day);
comment on table public.visit_seen is
  'For insight: what a visit saw or did, panel by panel, each key once with the engaged ms at it.';

create table public.day_sums (
  town_id text not null references public.towns on delete cascade,
  panel text not null,
  day date not null,
  key text not null,
  visits integer not null,
  engaged integer not null,
  considering integer not null,
  lead integer not null,
  engaged_ms bigint not null,
  primary key (town_id, panel, day, key)
);
comment on table public.day_sums is
  'For insight: visits of a day by the keys of each panel, for questions without filters; they stay for ever.';

create table public.rollup_runs (
  town_id text not null,
  day date not null,
  ran_at timestamptz not null,
  took_ms integer not null,
  primary key (town_id, day)
);
comment on table public.rollup_runs is
  'For the job: when a day was last worked out, so that a busy day is not worked out without pause.';

create table public.collect_counts (
  town_id text not null,
  day date not null,
  stored bigint not null,
  doubled bigint not null,
  refused bigint not null,
  primary key (town_id, day)
);
comment on table public.collect_counts is
  'For insight: events stored, sent again and refused, by the day their visit began.';

create function private.single_visits_from() returns date
  language sql stable set search_path = ''
  return ((now() - interval '13 months') at time zone 'Asia/Tokyo')::date + 1;
comment on function private.single_visits_from is
  'For insight and the job: the first day of which every single visit is still kept.';

create function private.campaign_of(p_campaign text, p_referrer_host text) returns text
  language sql immutable set search_path = ''
as $$
  -- A host is meant exactly, or with whatever stands before its dot; never by how it begins: mail.google.com is no
  -- search.
  select case
    when p_campaign is not null then p_campaign
    when p_referrer_host is null then '(direct)'
    when p_referrer_host ~ '(^|\.)(line\.me|lin\.ee)$' then '(line)'
    when p_referrer_host ~ '^((www|images)\.)?google\.(com|(com?\.)?[a-z]{2})$'
      or p_referrer_host ~
        '^((www|cn|m)\.)?(bing\.com|baidu\.com|ecosia\.org|qwant\.com|startpage\.com|yandex\.(com|ru))$'
      or p_referrer_host ~ '(^|\.)(search\.yahoo\.(co\.jp|com)|duckduckgo\.com|search\.brave\.com|search\.naver\.com)$'
      or p_referrer_host ~ '^(search\.(goo\.ne\.jp|nifty\.com|smt\.docomo\.ne\.jp)|websearch\.rakuten\.co\.jp)$'
      or p_referrer_host ~ '^(sp-web\.search\.auone\.jp|cgi\.search\.biglobe\.ne\.jp)$' then '(search)'
    when p_referrer_host ~ '(^|\.)(instagram|facebook|twitter|x|youtube|threads|note|tiktok|pinterest|linkedin)\.com$'
      or p_referrer_host ~ '(^|\.)(t\.co|youtu\.be|threads\.net|pinterest\.jp|mixi\.jp|bsky\.app)$' then '(social)'
    else '(link)' end
$$;
comment on function private.campaign_of is
  'For store_facts: the code of the link a visit came by, or in brackets the kind of way it came.';

create function private.known_spaces(p_town_id text)
  returns table (space_id text, low_col integer, high_col integer, low_row integer, high_row integer)
  language sql stable security definer set search_path = ''
as $$
  -- Squares of the ground that one could stand on: 40 m round whatever the scene has a place for, in the grid of
  -- src/domain/areaGrid.ts.
  select g.space_id, floor((min(g.x) - 40) / g.side)::integer, floor((max(g.x) + 40) / g.side)::integer,
    floor((min(g.z) - 40) / g.side)::integer, floor((max(g.z) + 40) / g.side)::integer
  from (select s.space ->> 'space_id' as space_id, case when (s.space ->> 'indoor')::boolean then 2 else 4 end as side,
      (p.point ->> 0)::double precision as x, (p.point ->> 2)::double precision as z
    from public.towns t join public.scenes using (scene_id)
      cross join lateral jsonb_array_elements(scenes.manifest -> 'spaces') as s (space)
      cross join lateral (
        select jsonb_path_query(s.space, '$.spots[*].stand') union all
        select jsonb_path_query(s.space, '$.places[*].stand') union all
        select jsonb_path_query(s.space, '$.doors[*].at') union all
        select jsonb_path_query(s.space, '$.viewpoints[*].eye') union all
        select jsonb_path_query(s.space, '$.spawn.eye')) as p (point)
    where t.town_id = p_town_id) g
  group by g.space_id, g.side
$$;
comment on function private.known_spaces is
  'For the job: the spaces of a town''s scene, and between which squares of its grid one can stand there.';

create function private.events_of_day(p_town_id text, p_day date)
  returns table (visit_id uuid, event_id uuid, at timestamptz, name text, place_id text, spot_id text,
    engaged_ms integer, theme text, payload jsonb, held numeric)
  language sql stable security definer
  set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off
as $$
  -- An event is at most 35 days older or newer than its visit (collect), and months are partitions. The planner would
  -- read those months for one day's visits; behind the fence (offset 0) it asks the index visit by visit, which costs a
  -- twentieth.
  with told as (
    select v.visit_id, e.event_id, e.occurred_at as at, e.name, e.place_id, e.spot_id, e.engaged_ms, p.theme, e.payload,
      coalesce(case when e.name = 'area_dwelled' then (select sum((c ->> 'stood_ms')::bigint)
        from jsonb_array_elements(e.payload -> 'cells') c) else e.engaged_ms end, 0) as ms,
      -- What has passed since the visit began: by its own word, and as seen from here, where a browser that was away
      -- for a while may have lived through a quarter of an hour that nobody saw.
      1000 * extract(epoch from interval '5 seconds' + case when v.simulated then e.occurred_at - v.started_at
        else least(e.occurred_at - v.started_at, e.received_at - v.received_at + interval '15 minutes') end) as passed
    from public.visits v
      cross join lateral (
        select x.* from public.visit_events x where x.town_id = v.town_id and x.visit_id = v.visit_id
          and x.occurred_at between p_day::timestamptz - interval '3 days' and p_day::timestamptz + interval '38 days'
        offset 0) e
      left join public.revision_places p
        on p.town_id = e.town_id and p.revision = e.revision and p.place_id = e.place_id
    where v.town_id = p_town_id and v.day = p_day
      -- What was never published was never seen.
      and (e.place_id is null or p.place_id is not null and (e.spot_id is null or e.spot_id = any (p.spot_ids)))
      and (not e.payload ? 'space_id'
        or e.payload ->> 'space_id' in (select k.space_id from private.known_spaces(p_town_id) k))
  ), summed as (
    select t.*, sum(t.ms) over so_far as sum_ms, t.name = 'area_dwelled' as is_ground from told t
    window so_far as (partition by t.visit_id, t.name = 'area_dwelled' order by t.at, t.event_id)
  ), bounded as ( -- the most of the sum so far that fits into what had passed, at this event and at each before it
    select s.*, s.sum_ms + least(0, min(s.passed - s.sum_ms) over so_far) as fits from summed s
    window so_far as (partition by s.visit_id, s.is_ground order by s.at, s.event_id)
  ), counted as (
    select b.*, greatest(0, b.fits - coalesce(lag(b.fits) over so_far, 0)) as counted_ms from bounded b
    window so_far as (partition by b.visit_id, b.is_ground order by b.at, b.event_id)
  )
  select c.visit_id, c.event_id, c.at, c.name, c.place_id, c.spot_id,
    case when c.engaged_ms is not null then least(c.engaged_ms, c.counted_ms)::integer end, c.theme, c.payload,
    case when c.ms > 0 then least(1, c.counted_ms / c.ms) else 1 end
  from counted c
$$;
comment on function private.events_of_day is
  'For the job: what can have happened in the visits that began on a day: at places, spots and in spaces that were '
  'published, and no longer than the visit had lasted. held: the share of its ms that counts.';

create function private.leads_of_day(p_town_id text, p_day date) returns table (visit_id uuid)
  language sql stable security definer set search_path = ''
as $$
  -- Families, not what a browser says of itself: each one's last visit before it asked, where it shows its visits.
  select distinct last_visit.visit_id
  from public.household_visitors l
    join public.households h on h.town_id = l.town_id and h.household_id = l.household_id
      and h.closed_reason is distinct from 'duplicate'
    cross join lateral (select v.visit_id, v.day from public.visits v
      where v.town_id = l.town_id and v.visitor_id = l.visitor_id and v.started_at <= h.created_at
      order by v.started_at desc, v.visit_id desc limit 1) last_visit
  where l.town_id = p_town_id and last_visit.day = p_day
$$;
comment on function private.leads_of_day is 'For store_facts: the visits of a day in which a family asked for advice.';

create function private.marks_of_day(p_town_id text, p_day date) returns table (visit_id uuid, mark text)
  language sql stable security definer
  set search_path = '' set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off
as $$
  with busy as (
    select m.visit_id, max(m.n) as most
    from (select v.visit_id, count(*) as n
      from public.visits v cross join lateral (
          select x.occurred_at from public.visit_events x where x.town_id = v.town_id and x.visit_id = v.visit_id
            and x.occurred_at between p_day::timestamptz - interval '3 days' and p_day::timestamptz + interval '38 days'
          offset 0) e
      where v.town_id = p_town_id and v.day = p_day group by v.visit_id, date_trunc('minute', e.occurred_at)) m
    group by m.visit_id
  )
  select v.visit_id, case when v.simulated and not r.counts_simulated then 'simulated' when v.staff then 'staff'
    when v.is_bot or b.most > r.most_events_per_minute then 'machine'
    -- A page of ours names a revision that there is, or none before it has read any.
    when v.revision <> 0 and not exists (select from public.revisions p
      where p.town_id = v.town_id and p.revision = v.revision) then 'machine'
    when v.crowd and not r.counts_crowds then 'crowd'
    else 'person' end
  from public.visits v cross join private.marking_rule(p_town_id) r left join busy b on b.visit_id = v.visit_id
  where v.town_id = p_town_id and v.day = p_day
$$;
comment on function private.marks_of_day is
  'For the job: person, machine, staff, simulated or crowd, by the newest marking rule, which recompute_insight '
  'applies anew.';

create function private.store_facts(p_town_id text, p_day date) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.visit_facts (town_id, visit_id, visitor_id, day, started_at, hour, stage, engaged_ms, region,
      device, campaign, locale, visitor, entry, region_source, tier, load, connection)
    with whole as (
      -- place_dwelled and spot_dwelled bring engaged_ms; no other event has it.
      select e.visit_id, sum(e.engaged_ms) as engaged_ms, count(distinct e.spot_id) as spots,
        bool_or(e.name in ('shortlist_added', 'consult_started')) as considered,
        -- Of several tours in one visit the first one counts.
        (array_agg(e.payload order by e.at, e.event_id) filter (where e.name = 'tour_started'))[1] as tour
      from private.events_of_day(p_town_id, p_day) e group by e.visit_id
    )
    select v.town_id, v.visit_id, v.visitor_id, v.day, v.started_at,
      to_char(v.started_at at time zone 'Asia/Tokyo', 'HH24'),
      case when v.visit_id in (select l.visit_id from private.leads_of_day(p_town_id, p_day) l) then 3
        when w.considered then 2 when w.engaged_ms >= 60000 or w.spots >= 3 then 1 else 0 end,
      least(coalesce(w.engaged_ms, 0), 2147483647), v.region, v.device_class,
      private.campaign_of(private.known_campaign(p_town_id, v.campaign), v.referrer_host), v.locale,
      case when exists (select from public.visits o where o.town_id = v.town_id and o.visitor_id = v.visitor_id
        and (o.started_at, o.visit_id) < (v.started_at, v.visit_id)) then 'returning' else 'new' end,
      v.entry, v.region_source,
      w.tour ->> 'tier', case when t.load_ms < 2000 then '0-2' when t.load_ms < 5000 then '2-5'
        when t.load_ms < 10000 then '5-10' when t.load_ms is not null then '10-' end,
      w.tour ->> 'connection'
    from private.marks_of_day(p_town_id, p_day) m
      join public.visits v on v.town_id = p_town_id and v.visit_id = m.visit_id
      left join whole w on w.visit_id = v.visit_id
      cross join lateral (select (w.tour ->> 'load_ms')::integer as load_ms) t
    where m.mark = 'person'
$$;
comment on function private.store_facts is 'For the job: one row for each visit of a person that began on a day.';

create function private.steps_of_day(p_town_id text, p_day date) returns table (visit_id uuid, step text)
  language sql stable security definer set search_path = ''
as $$
  -- What follows what: places, and pages in brackets; ^ is the beginning, $ the end. Going on where one is, is no step.
  with stops as (
    select e.visit_id, e.at, e.event_id, e.stop,
      lag(e.stop) over (partition by e.visit_id order by e.at, e.event_id) as before
    from (select d.*, case
        when d.name in ('place_entered', 'spot_opened', 'page_viewed') and d.place_id is not null then d.place_id
        when d.name = 'page_viewed' then '(' || (d.payload ->> 'page') || ')' end as stop
      from private.events_of_day(p_town_id, p_day) d) e
    where e.stop is not null
  )
  select s.visit_id, unnest(array[coalesce(lag(s.stop) over walk, '^') || '>' || s.stop,
    case when lead(s.stop) over walk is null then s.stop || '>$' end])
  from stops s where s.before is distinct from s.stop
  window walk as (partition by s.visit_id order by s.at, s.event_id)
$$;
comment on function private.steps_of_day is
  'For store_seen: the steps of each visit from place to place and page to page.';

create function private.store_seen(p_town_id text, p_day date) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.visit_seen (town_id, visit_id, panel, day, keys, ms)
    with events as materialized (
      select * from private.events_of_day(p_town_id, p_day)
    ), seen as ( -- a panel whose keys are in the events is a line here
      select e.visit_id, k.panel, k.key, e.engaged_ms as ms
      from events e cross join lateral (values
        ('place', e.place_id),
        ('spot', e.spot_id),
        ('theme', e.theme),
        ('tour', case when e.name = 'tour_started' then 'started' end),
        ('space', case when e.name = 'space_entered' then e.payload ->> 'space_id' end),
        ('search', case when e.name = 'places_searched'
          then case when e.payload -> 'results' = '0' then 'in_vain' else 'found' end end),
        ('failure', case when e.name = 'tour_failed' then e.payload ->> 'reason' end)) as k (panel, key)
      where k.key is not null
      union all -- a tour is completed when three spots were opened in 3D
      select e.visit_id, 'tour', 'completed', 0 from events e group by e.visit_id
      having bool_or(e.name = 'tour_started') and count(distinct e.spot_id) filter (
        where e.name in ('spot_opened', 'spot_dwelled') and e.payload ->> 'surface' = 'tour') >= 3
      union all -- where they stood is the same time as their dwell, so it is in no other sum
      select e.visit_id, 'area', k.space_id || ':' || (c ->> 'cell'), ((c ->> 'stood_ms')::integer * e.held)::integer
      from events e cross join lateral jsonb_array_elements(e.payload -> 'cells') c
        join private.known_spaces(p_town_id) k on k.space_id = e.payload ->> 'space_id'
          and split_part(c ->> 'cell', ':', 1)::integer between k.low_col and k.high_col
          and split_part(c ->> 'cell', ':', 2)::integer between k.low_row and k.high_row
      where e.name = 'area_dwelled'
      union all
      select s.visit_id, 'path', s.step, 0 from private.steps_of_day(p_town_id, p_day) s where s.step is not null
    ), once as (
      select s.visit_id, s.panel, s.key, least(coalesce(sum(s.ms), 0), 2147483647)::integer as ms
      from seen s group by s.visit_id, s.panel, s.key
    )
    select f.town_id, f.visit_id, o.panel, f.day, array_agg(o.key order by o.key), array_agg(o.ms order by o.key)
    from once o join public.visit_facts f on f.town_id = p_town_id and f.visit_id = o.visit_id
    group by f.town_id, f.visit_id, o.panel
    order by o.panel -- side by side in the table, as they are asked for
$$;
comment on function private.store_seen is 'For the job: what each counted visit of a day saw and did.';

create function private.store_returns(p_town_id text, p_days date[]) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.visit_seen s where s.town_id = p_town_id and s.panel = 'retention' and s.day = any (p_days);
  insert into public.visit_seen (town_id, visit_id, panel, day, keys, ms)
    select w.town_id, w.visit_id, 'retention', w.day, array_agg(w.key), array_agg(0)
    from (select distinct f.town_id, f.visit_id, f.day,
        'week_' || floor(extract(epoch from l.started_at - f.started_at) / 604800) as key
      from public.visit_facts f join public.visit_facts l on l.town_id = f.town_id and l.visitor_id = f.visitor_id
        and (l.visit_id = f.visit_id or l.started_at >= f.started_at + interval '7 days'
          and l.started_at < f.started_at + interval '35 days')
      where f.town_id = p_town_id and f.day = any (p_days) and f.visitor = 'new') w
    group by w.town_id, w.visit_id, w.day;
end $$;
comment on function private.store_returns is
  'For the job: browsers that first came on some days, by the weeks after which they came again (ids live 29 days).';

create function private.panel_value(f public.visit_facts, p_panel text) returns text
  language sql stable parallel safe
  return case p_panel -- a panel with one value a visit is a line here
    when 'region' then f.region when 'device' then f.device when 'campaign' then f.campaign when 'locale' then f.locale
    when 'visitor' then f.visitor when 'entry' then f.entry when 'region_source' then f.region_source
    when 'tier' then f.tier when 'load' then f.load when 'connection' then f.connection
    when 'hour' then f.hour when 'day' then f.day::text end;
comment on function private.panel_value is
  'For insight and the job: what a visit counts for in a panel of one value a visit; null for none.';

create function private.value_panels() returns text[]
  language sql immutable parallel safe set search_path = ''
  return array['day', 'hour', 'region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'region_source',
    'tier', 'load', 'connection'];
comment on function private.value_panels is 'For insight and the job: the panels of one value a visit.';

create function private.seen_panels() returns text[]
  language sql immutable parallel safe set search_path = ''
  return array['place', 'spot', 'theme', 'space', 'tour', 'search', 'failure', 'area', 'path', 'retention'];
comment on function private.seen_panels is 'For insight: the panels in which a visit may have several keys.';

alter table public.visit_facts enable row level security;
alter table public.visit_seen enable row level security;
alter table public.day_sums enable row level security;
alter table public.rollup_runs enable row level security;
alter table public.collect_counts enable row level security;
grant all on public.visit_facts, public.visit_seen, public.day_sums, public.rollup_runs, public.collect_counts
  to service_role;

-- 21_count_days.sql
-- The job: days that changed are worked out anew, one by one.
create function private.sum_day(p_town_id text, p_day date, p_panels text[]) returns void
  language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
begin -- a planner that has not been told of today's rows yet expects one, and would join them row by row
  delete from public.day_sums d where d.town_id = p_town_id and d.day = p_day and d.panel = any (p_panels);
  insert into public.day_sums (town_id, panel, day, key, visits, engaged, considering, lead, engaged_ms)
    select p_town_id, k.panel, p_day, k.key, count(*), count(*) filter (where k.stage >= 1),
      count(*) filter (where k.stage >= 2), count(*) filter (where k.stage >= 3), sum(k.ms)
    from (
      select p.panel, private.panel_value(f, p.panel) as key, f.stage, f.engaged_ms as ms
      from public.visit_facts f cross join unnest(private.value_panels()) as p (panel)
      where f.town_id = p_town_id and f.day = p_day
      union all
      select s.panel, u.key, f.stage, u.ms
      from public.visit_facts f
        join public.visit_seen s on s.town_id = f.town_id and s.visit_id = f.visit_id and s.day = f.day
        cross join lateral unnest(s.keys, s.ms) as u (key, ms)
      where f.town_id = p_town_id and f.day = p_day) k
    where k.key is not null and k.panel = any (p_panels)
    group by k.panel, k.key;
end $$;
comment on function private.sum_day is 'For the job: the sums of a day, anew.';

create function private.first_days_touched(p_town_id text, p_day date, p_before public.visit_facts[]) returns date[]
  language sql stable security definer set search_path = '' set enable_nestloop = off
as $$
  -- As in sum_day: a planner that was not told yet would compare each visit of the day with each of five weeks.
  select array_agg(distinct n.day) || p_day
  from unnest(p_before) b
    full join (select f.* from public.visit_facts f where f.town_id = p_town_id and f.day = p_day) f
      on f.visit_id = b.visit_id
    join public.visit_facts n on n.town_id = p_town_id and n.visitor_id = coalesce(f.visitor_id, b.visitor_id)
      and n.visitor = 'new' and n.day between p_day - 35 and p_day
  where b.visit_id is null or f.visit_id is null
$$;
comment on function private.first_days_touched is
  'For count_day: the days on which browsers were new that came, or did not come after all, on this one.';

create function private.count_day(p_town_id text, p_day date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  v_began timestamptz := clock_timestamp(); v_before public.visit_facts[]; v_first_days date[]; v_panels text[];
begin
  perform pg_advisory_xact_lock(hashtextextended('rollup:' || p_town_id, 0));
  v_panels := private.value_panels() || private.seen_panels();
  if p_day >= private.single_visits_from() then -- what was counted of visits that are gone stays
    with gone as ( -- a made-up visit may have been set back to this day
      delete from public.visit_facts f where f.town_id = p_town_id and (f.day = p_day or f.visit_id in (
        select v.visit_id from public.visits v where v.town_id = p_town_id and v.day = p_day)) returning f.*
    ) select array_agg(g) into v_before from gone g;
    perform private.store_facts(p_town_id, p_day);
    perform private.store_seen(p_town_id, p_day);
    -- Whoever came back today, or did not after all, counts among the browsers of the day they were new.
    v_first_days := private.first_days_touched(p_town_id, p_day, v_before);
    perform private.store_returns(p_town_id, v_first_days);
    perform private.sum_day(p_town_id, p_day, v_panels);
    perform private.sum_day(p_town_id, d, array['retention']) from unnest(v_first_days) d where d < p_day;
    delete from public.day_sums d where d.town_id = p_town_id and d.day = p_day and d.panel = 'mark';
    insert into public.day_sums (town_id, panel, day, key, visits, engaged, considering, lead, engaged_ms)
      select p_town_id, 'mark', p_day, m.mark, count(*), 0, 0, 0, 0
      from private.marks_of_day(p_town_id, p_day) m group by m.mark;
    -- A visit that came late makes later ones of its browser returning ones.
    insert into public.rollup_marks (town_id, day)
      select distinct l.town_id, l.day from public.visit_facts l
      where l.town_id = p_town_id and l.visitor = 'new' and l.day between p_day + 1 and p_day + 35
        and l.visitor_id in (select v.visitor_id from public.visits v where v.town_id = p_town_id and v.day = p_day);
    perform private.note_consultation(h.town_id, h.household_id)
      from public.household_visitors h
        join public.visit_facts f on f.town_id = h.town_id and f.visitor_id = h.visitor_id
      where h.town_id = p_town_id and f.day = p_day;
  end if;
  insert into public.rollup_runs
    values (p_town_id, p_day, now(), extract(epoch from clock_timestamp() - v_began) * 1000)
    on conflict (town_id, day) do update set ran_at = excluded.ran_at, took_ms = excluded.took_ms;
end $$;
comment on function private.count_day is
  'For the job: works a day of a town out anew in one transaction; running it twice gives the same.';

create function private.roll_up_marked_days(p_days integer default 20) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_row record; v_done integer := 0; v_marks bigint[];
begin
  for v_row in
    select m.town_id, m.day from public.rollup_marks m
      left join public.rollup_runs r on r.town_id = m.town_id and r.day = m.day
    where r.ran_at is null or r.ran_at < now() - greatest(2000, r.took_ms * 10) * interval '1 millisecond'
      or r.ran_at > now() + interval '1 hour' -- by a wrong clock: counts as none
    group by m.town_id, m.day order by min(m.marked_at), m.day limit p_days
  loop
    -- Marks taken here vanish with this transaction or not at all; one made meanwhile stays for the next run.
    with taken as (
      select m.mark_id from public.rollup_marks m
      where m.town_id = v_row.town_id and m.day = v_row.day for update skip locked
    ), consumed as (
      delete from public.rollup_marks m using taken t
      where m.town_id = v_row.town_id and m.mark_id = t.mark_id returning m.*
    ), counted as (
      insert into public.collect_counts as c (town_id, day, stored, doubled, refused)
        select x.town_id, x.day, sum(x.stored), sum(x.doubled), sum(x.refused) from consumed x
        where x.stored + x.doubled + x.refused > 0 group by x.town_id, x.day
        on conflict (town_id, day) do update set stored = c.stored + excluded.stored,
          doubled = c.doubled + excluded.doubled, refused = c.refused + excluded.refused)
    select array_agg(x.mark_id) into v_marks from consumed x;
    continue when v_marks is null;
    perform private.count_day(v_row.town_id, v_row.day);
    v_done := v_done + 1;
  end loop;
  return v_done;
end $$;
comment on function private.roll_up_marked_days is
  'For run_due_jobs: works out the days that changed, so many at most; safe to run twice and to interrupt.';

create function private.recompute_insight(p_town_id text, p_from date, p_to date) returns integer
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.count_day(p_town_id, d::date) from generate_series(p_from, p_to, interval '1 day') d;
  return p_to - p_from + 1;
end $$;
comment on function private.recompute_insight is
  'For npm run insight:recompute: works days out anew after a new definition or rule; older than 13 months stays.';

-- 22_consultations.sql
-- 相談, counted: one row for each family that asked, whichever way it came in. It names nobody and stays when the
-- family erases itself, so that a number once told does not fall.
create table public.consultation_ledger (
  town_id text not null references public.towns on delete cascade,
  entry_id uuid not null default gen_random_uuid(),
  household_id uuid,
  day date not null,
  hour smallint not null,
  channel text not null check (channel in ('web', 'phone', 'counter', 'event')),
  people smallint not null,
  region text,
  locale text not null,
  device text,
  campaign text,
  visitor text,
  entry text,
  is_double boolean not null,
  is_withdrawn boolean not null default false,
  simulated boolean not null,
  outcome smallint not null check (outcome between 0 and 3),
  moved_on date,
  settled_on date,
  primary key (town_id, entry_id),
  unique (town_id, household_id),
  foreign key (town_id, household_id) references public.households on delete set null (household_id)
);
create index consultation_ledger_by_day on public.consultation_ledger (town_id, day);
comment on table public.consultation_ledger is
  'For insight and KPIs: families that asked for advice; once the household is gone, nothing says which one it was.';
comment on column public.consultation_ledger.outcome is
  'The furthest it came: 0 asked, 1 came to see (or prepares), 2 moved, 3 settled; kept when it is closed.';
comment on column public.consultation_ledger.moved_on is
  'Since it was last set back, so that a mistake neither counts nor dates the real day; settled_on likewise.';
comment on column public.consultation_ledger.device is
  'Of the first visit, like campaign, visitor and entry; null where the family did not agree to link its visits.';

create function private.note_consultation(p_town_id text, p_household_id uuid) returns void
  language sql security definer set search_path = ''
as $$
  with history as (
    select max(y.history_id) filter (where y.to_stage not in ('moved', 'settled', 'closed')) as unmoved,
      max(y.history_id) filter (where y.to_stage not in ('settled', 'closed')) as unsettled
    from public.household_history y where y.town_id = p_town_id and y.household_id = p_household_id
  ), reached as (
    select min(y.at) filter (where y.to_stage in ('moved', 'settled')
        and y.history_id > coalesce(b.unmoved, 0)) as moved_at,
      min(y.at) filter (where y.to_stage = 'settled' and y.history_id > coalesce(b.unsettled, 0)) as settled_at,
      max(case y.to_stage when 'settled' then 3 when 'moved' then 2 when 'preparing' then 1 when 'visited' then 1
        else 0 end) as outcome
    from history b left join public.household_history y on y.town_id = p_town_id and y.household_id = p_household_id
  ), first_visit as (
    select f.device, f.campaign, f.visitor, f.entry
    from public.household_visitors h join public.visit_facts f on f.town_id = h.town_id and f.visitor_id = h.visitor_id
    where h.town_id = p_town_id and h.household_id = p_household_id order by f.started_at, f.visit_id limit 1
  )
  insert into public.consultation_ledger as l (town_id, household_id, day, hour, channel, people, region, locale,
      device, campaign, visitor, entry, is_double, is_withdrawn, simulated, outcome, moved_on, settled_on)
    select h.town_id, h.household_id, t.at::date, extract(hour from t.at), h.channel,
      h.adults + cardinality(h.children),
      h.from_region, h.locale, v.device, v.campaign, v.visitor, v.entry,
      h.stage = 'closed' and h.closed_reason = 'duplicate', exists (select from public.consents c
        where c.town_id = p_town_id and c.household_id = p_household_id and c.purpose = 'consultation'
          and c.withdrawn_at is not null), h.simulated, coalesce(r.outcome, 0),
      (r.moved_at at time zone 'Asia/Tokyo')::date, (r.settled_at at time zone 'Asia/Tokyo')::date
    from public.households h cross join reached r left join first_visit v on true
      cross join lateral (select h.created_at at time zone 'Asia/Tokyo' as at) t
    where h.town_id = p_town_id and h.household_id = p_household_id
    on conflict (town_id, household_id) do update set (day, hour, channel, people, region, locale, is_double,
        is_withdrawn, simulated, outcome, moved_on, settled_on, device, campaign, visitor, entry) = (
      select excluded.day, excluded.hour, excluded.channel, excluded.people, excluded.region, excluded.locale,
        excluded.is_double, excluded.is_withdrawn, excluded.simulated, excluded.outcome, excluded.moved_on,
        excluded.settled_on,
        -- A linked visit that is gone after 13 months still was the first; one that was unlinked never was.
        case when k.linked then coalesce(excluded.device, l.device) end,
        case when k.linked then coalesce(excluded.campaign, l.campaign) end,
        case when k.linked then coalesce(excluded.visitor, l.visitor) end,
        case when k.linked then coalesce(excluded.entry, l.entry) end
      from (select exists (select from public.household_visitors h
        where h.town_id = p_town_id and h.household_id = p_household_id) as linked) k)
$$;
comment on function private.note_consultation is
  'For the ledger: writes a family''s row anew from what is held of it; one that is gone keeps the row it had.';

create function private.note_changed_consultation() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.note_consultation(coalesce(new.town_id, old.town_id), coalesce(new.household_id, old.household_id));
  if tg_table_name <> 'household_history' then -- in which visit it asked is a question of the visits' days
    insert into public.rollup_marks (town_id, day)
      select distinct v.town_id, v.day from public.visits v
      where v.town_id = coalesce(new.town_id, old.town_id) and v.visitor_id in (
        select l.visitor_id from public.household_visitors l where l.town_id = coalesce(new.town_id, old.town_id)
          and l.household_id = coalesce(new.household_id, old.household_id)
        union all select (to_jsonb(old) ->> 'visitor_id')::uuid); -- of a link that is gone
  end if;
  return null;
end $$;
comment on function private.note_changed_consultation is
  'For households, their history, consents and links: keeps the ledger true, and marks the days of their visits.';
create trigger households_note_themselves after insert or update of stage, closed_reason, simulated, from_region,
  adults, children, channel, created_at on public.households
  for each row execute function private.note_changed_consultation();
create trigger household_history_notes_itself after insert on public.household_history
  for each row execute function private.note_changed_consultation();
create trigger consents_note_themselves after insert or update of withdrawn_at on public.consents
  for each row execute function private.note_changed_consultation();
create trigger household_visitors_note_themselves after insert or delete on public.household_visitors
  for each row execute function private.note_changed_consultation();

create function private.consultation_value(c public.consultation_ledger, p_dim text) returns text
  language sql immutable set search_path = ''
  return case p_dim when 'channel' then c.channel when 'region' then coalesce(c.region, 'unknown')
    when 'locale' then c.locale when 'device' then coalesce(c.device, '(unlinked)')
    when 'campaign' then coalesce(c.campaign, '(unlinked)') when 'visitor' then coalesce(c.visitor, '(unlinked)')
    when 'entry' then coalesce(c.entry, '(unlinked)') end;
comment on function private.consultation_value is
  'For insight: by what families that asked are told apart; null for what they are not.';

create function private.counted_consultations(p_town_id text, p_filters jsonb default '{}')
  returns setof public.consultation_ledger language sql stable security definer set search_path = ''
as $$
  select c.* from public.consultation_ledger c
  where c.town_id = p_town_id and not c.is_double
    and (not c.simulated or (select r.counts_simulated from private.marking_rule(p_town_id) r))
    and not exists (select from jsonb_each_text(p_filters) x
      where private.consultation_value(c, x.key) is distinct from x.value)
$$;
comment on function private.counted_consultations is
  'For insight and KPIs: families that asked, each once: doubles and, in a real town, made-up ones are left out.';

create function private.consultation_counts(p_town_id text, p_from date, p_to date)
  returns table (consultations bigint, people bigint, moved_households bigint, moved_people bigint,
    settled_households bigint)
  language sql stable security definer set search_path = ''
as $$
  select count(*) filter (where c.day between p_from and p_to),
    coalesce(sum(c.people) filter (where c.day between p_from and p_to), 0),
    count(*) filter (where c.moved_on between p_from and p_to),
    coalesce(sum(c.people) filter (where c.moved_on between p_from and p_to), 0),
    count(*) filter (where c.settled_on between p_from and p_to)
  from private.counted_consultations(p_town_id) c
$$;
comment on function private.consultation_counts is
  'For KPIs and publications: families that asked, moved and settled, each by the day it happened.';

-- 職員からの連絡, counted likewise: how many a day, of whom is nowhere.
create table public.contact_ledger (
  town_id text not null references public.towns on delete cascade,
  day date not null,
  simulated boolean not null,
  contacts integer not null check (contacts > 0),
  primary key (town_id, day, simulated)
);
comment on table public.contact_ledger is
  'For KPIs: how often staff wrote or called on a day; it stays when a family erases itself.';

create function private.note_contact() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.contact_ledger as l (town_id, day, simulated, contacts)
    select h.town_id, (new.at at time zone 'Asia/Tokyo')::date, h.simulated, 1 from public.households h
    where h.town_id = new.town_id and h.household_id = new.household_id
    on conflict (town_id, day, simulated) do update set contacts = l.contacts + 1;
  return null;
end $$;
comment on function private.note_contact is 'For the history of households: each contact is counted as it is noted.';
create trigger household_history_counts_contacts after insert on public.household_history
  for each row when (new.kind = 'contacted') execute function private.note_contact();
alter table public.contact_ledger enable row level security;
grant all on public.contact_ledger to service_role;

alter table public.consultation_ledger enable row level security;
grant all on public.consultation_ledger to service_role;

-- 23_campaigns.sql
-- The links that a town gives out: a poster's QR code, a fair, a LINE message. A visit's link may name anything, so
-- only a code of this list is a figure of its own; every other one is (other) until somebody takes it into the list.
create table public.campaigns (
  town_id text not null references public.towns on delete cascade,
  code text not null check (length(code) between 1 and 60 and code !~ '[[:cntrl:][:space:](){}@]'
    and code = lower(normalize(code, NFKC))),
  name text not null check (length(name) <= 80 and name ~ '\S' and name !~ '[[:cntrl:]]'),
  placed text not null default '' check (length(placed) <= 120 and placed !~ '[[:cntrl:]]'),
  made_by uuid,
  made_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (town_id, code)
);
comment on table public.campaigns is
  'For analysts: the links a town gave out, by the code they carry, with the name staff call it by and where it hangs. '
  'A retired one is given out no more; its visits keep its name.';
alter table public.campaigns enable row level security;
grant all on public.campaigns to service_role;

create index visits_by_campaign on public.visits (town_id, campaign, day) where campaign is not null;

create function private.known_campaign(p_town_id text, p_campaign text) returns text
  language sql stable security definer set search_path = ''
  return case when p_campaign is null or exists (select from public.campaigns c
    where c.town_id = p_town_id and c.code = p_campaign) then p_campaign else '(other)' end;
comment on function private.known_campaign is
  'For store_facts: the code of a visit''s link as far as the town knows it; null where the link named none.';

create function private.keep_campaign(p_town_id text, p_code text, p_name text, p_placed text, p_by uuid)
  returns boolean language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('campaigns:' || p_town_id, 0));
  update public.campaigns c set name = btrim(p_name), placed = btrim(p_placed), retired_at = null
    where c.town_id = p_town_id and c.code = p_code;
  if found then
    return false;
  elsif (select count(*) from public.campaigns c where c.town_id = p_town_id) >= 500 then
    raise exception 'too_many_campaigns' using errcode = 'P0001';
  end if;
  insert into public.campaigns (town_id, code, name, placed, made_by)
    values (p_town_id, p_code, btrim(p_name), btrim(p_placed), p_by);
  -- Visits that came by it before count under it too, as far back as single visits are kept.
  insert into public.rollup_marks (town_id, day)
    select distinct v.town_id, v.day from public.visits v
    where v.town_id = p_town_id and v.campaign = p_code and v.day >= private.single_visits_from();
  return true;
end $$;
comment on function private.keep_campaign is
  'For save_campaign and import_pack: adds a code, or names it anew; true when earlier visits are counted anew.';

create function public.save_campaign(p_town_id text, p_code text, p_name text, p_placed text default '') returns jsonb
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return jsonb_build_object('is_new', private.keep_campaign(p_town_id, p_code, p_name, p_placed, auth.uid()));
exception when check_violation or not_null_violation then
  raise exception 'bad_campaign' using errcode = 'P0001';
end $$;
comment on function public.save_campaign is
  'For analysts and admins: takes a code into the town''s list, or gives it another name; a retired one is back.';

create function public.retire_campaign(p_town_id text, p_code text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.campaigns set retired_at = coalesce(retired_at, now()) where town_id = p_town_id and code = p_code;
end $$;
comment on function public.retire_campaign is
  'For analysts and admins: a link that is given out no more; whoever still comes by it counts under its name.';

create function public.list_campaigns(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_from date := (now() at time zone 'Asia/Tokyo')::date - 90;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'campaigns', (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'placed', c.placed,
        'retired_at', c.retired_at, 'visits', coalesce(d.visits, 0)) order by c.retired_at is not null, c.name, c.code),
        '[]')
      from public.campaigns c left join (select s.key, sum(s.visits) as visits from public.day_sums s
        where s.town_id = p_town_id and s.panel = 'campaign' and s.day >= v_from group by s.key) d on d.key = c.code
      where c.town_id = p_town_id),
    -- What anybody writes into an address is shown to staff only once several browsers came by it, and twenty at most.
    'seen', (select coalesce(jsonb_agg(to_jsonb(s) order by s.visits desc, s.code), '[]')
      from (select v.campaign as code, count(*) as visits, max(f.day) as last_on
        from public.visit_facts f join public.visits v on v.town_id = f.town_id and v.visit_id = f.visit_id
        where f.town_id = p_town_id and f.day >= v_from and f.campaign = '(other)' and v.campaign <> '(other)'
          and not exists (select from public.campaigns c where c.town_id = f.town_id and c.code = v.campaign)
        group by v.campaign having count(distinct f.visitor_id) >= 3
        order by count(*) desc, v.campaign limit 20) s));
end $$;
comment on function public.list_campaigns is
  'For analysts, concierges and admins: the town''s links with their visits of 90 days, and codes seen besides.';

grant execute on function public.save_campaign, public.retire_campaign, public.list_campaigns to authenticated;

-- 24_insight.sql
-- Questions to the facts: exact, any days, any filters together. Without filters the sums of days answer, else single
-- visits.
create function private.require_question(p_from date, p_to date, p_filters jsonb, p_needs_visits boolean) returns void
  language plpgsql stable set search_path = ''
as $$
begin
  if p_from is null or p_to is null or p_from > p_to or p_to - p_from > 3700 then
    raise exception 'bad_range' using errcode = 'P0001';
  elsif p_filters is null or jsonb_typeof(p_filters) <> 'object' then
    raise exception 'unknown_filter' using errcode = 'P0001';
  elsif exists (select from jsonb_each(p_filters) f where jsonb_typeof(f.value) <> 'string'
      or f.key <> all (array['region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'stage', 'place', 'spot']))
  then
    raise exception 'unknown_filter' using errcode = 'P0001';
  elsif p_from < private.single_visits_from() and (p_needs_visits or p_filters <> '{}') then
    raise exception 'beyond_single_visits' using errcode = 'P0001', detail = private.single_visits_from()::text;
  end if;
end $$;
comment on function private.require_question is
  'For insight: refuses a range that is none, a filter nobody knows, and single visits of days of which they are gone.';

create function private.filtered_visits(p_town_id text, p_from date, p_to date, p_filters jsonb)
  returns setof public.visit_facts language sql stable parallel safe
begin atomic -- inlined where it is called, so that the planner sees which filters there are
  select f.* from public.visit_facts f
  where f.town_id = p_town_id and f.day between p_from and p_to
    and (p_filters ->> 'region' is null or f.region = p_filters ->> 'region')
    and (p_filters ->> 'device' is null or f.device = p_filters ->> 'device')
    and (p_filters ->> 'campaign' is null or f.campaign = p_filters ->> 'campaign')
    and (p_filters ->> 'locale' is null or f.locale = p_filters ->> 'locale')
    and (p_filters ->> 'visitor' is null or f.visitor = p_filters ->> 'visitor')
    and (p_filters ->> 'entry' is null or f.entry = p_filters ->> 'entry')
    and (p_filters ->> 'stage' is null
      or f.stage >= array_position(array['engaged', 'considering', 'lead'], p_filters ->> 'stage'))
    and (p_filters ->> 'place' is null or f.visit_id in (select s.visit_id from public.visit_seen s
      where s.town_id = p_town_id and s.panel = 'place' and s.day between p_from and p_to
        and p_filters ->> 'place' = any (s.keys)))
    and (p_filters ->> 'spot' is null or f.visit_id in (select s.visit_id from public.visit_seen s
      where s.town_id = p_town_id and s.panel = 'spot' and s.day between p_from and p_to
        and p_filters ->> 'spot' = any (s.keys)));
end;
comment on function private.filtered_visits is
  'For insight: the visits of a range that pass every filter; stage holds the later stages, place and spot who saw it.';

create function private.panel_counts(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (key text, visits bigint, engaged bigint, considering bigint, lead bigint, engaged_ms bigint)
  language plpgsql stable security definer
  set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '64MB'
as $$
begin
  perform private.require_question(p_from, p_to, p_filters, false);
  if p_filters = '{}' then
    return query
      select d.key, sum(d.visits), sum(d.engaged), sum(d.considering), sum(d.lead), sum(d.engaged_ms)::bigint
      from public.day_sums d
      where d.town_id = p_town_id and d.panel = p_panel and d.day between p_from and p_to group by d.key;
  else
    return query
      select c.key, sum(c.n)::bigint, coalesce(sum(c.n) filter (where c.stage >= 1), 0)::bigint,
        coalesce(sum(c.n) filter (where c.stage >= 2), 0)::bigint,
        coalesce(sum(c.n) filter (where c.stage >= 3), 0)::bigint, sum(c.ms)::bigint
      from ( -- few stages, many visits: two steps cost half of one
        select u.key, u.stage, count(*) as n, sum(u.ms) as ms
        from (
          select private.panel_value(f, p_panel) as key, f.stage, f.engaged_ms as ms
          from private.filtered_visits(p_town_id, p_from, p_to, p_filters) f
          where p_panel = any (private.value_panels())
          union all
          select unnest(s.keys), f.stage, unnest(s.ms)
          from private.filtered_visits(p_town_id, p_from, p_to, p_filters) f
            join public.visit_seen s on s.town_id = p_town_id and s.visit_id = f.visit_id and s.panel = p_panel
              and s.day between p_from and p_to
          where p_panel = any (private.seen_panels())) u
        where u.key is not null group by u.key, u.stage) c
      group by c.key;
  end if;
end $$;
comment on function private.panel_counts is
  'For insight, KPIs and publications: visits by the key of a panel, how many got how far, and the engaged ms.';

create function private.insight_totals(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (visits bigint, engaged bigint, considering bigint, lead bigint, engaged_ms bigint)
  language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(c.visits), 0)::bigint, coalesce(sum(c.engaged), 0)::bigint,
    coalesce(sum(c.considering), 0)::bigint, coalesce(sum(c.lead), 0)::bigint, coalesce(sum(c.engaged_ms), 0)::bigint
  from private.panel_counts(p_town_id, 'day', p_from, p_to, p_filters) c
$$;
comment on function private.insight_totals is 'For insight, KPIs and publications: all visits of a range.';

create function private.count_browsers(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns bigint language plpgsql stable security definer
  set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '64MB' set enable_hashagg = off
as $$
begin -- the index of browsers holds them in order: a year of them is read in a fifth of the time hashing takes
  perform private.require_question(p_from, p_to, p_filters, true);
  return (select count(*)
    from (select distinct f.visitor_id from private.filtered_visits(p_town_id, p_from, p_to, p_filters) f) b);
end $$;
comment on function private.count_browsers is
  'For insight and KPIs: browsers that came in a range, each once; ids live 29 days.';

-- 25_insight_rpcs.sql
-- What the insight page asks. Every number is exact; who has no role in the town is told nothing.
create function public.insight_table(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb default '{}',
    p_after jsonb default null) returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_panel in ('place', 'spot') then
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  else
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  end if;
  if p_panel <> all (private.value_panels() || private.seen_panels()) then
    raise exception 'unknown_panel' using errcode = 'P0001';
  end if;
  return (select coalesce(jsonb_agg(to_jsonb(c) order by c.visits desc, c.key), '[]')
    from (select * from private.panel_counts(p_town_id, p_panel, p_from, p_to, p_filters) n
      where p_after is null or n.visits < (p_after ->> 'visits')::bigint
        or n.visits = (p_after ->> 'visits')::bigint and n.key > p_after ->> 'key'
      order by n.visits desc, n.key limit 3000) c);
end $$;
comment on function public.insight_table is
  'For analysts, and for editors of places and spots: visits by the key of a panel, most first, 3,000 keys a '
  'page; the next page begins after the last one''s visits and key.';

create function public.insight_summary(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select to_jsonb(t) from private.insight_totals(p_town_id, p_from, p_to, p_filters) t)
    || jsonb_build_object('single_visits_from', private.single_visits_from(),
      'updated_at', (select max(r.ran_at) from public.rollup_runs r where r.town_id = p_town_id));
end $$;
comment on function public.insight_summary is
  'For analysts: all visits of a range, how many got how far, and the first day that filters reach back to.';

create function public.insight_browsers(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns bigint language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return private.count_browsers(p_town_id, p_from, p_to, p_filters);
end $$;
comment on function public.insight_browsers is 'For analysts: browsers that came in a range, each once.';

create function public.insight_outcomes(p_town_id text, p_from date, p_to date, p_by text default null,
    p_filters jsonb default '{}') returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_question(p_from, p_to, '{}', false);
  if p_filters is null or jsonb_typeof(p_filters) <> 'object' then
    raise exception 'unknown_filter' using errcode = 'P0001';
  elsif exists (select from jsonb_object_keys(p_filters || jsonb_build_object(coalesce(p_by, 'channel'), '')) k
      where k <> all (array['channel', 'region', 'locale', 'device', 'campaign', 'visitor', 'entry'])) then
    raise exception 'unknown_filter' using errcode = 'P0001';
  end if;
  return (select coalesce(jsonb_agg(to_jsonb(n) order by n.asked desc, n.key), '[]')
    from (select coalesce(private.consultation_value(c, p_by), '') as key, count(*) as asked,
        count(*) filter (where c.outcome >= 1) as came, count(*) filter (where c.outcome >= 2) as moved,
        count(*) filter (where c.outcome >= 3) as settled
      from private.counted_consultations(p_town_id, p_filters) c where c.day between p_from and p_to group by 1) n);
end $$;
comment on function public.insight_outcomes is
  'For analysts: families that asked in a range, in whole or by a dim, and how far they have come since.';

create function public.insight_hours(p_town_id text, p_hours integer default 48, p_filters jsonb default '{}')
  returns jsonb language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
  v_now timestamp := date_trunc('hour', now() at time zone 'Asia/Tokyo');
  v_from timestamp := v_now - (greatest(1, least(p_hours, 48)) - 1) * interval '1 hour';
  v_of_families boolean := not p_filters ?| array['place', 'spot', 'stage'];
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_question(v_from::date, v_now::date, p_filters, true);
  return (
    with visits as (
      select date_trunc('hour', f.started_at at time zone 'Asia/Tokyo') as hour, count(*) as n,
        count(*) filter (where f.stage >= 3) as lead
      from private.filtered_visits(p_town_id, v_from::date, v_now::date, p_filters) f group by 1
    ), families as (
      select c.day + c.hour * interval '1 hour' as hour, count(*) as n
      from private.counted_consultations(p_town_id, p_filters) c
      where c.day between v_from::date and v_now::date group by 1
    )
    select jsonb_agg(jsonb_build_object('hour', h.hour at time zone 'Asia/Tokyo', 'visits', coalesce(v.n, 0),
      'lead', coalesce(v.lead, 0), 'consultations', case when v_of_families then coalesce(f.n, 0) end) order by h.hour)
    from generate_series(v_from, v_now, interval '1 hour') as h (hour)
      left join visits v on v.hour = h.hour left join families f on f.hour = h.hour);
end $$;
comment on function public.insight_hours is
  'For analysts: each of the last 48 hours, the running one last; consultations null under filters they do not know.';

create function public.insight_quality(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'marks', (select coalesce(jsonb_object_agg(c.key, c.visits), '{}')
      from private.panel_counts(p_town_id, 'mark', p_from, p_to) c),
    'events', (select jsonb_build_object('stored', coalesce(sum(c.stored), 0), 'doubled', coalesce(sum(c.doubled), 0),
        'refused', coalesce(sum(c.refused), 0))
      from public.collect_counts c where c.town_id = p_town_id and c.day between p_from and p_to),
    'rule_version', (private.marking_rule(p_town_id)).version);
end $$;
comment on function public.insight_quality is
  'For analysts: who was left out and by which version of the rule, and events stored, sent again and refused.';

create function public.insight_live(p_town_id text, p_minutes integer default 5) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_minutes integer := greatest(1, least(p_minutes, 60));
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (
    select jsonb_build_object('visits', count(distinct e.visit_id), 'minutes', v_minutes)
    from public.visit_events e join public.visits v on v.town_id = e.town_id and v.visit_id = e.visit_id
    where e.town_id = p_town_id and e.occurred_at > now() - v_minutes * interval '1 minute'
      and not v.is_bot and not v.staff and not v.crowd
      and (not v.simulated or (private.marking_rule(p_town_id)).counts_simulated));
end $$;
comment on function public.insight_live is 'For analysts: visits of people with an event in the last minutes.';
-- Events come nearly in the order of their times: a few bytes for many pages find the last; a tree costs every writer.
create index visit_events_by_time on public.visit_events using brin (occurred_at)
  with (pages_per_range = 32, autosummarize = on);

grant execute on function public.insight_table, public.insight_summary, public.insight_browsers,
  public.insight_outcomes, public.insight_hours, public.insight_quality, public.insight_live to authenticated;

-- 26_region_movers.sql
-- Who really moves to the town's prefecture, so that a town sees where it is over- and under-heard.
create table public.region_movers (
  town_id text not null references public.towns on delete cascade,
  year integer not null check (year between 1950 and 2200),
  from_prefecture text not null check (from_prefecture ~ '^JP-(0[1-9]|[1-3][0-9]|4[0-7])$'),
  people integer not null check (people >= 0),
  source text not null,
  imported_at timestamptz not null default now(),
  primary key (town_id, year, from_prefecture)
);
comment on table public.region_movers is
  'For insight: people who moved in a year to the town''s prefecture, by where they came from; public statistics.';
alter table public.region_movers enable row level security;

create function private.import_movers(p_town_id text, p_year integer, p_source text, p_movers jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.region_movers where town_id = p_town_id and year = p_year;
  insert into public.region_movers (town_id, year, from_prefecture, people, source)
    select p_town_id, p_year, m.key, m.value::integer, p_source from jsonb_each_text(p_movers) m;
end $$;
comment on function private.import_movers is
  'For npm run movers:import: one year of a town, whole, in place of what was there.';

create function public.insight_region_weights(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (
    with beside as (
      select m.from_prefecture as region, m.people as movers, m.year, m.source, coalesce(c.visits, 0) as visits
      from public.region_movers m
        left join private.panel_counts(p_town_id, 'region', p_from, p_to) c on c.key = m.from_prefecture
      where m.town_id = p_town_id
        and m.year = (select max(l.year) from public.region_movers l where l.town_id = p_town_id)
    ), shares as (
      select b.*, b.visits / nullif(sum(b.visits) over (), 0)::double precision as visit_share,
        b.movers / nullif(sum(b.movers) over (), 0)::double precision as mover_share
      from beside b
    )
    select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('weight', s.visit_share / nullif(s.mover_share, 0))
      order by s.movers desc, s.region), '[]') from shares s);
end $$;
comment on function public.insight_region_weights is
  'For analysts: visits by prefecture beside who really moves there; weight over 1: heard more than they move.';
grant execute on function public.insight_region_weights to authenticated;
grant all on public.region_movers to service_role;

-- 27_saved_views.sql
-- A way of looking at the figures that a member of staff gave a name. It holds no figure: whoever opens it asks anew,
-- with their own role.
create function private.is_view_query(p_query text) returns boolean
  language sql immutable set search_path = ''
as $$
  -- As writeAddress of src/features/insight/address.ts writes it: known names, each once, values without a sign that
  -- could mean anything in an address.
  select length(p_query) <= 400 and (p_query = '' or (select bool_and(part ~ ('^(range|from|to|versus|by|revision|'
        'region|device|campaign|locale|visitor|entry|place|spot|stage)=[\w.%+*-]{1,240}$'))
      and count(distinct split_part(part, '=', 1)) = count(*)
    from string_to_table(p_query, '&') part))
$$;
comment on function private.is_view_query is 'For saved_insight_views: whether it is a question the insight page asks.';

create table public.saved_insight_views (
  town_id text not null,
  view_id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid(),
  name text not null check (length(btrim(name)) between 1 and 60),
  part text not null check (part in ('overview', 'visitors', 'content', 'way', 'technology')),
  query text not null check (private.is_view_query(query)),
  saved_at timestamptz not null default now(),
  primary key (town_id, view_id),
  foreign key (town_id, user_id) references public.staff_members on delete cascade
);
create index saved_insight_views_by_member on public.saved_insight_views (town_id, user_id);
comment on table public.saved_insight_views is
  'For members who see figures: range and filters of the insight page under a name of their own. Theirs alone.';

create function private.is_view_name(p_name text) returns boolean
  language sql immutable set search_path = ''
as $$ select coalesce(length(btrim(p_name)) between 1 and 60, false) $$;
comment on function private.is_view_name is 'For saved_insight_views: whether a view can be called that.';

create function private.limit_saved_views() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if (select count(*) from public.saved_insight_views v
      where v.town_id = new.town_id and v.user_id = new.user_id) >= 50 then
    raise exception 'too_many_views' using errcode = 'P0001';
  end if;
  return new;
end $$;
comment on function private.limit_saved_views is 'For saved_insight_views: at most fifty per member and town.';
create trigger saved_insight_views_are_few before insert on public.saved_insight_views
  for each row execute function private.limit_saved_views();
alter table public.saved_insight_views enable row level security;

create policy "members read their own views" on public.saved_insight_views for select to authenticated
  using (user_id = (select private.signed_in_user())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));
create function public.save_insight_view(p_town_id text, p_view_id uuid, p_name text, p_part text, p_query text)
  returns void language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  if p_view_id is null or coalesce(p_part, '') <> all (array['overview', 'visitors', 'content', 'way', 'technology'])
      or not coalesce(private.is_view_query(p_query), false) or not private.is_view_name(p_name) then
    raise exception 'bad_view' using errcode = 'P0001';
  end if;
  insert into public.saved_insight_views as saved (town_id, view_id, user_id, name, part, query)
    values (p_town_id, p_view_id, auth.uid(), p_name, p_part, p_query)
    on conflict (town_id, view_id) do update
      set name = excluded.name, part = excluded.part, query = excluded.query, saved_at = now()
      where saved.user_id = auth.uid();
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_insight_view is
  'For members who see figures: keeps range and filters under a name; the same id again keeps them anew.';

create function public.rename_insight_view(p_town_id text, p_view_id uuid, p_name text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  if not private.is_view_name(p_name) then
    raise exception 'bad_view' using errcode = 'P0001';
  end if;
  update public.saved_insight_views set name = p_name
    where town_id = p_town_id and view_id = p_view_id and user_id = auth.uid();
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.rename_insight_view is 'For members who see figures: another name for a view of their own.';

create function public.remove_insight_view(p_town_id text, p_view_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  delete from public.saved_insight_views
    where town_id = p_town_id and view_id = p_view_id and user_id = auth.uid();
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.remove_insight_view is 'For members who see figures: takes a view of their own away.';

grant all on public.saved_insight_views to service_role;
grant select (town_id, view_id, name, part, query, saved_at) on public.saved_insight_views to authenticated;
grant execute on function public.save_insight_view, public.rename_insight_view, public.remove_insight_view
  to authenticated;

-- 28_publications.sql
-- What leaves the staff: a short fixed list of tables of a period that is over, made once, frozen with its definition.
-- Why nothing under the threshold comes back out of it: supabase/README-insight.md.
create table public.publications (
  town_id text not null references public.towns on delete cascade,
  publication_id uuid not null default gen_random_uuid(),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  made_at timestamptz not null default now(),
  made_by uuid, -- null: a job
  definition jsonb not null,
  tables jsonb not null,
  primary key (town_id, publication_id),
  unique (town_id, from_day)
);
comment on table public.publications is
  'For links, editions and digests: the tables that were published of a period; no day of a town is ever in two.';

create function private.keep_publication() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' or exists (select from public.towns t where t.town_id = old.town_id) then
    raise exception 'frozen' using errcode = '55000';
  end if;
  return old;
end $$;
comment on function private.keep_publication is
  'For publications: a second one of the same days could be set against the first, so none goes before its town does.';
create trigger publications_stay_frozen before update or delete on public.publications
  for each row execute function private.keep_publication();

create function private.published_count(p_count bigint, p_threshold integer) returns jsonb
  language sql immutable set search_path = ''
  return case when p_count < p_threshold then '"<"'::jsonb else to_jsonb(round(p_count / 5.0)::bigint * 5) end;
comment on function private.published_count is
  'For publications: a count to the nearest five, or "<" under the threshold, nothing included.';

create function private.publication_counts(p_town_id text, p_from date, p_to date)
  returns table (name text, key text, n bigint, parts text)
  language sql stable security definer set search_path = ''
as $$
  -- parts: all (everybody knows these are all keys there are, and they add up to the visits), some (keys under the
  -- threshold are not listed, and nobody knows how many there are), or null (they do not add up to anything).
  select 'totals', k.key, k.n, null
  from private.insight_totals(p_town_id, p_from, p_to) t
    cross join private.consultation_counts(p_town_id, p_from, p_to) c
    cross join lateral (values ('visits', t.visits), ('engaged', t.engaged), ('considering', t.considering),
      ('lead', t.lead), ('consultations', c.consultations), ('moved', c.moved_households),
      ('settled', c.settled_households)) as k (key, n)
  union all
  select 'month', to_char(m, 'YYYY-MM'),
    (select t.visits from private.insight_totals(p_town_id, m::date, (m + interval '1 month')::date - 1) t), 'all'
  from generate_series(p_from::timestamp, p_to::timestamp, interval '1 month') m
  union all
  select f.name, f.key, coalesce(c.visits, 0), 'all'
  from (values ('device', 'phone'), ('device', 'tablet'), ('device', 'desktop'), ('visitor', 'new'),
      ('visitor', 'returning')) as f (name, key)
    left join lateral private.panel_counts(p_town_id, f.name, p_from, p_to) c on c.key = f.key
  union all
  select f.name, c.key, c.visits, 'some'
  from unnest(array['region', 'locale', 'campaign']) as f (name)
    cross join lateral private.panel_counts(p_town_id, f.name, p_from, p_to) c
  union all
  select 'place', p.place_id, coalesce(c.visits, 0), null
  from public.towns t join public.revision_places p on p.town_id = t.town_id and p.revision = t.current_revision
    left join private.panel_counts(p_town_id, 'place', p_from, p_to) c on c.key = p.place_id
  where t.town_id = p_town_id
$$;
comment on function private.publication_counts is
  'For publication_tables: the true counts that a publication is made of.';

create function private.publication_tables(p_town_id text, p_from date, p_to date, p_threshold integer) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with counted as materialized (
    select c.*, private.published_count(c.n, p_threshold) as told,
      private.published_count(c.n + 1, p_threshold) = private.published_count(c.n, p_threshold) as could_rise,
      c.n > 0 and private.published_count(c.n - 1, p_threshold) = private.published_count(c.n, p_threshold)
        as could_fall
    from private.publication_counts(p_town_id, p_from, p_to) c
  ), partnered as (
    select c.*, c.could_rise and sum(c.could_fall::integer) over others > 0
      or c.could_fall and sum(c.could_rise::integer) over others > 0 as could_differ
    from counted c
    window others as (partition by c.name rows between unbounded preceding and unbounded following exclude current row)
  ), judged as (
    -- Counts that add up give a small one back when all others are at the end of what their printed number may mean. So
    -- such a table is left out unless each small count could be one more, and another one less, with the same print.
    select p.name, max(p.parts) as parts,
      coalesce(max(p.parts) = 'all' and bool_or(p.n < p_threshold and not p.could_differ), false) as is_left_out
    from partnered p group by p.name
  )
  select jsonb_object_agg(j.name, jsonb_build_object(
    'left_out', case when j.is_left_out then 'too_small' end,
    'others', case when j.parts = 'some' and not j.is_left_out then '<' end, -- every key that is not listed
    'cells', case when j.is_left_out then '[]' else (
      select coalesce(jsonb_agg(jsonb_build_object('key', c.key, 'count', c.told)
        order by case when j.parts = 'some' or j.name = 'place' then coalesce(c.told_number::text::integer, 0) end desc,
          c.key), '[]')
      from (select k.name, k.key, nullif(k.told, '"<"') as told_number, k.told from counted k) c
      where c.name = j.name and (j.parts is distinct from 'some' or c.told_number is not null)) end))
  from judged j
$$;
comment on function private.publication_tables is
  'For make_publication: the tables as they are published; shares are of a table''s printed counts, never of a total.';

create function private.make_publication(p_town_id text, p_from date, p_to date, p_made_by uuid default null)
  returns uuid language plpgsql security definer set search_path = ''
as $$
declare v_id uuid; v_threshold integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('publication:' || p_town_id, 0));
  select p.publication_id into v_id from public.publications p
    where p.town_id = p_town_id and p.from_day = p_from and p.to_day = p_to;
  if found then
    return v_id;
  elsif p_from is null or p_to is null or p_from > p_to or p_from <> date_trunc('month', p_from)
      or p_to <> (date_trunc('month', p_to) + interval '1 month')::date - 1 or p_to >= p_from + interval '1 year' then
    raise exception 'bad_period' using errcode = 'P0001';
  elsif p_to + 3 > (now() at time zone 'Asia/Tokyo')::date then
    raise exception 'period_running' using errcode = 'P0001';
  elsif exists (select from public.publications p
      where p.town_id = p_town_id and p.from_day <= p_to and p.to_day >= p_from) then
    raise exception 'period_overlaps' using errcode = 'P0001';
  end if;
  select t.small_count_threshold into v_threshold from public.towns t where t.town_id = p_town_id;
  insert into public.publications (town_id, from_day, to_day, made_by, definition, tables)
    values (p_town_id, p_from, p_to, p_made_by,
      jsonb_build_object('version', 1, 'threshold', v_threshold, 'rounded_to', 5),
      private.publication_tables(p_town_id, p_from, p_to, v_threshold))
    returning publication_id into v_id;
  return v_id;
end $$;
comment on function private.make_publication is
  'For links, editions and digests: the publication of whole months that are over; however often asked for, the same.';

create function public.make_publication(p_town_id text, p_from date, p_to date) returns uuid
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return private.make_publication(p_town_id, p_from, p_to, auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.make_publication is
  'For analysts and admins: publishes whole months that are over, once and for good.';
grant execute on function public.make_publication to authenticated;

alter table public.publications enable row level security;
grant select (town_id, publication_id, from_day, to_day, made_at) on public.publications to authenticated;
grant all on public.publications to service_role;
create policy "staff read the publications of their town" on public.publications for select to authenticated
  using (town_id in (select private.towns_with_role('analyst', 'concierge', 'admin')));

-- 29_measures.sql
-- What KPIs are made of: each measure over any days, exactly; and how the same figures leave the staff.
create type private.kpi_figure as (name text, value numeric, missing text, about jsonb);
comment on type private.kpi_figure is
  'For KPIs: a measure. missing: none (no data), beyond (single visits are gone); outside few, inside, unpublished.';

create function private.measure_list() returns table (at integer, name text, made_by text, outside text)
  language sql immutable set search_path = ''
as $$
  -- outside: how it leaves the staff. A publication's key; fives; share of what is shown; as it is; parts; or inside.
  values (1, 'visits', 'measure_visits', 'visits'), (2, 'engaged_visits', 'measure_visits', 'engaged'),
    (3, 'visitors', 'measure_visits', 'fives'), (4, 'tours_started', 'measure_visits', 'fives'),
    (5, 'tours_completed', 'measure_visits', 'fives'), (6, 'consultations', 'measure_households', 'consultations'),
    (7, 'consultations_web', 'measure_households', 'inside'),
    (8, 'consultations_phone', 'measure_households', 'inside'),
    (9, 'consultations_counter', 'measure_households', 'inside'),
    (10, 'consultations_event', 'measure_households', 'inside'),
    (11, 'people_consulted', 'measure_households', 'fives'),
    (12, 'messages_sent', 'measure_households', 'fives'), (13, 'registrations', 'measure_households', 'fives'),
    (14, 'moved_households', 'measure_households', 'moved'), (15, 'moved_people', 'measure_households', 'fives'),
    (16, 'settled_households', 'measure_households', 'settled'), (17, 'survey_offers', 'measure_surveys', 'fives'),
    (18, 'survey_answers', 'measure_surveys', 'fives'), (19, 'survey_response_percent', 'measure_surveys', 'share'),
    (20, 'staff_hours_saved', 'measure_hours', 'parts'), (21, 'population', 'measure_outside', 'as_is'),
    (22, 'births', 'measure_outside', 'as_is'), (23, 'moved_in', 'measure_outside', 'as_is'),
    (24, 'moved_out', 'measure_outside', 'as_is')
$$;
comment on function private.measure_list is
  'For KPIs and reports: every measure by its code, which function counts it and how it may leave the staff.';

create function private.measure_of(p_name text) returns table (at integer, made_by text, outside text)
  language sql immutable set search_path = ''
as $$
  select list.at, list.made_by, list.outside from private.measure_list() list where list.name = p_name
  union all
  select 100, 'measure_questions', case when p_name like '%:mean' then 'inside' when p_name like '%:share' then 'share'
    else 'fives' end where p_name ~ '^question:(tour|consult):[a-z0-9][a-z0-9-]{0,39}:(share|mean|answers)$'
  union all
  select 200, 'measure_outside', 'fives' where p_name ~ '^outside:[0-9a-f-]{36}$'
$$;
comment on function private.measure_of is
  'For KPIs: what there is to know of a measure by its name; of a survey''s question and a town''s own series, too.';

create function private.is_measure(p_name text) returns boolean
  language sql immutable set search_path = ''
as $$ select exists (select from private.measure_of(p_name)) $$;
comment on function private.is_measure is 'For formula_problem: whether a name is one of a measure.';

create function private.measure_visits(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select total.name, total.value::numeric, null::text, '{}'::jsonb
    from private.insight_totals(p_town_id, p_from, p_to) totals
      cross join lateral (values ('visits', totals.visits), ('engaged_visits', totals.engaged)) total (name, value);
  return query select 'tours_' || step.key, coalesce(sum(counts.visits), 0), null::text, '{}'::jsonb
    from unnest(array['started', 'completed']) step (key)
      left join private.panel_counts(p_town_id, 'tour', p_from, p_to) counts on counts.key = step.key
    group by step.key;
  if p_from < private.single_visits_from() then
    return query select 'visitors', null::numeric, 'beyond', '{}'::jsonb;
  else
    return query select 'visitors', private.count_browsers(p_town_id, p_from, p_to)::numeric, null::text, '{}'::jsonb;
  end if;
end $$;
comment on function private.measure_visits is 'For kpi_figures: visits, tours and browsers, as insight counts them.';

create function private.measure_households(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_simulated boolean := (private.marking_rule(p_town_id)).counts_simulated;
begin
  -- From the ledgers: an erased family still asked and was answered, and a double never asked.
  return query select measure.name, measure.value::numeric, null::text, '{}'::jsonb
    from private.consultation_counts(p_town_id, p_from, p_to) counts cross join lateral (values
      ('consultations', counts.consultations), ('people_consulted', counts.people),
      ('moved_households', counts.moved_households), ('moved_people', counts.moved_people),
      ('settled_households', counts.settled_households)) measure (name, value);
  return query select 'consultations_' || way.channel, count(entry.entry_id)::numeric, null::text, '{}'::jsonb
    from unnest(array['web', 'phone', 'counter', 'event']) way (channel)
      left join public.consultation_ledger entry on entry.town_id = p_town_id and entry.channel = way.channel
        and entry.day between p_from and p_to and not entry.is_double and (v_simulated or not entry.simulated)
    group by way.channel;
  return query select 'registrations', count(*)::numeric, null::text, '{}'::jsonb
    from public.consultation_ledger entry where entry.town_id = p_town_id and entry.day between p_from and p_to
      and not entry.is_double and not entry.is_withdrawn and (v_simulated or not entry.simulated);
  return query select 'messages_sent', coalesce(sum(entry.contacts), 0)::numeric, null::text, '{}'::jsonb
    from public.contact_ledger entry where entry.town_id = p_town_id and entry.day between p_from and p_to
      and (v_simulated or not entry.simulated);
end $$;
comment on function private.measure_households is 'For kpi_figures: families by what happened in the range.';

create function private.kpi_figures(p_town_id text, p_from date, p_to date) returns private.kpi_figure[]
  language plpgsql stable security definer set search_path = ''
as $$
declare v_figures private.kpi_figure[];
begin
  select array_agg(row(figure.name, figure.value, figure.missing, figure.about)::private.kpi_figure)
    into v_figures from (
    select * from private.measure_visits(p_town_id, p_from, p_to)
    union all select * from private.measure_households(p_town_id, p_from, p_to)
    union all select * from private.measure_surveys(p_town_id, p_from, p_to)
    union all select * from private.measure_questions(p_town_id, p_from, p_to)
    union all select * from private.measure_outside(p_town_id, p_from, p_to)) figure;
  return v_figures || array(select row(hours.name, hours.value, hours.missing, hours.about)::private.kpi_figure
    from private.measure_hours(p_town_id, v_figures) hours);
end $$;
comment on function private.kpi_figures is 'For KPIs: every measure over a range, exactly.';

create function private.in_fives(p_value numeric, p_threshold integer) returns numeric
  language sql immutable set search_path = ''
  return case when p_value >= p_threshold then round(p_value / 5) * 5 end;
comment on function private.in_fives is
  'For figures outside: to the nearest five; null under the threshold, nothing included.';

create function private.figure_outside(
  p_figure private.kpi_figure, p_outside text, p_totals jsonb, p_threshold integer) returns private.kpi_figure
  language plpgsql immutable set search_path = ''
as $$
declare
  v_of numeric := private.in_fives((p_figure.about ->> 'of')::numeric, p_threshold);
  v_good numeric := private.in_fives((p_figure.about ->> 'good')::numeric, p_threshold);
begin
  p_figure.about := p_figure.about - '{of,good}'::text[];
  if p_figure.value is null or p_outside = 'as_is' then
    return p_figure;
  elsif p_outside in ('visits', 'engaged', 'consultations', 'moved', 'settled') then
    p_figure.missing := case when p_totals -> p_outside is null then 'unpublished'
      when jsonb_typeof(p_totals -> p_outside) <> 'number' then 'few' end;
    p_figure.value := case when p_figure.missing is null then (p_totals ->> p_outside)::numeric end;
  elsif p_outside = 'fives' and p_figure.value = trunc(p_figure.value) then
    p_figure.value := private.in_fives(p_figure.value, p_threshold);
    p_figure.missing := case when p_figure.value is null then 'few' end;
  elsif p_outside = 'share' then
    p_figure.value := round(100 * least(v_good, v_of) / nullif(v_of, 0));
    p_figure.missing := case when p_figure.value is null then 'few' end;
    p_figure.about := p_figure.about || jsonb_build_object('answers', v_of);
  else
    p_figure.value := null;
    p_figure.missing := 'inside';
  end if;
  return p_figure;
end $$;
comment on function private.figure_outside is
  'For figures_outside: one measure as it may leave the staff; a share is worked out anew from what is shown.';

create function private.published_totals(p_town_id text, p_from date, p_to date) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_object_agg(cell ->> 'key', cell -> 'count') from public.publications publication
    cross join lateral jsonb_array_elements(publication.tables #> '{totals,cells}') cell
  where publication.town_id = p_town_id and publication.from_day = p_from and publication.to_day = p_to
$$;
comment on function private.published_totals is
  'For figures_outside: the totals of the publication of exactly these days; null when there is none.';

create function private.figures_outside(
  p_town_id text, p_from date, p_to date, p_figures private.kpi_figure[], p_released text[])
  returns private.kpi_figure[] language plpgsql stable security definer set search_path = ''
as $$
declare
  v_threshold integer := (select small_count_threshold from public.towns where town_id = p_town_id);
  v_totals jsonb := private.published_totals(p_town_id, p_from, p_to);
  v_shown private.kpi_figure[];
begin
  select array_agg(case when figure.name = any (p_released) then figure
      else private.figure_outside(figure, measure.outside, v_totals, v_threshold) end) into v_shown
    from unnest(p_figures) figure cross join lateral private.measure_of(figure.name) measure
    where measure.outside <> 'parts';
  return v_shown || array(select hours from private.measure_hours(p_town_id, v_shown) hours);
end $$;
comment on function private.figures_outside is
  'For public editions and links: exact figures as they may leave the staff; those released by name go as they are.';

create function private.figures_json(p_figures private.kpi_figure[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(to_jsonb(figure) || jsonb_build_object('made_by', measure.made_by)
      order by measure.at, figure.name), '[]')
  from unnest(p_figures) figure cross join lateral private.measure_of(figure.name) measure
$$;
comment on function private.figures_json is 'For rpcs: measures by code, with the function that counted them.';

create function private.require_range(p_from date, p_to date) returns void
  language plpgsql immutable set search_path = ''
as $$
begin
  if p_from is null or p_to is null or p_from > p_to or p_to - p_from > 3700 then
    raise exception 'bad_range' using errcode = 'P0001';
  end if;
end $$;
comment on function private.require_range is 'For rpcs: refuses a range that is none.';

create function private.queries_of(p_names text[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_object_agg(routine.proname, pg_get_functiondef(routine.oid)), '{}')
  from pg_catalog.pg_proc routine
  where routine.pronamespace = 'private'::regnamespace and routine.proname = any (p_names)
$$;
comment on function private.queries_of is
  'For reports and definitions: the very queries that count, as the database has them.';

create function public.kpi_queries(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return private.queries_of(array['measure_visits', 'measure_households', 'measure_surveys', 'measure_questions',
    'measure_outside', 'measure_hours']);
end $$;
comment on function public.kpi_queries is
  'For analysts, concierges and admins: the queries behind the measures, by the name of their function.';
grant execute on function public.kpi_queries to authenticated;

-- 30_surveys.sql
-- What visitors say at the end of a tour or after they asked: one to five questions, no account, no name.
create table public.surveys (
  town_id text not null references public.towns on delete cascade,
  moment text not null check (moment in ('tour', 'consult')),
  version integer not null check (version > 0),
  doc jsonb not null, -- {open, questions: [{question_id, kind, words: {ja, ja-easy, en}}]}
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, moment, version)
);
comment on table public.surveys is
  'For visitors and analysts: what is asked at a moment, version by version; the newest one is asked, when it is open.';
create trigger surveys_stay before update on public.surveys for each row execute function private.refuse_change();

create table public.survey_answers (
  town_id text not null,
  response_id uuid not null, -- made by the browser for this answer alone; joins nothing else
  question_id text not null,
  moment text not null,
  version integer not null,
  day date not null, -- no time of day: with it an answer could be laid beside a visit
  kind text not null check (kind in ('five', 'yes_no', 'image', 'text')),
  value integer, -- five: 1 to 5; yes_no: 1 yes, 0 no; image: 1 better, 0 same, -1 worse
  words text check (length(words) <= 500 and private.reads_as_written(words)),
  simulated boolean not null default false,
  primary key (town_id, response_id, question_id),
  foreign key (town_id, moment, version) references public.surveys on delete cascade,
  check ((kind = 'text') = (words is not null) and (kind = 'text') = (value is null)),
  check (kind <> 'five' or value between 1 and 5),
  check (kind <> 'yes_no' or value in (0, 1)),
  check (kind <> 'image' or value in (-1, 0, 1))
);
create index survey_answers_by_day on public.survey_answers (town_id, day);
comment on table public.survey_answers is
  'For KPIs: answers by day, with no visitor, no visit and no region. Words are read by concierges and admins.';

create table public.survey_counts (
  town_id text not null,
  moment text not null,
  day date not null,
  offered integer not null default 0,
  answered integer not null default 0,
  simulated boolean not null default false,
  primary key (town_id, moment, day, simulated)
);
comment on table public.survey_counts is
  'For KPIs: how often a survey was offered and answered, for the response rate.';
alter table public.surveys enable row level security;
alter table public.survey_answers enable row level security;
alter table public.survey_counts enable row level security;

create function private.survey_problem(p_doc jsonb) returns text
  language sql immutable set search_path = ''
as $$
  select case
    when jsonb_typeof(p_doc -> 'open') is distinct from 'boolean'
      or jsonb_typeof(p_doc -> 'questions') is distinct from 'array'
      then 'bad_survey'
    when jsonb_array_length(p_doc -> 'questions') not between 1 and 5 then 'one_to_five_questions'
    when (select count(distinct q ->> 'question_id') from jsonb_array_elements(p_doc -> 'questions') q)
      < jsonb_array_length(p_doc -> 'questions') then 'same_question_twice'
    when exists (select from jsonb_array_elements(p_doc -> 'questions') q
      where coalesce(q ->> 'question_id', '') !~ '^[a-z0-9][a-z0-9-]{0,39}$'
        or coalesce(q ->> 'kind', '') <> all (array['five', 'yes_no', 'image', 'text'])
        or coalesce(length(btrim(q #>> '{words,ja}')), 0) not between 1 and 200
        or length(q #>> '{words,ja-easy}') > 400 or length(q #>> '{words,en}') > 300) then 'question_without_words' end
$$;
comment on function private.survey_problem is 'For save_survey: why a survey cannot be asked; null when it can.';

create function private.survey_now(p_town_id text, p_moment text) returns public.surveys
  language sql stable security definer set search_path = ''
as $$
  select s from public.surveys s where s.town_id = p_town_id and s.moment = p_moment order by s.version desc limit 1
$$;
comment on function private.survey_now is 'For surveys: the version that is asked now.';

create function public.survey_open(p_town_id text, p_moment text) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('version', s.version, 'questions', s.doc -> 'questions')
  from private.survey_now(p_town_id, p_moment) s where (s.doc ->> 'open')::boolean
$$;
comment on function public.survey_open is 'For visitors: the questions of a moment; null when nothing is asked.';

create function private.take_survey(p_request jsonb) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_town text := p_request ->> 'town_id';
  v_moment text := p_request ->> 'moment';
  v_day date := (now() at time zone 'Asia/Tokyo')::date;
  v_simulated boolean := coalesce((p_request ->> 'simulated')::boolean, false);
  v_survey public.surveys;
  v_kept integer;
begin
  select * into v_survey from public.surveys s
    where s.town_id = v_town and s.moment = v_moment and s.version = (p_request ->> 'version')::integer;
  -- Pages opened before it was closed have an hour; after it nobody adds to the figures, whichever version they name.
  if not found or exists (select from private.survey_now(v_town, v_moment) s
      where not (s.doc ->> 'open')::boolean and s.created_at < now() - interval '1 hour') then
    return jsonb_build_object('status', 'unknown_survey');
  end if;
  if p_request ->> 'act' = 'offered' then
    insert into public.survey_counts as c (town_id, moment, day, simulated, offered)
      values (v_town, v_moment, v_day, v_simulated, 1)
      on conflict (town_id, moment, day, simulated) do update set offered = c.offered + 1;
    return jsonb_build_object('status', 'counted');
  end if;
  if exists (select from public.survey_answers s where s.town_id = v_town
      and s.response_id = (p_request ->> 'response_id')::uuid) then
    -- one answer is one person, whichever questions come with it
    return jsonb_build_object('status', 'already_received');
  end if;
  -- Only answers to what was asked, of the kind that was asked.
  with kept as (
    insert into public.survey_answers (town_id, response_id, question_id, moment, version, day, kind, value, words,
        simulated)
      select v_town, (p_request ->> 'response_id')::uuid, q ->> 'question_id', v_moment, v_survey.version, v_day,
        q ->> 'kind', case when q ->> 'kind' <> 'text' then (a ->> 'value')::integer end,
        case when q ->> 'kind' = 'text' then btrim(a ->> 'words') end, v_simulated
      from jsonb_array_elements(p_request -> 'answers') a
        join jsonb_array_elements(v_survey.doc -> 'questions') q on q ->> 'question_id' = a ->> 'question_id'
      where (q ->> 'kind' = 'text' and btrim(a ->> 'words') <> '')
        or (q ->> 'kind' = 'five' and (a ->> 'value')::integer between 1 and 5)
        or (q ->> 'kind' = 'yes_no' and (a ->> 'value')::integer in (0, 1))
        or (q ->> 'kind' = 'image' and (a ->> 'value')::integer in (-1, 0, 1))
      on conflict do nothing returning 1)
  select count(*) into v_kept from kept;
  if v_kept = 0 then
    return jsonb_build_object('status', case when exists (select from public.survey_answers s where s.town_id = v_town
      and s.response_id = (p_request ->> 'response_id')::uuid) then 'already_received' else 'nothing_answered' end);
  end if;
  insert into public.survey_counts as c (town_id, moment, day, simulated, answered)
    values (v_town, v_moment, v_day, v_simulated, 1)
    on conflict (town_id, moment, day, simulated) do update set answered = c.answered + 1;
  return jsonb_build_object('status', 'received');
end $$;
comment on function private.take_survey is
  'For functions/survey: counts an offer, or keeps an answer once per response_id; nothing in it says who answered.';

create function public.save_survey(p_town_id text, p_moment text, p_doc jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_version integer; v_problem text := private.survey_problem(p_doc);
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('survey:' || p_town_id, 0));
  v_version := coalesce((private.survey_now(p_town_id, p_moment)).version, 0);
  if v_problem is not null then
    return jsonb_build_object('status', 'invalid', 'problem', v_problem);
  elsif v_version <> p_version then
    return jsonb_build_object('status', 'conflict', 'version', v_version);
  end if;
  insert into public.surveys (town_id, moment, version, doc, created_by)
    values (p_town_id, p_moment, v_version + 1, p_doc, auth.uid());
  return jsonb_build_object('status', 'saved', 'version', v_version + 1);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_survey is
  'For analysts: a new version of what is asked; answers keep theirs. A stale version is a conflict.';

create function public.list_surveys(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select jsonb_agg(jsonb_build_object(
      'moment', m.moment, 'version', coalesce(s.version, 0), 'doc', s.doc) order by m.n)
    from unnest(array['tour', 'consult']) with ordinality m (moment, n)
      left join lateral (select * from private.survey_now(p_town_id, m.moment)) s on s.town_id is not null);
end $$;
comment on function public.list_surveys is
  'For analysts and concierges: what is asked at each moment; version 0 is nothing yet.';

create function public.survey_words(p_town_id text, p_after jsonb default null, p_limit integer default 100)
  returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if p_limit is null or p_limit not between 1 and 500 then
    raise exception 'unknown_choice' using errcode = 'P0001';
  end if;
  return (
    with written as (
      select a.day, a.response_id, a.question_id, a.moment, a.words, q #>> '{words,ja}' as question
      from public.survey_answers a
        join public.surveys s on s.town_id = a.town_id and s.moment = a.moment and s.version = a.version
        cross join lateral jsonb_array_elements(s.doc -> 'questions') q
      where a.town_id = p_town_id and a.kind = 'text' and q ->> 'question_id' = a.question_id
    ), rest as (
      select * from written w where p_after is null or (w.day, w.response_id, w.question_id)
        < ((p_after ->> 'day')::date, (p_after ->> 'response_id')::uuid, p_after ->> 'question_id')
    ), page as (
      select *, row_number() over (order by day desc, response_id desc, question_id desc) as turn from rest
      order by day desc, response_id desc, question_id desc limit p_limit
    )
    select jsonb_build_object('total', (select count(*) from written),
      'next', (select jsonb_build_object('day', day, 'response_id', response_id, 'question_id', question_id) from page
        where turn = p_limit and p_limit < (select count(*) from rest)),
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'moment', moment, 'question', question,
        'words', words) order by turn), '[]') from page)));
end $$;
comment on function public.survey_words is
  'For concierges and admins: what people wrote, newest first. People name themselves in words: not for analysts.';

grant all on public.surveys, public.survey_answers, public.survey_counts to service_role;
grant execute on function public.survey_open to anon, authenticated;
grant execute on function private.take_survey to service_role;
grant execute on function public.save_survey, public.list_surveys, public.survey_words to authenticated;

create function private.set_back_surveys(p_town_id text, p_since timestamptz, p_asked jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_since date := (p_since at time zone 'Asia/Tokyo')::date; v_short text;
begin
  update public.survey_answers a set day = (x ->> 'at')::timestamptz at time zone 'Asia/Tokyo'
    from jsonb_array_elements(p_asked) x
    where a.town_id = p_town_id and a.simulated and a.response_id = (x ->> 'response_id')::uuid;
  -- Counts carry no name of what they counted. As many as are set back leave the days on which they came.
  create temp table if not exists asked_back (moment text, day date, offered integer, answered integer) on commit drop;
  truncate pg_temp.asked_back;
  with came as (
    delete from public.survey_counts c where c.town_id = p_town_id and c.simulated and c.day >= v_since returning c.*
  ), told as (
    select x ->> 'moment' as moment, ((x ->> 'at')::timestamptz at time zone 'Asia/Tokyo')::date as day,
      1 as offered, (x ->> 'response_id' is not null)::integer as answered
    from jsonb_array_elements(p_asked) x)
  insert into pg_temp.asked_back
    select t.moment, t.day, t.offered, t.answered from told t
    union all select c.moment, (now() at time zone 'Asia/Tokyo')::date, c.offered, c.answered from came c
    union all select t.moment, (now() at time zone 'Asia/Tokyo')::date, -t.offered, -t.answered from told t;
  select b.moment into v_short from pg_temp.asked_back b group by b.moment, b.day
    having sum(b.offered) < 0 or sum(b.answered) < 0 limit 1;
  if found then
    raise exception 'never_asked %', v_short using errcode = 'P0001'; -- more is set back than came in
  end if;
  insert into public.survey_counts as c (town_id, moment, day, simulated, offered, answered)
    select p_town_id, b.moment, b.day, true, sum(b.offered), sum(b.answered) from pg_temp.asked_back b
    group by b.moment, b.day having sum(b.offered) + sum(b.answered) > 0
    on conflict (town_id, moment, day, simulated) do update
      set offered = c.offered + excluded.offered, answered = c.answered + excluded.answered;
end $$;
comment on function private.set_back_surveys is
  'For npm run simulate: puts what made-up families were asked and answered since a moment where it would have been.';

-- 31_survey_results.sql
-- What surveys came to: each question by itself, exactly; as results and as measures of KPIs.
create function private.survey_tallies(p_town_id text, p_from date, p_to date)
  returns table (moment text, question_id text, kind text, value integer, answers bigint)
  language sql stable security definer set search_path = ''
as $$
  select answer.moment, answer.question_id, answer.kind, answer.value, count(*)
  from public.survey_answers answer
  where answer.town_id = p_town_id and answer.day between p_from and p_to
    and ((private.marking_rule(p_town_id)).counts_simulated or not answer.simulated)
  group by answer.moment, answer.question_id, answer.kind, answer.value
$$;
comment on function private.survey_tallies is
  'For surveys: how often each value of each question was answered; words have none.';

create function private.survey_questions(p_town_id text)
  returns table (moment text, question_id text, kind text, words jsonb, version integer, at bigint)
  language sql stable security definer set search_path = ''
as $$
  select distinct on (survey.moment, question ->> 'question_id', question ->> 'kind') survey.moment,
    question ->> 'question_id', question ->> 'kind', question -> 'words', survey.version, list.at
  from public.surveys survey
    cross join lateral jsonb_array_elements(survey.doc -> 'questions') with ordinality list (question, at)
  where survey.town_id = p_town_id
  order by survey.moment, question ->> 'question_id', question ->> 'kind', survey.version desc
$$;
comment on function private.survey_questions is
  'For surveys: every question that was ever asked, as it was asked last.';

create function private.measure_surveys(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with counted as (
    select coalesce(sum(counts.offered), 0) as offered, coalesce(sum(counts.answered), 0) as answered
    from public.survey_counts counts
    where counts.town_id = p_town_id and counts.day between p_from and p_to
      and ((private.marking_rule(p_town_id)).counts_simulated or not counts.simulated)
  )
  select measure.name, measure.value, case when measure.value is null then 'none' end, measure.about
  from counted cross join lateral (values ('survey_offers', offered, '{}'::jsonb),
    ('survey_answers', answered, '{}'::jsonb), -- a page opened before counting began may answer without an offer
    ('survey_response_percent', round(100.0 * answered / nullif(greatest(offered, answered), 0), 1),
      jsonb_build_object('good', answered, 'of', greatest(offered, answered)))) measure (name, value, about)
$$;
comment on function private.measure_surveys is 'For kpi_figures: how often surveys were offered and answered.';

create function private.measure_questions(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with asked as (
    select question.moment, question.question_id, question.kind, coalesce(sum(tally.answers), 0) as answers,
      coalesce(sum(tally.answers) filter (
        where tally.value >= case question.kind when 'five' then 4 else 1 end), 0) as good,
      sum(tally.answers * tally.value) as points,
      jsonb_build_object('moment', question.moment, 'kind', question.kind, 'words', question.words) as about
    from private.survey_questions(p_town_id) question
      left join private.survey_tallies(p_town_id, p_from, p_to) tally using (moment, question_id, kind)
    where question.kind <> 'text'
    group by question.moment, question.question_id, question.kind, question.words
  )
  select format('question:%s:%s:%s', asked.moment, asked.question_id, part.name), part.value,
    case when part.value is null then 'none' end, asked.about || part.about
  from asked cross join lateral (values
    ('share', round(100 * good / nullif(answers, 0), 1), jsonb_build_object('good', good, 'of', answers)),
    ('mean', round(points / nullif(answers, 0), 2), jsonb_build_object('answers', answers)),
    ('answers', answers, '{}'::jsonb)) part (name, value, about)
  where part.name <> 'mean' or asked.kind = 'five'
$$;
comment on function private.measure_questions is
  'For kpi_figures: of each question the share of 4 and 5, of yes, or of better; of five points the mean, too.';

create function public.survey_results(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_range(p_from, p_to);
  return (select coalesce(jsonb_agg(to_jsonb(result) - 'at'
      order by result.moment desc, result.at, result.question_id), '[]')
    from (
      select question.moment, question.question_id, question.kind, question.words, question.at,
        question.version = (private.survey_now(p_town_id, question.moment)).version as is_asked_now,
        coalesce(sum(tally.answers), 0) as answers,
        coalesce(jsonb_object_agg(tally.value, tally.answers) filter (where tally.value is not null), '{}') as counts
      from private.survey_questions(p_town_id) question
        left join private.survey_tallies(p_town_id, p_from, p_to) tally using (moment, question_id, kind)
      group by question.moment, question.question_id, question.kind, question.words, question.at, question.version
    ) result);
end $$;
comment on function public.survey_results is
  'For analysts, concierges and admins: question by question how often each value was answered, exactly.';

grant execute on function public.survey_results to authenticated;

-- 32_kpi.sql
-- KPIs: definitions with their targets, version by version, and what they come to.
create function private.are_yearly_targets(p_targets jsonb) returns boolean
  language sql immutable set search_path = ''
  return jsonb_typeof(p_targets) = 'object' and not exists (
    select from jsonb_each(p_targets) target
    where target.key !~ '^20[0-9]{2}$' or jsonb_typeof(target.value) <> 'number'
      or abs((target.value #>> '{}')::numeric) > 1e15);
comment on function private.are_yearly_targets is
  'For kpi_definitions: whether targets stand by fiscal year, each a number.';

create table public.kpi_definitions (
  town_id text not null references public.towns on delete cascade,
  kpi_id uuid not null,
  version integer not null check (version > 0),
  name text not null check (length(btrim(name)) between 1 and 100),
  unit text not null check (length(unit) between 1 and 20),
  decimals integer not null check (decimals between 0 and 4),
  formula jsonb not null,
  attainment text not null check (attainment in ('ratio', 'progress')),
  baseline numeric constraint kpi_baselines_are_finite check (abs(baseline) <= 1e15),
  baseline_on date,
  target numeric not null constraint kpi_targets_are_finite check (abs(target) <= 1e15),
  target_on date not null constraint kpi_targets_are_near check (target_on between '2000-01-01' and '2100-12-31'),
  yearly_targets jsonb not null default '{}' check (private.are_yearly_targets(yearly_targets)), -- {"2026": 5}
  owner text not null check (length(btrim(owner)) between 1 and 100),
  source text not null check (length(btrim(source)) between 1 and 300),
  note text not null default '' check (length(note) <= 1000),
  position integer not null default 0,
  retired boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, kpi_id, version),
  check (attainment = 'ratio' or (baseline is not null and baseline <> target))
);
comment on table public.kpi_definitions is
  'For analysts: what a KPI is, version by version, never changed; the newest counts. A formula is a tree of measures.';
create trigger kpi_definitions_stay before update on public.kpi_definitions
  for each row execute function private.refuse_change();

alter table public.kpi_definitions enable row level security;

create function private.kpi_value(p_formula jsonb, p_figures private.kpi_figure[]) returns numeric
  language plpgsql immutable set search_path = ''
as $$
declare v_left numeric; v_right numeric;
begin
  if p_formula ? 'measure' then
    return (select figure.value from unnest(p_figures) figure where figure.name = p_formula ->> 'measure');
  elsif p_formula ? 'number' then
    return (p_formula ->> 'number')::numeric;
  end if;
  v_left := private.kpi_value(p_formula #> '{args,0}', p_figures);
  v_right := private.kpi_value(p_formula #> '{args,1}', p_figures);
  return case p_formula ->> 'op' when '+' then v_left + v_right when '-' then v_left - v_right
    when '*' then v_left * v_right when '/' then v_left / nullif(v_right, 0) end;
end $$;
comment on function private.kpi_value is
  'For KPIs: what a formula comes to; null where a measure has no value or a divisor is nothing.';

create function private.formula_measures(p_formula jsonb) returns setof text
  language sql immutable set search_path = ''
as $$
  with recursive parts as (
    select p_formula as part
    union all
    select arg from parts cross join lateral jsonb_array_elements(
      case when jsonb_typeof(part -> 'args') = 'array' then part -> 'args' else '[]' end) arg)
  select distinct part ->> 'measure' from parts where part ? 'measure'
$$;
comment on function private.formula_measures is 'For KPIs: the measures a formula speaks of.';

create function private.formula_problem(p_formula jsonb, p_depth integer default 0) returns text
  language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(p_formula) is distinct from 'object' or p_depth > 12 then
    return 'bad_formula';
  elsif p_depth = 0 and regexp_count(p_formula::text, '"op"') >= 200 then
    return 'formula_too_long'; -- 200 numbers and measures at most, so that 100 KPIs are worked out while one waits
  elsif p_formula ? 'measure' then
    return case when not private.is_measure(p_formula ->> 'measure') then 'unknown_measure' end;
  elsif p_formula ? 'number' then
    return case when jsonb_typeof(p_formula -> 'number') is distinct from 'number' then 'bad_formula'
      when (p_formula ->> 'number')::numeric <> 0
        and abs((p_formula ->> 'number')::numeric) not between 1e-6 and 1e12 then 'bad_formula' end;
  elsif coalesce(p_formula ->> 'op', '') <> all (array['+', '-', '*', '/'])
      or jsonb_typeof(p_formula -> 'args') is distinct from 'array' or jsonb_array_length(p_formula -> 'args') <> 2 then
    return 'bad_formula';
  end if;
  return coalesce(private.formula_problem(p_formula #> '{args,0}', p_depth + 1),
    private.formula_problem(p_formula #> '{args,1}', p_depth + 1));
end $$;
comment on function private.formula_problem is
  'For save_kpi: why a formula is none; null when it is one. Nothing of it is ever run as code.';

create function private.kpis_now(p_town_id text) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with newest as (
    select distinct on (definition.kpi_id) definition.* from public.kpi_definitions definition
    where definition.town_id = p_town_id order by definition.kpi_id, definition.version desc
  )
  select coalesce(jsonb_agg(to_jsonb(newest) - '{town_id,created_by,retired}'::text[]
      order by position, created_at, kpi_id), '[]')
  from newest where not retired
$$;
comment on function private.kpis_now is 'For KPI tables and reports: the definitions in use.';

create function private.kpi_results(p_kpis jsonb, p_figures private.kpi_figure[], p_year integer) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with counted as (
    select kpi, at, (kpi ->> 'baseline')::numeric as baseline,
      coalesce((kpi #>> array['yearly_targets', p_year::text])::numeric, (kpi ->> 'target')::numeric) as goal,
      round(private.kpi_value(kpi -> 'formula', p_figures), (kpi ->> 'decimals')::integer) as value,
      array(select private.formula_measures(kpi -> 'formula') order by 1) as measures
    from jsonb_array_elements(p_kpis) with ordinality list (kpi, at)
  )
  select coalesce(jsonb_agg(kpi || jsonb_build_object('value', value, 'measures', to_jsonb(measures), 'goal', goal,
      'goal_year', case when (kpi -> 'yearly_targets') ? p_year::text then p_year end,
      'missing', case when value is null then coalesce((select min(figure.missing) from unnest(p_figures) figure
        where figure.name = any (measures)), 'none') end,
      'attained', case kpi ->> 'attainment' when 'ratio' then round(100 * value / nullif(goal, 0), 1)
        else round(100 * (value - baseline) / nullif(goal - baseline, 0), 1) end) order by at), '[]')
  from counted
$$;
comment on function private.kpi_results is
  'For KPI tables and reports: definitions with value and attainment over given figures; a year has its own goal.';

create function private.fiscal_year(p_from date, p_to date) returns integer
  language sql immutable set search_path = ''
  return case when to_char(p_from, 'MM-DD') = '04-01' and p_to = (p_from + interval '1 year')::date - 1
    then extract(year from p_from)::integer end;
comment on function private.fiscal_year is
  'For KPIs: the fiscal year (1 April to 31 March) that a range is; null when it is none.';

create function public.kpi_measures(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_figures private.kpi_figure[];
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_range(p_from, p_to);
  v_figures := private.kpi_figures(p_town_id, p_from, p_to);
  return jsonb_build_object('from', p_from, 'to', p_to,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id),
    'measures', private.figures_json(v_figures),
    'kpis', private.with_releases(p_town_id,
      private.kpi_results(private.kpis_now(p_town_id), v_figures, private.fiscal_year(p_from, p_to))));
end $$;
comment on function public.kpi_measures is
  'For analysts, concierges and admins: every measure over any days and the KPIs made of them, exactly.';

create function public.save_kpi(p_town_id text, p_kpi jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid := coalesce((p_kpi ->> 'kpi_id')::uuid, gen_random_uuid());
  v_version integer; v_problem text := private.formula_problem(p_kpi -> 'formula');
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('kpi:' || p_town_id, 0));
  select coalesce(max(version), 0) into v_version from public.kpi_definitions
    where town_id = p_town_id and kpi_id = v_id;
  if v_problem is null and not exists (select from private.formula_measures(p_kpi -> 'formula')) then
    v_problem := 'formula_without_measure';
  end if;
  if v_problem is not null then
    return jsonb_build_object('status', 'invalid', 'problem', v_problem);
  elsif v_version <> p_version then
    return jsonb_build_object('status', 'conflict', 'version', v_version);
  elsif v_version = 0
      and (select count(distinct kpi_id) from public.kpi_definitions where town_id = p_town_id) >= 100 then
    return jsonb_build_object('status', 'invalid', 'problem', 'too_many');
  end if;
  begin
    insert into public.kpi_definitions (town_id, kpi_id, version, name, unit, decimals, formula, attainment, baseline,
        baseline_on, target, target_on, yearly_targets, owner, source, note, position, retired, created_by)
      values (p_town_id, v_id, v_version + 1, btrim(p_kpi ->> 'name'), btrim(p_kpi ->> 'unit'),
        (p_kpi ->> 'decimals')::integer, p_kpi -> 'formula', p_kpi ->> 'attainment', (p_kpi ->> 'baseline')::numeric,
        (p_kpi ->> 'baseline_on')::date, (p_kpi ->> 'target')::numeric, (p_kpi ->> 'target_on')::date,
        coalesce(p_kpi -> 'yearly_targets', '{}'), btrim(p_kpi ->> 'owner'), btrim(p_kpi ->> 'source'),
        coalesce(p_kpi ->> 'note', ''), coalesce((p_kpi ->> 'position')::integer, 0),
        coalesce((p_kpi ->> 'retired')::boolean, false), auth.uid());
  exception when not_null_violation or check_violation or invalid_text_representation or invalid_datetime_format
      or datetime_field_overflow or numeric_value_out_of_range then
    return jsonb_build_object('status', 'invalid', 'problem', 'bad_field');
  end;
  return jsonb_build_object('status', 'saved', 'kpi_id', v_id, 'version', v_version + 1);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_kpi is
  'For analysts: a new version of a KPI; earlier versions and frozen reports stay. A stale version is a conflict.';

create function public.kpi_history(p_town_id text, p_kpi_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'versions', (select coalesce(jsonb_agg(to_jsonb(definition) - '{town_id,created_by}'::text[]
        || jsonb_build_object('by', private.staff_name(p_town_id, definition.created_by)) order by version desc), '[]')
      from public.kpi_definitions definition where town_id = p_town_id and kpi_id = p_kpi_id),
    'releases', (select coalesce(jsonb_agg(jsonb_build_object('by', released_name, 'reason', released_reason,
        'at', released_at, 'taken_back_at', taken_back_at,
        'taken_back_by', private.staff_name(p_town_id, taken_back_by)) order by released_at desc), '[]')
      from public.kpi_releases where town_id = p_town_id and kpi_id = p_kpi_id));
end $$;
comment on function public.kpi_history is
  'For analysts, concierges and admins: how a KPI was defined over time, and who let it out exactly, when and why.';

grant all on public.kpi_definitions to service_role;
grant execute on function public.kpi_measures, public.save_kpi, public.kpi_history to authenticated;

-- 33_reports.sql
-- Yearly reports: a draft over living figures, then frozen with figures, definitions, queries and its form's words.
create table public.reports (
  town_id text not null references public.towns on delete cascade,
  report_id uuid not null default gen_random_uuid(),
  form jsonb not null, -- {form_id, fields: [{key, kind, choices?}], sections: [{key, kind, public, columns?}]}
  title text not null check (length(btrim(title)) between 1 and 120),
  from_day date not null,
  to_day date not null,
  words jsonb not null default '{}', -- what was written or chosen, by key of the form
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  frozen_at timestamptz,
  frozen_by uuid,
  frozen_figures jsonb, -- exactly as counted
  frozen_labels jsonb, -- what the form and its measures were called then, by key and language
  primary key (town_id, report_id),
  check (from_day <= to_day),
  check ((frozen_at is null) = (frozen_figures is null) and (frozen_at is null) = (frozen_labels is null))
);
comment on table public.reports is
  'For analysts: a yearly report; once frozen it holds figures, definitions and queries and is never changed again.';

create function private.keep_frozen() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if old.frozen_at is not null
      and (tg_op = 'UPDATE' or exists (select from public.towns where town_id = old.town_id)) then
    raise exception 'frozen' using errcode = '55000';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
comment on function private.keep_frozen is 'For reports: what is frozen stays as it is, until the whole town goes.';
create trigger reports_stay_frozen before update or delete on public.reports
  for each row execute function private.keep_frozen();

alter table public.reports enable row level security;

create function private.form_problem(p_form jsonb) returns text
  language sql immutable set search_path = ''
as $$
  select case
    when coalesce(p_form ->> 'form_id', '') !~ '^[a-z0-9][a-z0-9-]{0,79}$' or length(p_form::text) > 20000
      or jsonb_typeof(p_form -> 'fields') is distinct from 'array'
      or jsonb_typeof(p_form -> 'sections') is distinct from 'array' then 'bad_form'
    when exists (select from jsonb_array_elements((p_form -> 'fields') || (p_form -> 'sections')) part
      where coalesce(part ->> 'key', '') !~ '^[a-z][a-z0-9_]{0,39}$'
        or coalesce(part ->> 'kind', '') <> all (array['line', 'thousand_yen', 'choice', 'words', 'kpi_table'])
        or (part ->> 'kind' = 'choice' and jsonb_typeof(part -> 'choices') is distinct from 'array')) then 'bad_form'
    when exists (select from jsonb_array_elements(p_form -> 'sections') section
      where jsonb_typeof(section -> 'public') is distinct from 'boolean') then 'bad_form' end
$$;
comment on function private.form_problem is 'For save_report: why a form cannot be filled in; null when it can.';

create function private.words_problem(p_form jsonb, p_words jsonb) returns text
  language sql immutable set search_path = ''
as $$
  select min(case
    when part is null then 'unknown_field'
    when jsonb_typeof(word.value) <> 'string' then 'bad_field'
    when word.value #>> '{}' = '' then null
    when part ->> 'kind' = 'thousand_yen' and word.value #>> '{}' !~ '^[0-9]{1,12}$' then 'not_a_number'
    when part ->> 'kind' = 'choice' and not (part -> 'choices') ? (word.value #>> '{}') then 'unknown_choice'
    when part ->> 'kind' = 'line' and length(word.value #>> '{}') > 300 then 'too_long' end)
  from jsonb_each(p_words) word
    left join jsonb_array_elements((p_form -> 'fields') || (p_form -> 'sections')) part on part ->> 'key' = word.key
$$;
comment on function private.words_problem is
  'For save_report: why what was written does not fit the form: money is a number, a choice one of the form''s.';

create function private.report_figures(p_report public.reports) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_figures private.kpi_figure[] := private.kpi_figures(p_report.town_id, p_report.from_day, p_report.to_day);
  v_kpis jsonb := private.kpi_results(private.kpis_now(p_report.town_id), v_figures,
    private.fiscal_year(p_report.from_day, p_report.to_day));
begin
  return jsonb_build_object('exact', true, 'counted_at', now(), 'kpis', v_kpis,
    'measures', private.figures_json(v_figures),
    'rolled_up_at', (select max(ran_at) from public.rollup_runs where town_id = p_report.town_id),
    'queries', private.queries_of(array(select distinct measure.made_by from jsonb_array_elements(v_kpis) kpi
      cross join lateral jsonb_array_elements_text(kpi -> 'measures') name
      cross join lateral private.measure_of(name) measure)));
end $$;
comment on function private.report_figures is
  'For reports: KPIs and all measures over the report''s days, exactly, with the queries of those that KPIs speak of.';

create function public.list_reports(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('report_id', report.report_id, 'title', report.title,
      'from', report.from_day, 'to', report.to_day, 'form_id', report.form ->> 'form_id', 'version', report.version,
      'updated_at', report.updated_at, 'frozen_at', report.frozen_at, 'published_at', publication.published_at)
      order by report.to_day desc, report.updated_at desc), '[]')
    from public.reports report left join public.report_publications publication using (town_id, report_id)
    where report.town_id = p_town_id);
end $$;
comment on function public.list_reports is 'For analysts, concierges and admins: the reports of the town.';

create function public.open_report(p_town_id text, p_report_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_report public.reports; v_figures jsonb; v_publication public.report_publications;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  select * into v_report from public.reports where town_id = p_town_id and report_id = p_report_id;
  if not found then
    raise exception 'unknown_report' using errcode = 'P0001';
  end if;
  v_figures := coalesce(v_report.frozen_figures, private.report_figures(v_report));
  select * into v_publication from public.report_publications where town_id = p_town_id and report_id = p_report_id;
  return jsonb_build_object('report_id', v_report.report_id, 'title', v_report.title, 'from', v_report.from_day,
    'to', v_report.to_day, 'words', v_report.words, 'version', v_report.version, 'form', v_report.form,
    'frozen_at', v_report.frozen_at, 'frozen_by', private.staff_name(p_town_id, v_report.frozen_by),
    'labels', v_report.frozen_labels, 'published_at', v_publication.published_at, 'figures', v_figures,
    'public_figures', coalesce(v_publication.figures, private.figures_to_publish(v_report, v_figures)));
end $$;
comment on function public.open_report is
  'For analysts, concierges and admins: a report; a draft counts anew. public_figures: as published or would be.';

create function public.save_report(p_town_id text, p_report jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid := (p_report ->> 'report_id')::uuid; v_words jsonb := coalesce(p_report -> 'words', '{}');
  v_form jsonb; v_problem text; v_version integer;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform private.require_range((p_report ->> 'from')::date, (p_report ->> 'to')::date);
  if octet_length(p_report::text) > 60000 then -- what a request may hold
    raise exception 'too_long' using errcode = 'P0001';
  end if;
  if v_id is null then
    v_form := p_report -> 'form';
    v_problem := private.form_problem(v_form);
  else
    select form into v_form from public.reports where town_id = p_town_id and report_id = v_id;
  end if;
  v_problem := coalesce(v_problem, private.words_problem(v_form, v_words));
  if v_problem is not null then
    return jsonb_build_object('status', 'invalid', 'problem', v_problem);
  elsif v_id is null then
    insert into public.reports (town_id, form, title, from_day, to_day, words)
      values (p_town_id, v_form, btrim(p_report ->> 'title'), (p_report ->> 'from')::date,
        (p_report ->> 'to')::date, v_words)
      returning report_id, version into v_id, v_version;
  else
    update public.reports set title = btrim(p_report ->> 'title'), from_day = (p_report ->> 'from')::date,
        to_day = (p_report ->> 'to')::date, words = v_words, version = version + 1, updated_at = now()
      where town_id = p_town_id and report_id = v_id and version = p_version and frozen_at is null
      returning version into v_version;
    if not found then
      return jsonb_build_object('status', 'conflict');
    end if;
  end if;
  return jsonb_build_object('status', 'saved', 'report_id', v_id, 'version', v_version);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_report is
  'For analysts: a new draft in a form, or what was written in one; a stale version or a frozen report is a conflict.';

create function public.freeze_report(p_town_id text, p_report_id uuid, p_version integer, p_labels jsonb) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_report public.reports;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if jsonb_typeof(p_labels) is distinct from 'object' or octet_length(p_labels::text) > 60000 then
    raise exception 'bad_labels' using errcode = 'P0001';
  end if;
  select * into v_report from public.reports where town_id = p_town_id and report_id = p_report_id for update;
  if not found then
    raise exception 'unknown_report' using errcode = 'P0001';
  elsif v_report.frozen_at is not null or v_report.version <> p_version then
    return jsonb_build_object('status', 'conflict');
  end if;
  update public.reports set frozen_at = now(), frozen_by = auth.uid(), frozen_labels = p_labels,
      frozen_figures = private.report_figures(v_report)
    where town_id = p_town_id and report_id = p_report_id;
  return jsonb_build_object('status', 'frozen');
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.freeze_report is
  'For analysts: fixes a report with figures, definitions, queries and labels (text by key); never changed again.';

create function public.delete_report(p_town_id text, p_report_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  delete from public.reports where town_id = p_town_id and report_id = p_report_id;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.delete_report is 'For analysts: throws a draft away; a frozen report is refused.';

grant all on public.reports to service_role;
grant execute on function public.list_reports, public.open_report, public.save_report, public.freeze_report,
  public.delete_report to authenticated;

-- 34_sharing.sql
-- People outside read by link: what the town published, and a published report; never a household, never an exact count
-- but of a KPI that was released by name.
create table public.stakeholder_links (
  town_id text not null references public.towns on delete cascade,
  link_id uuid not null default gen_random_uuid(),
  token_sha256 text not null check (token_sha256 ~ '^[0-9a-f]{64}$'),
  label text not null check (length(btrim(label)) between 1 and 100),
  report_id uuid,
  made_by uuid,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened integer not null default 0,
  last_opened_on date,
  primary key (town_id, link_id),
  unique (town_id, token_sha256),
  foreign key (town_id, report_id) references public.reports
);
comment on table public.stakeholder_links is
  'For stakeholders: the hash of a link''s token, until when it opens, and whether it was taken back; never the token.';
alter table public.stakeholder_links enable row level security;

create function public.make_stakeholder_link(
  p_town_id text, p_label text, p_expires_on date, p_report_id uuid)
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid; v_today date := (now() at time zone 'Asia/Tokyo')::date;
  -- Two random UUIDs hold 244 random bits; nobody can hand in a weak one.
  v_token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if p_expires_on < v_today or p_expires_on > v_today + 400 then
    raise exception 'bad_expiry' using errcode = 'P0001';
  elsif p_report_id is not null and not exists (select from public.report_publications
      where town_id = p_town_id and report_id = p_report_id) then
    raise exception 'not_published' using errcode = 'P0001';
  end if;
  insert into public.stakeholder_links (town_id, token_sha256, label, report_id, made_by, expires_at)
    values (p_town_id, encode(sha256(convert_to(v_token, 'utf8')), 'hex'), btrim(p_label), p_report_id, auth.uid(),
      (p_expires_on + 1)::timestamp at time zone 'Asia/Tokyo') returning link_id into v_id;
  return jsonb_build_object('link_id', v_id, 'token', v_token);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.make_stakeholder_link is
  'For analysts: opens a link and tells its token this once; only the hash is kept. Good through its last day.';

create function public.list_stakeholder_links(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('link_id', link.link_id, 'label', link.label,
      'report_id', link.report_id, 'report_title', report.title, 'made_at', link.made_at,
      'made_by', private.staff_name(p_town_id, link.made_by), 'expires_at', link.expires_at,
      'revoked_at', link.revoked_at, 'opened', link.opened, 'last_opened_on', link.last_opened_on,
      'works', link.revoked_at is null and link.expires_at > now()) order by link.made_at desc), '[]')
    from public.stakeholder_links link left join public.reports report using (town_id, report_id)
    where link.town_id = p_town_id);
end $$;
comment on function public.list_stakeholder_links is
  'For analysts: every link that was made, whether it opens, and how often it was opened.';

create function public.revoke_stakeholder_link(p_town_id text, p_link_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.stakeholder_links set revoked_at = coalesce(revoked_at, now())
    where town_id = p_town_id and link_id = p_link_id;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.revoke_stakeholder_link is 'For analysts: takes a link back at once.';

create function private.public_edition(p_town_id text, p_report_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with published as (
    select report.*, publication.figures, report.form || jsonb_build_object('sections', (
        select coalesce(jsonb_agg(section order by at), '[]')
        from jsonb_array_elements(report.form -> 'sections') with ordinality list (section, at)
        where (section ->> 'public')::boolean)) as public_form
    from public.reports report join public.report_publications publication using (town_id, report_id)
    where report.town_id = p_town_id and report.report_id = p_report_id
  )
  select jsonb_build_object('title', title, 'from', from_day, 'to', to_day, 'frozen_at', frozen_at,
    'form', public_form, 'figures', figures, 'labels', frozen_labels,
    'words', (select coalesce(jsonb_object_agg(word.key, word.value), '{}') from jsonb_each(words) word
      where exists (select from jsonb_array_elements((public_form -> 'fields') || (public_form -> 'sections')) part
        where part ->> 'key' = word.key)))
  from published
$$;
comment on function private.public_edition is
  'For stakeholders: a published report with its own figures and the words of the sections that its form makes public.';

create function private.released_now(p_town_id text, p_from date, p_to date) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(kpi - '{owner,note}'::text[] || jsonb_build_object('release',
      (kpi -> 'release') - 'by')), '[]')
  from jsonb_array_elements(private.with_releases(p_town_id, private.kpi_results(private.kpis_now(p_town_id),
    private.kpi_figures(p_town_id, p_from, p_to), private.fiscal_year(p_from, p_to)))) kpi
  where kpi -> 'release' <> 'null'
$$;
comment on function private.released_now is
  'For stakeholders: the KPIs that someone released by name, exactly, over these days.';

create function public.stakeholder_open(p_town_id text, p_token text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_link public.stakeholder_links; v_today date := (now() at time zone 'Asia/Tokyo')::date;
  v_from date := make_date(extract(year from v_today - interval '3 months')::integer, 4, 1);
  v_to date := (v_from + interval '1 year')::date - 1;
begin
  update public.stakeholder_links set opened = opened + 1, last_opened_on = v_today
    where town_id = p_town_id and token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
      and revoked_at is null and expires_at > now() returning * into v_link;
  if not found then
    return null; -- unknown, past and taken back look the same
  end if;
  return jsonb_build_object('label', v_link.label, 'expires_at', v_link.expires_at, 'from', v_from, 'to', v_to,
    'town', (select doc -> 'name' from public.towns where town_id = p_town_id),
    'kpis', private.released_now(p_town_id, v_from, v_to),
    'publications', (select coalesce(jsonb_agg(jsonb_build_object('from', from_day, 'to', to_day,
        'threshold', definition -> 'threshold', 'cells', tables #> '{totals,cells}') order by to_day desc), '[]')
      from public.publications where town_id = p_town_id),
    'report', private.public_edition(p_town_id, v_link.report_id));
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.stakeholder_open is
  'For whoever has a link: KPIs released by name, published totals, a published report; null when it does not open.';

grant all on public.stakeholder_links to service_role;
grant execute on function public.make_stakeholder_link, public.list_stakeholder_links, public.revoke_stakeholder_link
  to authenticated;
grant execute on function public.stakeholder_open to anon, authenticated;

-- 35_digests.sql
-- Once a month what there is to tell: to staff exactly, to readers outside what was published. Here are facts; the
-- sentences are written by supabase/worker/mail from the catalogs.
create table public.digest_readers (
  town_id text not null,
  user_id uuid not null,
  locale text not null check (locale in ('ja', 'en')),
  since timestamptz not null default now(),
  primary key (town_id, user_id),
  foreign key (town_id, user_id) references public.staff_members on delete cascade
);
comment on table public.digest_readers is 'For staff: who wants the monthly mail, and in which language.';

create table public.publication_readers (
  town_id text not null references public.towns on delete cascade,
  reader_id uuid not null default gen_random_uuid(),
  address text not null check (address ~ '^[^@\s,;<>"]+@[^@\s,;<>"]+\.[^@\s,;<>"]+$' and length(address) <= 254),
  label text not null check (length(btrim(label)) between 1 and 100),
  locale text not null check (locale in ('ja', 'en')),
  added_by uuid,
  added_at timestamptz not null default now(),
  primary key (town_id, reader_id),
  unique (town_id, address)
);
comment on table public.publication_readers is
  'For analysts: who outside is told by mail of what the town publishes: a council, a committee.';

create table private.digest_runs (
  town_id text not null,
  month date not null,
  ran_at timestamptz not null default now(),
  mails integer not null,
  primary key (town_id, month)
);
comment on table private.digest_runs is 'For due_digests: the months that were told; none is told twice.';

create table private.publication_runs (
  town_id text not null,
  publication_id uuid not null,
  ran_at timestamptz not null default now(),
  mails integer not null,
  primary key (town_id, publication_id)
);
comment on table private.publication_runs is
  'For due_publications: what readers outside were told of; nothing is told twice.';
alter table public.digest_readers enable row level security;
alter table public.publication_readers enable row level security;
alter table private.digest_runs enable row level security;
alter table private.publication_runs enable row level security;

create function public.set_digest(p_town_id text, p_wanted boolean, p_locale text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  if p_wanted then
    insert into public.digest_readers (town_id, user_id, locale) values (p_town_id, auth.uid(), p_locale)
      on conflict (town_id, user_id) do update set locale = excluded.locale;
  else
    delete from public.digest_readers where town_id = p_town_id and user_id = auth.uid();
  end if;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.set_digest is
  'For analysts, concierges and admins: whether one wants the monthly mail oneself.';

create function public.my_digest(p_town_id text) returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return exists (select from public.digest_readers where town_id = p_town_id and user_id = auth.uid());
end $$;
comment on function public.my_digest is 'For analysts, concierges and admins: whether one gets the monthly mail.';

create function public.list_publication_readers(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('reader_id', reader_id, 'address', address, 'label', label,
      'locale', locale, 'added_at', added_at, 'added_by', private.staff_name(p_town_id, added_by))
      order by added_at desc), '[]') from public.publication_readers where town_id = p_town_id);
end $$;
comment on function public.list_publication_readers is 'For analysts: who outside is told of publications by mail.';

create function public.add_publication_reader(p_town_id text, p_address text, p_label text, p_locale text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if (select count(*) from public.publication_readers where town_id = p_town_id) >= 100 then
    raise exception 'too_many' using errcode = 'P0001';
  end if;
  insert into public.publication_readers (town_id, address, label, locale, added_by)
    values (p_town_id, lower(btrim(p_address)), btrim(p_label), p_locale, auth.uid())
    on conflict (town_id, address) do update set label = excluded.label, locale = excluded.locale;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.add_publication_reader is
  'For analysts: someone outside who is told of publications from now on; what they get was published before.';

create function public.remove_publication_reader(p_town_id text, p_reader_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  delete from public.publication_readers where town_id = p_town_id and reader_id = p_reader_id;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.remove_publication_reader is 'For analysts: is told no more, and its address is forgotten.';

create function private.digest_facts(p_town_id text, p_month date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_to date := (p_month + interval '1 month')::date - 1; v_before date := (p_month - interval '1 month')::date;
  v_region jsonb; v_place jsonb;
begin
  select jsonb_build_object('region', counts.key, 'visits', counts.visits) into v_region
    from private.panel_counts(p_town_id, 'region', p_month, v_to) counts
    where counts.key ~ '^JP-[0-9]{2}$' order by counts.visits desc, counts.key limit 1;
  select jsonb_build_object('name', coalesce(place.doc -> 'name', jsonb_build_object('ja', counts.key)),
      'engaged_ms', counts.engaged_ms) into v_place
    from private.panel_counts(p_town_id, 'place', p_month, v_to) counts
      join public.towns town on town.town_id = p_town_id
      left join public.revision_places place on place.town_id = p_town_id
        and place.revision = town.current_revision and place.place_id = counts.key
    where counts.engaged_ms > 0 order by counts.engaged_ms desc, counts.key limit 1;
  return (select jsonb_build_object('visits', this.visits, 'visits_before', before.visits,
      'consultations', asked.consultations, 'consultations_before', asked_before.consultations,
      'region', v_region, 'place', v_place)
    from private.insight_totals(p_town_id, p_month, v_to) this,
      private.insight_totals(p_town_id, v_before, p_month - 1) before,
      private.consultation_counts(p_town_id, p_month, v_to) asked,
      private.consultation_counts(p_town_id, v_before, p_month - 1) asked_before);
end $$;
comment on function private.digest_facts is
  'For due_digests: what there is to tell of a month, exactly, in codes and numbers.';

create function private.due_digests(p_today date) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  -- From the third day on, when late visits of the month are in.
  select coalesce(jsonb_agg(jsonb_build_object('town_id', town.town_id, 'name', town.doc -> 'name', 'month', last.month,
      'facts', private.digest_facts(town.town_id, last.month), 'readers', readers.list)), '[]')
  from (select (date_trunc('month', p_today) - interval '1 month')::date as month) last
    cross join public.towns town
    cross join lateral (
      select jsonb_agg(jsonb_build_object('address', account.email, 'locale', reader.locale)) as list
      from public.digest_readers reader
        join public.staff_members member using (town_id, user_id) join auth.users account on account.id = reader.user_id
      where reader.town_id = town.town_id and member.active and member.role in ('analyst', 'concierge', 'admin')
        and account.email is not null) readers
  where extract(day from p_today) >= 3 and readers.list is not null
    and not exists (select from private.digest_runs run where run.town_id = town.town_id and run.month = last.month)
$$;
comment on function private.due_digests is
  'For the job runner: last month of each town whose staff have not been told of it yet, and who of them wants to be.';

create function private.due_publications() returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('town_id', town.town_id, 'name', town.doc -> 'name',
      'publication_id', publication.publication_id, 'from', publication.from_day, 'to', publication.to_day,
      'threshold', publication.definition -> 'threshold', 'cells', publication.tables #> '{totals,cells}',
      'readers', readers.list)), '[]')
  from public.publications publication join public.towns town using (town_id)
    cross join lateral (
      select jsonb_agg(jsonb_build_object('address', address, 'locale', locale)) as list
      from public.publication_readers reader
      where reader.town_id = town.town_id and reader.added_at <= publication.made_at) readers
  where readers.list is not null and publication.made_at > now() - interval '30 days'
    and not exists (select from private.publication_runs run
      where run.town_id = town.town_id and run.publication_id = publication.publication_id)
$$;
comment on function private.due_publications is
  'For the job runner: publications that readers outside have not been told of yet; nothing but what was published.';

create function private.put_mails(p_town_id text, p_mails jsonb) returns integer
  language sql security definer set search_path = ''
as $$
  with written as (
    insert into private.outgoing_mails (town_id, to_address, subject, body_text)
      select p_town_id, mail ->> 'to', mail ->> 'subject', mail ->> 'text' from jsonb_array_elements(p_mails) mail
      returning 1)
  select count(*)::integer from written
$$;
comment on function private.put_mails is 'For put_digest and put_publication_mails: into the outbox; answers how many.';

create function private.put_digest(p_town_id text, p_month date, p_mails jsonb) returns integer
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.digest_runs (town_id, month, mails) values (p_town_id, p_month, jsonb_array_length(p_mails))
    on conflict do nothing;
  return case when found then private.put_mails(p_town_id, p_mails) else 0 end; -- else another server told it
end $$;
comment on function private.put_digest is 'For the job runner: a month''s mails of a town, once.';

create function private.put_publication_mails(p_town_id text, p_publication_id uuid, p_mails jsonb) returns integer
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.publication_runs (town_id, publication_id, mails)
    values (p_town_id, p_publication_id, jsonb_array_length(p_mails)) on conflict do nothing;
  return case when found then private.put_mails(p_town_id, p_mails) else 0 end;
end $$;
comment on function private.put_publication_mails is 'For the job runner: the mails of a publication, once.';

grant all on public.digest_readers, public.publication_readers, private.digest_runs, private.publication_runs
  to service_role;
grant execute on function public.set_digest, public.my_digest, public.list_publication_readers,
  public.add_publication_reader, public.remove_publication_reader to authenticated;

-- 36_outside_figures.sql
-- What the town counts elsewhere, entered by hand with day and source; and its own rule for hours of staff saved.
create table public.kpi_rules (
  town_id text not null references public.towns on delete cascade,
  version integer not null check (version > 0),
  minutes_per_tour numeric not null check (minutes_per_tour between 0 and 600),
  minutes_per_consultation numeric not null check (minutes_per_consultation between 0 and 600),
  note text not null check (length(btrim(note)) between 1 and 1000),
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, version)
);
comment on table public.kpi_rules is
  'For KPIs: by which rule hours of staff are said to be saved, version by version. Without a row nothing is said.';
create trigger kpi_rules_stay before update on public.kpi_rules for each row execute function private.refuse_change();

create table public.outside_series (
  town_id text not null references public.towns on delete cascade,
  series_id uuid not null default gen_random_uuid(),
  -- stands in formulas in brackets
  name text not null check (length(btrim(name)) between 1 and 60 and name !~ '[][［］]'),
  unit text not null check (length(btrim(unit)) between 1 and 20),
  adds_up boolean not null, -- counted over a time, so that months make a year; else how it stands on a day
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, series_id),
  unique (town_id, name)
);
comment on table public.outside_series is
  'For KPIs: a figure the town counts elsewhere, by its own name and unit: advice at the counter, vacant houses.';
create trigger outside_series_stay before update on public.outside_series
  for each row execute function private.refuse_change();

create table public.outside_figures (
  town_id text not null references public.towns on delete cascade,
  figure_id uuid not null default gen_random_uuid(),
  name text check (name in ('population', 'births', 'moved_in', 'moved_out')),
  series_id uuid,
  as_of date not null constraint outside_figures_are_near check (as_of between '1990-01-01' and '2100-12-31'),
  value numeric not null check (value >= 0) constraint outside_figures_are_finite check (value <= 1e15),
  source text not null check (length(btrim(source)) between 1 and 300),
  entered_by uuid,
  entered_at timestamptz not null default now(),
  primary key (town_id, figure_id),
  foreign key (town_id, series_id) references public.outside_series on delete cascade,
  check (num_nonnulls(name, series_id) = 1)
);
create index outside_figures_by_day on public.outside_figures (town_id, name, series_id, as_of);
comment on table public.outside_figures is
  'For KPIs: figures from outside, entered by hand with day and source; rows are only added, the last one counts.';
create trigger outside_figures_stay before update on public.outside_figures
  for each row execute function private.refuse_change();

alter table public.kpi_rules enable row level security;
alter table public.outside_series enable row level security;
alter table public.outside_figures enable row level security;

create function private.measure_outside(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with series as (
    select code.name, code.name as code, null::uuid as series_id, code.name <> 'population' as adds_up,
      '{}'::jsonb as own
    from unnest(array['population', 'births', 'moved_in', 'moved_out']) code (name)
    union all
    select 'outside:' || own.series_id, null, own.series_id, own.adds_up,
      jsonb_build_object('label', own.name, 'unit', own.unit, 'adds_up', own.adds_up)
    from public.outside_series own where own.town_id = p_town_id
  ), newest as ( -- of each day the one entered last
    select distinct on (series.name, figure.as_of)
      series.name, series.adds_up, figure.as_of, figure.value, figure.source
    from series join public.outside_figures figure on figure.town_id = p_town_id
      and (figure.name = series.code or figure.series_id = series.series_id)
    where figure.as_of <= p_to and (figure.as_of >= p_from or not series.adds_up)
    order by series.name, figure.as_of desc, figure.entered_at desc
  ), told as (
    select name, max(as_of) as as_of, (array_agg(source order by as_of desc))[1] as source,
      case when bool_and(adds_up) then sum(value) else (array_agg(value order by as_of desc))[1] end as value
    from newest group by name
  )
  select series.name, told.value, case when told.value is null then 'none' end, series.own
    || case when told.value is null then '{}' else jsonb_build_object('as_of', told.as_of, 'source', told.source) end
  from series left join told using (name)
$$;
comment on function private.measure_outside is
  'For kpi_figures: of what adds up the sum of the days in the range, of all else the newest up to its last day.';

create function private.measure_hours(p_town_id text, p_figures private.kpi_figure[]) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with rule as (
    select * from public.kpi_rules where town_id = p_town_id order by version desc limit 1
  ), parts as (
    select max(figure.value) filter (where figure.name = 'tours_completed') as tours,
      max(figure.value) filter (where figure.name = 'consultations') as consultations,
      min(figure.missing) filter (where figure.name in ('tours_completed', 'consultations')) as missing
    from unnest(p_figures) figure
  )
  select 'staff_hours_saved', case when parts.missing is null then round((parts.tours * rule.minutes_per_tour
      + parts.consultations * rule.minutes_per_consultation) / 60, 1) end,
    case when rule.version is null then 'none' else parts.missing end,
    case when rule.version is null then '{}'::jsonb else jsonb_build_object('rule_version', rule.version,
      'note', rule.note, 'minutes_per_tour', rule.minutes_per_tour,
      'minutes_per_consultation', rule.minutes_per_consultation) end
  from parts left join rule on true
$$;
comment on function private.measure_hours is
  'For kpi_figures: hours saved by the town''s own rule: completed tours and consultations, each times its minutes.';

create function public.save_outside_series(p_town_id text, p_name text, p_unit text, p_adds_up boolean) returns uuid
  language plpgsql security definer set search_path = ''
as $$
declare v_id uuid;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if (select count(*) from public.outside_series where town_id = p_town_id) >= 50 then
    raise exception 'too_many' using errcode = 'P0001';
  end if;
  insert into public.outside_series (town_id, name, unit, adds_up, created_by)
    values (p_town_id, btrim(p_name), btrim(p_unit), p_adds_up, auth.uid()) returning series_id into v_id;
  return v_id;
exception
  when unique_violation then
    raise exception 'name_taken' using errcode = 'P0001';
  when integrity_constraint_violation then
    raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_outside_series is 'For analysts: a figure of the town''s own, by name and unit.';

create function public.save_outside_figure(
  p_town_id text, p_name text, p_as_of date, p_value numeric, p_source text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_series_id uuid := case when p_name like 'outside:%' then substr(p_name, 9)::uuid end;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  insert into public.outside_figures (town_id, name, series_id, as_of, value, source, entered_by)
    values (p_town_id, case when v_series_id is null then p_name end, v_series_id, p_as_of, p_value, btrim(p_source),
      auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_outside_figure is
  'For analysts: a figure (its measure''s name) with day and source; a later one for the same day corrects it.';

create function public.list_outside_figures(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'series', (select coalesce(jsonb_agg(jsonb_build_object('name', 'outside:' || series_id, 'label', name,
        'unit', unit, 'adds_up', adds_up) order by created_at), '[]')
      from public.outside_series where town_id = p_town_id),
    'figures', (select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(name, 'outside:' || series_id),
        'as_of', as_of, 'value', value, 'source', source, 'entered_at', entered_at,
        'by', private.staff_name(p_town_id, entered_by)) order by as_of desc, entered_at desc), '[]')
      from public.outside_figures where town_id = p_town_id));
end $$;
comment on function public.list_outside_figures is
  'For analysts, concierges and admins: the town''s own series, and every figure with who entered it, newest first.';

create function public.save_kpi_rule(
  p_town_id text, p_minutes_per_tour numeric, p_minutes_per_consultation numeric, p_note text) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_version integer;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('kpi:' || p_town_id, 0));
  select coalesce(max(version), 0) + 1 into v_version from public.kpi_rules where town_id = p_town_id;
  insert into public.kpi_rules (town_id, version, minutes_per_tour, minutes_per_consultation, note, created_by)
    values (p_town_id, v_version, p_minutes_per_tour, p_minutes_per_consultation, btrim(p_note), auth.uid());
  return v_version;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_kpi_rule is
  'For analysts: by which rule hours of staff are said to be saved, and why.';

grant all on public.kpi_rules, public.outside_series, public.outside_figures to service_role;
grant execute on function public.save_outside_series, public.save_outside_figure, public.list_outside_figures,
  public.save_kpi_rule to authenticated;

-- 37_kpi_releases.sql
-- Which KPIs go out exactly: decided by one person, with a reason, and taken back as easily.
create table public.kpi_releases (
  town_id text not null references public.towns on delete cascade,
  release_id uuid not null default gen_random_uuid(),
  kpi_id uuid not null,
  formula jsonb not null, -- what was released: another formula is another number
  released_by uuid not null,
  released_name text not null, -- stays when they leave
  released_reason text not null check (length(btrim(released_reason)) between 1 and 300),
  released_at timestamptz not null default now(),
  taken_back_by uuid,
  taken_back_at timestamptz,
  primary key (town_id, release_id)
);
create unique index kpi_releases_one_at_a_time on public.kpi_releases (town_id, kpi_id) where taken_back_at is null;
comment on table public.kpi_releases is
  'For analysts: which KPI goes out exactly, who decided it and why; taken back it stays as history.';
alter table public.kpi_releases enable row level security;

create function private.live_releases(p_town_id text) returns setof public.kpi_releases
  language sql stable security definer set search_path = ''
as $$
  select release.* from public.kpi_releases release
    join lateral (select definition.formula from public.kpi_definitions definition
      where definition.town_id = release.town_id and definition.kpi_id = release.kpi_id
      order by definition.version desc limit 1) newest on newest.formula = release.formula
  where release.town_id = p_town_id and release.taken_back_at is null
$$;
comment on function private.live_releases is
  'For KPIs: the releases in force; a KPI that was given another formula has none.';

create function private.with_releases(p_town_id text, p_kpis jsonb) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(kpi || jsonb_build_object('release', case when release.release_id is not null then
      jsonb_build_object('reason', release.released_reason, 'at', release.released_at, 'by', release.released_name) end)
      order by at), '[]')
  from jsonb_array_elements(p_kpis) with ordinality list (kpi, at)
    left join private.live_releases(p_town_id) release on release.kpi_id = (kpi ->> 'kpi_id')::uuid
$$;
comment on function private.with_releases is
  'For kpi_measures: KPIs with the decision that lets them out exactly, if there is one.';

create function public.release_kpi(p_town_id text, p_kpi_id uuid, p_reason text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform public.take_back_release(p_town_id, p_kpi_id); -- one decision at a time
  insert into public.kpi_releases (town_id, kpi_id, formula, released_by, released_name, released_reason)
    select p_town_id, p_kpi_id, definition.formula, auth.uid(), private.staff_name(p_town_id, auth.uid()),
      btrim(p_reason)
    from public.kpi_definitions definition where definition.town_id = p_town_id and definition.kpi_id = p_kpi_id
    order by definition.version desc limit 1;
  if not found then
    raise exception 'unknown_kpi' using errcode = 'P0001';
  end if;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.release_kpi is
  'For analysts: lets a KPI out exactly, in one''s own name and with a reason that stands beside it.';

create function public.take_back_release(p_town_id text, p_kpi_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.kpi_releases set taken_back_at = now(), taken_back_by = auth.uid()
    where town_id = p_town_id and kpi_id = p_kpi_id and taken_back_at is null;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.take_back_release is
  'For analysts: from now on the KPI goes out as all others do; what was published stays as it was.';

grant all on public.kpi_releases to service_role;
grant execute on function public.release_kpi, public.take_back_release to authenticated;

-- 38_notices.sql
-- What is not well with the server that keeps this database, for those who can have it mended.
create table private.notices (
  town_id text not null default '' check (town_id = ''), -- of the whole deployment
  code text not null check (code in ('disk_low', 'damaged', 'clock')),
  since timestamptz not null default now(),
  primary key (town_id, code)
);
comment on table private.notices is 'For admins: what the server said of itself and has not taken back.';
alter table private.notices enable row level security;

create function private.set_notice(p_code text, p_is_on boolean) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if p_is_on then
    insert into private.notices (code) values (p_code) on conflict do nothing;
  else
    delete from private.notices where code = p_code;
  end if;
end $$;
comment on function private.set_notice is 'For the server and the worker: something is not well, or is well again.';

create function public.server_notices(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'since', since) order by since), '[]')
    from private.notices);
end $$;
comment on function public.server_notices is 'For admins: what is not well with the server, in codes.';

grant execute on function public.server_notices to authenticated;

-- 38_public_editions.sql
-- What leaves the staff of a frozen report: its figures in fives, fixed on the day they are published.
create table public.report_publications (
  town_id text not null,
  report_id uuid not null,
  figures jsonb not null, -- as they left the staff, fixed on that day
  published_at timestamptz not null default now(),
  published_by uuid,
  primary key (town_id, report_id),
  foreign key (town_id, report_id) references public.reports on delete cascade
);
comment on table public.report_publications is
  'For stakeholders: the frozen reports whose public edition may be read by a link, with its own figures.';
alter table public.report_publications enable row level security;

create function private.figures_to_publish(p_report public.reports, p_figures jsonb) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_exact private.kpi_figure[] := array(select row(figure.name, figure.value, figure.missing, figure.about)
    ::private.kpi_figure from jsonb_to_recordset(p_figures -> 'measures')
      figure (name text, value numeric, missing text, about jsonb));
  v_year integer := private.fiscal_year(p_report.from_day, p_report.to_day);
  v_kpis jsonb; v_results jsonb; v_shown private.kpi_figure[];
begin
  -- The definitions that the report has, without what stays inside, and the decisions in force today.
  select coalesce(jsonb_agg(kpi - '{owner,note}'::text[] || jsonb_build_object('release', case
      when release.release_id is not null and release.formula = kpi -> 'formula'
      then jsonb_build_object('reason', release.released_reason, 'at', release.released_at) end) order by at), '[]')
    into v_kpis from jsonb_array_elements(p_figures -> 'kpis') with ordinality list (kpi, at)
      left join private.live_releases(p_report.town_id) release on release.kpi_id = (kpi ->> 'kpi_id')::uuid;
  v_shown := private.figures_outside(p_report.town_id, p_report.from_day, p_report.to_day, v_exact,
    array(select kpi #>> '{formula,measure}' from jsonb_array_elements(v_kpis) kpi
      where kpi -> 'release' <> 'null' and kpi -> 'formula' ? 'measure'));
  select coalesce(jsonb_agg(private.kpi_results(jsonb_build_array(kpi),
      case when kpi -> 'release' <> 'null' then v_exact else v_shown end, v_year) -> 0 order by at), '[]')
    into v_results from jsonb_array_elements(v_kpis) with ordinality list (kpi, at);
  return jsonb_build_object('exact', false, 'counted_at', p_figures -> 'counted_at', 'kpis', v_results,
    'measures', private.figures_json(v_shown), 'rolled_up_at', p_figures -> 'rolled_up_at', 'queries', '{}'::jsonb,
    'threshold', (select small_count_threshold from public.towns where town_id = p_report.town_id));
end $$;
comment on function private.figures_to_publish is
  'For public editions: exact figures of a report as they may leave the staff; KPIs released by name go exactly.';

create function public.publish_report(p_town_id text, p_report_id uuid, p_public boolean) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_report public.reports;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  delete from public.report_publications where town_id = p_town_id and report_id = p_report_id;
  if not p_public then
    return;
  end if;
  select * into v_report from public.reports
    where town_id = p_town_id and report_id = p_report_id and frozen_at is not null;
  if not found then
    raise exception 'not_frozen' using errcode = 'P0001';
  elsif private.fiscal_year(v_report.from_day, v_report.to_day) is null then
    raise exception 'whole_year_only' using errcode = 'P0001'; -- days that overlap would be differences of one another
  end if;
  begin
    perform private.make_publication(p_town_id, v_report.from_day, v_report.to_day, auth.uid());
  exception when sqlstate 'P0001' then
    null; -- the year runs, or its months were published one by one: its totals then stay inside
  end;
  insert into public.report_publications (town_id, report_id, figures, published_by)
    values (p_town_id, p_report_id, private.figures_to_publish(v_report, v_report.frozen_figures), auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.publish_report is
  'For analysts: fixes the public edition of a frozen report and lets stakeholders read it, or stops it.';

grant all on public.report_publications to service_role;
grant execute on function public.publish_report to authenticated;

-- 39_clock.sql
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

-- 40_jobs.sql
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

-- 41_audit.sql
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

-- 42_settings.sql
-- What the worker must know to write mails, wherever it runs: the variables of a shell are not the same everywhere.
create table private.settings (
  town_id text not null default '' check (town_id = ''), -- of the whole deployment
  site_url text check (site_url ~ '^https?://[^\s/]+'),
  mail_from text check (length(mail_from) between 3 and 320),
  primary key (town_id)
);
comment on table private.settings is 'For the worker: the address that people see, and the sender of mails.';
alter table private.settings enable row level security;

create function private.keep_settings(p_site_url text, p_mail_from text) returns jsonb
  language sql security definer set search_path = ''
as $$
  insert into private.settings as kept (site_url, mail_from) values (p_site_url, p_mail_from)
    on conflict (town_id) do update set site_url = coalesce(excluded.site_url, kept.site_url),
      mail_from = coalesce(excluded.mail_from, kept.mail_from)
    returning jsonb_build_object('site_url', site_url, 'mail_from', mail_from)
$$;
comment on function private.keep_settings is
  'For the server and the worker at their start: what their operator says is kept, null leaves what is kept.';
