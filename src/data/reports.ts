// Yearly reports: drafts over living figures, frozen ones with their definitions, queries and the words of their form.
import * as v from 'valibot';
import { reportColumns, type ReportForm } from '../domain/reportForms.ts';
import type { Json } from './database.types.ts';
import { kpiShape, measureShape } from './kpi.ts';
import { callRpc } from './staffClient.ts';

const formShape: v.GenericSchema<unknown, ReportForm> = v.object({
  form_id: v.string(),
  fields: v.array(
    v.variant('kind', [
      v.object({ key: v.string(), kind: v.picklist(['line', 'thousand_yen']) }),
      v.object({ key: v.string(), kind: v.literal('choice'), choices: v.array(v.string()) }),
    ]),
  ),
  sections: v.array(
    v.variant('kind', [
      v.object({ key: v.string(), kind: v.literal('words'), public: v.boolean() }),
      v.object({
        key: v.string(),
        kind: v.literal('kpi_table'),
        public: v.boolean(),
        columns: v.array(v.picklist(reportColumns)),
      }),
    ]),
  ),
});

const figuresShape = v.object({
  exact: v.boolean(),
  /** Outside: under which number a count is not told. */
  threshold: v.optional(v.number()),
  counted_at: v.string(),
  rolled_up_at: v.nullable(v.string()),
  kpis: v.array(kpiShape),
  measures: v.array(measureShape),
  /** By the name of the function that counts; none in what leaves the staff. */
  queries: v.record(v.string(), v.string()),
});

/** What form and measures were called when the report was frozen: text by key and language; null in a draft. */
const labelsShape = v.nullable(v.record(v.string(), v.record(v.string(), v.string())));
export type ReportLabels = v.InferOutput<typeof labelsShape>;

const editionShape = {
  title: v.string(),
  from: v.string(),
  to: v.string(),
  frozen_at: v.nullable(v.string()),
  words: v.record(v.string(), v.string()),
  form: formShape,
  labels: labelsShape,
  figures: figuresShape,
};
export const reportEdition = v.object(editionShape);
/** A report as it is read, whole or public. */
export type ReportEdition = v.InferOutput<typeof reportEdition>;

const reportShape = v.object({
  ...editionShape,
  report_id: v.string(),
  version: v.number(),
  frozen_by: v.nullable(v.string()),
  published_at: v.nullable(v.string()),
  public_figures: figuresShape,
});
export type Report = v.InferOutput<typeof reportShape>;

const rowShape = v.object({
  report_id: v.string(),
  title: v.string(),
  from: v.string(),
  to: v.string(),
  form_id: v.string(),
  version: v.number(),
  updated_at: v.string(),
  frozen_at: v.nullable(v.string()),
  published_at: v.nullable(v.string()),
});
export type ReportRow = v.InferOutput<typeof rowShape>;

export function readReports(townId: string): Promise<ReportRow[]> {
  return callRpc('list_reports', { p_town_id: townId }, v.array(rowShape));
}

/** A draft counts anew each time; a frozen report says what it said. */
export function openReport(townId: string, reportId: string): Promise<Report> {
  return callRpc('open_report', { p_town_id: townId, p_report_id: reportId }, reportShape);
}

/** The edition that may leave the house: public figures, public sections; the database makes the same for a link. */
export function publicEdition(report: Report): ReportEdition {
  const sections = report.form.sections.filter((s) => s.public);
  const keys = new Set([...report.form.fields, ...sections].map((part) => part.key));
  return {
    title: report.title,
    from: report.from,
    to: report.to,
    frozen_at: report.frozen_at,
    words: Object.fromEntries(Object.entries(report.words).filter(([key]) => keys.has(key))),
    form: { ...report.form, sections },
    labels: report.labels,
    figures: report.public_figures,
  };
}

const savedShape = v.variant('status', [
  v.object({ status: v.literal('saved'), report_id: v.string(), version: v.number() }),
  v.object({ status: v.literal('conflict') }),
  v.object({ status: v.literal('invalid'), problem: v.string() }),
]);

/** A type, not an interface: it goes to the database as json. */
type ReportWords = { title: string; from: string; to: string; words: Record<string, string> };

/**
 * A new draft in a form (without report_id), or what was written in one. conflict: it was changed elsewhere, or frozen,
 * since `version` was read. invalid: what was written does not fit the form. Nothing is saved then.
 */
export function saveReport(
  townId: string,
  report: ReportWords & ({ report_id: string } | { report_id: null; form: ReportForm }),
  version: number,
): Promise<v.InferOutput<typeof savedShape>> {
  const args = {
    p_town_id: townId,
    p_report: JSON.parse(JSON.stringify(report)) as Json,
    p_version: version,
  };
  return callRpc('save_report', args, savedShape);
}

/** Fixes a report for ever, with the labels that its form and measures have today. */
export async function freezeReport(
  townId: string,
  report: Pick<Report, 'report_id' | 'version'>,
  labels: NonNullable<ReportLabels>,
): Promise<'frozen' | 'conflict'> {
  const answer = await callRpc(
    'freeze_report',
    { p_town_id: townId, p_report_id: report.report_id, p_version: report.version, p_labels: labels },
    v.object({ status: v.picklist(['frozen', 'conflict']) }),
  );
  return answer.status;
}

/** Fixes the public edition and lets links show it, or stops that. StaffProblem reason: whole_year_only, not_frozen. */
export async function publishReport(townId: string, reportId: string, isPublic: boolean): Promise<void> {
  await callRpc(
    'publish_report',
    { p_town_id: townId, p_report_id: reportId, p_public: isPublic },
    v.unknown(),
  );
}

/** Throws a draft away; a frozen report is refused. */
export async function deleteReport(townId: string, reportId: string): Promise<void> {
  await callRpc('delete_report', { p_town_id: townId, p_report_id: reportId }, v.unknown());
}
