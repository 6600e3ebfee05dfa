-- Yearly reports: a draft over living figures, then frozen with figures, definitions, queries and its form's words.
create table public.reports (
  town_id text not null references public.towns on delete cascade,
  report_id uuid not null default gen_random_uuid(),
  form jsonb not null, -- {form_id, fields: [{key, kind, choices?}], sections: [{key, kind, public, columns?}]}
  title text not null check (length(btrim(title)) between 1 and 120),
  from_day date not null,
  to_day date not null,
  words jsonb not null default '{}', -- what was written or chosen, by key of the form
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  frozen_at timestamptz,
  frozen_by uuid,
  frozen_figures jsonb, -- exactly as counted
  frozen_labels jsonb, -- what the form and its measures were called then, by key and language
  primary key (town_id, report_id),
  check (from_day <= to_day),
  check ((frozen_at is null) = (frozen_figures is null) and (frozen_at is null) = (frozen_labels is null))
);
comment on table public.reports is
  'For analysts: a yearly report; once frozen it holds figures, definitions and queries and is never changed again.';

create function private.keep_frozen() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if old.frozen_at is not null
      and (tg_op = 'UPDATE' or exists (select from public.towns where town_id = old.town_id)) then
    raise exception 'frozen' using errcode = '55000';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
comment on function private.keep_frozen is 'For reports: what is frozen stays as it is, until the whole town goes.';
create trigger reports_stay_frozen before update or delete on public.reports
  for each row execute function private.keep_frozen();

alter table public.reports enable row level security;

create function private.form_problem(p_form jsonb) returns text
  language sql immutable set search_path = ''
as $$
  select case
    when coalesce(p_form ->> 'form_id', '') !~ '^[a-z0-9][a-z0-9-]{0,79}$' or length(p_form::text) > 20000
      or jsonb_typeof(p_form -> 'fields') is distinct from 'array'
      or jsonb_typeof(p_form -> 'sections') is distinct from 'array' then 'bad_form'
    when exists (select from jsonb_array_elements((p_form -> 'fields') || (p_form -> 'sections')) part
      where coalesce(part ->> 'key', '') !~ '^[a-z][a-z0-9_]{0,39}$'
        or coalesce(part ->> 'kind', '') <> all (array['line', 'thousand_yen', 'choice', 'words', 'kpi_table'])
        or (part ->> 'kind' = 'choice' and jsonb_typeof(part -> 'choices') is distinct from 'array')) then 'bad_form'
    when exists (select from jsonb_array_elements(p_form -> 'sections') section
      where jsonb_typeof(section -> 'public') is distinct from 'boolean') then 'bad_form' end
$$;
comment on function private.form_problem is 'For save_report: why a form cannot be filled in; null when it can.';

create function private.words_problem(p_form jsonb, p_words jsonb) returns text
  language sql immutable set search_path = ''
as $$
  select min(case
    when part is null then 'unknown_field'
    when jsonb_typeof(word.value) <> 'string' then 'bad_field'
    when word.value #>> '{}' = '' then null
    when part ->> 'kind' = 'thousand_yen' and word.value #>> '{}' !~ '^[0-9]{1,12}$' then 'not_a_number'
    when part ->> 'kind' = 'choice' and not (part -> 'choices') ? (word.value #>> '{}') then 'unknown_choice'
    when part ->> 'kind' = 'line' and length(word.value #>> '{}') > 300 then 'too_long' end)
  from jsonb_each(p_words) word
    left join jsonb_array_elements((p_form -> 'fields') || (p_form -> 'sections')) part on part ->> 'key' = word.key
$$;
comment on function private.words_problem is
  'For save_report: why what was written does not fit the form: money is a number, a choice one of the form''s.';

create function private.report_figures(p_report public.reports) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_figures private.kpi_figure[] := private.kpi_figures(p_report.town_id, p_report.from_day, p_report.to_day);
  v_kpis jsonb := private.kpi_results(private.kpis_now(p_report.town_id), v_figures,
    private.fiscal_year(p_report.from_day, p_report.to_day));
begin
  return jsonb_build_object('exact', true, 'counted_at', now(), 'kpis', v_kpis,
    'measures', private.figures_json(v_figures),
    'rolled_up_at', (select max(ran_at) from public.rollup_runs where town_id = p_report.town_id),
    'queries', private.queries_of(array(select distinct measure.made_by from jsonb_array_elements(v_kpis) kpi
      cross join lateral jsonb_array_elements_text(kpi -> 'measures') name
      cross join lateral private.measure_of(name) measure)));
end $$;
comment on function private.report_figures is
  'For reports: KPIs and all measures over the report''s days, exactly, with the queries of those that KPIs speak of.';

create function public.list_reports(p_town_id text) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  return (select coalesce(jsonb_agg(jsonb_build_object('report_id', report.report_id, 'title', report.title,
      'from', report.from_day, 'to', report.to_day, 'form_id', report.form ->> 'form_id', 'version', report.version,
      'updated_at', report.updated_at, 'frozen_at', report.frozen_at, 'published_at', publication.published_at)
      order by report.to_day desc, report.updated_at desc), '[]')
    from public.reports report left join public.report_publications publication using (town_id, report_id)
    where report.town_id = p_town_id);
end $$;
comment on function public.list_reports is 'For analysts, concierges and admins: the reports of the town.';

create function public.open_report(p_town_id text, p_report_id uuid) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare v_report public.reports; v_figures jsonb; v_publication public.report_publications;
begin
  perform private.require_role(p_town_id, 'analyst', 'concierge', 'admin');
  select * into v_report from public.reports where town_id = p_town_id and report_id = p_report_id;
  if not found then
    raise exception 'unknown_report' using errcode = 'P0001';
  end if;
  v_figures := coalesce(v_report.frozen_figures, private.report_figures(v_report));
  select * into v_publication from public.report_publications where town_id = p_town_id and report_id = p_report_id;
  return jsonb_build_object('report_id', v_report.report_id, 'title', v_report.title, 'from', v_report.from_day,
    'to', v_report.to_day, 'words', v_report.words, 'version', v_report.version, 'form', v_report.form,
    'frozen_at', v_report.frozen_at, 'frozen_by', private.staff_name(p_town_id, v_report.frozen_by),
    'labels', v_report.frozen_labels, 'published_at', v_publication.published_at, 'figures', v_figures,
    'public_figures', coalesce(v_publication.figures, private.figures_to_publish(v_report, v_figures)));
end $$;
comment on function public.open_report is
  'For analysts, concierges and admins: a report; a draft counts anew. public_figures: as published or would be.';

create function public.save_report(p_town_id text, p_report jsonb, p_version integer) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare
  v_id uuid := (p_report ->> 'report_id')::uuid; v_words jsonb := coalesce(p_report -> 'words', '{}');
  v_form jsonb; v_problem text; v_version integer;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  perform private.require_range((p_report ->> 'from')::date, (p_report ->> 'to')::date);
  if octet_length(p_report::text) > 60000 then -- what a request may hold
    raise exception 'too_long' using errcode = 'P0001';
  end if;
  if v_id is null then
    v_form := p_report -> 'form';
    v_problem := private.form_problem(v_form);
  else
    select form into v_form from public.reports where town_id = p_town_id and report_id = v_id;
  end if;
  v_problem := coalesce(v_problem, private.words_problem(v_form, v_words));
  if v_problem is not null then
    return jsonb_build_object('status', 'invalid', 'problem', v_problem);
  elsif v_id is null then
    insert into public.reports (town_id, form, title, from_day, to_day, words)
      values (p_town_id, v_form, btrim(p_report ->> 'title'), (p_report ->> 'from')::date,
        (p_report ->> 'to')::date, v_words)
      returning report_id, version into v_id, v_version;
  else
    update public.reports set title = btrim(p_report ->> 'title'), from_day = (p_report ->> 'from')::date,
        to_day = (p_report ->> 'to')::date, words = v_words, version = version + 1, updated_at = now()
      where town_id = p_town_id and report_id = v_id and version = p_version and frozen_at is null
      returning version into v_version;
    if not found then
      return jsonb_build_object('status', 'conflict');
    end if;
  end if;
  return jsonb_build_object('status', 'saved', 'report_id', v_id, 'version', v_version);
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.save_report is
  'For analysts: a new draft in a form, or what was written in one; a stale version or a frozen report is a conflict.';

create function public.freeze_report(p_town_id text, p_report_id uuid, p_version integer, p_labels jsonb) returns jsonb
  language plpgsql security definer set search_path = ''
as $$
declare v_report public.reports;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  if jsonb_typeof(p_labels) is distinct from 'object' or octet_length(p_labels::text) > 60000 then
    raise exception 'bad_labels' using errcode = 'P0001';
  end if;
  select * into v_report from public.reports where town_id = p_town_id and report_id = p_report_id for update;
  if not found then
    raise exception 'unknown_report' using errcode = 'P0001';
  elsif v_report.frozen_at is not null or v_report.version <> p_version then
    return jsonb_build_object('status', 'conflict');
  end if;
  update public.reports set frozen_at = now(), frozen_by = auth.uid(), frozen_labels = p_labels,
      frozen_figures = private.report_figures(v_report)
    where town_id = p_town_id and report_id = p_report_id;
  return jsonb_build_object('status', 'frozen');
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.freeze_report is
  'For analysts: fixes a report with figures, definitions, queries and labels (text by key); never changed again.';

create function public.delete_report(p_town_id text, p_report_id uuid) returns void
  language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  delete from public.reports where town_id = p_town_id and report_id = p_report_id;
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.delete_report is 'For analysts: throws a draft away; a frozen report is refused.';

grant all on public.reports to service_role;
grant execute on function public.list_reports, public.open_report, public.save_report, public.freeze_report,
  public.delete_report to authenticated;
