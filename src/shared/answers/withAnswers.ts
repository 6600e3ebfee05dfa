import { filterPlaces, type Findable, type PlaceFilter } from '../../domain/placeFilter.ts';
import type { Asked } from './useAnswers.ts';

/** The places whose names fit, and those whose words answer; within theme, kind and what was kept. */
export function withAnswers<P extends Findable>(
  places: readonly P[],
  filter: PlaceFilter,
  keptIds: ReadonlySet<string>,
  asked: Asked | null,
): P[] {
  const named = new Set(filterPlaces(places, filter, keptIds));
  const isNow = asked !== null && asked.words === filter.words.trim();
  const found = isNow && 'found' in asked.searched ? asked.searched.found : [];
  const answering = new Set(found.flatMap((one) => (one.is_answer ? [one.place_id] : [])));
  return filterPlaces(places, { ...filter, words: '' }, keptIds).filter(
    (place) => named.has(place) || answering.has(place.place_id),
  );
}
