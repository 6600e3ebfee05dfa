// KPIs, reports, surveys, links and digests of a planted town, and who may call which of their rpcs.
import type { Sql, TransactionSql } from 'postgres';

/** A row in each table of KPIs, surveys and reports. As the database's owner. */
export async function plantKpis(sql: Sql | TransactionSql, town: string, analyst: string): Promise<void> {
  const questions = [{ question_id: 'q', kind: 'five', words: { ja: '満足しましたか' } }];
  await sql`insert into public.surveys (town_id, moment, version, doc) values (${town}, 'tour', 1,
    ${sql.json({ open: true, questions })}::jsonb)`;
  await sql`
    insert into public.survey_answers (town_id, response_id, question_id, moment, version, day, kind, value)
    values (${town}, gen_random_uuid(), 'q', 'tour', 1, current_date, 'five', 5)`;
  await sql`insert into public.survey_counts values (${town}, 'tour', current_date, 1, 1)`;
  await sql`insert into public.kpi_rules (town_id, version, minutes_per_tour, minutes_per_consultation, note) values
    (${town}, 1, 30, 10, 'x')`;
  await sql`insert into public.outside_series (town_id, name, unit, adds_up) values (${town}, '窓口の相談', '件', true)`;
  await sql`insert into public.outside_figures (town_id, name, as_of, value, source) values (${town}, 'population',
    current_date, 1, 'x')`;
  await sql`
    insert into public.kpi_definitions (town_id, kpi_id, version, name, unit, decimals, formula, attainment, target,
      target_on, owner, source)
    values (${town}, gen_random_uuid(), 1, 'k', '回', 0, '{"measure":"visits"}', 'ratio', 1, current_date, 'x', 'x')`;
  const [report] = await sql<{ report_id: string }[]>`
    insert into public.reports (town_id, form, title, from_day, to_day)
    values (${town}, '{"form_id":"plain","fields":[],"sections":[]}', 'r', current_date, current_date) returning
      report_id`;
  const id = report?.report_id ?? null;
  await sql`insert into public.report_publications (town_id, report_id, figures) values (${town}, ${id}, '{}')`;
  await sql`
    insert into public.stakeholder_links (town_id, token_sha256, label, report_id, expires_at)
    values (${town}, encode(sha256(convert_to(${`link-${town}`}, 'utf8')), 'hex'), 'l', ${id}, now() + interval
      '9 days')`;
  await sql`
    insert into public.kpi_releases (town_id, kpi_id, formula, released_by, released_name, released_reason)
    values (${town}, gen_random_uuid(), '{}', ${analyst}, 'a', 'x')`;
  await sql`
    insert into public.publication_readers (town_id, address, label, locale)
    values (${town}, ${`council@${town}.example`}, 'x', 'ja')`;
  await sql`insert into public.campaigns (town_id, code, name) values (${town}, 'fair', 'x')`;
  await sql`insert into public.digest_readers (town_id, user_id, locale) values (${town}, ${analyst}, 'ja')`;
}

const readers = ['analyst', 'concierge', 'admin'];
const writers = ['analyst', 'admin'];
const editors = ['editor', 'admin'];
const report = `(select 'ffffffff-0000-4000-8000-000000000000'::uuid)`;

export const kpiRpcs: Record<string, { sql: string; roles: string[] }> = {
  kpi_measures: { sql: `select public.kpi_measures('TOWN', current_date, current_date)`, roles: readers },
  kpi_queries: { sql: `select public.kpi_queries('TOWN')`, roles: readers },
  kpi_history: { sql: `select public.kpi_history('TOWN', ${report})`, roles: readers },
  list_outside_figures: { sql: `select public.list_outside_figures('TOWN')`, roles: readers },
  list_reports: { sql: `select public.list_reports('TOWN')`, roles: readers },
  list_surveys: { sql: `select public.list_surveys('TOWN')`, roles: readers },
  list_campaigns: { sql: `select public.list_campaigns('TOWN')`, roles: readers },
  list_draft_versions: { sql: `select public.list_draft_versions('TOWN')`, roles: editors },
  restore_draft_version: {
    sql: `select public.restore_draft_version('TOWN', (public.list_draft_versions('TOWN') #>> '{0,version}')::bigint)`,
    roles: editors,
  },
  my_digest: { sql: `select public.my_digest('TOWN')`, roles: readers },
  survey_results: { sql: `select public.survey_results('TOWN', current_date, current_date)`, roles: readers },
  set_digest: { sql: `select public.set_digest('TOWN', true, 'ja')`, roles: readers },
  survey_words: { sql: `select * from public.survey_words('TOWN')`, roles: ['concierge', 'admin'] },
  open_report: {
    sql: `select public.open_report('TOWN', (public.list_reports('TOWN') #>> '{0,report_id}')::uuid)`,
    roles: readers,
  },
  save_kpi: { sql: `select public.save_kpi('TOWN', '{}', 0)`, roles: writers },
  save_kpi_rule: { sql: `select public.save_kpi_rule('TOWN', 1, 1, 'x')`, roles: writers },
  release_kpi: {
    sql:
      `select public.release_kpi('TOWN', (public.kpi_measures('TOWN', ` +
      `current_date, current_date) #>> '{kpis,0,kpi_id}')::uuid, 'x')`,
    roles: writers,
  },
  take_back_release: { sql: `select public.take_back_release('TOWN', ${report})`, roles: writers },
  save_outside_series: { sql: `select public.save_outside_series('TOWN', 'y', 'x', true)`, roles: writers },
  list_publication_readers: { sql: `select public.list_publication_readers('TOWN')`, roles: writers },
  add_publication_reader: {
    sql: `select public.add_publication_reader('TOWN', 'x@y.example', 'x', 'ja')`,
    roles: writers,
  },
  remove_publication_reader: {
    sql: `select public.remove_publication_reader('TOWN', ${report})`,
    roles: writers,
  },
  save_outside_figure: {
    sql: `select public.save_outside_figure('TOWN', 'births', current_date, 1, 'x')`,
    roles: writers,
  },
  save_survey: { sql: `select public.save_survey('TOWN', 'tour', '{}', 0)`, roles: writers },
  save_report: {
    sql:
      `select public.save_report('TOWN', ` +
      `'{"form":{"form_id":"plain","fields":[],"sections":[]},"title":"x","from":"2026-04-01","to":"2027-03-31"}', 0)`,
    roles: writers,
  },
  freeze_report: {
    sql: `select public.freeze_report('TOWN', (public.list_reports('TOWN') #>> '{0,report_id}')::uuid, 1, '{}')`,
    roles: writers,
  },
  publish_report: { sql: `select public.publish_report('TOWN', ${report}, false)`, roles: writers },
  delete_report: { sql: `select public.delete_report('TOWN', ${report})`, roles: writers },
  make_stakeholder_link: {
    sql:
      `select public.make_stakeholder_link('TOWN', ` + `'x', (now() at time zone 'Asia/Tokyo')::date, null)`,
    roles: writers,
  },
  save_campaign: { sql: `select public.save_campaign('TOWN', 'x', 'x')`, roles: writers },
  retire_campaign: { sql: `select public.retire_campaign('TOWN', 'x')`, roles: writers },
  list_stakeholder_links: { sql: `select public.list_stakeholder_links('TOWN')`, roles: writers },
  revoke_stakeholder_link: {
    sql: `select public.revoke_stakeholder_link('TOWN', ${report})`,
    roles: writers,
  },
};
