-- Where they stood: a panel of squares of each space, 'space:column:row', through the same job and the same hiding as every other.
create or replace function private.gather_seen(p_town_id text, p_jun date) returns void
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
      cross join lateral (values ('visit', ''), ('engaged', case when w.engaged then 'yes' else 'no' end),
        ('funnel', case when w.lead then 'lead' when w.considering then 'considering' when w.engaged then 'engaged'
          else 'visit' end)) as p (panel, key);

  insert into pg_temp.seen
    select h.visit_id, p.panel, p.key, coalesce(sum(h.engaged_ms), 0)
    from pg_temp.happened h cross join lateral (values ('place', h.place_id), ('spot', h.spot_id), ('theme', h.theme),
      ('space', case when h.name = 'space_entered' then h.payload ->> 'space_id' end),
      ('failure', case when h.name = 'tour_failed' then h.payload ->> 'reason' end)) as p (panel, key)
    where p.key is not null group by h.visit_id, p.panel, p.key;

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

  insert into pg_temp.seen -- what follows what: places, and pages in brackets; ^ is the beginning, $ the end
    select distinct s.visit_id, 'path', s.step, 0::bigint from (
      select o.visit_id, unnest(array[
        coalesce(lag(o.stop) over w, '^') || '>' || o.stop, case when lead(o.stop) over w is null then o.stop || '>$' end]) as step
      from (
        select h.visit_id, h.at, h.event_id, h.stop,
          lag(h.stop) over (partition by h.visit_id order by h.at, h.event_id) as before
        from (select visit_id, at, event_id, case when name in ('place_entered', 'spot_opened', 'page_viewed')
              and place_id is not null then place_id
            when name = 'page_viewed' then '(' || (payload ->> 'page') || ')'
            when name = 'consult_sent' then '(sent)' end as stop from pg_temp.happened) h
        where h.stop is not null) o
      where o.before is distinct from o.stop
      window w as (partition by o.visit_id order by o.at, o.event_id)) s
    where s.step is not null;
  analyze pg_temp.seen;
end $$;

create or replace function private.insight_families()
  returns table (family integer, panel text, base text, mask smallint, d1 smallint, d2 smallint, top integer)
  language sql immutable set search_path = ''
as $$
  -- A family is a panel split in one way. Whatever can be had by adding it up is published too: m of 1 to 7 within top
  -- says by what: 1 the key, 2 and 4 the first and second dim.
  select row_number() over (order by p.panel, m.mask)::integer, p.panel, p.base, m.mask,
    case when m.i is null then 0 else 1 << (m.i - 1) end::smallint, case when m.j is null then 0 else 1 << (m.j - 1) end::smallint,
    case when p.panel <> p.base or m.mask = 0 then 1 else 0 end | case when m.i is null then 0 else 2 end
      | case when m.j is null then 0 else 4 end
  from (select x.panel, x.dims, case when x.panel in ('household', 'outcome') then 'household' else 'visit' end as base
    from (values ('visit', 2), ('engaged', 2), ('funnel', 2), ('household', 2), ('outcome', 2), ('mark', 0), ('place', 1), ('spot', 1),
      ('theme', 1), ('space', 1), ('path', 1), ('hour', 1), ('tier', 1), ('load', 1), ('line', 1), ('failure', 1),
      ('region_source', 1), ('retention', 1), ('area', 1)) as x (panel, dims)) p
    cross join private.insight_masks(2) m
  where case when m.i is null then 0 when m.j is null then 1 else 2 end <= p.dims
$$;

create or replace function public.insight_table(p_town_id text, p_panel text, p_from date, p_to date, p_filters jsonb default '{}')
  returns table (key text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_panel = 'spot' then
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  else
    perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  end if;
  if p_panel <> all (array['region', 'device', 'campaign', 'locale', 'visitor', 'entry', 'region_source', 'theme', 'place',
      'spot', 'space', 'path', 'hour', 'tier', 'load', 'line', 'failure', 'retention', 'area']) then
    raise exception 'unknown_panel' using errcode = 'P0001';
  end if;
  return query select * from private.insight_answer(p_town_id, p_panel, p_from, p_to, p_filters) a
    order by a.visits desc nulls last, a.key;
end $$;
