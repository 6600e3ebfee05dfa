import type { Localized, Town, Walk } from '../../../../supabase/functions/_shared/contract/town.ts';
import type { Place } from '../../../../supabase/functions/_shared/contract/town.ts';
import type { MessageKey } from '../../../i18n/translate.ts';
import type { ShortlistItem } from '../../../lib/shortlist.ts';
import type { TourIndex } from '../tourIndex.ts';

/** Spots one can be led through, one after the other. */
export interface WalkList {
  id: string;
  /** The town's own words, or one of ours. */
  name: Localized | MessageKey;
  summary?: Localized;
  spotIds: readonly string[];
}

/** A walk is an invitation, not a march. */
const most = 8;

export interface WalkChoices {
  /** The town's own walks; where it has written none, one round of everything. */
  own: readonly WalkList[];
  /** What the family has put aside; null while that is less than two spots. */
  kept: WalkList | null;
  byTheme: readonly WalkList[];
}

/** Every walk there is to choose from, with only such spots as stand in the scene. */
export function walkLists(
  town: Pick<Town, 'walks'>,
  index: TourIndex,
  kept: readonly ShortlistItem[],
): WalkChoices {
  const isIn3d = (spotId: string): boolean => (index.spot(spotId)?.spaceId ?? null) !== null;
  const written = (town.walks ?? []).map((walk: Walk): WalkList => ({
    id: walk.walk_id,
    name: walk.name,
    summary: walk.summary,
    spotIds: walk.spot_ids.filter(isIn3d),
  }));
  const own = written.filter((walk) => walk.spotIds.length > 1);
  const round: WalkList = { id: 'round', name: 'tour.walks.round', spotIds: inTurn(index.places, isIn3d) };
  const keptIds = [...new Set(kept.flatMap((item) => spotsOf(item, index)))].filter(isIn3d);
  return {
    own: own.length > 0 ? own : [round].filter((walk) => walk.spotIds.length > 1),
    kept: keptIds.length > 1 ? { id: 'kept', name: 'tour.walks.kept', spotIds: keptIds } : null,
    byTheme: index.byTheme
      .map(({ theme, places }): WalkList => ({
        id: `theme-${theme}`,
        name: `tour.theme.${theme}`,
        spotIds: inTurn(places, isIn3d),
      }))
      .filter((walk) => walk.spotIds.length > 1),
  };
}

/** A spot that was kept, or all of a place that was kept whole. */
function spotsOf(item: ShortlistItem, index: TourIndex): string[] {
  if (item.spot_id !== undefined) return [item.spot_id];
  return index.place(item.place_id)?.spots.map((s) => s.spot_id) ?? [];
}

/** The first spot of each place, then the second of each, as far as the walk goes; then in the town's own order. */
function inTurn(places: readonly Place[], isIn3d: (spotId: string) => boolean): string[] {
  const rows = places.map((p) => p.spots.map((s) => s.spot_id).filter(isIn3d));
  const longest = Math.max(0, ...rows.map((row) => row.length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    rows.flatMap((row) => row.slice(turn, turn + 1)),
  );
  const chosen = new Set(turns.flat().slice(0, most));
  return rows.flat().filter((id) => chosen.has(id));
}
