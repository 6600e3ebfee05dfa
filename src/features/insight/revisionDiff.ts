import type { DayRange } from '../../data/insight.ts';
import type { RevisionPlace } from '../../data/revisions.ts';
import { movedByJuns, wholeTenDays } from './range.ts';

/** What a revision changed against the one before; new ones are not among them, for they had no visits to compare with. */
export interface RevisionDiff {
  places: Set<string>;
  spots: Set<string>;
}

/** Places whose own words, facts or pictures differ, and spots that do; one that lists its spots anew is not thereby changed. */
export function diffRevisions(
  before: readonly RevisionPlace[],
  after: readonly RevisionPlace[],
): RevisionDiff {
  const old = new Map(before.map((place) => [place.place_id, place]));
  const diff: RevisionDiff = { places: new Set(), spots: new Set() };
  for (const place of after) {
    const was = old.get(place.place_id);
    if (was === undefined) continue;
    if (textOf({ ...place.doc, spots: null }) !== textOf({ ...was.doc, spots: null }))
      diff.places.add(place.place_id);
    const oldSpots = new Map((was.doc.spots ?? []).map((spot) => [spot.spot_id, textOf(spot)]));
    for (const spot of place.doc.spots ?? []) {
      const text = oldSpots.get(spot.spot_id);
      if (text !== undefined && text !== textOf(spot)) diff.spots.add(spot.spot_id);
    }
  }
  return diff;
}

/** JSON with its keys in order: jsonb keeps them so, and we don't want to hang on it. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * Equally many whole ten days before and after those in which a revision was published, up to three; null as long as not
 * even one has passed since.
 */
export function beforeAndAfter(
  publishedDay: string,
  today: string,
): { before: DayRange; after: DayRange } | null {
  const own = wholeTenDays({ from: publishedDay, to: publishedDay });
  for (const count of [3, 2, 1]) {
    const after = { from: movedByJuns(own, 1).from, to: movedByJuns(own, count).to };
    if (after.to < today)
      return { before: { from: movedByJuns(own, -count).from, to: movedByJuns(own, -1).to }, after };
  }
  return null;
}
