-- Keys come from browsers: squares of spaces, pages, reasons. One that makes up thousands of them would hold the job up, for each is
-- split in seven ways and judged. Of each panel the keys that most visits share are told apart in ten days; the rest is '(other)'.
alter function private.gather_seen(text, date) rename to gather_all_seen;
comment on function private.gather_all_seen is 'For gather_seen: everything a visit counts for, once each, whatever its key.';

create function private.gather_seen(p_town_id text, p_jun date) returns void
  language plpgsql security definer set search_path = ''
as $$
declare c_most constant integer := 3000; -- twice the places of the largest list of a real city, and more squares than a town has paths
begin
  perform private.gather_all_seen(p_town_id, p_jun);
  create temp table if not exists beyond (panel text, key text) on commit drop;
  truncate pg_temp.beyond;
  insert into pg_temp.beyond
    select k.panel, k.key
    from (select s.panel, s.key, row_number() over (partition by s.panel order by count(*) desc, s.key) as rank
      from pg_temp.seen s group by s.panel, s.key) k
    where k.rank > c_most;
  if found then
    analyze pg_temp.beyond;
    with gone as (
      delete from pg_temp.seen s using pg_temp.beyond b where b.panel = s.panel and b.key = s.key returning s.*
    )
    insert into pg_temp.seen select g.visit_id, g.panel, '(other)', sum(g.engaged_ms) from gone g group by g.visit_id, g.panel;
  end if;
end $$;
comment on function private.gather_seen is
  'For roll_up_jun: pg_temp.seen (visit, panel, key, engaged ms), of each panel the 3,000 keys that most visits share, and (other).';
