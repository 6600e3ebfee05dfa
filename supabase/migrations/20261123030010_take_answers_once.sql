-- A survey that was closed takes no more, and an answer that is sent again with other questions is no second one.
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
    if not v_simulated then
      insert into public.survey_counts as c (town_id, moment, day, offered) values (v_town, v_moment, v_day, 1)
        on conflict (town_id, moment, day) do update set offered = c.offered + 1;
    end if;
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
  if not v_simulated then
    insert into public.survey_counts as c (town_id, moment, day, answered) values (v_town, v_moment, v_day, 1)
      on conflict (town_id, moment, day) do update set answered = c.answered + 1;
  end if;
  return jsonb_build_object('status', 'received');
end $$;
