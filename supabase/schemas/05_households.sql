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
