import * as v from 'valibot';
import { localized, themes, type Localized } from '../../supabase/functions/_shared/contract/town.ts';
import { callRpc, readRows } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';

const revisionShape = v.object({
  revision: v.pipe(v.number(), v.integer()),
  published_at: v.string(),
  published_by: v.nullable(v.string()),
  note: v.string(),
  places: v.pipe(v.number(), v.integer()),
});
export type Revision = v.InferOutput<typeof revisionShape>;

const pointerShape = v.object({
  current_revision: v.nullable(v.pipe(v.number(), v.integer())),
  prefecture_code: v.optional(v.nullable(v.string())),
});
const placeShape = v.object({
  place_id: v.string(),
  theme: v.picklist(themes),
  name: localized,
  spots: v.nullable(v.array(v.object({ spot_id: v.string(), name: localized }))),
  space_id: v.nullable(v.string()),
});

export interface SpotName {
  spot_id: string;
  place_id: string;
  name: Localized;
  place_name: Localized;
}

/** What the town's current revision holds, by name: enough to say a figure in words and to find what nobody saw. */
export interface ContentNames {
  revision: number | null;
  /** Where the town itself lies: 'JP-20'; null where it doesn't say. */
  prefecture: string | null;
  places: Map<string, Localized>;
  spots: Map<string, SpotName>;
  /** The spaces of the 3D town: the place that is inside one, null for one that several places stand in. */
  spaces: Map<string, Localized | null>;
}

async function readPointer(townId: string) {
  const [row] = await readRows('town_pointer', { town_id: townId }, pointerShape);
  return { revision: row?.current_revision ?? null, prefectureCode: row?.prefecture_code ?? null };
}
async function currentRevision(townId: string): Promise<number | null> {
  return (await readPointer(townId)).revision;
}

/** Names of the places and spots visitors see now. */
export async function readContentNames(townId: string): Promise<ContentNames> {
  const { revision, prefectureCode } = await readPointer(townId);
  const prefecture = prefectureCode === null ? null : `JP-${prefectureCode}`;
  const names: ContentNames = {
    revision,
    prefecture,
    places: new Map(),
    spots: new Map(),
    spaces: new Map(),
  };
  if (revision === null) return names;
  const places = await readRows('place_names', { town_id: townId, revision }, placeShape);
  for (const place of places) {
    names.places.set(place.place_id, place.name);
    if (place.space_id !== null)
      names.spaces.set(place.space_id, names.spaces.has(place.space_id) ? null : place.name);
    for (const spot of place.spots ?? []) {
      names.spots.set(spot.spot_id, { ...spot, place_id: place.place_id, place_name: place.name });
    }
  }
  return names;
}

/** The town's published states, newest first, and which of them visitors see. */
export async function readRevisions(
  townId: string,
): Promise<{ current: number | null; revisions: Revision[] }> {
  const [current, revisions] = await Promise.all([
    currentRevision(townId),
    callRpc('list_revisions', { p_town_id: townId }, v.array(revisionShape)),
  ]);
  return { current, revisions };
}

const wholePlaceShape = v.object({
  place_id: v.string(),
  name: localized,
  doc: v.looseObject({ spots: v.optional(v.array(v.looseObject({ spot_id: v.string(), name: localized }))) }),
});
/** A place of a revision, whole: what two revisions are compared by. */
export type RevisionPlace = v.InferOutput<typeof wholePlaceShape>;

/** Every place of a revision as it was published. */
export function readRevisionPlaces(townId: string, revision: number): Promise<RevisionPlace[]> {
  return readRows('compared_places', { town_id: townId, revision }, wholePlaceShape);
}

export type PublishOutcome =
  | { status: 'published'; revision: number }
  | { status: 'scene_lacks_ids'; ids: string }
  | { status: 'town_invalid' };

/** Publishes the drafts. The scene must hold every id; else nothing changes and the missing ids come back. */
export async function publishRevision(townId: string, note: string): Promise<PublishOutcome> {
  try {
    const revision = await callRpc(
      'publish_revision',
      { p_town_id: townId, p_note: note },
      v.pipe(v.number(), v.integer()),
    );
    return { status: 'published', revision };
  } catch (error) {
    if (error instanceof StaffProblem && error.reason === 'scene_lacks_ids') {
      return { status: 'scene_lacks_ids', ids: error.detail };
    }
    if (error instanceof StaffProblem && error.reason === 'town_invalid') return { status: 'town_invalid' };
    throw error;
  }
}
