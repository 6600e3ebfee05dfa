-- The insight page opens at a panel by #panel-…; the digest's addresses follow it.
create or replace function private.digest_findings(p_town_id text, p_month date, p_locale text)
  returns table (panel text, words text) language plpgsql stable security definer set search_path = ''
as $$
declare
  v_to date := (p_month + interval '1 month')::date - 1; v_before date := (p_month - interval '1 month')::date;
  v_now numeric; v_then numeric; v_key text; v_visits bigint; v_name text; v_ms bigint; v_ja boolean := p_locale = 'ja';
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
  select a.key, a.visits into v_key, v_visits from private.insight_answer(p_town_id, 'region', p_month, v_to, '{}') a
    where not a.hidden and a.key <> 'unknown' order by a.visits desc, a.key limit 1;
  return query select 'regions', case when v_key is null
    then case when v_ja then 'どこから来たかは、数が少ないため示していません。' else 'Too few visits to say where they came from.' end
    when v_ja then format('もっとも多く訪れたのは%sの人で、%s回でした。', private.prefecture_name(v_key, 'ja'), v_visits)
    else format('Most visits came from %s: %s.', private.prefecture_name(v_key, 'en'), v_visits) end;
  select a.key, a.engaged_ms into v_key, v_ms from private.insight_answer(p_town_id, 'place', p_month, v_to, '{}') a
    where not a.hidden and a.engaged_ms > 0 order by a.engaged_ms desc, a.key limit 1;
  if not found then
    v_key := null;
  end if;
  select coalesce(case when not v_ja then rp.doc #>> '{name,en}' end, rp.doc #>> '{name,ja}') into v_name
    from public.revision_places rp join public.towns t on t.town_id = rp.town_id and t.current_revision = rp.revision
    where rp.town_id = p_town_id and rp.place_id = v_key;
  return query select 'place', case when v_key is null
    then case when v_ja then 'どこで足を止めたかは、数が少ないため示していません。' else 'Too few visits to say where people stopped.' end
    when v_ja then format('もっとも長く足が止まったのは「%s」で、合わせて%s分でした。', coalesce(v_name, v_key), greatest(1, v_ms / 60000))
    else format('People stayed longest at %s: %s minutes in all.', coalesce(v_name, v_key), greatest(1, v_ms / 60000)) end;
end $$;

create or replace function private.write_due_digests(p_site_url text, p_today date default (now() at time zone 'Asia/Tokyo')::date)
  returns integer language plpgsql security definer set search_path = ''
as $$
declare
  v_month date := (date_trunc('month', p_today) - interval '1 month')::date; v_town record; v_mails integer; v_all integer := 0;
begin
  -- From the third day on, when late visits of the month are in; each month once, whoever asks how often.
  if extract(day from p_today) < 3 then
    return 0;
  end if;
  for v_town in select distinct d.town_id, t.doc #>> '{name,ja}' as ja, coalesce(t.doc #>> '{name,en}', t.doc #>> '{name,ja}') as en
      from public.digest_readers d join public.towns t using (town_id)
      where not exists (select from private.digest_runs r where r.town_id = d.town_id and r.month = v_month) loop
    insert into private.digest_runs (town_id, month, mails) values (v_town.town_id, v_month, 0) on conflict do nothing;
    continue when not found; -- another server tells it
    with readers as (
      select d.locale, u.email from public.digest_readers d
        join public.staff_members m on m.town_id = d.town_id and m.user_id = d.user_id and m.active
          and m.role in ('analyst', 'concierge', 'admin')
        join auth.users u on u.id = d.user_id
      where d.town_id = v_town.town_id and u.email is not null
    ), texts as (
      select l.locale, string_agg(format(E'%s. %s\n   %s/staff/insight?from=%s&to=%s#panel-%s', f.at, f.words, p_site_url,
        v_month, (v_month + interval '1 month')::date - 1, f.panel), E'\n\n' order by f.at) as body
      from (select distinct r.locale from readers r) l
        cross join lateral private.digest_findings(v_town.town_id, v_month, l.locale) with ordinality f (panel, words, at)
      group by l.locale
    ), written as (
      insert into private.outgoing_mails (town_id, to_address, subject, body_text)
        select v_town.town_id, r.email,
          case r.locale when 'ja' then format('【%s】%s年%s月の数字', v_town.ja, to_char(v_month, 'YYYY'), to_char(v_month, 'FMMM'))
            else format('[%s] Figures of %s', v_town.en, to_char(v_month, 'FMMonth YYYY')) end,
          case r.locale when 'ja' then format(E'%s年%s月に分かったことを3つお知らせします。\n\n%s\n\nだれのことか分からないように、5回に満たない数は示しません。\nこのメールをやめるには：%s/staff/kpi/sharing\n',
              to_char(v_month, 'YYYY'), to_char(v_month, 'FMMM'), t.body, p_site_url)
            else format(E'Three things about %s.\n\n%s\n\nNumbers under five are not shown, so that nobody can be recognised.\nTo stop this mail: %s/staff/kpi/sharing\n',
              to_char(v_month, 'FMMonth YYYY'), t.body, p_site_url) end
        from readers r join texts t using (locale) returning 1)
    select count(*) into v_mails from written;
    update private.digest_runs set mails = v_mails where town_id = v_town.town_id and month = v_month;
    v_all := v_all + v_mails;
  end loop;
  return v_all;
end $$;
