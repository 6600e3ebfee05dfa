import * as v from 'valibot';
import { callRpc, readRows } from './staffClient.ts';

const viewShape = v.object({
  view_id: v.string(),
  name: v.string(),
  /** Which part of the insight page, and its range and filters as they stand in the address. */
  part: v.string(),
  query: v.string(),
  saved_at: v.string(),
});
export type SavedView = v.InferOutput<typeof viewShape>;

/** One's own views of a town, by name. */
export function readSavedViews(townId: string): Promise<SavedView[]> {
  return readRows('saved_views', { town_id: townId }, viewShape);
}

/** Saves a view under a name of 1 to 60 characters; the id is the caller's, so that one taken away can be put back. */
export async function saveView(
  townId: string,
  { view_id, name, part, query }: Pick<SavedView, 'view_id' | 'name' | 'part' | 'query'>,
): Promise<void> {
  const args = { p_town_id: townId, p_view_id: view_id, p_name: name, p_part: part, p_query: query };
  await callRpc('save_insight_view', args, v.unknown());
}

export async function renameView(townId: string, viewId: string, name: string): Promise<void> {
  const args = { p_town_id: townId, p_view_id: viewId, p_name: name };
  await callRpc('rename_insight_view', args, v.unknown());
}

export async function removeView(townId: string, viewId: string): Promise<void> {
  await callRpc('remove_insight_view', { p_town_id: townId, p_view_id: viewId }, v.unknown());
}
