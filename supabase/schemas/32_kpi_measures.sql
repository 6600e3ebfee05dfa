create function private.measure_catalog()
  returns table (at integer, name text, unit text, made_by text, panel text, ja text, en text, definition_ja text, definition_en text)
  language sql immutable set search_path = ''
as $$
  values
    (1, 'visits', '回', 'measure_visits', 'overview', '訪問', 'Visits', '期間にはじまった訪問の数。機械と職員の訪問は除く。',
      'Visits that began in the range, without machines and staff.'),
    (2, 'engaged_visits', '回', 'measure_visits', 'funnel', 'じっくり見た訪問', 'Engaged visits',
      '3つ以上のスポットを見たか、合わせて60秒以上足を止めたか、検討・相談まで進んだ訪問。',
      'Visits with three spots, 60 seconds of engaged dwell, or that got further.'),
    (3, 'visitors', '人', 'measure_visits', 'overview', '訪れた人（端末）', 'Visitors (browsers)',
      '期間に訪れた端末の数。5の倍数に丸め、訪問の数は超えない。', 'Browsers that came in the range, to the nearest five and never more than visits.'),
    (4, 'tours_started', '回', 'measure_tours', 'device', '3D見学のはじまり', 'Tours begun',
      '3Dの町を開いた訪問。年度ごとに、5の倍数に丸める。',
      'Visits that opened the 3D town, by fiscal year, to the nearest five.'),
    (5, 'tours_completed', '回', 'measure_tours', 'funnel', '3D見学の完了', 'Tours completed',
      '3Dの町で3つ以上のスポットを開いた訪問。年度ごとに、5の倍数に丸める。',
      'Visits that opened three spots or more in 3D, by fiscal year, to the nearest five.'),
    (6, 'consultations', '件', 'measure_households', 'funnel', '相談', 'Consultations', '期間に受け付けた相談の数。1世帯を1件と数える。',
      'Requests for advice received in the range; a household is one.'),
    (7, 'people_consulted', '人', 'measure_households', 'funnel', '相談した人', 'People consulted',
      '期間に相談した世帯の、大人と子どもの合計。', 'Adults and children of the households that asked in the range.'),
    (8, 'messages_sent', '回', 'measure_households', 'funnel', '職員からの連絡', 'Messages sent',
      '職員が世帯へ連絡し、記録した回数（メール・電話・LINE）。', 'Contacts with households that staff wrote down: mail, telephone, LINE.'),
    (9, 'registrations', '世帯', 'measure_households', 'funnel', '登録世帯', 'Households registered',
      '期間に登録し、同意を取り消していない世帯。', 'Households that registered in the range and have not withdrawn their consent.'),
    (10, 'moved_households', '世帯', 'measure_households', 'funnel', '移住した世帯', 'Households moved',
      '期間に「移住」になった世帯。あとで取り消されたものは除き、取り消しのあとの日で数える。',
      'Households that reached “moved” in the range and were not set back; after a setting back the later day counts.'),
    (11, 'moved_people', '人', 'measure_households', 'funnel', '移住した人', 'People moved',
      '移住した世帯の、大人と子どもの合計。', 'Adults and children of the households moved.'),
    (12, 'settled_households', '世帯', 'measure_households', 'funnel', '1年後の定住世帯', 'Households settled after a year',
      '期間にはじめて「定住」（移住から1年）になった世帯。', 'Households that first reached “settled” (one year on) in the range.'),
    (13, 'survey_offers', '回', 'measure_surveys', '', 'アンケートの案内', 'Surveys offered',
      'アンケートを案内した回数。年度ごとに、5の倍数に丸める。',
      'How often a survey was offered, by fiscal year, to the nearest five.'),
    (14, 'survey_answers', '回', 'measure_surveys', '', 'アンケートの回答', 'Surveys answered',
      'アンケートに答えた回数。年度ごとに、5の倍数に丸める。',
      'How often a survey was answered, by fiscal year, to the nearest five.'),
    (15, 'survey_response_percent', '%', 'measure_surveys', '', 'アンケートの回答率', 'Response rate',
      '回答 ÷ 案内。どちらも5の倍数に丸めた数から。5回答から示す。',
      'Answered over offered, both as told in fives; from five answers on.'),
    (16, 'satisfaction_percent', '%', 'measure_surveys', '', '満足した人の割合', 'Satisfied',
      '5段階の質問で4か5と答えた割合。前の日までの回答を、5人そろうごとに数える。',
      'Share of 4 and 5 among answers to five-point questions: answers up to yesterday, each time five people have answered.'),
    (17, 'satisfaction_mean', '点', 'measure_surveys', '', '満足度の平均', 'Mean satisfaction',
      '5段階の質問の平均。前の日までの回答を、5人そろうごとに数える。',
      'Mean of five-point questions: answers up to yesterday, each time five people have answered.'),
    (18, 'image_improved_percent', '%', 'measure_surveys', '', '印象が良くなった人の割合', 'Image improved',
      '「町の印象は良くなりましたか」に「良くなった」と答えた割合。前の日までの回答を、5人そろうごとに数える。',
      'Share that said their image of the town is better now: answers up to yesterday, each time five people have answered.'),
    (19, 'staff_hours_saved', '時間', 'measure_hours', '', '減らせた職員の時間', 'Staff hours saved',
      '完了した3D見学と相談に、町が決めた分数をそれぞれ掛けて足したもの（推計）。',
      'Completed tours and consultations, each times the minutes of the town''s own rule: an estimate.'),
    (20, 'population', '人', 'measure_outside', '', '人口', 'Population', '外の統計から手で入れた、期末までで最も新しい値。',
      'Entered by hand from outside statistics: the newest up to the last day.'),
    (21, 'births', '人', 'measure_outside', '', '出生数', 'Births', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.'),
    (22, 'moved_in', '人', 'measure_outside', '', '転入者数', 'People moved in', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.'),
    (23, 'moved_out', '人', 'measure_outside', '', '転出者数', 'People moved out', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.')
$$;
comment on function private.measure_catalog is 'For KPIs and reports: every measure, what it means and which function counts it.';

create function private.kpi_value(p_formula jsonb, p_figures private.kpi_figure[]) returns numeric
  language plpgsql immutable set search_path = ''
as $$
declare a numeric; b numeric;
begin
  if p_formula ? 'measure' then
    return (select f.value from unnest(p_figures) f where f.name = p_formula ->> 'measure');
  elsif p_formula ? 'number' then
    return (p_formula ->> 'number')::numeric;
  end if;
  a := private.kpi_value(p_formula #> '{args,0}', p_figures);
  b := private.kpi_value(p_formula #> '{args,1}', p_figures);
  return case p_formula ->> 'op' when '+' then a + b when '-' then a - b when '*' then a * b
    when '/' then a / nullif(b, 0) end;
end $$;
comment on function private.kpi_value is 'For KPIs: what a formula comes to; null where a measure is not told or a divisor is nothing.';

create function private.formula_measures(p_formula jsonb) returns setof text
  language sql immutable set search_path = ''
as $$
  with recursive parts as (
    select p_formula as f union all select a from parts p cross join lateral jsonb_array_elements(
      case when jsonb_typeof(p.f -> 'args') = 'array' then p.f -> 'args' else '[]' end) a)
  select distinct f ->> 'measure' from parts where f ? 'measure'
$$;
comment on function private.formula_measures is 'For KPIs: the measures a formula speaks of.';

create function private.formula_problem(p_formula jsonb, p_depth integer default 0) returns text
  language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(p_formula) is distinct from 'object' or p_depth > 12 then
    return 'bad_formula';
  elsif p_formula ? 'measure' then
    return case when not exists (select from private.measure_catalog() c where c.name = p_formula ->> 'measure') then 'unknown_measure' end;
  elsif p_formula ? 'number' then
    return case when jsonb_typeof(p_formula -> 'number') is distinct from 'number' then 'bad_formula'
      when (p_formula ->> 'number')::numeric <> 0 and abs((p_formula ->> 'number')::numeric) not between 1e-6 and 1e12 then 'bad_formula' end;
  elsif coalesce(p_formula ->> 'op', '') <> all (array['+', '-', '*', '/']) or jsonb_typeof(p_formula -> 'args') is distinct from 'array'
      or jsonb_array_length(p_formula -> 'args') <> 2 then
    return 'bad_formula';
  end if;
  return coalesce(private.formula_problem(p_formula #> '{args,0}', p_depth + 1),
    private.formula_problem(p_formula #> '{args,1}', p_depth + 1));
end $$;
comment on function private.formula_problem is 'For save_kpi: why a formula is none; null when it is one. Nothing of it is ever run as code.';

create function private.kpi_rows(p_town_id text, p_figures private.kpi_figure[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with newest as (
    select distinct on (k.kpi_id) k.* from public.kpi_definitions k where k.town_id = p_town_id order by k.kpi_id, k.version desc
  ), counted as (
    select n.*, round(private.kpi_value(n.formula, p_figures), n.decimals) as value,
      (select min(f.hidden) from unnest(p_figures) f where f.name in (select private.formula_measures(n.formula))) as hidden
    from newest n where not n.retired
  )
  select coalesce(jsonb_agg(to_jsonb(c) - '{town_id,created_by,retired}'::text[] || jsonb_build_object(
      'hidden', case when c.value is null then coalesce(c.hidden, 'none') end,
      'measures', (select jsonb_agg(m order by m) from private.formula_measures(c.formula) m),
      'attained', case c.attainment when 'ratio' then round(100 * c.value / nullif(c.target, 0), 1)
        else round(100 * (c.value - c.baseline) / nullif(c.target - c.baseline, 0), 1) end)
      order by c.position, c.created_at, c.kpi_id), '[]')
  from counted c
$$;
comment on function private.kpi_rows is 'For KPI tables and reports: every KPI in use with its value and 達成率, over given figures.';

create function private.sees_exact(p_town_id text) returns boolean
  language sql stable security definer set search_path = ''
  return p_town_id in (select private.towns_with_role('concierge', 'admin'));
comment on function private.sees_exact is
  'For measures: whether one may open each household of the town, and so may count them.';

create function private.figures_in_words(p_figures private.kpi_figure[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_agg(jsonb_build_object('name', c.name, 'unit', c.unit, 'value', f.value, 'hidden', f.hidden, 'about', f.about,
      'made_by', c.made_by, 'panel', c.panel, 'label', jsonb_build_object('ja', c.ja, 'en', c.en),
      'definition', jsonb_build_object('ja', c.definition_ja, 'en', c.definition_en)) order by c.at)
  from private.measure_catalog() c join unnest(p_figures) f on f.name = c.name
$$;
comment on function private.figures_in_words is 'For rpcs: measures with what they mean and which function counted them.';

create function private.require_range(p_from date, p_to date) returns void
  language plpgsql immutable set search_path = ''
as $$
begin
  if p_from is null or p_to is null or p_from > p_to or p_to - p_from > 3700 then
    raise exception 'bad_range' using errcode = 'P0001';
  end if;
end $$;
comment on function private.require_range is 'For rpcs: refuses a range that is none.';

create function public.kpi_measures(p_town_id text, p_from date, p_to date) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_exact boolean; v private.kpi_figure[];
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  perform private.require_range(p_from, p_to);
  v_exact := private.sees_exact(p_town_id);
  v := private.kpi_figures(p_town_id, p_from, p_to, v_exact);
  return jsonb_build_object('from', p_from, 'to', p_to, 'exact', v_exact,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id),
    'measures', private.figures_in_words(v), 'kpis', private.kpi_rows(p_town_id, v));
end $$;
comment on function public.kpi_measures is
  'For analysts, concierges and admins: every measure over a range and the KPIs made of them, as exactly as the role may know.';

create function private.queries_of(p_names text[]) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_object_agg(p.proname, pg_get_functiondef(p.oid)), '{}') from pg_catalog.pg_proc p
  where p.pronamespace = 'private'::regnamespace and (p.proname = any (p_names)
    or p.proname in ('kpi_value', 'tell') and cardinality(p_names) > 0)
$$;
comment on function private.queries_of is 'For reports and definitions: the very queries that count measures, as the database has them.';

create function public.kpi_queries(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return private.queries_of(array(select distinct c.made_by from private.measure_catalog() c));
end $$;
comment on function public.kpi_queries is 'For analysts: the queries behind the measures, by the name of their function.';

create function public.save_kpi(p_town_id text, p_kpi jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid := coalesce((p_kpi ->> 'kpi_id')::uuid, gen_random_uuid());
  v_version integer; v_problem text := private.formula_problem(p_kpi -> 'formula');
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('kpi:' || p_town_id, 0));
  select coalesce(max(k.version), 0) into v_version from public.kpi_definitions k where k.town_id = p_town_id and k.kpi_id = v_id;
  if v_problem is null and not exists (select from private.formula_measures(p_kpi -> 'formula')) then
    v_problem := 'formula_without_measure';
  end if;
  if v_problem is not null then
    return jsonb_build_object('status', 'invalid', 'problem', v_problem);
  elsif v_version <> p_version then
    return jsonb_build_object('status', 'conflict', 'version', v_version);
  elsif v_version = 0 and (select count(distinct k.kpi_id) from public.kpi_definitions k where k.town_id = p_town_id) >= 100 then
    return jsonb_build_object('status', 'invalid', 'problem', 'too_many');
  end if;
  begin
    insert into public.kpi_definitions (town_id, kpi_id, version, name, unit, decimals, formula, attainment, baseline,
        baseline_on, target, target_on, owner, source, note, position, retired, created_by)
      values (p_town_id, v_id, v_version + 1, btrim(p_kpi ->> 'name'), btrim(p_kpi ->> 'unit'), (p_kpi ->> 'decimals')::integer,
        p_kpi -> 'formula', p_kpi ->> 'attainment', (p_kpi ->> 'baseline')::numeric, (p_kpi ->> 'baseline_on')::date,
        (p_kpi ->> 'target')::numeric, (p_kpi ->> 'target_on')::date, btrim(p_kpi ->> 'owner'), btrim(p_kpi ->> 'source'),
        coalesce(p_kpi ->> 'note', ''), coalesce((p_kpi ->> 'position')::integer, 0),
        coalesce((p_kpi ->> 'retired')::boolean, false), auth.uid());
  exception when not_null_violation or check_violation or invalid_text_representation or invalid_datetime_format
      or datetime_field_overflow or numeric_value_out_of_range then
    return jsonb_build_object('status', 'invalid', 'problem', 'bad_field');
  end;
  return jsonb_build_object('status', 'saved', 'kpi_id', v_id, 'version', v_version + 1);
end $$;
comment on function public.save_kpi is
  'For analysts: a new version of a KPI (retired: it is no longer used); earlier versions and frozen reports stay as they are. A stale version is a conflict.';

create function public.kpi_versions(p_town_id text, p_kpi_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select coalesce(jsonb_agg(to_jsonb(k) - '{town_id,created_by}'::text[]
      || jsonb_build_object('by', private.staff_name(p_town_id, k.created_by)) order by k.version desc), '[]')
    from public.kpi_definitions k where k.town_id = p_town_id and k.kpi_id = p_kpi_id);
end $$;
comment on function public.kpi_versions is 'For analysts: how a KPI was defined over time, and by whom.';

create function public.save_outside_figure(p_town_id text, p_name text, p_as_of date, p_value numeric, p_source text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  insert into public.outside_figures (town_id, name, as_of, value, source, entered_by)
    values (p_town_id, p_name, p_as_of, p_value, btrim(p_source), auth.uid());
end $$;
comment on function public.save_outside_figure is 'For analysts: a figure from outside with its day and source; a later one for the same day corrects it.';

create function public.list_outside_figures(p_town_id text) returns table (name text, as_of date, value numeric, source text, entered_at timestamptz, by_name text)
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return query select o.name, o.as_of, o.value, o.source, o.entered_at, private.staff_name(p_town_id, o.entered_by)
    from public.outside_figures o where o.town_id = p_town_id order by o.as_of desc, o.entered_at desc limit 200;
end $$;
comment on function public.list_outside_figures is 'For analysts: figures from outside, newest first, and who entered them.';

create function public.save_kpi_rule(p_town_id text, p_minutes_per_tour numeric, p_minutes_per_consultation numeric, p_note text)
  returns integer language plpgsql security definer set search_path = ''
as $$
declare v_version integer;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform pg_advisory_xact_lock(hashtextextended('kpi:' || p_town_id, 0));
  select coalesce(max(r.version), 0) + 1 into v_version from public.kpi_rules r where r.town_id = p_town_id;
  insert into public.kpi_rules (town_id, version, minutes_per_tour, minutes_per_consultation, note, created_by)
    values (p_town_id, v_version, p_minutes_per_tour, p_minutes_per_consultation, btrim(p_note), auth.uid());
  return v_version;
end $$;
comment on function public.save_kpi_rule is 'For analysts: by which rule hours of staff are said to be saved, and why.';

grant all on public.kpi_rules, public.outside_figures, public.kpi_definitions to service_role;
grant execute on function public.kpi_measures, public.kpi_queries, public.save_kpi, public.kpi_versions,
  public.save_outside_figure, public.list_outside_figures, public.save_kpi_rule to authenticated;
