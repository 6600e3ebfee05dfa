-- People outside read by link: figures as told to everyone and a published report; never a household, never an exact count.
create table public.stakeholder_links (
  town_id text not null references public.towns on delete cascade,
  link_id uuid not null default gen_random_uuid(),
  token_sha256 text not null check (token_sha256 ~ '^[0-9a-f]{64}$'),
  label text not null check (length(btrim(label)) between 1 and 100),
  report_id uuid,
  made_by uuid,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened integer not null default 0,
  last_opened_on date,
  primary key (town_id, link_id),
  unique (town_id, token_sha256),
  foreign key (town_id, report_id) references public.reports
);
comment on table public.stakeholder_links is
  'For stakeholders: the hash of a link''s token, until when it opens, and whether it was taken back. The token itself is only in the link.';
alter table public.stakeholder_links enable row level security;

create function public.make_stakeholder_link(p_town_id text, p_token_sha256 text, p_label text, p_expires_on date, p_report_id uuid)
  returns uuid language plpgsql security definer set search_path = ''
as $$
declare v_id uuid;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if p_expires_on < (now() at time zone 'Asia/Tokyo')::date or p_expires_on > (now() at time zone 'Asia/Tokyo')::date + 400 then
    raise exception 'bad_expiry' using errcode = 'P0001';
  elsif p_report_id is not null and not exists (select from public.report_publications p
      where p.town_id = p_town_id and p.report_id = p_report_id) then
    raise exception 'not_published' using errcode = 'P0001';
  end if;
  insert into public.stakeholder_links (town_id, token_sha256, label, report_id, made_by, expires_at)
    values (p_town_id, p_token_sha256, btrim(p_label), p_report_id, auth.uid(),
      (p_expires_on + 1)::timestamp at time zone 'Asia/Tokyo') returning link_id into v_id;
  return v_id;
end $$;
comment on function public.make_stakeholder_link is
  'For analysts: opens a link whose token the browser made; only its hash comes here. Good through its last day.';

create function public.list_stakeholder_links(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('link_id', l.link_id, 'label', l.label, 'report_id', l.report_id,
      'report_title', r.title, 'made_at', l.made_at, 'made_by', private.staff_name(p_town_id, l.made_by),
      'expires_at', l.expires_at, 'revoked_at', l.revoked_at, 'opened', l.opened, 'last_opened_on', l.last_opened_on,
      'works', l.revoked_at is null and l.expires_at > now()) order by l.made_at desc), '[]')
    from public.stakeholder_links l left join public.reports r on r.town_id = l.town_id and r.report_id = l.report_id
    where l.town_id = p_town_id);
end $$;
comment on function public.list_stakeholder_links is 'For analysts: every link that was made, whether it opens, and how often it was opened.';

create function public.revoke_stakeholder_link(p_town_id text, p_link_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.stakeholder_links set revoked_at = coalesce(revoked_at, now())
    where town_id = p_town_id and link_id = p_link_id;
end $$;
comment on function public.revoke_stakeholder_link is 'For analysts: takes a link back at once.';

create function private.public_words(p_template jsonb, p_words jsonb) returns jsonb
  language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(k.key, p_words -> k.key), '{}')
  from (select f ->> 'key' as key from jsonb_array_elements(p_template -> 'fields') f
    union all select s ->> 'key' from jsonb_array_elements(p_template -> 'sections') s
      where (s ->> 'public')::boolean) k
  where p_words ? k.key
$$;
comment on function private.public_words is 'For the public edition: what was written in the sections that the template makes public.';

create function private.public_edition(p_town_id text, p_report_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('title', r.title, 'from', r.from_day, 'to', r.to_day, 'frozen_at', r.frozen_at,
    'words', private.public_words(t.doc, r.words),
    'template', jsonb_set(t.doc, '{sections}', (select coalesce(jsonb_agg(s order by n), '[]')
      from jsonb_array_elements(t.doc -> 'sections') with ordinality x (s, n) where (s ->> 'public')::boolean)),
    'figures', jsonb_set(r.frozen_shown, '{kpis}', (select coalesce(jsonb_agg(k - '{owner,note}'::text[] order by n), '[]')
      from jsonb_array_elements(r.frozen_shown -> 'kpis') with ordinality x (k, n))))
  from public.reports r
    join public.report_publications p on p.town_id = r.town_id and p.report_id = r.report_id
    join public.report_templates t on t.town_id = r.town_id and t.template_id = r.template_id and t.version = r.template_version
  where r.town_id = p_town_id and r.report_id = p_report_id
$$;
comment on function private.public_edition is
  'For stakeholders: a published report without exact counts, names of owners, notes and what the template keeps inside.';

create function public.stakeholder_open(p_town_id text, p_token text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  l public.stakeholder_links; v_today date := (now() at time zone 'Asia/Tokyo')::date; v_from date; v_to date;
  v private.kpi_figure[];
begin
  update public.stakeholder_links s set opened = s.opened + 1, last_opened_on = v_today
    where s.town_id = p_town_id and s.token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
      and s.revoked_at is null and s.expires_at > now() returning s.* into l;
  if not found then
    return null; -- unknown, past and taken back look the same
  end if;
  v_from := make_date(extract(year from v_today - interval '3 months')::integer, 4, 1);
  v_to := (v_from + interval '1 year')::date - 1;
  v := private.kpi_figures(p_town_id, v_from, v_to, false);
  return jsonb_build_object('town', (select t.doc -> 'name' from public.towns t where t.town_id = p_town_id),
    'label', l.label, 'expires_at', l.expires_at, 'from', v_from, 'to', v_to,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id),
    'headline', (select coalesce(jsonb_agg(h order by n), '[]')
      from jsonb_array_elements(private.figures_in_words(v)) with ordinality x (h, n)
      where h ->> 'name' in ('visits', 'visitors', 'consultations', 'moved_households', 'satisfaction_percent')),
    'report', private.public_edition(p_town_id, l.report_id));
end $$;
comment on function public.stakeholder_open is
  'For whoever has a link: this fiscal year''s headline figures as told to everyone, and the published report; null when the link does not open.';

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

create function private.prefecture_name(p_region text, p_locale text) returns text
  language sql immutable set search_path = ''
as $$
  select case when p_region ~ '^JP-[0-9]{2}$' then (string_to_array(case p_locale when 'en' then
    'Hokkaido,Aomori,Iwate,Miyagi,Akita,Yamagata,Fukushima,Ibaraki,Tochigi,Gunma,Saitama,Chiba,Tokyo,Kanagawa,Niigata,Toyama,Ishikawa,Fukui,Yamanashi,Nagano,Gifu,Shizuoka,Aichi,Mie,Shiga,Kyoto,Osaka,Hyogo,Nara,Wakayama,Tottori,Shimane,Okayama,Hiroshima,Yamaguchi,Tokushima,Kagawa,Ehime,Kochi,Fukuoka,Saga,Nagasaki,Kumamoto,Oita,Miyazaki,Kagoshima,Okinawa'
    else '北海道,青森県,岩手県,宮城県,秋田県,山形県,福島県,茨城県,栃木県,群馬県,埼玉県,千葉県,東京都,神奈川県,新潟県,富山県,石川県,福井県,山梨県,長野県,岐阜県,静岡県,愛知県,三重県,滋賀県,京都府,大阪府,兵庫県,奈良県,和歌山県,鳥取県,島根県,岡山県,広島県,山口県,徳島県,香川県,愛媛県,高知県,福岡県,佐賀県,長崎県,熊本県,大分県,宮崎県,鹿児島県,沖縄県'
    end, ','))[right(p_region, 2)::integer] else p_region end
$$;
comment on function private.prefecture_name is 'For digests: what a region is called.';

-- A month without visits is not one with too few; a country is no prefecture; and what a stage counts is called the same everywhere.
-- Measures that no panel shows more of (surveys, hours, outside figures) lead to none.
create function private.digest_findings(p_town_id text, p_month date, p_locale text)
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
  select (array_agg(a.key order by a.visits desc, a.key))[1], max(a.visits), false into v_key, v_visits, v_hidden
    from private.panel_counts(p_town_id, 'region', p_month, v_to) a where a.key like 'JP-%';
  return query select 'regions', case when v_key is null and v_hidden
    then case when v_ja then 'どの都道府県から来たかは、数が少ないため示していません。' else 'Too few visits to say which prefectures they came from.' end
    when v_key is null
    then case when v_ja then '都道府県の分かる訪問はありませんでした。' else 'Of no visit is the prefecture known.' end
    when v_ja then format('もっとも多く訪れたのは%sの人で、%s回でした。', private.prefecture_name(v_key, 'ja'), v_visits)
    else format('Most visits came from %s: %s.', private.prefecture_name(v_key, 'en'), v_visits) end;
  select (array_agg(a.key order by a.engaged_ms desc, a.key) filter (where a.engaged_ms > 0))[1], max(a.engaged_ms), false
    into v_key, v_ms, v_hidden from private.panel_counts(p_town_id, 'place', p_month, v_to) a;
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
comment on function private.digest_findings is 'For digests: three sentences about a month, each with the panel it is from.';

create function private.write_due_digests(p_site_url text, p_today date default (now() at time zone 'Asia/Tokyo')::date)
  returns integer language plpgsql security definer set search_path = ''
as $$
declare
  v_month date := (date_trunc('month', p_today) - interval '1 month')::date; v_town_id text; v_mails integer; v_all integer := 0;
begin
  -- From the third day on, when late visits of the month are in; each month once, whoever asks how often.
  if extract(day from p_today) < 3 then
    return 0;
  end if;
  for v_town_id in select distinct d.town_id from public.digest_readers d
      where not exists (select from private.digest_runs r where r.town_id = d.town_id and r.month = v_month) loop
    begin
      insert into private.digest_runs (town_id, month, mails) values (v_town_id, v_month, 0) on conflict do nothing;
      continue when not found; -- another server tells it
      v_mails := private.write_digest(v_town_id, v_month, p_site_url);
      update private.digest_runs set mails = v_mails where town_id = v_town_id and month = v_month;
      v_all := v_all + v_mails;
    exception when others then
      raise warning 'digest of % for % not written: % %', v_town_id, v_month, sqlstate, sqlerrm;
    end;
  end loop;
  return v_all;
end $$;
comment on function private.write_due_digests is
  'For the job runner: writes last month''s digest into the outbox for staff who want it, once a month and town; answers how many mails.';

grant all on public.stakeholder_links, public.digest_readers, private.digest_runs to service_role;
grant execute on function public.make_stakeholder_link, public.list_stakeholder_links, public.revoke_stakeholder_link,
  public.set_digest, public.my_digest to authenticated;
grant execute on function public.stakeholder_open to anon, authenticated;

create function private.write_digest(p_town_id text, p_month date, p_site_url text) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_ja text; v_en text; v_mails integer;
begin
  select t.doc #>> '{name,ja}', coalesce(t.doc #>> '{name,en}', t.doc #>> '{name,ja}') into v_ja, v_en
    from public.towns t where t.town_id = p_town_id;
  with readers as (
    select d.locale, u.email from public.digest_readers d
      join public.staff_members m on m.town_id = d.town_id and m.user_id = d.user_id and m.active
        and m.role in ('analyst', 'concierge', 'admin')
      join auth.users u on u.id = d.user_id
    where d.town_id = p_town_id and u.email is not null
  ), texts as (
    select l.locale, string_agg(format(E'%s. %s\n   %s/staff/insight?from=%s&to=%s#panel-%s', f.at, f.words, p_site_url,
      p_month, (p_month + interval '1 month')::date - 1, f.panel), E'\n\n' order by f.at) as body
    from (select distinct r.locale from readers r) l
      cross join lateral private.digest_findings(p_town_id, p_month, l.locale) with ordinality f (panel, words, at)
    group by l.locale
  ), written as (
    insert into private.outgoing_mails (town_id, to_address, subject, body_text)
      select p_town_id, r.email,
        case r.locale when 'ja' then format('【%s】%s年%s月の数字', v_ja, to_char(p_month, 'YYYY'), to_char(p_month, 'FMMM'))
          else format('[%s] Figures of %s', v_en, to_char(p_month, 'FMMonth YYYY')) end,
        case r.locale when 'ja' then format(E'%s年%s月に分かったことを3つお知らせします。\n\n%s\n\nだれのことか分からないように、5回に満たない数は示しません。\nこのメールをやめるには：%s/staff/kpi/sharing\n',
            to_char(p_month, 'YYYY'), to_char(p_month, 'FMMM'), t.body, p_site_url)
          else format(E'Three things about %s.\n\n%s\n\nNumbers under five are not shown, so that nobody can be recognised.\nTo stop this mail: %s/staff/kpi/sharing\n',
            to_char(p_month, 'FMMonth YYYY'), t.body, p_site_url) end
      from readers r join texts t using (locale) returning 1)
  select count(*) into v_mails from written;
  return v_mails;
end $$;
comment on function private.write_digest is
  'For write_due_digests: the mails of one town about one month, into the outbox; answers how many.';
