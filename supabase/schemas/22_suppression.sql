create function private.dim_bit(p_dim text) returns integer
  language sql immutable set search_path = ''
  return 1 << (array_position(array['region', 'device', 'campaign', 'locale', 'visitor', 'entry'], p_dim) - 1);
comment on function private.dim_bit is 'For insight_cells: the bit of a dim in rollup_cells.mask; null for what is none.';

create function private.gather_nodes(p_town_id text, p_juns date[]) returns void
  language plpgsql security definer set search_path = '' set work_mem = '64MB'
  set jit = off set enable_nestloop = off set enable_mergejoin = off
as $$
declare v_node record;
begin
  create temp table if not exists nodes (node integer, level integer, a date, b date) on commit drop;
  create temp table if not exists tables (family integer, m integer, panel text collate "C", mask smallint,
    prefix text collate "C") on commit drop;
  create temp table if not exists parts (node integer, child date, panel text collate "C", mask smallint,
    key text collate "C", f1 text collate "C", f2 text collate "C", n bigint) on commit drop;
  create temp table if not exists singles (node integer, family integer, dim integer, child date, k text collate "C",
    n bigint) on commit drop;
  create temp table if not exists sizes (node integer, family integer, dim integer, k text collate "C", n bigint, is_minor boolean,
    in_heap boolean, panel text collate "C", kin text collate "C", parent text collate "C", is_own boolean) on commit drop;
  create temp table if not exists split (node integer, family integer, m integer, child date, k1 text collate "C",
    k2 text collate "C", k3 text collate "C", n bigint, is_one boolean, told text collate "C") on commit drop;
  truncate pg_temp.nodes, pg_temp.tables, pg_temp.parts, pg_temp.singles, pg_temp.sizes, pg_temp.split;

  -- A node is judged by its children: ten days of a month, months of a quarter, quarters of a year, the year of all time.
  insert into pg_temp.nodes
    select row_number() over (order by d.level, d.a), d.level, d.a, private.span_end(d.level, d.a)
    from (select distinct l as level, private.span_of(l, j) as a from unnest(p_juns) j, generate_series(1, 4) l) d;
  insert into pg_temp.tables
    select distinct f.family, m, case when m & 1 = 1 then f.panel else f.base end,
      case when m & 2 = 2 then f.d1 else 0 end | case when m & 4 = 4 then f.d2 else 0 end, case when m & 1 = 1 then f.panel || ':' else '' end
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
    select p.node, t.family, t.m, p.child, case t.m when 1 then t.prefix || p.key else p.f1 end, sum(p.n)
    from pg_temp.parts p join pg_temp.tables t on t.panel = p.panel and t.mask = p.mask
    where t.m in (1, 2, 4) group by 1, 2, 3, 4, 5;
  -- A split table tells only those values of a dim apart that at least one in 25 visits of the node came with: the others
  -- would take much with them. They are one heap, unless there is but one of them.
  -- kin: the values whose dwell adds up to something told: a place's spots with its own dwell, a theme's places, else the panel.
  insert into pg_temp.sizes
    select z.node, z.family, z.dim, z.k, z.n, z.is_minor,
      z.is_minor and count(*) filter (where z.is_minor) over (partition by z.node, z.family, z.dim) > 1,
      z.panel, case z.panel when 'own' then 'place' when 'spot' then 'place' when 'place' then 'theme' else '' end || '>' ||
        case when z.panel = 'own' then z.key when z.panel in ('spot', 'place') then coalesce(r.parent, '') else z.panel end,
      case when z.panel = 'own' then 'place:' || z.key when z.panel = 'spot' then 'place:' || r.parent
        when z.panel = 'place' then 'theme:' || r.parent end,
      z.panel = 'own'
    from (
      select s.node, s.family, s.dim, s.k, sum(s.n) as n,
        s.dim <> 1 and sum(s.n) * 25 < sum(sum(s.n)) over (partition by s.node, s.family, s.dim) as is_minor,
        case when s.dim = 1 then split_part(s.k, ':', 1) else '' end as panel,
        case when s.dim = 1 then substr(s.k, strpos(s.k, ':') + 1) end as key
      from pg_temp.singles s group by 1, 2, 3, 4) z
      left join public.rollup_parents r on r.town_id = p_town_id and r.panel = z.panel and r.key = z.key;
  analyze pg_temp.singles, pg_temp.sizes;

  insert into pg_temp.split -- is_one: of a heap, whether only one value of it is here; told says which
    select x.node, x.family, x.m, x.child, x.k1, case when h2.k is null then x.k2 else '~' end,
      case when h3.k is null then x.k3 else '~' end, sum(x.n), min(x.k2 || ' ' || x.k3) = max(x.k2 || ' ' || x.k3),
      min(x.k2 || ' ' || x.k3)
    from (
      select p.node, t.family, t.m, p.child, case when t.m & 1 = 1 then t.prefix || p.key else '' end as k1,
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
declare v_round integer;
begin
  perform private.gather_nodes(p_town_id, p_juns);
  create temp table if not exists victims (node integer, family integer, m integer, dim integer, k text collate "C") on commit drop;
  create temp table if not exists ones (node integer, family integer, dim integer, k text collate "C", round integer)
    on commit drop;
  create temp table if not exists apart (node integer, family integer, m integer, dim integer, k text collate "C", round integer)
    on commit drop;
  create temp table if not exists cells (node integer, family integer, m integer, k1 text collate "C",
    k2 text collate "C", k3 text collate "C", n integer) on commit drop;
  create temp table if not exists active (node integer, family integer, m integer) on commit drop;
  truncate pg_temp.victims, pg_temp.ones, pg_temp.apart, pg_temp.cells;

  -- A cell under five takes a value out of what the node tells apart: of its values the one that fewest came with. What many
  -- panels are split by is only taken out where a key has eight times as many: each of them goes without it then.
  insert into pg_temp.victims
    select distinct s.node, s.family, s.dim, s.dim, s.k from pg_temp.singles s
      where s.n between 1 and 4 and not (s.dim = 1 and starts_with(s.k, 'own:'))
    union
    select distinct s.node, s.family, s.m, x.dim, case x.dim when 1 then s.k1 when 2 then s.k2 else s.k3 end
    from pg_temp.split s
      left join pg_temp.sizes z1 on s.m & 1 = 1 and z1.node = s.node and z1.family = s.family and z1.dim = 1 and z1.k = s.k1
      left join pg_temp.sizes z2 on s.m & 2 = 2 and z2.node = s.node and z2.family = s.family and z2.dim = 2 and z2.k = s.k2
      left join pg_temp.sizes z3 on s.m & 4 = 4 and z3.node = s.node and z3.family = s.family and z3.dim = 4 and z3.k = s.k3
      cross join lateral (select case
        when z1.n <= least(z2.n, z3.n) * (case when z1.panel in ('funnel', 'outcome') then 1 else 8 end) then 1 when z2.n <= coalesce(z3.n, z2.n) then 2 else 4 end as dim) x
    where s.n between 1 and 4 and s.k2 <> '~' and s.k3 <> '~';

  insert into pg_temp.ones select v.node, v.family, v.dim, v.k, 0 from pg_temp.victims v where v.m = v.dim;
  v_round := 0;
  loop
    v_round := v_round + 1;
    exit when not private.hide_with_kin(v_round);
  end loop;

  insert into pg_temp.cells -- of nodes as wholes; n is 2 for a heap that stands for several
    select s.node, s.family, s.m, s.k1, s.k2, s.k3,
      case when bool_and(s.is_one) and min(s.told) = max(s.told) then 1 else 2 end
    from pg_temp.split s group by 1, 2, 3, 4, 5, 6;
  analyze pg_temp.victims, pg_temp.ones, pg_temp.cells;

  -- Split by two things: what is hidden with one stays hidden; no value is hidden alone; and along no line of a table may just one
  -- cell be both hidden and possible: its line would give it back.
  insert into pg_temp.apart
    with here as materialized (
      select c.node, c.family, c.m, bool_or(c.k2 = '~') as heap2, bool_or(c.k3 = '~') as heap3 from pg_temp.cells c group by 1, 2, 3)
    select h.node, h.family, h.m, o.dim, o.k, 0 from here h
      join pg_temp.ones o on o.node = h.node and o.family = h.family and o.dim & h.m > 0
    union select v.node, v.family, v.m, v.dim, v.k, 0 from here h
      join pg_temp.victims v on v.node = h.node and v.family = h.family and v.m = h.m
    union select h.node, h.family, h.m, 2, '~', 0 from here h where h.heap2
    union select h.node, h.family, h.m, 4, '~', 0 from here h where h.heap3;
  v_round := 0;
  loop
    v_round := v_round + 1;
    exit when not private.hide_lonely_cells(v_round);
  end loop;

  delete from public.rollup_hidden h using pg_temp.nodes n
    where h.town_id = p_town_id and h.level = n.level and h.start_day = n.a;
  insert into public.rollup_hidden (town_id, level, start_day, panel, mask, dim, k)
    select p_town_id, n.level, n.a, f.panel, f.mask, x.dim, case x.dim when 1 then substr(x.k, length(f.panel) + 2) else x.k end
    from (
      select a.node, a.family, a.dim, a.k from pg_temp.apart a where a.k <> '~'
      union select o.node, o.family, o.dim, o.k from pg_temp.ones o
      union select z.node, z.family, z.dim, z.k
        from (select distinct a.node, a.family, a.dim from pg_temp.apart a where a.k = '~') a
        join pg_temp.sizes z on z.node = a.node and z.family = a.family and z.dim = a.dim and z.is_minor) x
      join pg_temp.nodes n on n.node = x.node join private.insight_families() f on f.family = x.family
    where x.dim <> 1 or starts_with(x.k, f.panel || ':');
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
  if p_round = 1 then -- no other table becomes active later
    perform private.gather_lines();
  end if;
  insert into pg_temp.apart
    with partners as materialized (
      select distinct on (q.node, q.family, q.m, q.dim, q.panel) q.node, q.family, q.m, q.dim, z.k
      from (select a.node, a.family, a.m, a.dim, case a.dim when 1 then split_part(a.k, ':', 1) else '' end as panel, min(a.k) as k
          from pg_temp.active g join pg_temp.apart a on a.node = g.node and a.family = g.family and a.m = g.m
          group by 1, 2, 3, 4, 5 having count(*) = 1 and min(a.k) <> '~') q
        join pg_temp.sizes z on z.node = q.node and z.family = q.family and z.dim = q.dim and z.panel = q.panel
      where z.k <> q.k order by q.node, q.family, q.m, q.dim, q.panel, z.n, z.k
    ), ready as materialized (
      select g.node, g.family, g.m from pg_temp.active g
      except select p.node, p.family, p.m from partners p
    ), flagged as (
      select c.*, coalesce(c.child, '-infinity') as at, a1.k is not null as out1, a2.k is not null as out2, a3.k is not null as out3
      from ready g join pg_temp.lines c on c.node = g.node and c.family = g.family and c.m = g.m
        left join pg_temp.apart a1 on a1.node = c.node and a1.family = c.family and a1.m = c.m and a1.dim = 1 and a1.k = c.k1
        left join pg_temp.apart a2 on a2.node = c.node and a2.family = c.family and a2.m = c.m and a2.dim = 2 and a2.k = c.k2
        left join pg_temp.apart a3 on a3.node = c.node and a3.family = c.family and a3.m = c.m and a3.dim = 4 and a3.k = c.k3
    ), lonely as materialized ( -- the only cell of its line, so that min is what it is
      select f.node, f.family, f.m, f.at, f.out1, f.out2, f.out3, min(f.k1) as k1, min(f.k2) as k2, min(f.k3) as k3
      from flagged f where f.out1::integer + f.out2::integer + f.out3::integer = 1
      group by f.node, f.family, f.m, f.at, f.out1, f.out2, f.out3, case when f.out1 then split_part(f.k1, ':', 1) else f.k1 end,
        case when not f.out2 then f.k2 end, case when not f.out3 then f.k3 end
      having sum(f.n) = 1
    ), others as materialized ( -- the smallest key that a lonely cell of a key could share its line with, rather than lose the line
      select distinct on (l.node, l.family, l.m, l.k1, l.k2, l.k3) l.node, l.family, l.m, l.k1, l.k2, l.k3, z.k, z.n
      from lonely l join flagged f on f.node = l.node and f.family = l.family and f.m = l.m and f.at = l.at and f.k2 = l.k2 and f.k3 = l.k3
        join pg_temp.sizes z on z.node = f.node and z.family = f.family and z.dim = 1 and z.k = f.k1
      where l.out1 and not f.out1 and not f.out2 and not f.out3 and z.panel = split_part(l.k1, ':', 1)
        and z.panel not in ('funnel', 'outcome')
      order by l.node, l.family, l.m, l.k1, l.k2, l.k3, z.n, z.k
    ), joined as (
      select distinct l.node, l.family, l.m, x.dim, case x.dim when 1 then coalesce(o.k, l.k1) when 2 then l.k2 else l.k3 end as k
      from lonely l
        left join others o on o.node = l.node and o.family = l.family and o.m = l.m and o.k1 = l.k1 and o.k2 = l.k2 and o.k3 = l.k3
        left join pg_temp.sizes z1 on l.m & 1 = 1 and not l.out1 and z1.node = l.node and z1.family = l.family and z1.dim = 1
          and z1.k = l.k1
        left join pg_temp.sizes z2 on l.m & 2 = 2 and not l.out2 and z2.node = l.node and z2.family = l.family and z2.dim = 2
          and z2.k = l.k2
        left join pg_temp.sizes z3 on l.m & 4 = 4 and not l.out3 and z3.node = l.node and z3.family = l.family and z3.dim = 4
          and z3.k = l.k3
        cross join lateral (select case when o.n <= least(z2.n, z3.n) * 8 then 1 when z1.n <= least(z1.n, z2.n, z3.n) then 1 when z2.n <= coalesce(z3.n, z2.n) then 2
          else 4 end as dim) x
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
-- insight_live asks for the last five minutes. Events come nearly in the order of their times, so that a few bytes for many pages find
-- them; a tree would cost every writer.
create index visit_events_by_time on public.visit_events using brin (occurred_at) with (pages_per_range = 32, autosummarize = on);

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
