-- What leaves the staff: a short fixed list of tables of a period that is over, made once, frozen with its definition.
-- Why nothing under the threshold comes back out of it: supabase/README-insight.md.
create table public.publications (
  town_id text not null references public.towns on delete cascade,
  publication_id uuid not null default gen_random_uuid(),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  made_at timestamptz not null default now(),
  made_by uuid, -- null: a job
  definition jsonb not null,
  tables jsonb not null,
  primary key (town_id, publication_id),
  unique (town_id, from_day)
);
comment on table public.publications is
  'For links, editions and digests: the tables that were published of a period; no day of a town is ever in two.';

create function private.keep_publication() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' or exists (select from public.towns t where t.town_id = old.town_id) then
    raise exception 'frozen' using errcode = '55000';
  end if;
  return old;
end $$;
comment on function private.keep_publication is
  'For publications: a second one of the same days could be set against the first, so none goes before its town does.';
create trigger publications_stay_frozen before update or delete on public.publications
  for each row execute function private.keep_publication();

create function private.published_count(p_count bigint, p_threshold integer) returns jsonb
  language sql immutable set search_path = ''
  return case when p_count < p_threshold then '"<"'::jsonb else to_jsonb(round(p_count / 5.0)::bigint * 5) end;
comment on function private.published_count is
  'For publications: a count to the nearest five, or "<" under the threshold, nothing included.';

create function private.publication_counts(p_town_id text, p_from date, p_to date)
  returns table (name text, key text, n bigint, parts text)
  language sql stable security definer set search_path = ''
as $$
  -- parts: all (everybody knows these are all keys there are, and they add up to the visits), some (keys under the
  -- threshold are not listed, and nobody knows how many there are), or null (they do not add up to anything).
  select 'totals', k.key, k.n, null
  from private.insight_totals(p_town_id, p_from, p_to) t
    cross join private.consultation_counts(p_town_id, p_from, p_to) c
    cross join lateral (values ('visits', t.visits), ('engaged', t.engaged), ('considering', t.considering),
      ('lead', t.lead), ('consultations', c.consultations), ('moved', c.moved_households),
      ('settled', c.settled_households)) as k (key, n)
  union all
  select 'month', to_char(m, 'YYYY-MM'),
    (select t.visits from private.insight_totals(p_town_id, m::date, (m + interval '1 month')::date - 1) t), 'all'
  from generate_series(p_from::timestamp, p_to::timestamp, interval '1 month') m
  union all
  select f.name, f.key, coalesce(c.visits, 0), 'all'
  from (values ('device', 'phone'), ('device', 'tablet'), ('device', 'desktop'), ('visitor', 'new'),
      ('visitor', 'returning')) as f (name, key)
    left join lateral private.panel_counts(p_town_id, f.name, p_from, p_to) c on c.key = f.key
  union all
  select f.name, c.key, c.visits, 'some'
  from unnest(array['region', 'locale', 'campaign']) as f (name)
    cross join lateral private.panel_counts(p_town_id, f.name, p_from, p_to) c
  union all
  select 'place', p.place_id, coalesce(c.visits, 0), null
  from public.towns t join public.revision_places p on p.town_id = t.town_id and p.revision = t.current_revision
    left join private.panel_counts(p_town_id, 'place', p_from, p_to) c on c.key = p.place_id
  where t.town_id = p_town_id
$$;
comment on function private.publication_counts is
  'For publication_tables: the true counts that a publication is made of.';

create function private.publication_tables(p_town_id text, p_from date, p_to date, p_threshold integer) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with counted as materialized (
    select c.*, private.published_count(c.n, p_threshold) as told,
      private.published_count(c.n + 1, p_threshold) = private.published_count(c.n, p_threshold) as could_rise,
      c.n > 0 and private.published_count(c.n - 1, p_threshold) = private.published_count(c.n, p_threshold)
        as could_fall
    from private.publication_counts(p_town_id, p_from, p_to) c
  ), partnered as (
    select c.*, c.could_rise and sum(c.could_fall::integer) over others > 0
      or c.could_fall and sum(c.could_rise::integer) over others > 0 as could_differ
    from counted c
    window others as (partition by c.name rows between unbounded preceding and unbounded following exclude current row)
  ), judged as (
    -- Counts that add up give a small one back when all others are at the end of what their printed number may mean. So
    -- such a table is left out unless each small count could be one more, and another one less, with the same print.
    select p.name, max(p.parts) as parts,
      coalesce(max(p.parts) = 'all' and bool_or(p.n < p_threshold and not p.could_differ), false) as is_left_out
    from partnered p group by p.name
  )
  select jsonb_object_agg(j.name, jsonb_build_object(
    'left_out', case when j.is_left_out then 'too_small' end,
    'others', case when j.parts = 'some' and not j.is_left_out then '<' end, -- every key that is not listed
    'cells', case when j.is_left_out then '[]' else (
      select coalesce(jsonb_agg(jsonb_build_object('key', c.key, 'count', c.told)
        order by case when j.parts = 'some' or j.name = 'place' then coalesce(c.told_number::text::integer, 0) end desc,
          c.key), '[]')
      from (select k.name, k.key, nullif(k.told, '"<"') as told_number, k.told from counted k) c
      where c.name = j.name and (j.parts is distinct from 'some' or c.told_number is not null)) end))
  from judged j
$$;
comment on function private.publication_tables is
  'For make_publication: the tables as they are published; shares are of a table''s printed counts, never of a total.';

create function private.make_publication(p_town_id text, p_from date, p_to date, p_made_by uuid default null)
  returns uuid language plpgsql security definer set search_path = ''
as $$
declare v_id uuid; v_threshold integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('publication:' || p_town_id, 0));
  select p.publication_id into v_id from public.publications p
    where p.town_id = p_town_id and p.from_day = p_from and p.to_day = p_to;
  if found then
    return v_id;
  elsif p_from is null or p_to is null or p_from > p_to or p_from <> date_trunc('month', p_from)
      or p_to <> (date_trunc('month', p_to) + interval '1 month')::date - 1 or p_to >= p_from + interval '1 year' then
    raise exception 'bad_period' using errcode = 'P0001';
  elsif p_to + 3 > (now() at time zone 'Asia/Tokyo')::date then
    raise exception 'period_running' using errcode = 'P0001';
  elsif exists (select from public.publications p
      where p.town_id = p_town_id and p.from_day <= p_to and p.to_day >= p_from) then
    raise exception 'period_overlaps' using errcode = 'P0001';
  end if;
  select t.small_count_threshold into v_threshold from public.towns t where t.town_id = p_town_id;
  insert into public.publications (town_id, from_day, to_day, made_by, definition, tables)
    values (p_town_id, p_from, p_to, p_made_by,
      jsonb_build_object('version', 1, 'threshold', v_threshold, 'rounded_to', 5),
      private.publication_tables(p_town_id, p_from, p_to, v_threshold))
    returning publication_id into v_id;
  return v_id;
end $$;
comment on function private.make_publication is
  'For links, editions and digests: the publication of whole months that are over; however often asked for, the same.';

create function public.make_publication(p_town_id text, p_from date, p_to date) returns uuid
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return private.make_publication(p_town_id, p_from, p_to, auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.make_publication is
  'For analysts and admins: publishes whole months that are over, once and for good.';
grant execute on function public.make_publication to authenticated;

alter table public.publications enable row level security;
grant select (town_id, publication_id, from_day, to_day, made_at) on public.publications to authenticated;
grant all on public.publications to service_role;
create policy "staff read the publications of their town" on public.publications for select to authenticated
  using (town_id in (select private.towns_with_role('analyst', 'concierge', 'admin')));
