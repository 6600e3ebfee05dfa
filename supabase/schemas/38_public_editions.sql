-- What leaves the staff of a frozen report: its figures in fives, fixed on the day they are published.
create table public.report_publications (
  town_id text not null,
  report_id uuid not null,
  figures jsonb not null, -- as they left the staff, fixed on that day
  published_at timestamptz not null default now(),
  published_by uuid,
  primary key (town_id, report_id),
  foreign key (town_id, report_id) references public.reports on delete cascade
);
comment on table public.report_publications is
  'For stakeholders: the frozen reports whose public edition may be read by a link, with its own figures.';
alter table public.report_publications enable row level security;

create function private.figures_to_publish(p_report public.reports, p_figures jsonb) returns jsonb
  language plpgsql stable security definer set search_path = ''
as $$
declare
  v_exact private.kpi_figure[] := array(select row(figure.name, figure.value, figure.missing, figure.about)
    ::private.kpi_figure from jsonb_to_recordset(p_figures -> 'measures')
      figure (name text, value numeric, missing text, about jsonb));
  v_year integer := private.fiscal_year(p_report.from_day, p_report.to_day);
  v_kpis jsonb; v_results jsonb; v_shown private.kpi_figure[];
begin
  -- The definitions that the report has, without what stays inside, and the decisions in force today.
  select coalesce(jsonb_agg(kpi - '{owner,note}'::text[] || jsonb_build_object('release', case
      when release.release_id is not null and release.formula = kpi -> 'formula'
      then jsonb_build_object('reason', release.released_reason, 'at', release.released_at) end) order by at), '[]')
    into v_kpis from jsonb_array_elements(p_figures -> 'kpis') with ordinality list (kpi, at)
      left join private.live_releases(p_report.town_id) release on release.kpi_id = (kpi ->> 'kpi_id')::uuid;
  v_shown := private.figures_outside(p_report.town_id, p_report.from_day, p_report.to_day, v_exact,
    array(select kpi #>> '{formula,measure}' from jsonb_array_elements(v_kpis) kpi
      where kpi -> 'release' <> 'null' and kpi -> 'formula' ? 'measure'));
  select coalesce(jsonb_agg(private.kpi_results(jsonb_build_array(kpi),
      case when kpi -> 'release' <> 'null' then v_exact else v_shown end, v_year) -> 0 order by at), '[]')
    into v_results from jsonb_array_elements(v_kpis) with ordinality list (kpi, at);
  return jsonb_build_object('exact', false, 'counted_at', p_figures -> 'counted_at', 'kpis', v_results,
    'measures', private.figures_json(v_shown), 'rolled_up_at', p_figures -> 'rolled_up_at', 'queries', '{}'::jsonb,
    'threshold', (select small_count_threshold from public.towns where town_id = p_report.town_id));
end $$;
comment on function private.figures_to_publish is
  'For public editions: exact figures of a report as they may leave the staff; KPIs released by name go exactly.';

create function public.publish_report(p_town_id text, p_report_id uuid, p_public boolean) returns void
  language plpgsql security definer set search_path = ''
as $$
declare v_report public.reports;
begin
  perform private.require_role(p_town_id, 'analyst', 'admin');
  delete from public.report_publications where town_id = p_town_id and report_id = p_report_id;
  if not p_public then
    return;
  end if;
  select * into v_report from public.reports
    where town_id = p_town_id and report_id = p_report_id and frozen_at is not null;
  if not found then
    raise exception 'not_frozen' using errcode = 'P0001';
  elsif private.fiscal_year(v_report.from_day, v_report.to_day) is null then
    raise exception 'whole_year_only' using errcode = 'P0001'; -- days that overlap would be differences of one another
  end if;
  begin
    perform private.make_publication(p_town_id, v_report.from_day, v_report.to_day, auth.uid());
  exception when sqlstate 'P0001' then
    null; -- the year runs, or its months were published one by one: its totals then stay inside
  end;
  insert into public.report_publications (town_id, report_id, figures, published_by)
    values (p_town_id, p_report_id, private.figures_to_publish(v_report, v_report.frozen_figures), auth.uid());
exception when integrity_constraint_violation then
  raise exception 'not_allowed_here' using errcode = sqlstate; -- without the row
end $$;
comment on function public.publish_report is
  'For analysts: fixes the public edition of a frozen report and lets stakeholders read it, or stops it.';

grant all on public.report_publications to service_role;
grant execute on function public.publish_report to authenticated;
