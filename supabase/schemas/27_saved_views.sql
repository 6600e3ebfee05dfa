-- A way of looking at the figures that a member of staff gave a name. It holds no figure: whoever opens it asks anew,
-- with their own role.
create function private.is_view_query(p_query text) returns boolean
  language sql immutable set search_path = ''
as $$
  -- As writeAddress of src/features/insight/address.ts writes it: known names, each once, values without a sign that
  -- could mean anything in an address.
  select length(p_query) <= 400 and (p_query = '' or (select bool_and(part ~ ('^(range|from|to|versus|by|revision|'
        'region|device|campaign|locale|visitor|entry|place|spot|stage)=[\w.%+*-]{1,240}$'))
      and count(distinct split_part(part, '=', 1)) = count(*)
    from string_to_table(p_query, '&') part))
$$;
comment on function private.is_view_query is 'For saved_insight_views: whether it is a question the insight page asks.';

create table public.saved_insight_views (
  town_id text not null,
  view_id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid(),
  name text not null check (length(btrim(name)) between 1 and 60),
  part text not null check (part in ('overview', 'visitors', 'content', 'way', 'technology')),
  query text not null check (private.is_view_query(query)),
  saved_at timestamptz not null default now(),
  primary key (town_id, view_id),
  foreign key (town_id, user_id) references public.staff_members on delete cascade
);
create index saved_insight_views_by_member on public.saved_insight_views (town_id, user_id);
comment on table public.saved_insight_views is
  'For members who see figures: range and filters of the insight page under a name of their own. Theirs alone.';

create function private.is_view_name(p_name text) returns boolean
  language sql immutable set search_path = ''
as $$ select coalesce(length(btrim(p_name)) between 1 and 60, false) $$;
comment on function private.is_view_name is 'For saved_insight_views: whether a view can be called that.';

create function private.limit_saved_views() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if (select count(*) from public.saved_insight_views v
      where v.town_id = new.town_id and v.user_id = new.user_id) >= 50 then
    raise exception 'too_many_views' using errcode = 'P0001';
  end if;
  return new;
end $$;
comment on function private.limit_saved_views is 'For saved_insight_views: at most fifty per member and town.';
create trigger saved_insight_views_are_few before insert on public.saved_insight_views
  for each row execute function private.limit_saved_views();
alter table public.saved_insight_views enable row level security;

create policy "members read their own views" on public.saved_insight_views for select to authenticated
  using (user_id = (select private.signed_in_user())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));
create function public.save_insight_view(p_town_id text, p_view_id uuid, p_name text, p_part text, p_query text)
  returns void language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  if p_view_id is null or coalesce(p_part, '') <> all (array['overview', 'visitors', 'content', 'way', 'technology'])
      or not coalesce(private.is_view_query(p_query), false) or not private.is_view_name(p_name) then
    raise exception 'bad_view' using errcode = 'P0001';
  end if;
  insert into public.saved_insight_views as saved (town_id, view_id, user_id, name, part, query)
    values (p_town_id, p_view_id, auth.uid(), p_name, p_part, p_query)
    on conflict (town_id, view_id) do update
      set name = excluded.name, part = excluded.part, query = excluded.query, saved_at = now()
      where saved.user_id = auth.uid();
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_insight_view is
  'For members who see figures: keeps range and filters under a name; the same id again keeps them anew.';

create function public.rename_insight_view(p_town_id text, p_view_id uuid, p_name text) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  if not private.is_view_name(p_name) then
    raise exception 'bad_view' using errcode = 'P0001';
  end if;
  update public.saved_insight_views set name = p_name
    where town_id = p_town_id and view_id = p_view_id and user_id = auth.uid();
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.rename_insight_view is 'For members who see figures: another name for a view of their own.';

create function public.remove_insight_view(p_town_id text, p_view_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin', 'editor');
  delete from public.saved_insight_views
    where town_id = p_town_id and view_id = p_view_id and user_id = auth.uid();
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.remove_insight_view is 'For members who see figures: takes a view of their own away.';

grant all on public.saved_insight_views to service_role;
grant select (town_id, view_id, name, part, query, saved_at) on public.saved_insight_views to authenticated;
grant execute on function public.save_insight_view, public.rename_insight_view, public.remove_insight_view
  to authenticated;
