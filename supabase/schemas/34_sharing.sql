-- People outside read by link: what the town published, and a published report; never a household, never an exact count
-- but of a KPI that was released by name.
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
  'For stakeholders: the hash of a link''s token, until when it opens, and whether it was taken back; never the token.';
alter table public.stakeholder_links enable row level security;

create function public.make_stakeholder_link(
  p_town_id text, p_label text, p_expires_on date, p_report_id uuid)
  returns jsonb language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid; v_today date := (now() at time zone 'Asia/Tokyo')::date;
  -- Two random UUIDs hold 244 random bits; nobody can hand in a weak one.
  v_token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if p_expires_on < v_today or p_expires_on > v_today + 400 then
    raise exception 'bad_expiry' using errcode = 'P0001';
  elsif p_report_id is not null and not exists (select from public.report_publications
      where town_id = p_town_id and report_id = p_report_id) then
    raise exception 'not_published' using errcode = 'P0001';
  end if;
  insert into public.stakeholder_links (town_id, token_sha256, label, report_id, made_by, expires_at)
    values (p_town_id, encode(sha256(convert_to(v_token, 'utf8')), 'hex'), btrim(p_label), p_report_id, auth.uid(),
      (p_expires_on + 1)::timestamp at time zone 'Asia/Tokyo') returning link_id into v_id;
  return jsonb_build_object('link_id', v_id, 'token', v_token);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.make_stakeholder_link is
  'For analysts: opens a link and tells its token this once; only the hash is kept. Good through its last day.';

create function public.list_stakeholder_links(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('link_id', link.link_id, 'label', link.label,
      'report_id', link.report_id, 'report_title', report.title, 'made_at', link.made_at,
      'made_by', private.staff_name(p_town_id, link.made_by), 'expires_at', link.expires_at,
      'revoked_at', link.revoked_at, 'opened', link.opened, 'last_opened_on', link.last_opened_on,
      'works', link.revoked_at is null and link.expires_at > now()) order by link.made_at desc), '[]')
    from public.stakeholder_links link left join public.reports report using (town_id, report_id)
    where link.town_id = p_town_id);
end $$;
comment on function public.list_stakeholder_links is
  'For analysts: every link that was made, whether it opens, and how often it was opened.';

create function public.revoke_stakeholder_link(p_town_id text, p_link_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.stakeholder_links set revoked_at = coalesce(revoked_at, now())
    where town_id = p_town_id and link_id = p_link_id;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.revoke_stakeholder_link is 'For analysts: takes a link back at once.';

create function private.public_edition(p_town_id text, p_report_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  with published as (
    select report.*, publication.figures, report.form || jsonb_build_object('sections', (
        select coalesce(jsonb_agg(section order by at), '[]')
        from jsonb_array_elements(report.form -> 'sections') with ordinality list (section, at)
        where (section ->> 'public')::boolean)) as public_form
    from public.reports report join public.report_publications publication using (town_id, report_id)
    where report.town_id = p_town_id and report.report_id = p_report_id
  )
  select jsonb_build_object('title', title, 'from', from_day, 'to', to_day, 'frozen_at', frozen_at,
    'form', public_form, 'figures', figures, 'labels', frozen_labels,
    'words', (select coalesce(jsonb_object_agg(word.key, word.value), '{}') from jsonb_each(words) word
      where exists (select from jsonb_array_elements((public_form -> 'fields') || (public_form -> 'sections')) part
        where part ->> 'key' = word.key)))
  from published
$$;
comment on function private.public_edition is
  'For stakeholders: a published report with its own figures and the words of the sections that its form makes public.';

create function private.released_now(p_town_id text, p_from date, p_to date) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(kpi - '{owner,note}'::text[] || jsonb_build_object('release',
      (kpi -> 'release') - 'by')), '[]')
  from jsonb_array_elements(private.with_releases(p_town_id, private.kpi_results(private.kpis_now(p_town_id),
    private.kpi_figures(p_town_id, p_from, p_to), private.fiscal_year(p_from, p_to)))) kpi
  where kpi -> 'release' <> 'null'
$$;
comment on function private.released_now is
  'For stakeholders: the KPIs that someone released by name, exactly, over these days.';

create function public.stakeholder_open(p_town_id text, p_token text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_link public.stakeholder_links; v_today date := (now() at time zone 'Asia/Tokyo')::date;
  v_from date := make_date(extract(year from v_today - interval '3 months')::integer, 4, 1);
  v_to date := (v_from + interval '1 year')::date - 1;
begin
  update public.stakeholder_links set opened = opened + 1, last_opened_on = v_today
    where town_id = p_town_id and token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
      and revoked_at is null and expires_at > now() returning * into v_link;
  if not found then
    return null; -- unknown, past and taken back look the same
  end if;
  return jsonb_build_object('label', v_link.label, 'expires_at', v_link.expires_at, 'from', v_from, 'to', v_to,
    'town', (select doc -> 'name' from public.towns where town_id = p_town_id),
    'kpis', private.released_now(p_town_id, v_from, v_to),
    'publications', (select coalesce(jsonb_agg(jsonb_build_object('from', from_day, 'to', to_day,
        'threshold', definition -> 'threshold', 'cells', tables #> '{totals,cells}') order by to_day desc), '[]')
      from public.publications where town_id = p_town_id),
    'report', private.public_edition(p_town_id, v_link.report_id));
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.stakeholder_open is
  'For whoever has a link: KPIs released by name, published totals, a published report; null when it does not open.';

grant all on public.stakeholder_links to service_role;
grant execute on function public.make_stakeholder_link, public.list_stakeholder_links, public.revoke_stakeholder_link
  to authenticated;
grant execute on function public.stakeholder_open to anon, authenticated;
