-- How content comes in (packs and municipal files) and how it is frozen into a revision.
create function private.import_places(p_town_id text, p_origin text, p_places jsonb, p_town_events jsonb default '[]')
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare
  v_place jsonb; v_spot jsonb; v_event jsonb; v_known jsonb; v_position integer; v_at integer;
  v_inserted integer := 0; v_updated integer := 0; v_unchanged integer := 0;
begin
  select coalesce(max(position), 0) into v_position from public.places where town_id = p_town_id;
  for v_place in select * from jsonb_array_elements(p_places) loop
    select imported_doc into v_known from public.places
      where town_id = p_town_id and place_id = v_place ->> 'place_id';
    if found and v_known = v_place then
      v_unchanged := v_unchanged + 1;
      continue;
    elsif found then
      v_updated := v_updated + 1;
    else
      v_inserted := v_inserted + 1;
      v_position := v_position + 1;
    end if;
    insert into public.places as p (town_id, place_id, position, theme, kind, name, summary, inconvenient, address,
        phone, url, lat, lon, space_id, origin, imported_doc)
      values (p_town_id, v_place ->> 'place_id', v_position, v_place ->> 'theme', v_place ->> 'kind', v_place -> 'name',
        v_place -> 'summary', v_place -> 'inconvenient', v_place ->> 'address', v_place ->> 'phone', v_place ->> 'url',
        (v_place #>> '{location,lat}')::double precision, (v_place #>> '{location,lon}')::double precision,
        v_place ->> 'space_id', p_origin, v_place)
      on conflict (town_id, place_id) do update set theme = excluded.theme, kind = excluded.kind, name = excluded.name,
        summary = excluded.summary, inconvenient = excluded.inconvenient, address = excluded.address,
        phone = excluded.phone, url = excluded.url, lat = excluded.lat, lon = excluded.lon,
        space_id = excluded.space_id, origin = excluded.origin, imported_doc = excluded.imported_doc,
        updated_at = now();
    delete from public.spots where town_id = p_town_id and place_id = v_place ->> 'place_id';
    delete from public.facts where town_id = p_town_id and place_id = v_place ->> 'place_id';
    perform private.insert_facts(p_town_id, v_place ->> 'place_id', '', v_place -> 'facts');
    v_at := 0;
    for v_spot in select * from jsonb_array_elements(v_place -> 'spots') loop
      v_at := v_at + 1;
      insert into public.spots (town_id, place_id, spot_id, position, name, words, good, inconvenient)
        values (p_town_id, v_place ->> 'place_id', v_spot ->> 'spot_id', v_at, v_spot -> 'name', v_spot -> 'words',
          v_spot -> 'good', v_spot -> 'inconvenient');
      perform private.insert_facts(p_town_id, v_place ->> 'place_id', v_spot ->> 'spot_id', v_spot -> 'facts');
    end loop;
  end loop;
  for v_event in select * from jsonb_array_elements(p_town_events) loop
    select doc into v_known from public.town_events
      where town_id = p_town_id and town_event_id = v_event ->> 'town_event_id';
    if found and v_known = v_event then
      v_unchanged := v_unchanged + 1;
      continue;
    elsif found then
      v_updated := v_updated + 1;
    else
      v_inserted := v_inserted + 1;
    end if;
    insert into public.town_events (town_id, town_event_id, starts_on, ends_on, doc, origin)
      values (p_town_id, v_event ->> 'town_event_id', (v_event ->> 'starts_on')::date, (v_event ->> 'ends_on')::date,
        v_event, p_origin)
      on conflict (town_id, town_event_id) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on,
        doc = excluded.doc, origin = excluded.origin;
  end loop;
  return jsonb_build_object('inserted', v_inserted, 'updated', v_updated, 'unchanged', v_unchanged);
end $$;
comment on function private.import_places is
  'For the importer and the seed: writes drafts from the contract''s places and town events; the same again changes '
  'nothing.';

create function private.insert_facts(p_town_id text, p_place_id text, p_spot_id text, p_facts jsonb) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.facts (town_id, place_id, spot_id, fact_id, position, label, value, data, checked_on,
    owner_section, source)
  select p_town_id, p_place_id, p_spot_id, f ->> 'fact_id', n, f -> 'label', f -> 'value', f -> 'data',
    (f ->> 'checked_on')::date, f -> 'owner_section', f -> 'source'
  from jsonb_array_elements(p_facts) with ordinality as t (f, n)
$$;
comment on function private.insert_facts is 'For import_places: the facts of a place, or of one spot in it.';

create function private.save_town(p_doc jsonb) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.towns (town_id, doc) values (p_doc ->> 'town_id', p_doc)
  on conflict (town_id) do update set doc = excluded.doc, updated_at = now() where towns.doc <> excluded.doc
$$;
comment on function private.save_town is 'For the importer and the seed: the town''s own words, contract town.';

create function private.import_pack(p_pack jsonb) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.save_town(p_pack -> 'town');
  perform private.keep_campaign(p_pack #>> '{town,town_id}', c ->> 'code', c ->> 'name', coalesce(c ->> 'placed', ''),
      null)
    from jsonb_array_elements(coalesce(p_pack -> 'campaigns', '[]')) c
    where not exists (select from public.campaigns known
      where known.town_id = p_pack #>> '{town,town_id}' and known.code = c ->> 'code');
  return private.import_places(p_pack #>> '{town,town_id}', 'pack', p_pack -> 'places', p_pack -> 'town_events');
end $$;
comment on function private.import_pack is 'For the seed: a whole town pack, contract townPack.';

create function private.register_scene(p_scene_id text, p_manifest jsonb) returns void
  language sql security definer set search_path = ''
as $$
  insert into public.scenes (scene_id, manifest) values (p_scene_id, p_manifest)
  on conflict (scene_id) do update set manifest = excluded.manifest, registered_at = now()
$$;
comment on function private.register_scene is 'For deployment: tells publishing which ids the compiled scene holds.';

create function private.ids_missing_in_scene(p_town_id text) returns text[]
  language sql stable security definer set search_path = ''
as $$
  with scene as (
    select s.manifest from public.towns t left join public.scenes s on s.scene_id = t.scene_id
    where t.town_id = p_town_id
  ), held as (
    select sp ->> 'space_id' as space_id, x ->> 'spot_id' as spot_id
    from scene, jsonb_array_elements(scene.manifest -> 'spaces') sp
      left join lateral jsonb_array_elements(sp -> 'spots') x on true
  )
  select coalesce(array_agg(missing order by missing), '{}') from (
    select 'space:' || p.space_id as missing from public.places p
    where p.town_id = p_town_id and p.space_id is not null and p.space_id not in (select space_id from held)
    union
    select 'spot:' || s.spot_id from public.places p join public.spots s using (town_id, place_id)
    where p.town_id = p_town_id and p.space_id is not null
      and s.spot_id not in (select spot_id from held where spot_id is not null)
  ) m
$$;
comment on function private.ids_missing_in_scene is
  'For publishing: spaces and spots that the content puts into the 3D but the town''s scene does not hold.';

create function private.fact_docs(p_town_id text, p_place_id text, p_spot_id text) returns jsonb
  language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('fact_id', f.fact_id, 'label', f.label,
    'value', f.value, 'data', f.data, 'checked_on', f.checked_on, 'owner_section', f.owner_section, 'source', f.source))
    order by f.position, f.fact_id), '[]'::jsonb)
  from public.facts f where f.town_id = p_town_id and f.place_id = p_place_id and f.spot_id = p_spot_id
$$;
comment on function private.fact_docs is 'For place_doc: facts in their order.';

create function private.place_doc(p public.places) returns jsonb
  language sql stable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object('place_id', p.place_id, 'theme', p.theme, 'kind', p.kind, 'name', p.name,
    'summary', p.summary, 'inconvenient', p.inconvenient, 'address', p.address, 'phone', p.phone, 'url', p.url,
    'location', case when p.lat is not null and p.lon is not null
      then jsonb_build_object('lat', p.lat, 'lon', p.lon) end,
    'space_id', p.space_id,
    'facts', private.fact_docs(p.town_id, p.place_id, ''),
    'spots', coalesce((
      select jsonb_agg(jsonb_build_object('spot_id', s.spot_id, 'name', s.name, 'words', s.words, 'good', s.good,
        'inconvenient', s.inconvenient, 'facts', private.fact_docs(s.town_id, s.place_id, s.spot_id))
        order by s.position, s.spot_id)
      from public.spots s where s.town_id = p.town_id and s.place_id = p.place_id), '[]'::jsonb)))
$$;
comment on function private.place_doc is 'For publishing: the contract''s place out of the draft rows.';

create function private.freeze_revision(p_town_id text, p_note text, p_by uuid) returns integer
  language plpgsql security definer set search_path = ''
as $$
declare
  v_missing text[]; v_revision integer; v_sha text; v_current public.revisions; v_town jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('publish:' || p_town_id, 0));
  select doc into v_town from public.towns where town_id = p_town_id;
  if not found then
    raise exception 'unknown_town' using errcode = 'P0001';
  end if;
  if not private.is_town(v_town) then
    raise exception 'town_invalid' using errcode = 'P0001'; -- places and events cannot even be drafts then
  end if;
  v_missing := private.ids_missing_in_scene(p_town_id);
  if cardinality(v_missing) > 0 then
    raise exception 'scene_lacks_ids' using errcode = 'P0001', detail = array_to_string(v_missing, ', ');
    -- The scene is rebuilt with these ids, or space_id of the place is cleared.
  end if;

  create temp table if not exists frozen_docs (place_id text, doc jsonb, position integer) on commit drop;
  truncate pg_temp.frozen_docs;
  insert into pg_temp.frozen_docs select p.place_id, private.place_doc(p), p.position
    from public.places p where p.town_id = p_town_id;
  select encode(sha256(convert_to(v_town::text
      || coalesce((select string_agg(d.doc::text, '' order by d.position, d.place_id) from pg_temp.frozen_docs d), '')
      || coalesce((select string_agg(e.doc::text, '' order by e.town_event_id) from public.town_events e
        where e.town_id = p_town_id), ''), 'utf8')), 'hex') into v_sha;

  select r.* into v_current from public.revisions r join public.towns t using (town_id)
    where r.town_id = p_town_id and r.revision = t.current_revision;
  if found and v_current.content_sha256 = v_sha then
    return v_current.revision; -- nothing changed: no empty revision
  end if;

  select coalesce(max(revision), 0) + 1 into v_revision from public.revisions where town_id = p_town_id;
  insert into public.revisions (town_id, revision, town_doc, content_sha256, places, note, published_by)
    values (p_town_id, v_revision, v_town, v_sha, (select count(*) from pg_temp.frozen_docs), p_note, p_by);
  insert into public.revision_places (town_id, revision, place_id, position, theme, kind, name, summary, lat, lon,
      spot_count, search, doc)
    select p_town_id, v_revision, d.place_id, d.position, d.doc ->> 'theme', d.doc ->> 'kind', d.doc -> 'name',
      d.doc -> 'summary', (d.doc #>> '{location,lat}')::double precision,
      (d.doc #>> '{location,lon}')::double precision,
      jsonb_array_length(d.doc -> 'spots'),
      lower(concat_ws(' ',
        (select string_agg(n.value, ' ' order by n.key) from jsonb_each_text(d.doc -> 'name') n),
        d.doc #>> '{summary,ja}', d.doc ->> 'address',
        (select string_agg(s #>> '{name,ja}', ' ') from jsonb_array_elements(d.doc -> 'spots') s))),
      d.doc
    from pg_temp.frozen_docs d;
  insert into public.revision_town_events (town_id, revision, town_event_id, starts_on, ends_on, doc)
    select town_id, v_revision, town_event_id, starts_on, ends_on, doc from public.town_events
    where town_id = p_town_id;
  update public.towns set current_revision = v_revision, updated_at = now() where town_id = p_town_id;
  return v_revision;
end $$;
comment on function private.freeze_revision is
  'For publishing: freezes the drafts into an immutable revision and moves the pointer, all in one transaction.';

create function private.publish_revision_as_system(p_town_id text, p_note text) returns integer
  language sql security definer set search_path = ''
as $$ select private.freeze_revision(p_town_id, p_note, null) $$;
comment on function private.publish_revision_as_system is 'For the importer and the seed.';

create function public.publish_revision(p_town_id text, p_note text default '') returns integer
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'editor', 'admin');
  return private.freeze_revision(p_town_id, p_note, auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.publish_revision is
  'For editors and admins: publishes the drafts; answers the revision, the current one when nothing changed.';

create function public.list_revisions(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'editor', 'admin', 'analyst', 'concierge');
  return (select coalesce(jsonb_agg(jsonb_build_object('revision', listed.revision, 'published_at', listed.published_at,
      'published_by', listed.published_by, 'note', listed.note, 'places', listed.places)
      order by listed.revision desc), '[]')
    from public.revisions listed where listed.town_id = p_town_id);
end $$;
comment on function public.list_revisions is
  'For staff: the town''s published states, newest first, with who published each and their note.';

grant execute on function public.publish_revision, public.list_revisions to authenticated;
grant execute on function private.import_places, private.save_town, private.import_pack, private.register_scene,
  private.publish_revision_as_system to service_role;
