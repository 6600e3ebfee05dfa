-- Families who asked for advice: who is moving, what they agreed to, and what was done for them.
create table public.households (
  town_id text not null references public.towns on delete cascade,
  household_id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  contact_name text not null check (length(contact_name) between 1 and 60),
  adults integer not null check (adults between 1 and 10),
  children text[] not null default '{}' check (cardinality(children) <= 12),
  timing text not null,
  wishes text[] not null default '{}',
  from_region text,
  email text not null,
  phone text,
  line_name text,
  preferred_contact text not null check (preferred_contact in ('email', 'phone', 'line')),
  words text not null default '' check (length(words) <= 2000),
  locale text not null,
  channel text not null default 'web' check (channel in ('web', 'phone', 'counter', 'event')),
  stage text not null default 'new' check (stage in
    ('new', 'consulting', 'visit_planned', 'visited', 'preparing', 'moved', 'settled', 'closed')),
  stage_changed_at timestamptz not null default now(),
  closed_reason text,
  owner_user_id uuid,
  first_reply_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  simulated boolean not null default false,
  primary key (town_id, household_id),
  unique (town_id, consultation_id),
  check ((stage = 'closed') = (closed_reason is not null))
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
  kind text not null,
  from_stage text,
  to_stage text,
  reason text,
  note text,
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
  version text not null,
  locale text not null,
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
  body text not null check (length(btrim(body)) between 1 and 5000),
  created_at timestamptz not null default now(),
  primary key (town_id, household_id, note_id),
  foreign key (town_id, household_id) references public.households on delete cascade
);
comment on table public.household_notes is 'For concierges: what was said.';

create table public.household_tasks (
  town_id text not null,
  task_id uuid not null default gen_random_uuid(),
  household_id uuid not null,
  title text not null check (length(btrim(title)) between 1 and 200),
  due_on date,
  assignee uuid,
  done_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (town_id, task_id),
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

create function private.submit_consultation(p_request jsonb, p_token_sha256 text, p_mail_subject text, p_mail_body text)
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare
  v_town text := p_request ->> 'town_id';
  v_id uuid;
begin
  if not exists (select from public.towns where town_id = v_town) then
    return jsonb_build_object('status', 'unknown_town');
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

  insert into public.households (town_id, consultation_id, contact_name, adults, children, timing, wishes, from_region,
      email, phone, line_name, preferred_contact, words, locale)
    values (v_town, (p_request ->> 'consultation_id')::uuid, p_request ->> 'contact_name',
      (p_request ->> 'adults')::integer, array(select jsonb_array_elements_text(p_request -> 'children')),
      p_request ->> 'timing', array(select jsonb_array_elements_text(p_request -> 'wishes')),
      p_request ->> 'from_region', p_request ->> 'email', p_request ->> 'phone', p_request ->> 'line_name',
      p_request ->> 'preferred_contact', p_request ->> 'words', p_request ->> 'locale')
    returning household_id into v_id;
  insert into public.household_history (town_id, household_id, kind, to_stage) values (v_town, v_id, 'asked', 'new');
  insert into public.consents (town_id, household_id, purpose, version, locale)
    values (v_town, v_id, 'consultation', p_request #>> '{consent,version}', p_request ->> 'locale');
  if (p_request #>> '{consent,link_visits}')::boolean then
    insert into public.consents (town_id, household_id, purpose, version, locale)
      values (v_town, v_id, 'link_visits', p_request #>> '{consent,version}', p_request ->> 'locale');
    if p_request ->> 'visitor_id' is not null then
      insert into public.household_visitors (town_id, household_id, visitor_id)
        values (v_town, v_id, (p_request ->> 'visitor_id')::uuid);
    end if;
  end if;
  insert into public.family_links (town_id, household_id, token_sha256) values (v_town, v_id, p_token_sha256);
  insert into private.outgoing_mails (town_id, household_id, to_address, subject, body_text)
    values (v_town, v_id, p_request ->> 'email', p_mail_subject, p_mail_body);
  perform private.announce(v_town, v_id);
  return jsonb_build_object('status', 'received', 'household_id', v_id);
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
