// Yearly reports: drafts over living figures, frozen ones with their definitions and queries. Also what a stakeholder's link opens.
import { type StaffLocale } from '../../supabase/functions/_shared/contract/locales.ts';
import { localized } from '../../supabase/functions/_shared/contract/localized.ts';
import * as v from 'valibot';
import { callRpc as callVisitorRpc } from './client.ts';
import { kpiShape, measureShape } from './kpi.ts';
import { callRpc } from './staffClient.ts';

export const reportColumns = [
  'number',
  'name',
  'unit',
  'baseline',
  'target',
  'value',
  'attained',
  'target_on',
  'owner',
  'source',
] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** What a grant asks for, as data: its fields, its sections and the columns of its table. */
const templateShape = v.object({
  name: v.object({ ja: v.string(), en: v.string() }),
  grant: v.string(),
  heading: v.string(),
  fields: v.array(v.object({ key: v.string(), label: v.string() })),
  sections: v.array(
    v.variant('kind', [
      v.object({ kind: v.literal('words'), key: v.string(), heading: v.string(), public: v.boolean() }),
      v.object({
        kind: v.literal('kpi_table'),
        key: v.string(),
        heading: v.string(),
        public: v.boolean(),
        columns: v.array(v.picklist(reportColumns)),
      }),
    ]),
  ),
});
export type ReportTemplate = v.InferOutput<typeof templateShape>;

const figuresShape = v.object({
  exact: v.boolean(),
  counted_at: v.string(),
  rolled_up_at: v.nullable(v.string()),
  kpis: v.array(kpiShape),
  measures: v.nullable(v.array(measureShape)),
  /** By the name of the function that counts. */
  queries: v.record(v.string(), v.string()),
});
export type ReportFigures = v.InferOutput<typeof figuresShape>;

const editionShape = {
  title: v.string(),
  from: v.string(),
  to: v.string(),
  frozen_at: v.nullable(v.string()),
  words: v.record(v.string(), v.string()),
  template: templateShape,
  figures: figuresShape,
};
const editionObject = v.object(editionShape);
/** A report as it is read, whole or public. */
export type ReportEdition = v.InferOutput<typeof editionObject>;

const reportShape = v.object({
  ...editionShape,
  report_id: v.string(),
  version: v.number(),
  frozen_by: v.nullable(v.string()),
  published_at: v.nullable(v.string()),
  public_figures: figuresShape,
});
export type Report = v.InferOutput<typeof reportShape>;

const listShape = v.object({
  reports: v.array(
    v.object({
      report_id: v.string(),
      title: v.string(),
      from: v.string(),
      to: v.string(),
      template_id: v.string(),
      version: v.number(),
      updated_at: v.string(),
      frozen_at: v.nullable(v.string()),
      published_at: v.nullable(v.string()),
    }),
  ),
  templates: v.array(v.object({ template_id: v.string(), version: v.number(), doc: templateShape })),
});
export type ReportList = v.InferOutput<typeof listShape>;

export function readReports(townId: string): Promise<ReportList> {
  return callRpc('list_reports', { p_town_id: townId }, listShape);
}

/** A draft counts anew each time; a frozen report says what it said. */
export function openReport(townId: string, reportId: string): Promise<Report> {
  return callRpc('open_report', { p_town_id: townId, p_report_id: reportId }, reportShape);
}

/** The edition that may leave the house: figures as told to everyone, public sections, no owners and no notes. */
export function publicEdition(report: Report): ReportEdition {
  const sections = report.template.sections.filter((s) => s.public);
  const keys = new Set([...report.template.fields, ...sections].map((part) => part.key));
  return {
    title: report.title,
    from: report.from,
    to: report.to,
    frozen_at: report.frozen_at,
    words: Object.fromEntries(Object.entries(report.words).filter(([key]) => keys.has(key))),
    template: { ...report.template, sections },
    figures: {
      ...report.public_figures,
      kpis: report.public_figures.kpis.map((kpi) => ({ ...kpi, owner: undefined, note: undefined })),
    },
  };
}

const savedShape = v.variant('status', [
  v.object({ status: v.literal('saved'), report_id: v.string(), version: v.number() }),
  v.object({ status: v.literal('conflict') }),
]);

/** conflict: it was changed elsewhere, or frozen, since `version` was read; nothing was saved. */
export function saveReport(
  townId: string,
  report: {
    report_id: string | null;
    template_id?: string;
    title: string;
    from: string;
    to: string;
    words: Record<string, string>;
  },
  version: number,
): Promise<v.InferOutput<typeof savedShape>> {
  return callRpc('save_report', { p_town_id: townId, p_report: report, p_version: version }, savedShape);
}

export async function freezeReport(
  townId: string,
  reportId: string,
  version: number,
): Promise<'frozen' | 'conflict'> {
  const answer = await callRpc(
    'freeze_report',
    { p_town_id: townId, p_report_id: reportId, p_version: version },
    v.object({ status: v.picklist(['frozen', 'conflict']) }),
  );
  return answer.status;
}

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

const linkShape = v.object({
  link_id: v.string(),
  label: v.string(),
  report_id: v.nullable(v.string()),
  report_title: v.nullable(v.string()),
  made_at: v.string(),
  made_by: v.nullable(v.string()),
  expires_at: v.string(),
  revoked_at: v.nullable(v.string()),
  opened: v.number(),
  last_opened_on: v.nullable(v.string()),
  works: v.boolean(),
});
export type StakeholderLink = v.InferOutput<typeof linkShape>;

export function readStakeholderLinks(townId: string): Promise<StakeholderLink[]> {
  return callRpc('list_stakeholder_links', { p_town_id: townId }, v.array(linkShape));
}

const hex = (bytes: Uint8Array) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');

/**
 * Opens a link that is good through `expiresOn`. The token is made here and only its hash is sent: whoever reads the database
 * cannot open the page. Answers the token; it is not to be had again.
 */
export async function makeStakeholderLink(
  townId: string,
  link: { label: string; expiresOn: string; reportId: string | null },
): Promise<string> {
  const token = hex(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  await callRpc(
    'make_stakeholder_link',
    {
      p_town_id: townId,
      p_token_sha256: hex(new Uint8Array(hash)),
      p_label: link.label,
      p_expires_on: link.expiresOn,
      p_report_id: link.reportId,
    },
    v.string(),
  );
  return token;
}

export async function revokeStakeholderLink(townId: string, linkId: string): Promise<void> {
  await callRpc('revoke_stakeholder_link', { p_town_id: townId, p_link_id: linkId }, v.unknown());
}

const stakeholderShape = v.object({
  town: localized,
  label: v.string(),
  expires_at: v.string(),
  from: v.string(),
  to: v.string(),
  updated_at: v.nullable(v.string()),
  headline: v.array(measureShape),
  report: v.nullable(editionObject),
});
export type StakeholderView = v.InferOutput<typeof stakeholderShape>;

/** What a link opens; null when it is unknown, past or taken back. The token goes in the body, never in an address. */
export async function openStakeholderLink(townId: string, token: string): Promise<StakeholderView | null> {
  const held = await callVisitorRpc('stakeholder_open', { p_town_id: townId, p_token: token });
  return held === null ? null : v.parse(stakeholderShape, held);
}

export function readMyDigest(townId: string): Promise<boolean> {
  return callRpc('my_digest', { p_town_id: townId }, v.boolean());
}

/** Whether one wants the monthly mail, and in which language. */
export async function setMyDigest(townId: string, wanted: boolean, locale: StaffLocale): Promise<void> {
  await callRpc('set_digest', { p_town_id: townId, p_wanted: wanted, p_locale: locale }, v.unknown());
}
