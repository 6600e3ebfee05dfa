-- A way of looking at the figures that a member of staff gave a name. It holds no figure: whoever opens it asks anew,
-- with their own role.
create table public.saved_insight_views (
  town_id text not null,
  view_id uuid not null default gen_random_uuid(),
  user_id uuid not null default auth.uid(),
  name text not null check (length(btrim(name)) between 1 and 60),
  part text not null check (part ~ '^[a-z]{1,20}$'),
  query text not null check (length(query) <= 400 and query !~ '[[:space:]<>"]'),
  saved_at timestamptz not null default now(),
  primary key (town_id, view_id),
  foreign key (town_id, user_id) references public.staff_members on delete cascade
);
create index saved_insight_views_by_member on public.saved_insight_views (town_id, user_id);
comment on table public.saved_insight_views is
  'For members who see figures: range and filters of the insight page under a name of their own. Theirs alone.';

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
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));
create policy "members save views of their town" on public.saved_insight_views for insert to authenticated
  with check (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));
create policy "members rename their own views" on public.saved_insight_views for update to authenticated
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')))
  with check (user_id = (select auth.uid()));
create policy "members remove their own views" on public.saved_insight_views for delete to authenticated
  using (user_id = (select auth.uid())
    and town_id in (select private.towns_with_role('analyst', 'concierge', 'admin', 'editor')));

grant all on public.saved_insight_views to service_role;
grant select, delete on public.saved_insight_views to authenticated;
grant insert (town_id, view_id, name, part, query) on public.saved_insight_views to authenticated;
grant update (name) on public.saved_insight_views to authenticated;
