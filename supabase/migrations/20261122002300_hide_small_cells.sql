-- The one function every insight figure goes through. Why what it hides can't be worked out: supabase/README-insight.md.
create function private.insight_nodes(p_from date, p_to date) returns table (node bigint, child_from date, child_to date)
  language sql immutable set search_path = ''
as $$
  -- The tree of time: fiscal years, quarters, months, ten days. A node is here when the range takes some of its children
  -- and not all, so that the range tells its children apart; and every year is, as the child of all time.
  with years as (
    select make_date(y, 4, 1) as a, make_date(y + 1, 4, 1) - 1 as b
    from generate_series(extract(year from p_from - interval '3 months')::integer,
      extract(year from p_to - interval '3 months')::integer) y
  ), spans as (
    select 3 as level, a, b from years
    union all select 2, d::date, (d + interval '3 months')::date - 1 from years, generate_series(a, b, interval '3 months') d
    union all select 1, d::date, (d + interval '1 month')::date - 1 from years, generate_series(a, b, interval '1 month') d
    union all select 0, d::date + o, private.jun_end(d::date + o)
      from years, generate_series(a, b, interval '1 month') d, unnest(array[0, 10, 20]) o
  ), parents as (
    select 4 as level, a, b from years
    union all select level, a, b from spans where level > 0 and a <= p_to and b >= p_from
      and not (a >= p_from and b <= p_to)
  )
  select dense_rank() over (order by p.level, p.a), c.a, c.b
  from parents p join spans c on c.level = p.level - 1 and c.a between p.a and p.b
$$;
comment on function private.insight_nodes is 'For insight_cells: the parts of the tree of time that a range looks into, with their children.';

create function private.dim_bit(p_dim text) returns integer
  language sql immutable set search_path = ''
  return 1 << (array_position(array['region', 'device', 'campaign', 'locale', 'visitor', 'entry'], p_dim) - 1);
comment on function private.dim_bit is 'For insight_cells: the bit of a dim in rollup_cells.mask; null for what is none.';

create function private.insight_cells(p_town_id text, p_panel text, p_dims text[], p_values text[], p_from date, p_to date)
  returns table (key text, f1 text, f2 text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
begin
  return query
  with families as materialized (
    -- A family is a way to split what is published. m says by what: 1 the key, 2 and 4 the first and second dim. Whatever
    -- can be had by adding a family up is a family too, and what is hidden there stays hidden here.
    select m, case when m & 1 = 1 then p_panel else b.panel end as panel,
      (case when m & 2 = 2 then coalesce(private.dim_bit(p_dims[1]), 0) else 0 end
        | case when m & 4 = 4 then coalesce(private.dim_bit(p_dims[2]), 0) else 0 end)::smallint as mask
    from (select case when p_panel in ('household', 'outcome') then 'household' else 'visit' end as panel) b,
      generate_series(1, 7) m
    where (m & 2 = 0 or cardinality(p_dims) >= 1) and (m & 4 = 0 or cardinality(p_dims) >= 2)
      and (m & 1 = 0 or p_panel <> b.panel or cardinality(p_dims) = 0)
  ), years as (
    select min(n.child_from) as a, max(n.child_to) as b from private.insight_nodes(p_from, p_to) n
  ), rows as materialized (
    select f.m, c.jun, case when f.m & 1 = 1 then c.key end as k1, case when f.m & 2 = 2 then c.f1 end as k2,
      case when f.m & 6 = 6 then c.f2 when f.m & 4 = 4 then c.f1 end as k3, c.visits, c.engaged_ms
    from years y, families f join public.rollup_cells c on c.town_id = p_town_id and c.panel = f.panel and c.mask = f.mask
    where c.jun between y.a and y.b
  ), sums as materialized (
    select r.m, n.node, n.child_from, r.k1, r.k2, r.k3, sum(r.visits) as n
    from private.insight_nodes(p_from, p_to) n join rows r on r.jun between n.child_from and n.child_to
    group by 1, 2, 3, 4, 5, 6
  ), sizes as materialized ( -- how many came in the node, for each value of each dim
    select s.node, s.m as dim, coalesce(s.k1, s.k2, s.k3) as k, sum(s.n) as n
    from sums s where s.m in (1, 2, 4) group by 1, 2, 3
  ), victims as materialized (
    -- A cell under five takes a value out of what the node tells apart: of its values the one that fewest came with.
    select distinct s.m, s.node, v.dim, v.k
    from sums s cross join lateral (
      select z.dim, z.k from (values (1, s.k1), (2, s.k2), (4, s.k3)) as x (dim, k)
        join sizes z on z.node = s.node and z.dim = x.dim and z.k = x.k
      where x.k is not null order by z.n, z.dim limit 1) v
    where s.n between 1 and 4
  ), ones as materialized (
    -- One value alone would be the total less the others, and so would a few that make less than five together:
    -- as many of the next smallest go with it as it takes.
    select 1 as stage, v.m, v.node, v.dim, v.k from victims v where v.m in (1, 2, 4)
    union
    select 1, r.dim, r.node, r.dim, r.k
    from (
      select z.node, z.dim, z.k, row_number() over (partition by z.node, z.dim order by z.n, z.k) as rank
      from sizes z where exists (select from victims v where v.m = z.dim and v.node = z.node)
        and not exists (select from victims v where v.m = z.dim and v.node = z.node and v.k = z.k)) r
      join (
        select w.node, w.dim, greatest(2 - w.hidden, max(c.rank)) as needed
        from (select v.node, v.dim, count(*) as hidden from victims v where v.m = v.dim and v.m in (1, 2, 4) group by 1, 2) w
          left join (
            select p.node, p.dim, p.child_from, min(q.rank) as rank
            from (
              select s.node, s.m as dim, s.child_from from sums s
                join victims v on v.m = s.m and v.node = s.node and v.k = coalesce(s.k1, s.k2, s.k3)
              where s.m in (1, 2, 4) group by 1, 2, 3 having sum(s.n) between 1 and 4) p
              left join (
                select s.node, s.m as dim, s.child_from, o.rank
                from sums s join (
                  select z.node, z.dim, z.k, row_number() over (partition by z.node, z.dim order by z.n, z.k) as rank
                  from sizes z where not exists (
                    select from victims v where v.m = z.dim and v.node = z.node and v.k = z.k)) o
                  on o.node = s.node and o.dim = s.m and o.k = coalesce(s.k1, s.k2, s.k3)
                where s.m in (1, 2, 4)) q using (node, dim, child_from)
            group by 1, 2, 3) c on c.node = w.node and c.dim = w.dim
        group by w.node, w.dim, w.hidden) t on t.node = r.node and t.dim = r.dim and r.rank <= t.needed
  ), twos_first as (
    select m.m, v.node, v.dim, v.k from (values (3), (5), (6)) as m (m)
      join (select * from ones) v on v.dim & m.m > 0
    union select v.m, v.node, v.dim, v.k from victims v where v.m in (3, 5, 6)
  ), twos as materialized (
    select * from twos_first
    union
    select l.m, l.node, l.dim, n.k from (
        select t.m, t.node, t.dim, min(t.k) as k from twos_first t group by 1, 2, 3 having count(*) = 1) l
      cross join lateral (select z.k from sizes z where z.node = l.node and z.dim = l.dim and z.k <> l.k
        order by z.n, z.k limit 1) n
    where exists (select from families f where f.m = l.m)
  ), threes_first as (
    select 7 as m, t.node, t.dim, t.k from twos t union select 7, v.node, v.dim, v.k from ones v
    union select v.m, v.node, v.dim, v.k from victims v where v.m = 7
  ), apart as materialized ( -- what the range may not tell apart
    select distinct a.dim, a.k from (
      select dim, k from ones union all
      select t.dim, t.k from twos t where exists (select from families f where f.m = t.m) union all
      select t.dim, t.k from threes_first t where exists (select from families f where f.m = 7) union all
      select l.dim, n.k from (
          select t.node, t.dim, min(t.k) as k from threes_first t where exists (select from families f where f.m = 7)
          group by 1, 2 having count(*) = 1) l
        cross join lateral (select z.k from sizes z where z.node = l.node and z.dim = l.dim and z.k <> l.k
          order by z.n, z.k limit 1) n) a
  ), top as (select max(m) as m from families
  ), told as (
    select coalesce(r.k1, '') as k1, coalesce(r.k2, '') as k2, coalesce(r.k3, '') as k3, sum(r.visits) as n,
      sum(r.engaged_ms) as ms
    from rows r, top t where r.m = t.m and r.jun between p_from and p_to
      and (p_values[1] is null or r.k2 = p_values[1]) and (p_values[2] is null or r.k3 = p_values[2])
    group by 1, 2, 3
  ), known as ( -- every value of the years, so that a row's absence says nothing
    select a.k as k1, b.k as k2, c.k as k3
    from (select distinct k from sizes where dim = 1 union select '' where not exists (select from sizes where dim = 1)) a,
      (select distinct k from sizes where dim = 2 and (p_values[1] is null or k = p_values[1])
        union select '' where cardinality(p_dims) < 1) b,
      (select distinct k from sizes where dim = 4 and (p_values[2] is null or k = p_values[2])
        union select '' where cardinality(p_dims) < 2) c
  )
  select k.k1, k.k2, k.k3, case when h.hidden then null else coalesce(t.n, 0)::bigint end,
    case when h.hidden then null else coalesce(t.ms, 0)::bigint end, h.hidden
  from known k left join told t on t.k1 = k.k1 and t.k2 = k.k2 and t.k3 = k.k3
    left join apart x1 on x1.dim = 1 and x1.k = k.k1 left join apart x2 on x2.dim = 2 and x2.k = k.k2
    left join apart x3 on x3.dim = 4 and x3.k = k.k3
    cross join lateral (select x1.k is not null or x2.k is not null or x3.k is not null as hidden) h;
end $$;
comment on function private.insight_cells is
  'For the insight rpcs: a panel''s cells over a range of whole ten days, split by up to two dims (of which values may be fixed), with what may not be shown hidden.';
