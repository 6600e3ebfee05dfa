import { useSyncExternalStore } from 'react';
import { shortlistOf, type ShortlistItem } from '../../lib/shortlist.ts';
import { track } from '../../tracking/index.ts';

/** The town's shortlist, shared with the plain pages; each change is told to tracking. */
export function useTourShortlist(townId: string): {
  items: readonly ShortlistItem[];
  has: (placeId: string, spotId?: string) => boolean;
  toggle: (placeId: string, spotId?: string) => void;
} {
  const list = shortlistOf(townId);
  const items = useSyncExternalStore(list.subscribe, list.items);
  return {
    items,
    has: list.has,
    toggle: (placeId, spotId) => {
      const what = spotId === undefined ? { place_id: placeId } : { place_id: placeId, spot_id: spotId };
      track(list.toggle(placeId, spotId) ? 'shortlist_added' : 'shortlist_removed', what);
    },
  };
}
