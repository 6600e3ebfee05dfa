-- What surveys came to: each question by itself, exactly; as results and as measures of KPIs.
create function private.survey_tallies(p_town_id text, p_from date, p_to date)
  returns table (moment text, question_id text, kind text, value integer, answers bigint)
  language sql stable security definer set search_path = ''
as $$
  select answer.moment, answer.question_id, answer.kind, answer.value, count(*)
  from public.survey_answers answer
  where answer.town_id = p_town_id and answer.day between p_from and p_to
    and ((private.marking_rule(p_town_id)).counts_simulated or not answer.simulated)
  group by answer.moment, answer.question_id, answer.kind, answer.value
$$;
comment on function private.survey_tallies is
  'For surveys: how often each value of each question was answered; words have none.';

create function private.survey_questions(p_town_id text)
  returns table (moment text, question_id text, kind text, words jsonb, version integer, at bigint)
  language sql stable security definer set search_path = ''
as $$
  select distinct on (survey.moment, question ->> 'question_id', question ->> 'kind') survey.moment,
    question ->> 'question_id', question ->> 'kind', question -> 'words', survey.version, list.at
  from public.surveys survey
    cross join lateral jsonb_array_elements(survey.doc -> 'questions') with ordinality list (question, at)
  where survey.town_id = p_town_id
  order by survey.moment, question ->> 'question_id', question ->> 'kind', survey.version desc
$$;
comment on function private.survey_questions is
  'For surveys: every question that was ever asked, as it was asked last.';

create function private.measure_surveys(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with counted as (
    select coalesce(sum(counts.offered), 0) as offered, coalesce(sum(counts.answered), 0) as answered
    from public.survey_counts counts
    where counts.town_id = p_town_id and counts.day between p_from and p_to
      and ((private.marking_rule(p_town_id)).counts_simulated or not counts.simulated)
  )
  select measure.name, measure.value, case when measure.value is null then 'none' end, measure.about
  from counted cross join lateral (values ('survey_offers', offered, '{}'::jsonb),
    ('survey_answers', answered, '{}'::jsonb), -- a page opened before counting began may answer without an offer
    ('survey_response_percent', round(100.0 * answered / nullif(greatest(offered, answered), 0), 1),
      jsonb_build_object('good', answered, 'of', greatest(offered, answered)))) measure (name, value, about)
$$;
comment on function private.measure_surveys is 'For kpi_figures: how often surveys were offered and answered.';

create function private.measure_questions(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  with asked as (
    select question.moment, question.question_id, question.kind, coalesce(sum(tally.answers), 0) as answers,
      coalesce(sum(tally.answers) filter (
        where tally.value >= case question.kind when 'five' then 4 else 1 end), 0) as good,
      sum(tally.answers * tally.value) as points,
      jsonb_build_object('moment', question.moment, 'kind', question.kind, 'words', question.words) as about
    from private.survey_questions(p_town_id) question
      left join private.survey_tallies(p_town_id, p_from, p_to) tally using (moment, question_id, kind)
    where question.kind <> 'text'
    group by question.moment, question.question_id, question.kind, question.words
  )
  select format('question:%s:%s:%s', asked.moment, asked.question_id, part.name), part.value,
    case when part.value is null then 'none' end, asked.about || part.about
  from asked cross join lateral (values
    ('share', round(100 * good / nullif(answers, 0), 1), jsonb_build_object('good', good, 'of', answers)),
    ('mean', round(points / nullif(answers, 0), 2), jsonb_build_object('answers', answers)),
    ('answers', answers, '{}'::jsonb)) part (name, value, about)
  where part.name <> 'mean' or asked.kind = 'five'
$$;
comment on function private.measure_questions is
  'For kpi_figures: of each question the share of 4 and 5, of yes, or of better; of five points the mean, too.';

create function public.survey_results(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_range(p_from, p_to);
  return (select coalesce(jsonb_agg(to_jsonb(result) - 'at'
      order by result.moment desc, result.at, result.question_id), '[]')
    from (
      select question.moment, question.question_id, question.kind, question.words, question.at,
        question.version = (private.survey_now(p_town_id, question.moment)).version as is_asked_now,
        coalesce(sum(tally.answers), 0) as answers,
        coalesce(jsonb_object_agg(tally.value, tally.answers) filter (where tally.value is not null), '{}') as counts
      from private.survey_questions(p_town_id) question
        left join private.survey_tallies(p_town_id, p_from, p_to) tally using (moment, question_id, kind)
      group by question.moment, question.question_id, question.kind, question.words, question.at, question.version
    ) result);
end $$;
comment on function public.survey_results is
  'For analysts, concierges and admins: question by question how often each value was answered, exactly.';

grant execute on function public.survey_results to authenticated;
