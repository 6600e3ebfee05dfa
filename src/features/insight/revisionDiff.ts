import { parseDate } from '@internationalized/date';
import type { DayRange } from '../../data/insight.ts';
import type { RevisionPlace } from '../../data/revisions.ts';
import { daysBetween } from '../../lib/townTime.ts';

/**
 * What a revision changed against the one before; new ones are not among them, for they had no visits to compare with.
 */
export interface RevisionDiff {
  places: Set<string>;
  spots: Set<string>;
}

/**
 * Places whose own words, facts or pictures differ, and spots that do; one that lists its spots anew is not thereby
 * changed.
 */
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
 * Up to four whole weeks before and after the day on which a revision was published, which is in neither: whole weeks,
 * so that both have as many Sundays. Null as long as not even one has passed since.
 */
export function beforeAndAfter(
  publishedDay: string,
  today: string,
): { before: DayRange; after: DayRange } | null {
  const day = parseDate(publishedDay);
  const weeks = Math.min(4, Math.floor((daysBetween(publishedDay, today) - 1) / 7));
  if (weeks < 1) return null;
  const moved = (days: number) => day.add({ days }).toString();
  return {
    before: { from: moved(-7 * weeks), to: moved(-1) },
    after: { from: moved(1), to: moved(7 * weeks) },
  };
}

/** The first day on which there is something to compare. */
export function comparedFrom(publishedDay: string): string {
  return parseDate(publishedDay).add({ days: 8 }).toString();
}
