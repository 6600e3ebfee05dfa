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

create table public.towns (
  town_id text primary key check (town_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  doc jsonb not null check (doc ->> 'town_id' = town_id),
  scene_id text generated always as (doc ->> 'scene_id') stored,
  current_revision integer,
  takes_consultations boolean not null default false, -- kept by the trigger on staff_members: somebody is there to answer
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
  primary key (town_id, user_id)
);
create index staff_members_by_user on public.staff_members (user_id);
comment on table public.staff_members is
  'For staff: who works for a town and as what. Roles live here, so taking one away works at once.';

create function private.towns_with_role(variadic p_roles text[]) returns setof text
  language sql stable security definer set search_path = ''
as $$
  select m.town_id from public.staff_members m
  where m.user_id = auth.uid() and m.active and m.role = any (p_roles)
$$;
comment on function private.towns_with_role is
  'For policies: the towns where the signed-in member of staff has one of the roles.';

create function private.require_role(p_town_id text, variadic p_roles text[]) returns void
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if auth.uid() is null or not exists (
    select from public.staff_members m
    where m.town_id = p_town_id and m.user_id = auth.uid() and m.active and m.role = any (p_roles)
  ) then
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
create trigger staff_members_answer after insert or update or delete on public.staff_members
  for each row execute function private.keep_takes_consultations();
alter table public.towns enable row level security;
alter table public.staff_members enable row level security;

grant select on public.towns to anon, authenticated;

grant select on public.staff_members to authenticated;

grant all on public.towns, public.staff_members to service_role;

grant execute on function private.towns_with_role, private.require_role to authenticated;

create policy "everyone reads the towns" on public.towns for select to anon, authenticated using (true);
create policy "staff read their own membership" on public.staff_members for select to authenticated
  using (user_id = (select auth.uid()));
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

create table public.places (
  town_id text not null references public.towns on delete cascade,
  place_id text not null,
  position integer not null default 0,
  theme text not null check (theme in ('learn', 'work', 'live', 'nature')),
  kind text not null,
  name jsonb not null check (name ? 'ja'),
  summary jsonb not null check (summary ? 'ja'),
  inconvenient jsonb,
  address text,
  phone text,
  url text,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  space_id text,
  origin text not null,
  imported_doc jsonb,
  updated_at timestamptz not null default now(),
  primary key (town_id, place_id)
);
comment on table public.places is 'For editors: the draft of each place. origin says which file or pack it came from.';

create table public.spots (
  town_id text not null,
  place_id text not null,
  spot_id text not null,
  position integer not null default 0,
  name jsonb not null check (name ? 'ja'),
  words jsonb not null check (words ? 'ja'),
  good jsonb,
  inconvenient jsonb,
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
  fact_id text not null,
  position integer not null default 0,
  label jsonb not null check (label ? 'ja'),
  value jsonb not null check (value ? 'ja'),
  data jsonb check (data is null or private.is_fact_data(data)),
  checked_on date not null,
  owner_section jsonb not null check (owner_section ? 'ja'),
  source jsonb not null check (source -> 'title' ? 'ja'),
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
  doc jsonb not null,
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
comment on table public.revisions is 'For everyone: a published state of a town; never changed afterwards.';

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
  raise exception 'immutable: % rows are never changed', tg_table_name using errcode = '55000';
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

create policy "everyone reads published revisions" on public.revisions for select to anon, authenticated using (true);
create policy "everyone reads published places" on public.revision_places for select to anon, authenticated
  using (true);
create policy "everyone reads published events" on public.revision_town_events for select to anon, authenticated
  using (true);

grant select on public.revisions, public.revision_places, public.revision_town_events to anon, authenticated;
grant select, insert, update, delete on public.places, public.spots, public.facts, public.town_events to authenticated;
grant all on public.scenes, public.places, public.spots, public.facts, public.town_events, public.revisions,
  public.revision_places, public.revision_town_events to service_role;
create policy "staff read drafts of their town" on public.places for select to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin', 'concierge', 'analyst')));
create policy "editors write drafts of their town" on public.places for insert to authenticated
  with check (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "editors change drafts of their town" on public.places for update to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin')))
  with check (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "editors remove drafts of their town" on public.places for delete to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "staff read drafts of their town" on public.spots for select to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin', 'concierge', 'analyst')));
create policy "editors write drafts of their town" on public.spots for insert to authenticated
  with check (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "editors change drafts of their town" on public.spots for update to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin')))
  with check (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "editors remove drafts of their town" on public.spots for delete to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "staff read drafts of their town" on public.facts for select to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin', 'concierge', 'analyst')));
create policy "editors write drafts of their town" on public.facts for insert to authenticated
  with check (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "editors change drafts of their town" on public.facts for update to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin')))
  with check (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "editors remove drafts of their town" on public.facts for delete to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "staff read drafts of their town" on public.town_events for select to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin', 'concierge', 'analyst')));
create policy "editors write drafts of their town" on public.town_events for insert to authenticated
  with check (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "editors change drafts of their town" on public.town_events for update to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin')))
  with check (town_id in (select private.towns_with_role('editor', 'admin')));
create policy "editors remove drafts of their town" on public.town_events for delete to authenticated
  using (town_id in (select private.towns_with_role('editor', 'admin')));

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
  v_missing := private.ids_missing_in_scene(p_town_id);
  if cardinality(v_missing) > 0 then
    raise exception 'scene_lacks_ids' using errcode = 'P0001', detail = array_to_string(v_missing, ', '),
      hint = 'Rebuild the scene with these ids, or clear space_id of the place.';
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
end $$;
comment on function public.publish_revision is
  'For editors and admins: publishes the drafts; answers the revision, the current one when nothing changed.';

grant execute on function public.publish_revision to authenticated;
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
  region text not null,
  region_source text not null check (region_source in ('declared', 'edge', 'time_zone', 'unknown')),
  revision integer not null,
  is_bot boolean not null,
  clock_offset_ms bigint not null default 0,
  received_at timestamptz not null default now(),
  campaign text check (campaign = '(other)' or length(campaign) <= 60 and campaign !~ '[[:cntrl:][:space:](){}@]'),
  staff boolean not null default false,
  simulated boolean not null default false,
  primary key (town_id, visit_id)
);
create index visits_by_visitor on public.visits (town_id, visitor_id);
create index visits_by_day on public.visits (town_id, day);
comment on table public.visits is 'For rollups, and for households that agreed: one session of one browser. day is the Tokyo day it began.';
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
comment on table public.visit_events is 'For rollups, and for households that agreed: what happened in a visit; ids are made by the browser.';

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
  'For the rollup job: days whose events changed. Append only, so that a writer still in flight marks again when it commits.';

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
      execute format('create table if not exists public.%I partition of public.visit_events for values from (%L) to (%L)',
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
      (b.x ->> 'is_bot')::boolean as is_bot, b.x -> 'visit' as visit, b.x -> 'events' as events
    from jsonb_array_elements(p_batches) with ordinality as b (x, n)
  ), held as materialized ( -- most batches are of a visit that is already here: it is read, not locked
    select b.n, v.day, v.clock_offset_ms, v.region, v.region_source
    from batches b join public.visits v on v.town_id = b.town_id and v.visit_id = b.visit_id
  ), begun as (
    -- A browser whose clock is off by two minutes or more is set right by what it said when it sent this.
    insert into public.visits as v (town_id, visit_id, visitor_id, started_at, day, entry, referrer_host, locale,
        device_class, region, region_source, revision, campaign, is_bot, staff, simulated, clock_offset_ms)
      select distinct on (b.town_id, b.visit_id) b.town_id, b.visit_id, (b.visit ->> 'visitor_id')::uuid, s.started_at,
        (s.started_at at time zone 'Asia/Tokyo')::date, b.visit ->> 'entry', b.visit ->> 'referrer_host',
        b.visit ->> 'locale', b.visit ->> 'device_class', b.region, b.region_source, (b.visit ->> 'revision')::integer,
        b.visit ->> 'campaign', b.is_bot, coalesce((b.visit ->> 'staff')::boolean, false),
        coalesce((b.visit ->> 'simulated')::boolean, false), o.offset_ms
      from batches b
        join public.towns t on t.town_id = b.town_id
        cross join lateral (select case when abs(extract(epoch from now() - b.sent_at)) < 120 then 0
          else round(extract(epoch from now() - b.sent_at) * 1000)::bigint end as offset_ms) o
        cross join lateral (select greatest(now() - interval '35 days', least(now(),
          (b.visit ->> 'started_at')::timestamptz + o.offset_ms * interval '1 millisecond')) as started_at) s
      where not exists (select from held h where h.n = b.n and (b.region_source <> 'declared'
        or (h.region, h.region_source) is not distinct from (b.region, 'declared')))
      order by b.town_id, b.visit_id, b.region_source = 'declared' desc
      on conflict (town_id, visit_id) do update -- its own region is set again, so that a racing twin's row comes back too
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
    from known k cross join lateral (select (x ->> 'event_id')::uuid as event_id, (x ->> 'occurred_at')::timestamptz as said_at,
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
  'For functions/collect: stores many visits'' events in one transaction, each once; answers what it refused, in order.';
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
  primary key (town_id, version)
);
comment on table public.marking_rules is
  'For rollups: by which rule a visit counts as a machine''s, version by version; the newest one is used. Without a row the first rule holds.';
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
      t.created_at)::public.marking_rules from public.towns t where t.town_id = p_town_id))
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
grant execute on function private.is_list_of to authenticated, service_role;

create table public.households (
  town_id text not null references public.towns on delete cascade,
  household_id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  contact_name text not null
    check (length(contact_name) <= 60 and contact_name ~ '\S' and contact_name !~ '[[:cntrl:]]'),
  adults integer not null check (adults between 1 and 10),
  children text[] not null default '{}' check (cardinality(children) <= 12
    and private.is_list_of(children, '{unborn,age_0,age_1,age_2,age_3,age_4,age_5,elementary_1,elementary_2,elementary_3,
      elementary_4,elementary_5,elementary_6,junior_high_1,junior_high_2,junior_high_3,high_school,older}')),
  timing text not null
    check (timing in ('within_3_months', 'within_6_months', 'within_1_year', 'within_3_years', 'undecided')),
  wishes text[] not null default '{}' check (cardinality(wishes) <= 12
    and private.is_list_of(wishes, '{childcare,school,housing,work,remote_work,medical,nature,winter,transport,farming,
      community,subsidies}')),
  from_region text check (from_region ~ '^(JP-(0[1-9]|[1-3]\d|4[0-7])|[A-Z]{2}|unknown)$'),
  email text not null check (length(email) <= 254
    and email ~ '^[A-Za-z0-9_''+-][A-Za-z0-9._''+/?-]*@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$'),
  phone text check (phone ~ '^[0-9+() -]{8,20}$'),
  line_name text check (length(line_name) <= 60 and line_name ~ '\S' and line_name !~ '[[:cntrl:]]'),
  preferred_contact text not null check (preferred_contact in ('email', 'phone', 'line')),
  words text not null default '' check (length(words) <= 2000),
  locale text not null check (locale in ('ja', 'ja-easy', 'en')),
  stage text not null default 'new' check (stage in
    ('new', 'consulting', 'visit_planned', 'visited', 'preparing', 'moved', 'settled', 'closed')),
  stage_changed_at timestamptz not null default now(),
  closed_reason text check (closed_reason in ('no_reply', 'chose_other_town', 'postponed', 'no_longer_moving', 'duplicate',
    'withdrawn', 'other')),
  owner_user_id uuid,
  first_reply_at timestamptz,
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
comment on table public.households is
  'For concierges: a family thinking of moving. Children are grades, never names. Contact columns are read through open_household only.';

create table public.household_history (
  town_id text not null,
  household_id uuid not null,
  history_id bigint generated always as identity,
  at timestamptz not null default now(),
  actor uuid, -- null: the family itself
  kind text not null check (kind in ('asked', 'contacted', 'corrected', 'withdrawn', 'stage_moved', 'owner_assigned')),
  from_stage text check (from_stage in
    ('new', 'consulting', 'visit_planned', 'visited', 'preparing', 'moved', 'settled', 'closed')),
  to_stage text check (to_stage in
    ('new', 'consulting', 'visit_planned', 'visited', 'preparing', 'moved', 'settled', 'closed')),
  reason text check (length(reason) <= 40), -- why it was closed, or which consent was withdrawn
  note text check (length(note) <= 2000),
  primary key (town_id, household_id, history_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.household_history is 'For concierges: everything that happened to a household; rows are only ever added.';
create trigger household_history_stays before update on public.household_history
  for each row execute function private.refuse_change();

create table public.consents (
  town_id text not null,
  household_id uuid not null,
  purpose text not null check (purpose in ('consultation', 'link_visits')),
  version text not null check (length(version) <= 40),
  locale text not null check (locale in ('ja', 'ja-easy', 'en')),
  granted_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (town_id, household_id, purpose, granted_at),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.consents is 'For the family and concierges: which text was agreed to, when, in which language, and when it was withdrawn.';

create table public.household_visitors (
  town_id text not null,
  household_id uuid not null,
  visitor_id uuid not null,
  linked_at timestamptz not null default now(),
  primary key (town_id, household_id, visitor_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.household_visitors is 'For open_household: the browser a family agreed to show; gone when they withdraw.';

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
  body text not null check (length(body) <= 5000 and body ~ '\S'),
  is_shared boolean not null, -- false: for staff, told to the family when it asks for disclosure; true: on its page at once
  created_at timestamptz not null default now(),
  primary key (town_id, household_id, note_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.household_notes is 'For concierges, and what is shared for the family: what was said.';

create table public.household_tasks (
  town_id text not null,
  task_id uuid not null default gen_random_uuid(),
  household_id uuid not null,
  title text not null check (length(title) <= 200 and title ~ '\S'),
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
  primary key (town_id, household_id, token_sha256),
  constraint family_links_token_key unique (town_id, token_sha256),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.family_links is 'For the family''s page: the hash of its private link; the link itself is only in the family''s mail.';

create table public.erasures (
  town_id text not null,
  erasure_id bigint generated always as identity,
  erased_at timestamptz not null default now(),
  primary key (town_id, erasure_id)
);
comment on table public.erasures is 'For accountability: that a household erased itself, and nothing about it.';

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
  attempts integer not null default 0,
  last_error text,
  primary key (town_id, mail_id)
);
create index outgoing_mails_due on private.outgoing_mails (next_attempt_at) where sent_at is null;
comment on table private.outgoing_mails is 'For the mail job: an outbox written with the act that causes the mail; the body is blanked once sent.';
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

create policy "concierges read the households of their town" on public.households for select to authenticated
  using (town_id in (select private.towns_with_role('concierge', 'admin')));
create policy "concierges read the history of their town" on public.household_history for select to authenticated
  using (town_id in (select private.towns_with_role('concierge', 'admin')));
create policy "concierges read the tasks of their town" on public.household_tasks for select to authenticated
  using (town_id in (select private.towns_with_role('concierge', 'admin')));

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
  select exists (select from private.towns_with_role('concierge', 'admin') t where p_topic = 'town:' || t || ':households')
$$;
comment on function private.may_join_topic is 'For realtime: who may listen to a town''s inbox.';

create function private.family_fields() returns jsonb
  language sql immutable set search_path = ''
as $$
  select '{"adults": "number", "children": "array", "timing": "string", "wishes": "array", "from_region": "string",
    "words": "string", "contact_name": "string", "email": "string", "phone": "string", "line_name": "string",
    "preferred_contact": "string"}'::jsonb
$$;
comment on function private.family_fields is
  'For every door: what a family tells of itself, by the kind of its value. Limits are the checks of public.households.';

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
begin
  select takes_consultations into v_takes from public.towns where town_id = v_town;
  if not found then
    return jsonb_build_object('status', 'unknown_town');
  elsif not v_takes and not coalesce((p_request ->> 'simulated')::boolean, false) then
    return jsonb_build_object('status', 'no_concierge'); -- nobody would read it, so nothing is promised
  end if;
  perform pg_advisory_xact_lock(hashtextextended('consult:' || v_town || lower(p_request ->> 'email'), 0));
  if exists (select from public.households h
      where h.town_id = v_town and h.consultation_id = (p_request ->> 'consultation_id')::uuid) then
    return jsonb_build_object('status', 'already_received');
  end if;
  if (select count(*) from public.households h where h.town_id = v_town
      and lower(h.email) = lower(p_request ->> 'email') and h.created_at > now() - interval '1 hour') >= 3 then
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

grant select (town_id, household_id, contact_name, adults, children, timing, wishes, from_region, preferred_contact, locale,
  stage, stage_changed_at, closed_reason, owner_user_id, first_reply_at, version, created_at) on public.households to authenticated;
grant select on public.household_history, public.household_tasks to authenticated;
grant all on public.households, public.household_history, public.consents, public.household_visitors,
  public.household_looks, public.household_notes, public.household_tasks, public.family_links, public.erasures to service_role;
grant select, insert, update on private.outgoing_mails to service_role;
grant execute on function private.may_join_topic to authenticated;
grant execute on function private.submit_consultation to service_role;

-- 06_desk.sql
-- What concierges do: read, and act. One rpc is one act in one transaction; history is appended by the act itself.
create function private.visits_of_household(p_town_id text, p_household_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('visit_id', v.visit_id, 'started_at', v.started_at, 'region', v.region,
      'region_source', v.region_source, 'device_class', v.device_class, 'engaged_ms', s.engaged_ms, 'spots', s.spots,
      'pages', s.pages) order by v.started_at desc), '[]'::jsonb)
  from public.household_visitors hv
    join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
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
        group by e.place_id, e.spot_id) g) s
  where hv.town_id = p_town_id and hv.household_id = p_household_id
    and exists (select from public.consents c where c.town_id = hv.town_id and c.household_id = hv.household_id
      and c.purpose = 'link_visits' and c.withdrawn_at is null)
$$;
comment on function private.visits_of_household is 'For open_household and family_open: what the family looked at, only while it agrees.';

create function private.link_agreed(p_town_id text, p_household_id uuid) returns boolean
  language sql stable security definer set search_path = ''
as $$
  select exists (select from public.consents c where c.town_id = p_town_id and c.household_id = p_household_id
    and c.purpose = 'link_visits' and c.withdrawn_at is null)
$$;
comment on function private.link_agreed is 'For lists: whether the family lets the concierge see its visits.';

create function public.list_households(p_town_id text) returns table (household_id uuid, contact_name text, adults integer,
    children text[], timing text, wishes text[], from_region text, preferred_contact text, locale text, stage text,
    stage_changed_at timestamptz, closed_reason text, owner_user_id uuid, first_reply_at timestamptz, version integer,
    created_at timestamptz, has_words boolean, visit_summary jsonb, open_tasks integer)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  return query
    select h.household_id, h.contact_name, h.adults, h.children, h.timing, h.wishes, h.from_region, h.preferred_contact,
      h.locale, h.stage, h.stage_changed_at, h.closed_reason, h.owner_user_id, h.first_reply_at, h.version, h.created_at,
      h.words <> '', case when private.link_agreed(h.town_id, h.household_id) then (
        select jsonb_build_object('visits', count(distinct v.visit_id), 'engaged_ms', coalesce(sum(e.engaged_ms), 0),
          'spots', count(distinct e.spot_id), 'last_visit_at', max(v.started_at),
          'top', coalesce((select jsonb_agg(t) from (
            select te.place_id, te.spot_id, sum(te.engaged_ms) as engaged_ms
            from public.household_visitors thv
              join public.visits tv on tv.town_id = thv.town_id and tv.visitor_id = thv.visitor_id
              join public.visit_events te on te.town_id = tv.town_id and te.visit_id = tv.visit_id
            where thv.town_id = h.town_id and thv.household_id = h.household_id and te.spot_id is not null
            group by te.place_id, te.spot_id having sum(te.engaged_ms) > 0
            order by sum(te.engaged_ms) desc limit 3) t), '[]'::jsonb))
        from public.household_visitors hv
          join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
          left join public.visit_events e on e.town_id = v.town_id and e.visit_id = v.visit_id
        where hv.town_id = h.town_id and hv.household_id = h.household_id) end,
      (select count(*)::integer from public.household_tasks k
        where k.town_id = h.town_id and k.household_id = h.household_id and k.done_at is null)
    from public.households h where h.town_id = p_town_id
    order by h.created_at desc;
end $$;
comment on function public.list_households is 'For concierges: the town''s households without contact details.';

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
    'visits', private.visits_of_household(p_town_id, p_household_id),
    'history', (select coalesce(jsonb_agg(to_jsonb(y) - '{town_id,household_id}'::text[]
        || jsonb_build_object('actor_name', private.staff_name(p_town_id, y.actor)) order by y.history_id desc), '[]')
      from public.household_history y where y.town_id = p_town_id and y.household_id = p_household_id),
    'notes', (select coalesce(jsonb_agg(to_jsonb(n) - '{town_id,household_id}'::text[]
        || jsonb_build_object('author_name', private.staff_name(p_town_id, n.author)) order by n.note_id desc), '[]')
      from public.household_notes n where n.town_id = p_town_id and n.household_id = p_household_id),
    'tasks', (select coalesce(jsonb_agg(to_jsonb(k) - '{town_id,household_id}'::text[]
        order by k.done_at is not null, k.due_on nulls last, k.created_at), '[]')
      from public.household_tasks k where k.town_id = p_town_id and k.household_id = p_household_id),
    'looks', (select coalesce(jsonb_agg(l order by l.at desc), '[]') from (
      select at, user_name from public.household_looks
      where town_id = p_town_id and household_id = p_household_id order by look_id desc limit 50) l));
end $$;
comment on function public.open_household is 'For concierges: everything about one household; each look is written down for the family.';

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
  select * into v_household from public.households where town_id = p_town_id and household_id = p_household_id for update;
  if not found then
    raise exception 'unknown_household' using errcode = 'P0001';
  elsif v_household.version <> p_version then
    return jsonb_build_object('status', 'conflict', 'stage', v_household.stage, 'version', v_household.version);
  elsif p_to_stage is null or p_to_stage in ('new', v_household.stage) then -- as src/domain/pipeline.ts offers them
    raise exception 'move_not_allowed' using errcode = 'P0001';
  elsif (p_to_stage = 'closed') <> (nullif(btrim(p_reason), '') is not null) then
    raise exception 'reason_required' using errcode = 'P0001', hint = 'to close, and only then';
  end if;
  update public.households set stage = p_to_stage, stage_changed_at = now(), version = version + 1,
      closed_reason = case when p_to_stage = 'closed' then p_reason end
    where town_id = p_town_id and household_id = p_household_id;
  perform private.append_history(p_town_id, p_household_id, 'stage_moved', v_household.stage, p_to_stage, p_reason, p_note);
  perform private.announce(p_town_id, p_household_id);
  return jsonb_build_object('status', 'moved', 'version', v_household.version + 1);
end $$;
comment on function public.move_stage is 'For concierges: moves a lead; a stale version is a conflict and changes nothing.';

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
end $$;
comment on function public.assign_owner is 'For concierges: who looks after a household; null hands it back.';

create function public.record_contact(p_town_id text, p_household_id uuid, p_note text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  update public.households set first_reply_at = coalesce(first_reply_at, now()), version = version + 1
    where town_id = p_town_id and household_id = p_household_id;
  if not found then
    raise exception 'unknown_household' using errcode = 'P0001';
  end if;
  perform private.append_history(p_town_id, p_household_id, 'contacted', null, null, null, p_note);
  perform private.announce(p_town_id, p_household_id);
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
end $$;
comment on function public.correct_household is 'For concierges: corrects what a family told of itself, as it says on the phone.';

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
end $$;
comment on function public.add_note is 'For concierges: writes down what was said, for staff or shared with the family.';

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
end $$;
comment on function public.set_task_done is 'For concierges: ticks a task, or takes the tick back.';

grant execute on function public.list_households, public.open_household, public.move_stage, public.assign_owner,
  public.record_contact, public.correct_household, public.add_note, public.add_task, public.set_task_done to authenticated;

-- 07_families.sql
-- The family's own page by its private link: see, correct, withdraw, erase. The token comes in the body, never in a log.
create function private.household_by_token(p_token text) returns public.households
  language sql stable security definer set search_path = ''
as $$
  select h.* from public.family_links l join public.households h using (town_id, household_id)
  where l.token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
$$;
comment on function private.household_by_token is 'For the family''s rpcs: whose link this is; 256 random bits stand in it.';

create function public.family_open(p_token text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    return null;
  end if;
  return jsonb_build_object(
    'town_id', h.town_id,
    'household', to_jsonb(h) - '{town_id,household_id,consultation_id,owner_user_id,stage,stage_changed_at,closed_reason,first_reply_at,created_at,locale}'::text[],
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
    'looks', (select coalesce(jsonb_agg(jsonb_build_object('at', l.at, 'by', l.user_name) order by l.look_id desc), '[]')
      from public.household_looks l where l.town_id = h.town_id and l.household_id = h.household_id));
end $$;
comment on function public.family_open is 'For the family: what is held about it, notes for staff apart; null for an unknown or erased link.';

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
end $$;
comment on function public.family_update is 'For the family: corrects what is held, at most twenty times an hour.';

create function public.family_withdraw(p_token text, p_purpose text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  elsif p_purpose not in ('consultation', 'link_visits') then
    raise exception 'unknown_purpose' using errcode = 'P0001';
  end if;
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
    values (h.town_id, h.household_id, 'withdrawn', h.stage, case when p_purpose = 'consultation' then 'closed' end, p_purpose);
  perform private.announce(h.town_id, h.household_id);
end $$;
comment on function public.family_withdraw is 'For the family: takes a consent back as easily as it was given; the visits are unlinked at once.';

create function public.family_erase(p_token text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  end if;
  delete from private.outgoing_mails where town_id = h.town_id and household_id = h.household_id;
  delete from public.households where town_id = h.town_id and household_id = h.household_id;
  insert into public.erasures (town_id) values (h.town_id);
  perform private.announce(h.town_id, h.household_id);
end $$;
comment on function public.family_erase is 'For the family: deletes everything held about it, for good.';

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
  'For npm run simulate: puts made-up visits and households, and what became of them, where they would have been; collect takes nothing older than 35 days.';

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
  delete from public.households where town_id = p_town_id and simulated;
  get diagnostics v_households = row_count;
  with gone as (
    delete from public.survey_answers a where a.town_id = p_town_id and a.simulated returning a.response_id)
  select count(distinct response_id) into v_answers from gone;
  delete from public.survey_counts c where c.town_id = p_town_id and c.simulated;
  return jsonb_build_object('visits', v_visits, 'households', v_households, 'answers', v_answers);
end $$;
comment on function private.remove_simulated is 'For npm run simulate -- --remove: takes every made-up visit and family out again.';
create index family_links_by_token on public.family_links (token_sha256);

grant execute on function public.family_open, public.family_update, public.family_withdraw, public.family_erase
  to anon, authenticated;
grant execute on function private.submit_simulated_consultation to service_role;

-- 20_rollups.sql
create table public.rollup_runs (
  town_id text not null, day date not null, ran_at timestamptz not null, took_ms integer not null,
  primary key (town_id, day)
);
comment on table public.rollup_runs is 'For the rollup job: when a day was last worked out, so that a busy day is not worked out without pause.';

create function private.roll_up_marked_days(p_days integer default 20) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_row record; v_done integer := 0; v_marks bigint[];
begin
  create temp table if not exists worked_out (town_id text, jun date) on commit drop;
  truncate pg_temp.worked_out;
  for v_row in
    select m.town_id, private.jun_of(m.day) as jun from public.rollup_marks m
      left join public.rollup_runs r on r.town_id = m.town_id and r.day = private.jun_of(m.day)
    where r.ran_at is null or r.ran_at < now() - greatest(2000, r.took_ms * 10) * interval '1 millisecond'
    group by m.town_id, private.jun_of(m.day) order by min(m.marked_at), private.jun_of(m.day) limit p_days
  loop
    -- Marks taken here vanish with this transaction or not at all; one made meanwhile stays for the next run.
    with taken as (
      select m.mark_id from public.rollup_marks m where m.town_id = v_row.town_id
        and m.day between v_row.jun and private.jun_end(v_row.jun) for update skip locked
    ), consumed as (
      delete from public.rollup_marks m using taken t where m.town_id = v_row.town_id and m.mark_id = t.mark_id returning m.*
    ), counted as (
      insert into public.collect_counts as c (town_id, day, stored, doubled, refused)
        select x.town_id, x.day, sum(x.stored), sum(x.doubled), sum(x.refused) from consumed x
        where x.stored + x.doubled + x.refused > 0 group by x.town_id, x.day
        on conflict (town_id, day) do update set stored = c.stored + excluded.stored,
          doubled = c.doubled + excluded.doubled, refused = c.refused + excluded.refused)
    select array_agg(x.mark_id) into v_marks from consumed x;
    continue when v_marks is null;
    insert into pg_temp.worked_out select v_row.town_id, unnest(private.roll_up_jun(v_row.town_id, v_row.jun));
    v_done := v_done + 1;
  end loop;
  perform private.sum_up(w.town_id, array_agg(distinct w.jun)) from pg_temp.worked_out w group by w.town_id;
  return v_done;
end $$;
comment on function private.roll_up_marked_days is
  'For run_due_jobs: works out the ten days whose days changed, so many at most; safe to run twice and to interrupt.';
alter table public.rollup_runs enable row level security;

-- What the rollups are made of: every counted visit with what it may be told apart by, and the cells themselves.
-- The grid of time is 旬: the 1st to 10th, 11th to 20th and 21st to the end of a month (supabase/README-insight.md says why).
create function private.jun_of(p_day date) returns date
  language sql immutable set search_path = ''
  return date_trunc('month', p_day)::date + least(2, (extract(day from p_day)::integer - 1) / 10) * 10;
comment on function private.jun_of is 'For rollups: the first day of the ten days a day belongs to.';

create function private.jun_end(p_day date) returns date
  language sql immutable set search_path = ''
  return case when extract(day from p_day) > 20 then (date_trunc('month', p_day) + interval '1 month')::date - 1
    else private.jun_of(p_day) + 9 end;
comment on function private.jun_end is 'For rollups: the last day of the ten days a day belongs to.';

create table public.counted_visits (
  town_id text not null,
  visit_id uuid not null,
  visitor_id uuid not null,
  jun date not null,
  started_at timestamptz not null,
  dims text[] not null check (cardinality(dims) = 6), -- region, device, campaign, locale, visitor, entry
  primary key (town_id, visit_id),
  foreign key (town_id, visit_id) references public.visits on delete cascade
);
create index counted_visits_by_jun on public.counted_visits (town_id, jun);
create index counted_visits_by_visitor on public.counted_visits (town_id, visitor_id);
comment on table public.counted_visits is
  'For rollups: visits of people, with the values they can be filtered by; gone with the visit.';

create table public.campaign_codes (
  town_id text not null references public.towns on delete cascade,
  campaign text not null,
  admitted_at timestamptz not null default now(),
  primary key (town_id, campaign)
);
comment on table public.campaign_codes is
  'For rollups: codes that at least five visits of ten days bore. Others are (other), so that made-up codes cannot fill the tables.';

create table public.rollup_cells (
  town_id text not null,
  panel text not null,
  mask smallint not null, -- which of the six dims the cell is split by, bit by bit; f1 and f2 are their values
  jun date not null,
  key text not null,
  f1 text not null,
  f2 text not null,
  visits integer not null,
  engaged_ms bigint not null,
  primary key (town_id, jun, panel, mask, f1, key, f2)
);
comment on table public.rollup_cells is
  'For insight: counts of ten days, per panel and key, for everyone (mask 0) and split by one or two dims.';

create table public.rollup_visitors (
  town_id text not null,
  mask smallint not null,
  jun date not null,
  f1 text not null,
  before date not null, -- the last ten days before these in which they came too, -infinity for none
  visitors integer not null,
  primary key (town_id, mask, jun, f1, before)
);
comment on table public.rollup_visitors is
  'For insight: browsers by when they came before. Those of a range are the ones whose time before lies outside it: exact, and no id is kept.';

create table public.collect_counts (
  town_id text not null,
  day date not null,
  stored bigint not null,
  doubled bigint not null,
  refused bigint not null,
  primary key (town_id, day)
);
comment on table public.collect_counts is 'For insight: events stored, sent again and refused, by the day their visit began.';

create function private.insight_masks(p_most integer) returns table (mask smallint, i integer, j integer)
  language sql immutable set search_path = ''
as $$
  select 0::smallint, null::integer, null::integer
  union all select (1 << (a - 1))::smallint, a, null from generate_series(1, 6) a
  union all select ((1 << (a - 1)) | (1 << (b - 1)))::smallint, a, b
    from generate_series(1, 6) a, generate_series(1, 6) b where a < b and p_most = 2
$$;
comment on function private.insight_masks is
  'For rollups: the ways cells are split: not at all, by each dim, and by each two. i and j are places in dims.';

create function private.campaign_of(p_town_id text, p_campaign text, p_referrer_host text) returns text
  language sql stable security definer set search_path = ''
as $$
  select case
    when p_campaign is not null then coalesce((select c.campaign from public.campaign_codes c
      where c.town_id = p_town_id and c.campaign = p_campaign), '(other)')
    when p_referrer_host is null then '(direct)'
    when p_referrer_host ~ '(^|\.)(line\.me|liff\.line\.me)$' then '(line)'
    when p_referrer_host ~ '(^|\.)(google|bing|duckduckgo)\.|(^|\.)(search\.)?yahoo\.' then '(search)'
    when p_referrer_host ~ '(^|\.)(instagram|facebook|twitter|x|t|youtube|threads|note)\.(com|co|net)$' then '(social)'
    else '(link)' end
$$;
comment on function private.campaign_of is 'For rollups: the campaign a visit is of, or in brackets the kind of way it came.';

-- Marking visits one by one took a third of the job's time: it is one statement for ten days now.
create function private.gather_visits(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_rule public.marking_rules := private.marking_rule(p_town_id);
begin
  create temp table if not exists marked (visit_id uuid, mark text) on commit drop;
  create temp table if not exists gone (visit_id uuid, visitor_id uuid, started_at timestamptz) on commit drop;
  truncate pg_temp.marked, pg_temp.gone;
  insert into pg_temp.marked
    select v.visit_id, case when v.simulated and not v_rule.counts_simulated then 'simulated' when v.staff then 'staff'
      when v.is_bot or b.visit_id is not null then 'machine' else 'person' end
    from public.visits v
      left join (
        select distinct m.visit_id from (
          select e.visit_id from public.visits s join public.visit_events e on e.town_id = s.town_id
            and e.visit_id = s.visit_id and e.occurred_at >= s.started_at - interval '2 days'
            and e.occurred_at between p_jun::timestamptz - interval '3 days' and p_jun::timestamptz + interval '48 days'
          where s.town_id = p_town_id and s.day between p_jun and private.jun_end(p_jun)
          group by e.visit_id, date_trunc('minute', e.occurred_at) having count(*) > v_rule.most_events_per_minute) m) b
        on b.visit_id = v.visit_id
    where v.town_id = p_town_id and v.day between p_jun and private.jun_end(p_jun);
  analyze pg_temp.marked;

  with admitted as (
    insert into public.campaign_codes (town_id, campaign)
      select p_town_id, v.campaign from public.visits v join pg_temp.marked m on m.visit_id = v.visit_id
      where v.town_id = p_town_id and m.mark = 'person' and v.campaign is not null
      group by v.campaign having count(*) >= 5
        and (select count(*) from public.campaign_codes c where c.town_id = p_town_id) < 300
      on conflict do nothing returning campaign)
  insert into public.rollup_marks (town_id, day) -- days that called it (other) till now
    select distinct p_town_id, v.day from admitted a join public.visits v on v.town_id = p_town_id and v.campaign = a.campaign
    where v.day not between p_jun and private.jun_end(p_jun);

  with old as (
    delete from public.counted_visits where town_id = p_town_id and jun = p_jun returning *
  ) insert into pg_temp.gone select visit_id, visitor_id, started_at from old;
  insert into public.counted_visits (town_id, visit_id, visitor_id, jun, started_at, dims)
    with ways as materialized ( -- few codes and referrers, many visits
      select d.campaign, d.referrer_host, private.campaign_of(p_town_id, d.campaign, d.referrer_host) as way
      from (select distinct v.campaign, v.referrer_host from public.visits v
        where v.town_id = p_town_id and v.day between p_jun and private.jun_end(p_jun)) d)
    select p_town_id, v.visit_id, v.visitor_id, p_jun, v.started_at, array[v.region, v.device_class, w.way, v.locale,
      case when exists (select from public.visits o where o.town_id = v.town_id and o.visitor_id = v.visitor_id
        and (o.started_at, o.visit_id) < (v.started_at, v.visit_id)) then 'returning' else 'new' end, v.entry]
    from pg_temp.marked m join public.visits v on v.town_id = p_town_id and v.visit_id = m.visit_id
      join ways w on coalesce(w.campaign, '') = coalesce(v.campaign, '')
        and coalesce(w.referrer_host, '') = coalesce(v.referrer_host, '')
        and (w.campaign is null) = (v.campaign is null) and (w.referrer_host is null) = (v.referrer_host is null)
    where m.mark = 'person';

  -- A visit that came late, or stopped counting, changes what its visitor's later visits are: those days are worked out again.
  insert into public.rollup_marks (town_id, day)
    select distinct p_town_id, (l.started_at at time zone 'Asia/Tokyo')::date
    from (select coalesce(g.visitor_id, c.visitor_id) as visitor_id, coalesce(g.started_at, c.started_at) as started_at
        from (select * from public.counted_visits where town_id = p_town_id and jun = p_jun) c
          full join pg_temp.gone g on g.visit_id = c.visit_id
        where g.visit_id is null or c.visit_id is null) x
      join public.counted_visits l on l.town_id = p_town_id and l.visitor_id = x.visitor_id
        and l.started_at > x.started_at and l.jun > p_jun;
end $$;
comment on function private.gather_visits is 'For roll_up_jun: which visits of ten days count, and what they can be told apart by.';

create function private.mark_household_day() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare v_row public.households := case when tg_op = 'DELETE' then old else new end;
begin
  -- What is forgotten after three years stays in the sums; what a family erases itself leaves them.
  if tg_op = 'DELETE' and v_row.stage in ('closed', 'settled') and v_row.stage_changed_at < now() - interval '3 years' then
    return null;
  end if;
  if exists (select from public.towns t where t.town_id = v_row.town_id) then
    insert into public.rollup_marks (town_id, day)
      values (v_row.town_id, (v_row.created_at at time zone 'Asia/Tokyo')::date);
  end if;
  return null;
end $$;
comment on function private.mark_household_day is 'For households: their day is counted anew after each change.';
create trigger households_mark_their_day after insert or update of stage, simulated, from_region or delete
  on public.households for each row execute function private.mark_household_day();
alter table public.counted_visits enable row level security;
alter table public.campaign_codes enable row level security;
alter table public.rollup_cells enable row level security;
alter table public.rollup_visitors enable row level security;
alter table public.collect_counts enable row level security;

create function private.gather_all_seen(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  -- Everything a visit counts for, once each: pg_temp.seen (visit, panel, key, engaged ms).
  create temp table if not exists happened (visit_id uuid, event_id uuid, at timestamptz, name text, place_id text,
    spot_id text, engaged_ms integer, theme text, payload jsonb) on commit drop;
  create temp table if not exists seen (visit_id uuid, panel text, key text, engaged_ms bigint) on commit drop;
  truncate pg_temp.happened, pg_temp.seen;
  insert into pg_temp.happened
    select c.visit_id, e.event_id, e.occurred_at, e.name, e.place_id, e.spot_id, e.engaged_ms, rp.theme, e.payload
    from public.counted_visits c
      join public.visit_events e on e.town_id = c.town_id and e.visit_id = c.visit_id
        and e.occurred_at between p_jun::timestamptz - interval '3 days' and p_jun::timestamptz + interval '48 days'
      left join public.revision_places rp on rp.town_id = e.town_id and rp.revision = e.revision
        and rp.place_id = e.place_id
    where c.town_id = p_town_id and c.jun = p_jun;
  analyze pg_temp.happened;

  insert into pg_temp.seen -- one row per visit for the whole, with its furthest stage; engaged: 3 spots or 60 s engaged dwell
    select w.visit_id, p.panel, p.key, w.engaged_ms
    from (
      select c.visit_id, coalesce(sum(h.engaged_ms), 0) as engaged_ms,
        coalesce(sum(h.engaged_ms), 0) >= 60000 or count(distinct h.spot_id) >= 3 as engaged,
        coalesce(bool_or(h.name in ('shortlist_added', 'consult_started')), false) as considering,
        coalesce(bool_or(h.name = 'consult_sent'), false) as lead
      from public.counted_visits c left join pg_temp.happened h on h.visit_id = c.visit_id
      where c.town_id = p_town_id and c.jun = p_jun group by c.visit_id) w
      cross join lateral (values ('visit', ''), ('funnel', case when w.lead then 'lead' when w.considering then 'considering' when w.engaged then 'engaged'
          else 'visit' end)) as p (panel, key);

  insert into pg_temp.seen
    select h.visit_id, p.panel, p.key, coalesce(sum(h.engaged_ms), 0)
    from pg_temp.happened h cross join lateral (values ('place', h.place_id), ('spot', h.spot_id), ('theme', h.theme),
      ('space', case when h.name = 'space_entered' then h.payload ->> 'space_id' end),
      ('failure', case when h.name = 'tour_failed' then h.payload ->> 'reason' end)) as p (panel, key)
    where p.key is not null group by h.visit_id, p.panel, p.key;

  insert into pg_temp.seen -- dwell at a place outside its spots: never shown, but known to be in the place's sum when that is judged
    select h.visit_id, 'own', h.place_id, sum(h.engaged_ms) from pg_temp.happened h
    where h.spot_id is null and h.place_id is not null and h.engaged_ms > 0 group by h.visit_id, h.place_id;

  insert into pg_temp.seen -- where they stood: squares of a coarse grid; the same time as their dwell, so it is in no other sum
    select h.visit_id, 'area', h.payload ->> 'space_id' || ':' || (x ->> 'cell'), sum((x ->> 'stood_ms')::bigint)
    from pg_temp.happened h cross join lateral jsonb_array_elements(h.payload -> 'cells') x
    where h.name = 'area_dwelled' group by 1, 3;

  insert into pg_temp.seen -- of several tours in one visit the first one counts
    select t.visit_id, p.panel, p.key, 0
    from (select distinct on (h.visit_id) h.visit_id, h.payload from pg_temp.happened h where h.name = 'tour_started'
        order by h.visit_id, h.at, h.event_id) t
      cross join lateral (values ('tier', t.payload ->> 'tier'), ('line', t.payload ->> 'line'),
        ('load', case when (t.payload ->> 'load_ms')::integer < 2000 then '0-2' when (t.payload ->> 'load_ms')::integer < 5000
          then '2-5' when (t.payload ->> 'load_ms')::integer < 10000 then '5-10' when t.payload ? 'load_ms' then '10-' end))
        as p (panel, key)
    where p.key is not null;

  insert into pg_temp.seen
    select v.visit_id, p.panel, p.key, 0 from public.counted_visits c
      join public.visits v on v.town_id = c.town_id and v.visit_id = c.visit_id
      cross join lateral (values ('region_source', v.region_source),
        ('hour', to_char(v.started_at at time zone 'Asia/Tokyo', 'HH24'))) as p (panel, key)
    where c.town_id = p_town_id and c.jun = p_jun;

  -- What follows what: places, and pages in brackets. Where they begin is entry, told of places only here; where they leave is a
  -- panel of its own, for each visit leaves once and the rows add up.
  create temp table if not exists stops (visit_id uuid, stop text, before text, after text) on commit drop;
  truncate pg_temp.stops;
  insert into pg_temp.stops
    select o.visit_id, o.stop, lag(o.stop) over w, lead(o.stop) over w from (
      select h.visit_id, h.at, h.event_id, h.stop, lag(h.stop) over (partition by h.visit_id order by h.at, h.event_id) as before
      from (select visit_id, at, event_id, case when name in ('place_entered', 'spot_opened', 'page_viewed')
            and place_id is not null then place_id
          when name = 'page_viewed' then '(' || (payload ->> 'page') || ')'
          when name = 'consult_sent' then '(sent)' end as stop from pg_temp.happened) h
      where h.stop is not null) o
    where o.before is distinct from o.stop
    window w as (partition by o.visit_id order by o.at, o.event_id);
  insert into pg_temp.seen
    select distinct s.visit_id, p.panel, p.key, 0::bigint from pg_temp.stops s
      cross join lateral (values ('path', s.before || '>' || s.stop), ('leave', case when s.after is null then s.stop end),
        ('start', case when s.before is null and s.stop not like '(%' then s.stop end)) as p (panel, key)
    where p.key is not null;

  insert into public.rollup_parents as r (town_id, panel, key, parent)
    select distinct on (p.panel, p.key) p_town_id, p.panel, p.key, p.parent
    from pg_temp.happened h cross join lateral (values ('spot', h.spot_id, h.place_id), ('place', h.place_id, h.theme)) as p (panel, key, parent)
    where p.key is not null and p.parent is not null order by p.panel, p.key, h.at desc, h.event_id
    on conflict (town_id, panel, key) do update set parent = excluded.parent where r.parent <> excluded.parent;
  analyze pg_temp.seen;
end $$;
comment on function private.gather_all_seen is 'For gather_seen: everything a visit counts for, once each, whatever its key.';

-- 21_rollup_job.sql
create function private.roll_up_visitors(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.rollup_visitors where town_id = p_town_id and jun = p_jun;
  insert into public.rollup_visitors (town_id, mask, jun, f1, before, visitors)
    with here as materialized (
      select distinct c.visitor_id, m.mask, coalesce(c.dims[m.i], '') as f1
      from public.counted_visits c cross join private.insight_masks(1) m where c.town_id = p_town_id and c.jun = p_jun
    ), earlier as (
      select c.visitor_id, m.mask, coalesce(c.dims[m.i], '') as f1, max(c.jun) as jun
      from public.counted_visits c cross join private.insight_masks(1) m
      where c.town_id = p_town_id and c.jun < p_jun and c.visitor_id in (select h.visitor_id from here h)
      group by 1, 2, 3)
    select p_town_id, h.mask, p_jun, h.f1, coalesce(e.jun, '-infinity'), count(*)
    from here h left join earlier e using (visitor_id, mask, f1) group by h.mask, h.f1, coalesce(e.jun, '-infinity');
end $$;
comment on function private.roll_up_visitors is 'For roll_up_jun: browsers of ten days by when they came before.';

-- Told by one dim at most, as the stages of visits are now.
create function private.roll_up_households(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_simulated boolean := (private.marking_rule(p_town_id)).counts_simulated;
begin
  delete from public.rollup_cells where town_id = p_town_id and panel in ('household', 'outcome') and jun = p_jun;
  insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
    with families as (
      select h.household_id, private.furthest_stage(h) as stage, array[coalesce(h.from_region, 'unknown'),
        coalesce(l.dims[2], '(unlinked)'), coalesce(l.dims[3], '(unlinked)'), h.locale, coalesce(l.dims[5], '(unlinked)'),
        coalesce(l.dims[6], '(unlinked)')] as dims
      from public.households h
        left join lateral (select c.dims from public.household_visitors hv
            join public.counted_visits c on c.town_id = hv.town_id and c.visitor_id = hv.visitor_id
          where hv.town_id = h.town_id and hv.household_id = h.household_id
          order by c.started_at, c.visit_id limit 1) l on true
      where h.town_id = p_town_id and (v_simulated or not h.simulated)
        and h.created_at >= p_jun::timestamp at time zone 'Asia/Tokyo'
        and h.created_at < (private.jun_end(p_jun) + 1)::timestamp at time zone 'Asia/Tokyo')
    select p_town_id, p.panel, m.mask, p_jun, p.key, coalesce(f.dims[m.i], ''), '', count(*), 0
    from families f cross join private.insight_masks(1) m
      cross join lateral (values ('household', ''), ('outcome', f.stage)) as p (panel, key)
    group by 2, 3, 5, 6;
end $$;
comment on function private.roll_up_households is
  'For roll_up_jun: households that asked in ten days, by how far they have come; dims of their first visit where they agreed to link it.';

create function private.furthest_stage(p_household public.households) returns text
  language sql stable security definer set search_path = ''
as $$
  select case max(r.rank) when 4 then 'settled' when 3 then 'moved' when 2 then 'came' else 'asked' end
  from (select p_household.stage as stage union all
      select y.to_stage from public.household_history y
      where y.town_id = p_household.town_id and y.household_id = p_household.household_id) s
    cross join lateral (select case s.stage when 'settled' then 4 when 'moved' then 3 when 'preparing' then 2
      when 'visited' then 2 else 1 end as rank) r
$$;
comment on function private.furthest_stage is 'For rollups: asked, came, moved or settled; a lead that was closed keeps what it reached.';

create function private.recompute_insight(p_town_id text, p_from date, p_to date) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_jun date; v_juns date[]; v_changed date[] := '{}';
begin
  v_juns := array(select distinct private.jun_of(d::date) from generate_series(p_from, p_to, interval '1 day') d order by 1);
  foreach v_jun in array v_juns loop
    v_changed := v_changed || private.roll_up_jun(p_town_id, v_jun);
  end loop;
  perform private.sum_up(p_town_id, v_changed);
  return cardinality(v_juns);
end $$;
comment on function private.recompute_insight is
  'For npm run insight:recompute: works days out anew after a definition or a marking rule changed; what is older than 13 months stays.';

create table public.rollup_spans (
  town_id text not null,
  level smallint not null check (level between 1 and 3), -- month, quarter, fiscal year
  start_day date not null,
  panel text not null,
  mask smallint not null,
  f1 text not null,
  key text not null,
  f2 text not null,
  visits bigint not null,
  engaged_ms bigint not null,
  primary key (town_id, level, start_day, panel, mask, f1, key, f2)
);
comment on table public.rollup_spans is 'For insight: the sums of rollup_cells over months, quarters and fiscal years.';

create table public.rollup_hidden (
  town_id text not null,
  level smallint not null check (level between 1 and 4), -- as above; 4: the fiscal year as a part of all time
  start_day date not null,
  panel text not null,
  mask smallint not null,
  dim smallint not null, -- 1 the key, 2 and 4 the first and second dim of the mask
  k text not null,
  primary key (town_id, level, start_day, panel, mask, dim, k)
);
comment on table public.rollup_hidden is
  'For insight: the values that a range may not tell apart which looks into a part of the tree of time, per panel and split.';
alter table public.rollup_spans enable row level security;
alter table public.rollup_hidden enable row level security;

create function private.span_of(p_level integer, p_day date) returns date
  language sql immutable set search_path = ''
  return case p_level when 0 then private.jun_of(p_day) when 1 then date_trunc('month', p_day)::date
    when 2 then date_trunc('quarter', p_day)::date
    else (date_trunc('year', p_day - interval '3 months') + interval '3 months')::date end;
comment on function private.span_of is
  'For rollups: the first day of the ten days (0), month, quarter or fiscal year (3 and more) of a day.';

create function private.span_end(p_level integer, p_start date) returns date
  language sql immutable set search_path = ''
  return case p_level when 0 then private.jun_end(p_start) when 1 then (p_start + interval '1 month')::date - 1
    when 2 then (p_start + interval '3 months')::date - 1 else (p_start + interval '1 year')::date - 1 end;
comment on function private.span_end is 'For rollups: the last day of what begins there.';

create function private.sum_spans(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = '' set jit = off set work_mem = '64MB'
as $$
declare v_level integer; v_start date;
begin
  create temp table if not exists sums (panel text, mask smallint, f1 text, key text, f2 text, visits bigint, engaged_ms bigint)
    on commit drop;
  for v_level in 1..3 loop
    for v_start in select distinct private.span_of(v_level, j) from unnest(p_juns) j loop
      truncate pg_temp.sums;
      if v_level = 1 then
        insert into pg_temp.sums
          select c.panel, c.mask, c.f1, c.key, c.f2, sum(c.visits), sum(c.engaged_ms) from public.rollup_cells c
          where c.town_id = p_town_id and c.jun between v_start and private.span_end(1, v_start)
          group by c.panel, c.mask, c.f1, c.key, c.f2;
      else
        insert into pg_temp.sums
          select s.panel, s.mask, s.f1, s.key, s.f2, sum(s.visits), sum(s.engaged_ms) from public.rollup_spans s
          where s.town_id = p_town_id and s.level = v_level - 1
            and s.start_day between v_start and private.span_end(v_level, v_start)
          group by s.panel, s.mask, s.f1, s.key, s.f2;
      end if;
      analyze pg_temp.sums;
      -- Most sums of a year stay as they were when ten days of it change: only the others are written.
      delete from public.rollup_spans s where s.town_id = p_town_id and s.level = v_level and s.start_day = v_start
        and not exists (select from pg_temp.sums n where n.panel = s.panel and n.mask = s.mask and n.f1 = s.f1
          and n.key = s.key and n.f2 = s.f2);
      insert into public.rollup_spans as s (town_id, level, start_day, panel, mask, f1, key, f2, visits, engaged_ms)
        select p_town_id, v_level, v_start, n.* from pg_temp.sums n
        on conflict (town_id, level, start_day, panel, mask, f1, key, f2) do update
          set visits = excluded.visits, engaged_ms = excluded.engaged_ms
          where (s.visits, s.engaged_ms) is distinct from (excluded.visits, excluded.engaged_ms);
    end loop;
  end loop;
end $$;
comment on function private.sum_spans is 'For roll_up_marked_days: months, quarters and fiscal years of ten days that changed.';

-- 22_suppression.sql
create function private.dim_bit(p_dim text) returns integer
  language sql immutable set search_path = ''
  return 1 << (array_position(array['region', 'device', 'campaign', 'locale', 'visitor', 'entry'], p_dim) - 1);
comment on function private.dim_bit is 'For insight_cells: the bit of a dim in rollup_cells.mask; null for what is none.';

create function private.gather_nodes(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
declare v_node record;
begin
  create temp table if not exists nodes (node integer, level integer, a date, b date) on commit drop;
  create temp table if not exists tables (family integer, m integer, panel text collate "C", mask smallint,
    prefix text collate "C") on commit drop;
  create temp table if not exists parts (node integer, child date, panel text collate "C", mask smallint,
    key text collate "C", f1 text collate "C", f2 text collate "C", n bigint) on commit drop;
  create temp table if not exists singles (node integer, family integer, dim integer, child date, k text collate "C",
    n bigint) on commit drop;
  create temp table if not exists sizes (node integer, family integer, dim integer, k text collate "C", n bigint, is_minor boolean,
    in_heap boolean, panel text collate "C", kin text collate "C", parent text collate "C", is_own boolean) on commit drop;
  create temp table if not exists split (node integer, family integer, m integer, child date, k1 text collate "C",
    k2 text collate "C", k3 text collate "C", n bigint, is_one boolean, told text collate "C") on commit drop;
  truncate pg_temp.nodes, pg_temp.tables, pg_temp.parts, pg_temp.singles, pg_temp.sizes, pg_temp.split;

  -- A node is judged by its children: ten days of a month, months of a quarter, quarters of a year, the year of all time.
  insert into pg_temp.nodes
    select row_number() over (order by d.level, d.a), d.level, d.a, private.span_end(d.level, d.a)
    from (select distinct l as level, private.span_of(l, j) as a from unnest(p_juns) j, generate_series(1, 4) l) d;
  insert into pg_temp.tables
    select distinct f.family, m, case when m & 1 = 1 then f.panel else f.base end,
      case when m & 2 = 2 then f.d1 else 0 end | case when m & 4 = 4 then f.d2 else 0 end, case when m & 1 = 1 then f.panel || ':' else '' end
    from private.insight_families() f cross join generate_series(1, 7) m where m & f.top = m;
  for v_node in select * from pg_temp.nodes loop
    if v_node.level = 1 then
      insert into pg_temp.parts
        select v_node.node, c.jun, c.panel, c.mask, c.key, c.f1, c.f2, c.visits from public.rollup_cells c
        where c.town_id = p_town_id and c.jun between v_node.a and v_node.b;
    else
      insert into pg_temp.parts
        select v_node.node, s.start_day, s.panel, s.mask, s.key, s.f1, s.f2, s.visits from public.rollup_spans s
        where s.town_id = p_town_id and s.level = v_node.level - 1 and s.start_day between v_node.a and v_node.b;
    end if;
  end loop;
  analyze pg_temp.parts, pg_temp.tables;

  insert into pg_temp.singles
    select p.node, t.family, t.m, p.child, case t.m when 1 then t.prefix || p.key else p.f1 end, sum(p.n)
    from pg_temp.parts p join pg_temp.tables t on t.panel = p.panel and t.mask = p.mask
    where t.m in (1, 2, 4) group by 1, 2, 3, 4, 5;
  -- A split table tells only those values of a dim apart that at least one in 25 visits of the node came with: the others
  -- would take much with them. They are one heap, unless there is but one of them.
  -- kin: the values whose dwell adds up to something told: a place's spots with its own dwell, a theme's places, else the panel.
  insert into pg_temp.sizes
    select z.node, z.family, z.dim, z.k, z.n, z.is_minor,
      z.is_minor and count(*) filter (where z.is_minor) over (partition by z.node, z.family, z.dim) > 1,
      z.panel, case z.panel when 'own' then 'place' when 'spot' then 'place' when 'place' then 'theme' else '' end || '>' ||
        case when z.panel = 'own' then z.key when z.panel in ('spot', 'place') then coalesce(r.parent, '') else z.panel end,
      case when z.panel = 'own' then 'place:' || z.key when z.panel = 'spot' then 'place:' || r.parent
        when z.panel = 'place' then 'theme:' || r.parent end,
      z.panel = 'own'
    from (
      select s.node, s.family, s.dim, s.k, sum(s.n) as n,
        s.dim <> 1 and sum(s.n) * 25 < sum(sum(s.n)) over (partition by s.node, s.family, s.dim) as is_minor,
        case when s.dim = 1 then split_part(s.k, ':', 1) else '' end as panel,
        case when s.dim = 1 then substr(s.k, strpos(s.k, ':') + 1) end as key
      from pg_temp.singles s group by 1, 2, 3, 4) z
      left join public.rollup_parents r on r.town_id = p_town_id and r.panel = z.panel and r.key = z.key;
  analyze pg_temp.singles, pg_temp.sizes;

  insert into pg_temp.split -- is_one: of a heap, whether only one value of it is here; told says which
    select x.node, x.family, x.m, x.child, x.k1, case when h2.k is null then x.k2 else '~' end,
      case when h3.k is null then x.k3 else '~' end, sum(x.n), min(x.k2 || ' ' || x.k3) = max(x.k2 || ' ' || x.k3),
      min(x.k2 || ' ' || x.k3)
    from (
      select p.node, t.family, t.m, p.child, case when t.m & 1 = 1 then t.prefix || p.key else '' end as k1,
        case when t.m & 2 = 2 then p.f1 else '' end as k2,
        case when t.m & 6 = 6 then p.f2 when t.m & 4 = 4 then p.f1 else '' end as k3, p.n
      from pg_temp.parts p join pg_temp.tables t on t.panel = p.panel and t.mask = p.mask
      where t.m in (3, 5, 6, 7)) x
      left join pg_temp.sizes h2 on x.m & 2 = 2 and h2.node = x.node and h2.family = x.family and h2.dim = 2
        and h2.k = x.k2 and h2.in_heap
      left join pg_temp.sizes h3 on x.m & 4 = 4 and h3.node = x.node and h3.family = x.family and h3.dim = 4
        and h3.k = x.k3 and h3.in_heap
    group by 1, 2, 3, 4, 5, 6, 7;
  analyze pg_temp.split;
end $$;
comment on function private.gather_nodes is
  'For hide_small_cells: the sums of every family in the nodes of time that ten days belong to, child by child.';

create function private.hide_small_cells(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
declare v_round integer;
begin
  perform private.gather_nodes(p_town_id, p_juns);
  create temp table if not exists victims (node integer, family integer, m integer, dim integer, k text collate "C") on commit drop;
  create temp table if not exists ones (node integer, family integer, dim integer, k text collate "C", round integer)
    on commit drop;
  create temp table if not exists apart (node integer, family integer, m integer, dim integer, k text collate "C", round integer)
    on commit drop;
  create temp table if not exists cells (node integer, family integer, m integer, k1 text collate "C",
    k2 text collate "C", k3 text collate "C", n integer) on commit drop;
  create temp table if not exists active (node integer, family integer, m integer) on commit drop;
  truncate pg_temp.victims, pg_temp.ones, pg_temp.apart, pg_temp.cells;

  -- A cell under five takes a value out of what the node tells apart: of its values the one that fewest came with. What many
  -- panels are split by is only taken out where a key has eight times as many: each of them goes without it then.
  insert into pg_temp.victims
    select distinct s.node, s.family, s.dim, s.dim, s.k from pg_temp.singles s
      where s.n between 1 and 4 and not (s.dim = 1 and starts_with(s.k, 'own:'))
    union
    select distinct s.node, s.family, s.m, x.dim, case x.dim when 1 then s.k1 when 2 then s.k2 else s.k3 end
    from pg_temp.split s
      left join pg_temp.sizes z1 on s.m & 1 = 1 and z1.node = s.node and z1.family = s.family and z1.dim = 1 and z1.k = s.k1
      left join pg_temp.sizes z2 on s.m & 2 = 2 and z2.node = s.node and z2.family = s.family and z2.dim = 2 and z2.k = s.k2
      left join pg_temp.sizes z3 on s.m & 4 = 4 and z3.node = s.node and z3.family = s.family and z3.dim = 4 and z3.k = s.k3
      cross join lateral (select case
        when z1.n <= least(z2.n, z3.n) * (case when z1.panel in ('funnel', 'outcome') then 1 else 8 end) then 1 when z2.n <= coalesce(z3.n, z2.n) then 2 else 4 end as dim) x
    where s.n between 1 and 4 and s.k2 <> '~' and s.k3 <> '~';

  insert into pg_temp.ones select v.node, v.family, v.dim, v.k, 0 from pg_temp.victims v where v.m = v.dim;
  v_round := 0;
  loop
    v_round := v_round + 1;
    exit when not private.hide_with_kin(v_round);
  end loop;

  insert into pg_temp.cells -- of nodes as wholes; n is 2 for a heap that stands for several
    select s.node, s.family, s.m, s.k1, s.k2, s.k3,
      case when bool_and(s.is_one) and min(s.told) = max(s.told) then 1 else 2 end
    from pg_temp.split s group by 1, 2, 3, 4, 5, 6;
  analyze pg_temp.victims, pg_temp.ones, pg_temp.cells;

  -- Split by two things: what is hidden with one stays hidden; no value is hidden alone; and along no line of a table may just one
  -- cell be both hidden and possible: its line would give it back.
  insert into pg_temp.apart
    with here as materialized (
      select c.node, c.family, c.m, bool_or(c.k2 = '~') as heap2, bool_or(c.k3 = '~') as heap3 from pg_temp.cells c group by 1, 2, 3)
    select h.node, h.family, h.m, o.dim, o.k, 0 from here h
      join pg_temp.ones o on o.node = h.node and o.family = h.family and o.dim & h.m > 0
    union select v.node, v.family, v.m, v.dim, v.k, 0 from here h
      join pg_temp.victims v on v.node = h.node and v.family = h.family and v.m = h.m
    union select h.node, h.family, h.m, 2, '~', 0 from here h where h.heap2
    union select h.node, h.family, h.m, 4, '~', 0 from here h where h.heap3;
  v_round := 0;
  loop
    v_round := v_round + 1;
    exit when not private.hide_lonely_cells(v_round);
  end loop;

  delete from public.rollup_hidden h using pg_temp.nodes n
    where h.town_id = p_town_id and h.level = n.level and h.start_day = n.a;
  insert into public.rollup_hidden (town_id, level, start_day, panel, mask, dim, k)
    select p_town_id, n.level, n.a, f.panel, f.mask, x.dim, case x.dim when 1 then substr(x.k, length(f.panel) + 2) else x.k end
    from (
      select a.node, a.family, a.dim, a.k from pg_temp.apart a where a.k <> '~'
      union select o.node, o.family, o.dim, o.k from pg_temp.ones o
      union select z.node, z.family, z.dim, z.k
        from (select distinct a.node, a.family, a.dim from pg_temp.apart a where a.k = '~') a
        join pg_temp.sizes z on z.node = a.node and z.family = a.family and z.dim = a.dim and z.is_minor) x
      join pg_temp.nodes n on n.node = x.node join private.insight_families() f on f.family = x.family
    where x.dim <> 1 or starts_with(x.k, f.panel || ':');
end $$;
comment on function private.hide_small_cells is
  'For roll_up_marked_days: the values that may not be told apart, those with a cell under five and as many more as keep subtraction from giving one back.';

create function private.hide_lonely_cells(p_round integer) returns boolean
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
begin
  truncate pg_temp.active;
  insert into pg_temp.active select distinct a.node, a.family, a.m from pg_temp.apart a where a.round = p_round - 1;
  analyze pg_temp.apart, pg_temp.active;
  if p_round = 1 then -- no other table becomes active later
    perform private.gather_lines();
  end if;
  insert into pg_temp.apart
    with partners as materialized (
      select distinct on (q.node, q.family, q.m, q.dim, q.panel) q.node, q.family, q.m, q.dim, z.k
      from (select a.node, a.family, a.m, a.dim, case a.dim when 1 then split_part(a.k, ':', 1) else '' end as panel, min(a.k) as k
          from pg_temp.active g join pg_temp.apart a on a.node = g.node and a.family = g.family and a.m = g.m
          group by 1, 2, 3, 4, 5 having count(*) = 1 and min(a.k) <> '~') q
        join pg_temp.sizes z on z.node = q.node and z.family = q.family and z.dim = q.dim and z.panel = q.panel
      where z.k <> q.k order by q.node, q.family, q.m, q.dim, q.panel, z.n, z.k
    ), ready as materialized (
      select g.node, g.family, g.m from pg_temp.active g
      except select p.node, p.family, p.m from partners p
    ), flagged as (
      select c.*, coalesce(c.child, '-infinity') as at, a1.k is not null as out1, a2.k is not null as out2, a3.k is not null as out3
      from ready g join pg_temp.lines c on c.node = g.node and c.family = g.family and c.m = g.m
        left join pg_temp.apart a1 on a1.node = c.node and a1.family = c.family and a1.m = c.m and a1.dim = 1 and a1.k = c.k1
        left join pg_temp.apart a2 on a2.node = c.node and a2.family = c.family and a2.m = c.m and a2.dim = 2 and a2.k = c.k2
        left join pg_temp.apart a3 on a3.node = c.node and a3.family = c.family and a3.m = c.m and a3.dim = 4 and a3.k = c.k3
    ), lonely as materialized ( -- the only cell of its line, so that min is what it is
      select f.node, f.family, f.m, f.at, f.out1, f.out2, f.out3, min(f.k1) as k1, min(f.k2) as k2, min(f.k3) as k3
      from flagged f where f.out1::integer + f.out2::integer + f.out3::integer = 1
      group by f.node, f.family, f.m, f.at, f.out1, f.out2, f.out3, case when f.out1 then split_part(f.k1, ':', 1) else f.k1 end,
        case when not f.out2 then f.k2 end, case when not f.out3 then f.k3 end
      having sum(f.n) = 1
    ), others as materialized ( -- the smallest key that a lonely cell of a key could share its line with, rather than lose the line
      select distinct on (l.node, l.family, l.m, l.k1, l.k2, l.k3) l.node, l.family, l.m, l.k1, l.k2, l.k3, z.k, z.n
      from lonely l join flagged f on f.node = l.node and f.family = l.family and f.m = l.m and f.at = l.at and f.k2 = l.k2 and f.k3 = l.k3
        join pg_temp.sizes z on z.node = f.node and z.family = f.family and z.dim = 1 and z.k = f.k1
      where l.out1 and not f.out1 and not f.out2 and not f.out3 and z.panel = split_part(l.k1, ':', 1)
        and z.panel not in ('funnel', 'outcome')
      order by l.node, l.family, l.m, l.k1, l.k2, l.k3, z.n, z.k
    ), joined as (
      select distinct l.node, l.family, l.m, x.dim, case x.dim when 1 then coalesce(o.k, l.k1) when 2 then l.k2 else l.k3 end as k
      from lonely l
        left join others o on o.node = l.node and o.family = l.family and o.m = l.m and o.k1 = l.k1 and o.k2 = l.k2 and o.k3 = l.k3
        left join pg_temp.sizes z1 on l.m & 1 = 1 and not l.out1 and z1.node = l.node and z1.family = l.family and z1.dim = 1
          and z1.k = l.k1
        left join pg_temp.sizes z2 on l.m & 2 = 2 and not l.out2 and z2.node = l.node and z2.family = l.family and z2.dim = 2
          and z2.k = l.k2
        left join pg_temp.sizes z3 on l.m & 4 = 4 and not l.out3 and z3.node = l.node and z3.family = l.family and z3.dim = 4
          and z3.k = l.k3
        cross join lateral (select case when o.n <= least(z2.n, z3.n) * 8 then 1 when z1.n <= least(z1.n, z2.n, z3.n) then 1 when z2.n <= coalesce(z3.n, z2.n) then 2
          else 4 end as dim) x
    )
    select x.*, p_round from (select * from joined union select * from partners) x;
  return found;
end $$;
comment on function private.hide_lonely_cells is
  'For hide_small_cells: one more round; true while it found something to hide.';

create function private.sum_up(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_began timestamptz := clock_timestamp();
begin
  perform private.sum_spans(p_town_id, p_juns);
  perform private.hide_small_cells(p_town_id, p_juns);
  update public.rollup_runs set took_ms = took_ms + extract(epoch from clock_timestamp() - v_began) * 1000
    where town_id = p_town_id and day = any (p_juns);
end $$;
comment on function private.sum_up is
  'For roll_up_marked_days: what follows from ten days that changed, in the same transaction: sums of longer times and what they hide.';
-- insight_live asks for the last five minutes. Events come nearly in the order of their times, so that a few bytes for many pages find
-- them; a tree would cost every writer.
create index visit_events_by_time on public.visit_events using brin (occurred_at) with (pages_per_range = 32, autosummarize = on);

-- A line of a table may not hold just one cell that is both hidden and possible: its sum would give it back. That was judged for a
-- node as a whole; but a value that is nowhere in one child of it (nobody chose ja-easy in July) leaves the other hidden one alone
-- in that child's lines. small-cells found it in one random town of five hundred. Each child's lines are judged now, too.
create function private.gather_lines() returns void
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
begin
  -- The cells of every active table: of its node as a whole (no child), and of each child in which all its margins are more than nothing.
  create temp table if not exists lines (node integer, family integer, m integer, child date, k1 text collate "C",
    k2 text collate "C", k3 text collate "C", n integer) on commit drop;
  truncate pg_temp.lines;
  insert into pg_temp.lines
    select c.node, c.family, c.m, null, c.k1, c.k2, c.k3, c.n from pg_temp.active g
      join pg_temp.cells c on c.node = g.node and c.family = g.family and c.m = g.m;
  insert into pg_temp.lines
    with margins as materialized ( -- without the first, the second or the third; what a table of two dims is itself is no margin
      select distinct s.node, s.family, s.m, s.child, w.i, case w.i when 1 then s.k2 else s.k1 end as a,
        case w.i when 3 then s.k2 else s.k3 end as b
      from pg_temp.active g join pg_temp.split s on s.node = g.node and s.family = g.family and s.m = g.m
        cross join (values (1, 6), (2, 5), (3, 3)) as w (i, own) where s.m <> w.own
    ), heaps as materialized (
      select s.node, s.family, s.dim, s.child, count(*) as n from pg_temp.singles s
        join pg_temp.sizes z on z.node = s.node and z.family = s.family and z.dim = s.dim and z.k = s.k
      where z.in_heap group by 1, 2, 3, 4
    ), sides as materialized ( -- apart from the join, which is by all of its columns only so
      select l.*, i, case i when 1 then l.k2 else l.k1 end as a, case i when 3 then l.k2 else l.k3 end as b
      from pg_temp.lines l cross join generate_series(1, 3) i
    ), possible as (
      select l.node, l.family, l.m, p.child, l.k1, l.k2, l.k3
      from sides l join margins p on p.node = l.node and p.family = l.family and p.m = l.m and p.i = l.i and p.a = l.a and p.b = l.b
      group by 1, 2, 3, 4, 5, 6, 7 having count(*) = case when l.m = 7 then 3 else 2 end
    )
    select c.node, c.family, c.m, c.child, c.k1, c.k2, c.k3,
      least(2, case when c.k2 = '~' then coalesce(h2.n, 1) when c.k3 = '~' then coalesce(h3.n, 1) else 1 end)
    from possible c
      left join heaps h2 on c.k2 = '~' and h2.node = c.node and h2.family = c.family and h2.dim = 2 and h2.child = c.child
      left join heaps h3 on c.k3 = '~' and h3.node = c.node and h3.family = c.family and h3.dim = 4 and h3.child = c.child;
  analyze pg_temp.lines;
end $$;
comment on function private.gather_lines is
  'For hide_lonely_cells: the cells of the tables it looks at, of a node as a whole and of each of its children; n is 2 for a heap that stands for several.';

-- 23_suppression_rounds.sql
create function private.gather_seen(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare c_most constant integer := 3000; -- twice the places of the largest list of a real city, and more squares than a town has paths
begin
  perform private.gather_all_seen(p_town_id, p_jun);
  create temp table if not exists beyond (panel text, key text) on commit drop;
  truncate pg_temp.beyond;
  insert into pg_temp.beyond
    select k.panel, k.key
    from (select s.panel, s.key, row_number() over (partition by s.panel order by count(*) desc, s.key) as rank
      from pg_temp.seen s group by s.panel, s.key) k
    where k.rank > c_most;
  if found then
    analyze pg_temp.beyond;
    with gone as (
      delete from pg_temp.seen s using pg_temp.beyond b where b.panel = s.panel and b.key = s.key returning s.*
    )
    insert into pg_temp.seen select g.visit_id, g.panel, '(other)', sum(g.engaged_ms) from gone g group by g.visit_id, g.panel;
  end if;
end $$;
comment on function private.gather_seen is
  'For roll_up_jun: pg_temp.seen (visit, panel, key, engaged ms), of each panel the 3,000 keys that most visits share, and (other).';

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

-- Each town's digest for itself: one that fails is tried again at the next hour, and the others' mails go out.
create function private.write_digest(p_town_id text, p_month date, p_site_url text) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_ja text; v_en text; v_mails integer;
begin
  select t.doc #>> '{name,ja}', coalesce(t.doc #>> '{name,en}', t.doc #>> '{name,ja}') into v_ja, v_en
    from public.towns t where t.town_id = p_town_id;
  with readers as (
    select d.locale, u.email from public.digest_readers d
      join public.staff_members m on m.town_id = d.town_id and m.user_id = d.user_id and m.active
        and m.role in ('analyst', 'concierge', 'admin')
      join auth.users u on u.id = d.user_id
    where d.town_id = p_town_id and u.email is not null
  ), texts as (
    select l.locale, string_agg(format(E'%s. %s\n   %s/staff/insight?from=%s&to=%s#panel-%s', f.at, f.words, p_site_url,
      p_month, (p_month + interval '1 month')::date - 1, f.panel), E'\n\n' order by f.at) as body
    from (select distinct r.locale from readers r) l
      cross join lateral private.digest_findings(p_town_id, p_month, l.locale) with ordinality f (panel, words, at)
    group by l.locale
  ), written as (
    insert into private.outgoing_mails (town_id, to_address, subject, body_text)
      select p_town_id, r.email,
        case r.locale when 'ja' then format('【%s】%s年%s月の数字', v_ja, to_char(p_month, 'YYYY'), to_char(p_month, 'FMMM'))
          else format('[%s] Figures of %s', v_en, to_char(p_month, 'FMMonth YYYY')) end,
        case r.locale when 'ja' then format(E'%s年%s月に分かったことを3つお知らせします。\n\n%s\n\nだれのことか分からないように、5回に満たない数は示しません。\nこのメールをやめるには：%s/staff/kpi/sharing\n',
            to_char(p_month, 'YYYY'), to_char(p_month, 'FMMM'), t.body, p_site_url)
          else format(E'Three things about %s.\n\n%s\n\nNumbers under five are not shown, so that nobody can be recognised.\nTo stop this mail: %s/staff/kpi/sharing\n',
            to_char(p_month, 'FMMonth YYYY'), t.body, p_site_url) end
      from readers r join texts t using (locale) returning 1)
  select count(*) into v_mails from written;
  return v_mails;
end $$;
comment on function private.write_digest is
  'For write_due_digests: the mails of one town about one month, into the outbox; answers how many.';

-- One visit told under two names is told twice, and the one subtracted from the other gives small numbers back: where they begin is entry,
-- week 0 is those who are new, engaged is a stage of the funnel. Each is told once now, and answered from there.
create table public.rollup_parents (
  town_id text not null,
  panel text not null check (panel in ('spot', 'place')),
  key text not null,
  parent text not null,
  primary key (town_id, panel, key)
);
comment on table public.rollup_parents is
  'For insight: the place a spot was last seen in, the theme of a place: the dwell of the one is in the sum of the other.';
alter table public.rollup_parents enable row level security;

create function private.insight_families()
  returns table (family integer, panel text, base text, mask smallint, d1 smallint, d2 smallint, top integer)
  language sql immutable set search_path = ''
as $$
  -- A family is what is judged as one: a panel split in one way, or several that tell the same visits by other keys, so that what they are
  -- split by is the same to all of them. Whatever can be had by adding it up is published too: m of 1 to 7 within top
  -- says by what: 1 the key, 2 and 4 the first and second dim.
  select dense_rank() over (order by p.kin, m.mask)::integer, p.panel, p.base, m.mask,
    case when m.i is null then 0 else 1 << (m.i - 1) end::smallint, case when m.j is null then 0 else 1 << (m.j - 1) end::smallint,
    case when p.panel <> p.base or m.mask = 0 then 1 else 0 end | case when m.i is null then 0 else 2 end
      | case when m.j is null then 0 else 4 end
  from (select x.panel, x.dims, coalesce(x.kin, x.panel) as kin,
      case when x.panel in ('household', 'outcome') then 'household' else 'visit' end as base
    from (values ('visit', 2, null), ('funnel', 1, null), ('household', 1, null), ('outcome', 1, null), ('mark', 0, null),
      ('start', 0, null), ('retention', 0, null),
      ('place', 1, 'told'), ('spot', 1, 'told'), ('theme', 1, 'told'), ('own', 1, 'told'), ('space', 1, 'told'),
      ('area', 1, 'told'), ('tier', 1, 'told'), ('load', 1, 'told'), ('line', 1, 'told'), ('failure', 1, 'told'),
      ('path', 1, 'told'), ('leave', 1, 'told'), ('hour', 1, 'told')) as x (panel, dims, kin)) p
    cross join private.insight_masks(2) m
  where case when m.i is null then 0 when m.j is null then 1 else 2 end <= p.dims
$$;
comment on function private.insight_families is 'For rollups: every panel with every way it is split, and which of them are judged as one.';

create function private.hide_with_kin(p_round integer) returns boolean
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
begin
  analyze pg_temp.ones;
  insert into pg_temp.ones
    with touched as materialized (
      select distinct z.node, z.family, z.dim, z.kin from pg_temp.ones o
        join pg_temp.sizes z on z.node = o.node and z.family = o.family and z.dim = o.dim and z.k = o.k
      where o.round = p_round - 1
    ), ranked as materialized ( -- a place's own dwell is never told, so it is out from the beginning
      select z.*, x.is_out, row_number() over (partition by z.node, z.family, z.dim, z.kin, x.is_out order by z.n, z.k) as rank
      from touched t join pg_temp.sizes z on z.node = t.node and z.family = t.family and z.dim = t.dim and z.kin = t.kin
        left join pg_temp.ones o on o.node = z.node and o.family = z.family and o.dim = z.dim and o.k = z.k
        cross join lateral (select z.is_own or o.k is not null as is_out) x
    ), children as (
      select r.node, r.family, r.dim, r.kin, coalesce(sum(s.n) filter (where r.is_out), 0) as hidden,
        min(r.rank) filter (where not r.is_out) as next
      from ranked r join pg_temp.singles s on s.node = r.node and s.family = r.family and s.dim = r.dim and s.k = r.k
      group by r.node, r.family, r.dim, r.kin, s.child
    ), whole as (
      select r.node, r.family, r.dim, r.kin, count(*) as members, count(*) filter (where r.is_out) as outs, min(r.parent) as parent
      from ranked r group by 1, 2, 3, 4
    ), needed as materialized (
      select w.node, w.family, w.dim, w.kin, w.parent,
        greatest(2 - w.outs, coalesce(max(c.next) filter (where c.hidden between 1 and 4), 0)) as rank,
        w.members < 2 or bool_or(c.hidden between 1 and 4 and c.next is null) as is_short
      from whole w join children c on c.node = w.node and c.family = w.family and c.dim = w.dim and c.kin = w.kin
      group by w.node, w.family, w.dim, w.kin, w.parent, w.outs, w.members
    ), more as (
      -- One value alone would be the total less the others, and so would a few that make less than five together in some
      -- child: as many of the next smallest go with it as it takes.
      select r.node, r.family, r.dim, r.k from ranked r
        join needed e on e.node = r.node and e.family = r.family and e.dim = r.dim and e.kin = r.kin
      where not r.is_out and r.rank <= e.rank
      union -- Where that is not to be had, the sum they are a part of goes out, too,
      select e.node, e.family, e.dim, e.parent from needed e where e.is_short and e.parent is not null
      union -- and where a sum is out, so is what it is the sum of.
      select z.node, z.family, z.dim, z.k from pg_temp.ones o
        join pg_temp.sizes z on z.node = o.node and z.family = o.family and z.dim = o.dim and z.parent = o.k and not z.is_own
      where o.round = p_round - 1 and o.dim = 1
    )
    select m.*, p_round from more m
      join pg_temp.sizes z on z.node = m.node and z.family = m.family and z.dim = m.dim and z.k = m.k
      left join pg_temp.ones o on o.node = m.node and o.family = m.family and o.dim = m.dim and o.k = m.k
    where o.k is null;
  return found;
end $$;
comment on function private.hide_with_kin is
  'For hide_small_cells: one round of hiding values with those they would be worked out from; true while it found something to hide.';

create function private.insight_paths(p_town_id text, p_from date, p_to date, p_filters jsonb)
  returns table (key text, visits bigint, engaged_ms bigint, hidden boolean)
  language sql stable security definer set search_path = ''
as $$
  -- Where they begin is entry. With which place, where all who began with one are told: their sum would give a hidden entry back.
  with entry as materialized (
    select * from private.insight_answer(p_town_id, 'entry', p_from, p_to, p_filters)
  )
  select '^>(' || e.key || ')', e.visits, case when not e.hidden then 0 end::bigint, e.hidden from entry e
    where e.key <> 'place' or p_filters <> '{}'
  union all
  select '^>' || s.key, case when not x.hidden then s.visits end, case when not x.hidden then 0 end::bigint, x.hidden
    from private.insight_answer(p_town_id, 'start', p_from, p_to, '{}') s
      cross join lateral (select s.hidden or exists (select from entry e where e.key = 'place' and e.hidden) as hidden) x
    where p_filters = '{}'
  -- To the nearest five: who comes to a place once leaves it once, so that exact steps would add up to the place's own visits.
  union all
  select a.key || case a.panel when 'leave' then '>$' else '' end, round(a.visits / 5.0)::bigint * 5, a.engaged_ms, a.hidden
  from (select 'path' as panel, p.* from private.insight_answer(p_town_id, 'path', p_from, p_to, p_filters) p
    union all select 'leave', l.* from private.insight_answer(p_town_id, 'leave', p_from, p_to, p_filters) l) a
$$;
comment on function private.insight_paths is
  'For insight_table: what follows what and where they leave ($), to the nearest five, and where they begin (^).';

create function private.tell_visitors(p_visitors numeric, p_visits bigint) returns bigint
  language sql immutable set search_path = ''
  return case when round(p_visitors / 5) * 5 > p_visits then p_visits / 5 * 5 else round(p_visitors / 5) * 5 end;
comment on function private.tell_visitors is 'For insight_summary and measure_visits: browsers to the nearest five, never more than there are visits.';

-- 24_insight.sql
-- What is told in one place only is answered from there.
create function private.insight_answer(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb)
  returns table (key text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_list text := case when private.dim_bit(p_panel) is not null then p_panel end;
  v_panel text := case when v_list is null then p_panel else 'visit' end;
  v_most integer := case when p_panel = 'visit' then 2
    when p_panel in ('region_source', 'retention', 'mark') then 0 else 1 end;
  v_dims text[]; v_values text[];
begin
  if p_from > p_to or p_to - p_from > 3700 then
    raise exception 'bad_range' using errcode = 'P0001';
  elsif exists (select from jsonb_each(p_filters) f where private.dim_bit(f.key) is null
      or jsonb_typeof(f.value) <> 'string') then
    raise exception 'unknown_filter' using errcode = 'P0001';
  elsif (select count(*) from jsonb_object_keys(p_filters)) > v_most then
    raise exception 'too_many_filters' using errcode = 'P0001';
  end if;
  select coalesce(array_agg(d.dim order by private.dim_bit(d.dim)), '{}'),
      coalesce(array_agg(d.value order by private.dim_bit(d.dim)), '{}')
    into v_dims, v_values
    from (select f.key as dim, f.value #>> '{}' as value from jsonb_each(p_filters) f
      union all select v_list, null where v_list is not null and not p_filters ? v_list) d;
  if p_panel = 'region_source' then
    -- How a region is known says in part which it is: of the fiscal years only, and to the nearest five.
    return query
      select s.key, sum(round(s.visits / 5.0) * 5)::bigint, 0::bigint, false from public.rollup_spans s
      where s.town_id = p_town_id and s.level = 3 and s.panel = p_panel and s.mask = 0
        and s.start_day between private.span_of(3, p_from) and p_to
      group by s.key having sum(round(s.visits / 5.0)) > 0;
    return;
  end if;
  return query
    select case when v_list is null then c.key when v_dims[1] = v_list then c.f1 else c.f2 end, c.visits,
      -- Split by a dim too, the dwell of spots, places and themes would need to be judged along both; it is told of themes.
      case when p_panel not in ('place', 'spot') or v_dims = '{}' then c.engaged_ms end, c.hidden
    from private.insight_cells(p_town_id, v_panel, v_dims, v_values, private.jun_of(p_from), private.jun_end(p_to)) c
    where c.hidden or c.visits > 0;
end $$;
comment on function private.insight_answer is
  'For the insight rpcs: the shown cells of a panel or dim over the whole ten days that a range touches; absent is none, hidden is too few.';

create function public.insight_table(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (key text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_panel = 'spot' and p_filters = '{}' then
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  else
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  end if;
  if p_panel <> all (array['region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'region_source', 'theme', 'place',
      'spot', 'space', 'path', 'hour', 'tier', 'load', 'line', 'failure', 'retention', 'area']) then
    raise exception 'unknown_panel' using errcode = 'P0001';
  end if;
  if p_panel = 'path' then
    return query select * from private.insight_paths(p_town_id, p_from, p_to, p_filters) a order by a.visits desc nulls last, a.key;
    return;
  end if;
  return query
    select * from private.insight_answer(p_town_id, p_panel, p_from, p_to, p_filters) a
    union all
    select 'week_0', v.visits, case when not v.hidden then 0 end::bigint, v.hidden -- those who came first are those who are new
    from private.insight_answer(p_town_id, 'visitor', p_from, p_to, '{}') v where p_panel = 'retention' and v.key = 'new'
    order by 2 desc nulls last, 1;
end $$;
comment on function public.insight_table is
  'For analysts: visits and engaged dwell by the key of a panel, over a range and one filter. Editors may ask for spots, unfiltered.';

create function private.insight_stages(p_town_id text, p_panel text, p_stages text[], p_from date, p_to date, p_filters jsonb)
  returns table (stage text, visits bigint, hidden boolean)
  language sql stable security definer set search_path = ''
as $$
  -- Cells are how far each went, so a stage is the sum of its own cell and all later ones; it is known as well when
  -- everything but these is.
  with cells as materialized (
    select s.stage, s.at, coalesce(a.visits, 0) as n, coalesce(a.hidden, false) as hidden
    from unnest(p_stages) with ordinality as s (stage, at)
      left join private.insight_answer(p_town_id, p_panel, p_from, p_to, p_filters) a on a.key = s.stage
  ), whole as materialized (
    select coalesce(sum(a.visits), 0) as n, coalesce(bool_or(a.hidden), false) as hidden
    from private.insight_answer(p_town_id, case p_panel when 'outcome' then 'household' else 'visit' end, p_from, p_to,
      p_filters) a
  )
  select c.stage, case when not x.later_hidden then x.later when not x.earlier_hidden and not w.hidden then w.n - x.earlier end,
    x.later_hidden and (x.earlier_hidden or w.hidden)
  from whole w, cells c cross join lateral (
    select coalesce(sum(l.n) filter (where l.at >= c.at), 0)::bigint as later,
      coalesce(bool_or(l.hidden) filter (where l.at >= c.at), false) as later_hidden,
      coalesce(sum(l.n) filter (where l.at < c.at), 0)::bigint as earlier,
      coalesce(bool_or(l.hidden) filter (where l.at < c.at), false) as earlier_hidden
    from cells l) x
  order by c.at
$$;
comment on function private.insight_stages is 'For insight_funnel and insight_outcomes: how many reached each stage or a later one.';

create function public.insight_funnel(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (stage text, visits bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query select * from private.insight_stages(p_town_id, 'funnel', array['visit', 'engaged', 'considering', 'lead'],
    p_from, p_to, p_filters);
end $$;
comment on function public.insight_funnel is
  'For analysts: how far visits went: visit, engaged, considering, lead; over a range and one filter.';

create function public.insight_outcomes(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (stage text, visits bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query select * from private.insight_stages(p_town_id, 'outcome', array['asked', 'came', 'moved', 'settled'],
    p_from, p_to, p_filters);
end $$;
comment on function public.insight_outcomes is
  'For analysts: households that asked in a range, by how far they have come since. Filters other than region and locale know only those who linked their visits.';

create function public.insight_summary(p_town_id text, p_from date, p_to date, p_filters jsonb default '{}') returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_from date := private.jun_of(p_from); v_to date := private.jun_end(p_to);
  v_visits bigint; v_ms bigint; v_hidden boolean; v_engaged bigint; v_visitors bigint; v_dim text; v_value text;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  select coalesce(sum(a.visits), 0), coalesce(sum(a.engaged_ms), 0), coalesce(bool_or(a.hidden), false)
    into v_visits, v_ms, v_hidden from private.insight_answer(p_town_id, 'visit', p_from, p_to, p_filters) a;
  if (select count(*) from jsonb_object_keys(p_filters)) <= 1 then
    select s.visits into v_engaged
      from private.insight_stages(p_town_id, 'funnel', array['visit', 'engaged', 'considering', 'lead'], p_from, p_to, p_filters) s
      where s.stage = 'engaged';
    -- Browsers that came in the range, counted where they came before it or never. To the nearest five, for two ranges
    -- and their union would tell how many came in both.
    select f.key, f.value #>> '{}' into v_dim, v_value from jsonb_each(p_filters) f;
    select private.tell_visitors(coalesce(sum(r.visitors), 0), v_visits) into v_visitors from public.rollup_visitors r
      where r.town_id = p_town_id and r.mask = coalesce(private.dim_bit(v_dim), 0) and r.f1 = coalesce(v_value, '')
        and r.jun between v_from and v_to and r.before < v_from;
  end if;
  return jsonb_build_object('from', v_from, 'to', v_to, 'hidden', v_hidden,
    'visits', case when not v_hidden then v_visits end, 'engaged_ms', case when not v_hidden then v_ms end,
    'engaged_visits', case when not v_hidden then v_engaged end,
    'visitors', case when not v_hidden then v_visitors end,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id));
end $$;
comment on function public.insight_summary is
  'For analysts: how many visits, how long, and which whole ten days that is of; with one filter at most, browsers (to the nearest five) and how many stayed, too.';

create function public.insight_quality(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'marks', (select coalesce(jsonb_object_agg(a.key, a.visits), '{}')
      from private.insight_answer(p_town_id, 'mark', p_from, p_to, '{}') a),
    'events', (select jsonb_build_object('stored', coalesce(sum(c.stored), 0), 'doubled', coalesce(sum(c.doubled), 0),
        'refused', coalesce(sum(c.refused), 0))
      from public.collect_counts c where c.town_id = p_town_id
        and c.day between private.jun_of(p_from) and private.jun_end(p_to)),
    'rule_version', (private.marking_rule(p_town_id)).version);
end $$;
comment on function public.insight_quality is
  'For analysts: who was left out and by which version of the rule, and events stored, sent again and refused.';

create function public.insight_live(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_visits bigint;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  select count(distinct e.visit_id) into v_visits from public.visit_events e
    join public.visits v on v.town_id = e.town_id and v.visit_id = e.visit_id
    where e.town_id = p_town_id and e.occurred_at > now() - interval '5 minutes' and not v.is_bot and not v.staff
      and (not v.simulated or (private.marking_rule(p_town_id)).counts_simulated);
  return jsonb_build_object('at_least', v_visits / 5 * 5, 'minutes', 5);
end $$;
comment on function public.insight_live is
  'For analysts: visits with an event in the last five minutes, rounded down to fives, so that nobody is seen coming or going.';

-- The parts of a range cost more than the answer: five hundred calls of span_of and span_end. Each part now brings its parent's ends along, and the planner knows
-- how few they are: it read every town's rollup_hidden for them.
create function private.insight_parts(p_from date, p_to date)
  returns table (level smallint, start_day date, is_whole boolean)
  language sql immutable rows 16 set search_path = ''
as $$
  -- is_whole: the range is made of these. Else it takes some of their children and not all, and so tells its children apart;
  -- every year does, as a child of all time (4).
  with years as (
    select y::date as a, (y + interval '1 year')::date - 1 as b
    from generate_series(private.span_of(3, p_from)::timestamp, p_to::timestamp, interval '1 year') y
  ), quarters as (
    select q::date as a, (q + interval '3 months')::date - 1 as b, y.a as over_a, y.b as over_b
    from years y, generate_series(y.a::timestamp, y.b::timestamp, interval '3 months') q
  ), months as (
    select m::date as a, (m + interval '1 month')::date - 1 as b, q.a as over_a, q.b as over_b
    from quarters q, generate_series(q.a::timestamp, q.b::timestamp, interval '1 month') m
  ), spans as (
    select 4 as level, a, b, null::date as over_a, null::date as over_b from years
    union all select 3, a, b, null, null from years
    union all select 2, * from quarters
    union all select 1, * from months
    union all select 0, m.a + o, case o when 20 then m.b else m.a + o + 9 end, m.a, m.b from months m, unnest(array[0, 10, 20]) o
  ), placed as (
    select s.level, s.a, s.level < 4 and s.a >= p_from and s.b <= p_to as is_whole,
      coalesce(s.over_a >= p_from and s.over_b <= p_to, false) as is_within
    from spans s where s.a <= p_to and s.b >= p_from
  )
  select p.level::smallint, p.a, p.is_whole from placed p where not p.is_within and (p.is_whole or p.level > 0)
$$;
comment on function private.insight_parts is
  'For insight_cells: the parts of the tree of time that a range of whole ten days is made of, and those it looks into.';

create function private.insight_cells(p_town_id text, p_panel text, p_dims text[], p_values text[], p_from date, p_to date)
  returns table (key text, f1 text, f2 text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
declare
  v_base text := case when p_panel in ('household', 'outcome') then 'household' else 'visit' end;
  v_d1 smallint := coalesce(private.dim_bit(p_dims[1]), 0);
  v_d2 smallint := coalesce(private.dim_bit(p_dims[2]), 0);
  v_mask smallint := v_d1 | v_d2;
  v_keyed boolean := p_panel <> v_base or v_mask = 0;
  v_panel text := case when v_keyed then p_panel else v_base end;
  v_starts date[] := array(select y::date
    from generate_series(private.span_of(3, p_from), private.span_of(3, p_to), interval '1 year') y);
  -- Every value of the years, so that a row's absence says nothing.
  v_keys text[] := array['']; v_f1 text[] := array['']; v_f2 text[] := array[''];
begin
  if v_keyed then
    v_keys := array(select distinct s.key from public.rollup_spans s where s.town_id = p_town_id and s.level = 3
      and s.start_day = any (v_starts) and s.panel = v_panel and s.mask = 0);
  end if;
  if v_d1 > 0 then
    v_f1 := array(select distinct s.f1 from public.rollup_spans s where s.town_id = p_town_id and s.level = 3
      and s.start_day = any (v_starts) and s.panel = v_base and s.mask = v_d1 and (p_values[1] is null or s.f1 = p_values[1]));
  end if;
  if v_d2 > 0 then
    v_f2 := array(select distinct s.f1 from public.rollup_spans s where s.town_id = p_town_id and s.level = 3
      and s.start_day = any (v_starts) and s.panel = v_base and s.mask = v_d2 and (p_values[2] is null or s.f1 = p_values[2]));
  end if;
  return query
  with parts as materialized (
    select * from private.insight_parts(p_from, p_to)
  ), apart as materialized (
    select distinct h.dim, h.k from parts p join public.rollup_hidden h on h.town_id = p_town_id and h.level = p.level
      and h.start_day = p.start_day and h.panel = v_panel and h.mask = v_mask
    where not p.is_whole
  ), told as (
    select x.key as k1, x.f1 as k2, x.f2 as k3, sum(x.visits) as n, sum(x.engaged_ms) as ms
    from (
      select s.key, s.f1, s.f2, s.visits, s.engaged_ms
      from parts p join public.rollup_spans s on s.town_id = p_town_id and s.level = p.level and s.start_day = p.start_day
        and s.panel = v_panel and s.mask = v_mask and s.f1 = any (v_f1)
      where p.is_whole and p.level > 0 and s.f2 = any (v_f2)
      union all
      select c.key, c.f1, c.f2, c.visits, c.engaged_ms
      from parts p join public.rollup_cells c on c.town_id = p_town_id and c.jun = p.start_day
        and c.panel = v_panel and c.mask = v_mask and c.f1 = any (v_f1)
      where p.is_whole and p.level = 0 and c.f2 = any (v_f2)) x
    group by 1, 2, 3
  )
  select k.k1, k.k2, k.k3, case when h.hidden then null else coalesce(t.n, 0)::bigint end,
    case when h.hidden then null else coalesce(t.ms, 0)::bigint end, h.hidden
  from (select a as k1, b as k2, c as k3 from unnest(v_keys) a, unnest(v_f1) b, unnest(v_f2) c) k
    left join told t on t.k1 = k.k1 and t.k2 = k.k2 and t.k3 = k.k3
    left join apart x1 on v_keyed and x1.dim = 1 and x1.k = k.k1 left join apart x2 on x2.dim = 2 and x2.k = k.k2
    left join apart x3 on x3.dim = 4 and x3.k = k.k3
    cross join lateral (select x1.k is not null or x2.k is not null or x3.k is not null as hidden) h;
end $$;
comment on function private.insight_cells is
  'For the insight rpcs: a panel''s cells over a range of whole ten days, split by up to two dims (of which values may be fixed), with what may not be shown hidden.';

-- 25_insight_tables.sql
create function private.roll_up_retention(p_town_id text, p_jun date) returns boolean
  language plpgsql security definer set search_path = ''
as $$
declare
  c_read constant text := 'select md5(string_agg(c::text, '','' order by c.key))
    from public.rollup_cells c where c.town_id = $1 and c.jun = $2 and c.panel = ''retention''';
  v_before text; v_after text;
begin
  execute c_read into v_before using p_town_id, p_jun;
  delete from public.rollup_cells where town_id = p_town_id and panel = 'retention' and jun = p_jun;
  insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
    select p_town_id, 'retention', 0, p_jun, w.key, '', '', count(*), 0
    from (
      select distinct f.visitor_id, 'week_' || floor(extract(epoch from l.started_at - f.started_at) / 604800) as key
      from public.counted_visits f join public.counted_visits l on l.town_id = f.town_id and l.visitor_id = f.visitor_id
        and l.started_at >= f.started_at + interval '7 days' and l.started_at < f.started_at + interval '35 days'
      where f.town_id = p_town_id and f.jun = p_jun and f.dims[5] = 'new') w
    group by w.key;
  execute c_read into v_after using p_town_id, p_jun;
  return v_before is distinct from v_after;
end $$;
comment on function private.roll_up_retention is
  'For roll_up_jun: browsers that came first in these ten days, by the one to four weeks after which they were here again (ids live 29 days); true when that changed.';

create function private.roll_up_jun(p_town_id text, p_jun date) returns date[]
  language plpgsql security definer set search_path = ''
as $$
declare v_began timestamptz := clock_timestamp(); v_near date;
  v_changed date[] := array[p_jun];
begin
  perform pg_advisory_xact_lock(hashtextextended('rollup:' || p_town_id, 0));
  -- Single visits are deleted after 13 months: what was counted of them then stays.
  if p_jun >= (now() - interval '13 months' + interval '2 days')::date then
    perform private.gather_visits(p_town_id, p_jun);
    perform private.gather_seen(p_town_id, p_jun);
    delete from public.rollup_cells where town_id = p_town_id and jun = p_jun
      and panel not in ('household', 'outcome', 'retention');
    insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
      select p_town_id, s.panel, m.mask, p_jun, s.key, coalesce(c.dims[m.i], ''), coalesce(c.dims[m.j], ''), count(*),
        sum(s.engaged_ms)
      from pg_temp.seen s join public.counted_visits c on c.town_id = p_town_id and c.visit_id = s.visit_id
        cross join private.insight_masks(2) m
      where case when s.panel = 'visit' then true when s.panel in ('start', 'own', 'region_source') then m.i is null
        else m.j is null end
      group by s.panel, m.mask, s.key, 6, 7;
    insert into public.rollup_cells (town_id, panel, mask, jun, key, f1, f2, visits, engaged_ms)
      select p_town_id, 'mark', 0, p_jun, k.mark, '', '', count(*), 0 from pg_temp.marked k group by k.mark;
    perform private.roll_up_visitors(p_town_id, p_jun);
    for v_near in select distinct c.jun from public.counted_visits c where c.town_id = p_town_id
        and c.jun between p_jun - 50 and p_jun loop -- those who came first up to four weeks before may have come back now
      if private.roll_up_retention(p_town_id, v_near) then v_changed := v_changed || v_near; end if;
    end loop;
    perform private.roll_up_retention(p_town_id, p_jun);
  end if;
  perform private.roll_up_households(p_town_id, p_jun);
  insert into public.rollup_runs values (p_town_id, p_jun, now(), extract(epoch from clock_timestamp() - v_began) * 1000)
    on conflict (town_id, day) do update set ran_at = excluded.ran_at, took_ms = excluded.took_ms;
  return v_changed;
end $$;
comment on function private.roll_up_jun is
  'For the rollup job: works ten days of a town out anew and answers which ten days changed by it; running it twice gives the same.';

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
  'For insight: people who moved in a year to the town''s prefecture, by the prefecture they came from; public statistics.';
alter table public.region_movers enable row level security;

create function private.import_movers(p_town_id text, p_year integer, p_source text, p_movers jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.region_movers where town_id = p_town_id and year = p_year;
  insert into public.region_movers (town_id, year, from_prefecture, people, source)
    select p_town_id, p_year, m.key, m.value::integer, p_source from jsonb_each_text(p_movers) m;
end $$;
comment on function private.import_movers is 'For npm run movers:import: one year of a town, whole, in place of what was there.';

create function public.insight_region_weights(p_town_id text, p_from date, p_to date)
  returns table (region text, visits bigint, hidden boolean, movers integer, visit_share double precision,
    mover_share double precision, weight double precision, year integer, source text)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  -- Only what the region table shows goes in. A share of all visits would tell what the hidden ones are together; so both
  -- shares are of the prefectures shown, and nothing follows from them that the region table and the statistics do not say.
  return query
    with told as materialized (
      select a.key, a.visits, a.hidden from private.insight_answer(p_town_id, 'region', p_from, p_to, '{}') a
    ), beside as (
      select m.from_prefecture, m.people, m.year, m.source, coalesce(t.hidden, false) as hidden,
        case when not coalesce(t.hidden, false) then coalesce(t.visits, 0) end as n
      from public.region_movers m left join told t on t.key = m.from_prefecture
      where m.town_id = p_town_id
        and m.year = (select max(l.year) from public.region_movers l where l.town_id = p_town_id)
    ), shares as (
      select b.*, b.n / nullif(sum(b.n) over (), 0)::double precision as visit_share,
        case when not b.hidden then b.people / nullif(sum(b.people) filter (where not b.hidden) over (), 0)::double precision end
          as mover_share
      from beside b
    )
    select s.from_prefecture, s.n, s.hidden, s.people, s.visit_share, s.mover_share,
      s.visit_share / nullif(s.mover_share, 0), s.year, s.source
    from shares s order by s.people desc, s.from_prefecture;
end $$;
comment on function public.insight_region_weights is
  'For analysts: visits by prefecture beside who really moves to the town''s prefecture (latest year imported); weight over 1: heard more than they move. Both shares are of the prefectures whose visits are shown.';

-- A way of looking at the figures that a member of staff gave a name. It holds no figure: whoever opens it asks anew, with
-- their own role.
create table public.saved_insight_views (
  town_id text not null,
  view_id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid(),
  name text not null check (length(btrim(name)) between 1 and 60),
  part text not null check (part ~ '^[a-z]{1,20}$'),
  query text not null check (length(query) <= 400 and query !~ '[[:space:]<>"]'),
  saved_at timestamptz not null default now(),
  primary key (town_id, view_id),
  foreign key (town_id, user_id) references public.staff_members on delete cascade
);
create index saved_insight_views_by_member on public.saved_insight_views (town_id, user_id);
comment on table public.saved_insight_views is
  'For members who see figures: range and filters of the insight page under a name of their own. Theirs alone.';

create function private.limit_saved_views() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if (select count(*) from public.saved_insight_views v where v.town_id = new.town_id and v.user_id = new.user_id) >= 50 then
    raise exception 'too_many_views' using errcode = 'P0001';
  end if;
  return new;
end $$;
comment on function private.limit_saved_views is 'For saved_insight_views: at most fifty per member and town.';
create trigger saved_insight_views_are_few before insert on public.saved_insight_views
  for each row execute function private.limit_saved_views();
alter table public.saved_insight_views enable row level security;

create policy "members read their own views" on public.saved_insight_views for select to authenticated
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));
create policy "members save views of their town" on public.saved_insight_views for insert to authenticated
  with check (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));
create policy "members rename their own views" on public.saved_insight_views for update to authenticated
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')))
  with check (user_id = (select auth.uid()));
create policy "members remove their own views" on public.saved_insight_views for delete to authenticated
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));

grant all on public.rollup_runs, public.counted_visits, public.campaign_codes, public.rollup_cells, public.rollup_visitors,
  public.collect_counts, public.rollup_spans, public.rollup_hidden, public.rollup_parents, public.region_movers,
  public.saved_insight_views to service_role;
grant execute on function public.insight_table, public.insight_funnel, public.insight_outcomes, public.insight_summary,
  public.insight_quality, public.insight_live, public.insight_region_weights to authenticated;
grant select, delete on public.saved_insight_views to authenticated;
grant insert (town_id, view_id, name, part, query) on public.saved_insight_views to authenticated;
grant update (name) on public.saved_insight_views to authenticated;

-- 30_surveys.sql
-- What visitors say at the end of a tour or after they asked: one to five questions, no account, nothing that names anybody.
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
  words text check (length(words) <= 500),
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
  'For KPIs: answers by day, with no visitor, no visit and no region; read in sums of five and more. Words are read by concierges and admins.';

create table public.survey_counts (
  town_id text not null,
  moment text not null,
  day date not null,
  offered integer not null default 0,
  answered integer not null default 0,
  simulated boolean not null default false,
  primary key (town_id, moment, day, simulated)
);
comment on table public.survey_counts is 'For KPIs: how often a survey was offered and answered, for the response rate.';
alter table public.surveys enable row level security;
alter table public.survey_answers enable row level security;
alter table public.survey_counts enable row level security;

create function private.survey_problem(p_doc jsonb) returns text
  language sql immutable set search_path = ''
as $$
  select case
    when jsonb_typeof(p_doc -> 'open') is distinct from 'boolean' or jsonb_typeof(p_doc -> 'questions') is distinct from 'array'
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
  if exists (select from public.survey_answers s where s.town_id = v_town and s.response_id = (p_request ->> 'response_id')::uuid) then
    return jsonb_build_object('status', 'already_received'); -- one answer is one person, whichever questions come with it
  end if;
  -- Only answers to what was asked, of the kind that was asked.
  with kept as (
    insert into public.survey_answers (town_id, response_id, question_id, moment, version, day, kind, value, words, simulated)
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
end $$;
comment on function public.save_survey is
  'For analysts: a new version of what is asked; answers keep the version they were given to. A stale version is a conflict.';

create function public.list_surveys(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select jsonb_agg(jsonb_build_object('moment', m.moment, 'version', coalesce(s.version, 0), 'doc', s.doc) order by m.n)
    from unnest(array['tour', 'consult']) with ordinality m (moment, n)
      left join lateral (select * from private.survey_now(p_town_id, m.moment)) s on s.town_id is not null);
end $$;
comment on function public.list_surveys is 'For analysts and concierges: what is asked at each moment; version 0 is nothing yet.';

create function public.survey_words(p_town_id text) returns table (day date, moment text, question text, words text)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  return query select a.day, a.moment, q #>> '{words,ja}', a.words
    from public.survey_answers a
      join public.surveys s on s.town_id = a.town_id and s.moment = a.moment and s.version = a.version
      cross join lateral jsonb_array_elements(s.doc -> 'questions') q
    where a.town_id = p_town_id and a.kind = 'text' and q ->> 'question_id' = a.question_id
    order by a.day desc, a.response_id limit 200;
end $$;
comment on function public.survey_words is
  'For concierges and admins: what people wrote, newest first. People name themselves in free words, so analysts do not read them.';

grant all on public.surveys, public.survey_answers, public.survey_counts to service_role;
grant execute on function public.survey_open to anon, authenticated;
grant execute on function private.take_survey to service_role;
grant execute on function public.save_survey, public.list_surveys, public.survey_words to authenticated;

-- 31_kpi.sql
-- KPIs: named measures, formulas over them as data, and who is told what. Why small numbers cannot be had back:
-- supabase/README-kpi.md.
create table public.kpi_tours (
  town_id text not null,
  jun date not null,
  started integer not null,
  completed integer not null,
  primary key (town_id, jun)
);
comment on table public.kpi_tours is 'For KPIs: counted visits of ten days that began a 3D tour, and those that completed one.';

create function private.count_tours() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  -- Follows each roll-up of ten days. Single visits are deleted after 13 months: what was counted of them then stays.
  if new.day >= (now() - interval '13 months' + interval '2 days')::date then
    insert into public.kpi_tours as k (town_id, jun, started, completed)
      select new.town_id, new.day, count(*), count(*) filter (where t.spots >= 3)
      from (
        select e.visit_id, count(distinct e.spot_id) filter (where e.name in ('spot_opened', 'spot_dwelled')
            and e.payload ->> 'surface' = 'tour') as spots
        from public.counted_visits c
          join public.visit_events e on e.town_id = c.town_id and e.visit_id = c.visit_id
            and e.occurred_at between new.day::timestamptz - interval '3 days' and new.day::timestamptz + interval '48 days'
        where c.town_id = new.town_id and c.jun = new.day
        group by e.visit_id having bool_or(e.name = 'tour_started')) t
      on conflict (town_id, jun) do update set started = excluded.started, completed = excluded.completed;
  end if;
  return null;
end $$;
comment on function private.count_tours is 'For rollup_runs: a tour is completed when three spots were opened in 3D.';
create trigger rollup_runs_count_tours after insert or update on public.rollup_runs
  for each row execute function private.count_tours();

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
  'For KPIs: by which rule hours of staff are said to be saved, version by version, with its reason. Without a row nothing is said.';
create trigger kpi_rules_stay before update on public.kpi_rules for each row execute function private.refuse_change();

create table public.outside_figures (
  town_id text not null references public.towns on delete cascade,
  figure_id uuid not null default gen_random_uuid(),
  name text not null check (name in ('population', 'births', 'moved_in', 'moved_out')),
  as_of date not null,
  value numeric not null check (value >= 0) constraint outside_figures_are_finite check (value <= 1e15),
  source text not null check (length(btrim(source)) between 1 and 300),
  entered_by uuid,
  entered_at timestamptz not null default now(),
  primary key (town_id, figure_id)
);
create index outside_figures_by_day on public.outside_figures (town_id, name, as_of);
comment on table public.outside_figures is
  'For KPIs: figures from outside, entered by hand with day and source; rows are only added, the one entered last counts.';
create trigger outside_figures_stay before update on public.outside_figures
  for each row execute function private.refuse_change();

create table public.kpi_definitions (
  town_id text not null references public.towns on delete cascade,
  kpi_id uuid not null,
  version integer not null check (version > 0),
  name text not null check (length(btrim(name)) between 1 and 100),
  unit text not null check (length(unit) between 1 and 20),
  decimals integer not null check (decimals between 0 and 4),
  formula jsonb not null,
  attainment text not null check (attainment in ('ratio', 'progress')),
  baseline numeric,
  baseline_on date,
  target numeric not null,
  target_on date not null,
  owner text not null check (length(btrim(owner)) between 1 and 100),
  source text not null check (length(btrim(source)) between 1 and 300),
  note text not null default '' check (length(note) <= 1000),
  position integer not null default 0,
  retired boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, kpi_id, version),
  constraint kpi_definitions_are_finite check (abs(target) <= 1e15 and abs(baseline) <= 1e15),
  check (attainment = 'ratio' or (baseline is not null and baseline <> target))
);
comment on table public.kpi_definitions is
  'For analysts: what a KPI is, version by version, never changed; the newest one counts. The formula is a tree over named measures.';
create trigger kpi_definitions_stay before update on public.kpi_definitions
  for each row execute function private.refuse_change();
alter table public.kpi_tours enable row level security;
alter table public.kpi_rules enable row level security;
alter table public.outside_figures enable row level security;
alter table public.kpi_definitions enable row level security;

create type private.kpi_figure as (name text, value numeric, hidden text, about jsonb);
comment on type private.kpi_figure is
  'For KPIs: a measure; hidden says why there is no value: few (under five), whole_year (told of one fiscal year only), none (no data).';

create function private.tell(p_name text, p_n numeric, p_exact boolean) returns private.kpi_figure
  language sql immutable set search_path = ''
as $$
  select row(p_name, case when p_exact then p_n when p_n between 1 and 4 then null else round(p_n / 5) * 5 end,
    case when not p_exact and p_n between 1 and 4 then 'few' end, '{}'::jsonb)::private.kpi_figure
$$;
comment on function private.tell is 'For measures: a count as it may be told: exactly, or not under five and to the nearest five.';

create function private.measure_visits(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language plpgsql stable security definer set search_path = ''
as $$
declare v_visits bigint; v_hidden boolean; v_engaged bigint; v_visitors numeric;
begin
  -- What the insight panels publish, and nothing besides: no KPI can tell what a panel hides.
  select coalesce(sum(a.visits), 0), coalesce(bool_or(a.hidden), false) into v_visits, v_hidden
    from private.insight_answer(p_town_id, 'visit', p_from, p_to, '{}') a;
  select s.visits into v_engaged
    from private.insight_stages(p_town_id, 'funnel', array['visit', 'engaged', 'considering', 'lead'], p_from, p_to, '{}') s
    where s.stage = 'engaged';
  select private.tell_visitors(coalesce(sum(r.visitors), 0), v_visits) into v_visitors from public.rollup_visitors r
    where r.town_id = p_town_id and r.mask = 0 and r.f1 = '' and r.jun between private.jun_of(p_from) and private.jun_end(p_to)
      and r.before < private.jun_of(p_from);
  return query select 'visits', case when not v_hidden then v_visits end::numeric, case when v_hidden then 'few' end, '{}'::jsonb;
  return query select 'engaged_visits', case when not v_hidden then v_engaged end::numeric,
    case when v_hidden or v_engaged is null then 'few' end, '{}'::jsonb;
  return query select 'visitors', case when not v_hidden then v_visitors end,
    case when v_hidden then 'few' end, '{}'::jsonb;
end $$;
comment on function private.measure_visits is 'For kpi_measures: visits, engaged visits and browsers, as insight publishes them.';

-- Tours and surveys are told of one fiscal year at a time, as families are. Counts in fives over any ranges are differences of one another: with
-- enough of them only one row of true counts is left. Means over two ranges, or of five answers and then six, give one answer away.
create function private.measure_tours(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  select c.name, case when w.is_year then f.value end, case when w.is_year then f.hidden else 'whole_year' end, '{}'::jsonb
  from (select private.is_fiscal_year(p_from, p_to) as is_year) w
    cross join (select coalesce(sum(k.started), 0) as started, coalesce(sum(k.completed), 0) as completed from public.kpi_tours k
      where k.town_id = p_town_id and k.jun between p_from and p_to) t
    cross join lateral (values ('tours_started', t.started), ('tours_completed', t.completed)) as c (name, n)
    cross join lateral private.tell(c.name, c.n, false) f
$$;
comment on function private.measure_tours is
  'For kpi_measures: visits with a 3D tour, and with three spots or more opened in it; one fiscal year at a time, to the nearest five.';

create function private.is_fiscal_year(p_from date, p_to date) returns boolean
  language sql immutable set search_path = ''
  return to_char(p_from, 'MM-DD') = '04-01' and p_to = (p_from + interval '1 year')::date - 1;
comment on function private.is_fiscal_year is 'For measures: whether a range is one whole 年度, 1 April to 31 March.';

create function private.measure_households(p_town_id text, p_from date, p_to date, p_exact boolean)
  returns setof private.kpi_figure language plpgsql stable security definer set search_path = ''
as $$
declare v_simulated boolean := (private.marking_rule(p_town_id)).counts_simulated; v_from timestamptz; v_to timestamptz;
begin
  v_from := p_from::timestamp at time zone 'Asia/Tokyo';
  v_to := (p_to + 1)::timestamp at time zone 'Asia/Tokyo';
  return query with counted as materialized (
    select h.*, h.adults + cardinality(h.children) as people, h.created_at >= v_from and h.created_at < v_to as asked,
      not exists (select from public.consents c where c.town_id = h.town_id and c.household_id = h.household_id
        and c.purpose = 'consultation' and c.withdrawn_at is not null) as agreed,
      -- When it got there since it was last set back: a mistake neither counts nor dates the real one.
      (select min(y.at) filter (where y.to_stage in ('moved', 'settled') and y.history_id > coalesce(b.unmoved, 0))
        from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id) as moved_at,
      (select min(y.at) filter (where y.to_stage = 'settled' and y.history_id > coalesce(b.unsettled, 0))
        from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id) as settled_at,
      (select count(*) from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id
        and y.kind = 'contacted' and y.at >= v_from and y.at < v_to) as contacts
    from public.households h
      cross join lateral (select max(y.history_id) filter (where y.to_stage not in ('moved', 'settled', 'closed')) as unmoved,
          max(y.history_id) filter (where y.to_stage not in ('settled', 'closed')) as unsettled
        from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id) b
    where h.town_id = p_town_id and (v_simulated or not h.simulated)
  ), sums as (
    select count(*) filter (where asked) as consultations, coalesce(sum(people) filter (where asked), 0) as people_consulted,
      count(*) filter (where asked and agreed) as registrations, coalesce(sum(contacts), 0) as messages_sent,
      -- A lead moved on by mistake and set back does not count; one that was closed keeps what it reached.
      count(*) filter (where moved_at >= v_from and moved_at < v_to and stage in ('moved', 'settled', 'closed')) as moved_households,
      coalesce(sum(people) filter (where moved_at >= v_from and moved_at < v_to
        and stage in ('moved', 'settled', 'closed')), 0) as moved_people,
      count(*) filter (where settled_at >= v_from and settled_at < v_to and stage in ('settled', 'closed')) as settled_households
    from counted
  ), named as (
    select c.name, c.n, c.families from sums s cross join lateral (values ('consultations', s.consultations, s.consultations),
      ('people_consulted', s.people_consulted, s.consultations), ('registrations', s.registrations, s.registrations),
      ('messages_sent', s.messages_sent, s.messages_sent), ('moved_households', s.moved_households, s.moved_households),
      ('moved_people', s.moved_people, s.moved_households),
      ('settled_households', s.settled_households, s.settled_households)) as c (name, n, families)
  )
  select d.name, case when p_exact then d.n when w.hidden is null then round(d.n::numeric / 5) * 5 end, w.hidden, '{}'::jsonb
  from named d cross join lateral (select case when p_exact then null
      when not private.is_fiscal_year(p_from, p_to) then 'whole_year'
      when d.families between 1 and 4 or d.n between 1 and 4 then 'few' end as hidden) w;
end $$;
comment on function private.measure_households is
  'For kpi_measures: families by what happened in the range; exactly for who may open each of them, else one fiscal year at a time, not under five families, and to the nearest five.';

create function private.measure_surveys(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_simulated boolean := (private.marking_rule(p_town_id)).counts_simulated;
  v_to date := least(p_to, (now() at time zone 'Asia/Tokyo')::date - 1);
  v_offered private.kpi_figure; v_answered private.kpi_figure;
begin
  if not private.is_fiscal_year(p_from, p_to) then
    return query select n, null::numeric, 'whole_year', '{}'::jsonb from unnest(array['survey_offers', 'survey_answers',
      'survey_response_percent', 'satisfaction_percent', 'satisfaction_mean', 'image_improved_percent']) n;
    return;
  end if;
  select (private.tell('survey_offers', coalesce(sum(c.offered), 0), false)).* into v_offered from public.survey_counts c
    where c.town_id = p_town_id and c.day between p_from and p_to and (v_simulated or not c.simulated);
  select (private.tell('survey_answers', coalesce(sum(c.answered), 0), false)).* into v_answered from public.survey_counts c
    where c.town_id = p_town_id and c.day between p_from and p_to and (v_simulated or not c.simulated);
  return next v_offered;
  return next v_answered;
  return query select 'survey_response_percent', round(100 * nullif(v_answered.value, 0) / greatest(v_offered.value, v_answered.value)),
    coalesce(v_answered.hidden, case when v_answered.value = 0 then 'none' end), '{}'::jsonb;
  -- People in the order of their days, five by five; who is not one of five yet is left out, and so is today, where a later answer may come
  -- to stand before an earlier one. What was told once is told of the same people ever after, and of five more at a time.
  return query with said as (
    select a.kind, a.value, dense_rank() over (partition by a.kind order by a.day, a.response_id) as person
    from public.survey_answers a
    where a.town_id = p_town_id and a.kind in ('five', 'image') and a.day between p_from and v_to and (v_simulated or not a.simulated)
  ), sizes as (
    select k.kind, coalesce(max(s.person), 0) as people from unnest(array['five', 'image']) k (kind) left join said s using (kind) group by k.kind
  ), told as (
    select z.kind, z.people, round(100 * avg((s.value >= case z.kind when 'five' then 4 else 1 end)::integer)) as share,
      round(avg(s.value), 1) as mean
    from sizes z left join said s on s.kind = z.kind and s.person <= z.people / 5 * 5 group by z.kind, z.people
  )
  select m.name, case m.is_mean when true then t.mean else t.share end,
    case when t.people = 0 then 'none' when t.people < 5 then 'few' end,
    case when t.people >= 5 then jsonb_build_object('answers', t.people / 5 * 5) else '{}' end
  from (values ('satisfaction_percent', 'five', false), ('satisfaction_mean', 'five', true), ('image_improved_percent', 'image', false))
      as m (name, kind, is_mean) join told t using (kind);
end $$;
comment on function private.measure_surveys is
  'For kpi_measures: satisfaction, image and response rate of one fiscal year; shares and means of people in whole fives up to yesterday.';

create function private.measure_outside(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  select n.name, f.value, case when f.value is null then 'none' end, case when f.value is null then '{}'::jsonb
    else jsonb_build_object('as_of', f.as_of, 'source', f.source) end
  from unnest(array['population', 'births', 'moved_in', 'moved_out']) as n (name)
    left join lateral (select o.* from public.outside_figures o
      where o.town_id = p_town_id and o.name = n.name and o.as_of <= p_to and (n.name = 'population' or o.as_of >= p_from)
      order by o.as_of desc, o.entered_at desc limit 1) f on true
$$;
comment on function private.measure_outside is
  'For kpi_measures: the newest figure from outside up to the last day; of flows (births, moves) only one dated in the range.';

create function private.measure_hours(p_town_id text, p_figures private.kpi_figure[]) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with rule as (select * from public.kpi_rules r where r.town_id = p_town_id order by r.version desc limit 1),
    counts as (select max(f.value) filter (where f.name = 'tours_completed') as tours,
        max(f.value) filter (where f.name = 'consultations') as consultations,
        min(f.hidden) filter (where f.name in ('tours_completed', 'consultations')) as hidden from unnest(p_figures) f)
  select 'staff_hours_saved', case when c.hidden is null
      then round((c.tours * r.minutes_per_tour + c.consultations * r.minutes_per_consultation) / 60, 1) end,
    case when r.version is null then 'none' else c.hidden end,
    case when r.version is null then '{}'::jsonb else jsonb_build_object('rule_version', r.version, 'note', r.note,
      'minutes_per_tour', r.minutes_per_tour, 'minutes_per_consultation', r.minutes_per_consultation) end
  from counts c left join rule r on true
$$;
comment on function private.measure_hours is
  'For kpi_measures: hours saved by the town''s own rule: completed tours and consultations, each times its minutes.';

create function private.kpi_figures(p_town_id text, p_from date, p_to date, p_exact boolean) returns private.kpi_figure[]
  language plpgsql stable security definer set search_path = ''
as $$
declare v private.kpi_figure[];
begin
  select array_agg(row(f.name, f.value, f.hidden, f.about)::private.kpi_figure) into v from (
    select * from private.measure_visits(p_town_id, p_from, p_to)
    union all select * from private.measure_tours(p_town_id, p_from, p_to)
    union all select * from private.measure_households(p_town_id, p_from, p_to, p_exact)
    union all select * from private.measure_surveys(p_town_id, p_from, p_to)
    union all select * from private.measure_outside(p_town_id, p_from, p_to)) f;
  return v || array(select row(h.name, h.value, h.hidden, h.about)::private.kpi_figure from private.measure_hours(p_town_id, v) h);
end $$;
comment on function private.kpi_figures is 'For KPIs: every measure over a range, exact or as it may be told.';

-- 32_kpi_measures.sql
create function private.measure_catalog()
  returns table (at integer, name text, unit text, made_by text, panel text, ja text, en text, definition_ja text, definition_en text)
  language sql immutable set search_path = ''
as $$
  values
    (1, 'visits', '回', 'measure_visits', 'overview', '訪問', 'Visits', '期間にはじまった訪問の数。機械と職員の訪問は除く。',
      'Visits that began in the range, without machines and staff.'),
    (2, 'engaged_visits', '回', 'measure_visits', 'funnel', 'じっくり見た訪問', 'Engaged visits',
      '3つ以上のスポットを見たか、合わせて60秒以上足を止めたか、検討・相談まで進んだ訪問。',
      'Visits with three spots, 60 seconds of engaged dwell, or that got further.'),
    (3, 'visitors', '人', 'measure_visits', 'overview', '訪れた人（端末）', 'Visitors (browsers)',
      '期間に訪れた端末の数。5の倍数に丸め、訪問の数は超えない。', 'Browsers that came in the range, to the nearest five and never more than visits.'),
    (4, 'tours_started', '回', 'measure_tours', 'device', '3D見学のはじまり', 'Tours begun',
      '3Dの町を開いた訪問。年度ごとに、5の倍数に丸める。',
      'Visits that opened the 3D town, by fiscal year, to the nearest five.'),
    (5, 'tours_completed', '回', 'measure_tours', 'funnel', '3D見学の完了', 'Tours completed',
      '3Dの町で3つ以上のスポットを開いた訪問。年度ごとに、5の倍数に丸める。',
      'Visits that opened three spots or more in 3D, by fiscal year, to the nearest five.'),
    (6, 'consultations', '件', 'measure_households', 'funnel', '相談', 'Consultations', '期間に受け付けた相談の数。1世帯を1件と数える。',
      'Requests for advice received in the range; a household is one.'),
    (7, 'people_consulted', '人', 'measure_households', 'funnel', '相談した人', 'People consulted',
      '期間に相談した世帯の、大人と子どもの合計。', 'Adults and children of the households that asked in the range.'),
    (8, 'messages_sent', '回', 'measure_households', 'funnel', '職員からの連絡', 'Messages sent',
      '職員が世帯へ連絡し、記録した回数（メール・電話・LINE）。', 'Contacts with households that staff wrote down: mail, telephone, LINE.'),
    (9, 'registrations', '世帯', 'measure_households', 'funnel', '登録世帯', 'Households registered',
      '期間に登録し、同意を取り消していない世帯。', 'Households that registered in the range and have not withdrawn their consent.'),
    (10, 'moved_households', '世帯', 'measure_households', 'funnel', '移住した世帯', 'Households moved',
      '期間に「移住」になった世帯。あとで取り消されたものは除き、取り消しのあとの日で数える。',
      'Households that reached “moved” in the range and were not set back; after a setting back the later day counts.'),
    (11, 'moved_people', '人', 'measure_households', 'funnel', '移住した人', 'People moved',
      '移住した世帯の、大人と子どもの合計。', 'Adults and children of the households moved.'),
    (12, 'settled_households', '世帯', 'measure_households', 'funnel', '1年後の定住世帯', 'Households settled after a year',
      '期間にはじめて「定住」（移住から1年）になった世帯。', 'Households that first reached “settled” (one year on) in the range.'),
    (13, 'survey_offers', '回', 'measure_surveys', '', 'アンケートの案内', 'Surveys offered',
      'アンケートを案内した回数。年度ごとに、5の倍数に丸める。',
      'How often a survey was offered, by fiscal year, to the nearest five.'),
    (14, 'survey_answers', '回', 'measure_surveys', '', 'アンケートの回答', 'Surveys answered',
      'アンケートに答えた回数。年度ごとに、5の倍数に丸める。',
      'How often a survey was answered, by fiscal year, to the nearest five.'),
    (15, 'survey_response_percent', '%', 'measure_surveys', '', 'アンケートの回答率', 'Response rate',
      '回答 ÷ 案内。どちらも5の倍数に丸めた数から。5回答から示す。',
      'Answered over offered, both as told in fives; from five answers on.'),
    (16, 'satisfaction_percent', '%', 'measure_surveys', '', '満足した人の割合', 'Satisfied',
      '5段階の質問で4か5と答えた割合。前の日までの回答を、5人そろうごとに数える。',
      'Share of 4 and 5 among answers to five-point questions: answers up to yesterday, each time five people have answered.'),
    (17, 'satisfaction_mean', '点', 'measure_surveys', '', '満足度の平均', 'Mean satisfaction',
      '5段階の質問の平均。前の日までの回答を、5人そろうごとに数える。',
      'Mean of five-point questions: answers up to yesterday, each time five people have answered.'),
    (18, 'image_improved_percent', '%', 'measure_surveys', '', '印象が良くなった人の割合', 'Image improved',
      '「町の印象は良くなりましたか」に「良くなった」と答えた割合。前の日までの回答を、5人そろうごとに数える。',
      'Share that said their image of the town is better now: answers up to yesterday, each time five people have answered.'),
    (19, 'staff_hours_saved', '時間', 'measure_hours', '', '減らせた職員の時間', 'Staff hours saved',
      '完了した3D見学と相談に、町が決めた分数をそれぞれ掛けて足したもの（推計）。',
      'Completed tours and consultations, each times the minutes of the town''s own rule: an estimate.'),
    (20, 'population', '人', 'measure_outside', '', '人口', 'Population', '外の統計から手で入れた、期末までで最も新しい値。',
      'Entered by hand from outside statistics: the newest up to the last day.'),
    (21, 'births', '人', 'measure_outside', '', '出生数', 'Births', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.'),
    (22, 'moved_in', '人', 'measure_outside', '', '転入者数', 'People moved in', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.'),
    (23, 'moved_out', '人', 'measure_outside', '', '転出者数', 'People moved out', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.')
$$;
comment on function private.measure_catalog is 'For KPIs and reports: every measure, what it means and which function counts it.';

create function private.kpi_value(p_formula jsonb, p_figures private.kpi_figure[]) returns numeric
  language plpgsql immutable set search_path = ''
as $$
declare a numeric; b numeric;
begin
  if p_formula ? 'measure' then
    return (select f.value from unnest(p_figures) f where f.name = p_formula ->> 'measure');
  elsif p_formula ? 'number' then
    return (p_formula ->> 'number')::numeric;
  end if;
  a := private.kpi_value(p_formula #> '{args,0}', p_figures);
  b := private.kpi_value(p_formula #> '{args,1}', p_figures);
  return case p_formula ->> 'op' when '+' then a + b when '-' then a - b when '*' then a * b
    when '/' then a / nullif(b, 0) end;
end $$;
comment on function private.kpi_value is 'For KPIs: what a formula comes to; null where a measure is not told or a divisor is nothing.';

create function private.formula_measures(p_formula jsonb) returns setof text
  language sql immutable set search_path = ''
as $$
  with recursive parts as (
    select p_formula as f union all select a from parts p cross join lateral jsonb_array_elements(
      case when jsonb_typeof(p.f -> 'args') = 'array' then p.f -> 'args' else '[]' end) a)
  select distinct f ->> 'measure' from parts where f ? 'measure'
$$;
comment on function private.formula_measures is 'For KPIs: the measures a formula speaks of.';

create function private.formula_problem(p_formula jsonb, p_depth integer default 0) returns text
  language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(p_formula) is distinct from 'object' or p_depth > 12 then
    return 'bad_formula';
  elsif p_formula ? 'measure' then
    return case when not exists (select from private.measure_catalog() c where c.name = p_formula ->> 'measure') then 'unknown_measure' end;
  elsif p_formula ? 'number' then
    return case when jsonb_typeof(p_formula -> 'number') is distinct from 'number' then 'bad_formula'
      when (p_formula ->> 'number')::numeric <> 0 and abs((p_formula ->> 'number')::numeric) not between 1e-6 and 1e12 then 'bad_formula' end;
  elsif coalesce(p_formula ->> 'op', '') <> all (array['+', '-', '*', '/']) or jsonb_typeof(p_formula -> 'args') is distinct from 'array'
      or jsonb_array_length(p_formula -> 'args') <> 2 then
    return 'bad_formula';
  end if;
  return coalesce(private.formula_problem(p_formula #> '{args,0}', p_depth + 1),
    private.formula_problem(p_formula #> '{args,1}', p_depth + 1));
end $$;
comment on function private.formula_problem is 'For save_kpi: why a formula is none; null when it is one. Nothing of it is ever run as code.';

create function private.kpi_rows(p_town_id text, p_figures private.kpi_figure[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with newest as (
    select distinct on (k.kpi_id) k.* from public.kpi_definitions k where k.town_id = p_town_id order by k.kpi_id, k.version desc
  ), counted as (
    select n.*, round(private.kpi_value(n.formula, p_figures), n.decimals) as value,
      (select min(f.hidden) from unnest(p_figures) f where f.name in (select private.formula_measures(n.formula))) as hidden
    from newest n where not n.retired
  )
  select coalesce(jsonb_agg(to_jsonb(c) - '{town_id,created_by,retired}'::text[] || jsonb_build_object(
      'hidden', case when c.value is null then coalesce(c.hidden, 'none') end,
      'measures', (select jsonb_agg(m order by m) from private.formula_measures(c.formula) m),
      'attained', case c.attainment when 'ratio' then round(100 * c.value / nullif(c.target, 0), 1)
        else round(100 * (c.value - c.baseline) / nullif(c.target - c.baseline, 0), 1) end)
      order by c.position, c.created_at, c.kpi_id), '[]')
  from counted c
$$;
comment on function private.kpi_rows is 'For KPI tables and reports: every KPI in use with its value and 達成率, over given figures.';

create function private.sees_exact(p_town_id text) returns boolean
  language sql stable security definer set search_path = ''
  return p_town_id in (select private.towns_with_role('concierge', 'admin'));
comment on function private.sees_exact is
  'For measures: whether one may open each household of the town, and so may count them.';

create function private.figures_in_words(p_figures private.kpi_figure[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_agg(jsonb_build_object('name', c.name, 'unit', c.unit, 'value', f.value, 'hidden', f.hidden, 'about', f.about,
      'made_by', c.made_by, 'panel', c.panel, 'label', jsonb_build_object('ja', c.ja, 'en', c.en),
      'definition', jsonb_build_object('ja', c.definition_ja, 'en', c.definition_en)) order by c.at)
  from private.measure_catalog() c join unnest(p_figures) f on f.name = c.name
$$;
comment on function private.figures_in_words is 'For rpcs: measures with what they mean and which function counted them.';

create function private.require_range(p_from date, p_to date) returns void
  language plpgsql immutable set search_path = ''
as $$
begin
  if p_from is null or p_to is null or p_from > p_to or p_to - p_from > 3700 then
    raise exception 'bad_range' using errcode = 'P0001';
  end if;
end $$;
comment on function private.require_range is 'For rpcs: refuses a range that is none.';

create function public.kpi_measures(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_exact boolean; v private.kpi_figure[];
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_range(p_from, p_to);
  v_exact := private.sees_exact(p_town_id);
  v := private.kpi_figures(p_town_id, p_from, p_to, v_exact);
  return jsonb_build_object('from', private.jun_of(p_from), 'to', private.jun_end(p_to), 'exact', v_exact,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id),
    'measures', private.figures_in_words(v), 'kpis', private.kpi_rows(p_town_id, v));
end $$;
comment on function public.kpi_measures is
  'For analysts, concierges and admins: every measure over a range and the KPIs made of them, as exactly as the role may know.';

create function private.queries_of(p_names text[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_object_agg(p.proname, pg_get_functiondef(p.oid)), '{}') from pg_catalog.pg_proc p
  where p.pronamespace = 'private'::regnamespace and (p.proname = any (p_names)
    or p.proname in ('kpi_value', 'tell') and cardinality(p_names) > 0)
$$;
comment on function private.queries_of is 'For reports and definitions: the very queries that count measures, as the database has them.';

create function public.kpi_queries(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return private.queries_of(array(select distinct c.made_by from private.measure_catalog() c));
end $$;
comment on function public.kpi_queries is 'For analysts: the queries behind the measures, by the name of their function.';

create function public.save_kpi(p_town_id text, p_kpi jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid := coalesce((p_kpi ->> 'kpi_id')::uuid, gen_random_uuid());
  v_version integer; v_problem text := private.formula_problem(p_kpi -> 'formula');
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('kpi:' || p_town_id, 0));
  select coalesce(max(k.version), 0) into v_version from public.kpi_definitions k where k.town_id = p_town_id and k.kpi_id = v_id;
  if v_problem is null and not exists (select from private.formula_measures(p_kpi -> 'formula')) then
    v_problem := 'formula_without_measure';
  end if;
  if v_problem is not null then
    return jsonb_build_object('status', 'invalid', 'problem', v_problem);
  elsif v_version <> p_version then
    return jsonb_build_object('status', 'conflict', 'version', v_version);
  elsif v_version = 0 and (select count(distinct k.kpi_id) from public.kpi_definitions k where k.town_id = p_town_id) >= 100 then
    return jsonb_build_object('status', 'invalid', 'problem', 'too_many');
  end if;
  begin
    insert into public.kpi_definitions (town_id, kpi_id, version, name, unit, decimals, formula, attainment, baseline,
        baseline_on, target, target_on, owner, source, note, position, retired, created_by)
      values (p_town_id, v_id, v_version + 1, btrim(p_kpi ->> 'name'), btrim(p_kpi ->> 'unit'), (p_kpi ->> 'decimals')::integer,
        p_kpi -> 'formula', p_kpi ->> 'attainment', (p_kpi ->> 'baseline')::numeric, (p_kpi ->> 'baseline_on')::date,
        (p_kpi ->> 'target')::numeric, (p_kpi ->> 'target_on')::date, btrim(p_kpi ->> 'owner'), btrim(p_kpi ->> 'source'),
        coalesce(p_kpi ->> 'note', ''), coalesce((p_kpi ->> 'position')::integer, 0),
        coalesce((p_kpi ->> 'retired')::boolean, false), auth.uid());
  exception when not_null_violation or check_violation or invalid_text_representation or invalid_datetime_format
      or datetime_field_overflow or numeric_value_out_of_range then
    return jsonb_build_object('status', 'invalid', 'problem', 'bad_field');
  end;
  return jsonb_build_object('status', 'saved', 'kpi_id', v_id, 'version', v_version + 1);
end $$;
comment on function public.save_kpi is
  'For analysts: a new version of a KPI (retired: it is no longer used); earlier versions and frozen reports stay as they are. A stale version is a conflict.';

create function public.kpi_versions(p_town_id text, p_kpi_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select coalesce(jsonb_agg(to_jsonb(k) - '{town_id,created_by}'::text[]
      || jsonb_build_object('by', private.staff_name(p_town_id, k.created_by)) order by k.version desc), '[]')
    from public.kpi_definitions k where k.town_id = p_town_id and k.kpi_id = p_kpi_id);
end $$;
comment on function public.kpi_versions is 'For analysts: how a KPI was defined over time, and by whom.';

create function public.save_outside_figure(p_town_id text, p_name text, p_as_of date, p_value numeric, p_source text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  insert into public.outside_figures (town_id, name, as_of, value, source, entered_by)
    values (p_town_id, p_name, p_as_of, p_value, btrim(p_source), auth.uid());
end $$;
comment on function public.save_outside_figure is 'For analysts: a figure from outside with its day and source; a later one for the same day corrects it.';

create function public.list_outside_figures(p_town_id text) returns table (name text, as_of date, value numeric, source text, entered_at timestamptz, by_name text)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query select o.name, o.as_of, o.value, o.source, o.entered_at, private.staff_name(p_town_id, o.entered_by)
    from public.outside_figures o where o.town_id = p_town_id order by o.as_of desc, o.entered_at desc limit 200;
end $$;
comment on function public.list_outside_figures is 'For analysts: figures from outside, newest first, and who entered them.';

create function public.save_kpi_rule(p_town_id text, p_minutes_per_tour numeric, p_minutes_per_consultation numeric, p_note text)
  returns integer language plpgsql security definer set search_path = ''
as $$
declare v_version integer;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('kpi:' || p_town_id, 0));
  select coalesce(max(r.version), 0) + 1 into v_version from public.kpi_rules r where r.town_id = p_town_id;
  insert into public.kpi_rules (town_id, version, minutes_per_tour, minutes_per_consultation, note, created_by)
    values (p_town_id, v_version, p_minutes_per_tour, p_minutes_per_consultation, btrim(p_note), auth.uid());
  return v_version;
end $$;
comment on function public.save_kpi_rule is 'For analysts: by which rule hours of staff are said to be saved, and why.';

grant all on public.kpi_tours, public.kpi_rules, public.outside_figures, public.kpi_definitions to service_role;
grant execute on function public.kpi_measures, public.kpi_queries, public.save_kpi, public.kpi_versions,
  public.save_outside_figure, public.list_outside_figures, public.save_kpi_rule to authenticated;

-- 33_reports.sql
-- Yearly reports: a draft over living figures, then frozen with the figures, their definitions and their queries.
create table public.report_templates (
  town_id text not null references public.towns on delete cascade,
  template_id text not null check (template_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version integer not null check (version > 0),
  doc jsonb not null,
  created_at timestamptz not null default now(),
  primary key (town_id, template_id, version)
);
comment on table public.report_templates is
  'For reports: which tables and words a grant asks for, as data, since grants change every year. A new version is a new row.';
create trigger report_templates_stay before update on public.report_templates
  for each row execute function private.refuse_change();

create table public.reports (
  town_id text not null references public.towns on delete cascade,
  report_id uuid not null default gen_random_uuid(),
  template_id text not null,
  template_version integer not null,
  title text not null check (length(btrim(title)) between 1 and 120),
  from_day date not null,
  to_day date not null,
  words jsonb not null default '{}', -- what was written in each field and section of the template
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  frozen_at timestamptz,
  frozen_by uuid,
  frozen_exact jsonb, -- for who may count households
  frozen_shown jsonb, -- for everyone else, and the public edition
  primary key (town_id, report_id),
  foreign key (town_id, template_id, template_version) references public.report_templates,
  check (from_day <= to_day),
  check ((frozen_at is null) = (frozen_exact is null) and (frozen_at is null) = (frozen_shown is null))
);
comment on table public.reports is
  'For analysts: a yearly report; once frozen it holds its figures with their definitions and queries and is never changed again.';

-- A town that leaves takes its frozen reports with it: they are kept from people's hands, not from the end of the town.
create function private.keep_frozen() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if old.frozen_at is not null and (tg_op = 'UPDATE' or exists (select from public.towns t where t.town_id = old.town_id)) then
    raise exception 'frozen: a frozen report is never changed' using errcode = '55000';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
comment on function private.keep_frozen is
  'For reports: what is frozen stays as it is, whoever asks, for as long as the town is there.';
create trigger reports_stay_frozen before update or delete on public.reports
  for each row execute function private.keep_frozen();

create table public.report_publications (
  town_id text not null,
  report_id uuid not null,
  published_at timestamptz not null default now(),
  published_by uuid,
  primary key (town_id, report_id),
  foreign key (town_id, report_id) references public.reports on delete cascade
);
comment on table public.report_publications is 'For stakeholders: the frozen reports whose public edition may be read by a link.';
alter table public.report_templates enable row level security;
alter table public.reports enable row level security;
alter table public.report_publications enable row level security;

create function private.default_report_templates() returns table (template_id text, doc jsonb)
  language sql immutable set search_path = ''
as $$
  values ('chiho-sosei-form-2', $doc${
    "name": {"ja": "交付金の様式（実施計画書・様式2）", "en": "Grant form (plan and form 2)"},
    "grant": "新しい地方経済・生活環境創生交付金（旧 デジタル田園都市国家構想交付金）",
    "heading": "実施計画書（様式2） 重要業績評価指標（KPI）の達成状況",
    "fields": [
      {"key": "project", "label": "事業の名称"}, {"key": "body", "label": "実施団体"}, {"key": "section", "label": "担当部署"},
      {"key": "period", "label": "事業期間"}, {"key": "cost", "label": "事業費（千円）"}],
    "sections": [
      {"key": "outline", "kind": "words", "heading": "事業の概要", "public": true},
      {"key": "kpi", "kind": "kpi_table", "heading": "KPIの達成状況", "public": true,
        "columns": ["number", "name", "unit", "baseline", "target", "value", "attained", "target_on"]},
      {"key": "causes", "kind": "words", "heading": "達成・未達成の要因分析", "public": true},
      {"key": "expert", "kind": "words", "heading": "外部有識者からの意見", "public": true},
      {"key": "next", "kind": "words", "heading": "今後の方針（次の一手）", "public": true},
      {"key": "internal", "kind": "words", "heading": "庁内の申し送り（公開しません）", "public": false}]}$doc$::jsonb),
    ('plain', $doc${
    "name": {"ja": "ふつうの年次報告", "en": "Plain yearly report"},
    "grant": "",
    "heading": "年次報告",
    "fields": [{"key": "section", "label": "担当"}],
    "sections": [
      {"key": "summary", "kind": "words", "heading": "この1年のまとめ", "public": true},
      {"key": "kpi", "kind": "kpi_table", "heading": "指標", "public": true,
        "columns": ["name", "unit", "target", "value", "attained"]},
      {"key": "causes", "kind": "words", "heading": "要因の分析", "public": true},
      {"key": "expert", "kind": "words", "heading": "有識者の意見", "public": true},
      {"key": "next", "kind": "words", "heading": "次にすること", "public": true}]}$doc$::jsonb)
$$;
comment on function private.default_report_templates is 'For new towns: the forms a report may take until the town writes its own rows.';

create function private.give_report_templates() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.report_templates (town_id, template_id, version, doc)
    select new.town_id, d.template_id, 1, d.doc from private.default_report_templates() d;
  return null;
end $$;
comment on function private.give_report_templates is 'For towns: each begins with the two templates.';
create trigger towns_begin_with_templates after insert on public.towns
  for each row execute function private.give_report_templates();

create function private.report_figures(p_report public.reports, p_exact boolean) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v private.kpi_figure[] := private.kpi_figures(p_report.town_id, p_report.from_day, p_report.to_day, p_exact); v_kpis jsonb; v_used text[];
begin
  v_kpis := private.kpi_rows(p_report.town_id, v);
  v_used := array(select distinct m from jsonb_array_elements(v_kpis) k cross join lateral jsonb_array_elements_text(k -> 'measures') m);
  return jsonb_build_object('exact', p_exact, 'counted_at', now(), 'kpis', v_kpis,
    'measures', private.figures_in_words(array(select row(f.name, f.value, f.hidden, f.about)::private.kpi_figure
      from unnest(v) f where f.name = any (v_used))),
    'rolled_up_at', (select max(r.ran_at) from public.rollup_runs r where r.town_id = p_report.town_id),
    'queries', private.queries_of(array(select distinct c.made_by from private.measure_catalog() c where c.name = any (v_used))));
end $$;
comment on function private.report_figures is 'For reports: KPIs and their measures over the report''s days, with definitions and queries.';

create function public.list_reports(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'reports', (select coalesce(jsonb_agg(jsonb_build_object('report_id', r.report_id, 'title', r.title, 'from', r.from_day,
        'to', r.to_day, 'template_id', r.template_id, 'version', r.version, 'updated_at', r.updated_at,
        'frozen_at', r.frozen_at, 'published_at', p.published_at) order by r.to_day desc, r.updated_at desc), '[]')
      from public.reports r left join public.report_publications p on p.town_id = r.town_id and p.report_id = r.report_id
      where r.town_id = p_town_id),
    'templates', (select coalesce(jsonb_agg(to_jsonb(t) order by t.template_id), '[]') from (
      select distinct on (x.template_id) x.template_id, x.version, x.doc from public.report_templates x
      where x.town_id = p_town_id order by x.template_id, x.version desc) t));
end $$;
comment on function public.list_reports is 'For analysts, concierges and admins: the reports of the town and the templates they can be made from.';

create function public.open_report(p_town_id text, p_report_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare r public.reports; v_exact boolean;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  v_exact := private.sees_exact(p_town_id);
  select * into r from public.reports x where x.town_id = p_town_id and x.report_id = p_report_id;
  if not found then
    raise exception 'unknown_report' using errcode = 'P0001';
  end if;
  return jsonb_build_object('report_id', r.report_id, 'title', r.title, 'from', r.from_day, 'to', r.to_day, 'words', r.words,
    'version', r.version, 'frozen_at', r.frozen_at, 'frozen_by', private.staff_name(p_town_id, r.frozen_by),
    'published_at', (select p.published_at from public.report_publications p
      where p.town_id = p_town_id and p.report_id = p_report_id),
    'template', (select t.doc from public.report_templates t where t.town_id = p_town_id
      and t.template_id = r.template_id and t.version = r.template_version),
    'figures', case when r.frozen_at is null then private.report_figures(r, v_exact)
      when v_exact then r.frozen_exact else r.frozen_shown end,
    'public_figures', case when r.frozen_at is null then private.report_figures(r, false) else r.frozen_shown end);
end $$;
comment on function public.open_report is
  'For analysts, concierges and admins: a report; a draft counts anew, a frozen one says what it said. Exact only for who may count households.';

create function public.save_report(p_town_id text, p_report jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_id uuid := (p_report ->> 'report_id')::uuid; v_version integer;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform private.require_range((p_report ->> 'from')::date, (p_report ->> 'to')::date);
  if length(p_report::text) > 200000 then
    raise exception 'too_long' using errcode = 'P0001';
  elsif v_id is null then
    insert into public.reports (town_id, template_id, template_version, title, from_day, to_day)
      select p_town_id, t.template_id, t.version, btrim(p_report ->> 'title'), (p_report ->> 'from')::date, (p_report ->> 'to')::date
      from public.report_templates t where t.town_id = p_town_id and t.template_id = p_report ->> 'template_id'
      order by t.version desc limit 1
      returning report_id, version into v_id, v_version;
    if not found then
      raise exception 'unknown_template' using errcode = 'P0001';
    end if;
    return jsonb_build_object('status', 'saved', 'report_id', v_id, 'version', v_version);
  end if;
  update public.reports r set title = btrim(p_report ->> 'title'), from_day = (p_report ->> 'from')::date,
      to_day = (p_report ->> 'to')::date, words = p_report -> 'words', version = version + 1, updated_at = now()
    where r.town_id = p_town_id and r.report_id = v_id and r.version = p_version and r.frozen_at is null
    returning r.version into v_version;
  if not found then
    return jsonb_build_object('status', 'conflict');
  end if;
  return jsonb_build_object('status', 'saved', 'report_id', v_id, 'version', v_version);
end $$;
comment on function public.save_report is 'For analysts: a new draft, or what was written in one; a stale version or a frozen report is a conflict.';

create function public.freeze_report(p_town_id text, p_report_id uuid, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare r public.reports;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  select * into r from public.reports x where x.town_id = p_town_id and x.report_id = p_report_id for update;
  if not found then
    raise exception 'unknown_report' using errcode = 'P0001';
  elsif r.frozen_at is not null or r.version <> p_version then
    return jsonb_build_object('status', 'conflict');
  end if;
  update public.reports x set frozen_at = now(), frozen_by = auth.uid(), frozen_exact = private.report_figures(r, true),
      frozen_shown = private.report_figures(r, false)
    where x.town_id = p_town_id and x.report_id = p_report_id;
  return jsonb_build_object('status', 'frozen');
end $$;
comment on function public.freeze_report is
  'For analysts: fixes a report with its figures, definitions and queries, exact and as told to everyone; it is never changed again.';

create function public.publish_report(p_town_id text, p_report_id uuid, p_public boolean) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if p_public then
    insert into public.report_publications (town_id, report_id, published_by)
      select p_town_id, r.report_id, auth.uid() from public.reports r
      where r.town_id = p_town_id and r.report_id = p_report_id and r.frozen_at is not null
      on conflict do nothing;
  else
    delete from public.report_publications where town_id = p_town_id and report_id = p_report_id;
  end if;
end $$;
comment on function public.publish_report is 'For analysts: lets stakeholders read the public edition of a frozen report, or stops it.';

create function public.delete_report(p_town_id text, p_report_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  delete from public.reports where town_id = p_town_id and report_id = p_report_id;
end $$;
comment on function public.delete_report is 'For analysts: throws a draft away; a frozen report is refused.';

grant all on public.report_templates, public.reports, public.report_publications to service_role;
grant execute on function public.list_reports, public.open_report, public.save_report, public.freeze_report,
  public.publish_report, public.delete_report to authenticated;

-- 34_sharing.sql
-- People outside read by link: figures as told to everyone and a published report; never a household, never an exact count.
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
  'For stakeholders: the hash of a link''s token, until when it opens, and whether it was taken back. The token itself is only in the link.';
alter table public.stakeholder_links enable row level security;

create function public.make_stakeholder_link(p_town_id text, p_token_sha256 text, p_label text, p_expires_on date, p_report_id uuid)
  returns uuid language plpgsql security definer set search_path = ''
as $$
declare v_id uuid;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if p_expires_on < (now() at time zone 'Asia/Tokyo')::date or p_expires_on > (now() at time zone 'Asia/Tokyo')::date + 400 then
    raise exception 'bad_expiry' using errcode = 'P0001';
  elsif p_report_id is not null and not exists (select from public.report_publications p
      where p.town_id = p_town_id and p.report_id = p_report_id) then
    raise exception 'not_published' using errcode = 'P0001';
  end if;
  insert into public.stakeholder_links (town_id, token_sha256, label, report_id, made_by, expires_at)
    values (p_town_id, p_token_sha256, btrim(p_label), p_report_id, auth.uid(),
      (p_expires_on + 1)::timestamp at time zone 'Asia/Tokyo') returning link_id into v_id;
  return v_id;
end $$;
comment on function public.make_stakeholder_link is
  'For analysts: opens a link whose token the browser made; only its hash comes here. Good through its last day.';

create function public.list_stakeholder_links(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('link_id', l.link_id, 'label', l.label, 'report_id', l.report_id,
      'report_title', r.title, 'made_at', l.made_at, 'made_by', private.staff_name(p_town_id, l.made_by),
      'expires_at', l.expires_at, 'revoked_at', l.revoked_at, 'opened', l.opened, 'last_opened_on', l.last_opened_on,
      'works', l.revoked_at is null and l.expires_at > now()) order by l.made_at desc), '[]')
    from public.stakeholder_links l left join public.reports r on r.town_id = l.town_id and r.report_id = l.report_id
    where l.town_id = p_town_id);
end $$;
comment on function public.list_stakeholder_links is 'For analysts: every link that was made, whether it opens, and how often it was opened.';

create function public.revoke_stakeholder_link(p_town_id text, p_link_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.stakeholder_links set revoked_at = coalesce(revoked_at, now())
    where town_id = p_town_id and link_id = p_link_id;
end $$;
comment on function public.revoke_stakeholder_link is 'For analysts: takes a link back at once.';

create function private.public_words(p_template jsonb, p_words jsonb) returns jsonb
  language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(k.key, p_words -> k.key), '{}')
  from (select f ->> 'key' as key from jsonb_array_elements(p_template -> 'fields') f
    union all select s ->> 'key' from jsonb_array_elements(p_template -> 'sections') s
      where (s ->> 'public')::boolean) k
  where p_words ? k.key
$$;
comment on function private.public_words is 'For the public edition: what was written in the sections that the template makes public.';

create function private.public_edition(p_town_id text, p_report_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('title', r.title, 'from', r.from_day, 'to', r.to_day, 'frozen_at', r.frozen_at,
    'words', private.public_words(t.doc, r.words),
    'template', jsonb_set(t.doc, '{sections}', (select coalesce(jsonb_agg(s order by n), '[]')
      from jsonb_array_elements(t.doc -> 'sections') with ordinality x (s, n) where (s ->> 'public')::boolean)),
    'figures', jsonb_set(r.frozen_shown, '{kpis}', (select coalesce(jsonb_agg(k - '{owner,note}'::text[] order by n), '[]')
      from jsonb_array_elements(r.frozen_shown -> 'kpis') with ordinality x (k, n))))
  from public.reports r
    join public.report_publications p on p.town_id = r.town_id and p.report_id = r.report_id
    join public.report_templates t on t.town_id = r.town_id and t.template_id = r.template_id and t.version = r.template_version
  where r.town_id = p_town_id and r.report_id = p_report_id
$$;
comment on function private.public_edition is
  'For stakeholders: a published report without exact counts, names of owners, notes and what the template keeps inside.';

create function public.stakeholder_open(p_town_id text, p_token text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  l public.stakeholder_links; v_today date := (now() at time zone 'Asia/Tokyo')::date; v_from date; v_to date;
  v private.kpi_figure[];
begin
  update public.stakeholder_links s set opened = s.opened + 1, last_opened_on = v_today
    where s.town_id = p_town_id and s.token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
      and s.revoked_at is null and s.expires_at > now() returning s.* into l;
  if not found then
    return null; -- unknown, past and taken back look the same
  end if;
  v_from := make_date(extract(year from v_today - interval '3 months')::integer, 4, 1);
  v_to := (v_from + interval '1 year')::date - 1;
  v := private.kpi_figures(p_town_id, v_from, v_to, false);
  return jsonb_build_object('town', (select t.doc -> 'name' from public.towns t where t.town_id = p_town_id),
    'label', l.label, 'expires_at', l.expires_at, 'from', v_from, 'to', v_to,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id),
    'headline', (select coalesce(jsonb_agg(h order by n), '[]')
      from jsonb_array_elements(private.figures_in_words(v)) with ordinality x (h, n)
      where h ->> 'name' in ('visits', 'visitors', 'consultations', 'moved_households', 'satisfaction_percent')),
    'report', private.public_edition(p_town_id, l.report_id));
end $$;
comment on function public.stakeholder_open is
  'For whoever has a link: this fiscal year''s headline figures as told to everyone, and the published report; null when the link does not open.';

-- Once a month three findings in words to staff who want them, each with the address of its panel.
create table public.digest_readers (
  town_id text not null,
  user_id uuid not null,
  locale text not null check (locale in ('ja', 'en')),
  since timestamptz not null default now(),
  primary key (town_id, user_id),
  foreign key (town_id, user_id) references public.staff_members on delete cascade
);
comment on table public.digest_readers is 'For staff: who wants the monthly mail, and in which language.';

create table private.digest_runs (
  town_id text not null,
  month date not null,
  ran_at timestamptz not null default now(),
  mails integer not null,
  primary key (town_id, month)
);
comment on table private.digest_runs is 'For write_due_digests: the months that were told; none is told twice.';
alter table public.digest_readers enable row level security;
alter table private.digest_runs enable row level security;

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
end $$;
comment on function public.set_digest is 'For analysts, concierges and admins: whether one wants the monthly mail oneself.';

create function public.my_digest(p_town_id text) returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return exists (select from public.digest_readers d where d.town_id = p_town_id and d.user_id = auth.uid());
end $$;
comment on function public.my_digest is 'For analysts, concierges and admins: whether one gets the monthly mail.';

create function private.prefecture_name(p_region text, p_locale text) returns text
  language sql immutable set search_path = ''
as $$
  select case when p_region ~ '^JP-[0-9]{2}$' then (string_to_array(case p_locale when 'en' then
    'Hokkaido,Aomori,Iwate,Miyagi,Akita,Yamagata,Fukushima,Ibaraki,Tochigi,Gunma,Saitama,Chiba,Tokyo,Kanagawa,Niigata,Toyama,Ishikawa,Fukui,Yamanashi,Nagano,Gifu,Shizuoka,Aichi,Mie,Shiga,Kyoto,Osaka,Hyogo,Nara,Wakayama,Tottori,Shimane,Okayama,Hiroshima,Yamaguchi,Tokushima,Kagawa,Ehime,Kochi,Fukuoka,Saga,Nagasaki,Kumamoto,Oita,Miyazaki,Kagoshima,Okinawa'
    else '北海道,青森県,岩手県,宮城県,秋田県,山形県,福島県,茨城県,栃木県,群馬県,埼玉県,千葉県,東京都,神奈川県,新潟県,富山県,石川県,福井県,山梨県,長野県,岐阜県,静岡県,愛知県,三重県,滋賀県,京都府,大阪府,兵庫県,奈良県,和歌山県,鳥取県,島根県,岡山県,広島県,山口県,徳島県,香川県,愛媛県,高知県,福岡県,佐賀県,長崎県,熊本県,大分県,宮崎県,鹿児島県,沖縄県'
    end, ','))[right(p_region, 2)::integer] else p_region end
$$;
comment on function private.prefecture_name is 'For digests: what a region is called.';

-- A month without visits is not one with too few; a country is no prefecture; and what a stage counts is called the same everywhere.
-- Measures that no panel shows more of (surveys, hours, outside figures) lead to none.
create function private.digest_findings(p_town_id text, p_month date, p_locale text)
  returns table (panel text, words text) language plpgsql stable security definer set search_path = ''
as $$
declare
  v_to date := (p_month + interval '1 month')::date - 1; v_before date := (p_month - interval '1 month')::date;
  v_now numeric; v_then numeric; v_key text; v_visits bigint; v_name text; v_ms bigint; v_hidden boolean;
  v_ja boolean := p_locale = 'ja';
begin
  -- Published numbers only: what a panel hides, no mail tells.
  select f.value into v_now from private.measure_visits(p_town_id, p_month, v_to) f where f.name = 'visits';
  select f.value into v_then from private.measure_visits(p_town_id, v_before, p_month - 1) f where f.name = 'visits';
  return query select 'overview', case
    when v_now is null then case when v_ja then '訪問は5回に満たないため、数を示していません。' else 'There were fewer than five visits, so no number is shown.' end
    when v_now = 0 then case when v_ja then '訪問はありませんでした。' else 'There were no visits.' end
    when coalesce(v_then, 0) = 0 then case when v_ja then format('訪問は%s回でした。', v_now) else format('There were %s visits.', v_now) end
    else case when v_ja then format('訪問は%s回で、前の月（%s回）より%s。', v_now, v_then, case when v_now > v_then
        then format('%s%%増えました', round(100 * (v_now - v_then) / v_then)) when v_now < v_then
        then format('%s%%減りました', round(100 * (v_then - v_now) / v_then)) else '増えも減りもしませんでした' end)
      else format('There were %s visits, %s the month before (%s).', v_now, case when v_now > v_then
        then format('%s%% more than', round(100 * (v_now - v_then) / v_then)) when v_now < v_then
        then format('%s%% fewer than', round(100 * (v_then - v_now) / v_then)) else 'as many as' end, v_then) end end;
  -- Of prefectures only: somewhere in Japan, or in another country, is nothing a town can act on. Nobody is not too few.
  select (array_agg(a.key order by a.visits desc, a.key) filter (where not a.hidden))[1], max(a.visits) filter (where not a.hidden),
      coalesce(bool_or(a.hidden), false)
    into v_key, v_visits, v_hidden from private.insight_answer(p_town_id, 'region', p_month, v_to, '{}') a where a.key like 'JP-%';
  return query select 'regions', case when v_key is null and v_hidden
    then case when v_ja then 'どの都道府県から来たかは、数が少ないため示していません。' else 'Too few visits to say which prefectures they came from.' end
    when v_key is null
    then case when v_ja then '都道府県の分かる訪問はありませんでした。' else 'Of no visit is the prefecture known.' end
    when v_ja then format('もっとも多く訪れたのは%sの人で、%s回でした。', private.prefecture_name(v_key, 'ja'), v_visits)
    else format('Most visits came from %s: %s.', private.prefecture_name(v_key, 'en'), v_visits) end;
  select (array_agg(a.key order by a.engaged_ms desc, a.key) filter (where a.engaged_ms > 0))[1], max(a.engaged_ms),
      coalesce(bool_or(a.hidden), false)
    into v_key, v_ms, v_hidden from private.insight_answer(p_town_id, 'place', p_month, v_to, '{}') a;
  select coalesce(case when not v_ja then rp.doc #>> '{name,en}' end, rp.doc #>> '{name,ja}') into v_name
    from public.revision_places rp join public.towns t on t.town_id = rp.town_id and t.current_revision = rp.revision
    where rp.town_id = p_town_id and rp.place_id = v_key;
  return query select 'place', case when v_key is null and not v_hidden
    then case when v_ja then '施設や場所に足を止めた訪問はありませんでした。' else 'Nobody stopped at any place.' end
    when v_key is null
    then case when v_ja then 'どこで足を止めたかは、数が少ないため示していません。' else 'Too few visits to say where people stopped.' end
    when v_ja then format('もっとも長く足が止まったのは「%s」で、合わせて%s分でした。', coalesce(v_name, v_key), greatest(1, v_ms / 60000))
    else format('People stayed longest at %s: %s minutes in all.', coalesce(v_name, v_key), greatest(1, v_ms / 60000)) end;
end $$;
comment on function private.digest_findings is 'For digests: three sentences about a month, each with the panel it is from.';

create function private.write_due_digests(p_site_url text, p_today date default (now() at time zone 'Asia/Tokyo')::date)
  returns integer language plpgsql security definer set search_path = ''
as $$
declare
  v_month date := (date_trunc('month', p_today) - interval '1 month')::date; v_town_id text; v_mails integer; v_all integer := 0;
begin
  -- From the third day on, when late visits of the month are in; each month once, whoever asks how often.
  if extract(day from p_today) < 3 then
    return 0;
  end if;
  for v_town_id in select distinct d.town_id from public.digest_readers d
      where not exists (select from private.digest_runs r where r.town_id = d.town_id and r.month = v_month) loop
    begin
      insert into private.digest_runs (town_id, month, mails) values (v_town_id, v_month, 0) on conflict do nothing;
      continue when not found; -- another server tells it
      v_mails := private.write_digest(v_town_id, v_month, p_site_url);
      update private.digest_runs set mails = v_mails where town_id = v_town_id and month = v_month;
      v_all := v_all + v_mails;
    exception when others then
      raise warning 'digest of % for % not written: % %', v_town_id, v_month, sqlstate, sqlerrm;
    end;
  end loop;
  return v_all;
end $$;
comment on function private.write_due_digests is
  'For the job runner: writes last month''s digest into the outbox for staff who want it, once a month and town; answers how many mails.';

grant all on public.stakeholder_links, public.digest_readers, private.digest_runs to service_role;
grant execute on function public.make_stakeholder_link, public.list_stakeholder_links, public.revoke_stakeholder_link,
  public.set_digest, public.my_digest to authenticated;
grant execute on function public.stakeholder_open to anon, authenticated;

-- 40_jobs.sql
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
  delete from public.households where stage in ('closed', 'settled') and stage_changed_at < now() - interval '3 years';
  get diagnostics v_households = row_count;
  delete from public.survey_answers where kind = 'text' and day < v_limit::date;
  delete from private.outgoing_mails where sent_at < now() - interval '30 days';
  return jsonb_build_object('visits', v_visits, 'households', v_households);
end $$;
comment on function private.forget_old_records is
  'For run_due_jobs: deletes what the privacy page says is deleted; the sums per day stay.';

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
    -- app.site_url is set once on a hosted project: alter database postgres set app.site_url = 'https://town.example'
    execute $cron$select cron.schedule('hiroba-digests', '0 * * * *',
      'select private.write_due_digests(current_setting(''app.site_url'', true))
        where current_setting(''app.site_url'', true) <> ''''')$cron$;
  end if;
end $$;
