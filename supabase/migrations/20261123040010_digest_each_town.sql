-- Each town's digest for itself: one that fails is tried again at the next hour, and the others' mails go out.
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

create or replace function private.write_due_digests(p_site_url text, p_today date default (now() at time zone 'Asia/Tokyo')::date)
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
