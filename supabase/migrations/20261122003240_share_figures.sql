-- People outside read by link: figures as told to everyone and a published report; never a household, never an exact count.
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
  'For stakeholders: the hash of a link''s token, until when it opens, and whether it was taken back. The token itself is only in the link.';
alter table public.stakeholder_links enable row level security;
grant all on public.stakeholder_links to service_role;

create function public.make_stakeholder_link(p_town_id text, p_token_sha256 text, p_label text, p_expires_on date, p_report_id uuid)
  returns uuid language plpgsql security definer set search_path = ''
as $$
declare v_id uuid;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if p_expires_on < (now() at time zone 'Asia/Tokyo')::date or p_expires_on > (now() at time zone 'Asia/Tokyo')::date + 400 then
    raise exception 'bad_expiry' using errcode = 'P0001';
  elsif p_report_id is not null and not exists (select from public.report_publications p
      where p.town_id = p_town_id and p.report_id = p_report_id) then
    raise exception 'not_published' using errcode = 'P0001';
  end if;
  insert into public.stakeholder_links (town_id, token_sha256, label, report_id, made_by, expires_at)
    values (p_town_id, p_token_sha256, btrim(p_label), p_report_id, auth.uid(),
      (p_expires_on + 1)::timestamp at time zone 'Asia/Tokyo') returning link_id into v_id;
  return v_id;
end $$;
comment on function public.make_stakeholder_link is
  'For analysts: opens a link whose token the browser made; only its hash comes here. Good through its last day.';

create function public.list_stakeholder_links(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('link_id', l.link_id, 'label', l.label, 'report_id', l.report_id,
      'report_title', r.title, 'made_at', l.made_at, 'made_by', private.staff_name(p_town_id, l.made_by),
      'expires_at', l.expires_at, 'revoked_at', l.revoked_at, 'opened', l.opened, 'last_opened_on', l.last_opened_on,
      'works', l.revoked_at is null and l.expires_at > now()) order by l.made_at desc), '[]')
    from public.stakeholder_links l left join public.reports r on r.town_id = l.town_id and r.report_id = l.report_id
    where l.town_id = p_town_id);
end $$;
comment on function public.list_stakeholder_links is 'For analysts: every link that was made, whether it opens, and how often it was opened.';

create function public.revoke_stakeholder_link(p_town_id text, p_link_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  update public.stakeholder_links set revoked_at = coalesce(revoked_at, now())
    where town_id = p_town_id and link_id = p_link_id;
end $$;
comment on function public.revoke_stakeholder_link is 'For analysts: takes a link back at once.';

create function private.public_words(p_template jsonb, p_words jsonb) returns jsonb
  language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(k.key, p_words -> k.key), '{}')
  from (select f ->> 'key' as key from jsonb_array_elements(p_template -> 'fields') f
    union all select s ->> 'key' from jsonb_array_elements(p_template -> 'sections') s
      where (s ->> 'public')::boolean) k
  where p_words ? k.key
$$;
comment on function private.public_words is 'For the public edition: what was written in the sections that the template makes public.';

create function private.public_edition(p_town_id text, p_report_id uuid) returns jsonb
  language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('title', r.title, 'from', r.from_day, 'to', r.to_day, 'frozen_at', r.frozen_at,
    'words', private.public_words(t.doc, r.words),
    'template', jsonb_set(t.doc, '{sections}', (select coalesce(jsonb_agg(s order by n), '[]')
      from jsonb_array_elements(t.doc -> 'sections') with ordinality x (s, n) where (s ->> 'public')::boolean)),
    'figures', jsonb_set(r.frozen_shown, '{kpis}', (select coalesce(jsonb_agg(k - '{owner,note}'::text[] order by n), '[]')
      from jsonb_array_elements(r.frozen_shown -> 'kpis') with ordinality x (k, n))))
  from public.reports r
    join public.report_publications p on p.town_id = r.town_id and p.report_id = r.report_id
    join public.report_templates t on t.town_id = r.town_id and t.template_id = r.template_id and t.version = r.template_version
  where r.town_id = p_town_id and r.report_id = p_report_id
$$;
comment on function private.public_edition is
  'For stakeholders: a published report without exact counts, names of owners, notes and what the template keeps inside.';

create function public.stakeholder_open(p_town_id text, p_token text) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  l public.stakeholder_links; v_today date := (now() at time zone 'Asia/Tokyo')::date; v_from date; v_to date;
  v private.kpi_figure[];
begin
  update public.stakeholder_links s set opened = s.opened + 1, last_opened_on = v_today
    where s.town_id = p_town_id and s.token_sha256 = encode(sha256(convert_to(p_token, 'utf8')), 'hex')
      and s.revoked_at is null and s.expires_at > now() returning s.* into l;
  if not found then
    return null; -- unknown, past and taken back look the same
  end if;
  v_from := make_date(extract(year from v_today - interval '3 months')::integer, 4, 1);
  v_to := (v_from + interval '1 year')::date - 1;
  v := private.kpi_figures(p_town_id, v_from, v_to, false);
  return jsonb_build_object('town', (select t.doc -> 'name' from public.towns t where t.town_id = p_town_id),
    'label', l.label, 'expires_at', l.expires_at, 'from', v_from, 'to', v_to,
    'updated_at', (select max(ran_at) from public.rollup_runs where town_id = p_town_id),
    'headline', (select coalesce(jsonb_agg(h order by n), '[]')
      from jsonb_array_elements(private.figures_in_words(v)) with ordinality x (h, n)
      where h ->> 'name' in ('visits', 'visitors', 'consultations', 'moved_households', 'satisfaction_percent')),
    'report', private.public_edition(p_town_id, l.report_id));
end $$;
comment on function public.stakeholder_open is
  'For whoever has a link: this fiscal year''s headline figures as told to everyone, and the published report; null when the link does not open.';

grant execute on function public.make_stakeholder_link, public.list_stakeholder_links, public.revoke_stakeholder_link
  to authenticated;
grant execute on function public.stakeholder_open to anon, authenticated;
