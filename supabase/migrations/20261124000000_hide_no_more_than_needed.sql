-- A value that was out alone got its partner in the very round that took the crossing value of its lonely cell out, too: in a town of
-- three hundred families, hiding one theme of a short summer hid all phones. Partners come first; what is lonely then is taken out.
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
    with partners as materialized (
      select distinct on (q.node, q.family, q.m, q.dim) q.node, q.family, q.m, q.dim, z.k
      from (select a.node, a.family, a.m, a.dim, min(a.k) as k
          from pg_temp.active g join pg_temp.apart a on a.node = g.node and a.family = g.family and a.m = g.m
          group by 1, 2, 3, 4 having count(*) = 1 and min(a.k) <> '~') q
        join pg_temp.sizes z on z.node = q.node and z.family = q.family and z.dim = q.dim
      where z.k <> q.k order by q.node, q.family, q.m, q.dim, z.n, z.k
    ), ready as materialized (
      select g.node, g.family, g.m from pg_temp.active g
      except select p.node, p.family, p.m from partners p
    ), flagged as (
      select c.*, a1.k is not null as out1, a2.k is not null as out2, a3.k is not null as out3
      from ready g join pg_temp.lines c on c.node = g.node and c.family = g.family and c.m = g.m
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
    )
    select x.*, p_round from (select * from joined union select * from partners) x;
  return found;
end $$;

-- What was hidden before this is judged anew.
select private.sum_up(c.town_id, array_agg(distinct c.jun)) from public.rollup_cells c group by c.town_id;
