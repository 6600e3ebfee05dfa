-- Tours and surveys are told of one fiscal year at a time, as families are. Counts in fives over any ranges are differences of one another: with
-- enough of them only one row of true counts is left. Means over two ranges, or of five answers and then six, give one answer away.
create or replace function private.measure_tours(p_town_id text, p_from date, p_to date) returns setof private.kpi_figure
  language sql stable security definer set search_path = ''
as $$
  select c.name, case when w.is_year then f.value end, case when w.is_year then f.hidden else 'whole_year' end, '{}'::jsonb
  from (select private.is_fiscal_year(p_from, p_to) as is_year) w
    cross join (select coalesce(sum(k.started), 0) as started, coalesce(sum(k.completed), 0) as completed from public.kpi_tours k
      where k.town_id = p_town_id and k.jun between p_from and p_to) t
    cross join lateral (values ('tours_started', t.started), ('tours_completed', t.completed)) as c (name, n)
    cross join lateral private.tell(c.name, c.n, false) f
$$;
comment on function private.measure_tours is
  'For kpi_measures: visits with a 3D tour, and with three spots or more opened in it; one fiscal year at a time, to the nearest five.';

create or replace function private.measure_households(p_town_id text, p_from date, p_to date, p_exact boolean)
  returns setof private.kpi_figure language plpgsql stable security definer set search_path = ''
as $$
declare v_simulated boolean := (private.marking_rule(p_town_id)).counts_simulated; v_from timestamptz; v_to timestamptz;
begin
  v_from := p_from::timestamp at time zone 'Asia/Tokyo';
  v_to := (p_to + 1)::timestamp at time zone 'Asia/Tokyo';
  return query with counted as materialized (
    select h.*, h.adults + cardinality(h.children) as people, h.created_at >= v_from and h.created_at < v_to as asked,
      not exists (select from public.consents c where c.town_id = h.town_id and c.household_id = h.household_id
        and c.purpose = 'consultation' and c.withdrawn_at is not null) as agreed,
      -- When it got there since it was last set back: a mistake neither counts nor dates the real one.
      (select min(y.at) filter (where y.to_stage in ('moved', 'settled') and y.history_id > coalesce(b.unmoved, 0))
        from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id) as moved_at,
      (select min(y.at) filter (where y.to_stage = 'settled' and y.history_id > coalesce(b.unsettled, 0))
        from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id) as settled_at,
      (select count(*) from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id
        and y.kind = 'contacted' and y.at >= v_from and y.at < v_to) as contacts
    from public.households h
      cross join lateral (select max(y.history_id) filter (where y.to_stage not in ('moved', 'settled', 'closed')) as unmoved,
          max(y.history_id) filter (where y.to_stage not in ('settled', 'closed')) as unsettled
        from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id) b
    where h.town_id = p_town_id and (v_simulated or not h.simulated)
  ), sums as (
    select count(*) filter (where asked) as consultations, coalesce(sum(people) filter (where asked), 0) as people_consulted,
      count(*) filter (where asked and agreed) as registrations, coalesce(sum(contacts), 0) as messages_sent,
      -- A lead moved on by mistake and set back does not count; one that was closed keeps what it reached.
      count(*) filter (where moved_at >= v_from and moved_at < v_to and stage in ('moved', 'settled', 'closed')) as moved_households,
      coalesce(sum(people) filter (where moved_at >= v_from and moved_at < v_to
        and stage in ('moved', 'settled', 'closed')), 0) as moved_people,
      count(*) filter (where settled_at >= v_from and settled_at < v_to and stage in ('settled', 'closed')) as settled_households
    from counted
  ), named as (
    select c.name, c.n, c.families from sums s cross join lateral (values ('consultations', s.consultations, s.consultations),
      ('people_consulted', s.people_consulted, s.consultations), ('registrations', s.registrations, s.registrations),
      ('messages_sent', s.messages_sent, s.messages_sent), ('moved_households', s.moved_households, s.moved_households),
      ('moved_people', s.moved_people, s.moved_households),
      ('settled_households', s.settled_households, s.settled_households)) as c (name, n, families)
  )
  select d.name, case when p_exact then d.n when w.hidden is null then round(d.n::numeric / 5) * 5 end, w.hidden, '{}'::jsonb
  from named d cross join lateral (select case when p_exact then null
      when not private.is_fiscal_year(p_from, p_to) then 'whole_year'
      when d.families between 1 and 4 or d.n between 1 and 4 then 'few' end as hidden) w;
end $$;

create or replace function private.measure_catalog()
  returns table (at integer, name text, unit text, made_by text, panel text, ja text, en text, definition_ja text, definition_en text)
  language sql immutable set search_path = ''
as $$
  values
    (1, 'visits', '回', 'measure_visits', 'overview', '訪問', 'Visits', '期間にはじまった訪問の数。機械と職員の訪問は除く。',
      'Visits that began in the range, without machines and staff.'),
    (2, 'engaged_visits', '回', 'measure_visits', 'funnel', 'じっくり見た訪問', 'Engaged visits',
      '3つ以上のスポットを見たか、合わせて60秒以上足を止めた訪問。', 'Visits with three spots or 60 seconds of engaged dwell.'),
    (3, 'visitors', '人', 'measure_visits', 'overview', '訪れた人（端末）', 'Visitors (browsers)',
      '期間に訪れた端末の数。5の倍数に丸める。', 'Browsers that came in the range, to the nearest five.'),
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
    (13, 'survey_offers', '回', 'measure_surveys', 'overview', 'アンケートの案内', 'Surveys offered',
      'アンケートを案内した回数。年度ごとに、5の倍数に丸める。',
      'How often a survey was offered, by fiscal year, to the nearest five.'),
    (14, 'survey_answers', '回', 'measure_surveys', 'overview', 'アンケートの回答', 'Surveys answered',
      'アンケートに答えた回数。年度ごとに、5の倍数に丸める。',
      'How often a survey was answered, by fiscal year, to the nearest five.'),
    (15, 'survey_response_percent', '%', 'measure_surveys', 'overview', 'アンケートの回答率', 'Response rate',
      '回答 ÷ 案内。どちらも5の倍数に丸めた数から。5回答から示す。',
      'Answered over offered, both as told in fives; from five answers on.'),
    (16, 'satisfaction_percent', '%', 'measure_surveys', 'overview', '満足した人の割合', 'Satisfied',
      '5段階の質問で4か5と答えた割合。前の日までの回答を、5人そろうごとに数える。',
      'Share of 4 and 5 among answers to five-point questions: answers up to yesterday, each time five people have answered.'),
    (17, 'satisfaction_mean', '点', 'measure_surveys', 'overview', '満足度の平均', 'Mean satisfaction',
      '5段階の質問の平均。前の日までの回答を、5人そろうごとに数える。',
      'Mean of five-point questions: answers up to yesterday, each time five people have answered.'),
    (18, 'image_improved_percent', '%', 'measure_surveys', 'overview', '印象が良くなった人の割合', 'Image improved',
      '「町の印象は良くなりましたか」に「良くなった」と答えた割合。前の日までの回答を、5人そろうごとに数える。',
      'Share that said their image of the town is better now: answers up to yesterday, each time five people have answered.'),
    (19, 'staff_hours_saved', '時間', 'measure_hours', 'overview', '減らせた職員の時間', 'Staff hours saved',
      '完了した3D見学と相談に、町が決めた分数をそれぞれ掛けて足したもの（推計）。',
      'Completed tours and consultations, each times the minutes of the town''s own rule: an estimate.'),
    (20, 'population', '人', 'measure_outside', 'overview', '人口', 'Population', '外の統計から手で入れた、期末までで最も新しい値。',
      'Entered by hand from outside statistics: the newest up to the last day.'),
    (21, 'births', '人', 'measure_outside', 'overview', '出生数', 'Births', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.'),
    (22, 'moved_in', '人', 'measure_outside', 'overview', '転入者数', 'People moved in', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.'),
    (23, 'moved_out', '人', 'measure_outside', 'overview', '転出者数', 'People moved out', '外の統計から手で入れた、期間内の日付の最も新しい値。',
      'Entered by hand from outside statistics: the newest dated in the range.')
$$;
