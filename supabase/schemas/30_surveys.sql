-- What visitors say at the end of a tour or after they asked: one to five questions, no account, no name.
create table public.surveys (
  town_id text not null references public.towns on delete cascade,
  moment text not null check (moment in ('tour', 'consult')),
  version integer not null check (version > 0),
  doc jsonb not null, -- {open, questions: [{question_id, kind, words: {ja, ja-easy, en}}]}
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (town_id, moment, version)
);
comment on table public.surveys is
  'For visitors and analysts: what is asked at a moment, version by version; the newest one is asked, when it is open.';
create trigger surveys_stay before update on public.surveys for each row execute function private.refuse_change();

create table public.survey_answers (
  town_id text not null,
  response_id uuid not null, -- made by the browser for this answer alone; joins nothing else
  question_id text not null,
  moment text not null,
  version integer not null,
  day date not null, -- no time of day: with it an answer could be laid beside a visit
  kind text not null check (kind in ('five', 'yes_no', 'image', 'text')),
  value integer, -- five: 1 to 5; yes_no: 1 yes, 0 no; image: 1 better, 0 same, -1 worse
  words text check (length(words) <= 500 and private.reads_as_written(words)),
  simulated boolean not null default false,
  primary key (town_id, response_id, question_id),
  foreign key (town_id, moment, version) references public.surveys on delete cascade,
  check ((kind = 'text') = (words is not null) and (kind = 'text') = (value is null)),
  check (kind <> 'five' or value between 1 and 5),
  check (kind <> 'yes_no' or value in (0, 1)),
  check (kind <> 'image' or value in (-1, 0, 1))
);
create index survey_answers_by_day on public.survey_answers (town_id, day);
comment on table public.survey_answers is
  'For KPIs: answers by day, with no visitor, no visit and no region. Words are read by concierges and admins.';

create table public.survey_counts (
  town_id text not null,
  moment text not null,
  day date not null,
  offered integer not null default 0,
  answered integer not null default 0,
  simulated boolean not null default false,
  primary key (town_id, moment, day, simulated)
);
comment on table public.survey_counts is
  'For KPIs: how often a survey was offered and answered, for the response rate.';
alter table public.surveys enable row level security;
alter table public.survey_answers enable row level security;
alter table public.survey_counts enable row level security;

create function private.survey_problem(p_doc jsonb) returns text
  language sql immutable set search_path = ''
as $$
  select case
    when jsonb_typeof(p_doc -> 'open') is distinct from 'boolean'
      or jsonb_typeof(p_doc -> 'questions') is distinct from 'array'
      then 'bad_survey'
    when jsonb_array_length(p_doc -> 'questions') not between 1 and 5 then 'one_to_five_questions'
    when (select count(distinct q ->> 'question_id') from jsonb_array_elements(p_doc -> 'questions') q)
      < jsonb_array_length(p_doc -> 'questions') then 'same_question_twice'
    when exists (select from jsonb_array_elements(p_doc -> 'questions') q
      where coalesce(q ->> 'question_id', '') !~ '^[a-z0-9][a-z0-9-]{0,39}$'
        or coalesce(q ->> 'kind', '') <> all (array['five', 'yes_no', 'image', 'text'])
        or coalesce(length(btrim(q #>> '{words,ja}')), 0) not between 1 and 200
        or length(q #>> '{words,ja-easy}') > 400 or length(q #>> '{words,en}') > 300) then 'question_without_words' end
$$;
comment on function private.survey_problem is 'For save_survey: why a survey cannot be asked; null when it can.';

create function private.survey_now(p_town_id text, p_moment text) returns public.surveys
  language sql stable security definer set search_path = ''
as $$
  select s from public.surveys s where s.town_id = p_town_id and s.moment = p_moment order by s.version desc limit 1
$$;
comment on function private.survey_now is 'For surveys: the version that is asked now.';

create function public.survey_open(p_town_id text, p_moment text) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('version', s.version, 'questions', s.doc -> 'questions')
  from private.survey_now(p_town_id, p_moment) s where (s.doc ->> 'open')::boolean
$$;
comment on function public.survey_open is 'For visitors: the questions of a moment; null when nothing is asked.';

create function private.take_survey(p_request jsonb) returns jsonb
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
  if exists (select from public.survey_answers s where s.town_id = v_town
      and s.response_id = (p_request ->> 'response_id')::uuid) then
    -- one answer is one person, whichever questions come with it
    return jsonb_build_object('status', 'already_received');
  end if;
  -- Only answers to what was asked, of the kind that was asked.
  with kept as (
    insert into public.survey_answers (town_id, response_id, question_id, moment, version, day, kind, value, words,
        simulated)
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
comment on function private.take_survey is
  'For functions/survey: counts an offer, or keeps an answer once per response_id; nothing in it says who answered.';

create function public.save_survey(p_town_id text, p_moment text, p_doc jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_version integer; v_problem text := private.survey_problem(p_doc);
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('survey:' || p_town_id, 0));
  v_version := coalesce((private.survey_now(p_town_id, p_moment)).version, 0);
  if v_problem is not null then
    return jsonb_build_object('status', 'invalid', 'problem', v_problem);
  elsif v_version <> p_version then
    return jsonb_build_object('status', 'conflict', 'version', v_version);
  end if;
  insert into public.surveys (town_id, moment, version, doc, created_by)
    values (p_town_id, p_moment, v_version + 1, p_doc, auth.uid());
  return jsonb_build_object('status', 'saved', 'version', v_version + 1);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_survey is
  'For analysts: a new version of what is asked; answers keep theirs. A stale version is a conflict.';

create function public.list_surveys(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select jsonb_agg(jsonb_build_object(
      'moment', m.moment, 'version', coalesce(s.version, 0), 'doc', s.doc) order by m.n)
    from unnest(array['tour', 'consult']) with ordinality m (moment, n)
      left join lateral (select * from private.survey_now(p_town_id, m.moment)) s on s.town_id is not null);
end $$;
comment on function public.list_surveys is
  'For analysts and concierges: what is asked at each moment; version 0 is nothing yet.';

create function public.survey_words(p_town_id text, p_after jsonb default null, p_limit integer default 100)
  returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if p_limit is null or p_limit not between 1 and 500 then
    raise exception 'unknown_choice' using errcode = 'P0001';
  end if;
  return (
    with written as (
      select a.day, a.response_id, a.question_id, a.moment, a.words, q #>> '{words,ja}' as question
      from public.survey_answers a
        join public.surveys s on s.town_id = a.town_id and s.moment = a.moment and s.version = a.version
        cross join lateral jsonb_array_elements(s.doc -> 'questions') q
      where a.town_id = p_town_id and a.kind = 'text' and q ->> 'question_id' = a.question_id
    ), rest as (
      select * from written w where p_after is null or (w.day, w.response_id, w.question_id)
        < ((p_after ->> 'day')::date, (p_after ->> 'response_id')::uuid, p_after ->> 'question_id')
    ), page as (
      select *, row_number() over (order by day desc, response_id desc, question_id desc) as turn from rest
      order by day desc, response_id desc, question_id desc limit p_limit
    )
    select jsonb_build_object('total', (select count(*) from written),
      'next', (select jsonb_build_object('day', day, 'response_id', response_id, 'question_id', question_id) from page
        where turn = p_limit and p_limit < (select count(*) from rest)),
      'rows', (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'moment', moment, 'question', question,
        'words', words) order by turn), '[]') from page)));
end $$;
comment on function public.survey_words is
  'For concierges and admins: what people wrote, newest first. People name themselves in words: not for analysts.';

grant all on public.surveys, public.survey_answers, public.survey_counts to service_role;
grant execute on function public.survey_open to anon, authenticated;
grant execute on function private.take_survey to service_role;
grant execute on function public.save_survey, public.list_surveys, public.survey_words to authenticated;

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
