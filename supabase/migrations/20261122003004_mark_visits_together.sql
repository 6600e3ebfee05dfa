-- Marking visits one by one took a third of the job's time: it is one statement for ten days now.
create or replace function private.gather_visits(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_rule public.marking_rules := private.marking_rule(p_town_id);
begin
  create temp table if not exists marked (visit_id uuid, mark text) on commit drop;
  create temp table if not exists gone (visit_id uuid, visitor_id uuid, started_at timestamptz) on commit drop;
  truncate pg_temp.marked, pg_temp.gone;
  insert into pg_temp.marked
    select v.visit_id, case when v.simulated and not v_rule.counts_simulated then 'simulated' when v.staff then 'staff'
      when v.is_bot or b.visit_id is not null then 'machine' else 'person' end
    from public.visits v
      left join (
        select distinct m.visit_id from (
          select e.visit_id from public.visits s join public.visit_events e on e.town_id = s.town_id
            and e.visit_id = s.visit_id and e.occurred_at >= s.started_at - interval '2 days'
            and e.occurred_at between p_jun::timestamptz - interval '3 days' and p_jun::timestamptz + interval '48 days'
          where s.town_id = p_town_id and s.day between p_jun and private.jun_end(p_jun)
          group by e.visit_id, date_trunc('minute', e.occurred_at) having count(*) > v_rule.most_events_per_minute) m) b
        on b.visit_id = v.visit_id
    where v.town_id = p_town_id and v.day between p_jun and private.jun_end(p_jun);
  analyze pg_temp.marked;

  with admitted as (
    insert into public.campaign_codes (town_id, campaign)
      select p_town_id, v.campaign from public.visits v join pg_temp.marked m on m.visit_id = v.visit_id
      where v.town_id = p_town_id and m.mark = 'person' and v.campaign is not null
      group by v.campaign having count(*) >= 5
        and (select count(*) from public.campaign_codes c where c.town_id = p_town_id) < 300
      on conflict do nothing returning campaign)
  insert into public.rollup_marks (town_id, day) -- days that called it (other) till now
    select distinct p_town_id, v.day from admitted a join public.visits v on v.town_id = p_town_id and v.campaign = a.campaign
    where v.day not between p_jun and private.jun_end(p_jun);

  with old as (
    delete from public.counted_visits where town_id = p_town_id and jun = p_jun returning *
  ) insert into pg_temp.gone select visit_id, visitor_id, started_at from old;
  insert into public.counted_visits (town_id, visit_id, visitor_id, jun, started_at, dims)
    with ways as materialized ( -- few codes and referrers, many visits
      select d.campaign, d.referrer_host, private.campaign_of(p_town_id, d.campaign, d.referrer_host) as way
      from (select distinct v.campaign, v.referrer_host from public.visits v
        where v.town_id = p_town_id and v.day between p_jun and private.jun_end(p_jun)) d)
    select p_town_id, v.visit_id, v.visitor_id, p_jun, v.started_at, array[v.region, v.device_class, w.way, v.locale,
      case when exists (select from public.visits o where o.town_id = v.town_id and o.visitor_id = v.visitor_id
        and (o.started_at, o.visit_id) < (v.started_at, v.visit_id)) then 'returning' else 'new' end, v.entry]
    from pg_temp.marked m join public.visits v on v.town_id = p_town_id and v.visit_id = m.visit_id
      join ways w on coalesce(w.campaign, '') = coalesce(v.campaign, '')
        and coalesce(w.referrer_host, '') = coalesce(v.referrer_host, '')
        and (w.campaign is null) = (v.campaign is null) and (w.referrer_host is null) = (v.referrer_host is null)
    where m.mark = 'person';

  -- A visit that came late, or stopped counting, changes what its visitor's later visits are: those days are worked out again.
  insert into public.rollup_marks (town_id, day)
    select distinct p_town_id, (l.started_at at time zone 'Asia/Tokyo')::date
    from (select coalesce(g.visitor_id, c.visitor_id) as visitor_id, coalesce(g.started_at, c.started_at) as started_at
        from (select * from public.counted_visits where town_id = p_town_id and jun = p_jun) c
          full join pg_temp.gone g on g.visit_id = c.visit_id
        where g.visit_id is null or c.visit_id is null) x
      join public.counted_visits l on l.town_id = p_town_id and l.visitor_id = x.visitor_id
        and l.started_at > x.started_at and l.jun > p_jun;
end $$;
drop function private.mark_of(public.visits, public.marking_rules);
