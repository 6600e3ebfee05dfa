// Yearly reports: drafts over living figures, frozen ones with their definitions and queries. Also what a stakeholder's link opens.
import * as z from 'zod/mini';
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
const templateShape = z.object({
  name: z.object({ ja: z.string(), en: z.string() }),
  grant: z.string(),
  heading: z.string(),
  fields: z.array(z.object({ key: z.string(), label: z.string() })),
  sections: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('words'), key: z.string(), heading: z.string(), public: z.boolean() }),
      z.object({
        kind: z.literal('kpi_table'),
        key: z.string(),
        heading: z.string(),
        public: z.boolean(),
        columns: z.array(z.enum(reportColumns)),
      }),
    ]),
  ),
});
export type ReportTemplate = z.infer<typeof templateShape>;

const figuresShape = z.object({
  exact: z.boolean(),
  counted_at: z.string(),
  rolled_up_at: z.nullable(z.string()),
  kpis: z.array(kpiShape),
  measures: z.nullable(z.array(measureShape)),
  /** By the name of the function that counts. */
  queries: z.record(z.string(), z.string()),
});
export type ReportFigures = z.infer<typeof figuresShape>;

const editionShape = {
  title: z.string(),
  from: z.string(),
  to: z.string(),
  frozen_at: z.nullable(z.string()),
  words: z.record(z.string(), z.string()),
  template: templateShape,
  figures: figuresShape,
};
const editionObject = z.object(editionShape);
/** A report as it is read, whole or public. */
export type ReportEdition = z.infer<typeof editionObject>;

const reportShape = z.object({
  ...editionShape,
  report_id: z.string(),
  version: z.number(),
  frozen_by: z.nullable(z.string()),
  published_at: z.nullable(z.string()),
  public_figures: figuresShape,
});
export type Report = z.infer<typeof reportShape>;

const listShape = z.object({
  reports: z.array(
    z.object({
      report_id: z.string(),
      title: z.string(),
      from: z.string(),
      to: z.string(),
      template_id: z.string(),
      version: z.number(),
      updated_at: z.string(),
      frozen_at: z.nullable(z.string()),
      published_at: z.nullable(z.string()),
    }),
  ),
  templates: z.array(z.object({ template_id: z.string(), version: z.number(), doc: templateShape })),
});
export type ReportList = z.infer<typeof listShape>;

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

const savedShape = z.discriminatedUnion('status', [
  z.object({ status: z.literal('saved'), report_id: z.string(), version: z.number() }),
  z.object({ status: z.literal('conflict') }),
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
): Promise<z.infer<typeof savedShape>> {
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
    z.object({ status: z.enum(['frozen', 'conflict']) }),
  );
  return answer.status;
}

export async function publishReport(townId: string, reportId: string, isPublic: boolean): Promise<void> {
  await callRpc(
    'publish_report',
    { p_town_id: townId, p_report_id: reportId, p_public: isPublic },
    z.unknown(),
  );
}

/** Throws a draft away; a frozen report is refused. */
export async function deleteReport(townId: string, reportId: string): Promise<void> {
  await callRpc('delete_report', { p_town_id: townId, p_report_id: reportId }, z.unknown());
}

const linkShape = z.object({
  link_id: z.string(),
  label: z.string(),
  report_id: z.nullable(z.string()),
  report_title: z.nullable(z.string()),
  made_at: z.string(),
  made_by: z.nullable(z.string()),
  expires_at: z.string(),
  revoked_at: z.nullable(z.string()),
  opened: z.number(),
  last_opened_on: z.nullable(z.string()),
  works: z.boolean(),
});
export type StakeholderLink = z.infer<typeof linkShape>;

export function readStakeholderLinks(townId: string): Promise<StakeholderLink[]> {
  return callRpc('list_stakeholder_links', { p_town_id: townId }, z.array(linkShape));
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
    z.string(),
  );
  return token;
}

export async function revokeStakeholderLink(townId: string, linkId: string): Promise<void> {
  await callRpc('revoke_stakeholder_link', { p_town_id: townId, p_link_id: linkId }, z.unknown());
}

const stakeholderShape = z.object({
  town: z.object({ ja: z.string(), 'ja-easy': z.optional(z.string()), en: z.optional(z.string()) }),
  label: z.string(),
  expires_at: z.string(),
  from: z.string(),
  to: z.string(),
  updated_at: z.nullable(z.string()),
  headline: z.array(measureShape),
  report: z.nullable(editionObject),
});
export type StakeholderView = z.infer<typeof stakeholderShape>;

/** What a link opens; null when it is unknown, past or taken back. The token goes in the body, never in an address. */
export async function openStakeholderLink(townId: string, token: string): Promise<StakeholderView | null> {
  const held = await callVisitorRpc('stakeholder_open', { p_town_id: townId, p_token: token });
  return held === null ? null : z.parse(stakeholderShape, held);
}

export function readMyDigest(townId: string): Promise<boolean> {
  return callRpc('my_digest', { p_town_id: townId }, z.boolean());
}

/** Whether one wants the monthly mail, and in which language. */
export async function setMyDigest(townId: string, wanted: boolean, locale: 'ja' | 'en'): Promise<void> {
  await callRpc('set_digest', { p_town_id: townId, p_wanted: wanted, p_locale: locale }, z.unknown());
}
