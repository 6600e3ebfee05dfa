import type { SceneManifest } from '../../../../supabase/functions/_shared/contract/scene.ts';
import type { Localized, Town } from '../../../../supabase/functions/_shared/contract/town.ts';
import type { TourState } from '../walk/TourGuide.ts';
import { placeOfSpace, type TourIndex } from '../tourIndex.ts';

/**
 * The name of where one is: the spot's place when at one, else the place one went to by its name, the one one is
 * inside, the town.
 */
export function whereAmI(
  town: Town,
  index: TourIndex,
  manifest: SceneManifest,
  state: Pick<TourState, 'spaceId' | 'openSpotId' | 'nearSpotId' | 'atPlaceId'>,
): Localized {
  const spotId = state.openSpotId ?? state.nearSpotId;
  const at = spotId === null ? undefined : index.spot(spotId);
  if (at) return at.place.name;
  const gone = state.atPlaceId === null ? undefined : index.place(state.atPlaceId);
  if (gone) return gone.name;
  const inside = state.spaceId === null ? null : placeOfSpace(index.places, manifest, state.spaceId);
  return inside?.name ?? town.name;
}
