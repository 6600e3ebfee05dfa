-- Drafts keep what they were: each change of a place is a version, by whoever wrote it, and any of them can be brought
-- back. What is published is kept apart, in revisions.
create table public.draft_versions (
  town_id text not null references public.towns on delete cascade,
  place_id text not null,
  version bigint generated always as identity,
  at timestamptz not null default now(),
  written_by uuid, -- null: an import
  doc jsonb, -- the contract's place with its data; null: it was removed
  primary key (town_id, place_id, version)
);
create index draft_versions_by_time on public.draft_versions (town_id, version);
comment on table public.draft_versions is
  'For editors: what the draft of a place was after each change; the last fifty of each place.';
alter table public.draft_versions enable row level security;
grant all on public.draft_versions to service_role;

create function private.keep_draft_version() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  v_row jsonb := to_jsonb(coalesce(new, old)); v_town text := v_row ->> 'town_id'; v_place text := v_row ->> 'place_id';
  v_doc jsonb; v_last public.draft_versions;
begin -- once all of a change is written: one change is one version, however many rows it touched
  if not exists (select from public.towns t where t.town_id = v_town) then
    return null; -- the town goes, and its drafts with it
  end if;
  select private.place_doc(p) into v_doc from public.places p where p.town_id = v_town and p.place_id = v_place;
  select d.* into v_last from public.draft_versions d where d.town_id = v_town and d.place_id = v_place
    order by d.version desc limit 1;
  if found and v_last.doc is not distinct from v_doc or not found and v_doc is null then
    return null;
  end if;
  insert into public.draft_versions (town_id, place_id, written_by, doc) values (v_town, v_place, auth.uid(), v_doc);
  delete from public.draft_versions d where d.town_id = v_town and d.place_id = v_place and d.version <= (
    select o.version from public.draft_versions o where o.town_id = v_town and o.place_id = v_place
    order by o.version desc offset 50 limit 1);
  return null;
end $$;
comment on function private.keep_draft_version is
  'For places, spots and facts: keeps what a place is after each change.';

create constraint trigger places_keep_versions after insert or update or delete on public.places
  deferrable initially deferred for each row execute function private.keep_draft_version();
create constraint trigger spots_keep_versions after insert or update or delete on public.spots
  deferrable initially deferred for each row execute function private.keep_draft_version();
create constraint trigger facts_keep_versions after insert or update or delete on public.facts
  deferrable initially deferred for each row execute function private.keep_draft_version();

create function public.list_draft_versions(p_town_id text, p_before bigint default null) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'editor', 'admin');
  return (select coalesce(jsonb_agg(to_jsonb(l) order by l.version desc), '[]')
    from (select d.version, d.place_id, d.at, private.staff_name(p_town_id, d.written_by) as by,
        coalesce(d.doc, earlier.doc) -> 'name' as name, d.doc is null as is_removed,
        earlier.version is null as is_first,
        not exists (select from public.draft_versions n where n.town_id = d.town_id and n.place_id = d.place_id
          and n.version > d.version) as is_now
      from public.draft_versions d left join lateral (select e.version, e.doc from public.draft_versions e
        where e.town_id = d.town_id and e.place_id = d.place_id and e.version < d.version
        order by e.version desc limit 1) earlier on true
      where d.town_id = p_town_id and (p_before is null or d.version < p_before)
      order by d.version desc limit 20) l);
end $$;
comment on function public.list_draft_versions is
  'For editors and admins: the latest changes of drafts, twenty at a time, older ones by the version they come before.';

create function public.restore_draft_version(p_town_id text, p_version bigint) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_version public.draft_versions; v_origin text; v_imported jsonb;
begin
  perform private.require_role(p_town_id, 'editor', 'admin');
  select d.* into v_version from public.draft_versions d where d.town_id = p_town_id and d.version = p_version;
  if not found then
    raise exception 'unknown_version' using errcode = 'P0001';
  elsif v_version.doc is null then
    delete from public.places p where p.town_id = p_town_id and p.place_id = v_version.place_id;
    return;
  end if;
  select p.origin, p.imported_doc into v_origin, v_imported from public.places p
    where p.town_id = p_town_id and p.place_id = v_version.place_id for update;
  update public.places p set imported_doc = null where p.town_id = p_town_id and p.place_id = v_version.place_id;
  perform private.import_places(p_town_id, coalesce(v_origin, 'restored'), jsonb_build_array(v_version.doc));
  -- Of what was imported it stays as it was, so that the same file does not write over what was brought back.
  update public.places p set imported_doc = v_imported
    where p.town_id = p_town_id and p.place_id = v_version.place_id and v_origin is not null;
end $$;
comment on function public.restore_draft_version is
  'For editors and admins: the draft of a place becomes what it was in a version; that is a new version in turn.';

grant execute on function public.list_draft_versions, public.restore_draft_version to authenticated;
