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
