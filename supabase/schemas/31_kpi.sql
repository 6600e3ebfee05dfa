-- KPIs: named measures, formulas over them as data, and who is told what. Why small numbers cannot be had back:
-- supabase/README-kpi.md.
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
begin
  return query select k.name, k.value::numeric, null::text, '{}'::jsonb
    from private.insight_totals(p_town_id, p_from, p_to) t
      cross join lateral (values ('visits', t.visits), ('engaged_visits', t.engaged)) as k (name, value);
  if p_from < private.single_visits_from() then
    return query select 'visitors', null::numeric, 'none', '{}'::jsonb;
  else
    return query select 'visitors', private.count_browsers(p_town_id, p_from, p_to)::numeric, null::text, '{}'::jsonb;
  end if;
end $$;
comment on function private.measure_visits is 'For kpi_measures: visits, engaged visits and browsers, as insight publishes them.';

-- Tours and surveys are told of one fiscal year at a time, as families are. Counts in fives over any ranges are differences of one another: with
-- enough of them only one row of true counts is left. Means over two ranges, or of five answers and then six, give one answer away.
create function private.measure_tours(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  select c.name, case when w.is_year then f.value end, case when w.is_year then f.hidden else 'whole_year' end, '{}'::jsonb
  from (select private.is_fiscal_year(p_from, p_to) as is_year) w
    cross join (select coalesce(sum(k.visits) filter (where k.key = 'started'), 0) as started,
        coalesce(sum(k.visits) filter (where k.key = 'completed'), 0) as completed
      from private.panel_counts(p_town_id, 'tour', p_from, p_to) k) t
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
