-- A month without visits is not one with too few; a country is no prefecture; and what a stage counts is called the same everywhere.
-- Measures that no panel shows more of (surveys, hours, outside figures) lead to none.
create or replace function private.digest_findings(p_town_id text, p_month date, p_locale text)
  returns table (panel text, words text) language plpgsql stable security definer set search_path = ''
as $$
declare
  v_to date := (p_month + interval '1 month')::date - 1; v_before date := (p_month - interval '1 month')::date;
  v_now numeric; v_then numeric; v_key text; v_visits bigint; v_name text; v_ms bigint; v_hidden boolean;
  v_ja boolean := p_locale = 'ja';
begin
  -- Published numbers only: what a panel hides, no mail tells.
  select f.value into v_now from private.measure_visits(p_town_id, p_month, v_to) f where f.name = 'visits';
  select f.value into v_then from private.measure_visits(p_town_id, v_before, p_month - 1) f where f.name = 'visits';
  return query select 'overview', case
    when v_now is null then case when v_ja then '訪問は5回に満たないため、数を示していません。' else 'There were fewer than five visits, so no number is shown.' end
    when v_now = 0 then case when v_ja then '訪問はありませんでした。' else 'There were no visits.' end
    when coalesce(v_then, 0) = 0 then case when v_ja then format('訪問は%s回でした。', v_now) else format('There were %s visits.', v_now) end
    else case when v_ja then format('訪問は%s回で、前の月（%s回）より%s。', v_now, v_then, case when v_now > v_then
        then format('%s%%増えました', round(100 * (v_now - v_then) / v_then)) when v_now < v_then
        then format('%s%%減りました', round(100 * (v_then - v_now) / v_then)) else '増えも減りもしませんでした' end)
      else format('There were %s visits, %s the month before (%s).', v_now, case when v_now > v_then
        then format('%s%% more than', round(100 * (v_now - v_then) / v_then)) when v_now < v_then
        then format('%s%% fewer than', round(100 * (v_then - v_now) / v_then)) else 'as many as' end, v_then) end end;
  -- Of prefectures only: somewhere in Japan, or in another country, is nothing a town can act on. Nobody is not too few.
  select (array_agg(a.key order by a.visits desc, a.key) filter (where not a.hidden))[1], max(a.visits) filter (where not a.hidden),
      coalesce(bool_or(a.hidden), false)
    into v_key, v_visits, v_hidden from private.insight_answer(p_town_id, 'region', p_month, v_to, '{}') a where a.key like 'JP-%';
  return query select 'regions', case when v_key is null and v_hidden
    then case when v_ja then 'どの都道府県から来たかは、数が少ないため示していません。' else 'Too few visits to say which prefectures they came from.' end
    when v_key is null
    then case when v_ja then '都道府県の分かる訪問はありませんでした。' else 'Of no visit is the prefecture known.' end
    when v_ja then format('もっとも多く訪れたのは%sの人で、%s回でした。', private.prefecture_name(v_key, 'ja'), v_visits)
    else format('Most visits came from %s: %s.', private.prefecture_name(v_key, 'en'), v_visits) end;
  select (array_agg(a.key order by a.engaged_ms desc, a.key) filter (where a.engaged_ms > 0))[1], max(a.engaged_ms),
      coalesce(bool_or(a.hidden), false)
    into v_key, v_ms, v_hidden from private.insight_answer(p_town_id, 'place', p_month, v_to, '{}') a;
  select coalesce(case when not v_ja then rp.doc #>> '{name,en}' end, rp.doc #>> '{name,ja}') into v_name
    from public.revision_places rp join public.towns t on t.town_id = rp.town_id and t.current_revision = rp.revision
    where rp.town_id = p_town_id and rp.place_id = v_key;
  return query select 'place', case when v_key is null and not v_hidden
    then case when v_ja then '施設や場所に足を止めた訪問はありませんでした。' else 'Nobody stopped at any place.' end
    when v_key is null
    then case when v_ja then 'どこで足を止めたかは、数が少ないため示していません。' else 'Too few visits to say where people stopped.' end
    when v_ja then format('もっとも長く足が止まったのは「%s」で、合わせて%s分でした。', coalesce(v_name, v_key), greatest(1, v_ms / 60000))
    else format('People stayed longest at %s: %s minutes in all.', coalesce(v_name, v_key), greatest(1, v_ms / 60000)) end;
end $$;


create or replace function private.measure_catalog()
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
