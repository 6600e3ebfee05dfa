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
