-- A line of a table may not hold just one cell that is both hidden and possible: its sum would give it back. That was judged for a
-- node as a whole; but a value that is nowhere in one child of it (nobody chose ja-easy in July) leaves the other hidden one alone
-- in that child's lines. small-cells found it in one random town of five hundred. Each child's lines are judged now, too.
create function private.gather_lines() returns void
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
begin
  -- The cells of every active table: of its node as a whole (no child), and of each child in which all its margins are more than nothing.
  create temp table if not exists lines (node integer, family integer, m integer, child date, k1 text collate "C",
    k2 text collate "C", k3 text collate "C", n integer) on commit drop;
  truncate pg_temp.lines;
  insert into pg_temp.lines
    select c.node, c.family, c.m, null, c.k1, c.k2, c.k3, c.n from pg_temp.active g
      join pg_temp.cells c on c.node = g.node and c.family = g.family and c.m = g.m;
  insert into pg_temp.lines
    with margins as materialized ( -- without the first, the second or the third; what a table of two dims is itself is no margin
      select distinct s.node, s.family, s.m, s.child, w.i, case w.i when 1 then s.k2 else s.k1 end as a,
        case w.i when 3 then s.k2 else s.k3 end as b
      from pg_temp.active g join pg_temp.split s on s.node = g.node and s.family = g.family and s.m = g.m
        cross join (values (1, 6), (2, 5), (3, 3)) as w (i, own) where s.m <> w.own
    ), heaps as materialized (
      select s.node, s.family, s.dim, s.child, count(*) as n from pg_temp.singles s
        join pg_temp.sizes z on z.node = s.node and z.family = s.family and z.dim = s.dim and z.k = s.k
      where z.in_heap group by 1, 2, 3, 4
    ), sides as materialized ( -- apart from the join, which is by all of its columns only so
      select l.*, i, case i when 1 then l.k2 else l.k1 end as a, case i when 3 then l.k2 else l.k3 end as b
      from pg_temp.lines l cross join generate_series(1, 3) i
    ), possible as (
      select l.node, l.family, l.m, p.child, l.k1, l.k2, l.k3
      from sides l join margins p on p.node = l.node and p.family = l.family and p.m = l.m and p.i = l.i and p.a = l.a and p.b = l.b
      group by 1, 2, 3, 4, 5, 6, 7 having count(*) = case when l.m = 7 then 3 else 2 end
    )
    select c.node, c.family, c.m, c.child, c.k1, c.k2, c.k3,
      least(2, case when c.k2 = '~' then coalesce(h2.n, 1) when c.k3 = '~' then coalesce(h3.n, 1) else 1 end)
    from possible c
      left join heaps h2 on c.k2 = '~' and h2.node = c.node and h2.family = c.family and h2.dim = 2 and h2.child = c.child
      left join heaps h3 on c.k3 = '~' and h3.node = c.node and h3.family = c.family and h3.dim = 4 and h3.child = c.child;
  analyze pg_temp.lines;
end $$;
comment on function private.gather_lines is
  'For hide_lonely_cells: the cells of the tables it looks at, of a node as a whole and of each of its children; n is 2 for a heap that stands for several.';

create or replace function private.hide_lonely_cells(p_round integer) returns boolean
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
begin
  truncate pg_temp.active;
  insert into pg_temp.active select distinct a.node, a.family, a.m from pg_temp.apart a where a.round = p_round - 1;
  analyze pg_temp.apart, pg_temp.active;
  if p_round % 1000 = 1 then -- the first of a phase; no other table becomes active in it later
    perform private.gather_lines();
  end if;
  insert into pg_temp.apart
    with flagged as (
      select c.*, a1.k is not null as out1, a2.k is not null as out2, a3.k is not null as out3
      from pg_temp.active g join pg_temp.lines c on c.node = g.node and c.family = g.family and c.m = g.m
        left join pg_temp.apart a1 on a1.node = c.node and a1.family = c.family and a1.m = c.m and a1.dim = 1 and a1.k = c.k1
        left join pg_temp.apart a2 on a2.node = c.node and a2.family = c.family and a2.m = c.m and a2.dim = 2 and a2.k = c.k2
        left join pg_temp.apart a3 on a3.node = c.node and a3.family = c.family and a3.m = c.m and a3.dim = 4 and a3.k = c.k3
    ), lonely as materialized ( -- the only cell of its line, so that min is what it is
      select f.node, f.family, f.m, f.out1, f.out2, f.out3, min(f.k1) as k1, min(f.k2) as k2, min(f.k3) as k3
      from flagged f where f.out1::integer + f.out2::integer + f.out3::integer = 1
      group by f.node, f.family, f.m, f.child, f.out1, f.out2, f.out3, case when not f.out1 then f.k1 end,
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

-- What was hidden before this is judged anew.
select private.sum_up(c.town_id, array_agg(distinct c.jun)) from public.rollup_cells c group by c.town_id;
