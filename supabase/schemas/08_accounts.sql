-- Accounts of staff: one's own sessions, and who needs a second factor (whether a session stands: 01_towns). The tables
-- of schema auth are GoTrue's; on the embedded server supabase/local/auth writes them.
create table private.sign_in_rules (
  town_id text primary key references public.towns on delete cascade,
  second_factor_roles text[] not null default '{}'
    check (private.is_list_of(second_factor_roles, '{concierge,analyst,editor,admin}'))
);
comment on table private.sign_in_rules is 'For a town: whose sessions open its rows with a second factor only.';
alter table private.sign_in_rules enable row level security;

create function public.list_my_sessions() returns table (session_id uuid, is_current boolean, browser text,
    system text, began_at timestamptz, last_used_at timestamptz, ends_at timestamptz, has_second_factor boolean)
  language sql stable security definer set search_path = ''
as $$
  select s.id, s.id = (auth.jwt() ->> 'session_id')::uuid,
    case when s.user_agent ~ 'Edg' then 'edge' when s.user_agent ~ 'Firefox|FxiOS' then 'firefox'
      when s.user_agent ~ 'OPR/|Opera' then 'opera' when s.user_agent ~ 'Chrome|CriOS' then 'chrome'
      when s.user_agent ~ 'Safari' then 'safari' else 'unknown' end,
    case when s.user_agent ~ 'iPhone' then 'iphone' when s.user_agent ~ 'iPad' then 'ipad'
      when s.user_agent ~ 'Android' then 'android' when s.user_agent ~ 'Windows' then 'windows'
      when s.user_agent ~ 'Mac' then 'mac' when s.user_agent ~ 'CrOS|ChromeOS' then 'chromeos'
      when s.user_agent ~ 'Linux' then 'linux' else 'unknown' end,
    s.created_at, greatest(s.created_at, s.updated_at, s.refreshed_at at time zone 'utc'),
    least(s.not_after, s.created_at + interval '12 hours'), s.aal = 'aal2'
  from auth.sessions s
  where s.user_id = private.signed_in_user() and s.created_at > now() - interval '12 hours'
    and greatest(s.created_at, s.updated_at, s.refreshed_at at time zone 'utc') > now() - interval '30 minutes'
  order by 2 desc, 6 desc
$$;
comment on function public.list_my_sessions is 'For staff: where one is signed in, in codes; the present one first.';

create function private.require_session() returns uuid
  language plpgsql stable security definer set search_path = ''
as $$
declare v_user uuid := private.signed_in_user();
begin
  if v_user is null then
    raise exception 'not_permitted' using errcode = '42501';
  end if;
  return v_user;
end $$;
comment on function private.require_session is
  'For rpcs about oneself: who asks; refuses with 42501 whose session ended.';

create function public.end_my_session(p_session_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_user uuid := private.require_session();
begin
  delete from auth.sessions where id = p_session_id and user_id = v_user;
  if not found then
    raise exception 'unknown_session' using errcode = 'P0001';
  end if;
  perform private.write_audit(null, 'session_ended', v_user, '{"how": "one"}');
end $$;
comment on function public.end_my_session is 'For staff: signs one''s own session out, in whatever browser it is.';

create function public.end_my_other_sessions() returns integer
  language plpgsql security definer set search_path = ''
as $$
declare v_user uuid := private.require_session(); v_ended integer;
begin
  delete from auth.sessions where user_id = v_user and id <> (auth.jwt() ->> 'session_id')::uuid;
  get diagnostics v_ended = row_count;
  perform private.write_audit(null, 'session_ended', v_user, jsonb_build_object('how', 'others', 'ended', v_ended));
  return v_ended;
end $$;
comment on function public.end_my_other_sessions is 'For staff: signs oneself out everywhere else; how many that were.';

create function public.require_second_factor(p_town_id text, p_roles text[]) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  if p_roles is null or not private.is_list_of(p_roles, '{concierge,analyst,editor,admin}') then
    raise exception 'unknown_role' using errcode = 'P0001';
  end if;
  insert into private.sign_in_rules (town_id, second_factor_roles) values (p_town_id, p_roles)
    on conflict (town_id) do update set second_factor_roles = excluded.second_factor_roles;
  perform private.write_audit(p_town_id, 'factor_required', auth.uid(),
    jsonb_build_object('roles', array_to_string(p_roles, ',')));
end $$;
comment on function public.require_second_factor is
  'For admins: the roles whose sessions see the town with a second factor only; it holds from the next request on.';

create function public.second_factor_roles(p_town_id text) returns text[]
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'admin');
  return coalesce((select r.second_factor_roles from private.sign_in_rules r where r.town_id = p_town_id), '{}');
end $$;
comment on function public.second_factor_roles is 'For admins: the roles that need a second factor in the town.';

create function public.towns_wanting_second_factor() returns setof text
  language sql stable security definer set search_path = ''
as $$
  select m.town_id from public.staff_members m join private.sign_in_rules r using (town_id)
  where m.user_id = private.signed_in_user() and m.active and m.role = any (r.second_factor_roles)
    and not private.has_second_factor()
$$;
comment on function public.towns_wanting_second_factor is
  'For staff: one''s towns that stay closed until this session has proven a second factor.';

grant execute on function public.list_my_sessions, public.end_my_session, public.end_my_other_sessions,
  public.require_second_factor, public.second_factor_roles, public.towns_wanting_second_factor to authenticated;
