-- What may not be told apart, for every family of every node of the tree of time that changed, worked out once by the job.
create function private.gather_nodes(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
declare v_node record;
begin
  create temp table if not exists nodes (node integer, level integer, a date, b date) on commit drop;
  create temp table if not exists tables (family integer, m integer, panel text collate "C", mask smallint) on commit drop;
  create temp table if not exists parts (node integer, child date, panel text collate "C", mask smallint,
    key text collate "C", f1 text collate "C", f2 text collate "C", n bigint) on commit drop;
  create temp table if not exists singles (node integer, family integer, dim integer, child date, k text collate "C",
    n bigint) on commit drop;
  create temp table if not exists sizes (node integer, family integer, dim integer, k text collate "C", n bigint, is_minor boolean,
    in_heap boolean) on commit drop;
  create temp table if not exists split (node integer, family integer, m integer, child date, k1 text collate "C",
    k2 text collate "C", k3 text collate "C", n bigint, is_one boolean, told text collate "C") on commit drop;
  truncate pg_temp.nodes, pg_temp.tables, pg_temp.parts, pg_temp.singles, pg_temp.sizes, pg_temp.split;

  -- A node is judged by its children: ten days of a month, months of a quarter, quarters of a year, the year of all time.
  insert into pg_temp.nodes
    select row_number() over (order by d.level, d.a), d.level, d.a, private.span_end(d.level, d.a)
    from (select distinct l as level, private.span_of(l, j) as a from unnest(p_juns) j, generate_series(1, 4) l) d;
  insert into pg_temp.tables
    select f.family, m, case when m & 1 = 1 then f.panel else f.base end,
      case when m & 2 = 2 then f.d1 else 0 end | case when m & 4 = 4 then f.d2 else 0 end
    from private.insight_families() f cross join generate_series(1, 7) m where m & f.top = m;
  for v_node in select * from pg_temp.nodes loop
    if v_node.level = 1 then
      insert into pg_temp.parts
        select v_node.node, c.jun, c.panel, c.mask, c.key, c.f1, c.f2, c.visits from public.rollup_cells c
        where c.town_id = p_town_id and c.jun between v_node.a and v_node.b;
    else
      insert into pg_temp.parts
        select v_node.node, s.start_day, s.panel, s.mask, s.key, s.f1, s.f2, s.visits from public.rollup_spans s
        where s.town_id = p_town_id and s.level = v_node.level - 1 and s.start_day between v_node.a and v_node.b;
    end if;
  end loop;
  analyze pg_temp.parts, pg_temp.tables;

  insert into pg_temp.singles
    select p.node, t.family, t.m, p.child, case t.m when 1 then p.key else p.f1 end, sum(p.n)
    from pg_temp.parts p join pg_temp.tables t on t.panel = p.panel and t.mask = p.mask
    where t.m in (1, 2, 4) group by 1, 2, 3, 4, 5;
  -- A split table tells only those values of a dim apart that at least one in 25 visits of the node came with: the others
  -- would take much with them. They are one heap, unless there is but one of them.
  insert into pg_temp.sizes
    select z.node, z.family, z.dim, z.k, z.n, z.is_minor,
      z.is_minor and count(*) filter (where z.is_minor) over (partition by z.node, z.family, z.dim) > 1
    from (
      select s.node, s.family, s.dim, s.k, sum(s.n) as n,
        s.dim <> 1 and sum(s.n) * 25 < sum(sum(s.n)) over (partition by s.node, s.family, s.dim) as is_minor
      from pg_temp.singles s group by 1, 2, 3, 4) z;
  analyze pg_temp.singles, pg_temp.sizes;

  insert into pg_temp.split -- is_one: of a heap, whether only one value of it is here; told says which
    select x.node, x.family, x.m, x.child, x.k1, case when h2.k is null then x.k2 else '~' end,
      case when h3.k is null then x.k3 else '~' end, sum(x.n), min(x.k2 || ' ' || x.k3) = max(x.k2 || ' ' || x.k3),
      min(x.k2 || ' ' || x.k3)
    from (
      select p.node, t.family, t.m, p.child, case when t.m & 1 = 1 then p.key else '' end as k1,
        case when t.m & 2 = 2 then p.f1 else '' end as k2,
        case when t.m & 6 = 6 then p.f2 when t.m & 4 = 4 then p.f1 else '' end as k3, p.n
      from pg_temp.parts p join pg_temp.tables t on t.panel = p.panel and t.mask = p.mask
      where t.m in (3, 5, 6, 7)) x
      left join pg_temp.sizes h2 on x.m & 2 = 2 and h2.node = x.node and h2.family = x.family and h2.dim = 2
        and h2.k = x.k2 and h2.in_heap
      left join pg_temp.sizes h3 on x.m & 4 = 4 and h3.node = x.node and h3.family = x.family and h3.dim = 4
        and h3.k = x.k3 and h3.in_heap
    group by 1, 2, 3, 4, 5, 6, 7;
  analyze pg_temp.split;
end $$;
comment on function private.gather_nodes is
  'For hide_small_cells: the sums of every family in the nodes of time that ten days belong to, child by child.';

create function private.hide_small_cells(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
declare v_phase integer; v_round integer;
begin
  perform private.gather_nodes(p_town_id, p_juns);
  create temp table if not exists victims (node integer, family integer, m integer, dim integer, k text collate "C") on commit drop;
  create temp table if not exists ones (node integer, family integer, dim integer, k text collate "C") on commit drop;
  create temp table if not exists apart (node integer, family integer, m integer, dim integer, k text collate "C", round integer)
    on commit drop;
  create temp table if not exists cells (node integer, family integer, m integer, k1 text collate "C",
    k2 text collate "C", k3 text collate "C", n integer) on commit drop;
  create temp table if not exists active (node integer, family integer, m integer) on commit drop;
  truncate pg_temp.victims, pg_temp.ones, pg_temp.apart, pg_temp.cells;

  -- A cell under five takes a value out of what the node tells apart: of its values the one that fewest came with.
  insert into pg_temp.victims
    select distinct s.node, s.family, s.dim, s.dim, s.k from pg_temp.singles s where s.n between 1 and 4
    union
    select distinct s.node, s.family, s.m, x.dim, case x.dim when 1 then s.k1 when 2 then s.k2 else s.k3 end
    from pg_temp.split s
      left join pg_temp.sizes z1 on s.m & 1 = 1 and z1.node = s.node and z1.family = s.family and z1.dim = 1 and z1.k = s.k1
      left join pg_temp.sizes z2 on s.m & 2 = 2 and z2.node = s.node and z2.family = s.family and z2.dim = 2 and z2.k = s.k2
      left join pg_temp.sizes z3 on s.m & 4 = 4 and z3.node = s.node and z3.family = s.family and z3.dim = 4 and z3.k = s.k3
      cross join lateral (select case
        when z1.n <= least(z2.n, z3.n) then 1 when z2.n <= coalesce(z3.n, z2.n) then 2 else 4 end as dim) x
    where s.n between 1 and 4 and s.k2 <> '~' and s.k3 <> '~';

  -- One value alone would be the total less the others, and so would a few that make less than five together in some
  -- child: as many of the next smallest go with it as it takes.
  insert into pg_temp.ones
    with ranked as materialized (
      select z.node, z.family, z.dim, z.k, v.k is not null as is_victim, row_number() over (
        partition by z.node, z.family, z.dim, v.k is null order by z.n, z.k) as rank
      from pg_temp.sizes z left join pg_temp.victims v on v.m = z.dim and v.node = z.node and v.family = z.family
        and v.dim = z.dim and v.k = z.k
    ), hit as materialized (
      select r.node, r.family, r.dim, count(*) as victims from ranked r where r.is_victim group by 1, 2, 3
    ), children as (
      select s.node, s.family, s.dim, coalesce(sum(s.n) filter (where r.is_victim), 0) as hidden,
        min(r.rank) filter (where not r.is_victim) as next
      from hit h join pg_temp.singles s on s.node = h.node and s.family = h.family and s.dim = h.dim
        join ranked r on r.node = s.node and r.family = s.family and r.dim = s.dim and r.k = s.k
      group by s.node, s.family, s.dim, s.child
    ), needed as (
      select h.node, h.family, h.dim,
        greatest(2 - h.victims, coalesce(max(c.next) filter (where c.hidden between 1 and 4), 0)) as rank
      from hit h join children c on c.node = h.node and c.family = h.family and c.dim = h.dim
      group by h.node, h.family, h.dim, h.victims
    )
    select r.node, r.family, r.dim, r.k from ranked r
      join needed e on e.node = r.node and e.family = r.family and e.dim = r.dim
    where r.is_victim or r.rank <= e.rank;

  insert into pg_temp.cells -- of nodes as wholes; n is 2 for a heap that stands for several
    select s.node, s.family, s.m, s.k1, s.k2, s.k3,
      case when bool_and(s.is_one) and min(s.told) = max(s.told) then 1 else 2 end
    from pg_temp.split s group by 1, 2, 3, 4, 5, 6;
  analyze pg_temp.victims, pg_temp.ones, pg_temp.cells;

  -- Split by two things, then by three. What is hidden with fewer stays hidden with more; no value is hidden alone; and
  -- along no line of a table may just one cell be both hidden and possible: its line would give it back.
  for v_phase in 1..2 loop
    v_round := v_phase * 1000;
    insert into pg_temp.apart
      with here as materialized (
        select c.node, c.family, c.m, bool_or(c.k2 = '~') as heap2, bool_or(c.k3 = '~') as heap3
        from pg_temp.cells c where (c.m = 7) = (v_phase = 2) group by 1, 2, 3)
      select h.node, h.family, h.m, o.dim, o.k, v_round from here h
        join pg_temp.ones o on o.node = h.node and o.family = h.family and o.dim & h.m > 0
      union select h.node, h.family, h.m, a.dim, a.k, v_round from here h
        join pg_temp.apart a on a.node = h.node and a.family = h.family and a.dim & h.m > 0
      union select v.node, v.family, v.m, v.dim, v.k, v_round from here h
        join pg_temp.victims v on v.node = h.node and v.family = h.family and v.m = h.m
      union select h.node, h.family, h.m, 2, '~', v_round from here h where h.heap2
      union select h.node, h.family, h.m, 4, '~', v_round from here h where h.heap3;
    loop
      v_round := v_round + 1;
      exit when not private.hide_lonely_cells(v_round);
    end loop;
  end loop;

  delete from public.rollup_hidden h using pg_temp.nodes n
    where h.town_id = p_town_id and h.level = n.level and h.start_day = n.a;
  insert into public.rollup_hidden (town_id, level, start_day, panel, mask, dim, k)
    select p_town_id, n.level, n.a, f.panel, f.mask, x.dim, x.k
    from (
      select a.node, a.family, a.dim, a.k from pg_temp.apart a where a.k <> '~'
      union select o.node, o.family, o.dim, o.k from pg_temp.ones o
      union select z.node, z.family, z.dim, z.k
        from (select distinct a.node, a.family, a.dim from pg_temp.apart a where a.k = '~') a
        join pg_temp.sizes z on z.node = a.node and z.family = a.family and z.dim = a.dim and z.is_minor) x
      join pg_temp.nodes n on n.node = x.node join private.insight_families() f on f.family = x.family;
end $$;
comment on function private.hide_small_cells is
  'For roll_up_marked_days: the values that may not be told apart, those with a cell under five and as many more as keep subtraction from giving one back.';

create function private.hide_lonely_cells(p_round integer) returns boolean
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
begin
  truncate pg_temp.active;
  insert into pg_temp.active select distinct a.node, a.family, a.m from pg_temp.apart a where a.round = p_round - 1;
  analyze pg_temp.apart, pg_temp.active;
  insert into pg_temp.apart
    with flagged as (
      select c.*, a1.k is not null as out1, a2.k is not null as out2, a3.k is not null as out3
      from pg_temp.active g join pg_temp.cells c on c.node = g.node and c.family = g.family and c.m = g.m
        left join pg_temp.apart a1 on a1.node = c.node and a1.family = c.family and a1.m = c.m and a1.dim = 1 and a1.k = c.k1
        left join pg_temp.apart a2 on a2.node = c.node and a2.family = c.family and a2.m = c.m and a2.dim = 2 and a2.k = c.k2
        left join pg_temp.apart a3 on a3.node = c.node and a3.family = c.family and a3.m = c.m and a3.dim = 4 and a3.k = c.k3
    ), lonely as materialized ( -- the only cell of its line, so that min is what it is
      select f.node, f.family, f.m, f.out1, f.out2, f.out3, min(f.k1) as k1, min(f.k2) as k2, min(f.k3) as k3
      from flagged f where f.out1::integer + f.out2::integer + f.out3::integer = 1
      group by f.node, f.family, f.m, f.out1, f.out2, f.out3, case when not f.out1 then f.k1 end,
        case when not f.out2 then f.k2 end, case when not f.out3 then f.k3 end
      having sum(f.n) = 1
    ), joined as (
      select distinct l.node, l.family, l.m, x.dim, case x.dim when 1 then l.k1 when 2 then l.k2 else l.k3 end as k
      from lonely l
        left join pg_temp.sizes z1 on l.m & 1 = 1 and not l.out1 and z1.node = l.node and z1.family = l.family and z1.dim = 1
          and z1.k = l.k1
        left join pg_temp.sizes z2 on l.m & 2 = 2 and not l.out2 and z2.node = l.node and z2.family = l.family and z2.dim = 2
          and z2.k = l.k2
        left join pg_temp.sizes z3 on l.m & 4 = 4 and not l.out3 and z3.node = l.node and z3.family = l.family and z3.dim = 4
          and z3.k = l.k3
        cross join lateral (select case when z1.n <= least(z1.n, z2.n, z3.n) then 1 when z2.n <= coalesce(z3.n, z2.n) then 2
          else 4 end as dim) x
    ), partners as (
      select distinct on (q.node, q.family, q.m, q.dim) q.node, q.family, q.m, q.dim, z.k
      from (select a.node, a.family, a.m, a.dim, min(a.k) as k
          from pg_temp.active g join pg_temp.apart a on a.node = g.node and a.family = g.family and a.m = g.m
          group by 1, 2, 3, 4 having count(*) = 1 and min(a.k) <> '~') q
        join pg_temp.sizes z on z.node = q.node and z.family = q.family and z.dim = q.dim
      where z.k <> q.k order by q.node, q.family, q.m, q.dim, z.n, z.k
    )
    select x.*, p_round from (select * from joined union select * from partners) x;
  return found;
end $$;
comment on function private.hide_lonely_cells is
  'For hide_small_cells: one more round; true while it found something to hide.';

create function private.sum_up(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_began timestamptz := clock_timestamp();
begin
  perform private.sum_spans(p_town_id, p_juns);
  perform private.hide_small_cells(p_town_id, p_juns);
  update public.rollup_runs set took_ms = took_ms + extract(epoch from clock_timestamp() - v_began) * 1000
    where town_id = p_town_id and day = any (p_juns);
end $$;
comment on function private.sum_up is
  'For roll_up_marked_days: what follows from ten days that changed, in the same transaction: sums of longer times and what they hide.';
