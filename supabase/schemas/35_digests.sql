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
