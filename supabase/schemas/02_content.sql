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
