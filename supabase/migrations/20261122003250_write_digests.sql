-- Once a month three findings in words to staff who want them, each with the address of its panel.
create table public.digest_readers (
  town_id text not null,
  user_id uuid not null,
  locale text not null check (locale in ('ja', 'en')),
  since timestamptz not null default now(),
  primary key (town_id, user_id),
  foreign key (town_id, user_id) references public.staff_members on delete cascade
);
comment on table public.digest_readers is 'For staff: who wants the monthly mail, and in which language.';

create table private.digest_runs (
  town_id text not null,
  month date not null,
  ran_at timestamptz not null default now(),
  mails integer not null,
  primary key (town_id, month)
);
comment on table private.digest_runs is 'For write_due_digests: the months that were told; none is told twice.';
alter table public.digest_readers enable row level security;
alter table private.digest_runs enable row level security;
grant all on public.digest_readers, private.digest_runs to service_role;

create function public.set_digest(p_town_id text, p_wanted boolean, p_locale text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  if p_wanted then
    insert into public.digest_readers (town_id, user_id, locale) values (p_town_id, auth.uid(), p_locale)
      on conflict (town_id, user_id) do update set locale = excluded.locale;
  else
    delete from public.digest_readers where town_id = p_town_id and user_id = auth.uid();
  end if;
end $$;
comment on function public.set_digest is 'For analysts, concierges and admins: whether one wants the monthly mail oneself.';

create function public.my_digest(p_town_id text) returns boolean
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return exists (select from public.digest_readers d where d.town_id = p_town_id and d.user_id = auth.uid());
end $$;
comment on function public.my_digest is 'For analysts, concierges and admins: whether one gets the monthly mail.';
grant execute on function public.set_digest, public.my_digest to authenticated;

create function private.prefecture_name(p_region text, p_locale text) returns text
  language sql immutable set search_path = ''
as $$
  select case when p_region ~ '^JP-[0-9]{2}$' then (string_to_array(case p_locale when 'en' then
    'Hokkaido,Aomori,Iwate,Miyagi,Akita,Yamagata,Fukushima,Ibaraki,Tochigi,Gunma,Saitama,Chiba,Tokyo,Kanagawa,Niigata,Toyama,Ishikawa,Fukui,Yamanashi,Nagano,Gifu,Shizuoka,Aichi,Mie,Shiga,Kyoto,Osaka,Hyogo,Nara,Wakayama,Tottori,Shimane,Okayama,Hiroshima,Yamaguchi,Tokushima,Kagawa,Ehime,Kochi,Fukuoka,Saga,Nagasaki,Kumamoto,Oita,Miyazaki,Kagoshima,Okinawa'
    else '北海道,青森県,岩手県,宮城県,秋田県,山形県,福島県,茨城県,栃木県,群馬県,埼玉県,千葉県,東京都,神奈川県,新潟県,富山県,石川県,福井県,山梨県,長野県,岐阜県,静岡県,愛知県,三重県,滋賀県,京都府,大阪府,兵庫県,奈良県,和歌山県,鳥取県,島根県,岡山県,広島県,山口県,徳島県,香川県,愛媛県,高知県,福岡県,佐賀県,長崎県,熊本県,大分県,宮崎県,鹿児島県,沖縄県'
    end, ','))[right(p_region, 2)::integer] else p_region end
$$;
comment on function private.prefecture_name is 'For digests: what a region is called.';

create function private.digest_findings(p_town_id text, p_month date, p_locale text)
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
  return query select 'places', case when v_key is null
    then case when v_ja then 'どこで足を止めたかは、数が少ないため示していません。' else 'Too few visits to say where people stopped.' end
    when v_ja then format('もっとも長く足が止まったのは「%s」で、合わせて%s分でした。', coalesce(v_name, v_key), greatest(1, v_ms / 60000))
    else format('People stayed longest at %s: %s minutes in all.', coalesce(v_name, v_key), greatest(1, v_ms / 60000)) end;
end $$;
comment on function private.digest_findings is 'For digests: three sentences about a month, each with the panel it is from.';

create function private.write_due_digests(p_site_url text, p_today date default (now() at time zone 'Asia/Tokyo')::date)
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
      select l.locale, string_agg(format(E'%s. %s\n   %s/staff/insight?panel=%s&from=%s&to=%s', f.at, f.words, p_site_url, f.panel,
        v_month, (v_month + interval '1 month')::date - 1), E'\n\n' order by f.at) as body
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
comment on function private.write_due_digests is
  'For the job runner: writes last month''s digest into the outbox for staff who want it, once a month and town; answers how many mails.';

do $$
begin
  if exists (select from pg_extension where extname = 'pg_cron') then
    -- app.site_url is set once on a hosted project: alter database postgres set app.site_url = 'https://town.example'
    execute $cron$select cron.schedule('hiroba-digests', '0 * * * *', 'select private.write_due_digests(current_setting(''app.site_url'', true)) where current_setting(''app.site_url'', true) <> ''''')$cron$;
  end if;
end $$;
