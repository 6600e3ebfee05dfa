// What leaves the staff: links for people outside, publications, who is told of them by mail, and one's own monthly
// mail.
import * as v from 'valibot';
import { staffLocales, type StaffLocale } from '../../supabase/functions/_shared/contract/locales.ts';
import { localized } from '../../supabase/functions/_shared/contract/localized.ts';
import { callRpc as callVisitorRpc } from './client.ts';
import { kpiShape } from './kpi.ts';
import { reportEdition } from './reports.ts';
import { callRpc, readRows } from './staffClient.ts';

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

const madeLink = v.object({ token: v.string() });

/**
 * Opens a link that is good through `expiresOn`. The database makes the token, keeps its hash and tells it this once:
 * whoever reads the database cannot open the page. Answers the token; it is not to be had again.
 */
export async function makeStakeholderLink(
  townId: string,
  link: { label: string; expiresOn: string; reportId: string | null },
): Promise<string> {
  const args = {
    p_town_id: townId,
    p_label: link.label,
    p_expires_on: link.expiresOn,
    p_report_id: link.reportId,
  };
  return (await callRpc('make_stakeholder_link', args, madeLink)).token;
}

export async function revokeStakeholderLink(townId: string, linkId: string): Promise<void> {
  await callRpc('revoke_stakeholder_link', { p_town_id: townId, p_link_id: linkId }, v.unknown());
}

/** A published count: a multiple of five, or '<' for one under the threshold. */
const cellShape = v.object({ key: v.string(), count: v.union([v.number(), v.literal('<')]) });
export type PublishedCell = v.InferOutput<typeof cellShape>;

const stakeholderShape = v.object({
  town: localized,
  label: v.string(),
  expires_at: v.string(),
  from: v.string(),
  to: v.string(),
  /** KPIs that someone released by name: exact. */
  kpis: v.array(kpiShape),
  publications: v.array(
    v.object({ from: v.string(), to: v.string(), threshold: v.number(), cells: v.array(cellShape) }),
  ),
  report: v.nullable(reportEdition),
});
export type StakeholderView = v.InferOutput<typeof stakeholderShape>;

/** What a link opens; null when it is unknown, past or taken back. The token goes in the body, never in an address. */
export async function openStakeholderLink(townId: string, token: string): Promise<StakeholderView | null> {
  const held = await callVisitorRpc('stakeholder_open', { p_town_id: townId, p_token: token });
  return held === null ? null : v.parse(stakeholderShape, held);
}

const publicationShape = v.object({
  publication_id: v.string(),
  from_day: v.string(),
  to_day: v.string(),
  made_at: v.string(),
});
export type Publication = v.InferOutput<typeof publicationShape>;

/** Newest period first. */
export function readPublications(townId: string): Promise<Publication[]> {
  return readRows('publications', { town_id: townId }, publicationShape);
}

/** Publishes whole months for ever. StaffProblem reason: bad_period, period_running, period_overlaps. */
export async function makePublication(townId: string, range: { from: string; to: string }): Promise<void> {
  await callRpc('make_publication', { p_town_id: townId, p_from: range.from, p_to: range.to }, v.unknown());
}

const readerShape = v.object({
  reader_id: v.string(),
  address: v.string(),
  label: v.string(),
  locale: v.picklist(staffLocales),
  added_at: v.string(),
  added_by: v.nullable(v.string()),
});
export type PublicationReader = v.InferOutput<typeof readerShape>;

/** Who outside is told of publications by mail. */
export function readPublicationReaders(townId: string): Promise<PublicationReader[]> {
  return callRpc('list_publication_readers', { p_town_id: townId }, v.array(readerShape));
}

export async function addPublicationReader(
  townId: string,
  reader: Pick<PublicationReader, 'address' | 'label' | 'locale'>,
): Promise<void> {
  await callRpc(
    'add_publication_reader',
    { p_town_id: townId, p_address: reader.address, p_label: reader.label, p_locale: reader.locale },
    v.unknown(),
  );
}

export async function removePublicationReader(townId: string, readerId: string): Promise<void> {
  await callRpc('remove_publication_reader', { p_town_id: townId, p_reader_id: readerId }, v.unknown());
}

export function readMyDigest(townId: string): Promise<boolean> {
  return callRpc('my_digest', { p_town_id: townId }, v.boolean());
}

/** Whether one wants the monthly mail, and in which language. */
export async function setMyDigest(townId: string, wanted: boolean, locale: StaffLocale): Promise<void> {
  await callRpc('set_digest', { p_town_id: townId, p_wanted: wanted, p_locale: locale }, v.unknown());
}
