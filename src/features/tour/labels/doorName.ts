import type { SceneManifest, SceneSpace } from '../../../../supabase/functions/_shared/contract/scene.ts';
import type { Localized } from '../../../../supabase/functions/_shared/contract/town.ts';
import type { MessageKey } from '../../../i18n/translate.ts';
import type { TourIndex } from '../tourIndex.ts';

/** What a door says: into the school, or out to the square. */
export function doorName(
  space: SceneSpace | null,
  doorId: string,
  index: TourIndex,
  manifest: SceneManifest,
  t: (key: MessageKey, values?: Record<string, string | number>) => string,
  say: (words: Localized) => string,
): string {
  const door = space?.doors.find((d) => d.door_id === doorId);
  if (!door || door.to_space === manifest.entry_space) return t('tour.door.out');
  const place =
    index.places.find((p) => p.place_id === door.place_id) ??
    index.places.find((p) => p.space_id === door.to_space);
  return place ? t('tour.door.into', { name: say(place.name) }) : t('tour.door.in');
}
