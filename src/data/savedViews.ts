import * as v from 'valibot';
import { parsed, staffClient } from './staffClient.ts';

const viewShape = v.object({
  view_id: v.string(),
  name: v.string(),
  /** Which part of the insight page, and its range and filters as they stand in the address. */
  part: v.string(),
  query: v.string(),
  saved_at: v.string(),
});
export type SavedView = v.InferOutput<typeof viewShape>;

const columns = 'view_id,name,part,query,saved_at';
const none = v.nullable(v.unknown());

/** One's own views of a town, by name. */
export async function readSavedViews(townId: string): Promise<SavedView[]> {
  const supabase = await staffClient();
  return parsed(
    supabase.from('saved_insight_views').select(columns).eq('town_id', townId).order('name'),
    v.array(viewShape),
  );
}

/** Saves a view under a name of 1 to 60 characters; the id is the caller's, so that one taken away can be put back. */
export async function saveView(
  townId: string,
  view: Pick<SavedView, 'view_id' | 'name' | 'part' | 'query'>,
): Promise<void> {
  const supabase = await staffClient();
  const { view_id, name, part, query } = view;
  await parsed(
    supabase.from('saved_insight_views').insert({ town_id: townId, view_id, name, part, query }),
    none,
  );
}

export async function renameView(townId: string, viewId: string, name: string): Promise<void> {
  const supabase = await staffClient();
  await parsed(
    supabase.from('saved_insight_views').update({ name }).eq('town_id', townId).eq('view_id', viewId),
    none,
  );
}

export async function removeView(townId: string, viewId: string): Promise<void> {
  const supabase = await staffClient();
  await parsed(
    supabase.from('saved_insight_views').delete().eq('town_id', townId).eq('view_id', viewId),
    none,
  );
}
