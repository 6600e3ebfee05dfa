-- Made-up families answer surveys too: what they were asked and said is counted apart, so that a live town leaves it out and
-- npm run simulate can take it back. A survey that was closed takes no more, and an answer that is sent again with other questions
-- is no second one. Surveys are told of by whole fiscal year, and their means of people in whole fives: see tell_by_year.
alter table public.survey_counts add column simulated boolean not null default false;
alter table public.survey_counts drop constraint survey_counts_pkey;
alter table public.survey_counts add primary key (town_id, moment, day, simulated);

create or replace function private.take_survey(p_request jsonb) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_town text := p_request ->> 'town_id';
  v_moment text := p_request ->> 'moment';
  v_day date := (now() at time zone 'Asia/Tokyo')::date;
  v_simulated boolean := coalesce((p_request ->> 'simulated')::boolean, false);
  v_survey public.surveys;
  v_kept integer;
begin
  select * into v_survey from public.surveys s
    where s.town_id = v_town and s.moment = v_moment and s.version = (p_request ->> 'version')::integer;
  -- Pages opened before it was closed have an hour; after it nobody adds to the figures, whichever version they name.
  if not found or exists (select from private.survey_now(v_town, v_moment) s
      where not (s.doc ->> 'open')::boolean and s.created_at < now() - interval '1 hour') then
    return jsonb_build_object('status', 'unknown_survey');
  end if;
  if p_request ->> 'act' = 'offered' then
    insert into public.survey_counts as c (town_id, moment, day, simulated, offered)
      values (v_town, v_moment, v_day, v_simulated, 1)
      on conflict (town_id, moment, day, simulated) do update set offered = c.offered + 1;
    return jsonb_build_object('status', 'counted');
  end if;
  if exists (select from public.survey_answers s where s.town_id = v_town and s.response_id = (p_request ->> 'response_id')::uuid) then
    return jsonb_build_object('status', 'already_received'); -- one answer is one person, whichever questions come with it
  end if;
  -- Only answers to what was asked, of the kind that was asked.
  with kept as (
    insert into public.survey_answers (town_id, response_id, question_id, moment, version, day, kind, value, words, simulated)
      select v_town, (p_request ->> 'response_id')::uuid, q ->> 'question_id', v_moment, v_survey.version, v_day,
        q ->> 'kind', case when q ->> 'kind' <> 'text' then (a ->> 'value')::integer end,
        case when q ->> 'kind' = 'text' then btrim(a ->> 'words') end, v_simulated
      from jsonb_array_elements(p_request -> 'answers') a
        join jsonb_array_elements(v_survey.doc -> 'questions') q on q ->> 'question_id' = a ->> 'question_id'
      where (q ->> 'kind' = 'text' and btrim(a ->> 'words') <> '')
        or (q ->> 'kind' = 'five' and (a ->> 'value')::integer between 1 and 5)
        or (q ->> 'kind' = 'yes_no' and (a ->> 'value')::integer in (0, 1))
        or (q ->> 'kind' = 'image' and (a ->> 'value')::integer in (-1, 0, 1))
      on conflict do nothing returning 1)
  select count(*) into v_kept from kept;
  if v_kept = 0 then
    return jsonb_build_object('status', case when exists (select from public.survey_answers s where s.town_id = v_town
      and s.response_id = (p_request ->> 'response_id')::uuid) then 'already_received' else 'nothing_answered' end);
  end if;
  insert into public.survey_counts as c (town_id, moment, day, simulated, answered)
    values (v_town, v_moment, v_day, v_simulated, 1)
    on conflict (town_id, moment, day, simulated) do update set answered = c.answered + 1;
  return jsonb_build_object('status', 'received');
end $$;

create or replace function private.measure_surveys(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_simulated boolean := (private.marking_rule(p_town_id)).counts_simulated;
  v_to date := least(p_to, (now() at time zone 'Asia/Tokyo')::date - 1);
  v_offered private.kpi_figure; v_answered private.kpi_figure;
begin
  if not private.is_fiscal_year(p_from, p_to) then
    return query select n, null::numeric, 'whole_year', '{}'::jsonb from unnest(array['survey_offers', 'survey_answers',
      'survey_response_percent', 'satisfaction_percent', 'satisfaction_mean', 'image_improved_percent']) n;
    return;
  end if;
  select (private.tell('survey_offers', coalesce(sum(c.offered), 0), false)).* into v_offered from public.survey_counts c
    where c.town_id = p_town_id and c.day between p_from and p_to and (v_simulated or not c.simulated);
  select (private.tell('survey_answers', coalesce(sum(c.answered), 0), false)).* into v_answered from public.survey_counts c
    where c.town_id = p_town_id and c.day between p_from and p_to and (v_simulated or not c.simulated);
  return next v_offered;
  return next v_answered;
  return query select 'survey_response_percent', round(100 * nullif(v_answered.value, 0) / greatest(v_offered.value, v_answered.value)),
    coalesce(v_answered.hidden, case when v_answered.value = 0 then 'none' end), '{}'::jsonb;
  -- People in the order of their days, five by five; who is not one of five yet is left out, and so is today, where a later answer may come
  -- to stand before an earlier one. What was told once is told of the same people ever after, and of five more at a time.
  return query with said as (
    select a.kind, a.value, dense_rank() over (partition by a.kind order by a.day, a.response_id) as person
    from public.survey_answers a
    where a.town_id = p_town_id and a.kind in ('five', 'image') and a.day between p_from and v_to and (v_simulated or not a.simulated)
  ), sizes as (
    select k.kind, coalesce(max(s.person), 0) as people from unnest(array['five', 'image']) k (kind) left join said s using (kind) group by k.kind
  ), told as (
    select z.kind, z.people, round(100 * avg((s.value >= case z.kind when 'five' then 4 else 1 end)::integer)) as share,
      round(avg(s.value), 1) as mean
    from sizes z left join said s on s.kind = z.kind and s.person <= z.people / 5 * 5 group by z.kind, z.people
  )
  select m.name, case m.is_mean when true then t.mean else t.share end,
    case when t.people = 0 then 'none' when t.people < 5 then 'few' end,
    case when t.people >= 5 then jsonb_build_object('answers', t.people / 5 * 5) else '{}' end
  from (values ('satisfaction_percent', 'five', false), ('satisfaction_mean', 'five', true), ('image_improved_percent', 'image', false))
      as m (name, kind, is_mean) join told t using (kind);
end $$;

comment on function private.measure_surveys is
  'For kpi_measures: satisfaction, image and response rate of one fiscal year; shares and means of people in whole fives up to yesterday.';

create function private.set_back_surveys(p_town_id text, p_since timestamptz, p_asked jsonb) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_since date := (p_since at time zone 'Asia/Tokyo')::date; v_short text;
begin
  update public.survey_answers a set day = (x ->> 'at')::timestamptz at time zone 'Asia/Tokyo'
    from jsonb_array_elements(p_asked) x
    where a.town_id = p_town_id and a.simulated and a.response_id = (x ->> 'response_id')::uuid;
  -- Counts carry no name of what they counted. As many as are set back leave the days on which they came.
  create temp table if not exists asked_back (moment text, day date, offered integer, answered integer) on commit drop;
  truncate pg_temp.asked_back;
  with came as (
    delete from public.survey_counts c where c.town_id = p_town_id and c.simulated and c.day >= v_since returning c.*
  ), told as (
    select x ->> 'moment' as moment, ((x ->> 'at')::timestamptz at time zone 'Asia/Tokyo')::date as day,
      1 as offered, (x ->> 'response_id' is not null)::integer as answered
    from jsonb_array_elements(p_asked) x)
  insert into pg_temp.asked_back
    select t.moment, t.day, t.offered, t.answered from told t
    union all select c.moment, (now() at time zone 'Asia/Tokyo')::date, c.offered, c.answered from came c
    union all select t.moment, (now() at time zone 'Asia/Tokyo')::date, -t.offered, -t.answered from told t;
  select b.moment into v_short from pg_temp.asked_back b group by b.moment, b.day
    having sum(b.offered) < 0 or sum(b.answered) < 0 limit 1;
  if found then
    raise exception 'never_asked %', v_short using errcode = 'P0001'; -- more is set back than came in
  end if;
  insert into public.survey_counts as c (town_id, moment, day, simulated, offered, answered)
    select p_town_id, b.moment, b.day, true, sum(b.offered), sum(b.answered) from pg_temp.asked_back b
    group by b.moment, b.day having sum(b.offered) + sum(b.answered) > 0
    on conflict (town_id, moment, day, simulated) do update
      set offered = c.offered + excluded.offered, answered = c.answered + excluded.answered;
end $$;
comment on function private.set_back_surveys is
  'For npm run simulate: puts what made-up families were asked and answered since a moment where it would have been.';

create or replace function private.set_back_simulated(p_town_id text, p_visits jsonb, p_households jsonb) returns void
  language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare v_month date; v_name text;
begin
  for v_month in select distinct date_trunc('month', (x ->> 'started_at')::timestamptz)::date
      from jsonb_array_elements(p_visits) x loop
    v_name := 'visit_events_' || to_char(v_month, 'YYYY_MM');
    if to_regclass('public.' || v_name) is null then
      execute format('create table public.%I partition of public.visit_events for values from (%L) to (%L)',
        v_name, v_month::timestamptz, (v_month + interval '1 month')::timestamptz);
      execute format('alter table public.%I enable row level security', v_name);
      execute format('comment on table public.%I is %L', v_name, 'For visit_events: one month.');
    end if;
  end loop;
  create temp table if not exists set_back (visit_id uuid, started_at timestamptz, by interval) on commit drop;
  truncate pg_temp.set_back;
  insert into pg_temp.set_back
    select v.visit_id, (x ->> 'started_at')::timestamptz, (x ->> 'started_at')::timestamptz - v.started_at
    from jsonb_array_elements(p_visits) x join public.visits v on v.town_id = p_town_id
      and v.visit_id = (x ->> 'visit_id')::uuid and v.simulated;
  -- The days they came on are worked out anew as well: the job may have counted them there meanwhile.
  insert into public.rollup_marks (town_id, day)
    select p_town_id, v.day from public.visits v join pg_temp.set_back s using (visit_id) where v.town_id = p_town_id
    union select p_town_id, (h.created_at at time zone 'Asia/Tokyo')::date from jsonb_array_elements(p_households) x
      join public.households h on h.town_id = p_town_id and h.simulated
        and h.consultation_id = (x ->> 'consultation_id')::uuid;
  update public.visit_events e set occurred_at = e.occurred_at + s.by
    from pg_temp.set_back s where e.town_id = p_town_id and e.visit_id = s.visit_id;
  update public.visits v set started_at = s.started_at, day = (s.started_at at time zone 'Asia/Tokyo')::date
    from pg_temp.set_back s where v.town_id = p_town_id and v.visit_id = s.visit_id;
  insert into public.rollup_marks (town_id, day)
    select distinct p_town_id, (started_at at time zone 'Asia/Tokyo')::date from pg_temp.set_back;

  insert into public.household_history (town_id, household_id, at, kind, from_stage, to_stage)
    select p_town_id, h.household_id, (s ->> 'at')::timestamptz, 'stage_moved', null, s ->> 'stage'
    from jsonb_array_elements(p_households) x
      join public.households h on h.town_id = p_town_id and h.simulated
        and h.consultation_id = (x ->> 'consultation_id')::uuid
      cross join lateral jsonb_array_elements(x -> 'stages') s;
  update public.households h set created_at = (x ->> 'created_at')::timestamptz,
      stage = coalesce(x -> 'stages' -> -1 ->> 'stage', 'new'),
      stage_changed_at = coalesce((x -> 'stages' -> -1 ->> 'at')::timestamptz, (x ->> 'created_at')::timestamptz)
    from jsonb_array_elements(p_households) x
    where h.town_id = p_town_id and h.simulated and h.consultation_id = (x ->> 'consultation_id')::uuid;
end $$;

create or replace function private.remove_simulated(p_town_id text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_visits integer; v_households integer; v_answers integer;
begin
  insert into public.rollup_marks (town_id, day)
    select distinct v.town_id, v.day from public.visits v where v.town_id = p_town_id and v.simulated;
  delete from public.visit_events e using public.visits v
    where v.town_id = p_town_id and v.simulated and e.town_id = v.town_id and e.visit_id = v.visit_id;
  delete from public.visits where town_id = p_town_id and simulated;
  get diagnostics v_visits = row_count;
  delete from public.households where town_id = p_town_id and simulated;
  get diagnostics v_households = row_count;
  with gone as (
    delete from public.survey_answers a where a.town_id = p_town_id and a.simulated returning a.response_id)
  select count(distinct response_id) into v_answers from gone;
  delete from public.survey_counts c where c.town_id = p_town_id and c.simulated;
  return jsonb_build_object('visits', v_visits, 'households', v_households, 'answers', v_answers);
end $$;
