-- Yearly reports: a draft over living figures, then frozen with the figures, their definitions and their queries.
create table public.report_templates (
  town_id text not null references public.towns on delete cascade,
  template_id text not null check (template_id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  version integer not null check (version > 0),
  doc jsonb not null,
  created_at timestamptz not null default now(),
  primary key (town_id, template_id, version)
);
comment on table public.report_templates is
  'For reports: which tables and words a grant asks for, as data, since grants change every year. A new version is a new row.';
create trigger report_templates_stay before update on public.report_templates
  for each row execute function private.refuse_change();

create table public.reports (
  town_id text not null references public.towns on delete cascade,
  report_id uuid not null default gen_random_uuid(),
  template_id text not null,
  template_version integer not null,
  title text not null check (length(btrim(title)) between 1 and 120),
  from_day date not null,
  to_day date not null,
  words jsonb not null default '{}', -- what was written in each field and section of the template
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  frozen_at timestamptz,
  frozen_by uuid,
  frozen_exact jsonb, -- for who may count households
  frozen_shown jsonb, -- for everyone else, and the public edition
  primary key (town_id, report_id),
  foreign key (town_id, template_id, template_version) references public.report_templates,
  check (from_day <= to_day),
  check ((frozen_at is null) = (frozen_exact is null) and (frozen_at is null) = (frozen_shown is null))
);
comment on table public.reports is
  'For analysts: a yearly report; once frozen it holds its figures with their definitions and queries and is never changed again.';

-- A town that leaves takes its frozen reports with it: they are kept from people's hands, not from the end of the town.
create function private.keep_frozen() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if old.frozen_at is not null and (tg_op = 'UPDATE' or exists (select from public.towns t where t.town_id = old.town_id)) then
    raise exception 'frozen: a frozen report is never changed' using errcode = '55000';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
comment on function private.keep_frozen is
  'For reports: what is frozen stays as it is, whoever asks, for as long as the town is there.';
create trigger reports_stay_frozen before update or delete on public.reports
  for each row execute function private.keep_frozen();

create table public.report_publications (
  town_id text not null,
  report_id uuid not null,
  published_at timestamptz not null default now(),
  published_by uuid,
  primary key (town_id, report_id),
  foreign key (town_id, report_id) references public.reports on delete cascade
);
comment on table public.report_publications is 'For stakeholders: the frozen reports whose public edition may be read by a link.';
alter table public.report_templates enable row level security;
alter table public.reports enable row level security;
alter table public.report_publications enable row level security;

create function private.default_report_templates() returns table (template_id text, doc jsonb)
  language sql immutable set search_path = ''
as $$
  values ('chiho-sosei-form-2', $doc${
    "name": {"ja": "交付金の様式（実施計画書・様式2）", "en": "Grant form (plan and form 2)"},
    "grant": "新しい地方経済・生活環境創生交付金（旧 デジタル田園都市国家構想交付金）",
    "heading": "実施計画書（様式2） 重要業績評価指標（KPI）の達成状況",
    "fields": [
      {"key": "project", "label": "事業の名称"}, {"key": "body", "label": "実施団体"}, {"key": "section", "label": "担当部署"},
      {"key": "period", "label": "事業期間"}, {"key": "cost", "label": "事業費（千円）"}],
    "sections": [
      {"key": "outline", "kind": "words", "heading": "事業の概要", "public": true},
      {"key": "kpi", "kind": "kpi_table", "heading": "KPIの達成状況", "public": true,
        "columns": ["number", "name", "unit", "baseline", "target", "value", "attained", "target_on"]},
      {"key": "causes", "kind": "words", "heading": "達成・未達成の要因分析", "public": true},
      {"key": "expert", "kind": "words", "heading": "外部有識者からの意見", "public": true},
      {"key": "next", "kind": "words", "heading": "今後の方針（次の一手）", "public": true},
      {"key": "internal", "kind": "words", "heading": "庁内の申し送り（公開しません）", "public": false}]}$doc$::jsonb),
    ('plain', $doc${
    "name": {"ja": "ふつうの年次報告", "en": "Plain yearly report"},
    "grant": "",
    "heading": "年次報告",
    "fields": [{"key": "section", "label": "担当"}],
    "sections": [
      {"key": "summary", "kind": "words", "heading": "この1年のまとめ", "public": true},
      {"key": "kpi", "kind": "kpi_table", "heading": "指標", "public": true,
        "columns": ["name", "unit", "target", "value", "attained"]},
      {"key": "causes", "kind": "words", "heading": "要因の分析", "public": true},
      {"key": "expert", "kind": "words", "heading": "有識者の意見", "public": true},
      {"key": "next", "kind": "words", "heading": "次にすること", "public": true}]}$doc$::jsonb)
$$;
comment on function private.default_report_templates is 'For new towns: the forms a report may take until the town writes its own rows.';

create function private.give_report_templates() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.report_templates (town_id, template_id, version, doc)
    select new.town_id, d.template_id, 1, d.doc from private.default_report_templates() d;
  return null;
end $$;
comment on function private.give_report_templates is 'For towns: each begins with the two templates.';
create trigger towns_begin_with_templates after insert on public.towns
  for each row execute function private.give_report_templates();

create function private.report_figures(p_report public.reports, p_exact boolean) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v private.kpi_figure[] := private.kpi_figures(p_report.town_id, p_report.from_day, p_report.to_day, p_exact); v_kpis jsonb; v_used text[];
begin
  v_kpis := private.kpi_rows(p_report.town_id, v);
  v_used := array(select distinct m from jsonb_array_elements(v_kpis) k cross join lateral jsonb_array_elements_text(k -> 'measures') m);
  return jsonb_build_object('exact', p_exact, 'counted_at', now(), 'kpis', v_kpis,
    'measures', private.figures_in_words(array(select row(f.name, f.value, f.hidden, f.about)::private.kpi_figure
      from unnest(v) f where f.name = any (v_used))),
    'rolled_up_at', (select max(r.ran_at) from public.rollup_runs r where r.town_id = p_report.town_id),
    'queries', private.queries_of(array(select distinct c.made_by from private.measure_catalog() c where c.name = any (v_used))));
end $$;
comment on function private.report_figures is 'For reports: KPIs and their measures over the report''s days, with definitions and queries.';

create function public.list_reports(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return jsonb_build_object(
    'reports', (select coalesce(jsonb_agg(jsonb_build_object('report_id', r.report_id, 'title', r.title, 'from', r.from_day,
        'to', r.to_day, 'template_id', r.template_id, 'version', r.version, 'updated_at', r.updated_at,
        'frozen_at', r.frozen_at, 'published_at', p.published_at) order by r.to_day desc, r.updated_at desc), '[]')
      from public.reports r left join public.report_publications p on p.town_id = r.town_id and p.report_id = r.report_id
      where r.town_id = p_town_id),
    'templates', (select coalesce(jsonb_agg(to_jsonb(t) order by t.template_id), '[]') from (
      select distinct on (x.template_id) x.template_id, x.version, x.doc from public.report_templates x
      where x.town_id = p_town_id order by x.template_id, x.version desc) t));
end $$;
comment on function public.list_reports is 'For analysts, concierges and admins: the reports of the town and the templates they can be made from.';

create function public.open_report(p_town_id text, p_report_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare r public.reports; v_exact boolean;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  v_exact := private.sees_exact(p_town_id);
  select * into r from public.reports x where x.town_id = p_town_id and x.report_id = p_report_id;
  if not found then
    raise exception 'unknown_report' using errcode = 'P0001';
  end if;
  return jsonb_build_object('report_id', r.report_id, 'title', r.title, 'from', r.from_day, 'to', r.to_day, 'words', r.words,
    'version', r.version, 'frozen_at', r.frozen_at, 'frozen_by', private.staff_name(p_town_id, r.frozen_by),
    'published_at', (select p.published_at from public.report_publications p
      where p.town_id = p_town_id and p.report_id = p_report_id),
    'template', (select t.doc from public.report_templates t where t.town_id = p_town_id
      and t.template_id = r.template_id and t.version = r.template_version),
    'figures', case when r.frozen_at is null then private.report_figures(r, v_exact)
      when v_exact then r.frozen_exact else r.frozen_shown end,
    'public_figures', case when r.frozen_at is null then private.report_figures(r, false) else r.frozen_shown end);
end $$;
comment on function public.open_report is
  'For analysts, concierges and admins: a report; a draft counts anew, a frozen one says what it said. Exact only for who may count households.';

create function public.save_report(p_town_id text, p_report jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_id uuid := (p_report ->> 'report_id')::uuid; v_version integer;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform private.require_range((p_report ->> 'from')::date, (p_report ->> 'to')::date);
  if length(p_report::text) > 200000 then
    raise exception 'too_long' using errcode = 'P0001';
  elsif v_id is null then
    insert into public.reports (town_id, template_id, template_version, title, from_day, to_day)
      select p_town_id, t.template_id, t.version, btrim(p_report ->> 'title'), (p_report ->> 'from')::date, (p_report ->> 'to')::date
      from public.report_templates t where t.town_id = p_town_id and t.template_id = p_report ->> 'template_id'
      order by t.version desc limit 1
      returning report_id, version into v_id, v_version;
    if not found then
      raise exception 'unknown_template' using errcode = 'P0001';
    end if;
    return jsonb_build_object('status', 'saved', 'report_id', v_id, 'version', v_version);
  end if;
  update public.reports r set title = btrim(p_report ->> 'title'), from_day = (p_report ->> 'from')::date,
      to_day = (p_report ->> 'to')::date, words = p_report -> 'words', version = version + 1, updated_at = now()
    where r.town_id = p_town_id and r.report_id = v_id and r.version = p_version and r.frozen_at is null
    returning r.version into v_version;
  if not found then
    return jsonb_build_object('status', 'conflict');
  end if;
  return jsonb_build_object('status', 'saved', 'report_id', v_id, 'version', v_version);
end $$;
comment on function public.save_report is 'For analysts: a new draft, or what was written in one; a stale version or a frozen report is a conflict.';

create function public.freeze_report(p_town_id text, p_report_id uuid, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare r public.reports;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  select * into r from public.reports x where x.town_id = p_town_id and x.report_id = p_report_id for update;
  if not found then
    raise exception 'unknown_report' using errcode = 'P0001';
  elsif r.frozen_at is not null or r.version <> p_version then
    return jsonb_build_object('status', 'conflict');
  end if;
  update public.reports x set frozen_at = now(), frozen_by = auth.uid(), frozen_exact = private.report_figures(r, true),
      frozen_shown = private.report_figures(r, false)
    where x.town_id = p_town_id and x.report_id = p_report_id;
  return jsonb_build_object('status', 'frozen');
end $$;
comment on function public.freeze_report is
  'For analysts: fixes a report with its figures, definitions and queries, exact and as told to everyone; it is never changed again.';

create function public.publish_report(p_town_id text, p_report_id uuid, p_public boolean) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if p_public then
    insert into public.report_publications (town_id, report_id, published_by)
      select p_town_id, r.report_id, auth.uid() from public.reports r
      where r.town_id = p_town_id and r.report_id = p_report_id and r.frozen_at is not null
      on conflict do nothing;
  else
    delete from public.report_publications where town_id = p_town_id and report_id = p_report_id;
  end if;
end $$;
comment on function public.publish_report is 'For analysts: lets stakeholders read the public edition of a frozen report, or stops it.';

create function public.delete_report(p_town_id text, p_report_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  delete from public.reports where town_id = p_town_id and report_id = p_report_id;
end $$;
comment on function public.delete_report is 'For analysts: throws a draft away; a frozen report is refused.';

grant all on public.report_templates, public.reports, public.report_publications to service_role;
grant execute on function public.list_reports, public.open_report, public.save_report, public.freeze_report,
  public.publish_report, public.delete_report to authenticated;
