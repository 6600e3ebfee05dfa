-- The tree of time is summed up and judged when the job works ten days out, so that a question reads a dozen sums and a list of
-- what is hidden, however many visits there were. What is hidden and why: supabase/README-insight.md.
alter table public.rollup_cells drop constraint rollup_cells_pkey;
alter table public.rollup_cells add primary key (town_id, jun, panel, mask, f1, key, f2);

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
grant all on public.rollup_spans, public.rollup_hidden to service_role;

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

create function private.insight_families()
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
      ('region_source', 1), ('retention', 1)) as x (panel, dims)) p
    cross join private.insight_masks(2) m
  where case when m.i is null then 0 when m.j is null then 1 else 2 end <= p.dims
$$;
comment on function private.insight_families is 'For rollups: every panel with every way it is split.';

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
