// What the drafts of places were, change by change.
import * as v from 'valibot';
import { localized } from '../../supabase/functions/_shared/contract/localized.ts';
import { callRpc } from './staffClient.ts';

const draftVersion = v.object({
  version: v.number(),
  place_id: v.string(),
  at: v.string(),
  /** null: an import. */
  by: v.nullable(v.string()),
  name: v.nullable(localized),
  is_removed: v.boolean(),
  is_first: v.boolean(),
  /** What the draft is now. */
  is_now: v.boolean(),
});
export type DraftVersion = v.InferOutput<typeof draftVersion>;

/** For editors and admins: the latest twenty changes, or those before a version. */
export function readDraftVersions(townId: string, before: number | null): Promise<DraftVersion[]> {
  const args = { p_town_id: townId, ...(before !== null && { p_before: before }) };
  return callRpc('list_draft_versions', args, v.array(draftVersion));
}

/** The draft becomes what it was then; that is a new version in turn. */
export async function restoreDraftVersion(townId: string, version: number): Promise<void> {
  await callRpc('restore_draft_version', { p_town_id: townId, p_version: version }, v.unknown());
}
