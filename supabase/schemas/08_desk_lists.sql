-- What concierges list. Nothing is ever cut in silence: a page says how many rows there are, and how to ask for more.
-- Pages go by key, never by number: what is added or moved meanwhile neither doubles a row nor hides one.
create function private.letters(p_first integer, p_last integer) returns text
  language sql immutable set search_path = ''
  return (select string_agg(chr(letter), '' order by letter) from generate_series(p_first, p_last) letter);
comment on function private.letters is 'For list_households: letters that follow each other in Unicode, both included.';

create function private.search_text(p_words text, p_katakana text, p_hiragana text) returns text
  language sql immutable -- inlined, as it stands in a filter of many rows; so the letters are made once, outside
  return btrim(regexp_replace(translate(lower(normalize(p_words, NFKC)), p_katakana, p_hiragana),
    '[\s\u30FB]+', ' ', 'g'));
comment on function private.search_text is
  'For list_households: words as people type them: width, capitals, katakana and spaces no longer matter.';

create function private.visit_summary(p_town_id text, p_household_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with stays as (
    select e.place_id, e.spot_id, sum(e.engaged_ms) as engaged_ms
    from public.household_visitors hv
      join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
      join public.visit_events e on e.town_id = v.town_id and e.visit_id = v.visit_id
        and e.occurred_at between v.started_at - interval '36 days' and v.started_at + interval '36 days'
    where hv.town_id = p_town_id and hv.household_id = p_household_id
    group by e.place_id, e.spot_id
  )
  select jsonb_build_object('visits', count(distinct v.visit_id), 'last_visit_at', max(v.started_at),
    'engaged_ms', (select coalesce(sum(engaged_ms), 0) from stays),
    'spots', (select count(distinct spot_id) from stays),
    'top', (select coalesce(jsonb_agg(t order by t.engaged_ms desc), '[]') from (select * from stays
      where spot_id is not null and engaged_ms > 0 order by engaged_ms desc, spot_id limit 3) t))
  from public.household_visitors hv
    join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
  where hv.town_id = p_town_id and hv.household_id = p_household_id
  having private.link_agreed(p_town_id, p_household_id)
$$;
comment on function private.visit_summary is
  'For lists and open_household: what the visits of a family add up to; null when it keeps them to itself.';

create function private.days_to_school(p_at timestamptz) returns integer
  language sql stable set search_path = ''
  return make_date(extract(year from (p_at at time zone 'Asia/Tokyo')::date - interval '3 months')::integer + 1, 4, 1)
    - (p_at at time zone 'Asia/Tokyo')::date;
comment on function private.days_to_school is 'For warmth_score: days to the next 1 April, when school begins.';

create function private.warmth_score(p_household public.households, p_visits bigint, p_engaged_ms bigint,
    p_last_visit_at timestamptz, p_at timestamptz, p_days_to_school integer) returns integer
  language sql stable -- inlined, as search_text
  return round((
    case (p_household).timing when 'within_3_months' then 28 when 'within_6_months' then 22
      when 'within_1_year' then 15 when 'within_3_years' then 6 else 0 end
    + case when (p_household).children && '{elementary_1,junior_high_1}'::text[]
        and (p_household).timing = any ('{within_3_months,within_6_months,within_1_year}'::text[])
      then case when p_days_to_school <= 183 then 14 else 8 end else 0 end
    + case when p_at - greatest((p_household).created_at, p_last_visit_at) < interval '4 days' then 14
        when p_at - greatest((p_household).created_at, p_last_visit_at) < interval '8 days' then 10
        when p_at - greatest((p_household).created_at, p_last_visit_at) < interval '31 days' then 5 else 0 end
    + case when p_visits > 0 then least(16, p_engaged_ms / 60000 * 2) else 0 end
    + case when p_visits >= 4 then 12 when p_visits = 3 then 9 when p_visits = 2 then 6 else 0 end
    + least(10, cardinality((p_household).wishes) * 2)
    + case (p_household).preferred_contact when 'email' then 1 else 3 end
    + case (p_household).words when '' then 0 else 3 end
    ) * 100.0 / case when p_visits > 0 then 100 else 72 end)::integer;
comment on function private.warmth_score is
  'For the order of list_households: what src/domain/warmth.ts gives; test/database/lists.test.ts compares the two.';

create function public.list_households(p_town_id text, p_choice jsonb default '{}', p_after jsonb default null,
    p_limit integer default 100) returns jsonb
  language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
  -- A list that is read page by page is one list: warmth and waiting are those of its first page.
  v_at timestamptz := coalesce((p_after ->> 'at')::timestamptz, now());
  v_stage text := coalesce(p_choice ->> 'stage', 'open');
  v_owner text := coalesce(p_choice ->> 'owner', 'all');
  v_katakana text := private.letters(12449, 12534);
  v_hiragana text := private.letters(12353, 12438);
  v_words text[] := string_to_array(
    nullif(private.search_text(p_choice ->> 'search', v_katakana, v_hiragana), ''), ' ');
  v_school integer := private.days_to_school(v_at);
  v_by_waiting boolean := coalesce(p_choice ->> 'sort' = 'waiting', false);
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if p_limit is null or p_limit not between 1 and 500 or jsonb_typeof(p_choice) is distinct from 'object'
      or exists (select from jsonb_object_keys(p_choice) k
        where k <> all ('{stage,owner,sort,search,waits,household_id}')) then
    raise exception 'unknown_choice' using errcode = 'P0001';
  end if;
  return (
    with chosen as materialized (
      select h from public.households h
      where h.town_id = p_town_id
        and (p_choice ->> 'household_id' is null or h.household_id = (p_choice ->> 'household_id')::uuid)
        and case v_stage when 'all' then true when 'open' then h.stage not in ('settled', 'closed')
          else h.stage = v_stage end
        and case v_owner when 'all' then true when 'none' then h.owner_user_id is null
          else h.owner_user_id::text = v_owner end
        and (v_words is null or not exists (select from unnest(v_words) word
          where strpos(private.search_text(h.contact_name || ' ' || coalesce(h.reading, ''), v_katakana, v_hiragana),
            word) = 0))
    ), looked as (
      -- An event is at most 35 days older or newer than its visit (collect): its month is known.
      select hv.household_id, count(distinct v.visit_id) as visits,
        coalesce(sum(e.engaged_ms), 0)::bigint as engaged_ms, max(v.started_at) as last_visit_at
      from chosen c
        join public.household_visitors hv on hv.town_id = p_town_id and hv.household_id = (c.h).household_id
        join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
        left join public.visit_events e on e.town_id = v.town_id and e.visit_id = v.visit_id and e.engaged_ms > 0
          and e.occurred_at between v.started_at - interval '36 days' and v.started_at + interval '36 days'
      where exists (select from public.consents a where a.town_id = p_town_id and a.household_id = hv.household_id
        and a.purpose = 'link_visits' and a.withdrawn_at is null)
      group by hv.household_id
    ), reckoned as (
      select (c.h).household_id as id,
        private.warmth_score(c.h, l.visits, l.engaged_ms, l.last_visit_at, v_at, v_school) as warmth,
        -- As src/domain/waiting.ts: overdue first, then who waits for a first answer.
        case when w.done then 0 when w.first then 2 else 1 end
          + case when not w.done and v_at - w.since > w.most then 4 else 0 end as urgency,
        case when w.done then 0 else floor(greatest(0, extract(epoch from v_at - w.since)) * 1000)::bigint end as waited
      from chosen c
        left join looked l on l.household_id = (c.h).household_id
        cross join lateral (select (c.h).stage in ('moved', 'settled', 'closed') as done,
          (c.h).first_reply_at is null as first,
          case when (c.h).first_reply_at is null then (c.h).created_at
            else greatest((c.h).first_reply_at, coalesce((c.h).last_contact_at, (c.h).created_at)) end as since,
          case when (c.h).first_reply_at is null then interval '3 days' else interval '14 days' end as most) w
    ), sorted as (
      select r.id, case when v_by_waiting then r.urgency else r.warmth end as k1,
        case when v_by_waiting then r.waited else r.urgency end as k2,
        case when v_by_waiting then r.warmth else r.waited end as k3
      from reckoned r
      where case p_choice ->> 'waits' when 'first_reply' then r.urgency in (2, 6) when 'quiet' then r.urgency = 5
        else true end
    ), rest as (
      select * from sorted s where p_after is null or (s.k1, s.k2, s.k3, s.id) < ((p_after ->> 'k1')::integer,
        (p_after ->> 'k2')::bigint, (p_after ->> 'k3')::bigint, (p_after ->> 'id')::uuid)
    ), page as (
      select *, row_number() over (order by k1 desc, k2 desc, k3 desc, id desc) as turn from rest
      order by k1 desc, k2 desc, k3 desc, id desc limit p_limit
    )
    select jsonb_build_object('total', (select count(*) from sorted),
      'in_town', (select count(*) from public.households h where h.town_id = p_town_id),
      'next', (select jsonb_build_object('at', v_at, 'k1', k1, 'k2', k2, 'k3', k3, 'id', id) from page
        where turn = p_limit and p_limit < (select count(*) from rest)),
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('household_id', h.household_id,
          'contact_name', h.contact_name, 'reading', h.reading, 'adults', h.adults, 'children', h.children,
          'timing', h.timing, 'wishes', h.wishes, 'from_region', h.from_region,
          'preferred_contact', h.preferred_contact, 'locale', h.locale, 'stage', h.stage,
          'stage_changed_at', h.stage_changed_at, 'closed_reason', h.closed_reason, 'owner_user_id', h.owner_user_id,
          'first_reply_at', h.first_reply_at, 'last_contact_at', h.last_contact_at, 'version', h.version,
          'created_at', h.created_at, 'has_words', h.words <> '',
          'visit_summary', case when private.link_agreed(h.town_id, h.household_id)
            then private.visit_summary(h.town_id, h.household_id) end,
          'open_tasks', (select count(*) from public.household_tasks k
            where k.town_id = h.town_id and k.household_id = h.household_id and k.done_at is null))
          order by p.turn), '[]')
        from page p join public.households h on h.town_id = p_town_id and h.household_id = p.id)));
end $$;
comment on function public.list_households is
  'For concierges: households without contact details, chosen, in order and page by page, with how many there are.';

create function public.list_open_tasks(p_town_id text, p_after jsonb default null, p_limit integer default 100)
  returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if p_limit is null or p_limit not between 1 and 500 then
    raise exception 'unknown_choice' using errcode = 'P0001';
  end if;
  return (
    with open as (
      select k.task_id, k.household_id, k.title, k.due_on, coalesce(k.due_on, 'infinity') as due
      from public.household_tasks k where k.town_id = p_town_id and k.done_at is null
    ), rest as (
      select * from open o
      where p_after is null or (o.due, o.task_id) > ((p_after ->> 'due')::date, (p_after ->> 'id')::uuid)
    ), page as (
      select *, row_number() over (order by due, task_id) as turn from rest order by due, task_id limit p_limit
    )
    select jsonb_build_object('total', (select count(*) from open),
      'due', (select count(*) from open where due <= (now() at time zone 'Asia/Tokyo')::date),
      'next', (select jsonb_build_object('due', due, 'id', task_id) from page
        where turn = p_limit and p_limit < (select count(*) from rest)),
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('task_id', p.task_id, 'household_id', p.household_id,
          'title', p.title, 'due_on', p.due_on, 'contact_name', h.contact_name) order by p.turn), '[]')
        from page p join public.households h on h.town_id = p_town_id and h.household_id = p.household_id)));
end $$;
comment on function public.list_open_tasks is
  'For concierges: what is still to do in the town, soonest first, without a date last, page by page with the count.';

create function private.household_part(p_town_id text, p_household_id uuid, p_part text, p_before text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_rows jsonb; v_key text; v_older bigint;
begin
  if p_part = 'visits' then
    v_rows := private.visits_of_household(p_town_id, p_household_id, p_before::uuid, 50);
    select count(*) into v_older from public.household_visitors hv
      join public.visits v on v.town_id = hv.town_id and v.visitor_id = hv.visitor_id
      join public.visits last on last.town_id = p_town_id and last.visit_id = (v_rows -> -1 ->> 'visit_id')::uuid
      where hv.town_id = p_town_id and hv.household_id = p_household_id
        and (v.started_at, v.visit_id) < (last.started_at, last.visit_id);
  elsif p_part in ('history', 'notes', 'looks') then
    v_key := case p_part when 'history' then 'history_id' when 'notes' then 'note_id' else 'look_id' end;
    execute format('select coalesce(jsonb_agg(to_jsonb(r) order by r.%2$I desc), ''[]'') from (
        select * from public.%1$I where town_id = $1 and household_id = $2 and ($3 is null or %2$I < $3)
        order by %2$I desc limit 50) r', 'household_' || p_part, v_key)
      into v_rows using p_town_id, p_household_id, p_before::bigint;
    execute format('select count(*) from public.%I where town_id = $1 and household_id = $2 and %I < $3',
        'household_' || p_part, v_key)
      into v_older using p_town_id, p_household_id, (v_rows -> -1 ->> v_key)::bigint;
    select coalesce(jsonb_agg(row - '{town_id,household_id,user_id}'::text[] || case p_part
        when 'history' then jsonb_build_object('actor_name', private.staff_name(p_town_id, (row ->> 'actor')::uuid))
        when 'notes' then jsonb_build_object('author_name', private.staff_name(p_town_id, (row ->> 'author')::uuid))
        else '{}' end order by turn), '[]')
      into v_rows from jsonb_array_elements(v_rows) with ordinality r (row, turn);
  else
    raise exception 'unknown_part' using errcode = 'P0001';
  end if;
  return jsonb_build_object('rows', v_rows, 'older', v_older);
end $$;
comment on function private.household_part is
  'For open_household: fifty rows of a long part, newest first, and how many are older; p_before is the last id had.';

create function public.older_of_household(p_town_id text, p_household_id uuid, p_part text, p_before text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if not exists (select from public.household_looks l where l.town_id = p_town_id and l.household_id = p_household_id
      and l.user_id = auth.uid() and l.at > now() - interval '12 hours') then
    raise exception 'open_it_first' using errcode = 'P0001'; -- the family sees who reads of it
  end if;
  return private.household_part(p_town_id, p_household_id, p_part, p_before);
end $$;
comment on function public.older_of_household is
  'For concierges who opened a household: what came before the newest visits, history, notes or looks.';

grant execute on function public.list_households, public.list_open_tasks, public.older_of_household to authenticated;
