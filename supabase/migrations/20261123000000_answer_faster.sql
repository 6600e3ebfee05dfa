-- The parts of a range cost more than the answer: five hundred calls of span_of and span_end. Each part now brings its parent's ends along, and the planner knows
-- how few they are: it read every town's rollup_hidden for them.
create or replace function private.insight_parts(p_from date, p_to date)
  returns table (level smallint, start_day date, is_whole boolean)
  language sql immutable rows 16 set search_path = ''
as $$
  -- is_whole: the range is made of these. Else it takes some of their children and not all, and so tells its children apart;
  -- every year does, as a child of all time (4).
  with years as (
    select y::date as a, (y + interval '1 year')::date - 1 as b
    from generate_series(private.span_of(3, p_from)::timestamp, p_to::timestamp, interval '1 year') y
  ), quarters as (
    select q::date as a, (q + interval '3 months')::date - 1 as b, y.a as over_a, y.b as over_b
    from years y, generate_series(y.a::timestamp, y.b::timestamp, interval '3 months') q
  ), months as (
    select m::date as a, (m + interval '1 month')::date - 1 as b, q.a as over_a, q.b as over_b
    from quarters q, generate_series(q.a::timestamp, q.b::timestamp, interval '1 month') m
  ), spans as (
    select 4 as level, a, b, null::date as over_a, null::date as over_b from years
    union all select 3, a, b, null, null from years
    union all select 2, * from quarters
    union all select 1, * from months
    union all select 0, m.a + o, case o when 20 then m.b else m.a + o + 9 end, m.a, m.b from months m, unnest(array[0, 10, 20]) o
  ), placed as (
    select s.level, s.a, s.level < 4 and s.a >= p_from and s.b <= p_to as is_whole,
      coalesce(s.over_a >= p_from and s.over_b <= p_to, false) as is_within
    from spans s where s.a <= p_to and s.b >= p_from
  )
  select p.level::smallint, p.a, p.is_whole from placed p where not p.is_within and (p.is_whole or p.level > 0)
$$;

-- insight_live asks for the last five minutes. Events come nearly in the order of their times, so that a few bytes for many pages find
-- them; a tree would cost every writer.
create index visit_events_by_time on public.visit_events using brin (occurred_at) with (pages_per_range = 32, autosummarize = on);
