// A town's published words. A revision never changes, so what was read once is kept for as long as the page lives.
import * as v from 'valibot';
import { goodRows } from '../../supabase/functions/_shared/contract/parseRows.ts';
import {
  localized,
  place,
  town,
  townEvent,
  type Place,
  type Theme,
  type Town,
  type TownEvent,
} from '../../supabase/functions/_shared/contract/town.ts';
import { cachedLoader } from '../lib/cachedLoader.ts';
import { readRows } from './client.ts';

const { place_id, theme, kind, name, summary } = place.entries;
const placeListed = v.object({
  place_id,
  theme,
  kind,
  name,
  summary,
  lat: v.nullable(v.number()),
  lon: v.nullable(v.number()),
  spot_count: v.number(),
  search: v.string(),
});
/** What lists and the map need of a place. */
export type PlaceListed = v.InferOutput<typeof placeListed>;

export interface TownView {
  town: Town;
  /** null: nothing is published yet. */
  revision: number | null;
  /** null: the town has no 3D. */
  sceneId: string | null;
  /** Somebody is there to answer a request for advice. */
  takesConsultations: boolean;
}

const townRow = v.object({
  doc: town,
  current_revision: v.nullable(v.number()),
  takes_consultations: v.boolean(),
  scene_id: v.nullable(v.string()),
});

function view(row: v.InferOutput<typeof townRow>): TownView {
  return {
    town: row.doc,
    revision: row.current_revision,
    sceneId: row.scene_id,
    takesConsultations: row.takes_consultations,
  };
}

const parts = (key: string) => key.split('/') as [townId: string, revision: string, id: string];

/** key: any; every town that has published something. */
export const towns = cachedLoader(async () => {
  const rows = await readRows('published_towns', {});
  return goodRows(townRow, rows, 'towns').map(view);
});

/** key: town_id; null when there is no such town. */
export const townViews = cachedLoader(async (townId): Promise<TownView | null> => {
  const [row] = await readRows('town', { town_id: townId });
  return row === undefined ? null : view(v.parse(townRow, row));
});

/** key: town_id/revision; in the town's own order. */
export const placeLists = cachedLoader(async (key): Promise<PlaceListed[]> => {
  const [townId, revision] = parts(key);
  const rows = await readRows('place_list', { town_id: townId, revision });
  return goodRows(placeListed, rows, 'places');
});

/** key: town_id/revision; every place whole, for the tour and the map of spots. */
export const wholePlaces = cachedLoader(async (key): Promise<Place[]> => {
  const [townId, revision] = parts(key);
  const rows = await readRows('whole_places', { town_id: townId, revision });
  return goodRows(v.object({ doc: place }), rows, 'places').map((row) => row.doc);
});

export interface PlaceAt {
  place: Place;
  /** Its turn in the town's own order. */
  position: number;
}
const placeRow = v.object({ doc: place, position: v.number() });

/** key: town_id/revision/place_id; null when the revision has no such place. */
export const places = cachedLoader(async (key): Promise<PlaceAt | null> => {
  const [townId, revision, placeId] = parts(key);
  const [row] = await readRows('whole_place', { town_id: townId, revision, place_id: placeId });
  if (row === undefined) return null;
  const { doc, position } = v.parse(placeRow, row);
  return { place: doc, position };
});

const neighbourRow = v.object({ place_id: v.string(), name: localized });
export type NeighbourListed = v.InferOutput<typeof neighbourRow>;

/** key: town_id/revision/position; the places before and after it, without reading the whole list. */
export const neighbours = cachedLoader(async (key) => {
  const [townId, revision, position] = parts(key);
  const one = async (side: 'place_before' | 'place_after'): Promise<NeighbourListed | null> => {
    const [row] = await readRows(side, { town_id: townId, revision, position });
    return row === undefined ? null : v.parse(neighbourRow, row);
  };
  const [previous, next] = await Promise.all([one('place_before'), one('place_after')]);
  return { previous, next };
});

/** key: town_id/revision; how many places each theme has, without reading them. */
export const themeCounts = cachedLoader(async (key): Promise<ReadonlyMap<Theme, number>> => {
  const [townId, revision] = parts(key);
  const rows = await readRows('place_themes', { town_id: townId, revision });
  const counts = new Map<Theme, number>();
  for (const row of goodRows(v.object({ theme }), rows, 'themes'))
    counts.set(row.theme, (counts.get(row.theme) ?? 0) + 1);
  return counts;
});

/** key: town_id/revision/from-day; what is on from that day, soonest first. */
export const townEvents = cachedLoader(async (key): Promise<TownEvent[]> => {
  const [townId, revision, from] = parts(key);
  const rows = await readRows('town_events', { town_id: townId, revision, from });
  return goodRows(v.object({ doc: townEvent }), rows, 'town events').map((row) => row.doc);
});
