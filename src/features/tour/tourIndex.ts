import type { SceneManifest } from '../../../supabase/functions/_shared/contract/scene.ts';
import {
  themes,
  type Place,
  type Spot,
  type Theme,
} from '../../../supabase/functions/_shared/contract/town.ts';

export interface SpotEntry {
  place: Place;
  spot: Spot;
  /** The space it stands in; null when the scene lacks it: then it is read as a page. */
  spaceId: string | null;
}

export interface TourIndex {
  places: readonly Place[];
  place: (placeId: string) => Place | undefined;
  spot: (spotId: string) => SpotEntry | undefined;
  /** The space in which a place itself stands, null when the scene lacks it. */
  spaceOfPlace: (placeId: string) => string | null;
  byTheme: readonly { theme: Theme; places: readonly Place[] }[];
}

/** Where the words (content) and the scene meet: by id alone. */
export function buildTourIndex(places: readonly Place[], manifest: SceneManifest | null): TourIndex {
  const spaceOfSpot = new Map<string, string>();
  const spaceOfPlace = new Map<string, string>();
  for (const space of manifest?.spaces ?? []) {
    for (const s of space.spots) spaceOfSpot.set(s.spot_id, space.space_id);
    for (const p of space.places) {
      if (!spaceOfPlace.has(p.place_id)) spaceOfPlace.set(p.place_id, space.space_id);
    }
  }
  const placeById = new Map(places.map((p) => [p.place_id, p]));
  const spotById = new Map<string, SpotEntry>();
  for (const place of places) {
    for (const spot of place.spots) {
      spotById.set(spot.spot_id, { place, spot, spaceId: spaceOfSpot.get(spot.spot_id) ?? null });
    }
  }
  return {
    places,
    place: (placeId) => placeById.get(placeId),
    spot: (spotId) => spotById.get(spotId),
    spaceOfPlace: (placeId) => spaceOfPlace.get(placeId) ?? null,
    byTheme: themes
      .map((theme) => ({ theme, places: places.filter((p) => p.theme === theme) }))
      .filter((group) => group.places.length > 0),
  };
}

/** The place whose inside a space is: the school for the space 'school'. Null for the town's own square. */
export function placeOfSpace(
  places: readonly Place[],
  manifest: SceneManifest,
  spaceId: string,
): Place | null {
  if (spaceId === manifest.entry_space) return null;
  return places.find((p) => p.space_id === spaceId) ?? null;
}
