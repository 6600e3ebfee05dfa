-- The family's own page by its private link: see, correct, withdraw, erase. The token comes in the body, never in a log.
create function private.household_by_token(p_token text) returns public.households
  language sql stable security definer set search_path = ''
as $$
  select h.* from public.family_links l join public.households h using (town_id, household_id)
  where l.token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
$$;
comment on function private.household_by_token is 'For the family''s rpcs: whose link this is; 256 random bits stand in it.';

create function public.family_open(p_token text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    return null;
  end if;
  return jsonb_build_object(
    'town_id', h.town_id,
    'household', to_jsonb(h) - '{town_id,household_id,consultation_id,owner_user_id,stage,stage_changed_at,closed_reason,first_reply_at,created_at,locale}'::text[],
    'stage', h.stage, 'created_at', h.created_at, 'first_reply_at', h.first_reply_at,
    'owner_name', private.staff_name(h.town_id, h.owner_user_id),
    'consents', (select coalesce(jsonb_agg(to_jsonb(c) - '{town_id,household_id}'::text[] order by c.granted_at), '[]')
      from public.consents c where c.town_id = h.town_id and c.household_id = h.household_id),
    'visits', private.visits_of_household(h.town_id, h.household_id),
    'notes', (select coalesce(jsonb_agg(jsonb_build_object('created_at', n.created_at, 'body', n.body)
        order by n.note_id desc), '[]')
      from public.household_notes n where n.town_id = h.town_id and n.household_id = h.household_id),
    'history', (select coalesce(jsonb_agg(jsonb_build_object('at', y.at, 'kind', y.kind, 'to_stage', y.to_stage,
        'by_family', y.actor is null) order by y.history_id desc), '[]')
      from public.household_history y where y.town_id = h.town_id and y.household_id = h.household_id),
    'looks', (select coalesce(jsonb_agg(jsonb_build_object('at', l.at, 'by', l.user_name) order by l.look_id desc), '[]')
      from public.household_looks l where l.town_id = h.town_id and l.household_id = h.household_id));
end $$;
comment on function public.family_open is 'For the family: everything held about it; null for an unknown or erased link.';

create function public.family_update(p_token text, p_changes jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token); v_version integer;
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  end if;
  update public.households set
      contact_name = btrim(p_changes ->> 'contact_name'), adults = (p_changes ->> 'adults')::integer,
      children = array(select jsonb_array_elements_text(p_changes -> 'children')), timing = p_changes ->> 'timing',
      wishes = array(select jsonb_array_elements_text(p_changes -> 'wishes')), from_region = p_changes ->> 'from_region',
      email = btrim(p_changes ->> 'email'), phone = nullif(btrim(p_changes ->> 'phone'), ''),
      line_name = nullif(btrim(p_changes ->> 'line_name'), ''), preferred_contact = p_changes ->> 'preferred_contact',
      words = p_changes ->> 'words', version = version + 1
    where town_id = h.town_id and household_id = h.household_id and version = p_version
    returning version into v_version;
  if not found then
    return jsonb_build_object('status', 'conflict');
  end if;
  insert into public.household_history (town_id, household_id, kind) values (h.town_id, h.household_id, 'corrected');
  perform private.announce(h.town_id, h.household_id);
  return jsonb_build_object('status', 'saved', 'version', v_version);
end $$;
comment on function public.family_update is 'For the family: corrects what is held; a stale version is a conflict and changes nothing.';

create function public.family_withdraw(p_token text, p_purpose text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  elsif p_purpose not in ('consultation', 'link_visits') then
    raise exception 'unknown_purpose' using errcode = 'P0001';
  end if;
  update public.consents set withdrawn_at = now()
    where town_id = h.town_id and household_id = h.household_id and withdrawn_at is null
      and (purpose = p_purpose or p_purpose = 'consultation'); -- without advice there is nothing to link visits to
  if not found then
    return;
  end if;
  delete from public.household_visitors where town_id = h.town_id and household_id = h.household_id;
  if p_purpose = 'consultation' then
    update public.households set stage = 'closed', closed_reason = 'withdrawn', stage_changed_at = now(),
      version = version + 1 where town_id = h.town_id and household_id = h.household_id;
  end if;
  insert into public.household_history (town_id, household_id, kind, from_stage, to_stage, reason)
    values (h.town_id, h.household_id, 'withdrawn', h.stage, case when p_purpose = 'consultation' then 'closed' end, p_purpose);
  perform private.announce(h.town_id, h.household_id);
end $$;
comment on function public.family_withdraw is 'For the family: takes a consent back as easily as it was given; the visits are unlinked at once.';

create function public.family_erase(p_token text) returns void
  language plpgsql security definer set search_path = ''
as $$
declare h public.households := private.household_by_token(p_token);
begin
  if h.household_id is null then
    raise exception 'unknown_link' using errcode = 'P0001';
  end if;
  delete from private.outgoing_mails where town_id = h.town_id and household_id = h.household_id;
  delete from public.households where town_id = h.town_id and household_id = h.household_id;
  insert into public.erasures (town_id) values (h.town_id);
  perform private.announce(h.town_id, h.household_id);
end $$;
comment on function public.family_erase is 'For the family: deletes everything held about it, for good.';

grant execute on function public.family_open, public.family_update, public.family_withdraw, public.family_erase
  to anon, authenticated;
