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

create type private.insight_sum as (m integer, node bigint, child date, k1 text, k2 text, k3 text, n bigint);
comment on type private.insight_sum is
  'For hidden_values: the visits of one child of a node of the tree of time, split by the dims of m: 1 is k1, 2 is k2, 4 is k3.';

create type private.insight_value as (m integer, node bigint, dim integer, k text, n bigint);
comment on type private.insight_value is 'For hidden_values: a value of a dim in a node, and how many came with it.';

create function private.hidden_values(p_sums private.insight_sum[]) returns table (dim integer, k text)
  language plpgsql immutable set search_path = '' set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  v_sizes private.insight_value[]; v_victims private.insight_value[]; v_ones private.insight_value[];
  v_apart private.insight_value[]; v_more private.insight_value[]; v_masks integer[]; v_split private.insight_sum[];
  v_cells private.insight_sum[]; -- of nodes as wholes; n is how many real cells each stands for
  c_minor constant text := '~'; -- no value is called so
begin
  -- How many came in the node, for each value of each dim.
  select array_agg(row(z.m, z.node, z.m, z.k, z.n)::private.insight_value) into v_sizes from (
    select s.m, s.node, coalesce(s.k1, s.k2, s.k3) as k, sum(s.n)::bigint as n from unnest(p_sums) s
    where s.m in (1, 2, 4) group by 1, 2, 3) z;
  -- A table split by two tells only those values of a dim apart that at least one in 25 visits of the node came with: the
  -- others would take much with them. They are one heap from here on, unless there is but one of them.
  with minor as materialized (
    select z.node, z.dim, z.k from (
      select x.node, x.dim, x.k, x.n * 25 < sum(x.n) over w as is_minor
      from unnest(v_sizes) x where x.dim in (2, 4) window w as (partition by x.node, x.dim)) z
    where z.is_minor
  ), heaps as materialized (
    select i.node, i.dim, i.k from minor i join (select node, dim from minor group by 1, 2 having count(*) > 1) h
      on h.node = i.node and h.dim = i.dim
  ), split as materialized (
    select s.m, s.node, s.child, s.k1, case when h2.k is null then s.k2 else c_minor end as k2,
      case when h3.k is null then s.k3 else c_minor end as k3, s.n, s.k2 as told2,
      s.k3 as told3
    from unnest(p_sums) s left join heaps h2 on h2.node = s.node and h2.dim = 2 and h2.k = s.k2
      left join heaps h3 on h3.node = s.node and h3.dim = 4 and h3.k = s.k3
    where s.m in (3, 5, 6, 7) and s.n > 0
  )
  select (select array_agg(row(c.m, c.node, c.child, c.k1, c.k2, c.k3, c.n)::private.insight_sum) from (
        select m, node, child, k1, k2, k3, sum(n)::bigint as n from split group by 1, 2, 3, 4, 5, 6) c),
      (select array_agg(row(c.m, c.node, null, c.k1, c.k2, c.k3, c.n)::private.insight_sum) from (
        select m, node, k1, k2, k3, count(*) as n from (
          select distinct m, node, k1, k2, k3, told2, told3 from split) d group by 1, 2, 3, 4, 5) c)
    into v_split, v_cells;
  -- A cell under five takes a value out of what the node tells apart: of its values the one that fewest came with.
  select array_agg(distinct row(v.m, v.node, v.dim, v.k, null)::private.insight_value) into v_victims from (
    select distinct on (s.id) s.m, s.node, z.dim, z.k
    from (select row_number() over () as id, u.* from (
        select * from unnest(p_sums) o where o.m in (1, 2, 4) union all
        select * from unnest(v_split) o where coalesce(o.k2, '') <> c_minor and coalesce(o.k3, '') <> c_minor) u
      where u.n between 1 and 4) s
      cross join lateral (values (1, s.k1), (2, s.k2), (4, s.k3)) as x (dim, k)
      join unnest(v_sizes) z on z.node = s.node and z.dim = x.dim and z.k = x.k
    order by s.id, z.n, z.dim) v;
  v_victims := coalesce(v_victims, '{}');

  with ranked as materialized (
    select z.node, z.dim, z.k, v.k is not null as is_victim,
      row_number() over (partition by z.node, z.dim, v.k is null order by z.n, z.k) as rank
    from unnest(v_sizes) z left join unnest(v_victims) v on v.m = z.dim and v.node = z.node and v.dim = z.dim and v.k = z.k
  ), children as (
    select s.node, s.m as dim, s.child, coalesce(sum(s.n) filter (where r.is_victim), 0) as hidden,
      min(r.rank) filter (where not r.is_victim and s.n > 0) as next
    from unnest(p_sums) s join ranked r on r.node = s.node and r.dim = s.m and r.k = coalesce(s.k1, s.k2, s.k3)
    where s.m in (1, 2, 4) group by 1, 2, 3
  ), needed as (
    -- One value alone would be the total less the others, and so would a few that make less than five together:
    -- as many of the next smallest go with it as it takes.
    select w.node, w.dim, greatest(2 - w.victims, coalesce(max(c.next) filter (where c.hidden between 1 and 4), 0)) as rank
    from (select r.node, r.dim, count(*) as victims from ranked r where r.is_victim group by 1, 2) w
      join children c on c.node = w.node and c.dim = w.dim
    group by w.node, w.dim, w.victims
  )
  select coalesce(array_agg(row(r.dim, r.node, r.dim, r.k, null)::private.insight_value), '{}') into v_ones
  from ranked r join needed e on e.node = r.node and e.dim = r.dim where r.is_victim or r.rank <= e.rank;
  v_apart := v_ones;

  -- Split by two things, then by three. What is hidden with fewer stays hidden with more; no value is hidden alone; and
  -- along no line of a table may just one cell be both hidden and possible: its line would give it back.
  foreach v_masks slice 1 in array array[[3, 5, 6], [7, 7, 7]] loop
    select array_agg(distinct row(f.m, a.node, a.dim, a.k, null)::private.insight_value) into v_more
    from (select distinct s.m from unnest(v_split) s where s.m = any (v_masks)) f
      join (select v.node, v.dim, v.k, null::integer as m from unnest(v_apart) v
        union all select s.node, x.dim, c_minor, s.m from unnest(v_split) s
          cross join lateral (values (2, s.k2), (4, s.k3)) as x (dim, k) where s.m = any (v_masks) and x.k = c_minor
        union all select v.node, v.dim, v.k, v.m from unnest(v_victims) v where v.m = any (v_masks)) a
      on a.dim & f.m > 0 and coalesce(a.m, f.m) = f.m;
    continue when v_more is null;
    v_apart := v_more;
    loop
      with cells as materialized ( -- of the node as a whole, with what of them is apart already
        select c.id, c.m, c.node, c.n, x.dim, x.k, a.k is not null as is_apart
        from (
          select row_number() over () as id, s.* from unnest(v_cells) s where s.m = any (v_masks)) c
          cross join lateral (values (1, c.k1), (2, c.k2), (4, c.k3)) as x (dim, k)
          left join unnest(v_apart) a on a.m = c.m and a.node = c.node and a.dim = x.dim and a.k = x.k
        where x.k is not null
      ), ends as (
        select c.id, c.m, c.node, c.n, max(c.dim) filter (where c.is_apart) as along,
          string_agg(c.dim || c.k, '|' order by c.dim) filter (where not c.is_apart) as line
        from cells c group by c.id, c.m, c.node, c.n having count(*) filter (where c.is_apart) = 1
      ), lonely as (
        select min(e.id) as id from ends e group by e.m, e.node, e.along, e.line having sum(e.n) = 1
      ), joined as (
        select distinct on (c.id) c.m, c.node, c.dim, c.k
        from lonely l join cells c on c.id = l.id and not c.is_apart
          join unnest(v_sizes) z on z.node = c.node and z.dim = c.dim and z.k = c.k
        order by c.id, z.n, c.dim
      ), partners as (
        select distinct on (q.m, q.node, q.dim) q.m, q.node, q.dim, z.k
        from (select a.m, a.node, a.dim, min(a.k) as k from unnest(v_apart) a group by 1, 2, 3
            having count(*) = 1 and min(a.k) <> c_minor) q
          join unnest(v_sizes) z on z.node = q.node and z.dim = q.dim
        where z.k <> q.k order by q.m, q.node, q.dim, z.n, z.k
      )
      select array_agg(distinct row(x.m, x.node, x.dim, x.k, null)::private.insight_value) into v_more
      from (select * from joined union select * from partners) x;
      exit when v_more is null;
      v_apart := v_apart || v_more;
    end loop;
  end loop;
  return query
    select distinct a.dim, a.k from unnest(v_apart || v_ones) a where a.k <> c_minor
    union
    select z.dim, z.k from unnest(v_apart) a join unnest(v_sizes) z on z.node = a.node and z.dim = a.dim
      join (select x.node, x.dim, sum(x.n) as n from unnest(v_sizes) x group by 1, 2) w on w.node = z.node and w.dim = z.dim
    where a.k = c_minor and z.n * 25 < w.n;
end $$;
comment on function private.hidden_values is
  'For insight_cells: the values that may not be told apart, those with a cell under five and as many more as keep subtraction from giving one back.';

create function private.insight_cells(p_town_id text, p_panel text, p_dims text[], p_values text[], p_from date, p_to date)
  returns table (key text, f1 text, f2 text, visits bigint, engaged_ms bigint, hidden boolean)
  language plpgsql stable security definer set search_path = '' set jit = off set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
declare
  -- A family is a way to split what is published. m says by what: 1 the key, 2 and 4 the first and second dim. Whatever
  -- can be had by adding a family up is a family too, and what is hidden there stays hidden here.
  v_base text := case when p_panel in ('household', 'outcome') then 'household' else 'visit' end;
  v_d1 smallint := coalesce(private.dim_bit(p_dims[1]), 0);
  v_d2 smallint := coalesce(private.dim_bit(p_dims[2]), 0);
  v_top integer := case when p_panel <> v_base or cardinality(p_dims) = 0 then 1 else 0 end
    | case when v_d1 > 0 then 2 else 0 end | case when v_d2 > 0 then 4 else 0 end;
  v_sums private.insight_sum[];
begin
  select array_agg(row(s.m, s.node, s.child_from, s.k1, s.k2, s.k3, s.n)::private.insight_sum) into v_sums
  from private.insight_nodes(p_from, p_to) n cross join generate_series(1, 7) f (m)
    cross join lateral ( -- one look into the index for each part of time; offset 0 keeps it so
      select f.m, n.node, n.child_from, case when f.m & 1 = 1 then c.key end as k1, case when f.m & 2 = 2 then c.f1 end as k2,
        case when f.m & 6 = 6 then c.f2 when f.m & 4 = 4 then c.f1 end as k3, sum(c.visits) as n
      from public.rollup_cells c
      where c.town_id = p_town_id and c.panel = case when f.m & 1 = 1 then p_panel else v_base end
        and c.mask = case when f.m & 2 = 2 then v_d1 else 0 end | case when f.m & 4 = 4 then v_d2 else 0 end
        and c.jun between n.child_from and n.child_to
      group by c.key, c.f1, c.f2 offset 0) s
  where f.m & v_top = f.m;
  return query
  with apart as materialized (
    select h.dim, h.k from private.hidden_values(v_sums) h
  ), told as (
    select case when v_top & 1 = 1 then c.key else '' end as k1, case when v_top & 2 = 2 then c.f1 else '' end as k2,
      case when v_top & 6 = 6 then c.f2 when v_top & 4 = 4 then c.f1 else '' end as k3, sum(c.visits) as n,
      sum(c.engaged_ms) as ms
    from public.rollup_cells c
    where c.town_id = p_town_id and c.panel = case when v_top & 1 = 1 then p_panel else v_base end
      and c.mask = v_d1 | v_d2 and c.jun between p_from and p_to
      and (v_d1 = 0 or p_values[1] is null or c.f1 = p_values[1]) and (v_d2 = 0 or p_values[2] is null or c.f2 = p_values[2])
    group by 1, 2, 3
  ), single as materialized (
    select distinct s.m, coalesce(s.k1, s.k2, s.k3) as k from unnest(v_sums) s where s.m in (1, 2, 4)
  ), known as ( -- every value of the years, so that a row's absence says nothing
    select a.k as k1, b.k as k2, c.k as k3
    from (select k from single where m = 1 union all select '' where v_top & 1 = 0) a,
      (select k from single where m = 2 and (p_values[1] is null or k = p_values[1]) union all select '' where v_top & 2 = 0) b,
      (select k from single where m = 4 and (p_values[2] is null or k = p_values[2]) union all select '' where v_top & 4 = 0) c
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
