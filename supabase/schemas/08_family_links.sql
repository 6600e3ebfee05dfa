-- The family's private link: sent anew, ended when nobody uses it. The mail job makes each link, and only the family's
-- own mail ever has it: neither staff nor the page that asks for it sees it.
create function private.ask_for_link(p_town_id text, p_household_id uuid, p_actor uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  if (select count(*) from public.household_history y where y.town_id = p_town_id and y.household_id = p_household_id
      and y.kind = 'link_renewed' and y.at > now() - interval '1 day') >= 3 then
    raise exception 'rate_limited' using errcode = 'P0001';
  end if;
  insert into private.family_letters as l (town_id, household_id, reason) values (p_town_id, p_household_id, 'renewed')
    on conflict (town_id, household_id) do update set reason = excluded.reason, asked_at = excluded.asked_at;
  insert into public.household_history (town_id, household_id, actor, kind)
    values (p_town_id, p_household_id, p_actor, 'link_renewed');
  perform private.announce(p_town_id, p_household_id);
end $$;
comment on function private.ask_for_link is
  'For the family and concierges: a new link will be mailed, at most three a day; the old one ends with that mail.';

create function public.family_renew(p_token text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  end if;
  perform private.ask_for_link(h.town_id, h.household_id, null);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.family_renew is
  'For the family: a new link comes to its address, so that whoever else has the old one gets nothing.';

create function public.renew_family_link(p_town_id text, p_household_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  if not exists (select from public.households h where h.town_id = p_town_id and h.household_id = p_household_id) then
    raise exception 'unknown_household' using errcode = 'P0001';
  end if;
  perform private.ask_for_link(p_town_id, p_household_id, auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.renew_family_link is
  'For concierges: a family that lost its link gets a new one by mail; nobody of the staff sees it.';

create function private.ask_for_ending_links() returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_asked integer;
begin
  -- Who took its consent back is not written to.
  insert into private.family_letters (town_id, household_id, reason)
    select h.town_id, h.household_id, 'ending' from public.households h
    where not h.simulated and (select max(l.last_used_at) from public.family_links l
        where l.town_id = h.town_id and l.household_id = h.household_id)
          between now() - interval '1 year' and now() - interval '11 months'
      and not exists (select from public.family_links l where l.town_id = h.town_id
        and l.household_id = h.household_id and l.warned_at is not null)
      and exists (select from public.consents c where c.town_id = h.town_id and c.household_id = h.household_id
        and c.purpose = 'consultation' and c.withdrawn_at is null)
    on conflict do nothing;
  get diagnostics v_asked = row_count;
  return v_asked;
end $$;
comment on function private.ask_for_ending_links is
  'For forget_families: a month before a link ends that nobody used, its family gets one that goes on if it is opened.';

create function private.due_family_letters() returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('town_id', due.town_id, 'household_id', due.household_id,
      'reason', due.reason, 'locale', due.locale, 'town', due.town, 'ends_on', due.ends_on)), '[]')
  from (select l.town_id, l.household_id, l.reason, h.locale,
      coalesce(t.doc #>> array['name', h.locale], t.doc #>> '{name,ja}') as town,
      ((select max(k.last_used_at) from public.family_links k where k.town_id = l.town_id
        and k.household_id = l.household_id) + interval '1 year')::date as ends_on
    from private.family_letters l join public.households h using (town_id, household_id) join public.towns t using
      (town_id)
    order by l.asked_at limit 100) due
$$;
comment on function private.due_family_letters is 'For the mail job: who is to be sent a link, in which language.';

create function private.put_family_letter(p_town_id text, p_household_id uuid, p_reason text, p_token_sha256 text,
    p_subject text, p_body text) returns boolean language plpgsql security definer set search_path = ''
as $$
declare v_last timestamptz; v_address text;
begin
  select h.email into v_address from public.households h
    where h.town_id = p_town_id and h.household_id = p_household_id for share;
  delete from private.family_letters
    where town_id = p_town_id and household_id = p_household_id and reason = p_reason;
  if not found then
    return false; -- another one wrote it, the family is gone, or it asked for a new link meanwhile
  end if;
  if p_reason = 'renewed' then
    delete from public.family_links where town_id = p_town_id and household_id = p_household_id;
    perform private.note_erasure(p_town_id, p_household_id, 'link_renewed');
  else
    update public.family_links set warned_at = now() where town_id = p_town_id and household_id = p_household_id;
    select max(last_used_at) into v_last from public.family_links
      where town_id = p_town_id and household_id = p_household_id;
  end if;
  insert into public.family_links (town_id, household_id, token_sha256, last_used_at, warned_at)
    values (p_town_id, p_household_id, p_token_sha256, coalesce(v_last, now()), case when v_last is not null then now()
      end);
  insert into private.outgoing_mails (town_id, household_id, to_address, subject, body_text)
    values (p_town_id, p_household_id, v_address, p_subject, p_body);
  return true;
end $$;
comment on function private.put_family_letter is
  'For the mail job: the link and its mail in one transaction; a renewed link ends all others of the family.';

create function private.last_touched(h public.households) returns timestamptz
  language sql stable security definer set search_path = ''
as $$
  select greatest(h.created_at, h.stage_changed_at,
    (select max(y.at) from public.household_history y
      where y.town_id = h.town_id and y.household_id = h.household_id),
    (select max(n.created_at) from public.household_notes n
      where n.town_id = h.town_id and n.household_id = h.household_id),
    (select max(greatest(k.created_at, k.done_at, k.due_on)) from public.household_tasks k
      where k.town_id = h.town_id and k.household_id = h.household_id),
    (select max(l.last_used_at) from public.family_links l
      where l.town_id = h.town_id and l.household_id = h.household_id))
$$;
comment on function private.last_touched is
  'For retention: when anything last happened between a family and the town, a task that is still to come included.';

create function public.list_ending_households(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'concierge', 'admin');
  return (select coalesce(jsonb_agg(to_jsonb(ending) order by ending.ends_on, ending.household_id), '[]') from (
    select h.household_id, h.contact_name,
      ((private.last_touched(h) + interval '3 years') at time zone 'Asia/Tokyo')::date as ends_on
    from public.households h
    where h.town_id = p_town_id and h.stage not in ('closed', 'settled') and h.created_at < now() - interval '34 months'
      and private.last_touched(h) < now() - interval '34 months') ending);
end $$;
comment on function public.list_ending_households is
  'For concierges: families in a talk that nobody closed, who go within two months unless something happens with them.';

create function private.forget_families(p_now timestamptz default now()) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  v_three_years timestamptz := p_now - interval '3 years'; v_month timestamptz := p_now - interval '30 days';
  v_ended timestamptz; v_silent timestamptz; v_upto timestamptz;
  v_family record; v_forgotten integer := 0;
begin
  -- Three years after the talk ended, or after the last thing that happened in a talk that nobody ever closed; of what
  -- has waited, two days' worth at most.
  select private.forget_up_to(min(stage_changed_at), v_three_years) into v_ended from public.households
    where stage in ('closed', 'settled');
  select private.forget_up_to(min(private.last_touched(h)), v_three_years) into v_silent from public.households h
    where created_at < v_three_years;
  for v_family in
    select h.town_id, h.household_id from public.households h
    where h.stage in ('closed', 'settled') and h.stage_changed_at < v_ended
      or h.created_at < v_three_years and private.last_touched(h) < v_silent
  loop
    perform private.erase_household(v_family.town_id, v_family.household_id, 'ended');
    v_forgotten := v_forgotten + 1;
  end loop;
  select private.forget_up_to(min(last_used_at), p_now - interval '1 year') into v_upto from public.family_links;
  delete from public.family_links where last_used_at < v_upto;
  perform private.ask_for_ending_links();
  -- A mail that never got through keeps no words and no link once nobody tries any more.
  update private.outgoing_mails set body_text = '' where body_text <> '' and sent_at is null and attempts >= 12
    and next_attempt_at < p_now - interval '7 days';
  select private.forget_up_to(min(coalesce(sent_at, bounced_at, case when attempts >= 12 then next_attempt_at end)),
    v_month) into v_upto from private.outgoing_mails;
  delete from private.outgoing_mails
    where coalesce(sent_at, bounced_at, case when attempts >= 12 then next_attempt_at end) < v_upto;
  return v_forgotten;
end $$;
comment on function private.forget_families is
  'For forget_old_records: families, links and mails whose time is over.';

create function private.replay_erasures(p_erasures jsonb) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_told record; v_household public.households; v_done jsonb := '{}';
begin
  for v_told in
    select e.town_id, e.household_sha256, e.act, min(e.erased_at) as erased_at
    from jsonb_to_recordset(p_erasures) e (town_id text, household_sha256 text, act text, erased_at timestamptz)
    where not exists (select from public.erasures known where known.town_id = e.town_id
      and known.household_sha256 = e.household_sha256 and known.act = e.act and known.erased_at >= e.erased_at)
    group by 1, 2, 3 order by 4
  loop
    select h.* into v_household from public.households h where h.town_id = v_told.town_id
      and private.household_digest(h.town_id, h.household_id) = v_told.household_sha256;
    if found then
      case v_told.act
        when 'withdrawn' then perform private.withdraw_consent(v_household, 'consultation');
        when 'unlinked' then perform private.withdraw_consent(v_household, 'link_visits');
        when 'link_renewed' then
          delete from public.family_links
            where town_id = v_household.town_id and household_id = v_household.household_id;
          insert into private.family_letters (town_id, household_id, reason)
            values (v_household.town_id, v_household.household_id, 'renewed') on conflict do nothing;
        else perform private.erase_household(v_household.town_id, v_household.household_id, v_told.act);
      end case;
      v_done := v_done || jsonb_build_object(v_told.act, coalesce((v_done ->> v_told.act)::integer, 0) + 1);
    end if;
    -- Told as it was, whether or not the backup knew the family.
    delete from public.erasures where town_id = v_told.town_id and household_sha256 = v_told.household_sha256
      and act = v_told.act and erased_at >= now();
    insert into public.erasures (town_id, household_sha256, act, erased_at)
      values (v_told.town_id, v_told.household_sha256, v_told.act, v_told.erased_at);
  end loop;
  return v_done;
end $$;
comment on function private.replay_erasures is
  'For npm run restore: what families took back since the backup is taken back again; answers how many of each.';

grant execute on function public.family_renew to anon, authenticated;
grant execute on function public.renew_family_link, public.list_ending_households to authenticated;
