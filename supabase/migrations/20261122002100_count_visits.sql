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
  primary key (town_id, panel, mask, jun, key, f1, f2)
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

create function private.mark_of(p_visit public.visits, p_rule public.marking_rules) returns text
  language sql stable security definer set search_path = ''
as $$
  select case
    when p_visit.simulated and not p_rule.counts_simulated then 'simulated'
    when p_visit.staff then 'staff'
    when p_visit.is_bot or exists (
      select from public.visit_events e where e.town_id = p_visit.town_id and e.visit_id = p_visit.visit_id
        and e.occurred_at >= p_visit.started_at - interval '2 days'
      group by date_trunc('minute', e.occurred_at) having count(*) > p_rule.most_events_per_minute) then 'machine'
    else 'person' end
$$;
comment on function private.mark_of is
  'For rollups: person, machine, staff or simulated, by a version of the rule; nothing is stored, so a new rule needs only recompute_insight.';

create function private.gather_visits(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_rule public.marking_rules := private.marking_rule(p_town_id);
begin
  create temp table if not exists marked (visit_id uuid, mark text) on commit drop;
  create temp table if not exists gone (visit_id uuid, visitor_id uuid, started_at timestamptz) on commit drop;
  truncate pg_temp.marked, pg_temp.gone;
  insert into pg_temp.marked select v.visit_id, private.mark_of(v, v_rule) from public.visits v
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
    select p_town_id, v.visit_id, v.visitor_id, p_jun, v.started_at, array[v.region, v.device_class,
      private.campaign_of(p_town_id, v.campaign, v.referrer_host), v.locale,
      case when exists (select from public.visits o where o.town_id = v.town_id and o.visitor_id = v.visitor_id
        and (o.started_at, o.visit_id) < (v.started_at, v.visit_id)) then 'returning' else 'new' end, v.entry]
    from pg_temp.marked m join public.visits v on v.town_id = p_town_id and v.visit_id = m.visit_id
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
grant all on public.counted_visits, public.campaign_codes, public.rollup_cells, public.rollup_visitors,
  public.collect_counts to service_role;
