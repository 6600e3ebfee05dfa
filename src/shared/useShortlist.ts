import { useSyncExternalStore } from 'react';
import { shortlistOf, type Shortlist, type ShortlistItem } from '../lib/shortlist.ts';
import { track } from '../tracking/index.ts';

/** What the family put aside in this town, and the act of putting aside. */
export function useShortlist(townId: string): {
  items: readonly ShortlistItem[];
  has: Shortlist['has'];
  toggle: (placeId: string, spotId?: string) => void;
} {
  const list = shortlistOf(townId);
  const items = useSyncExternalStore(list.subscribe, list.items);
  return {
    items,
    has: list.has,
    toggle: (placeId, spotId) => {
      const what = spotId === undefined ? { place_id: placeId } : { place_id: placeId, spot_id: spotId };
      if (list.toggle(placeId, spotId)) track('shortlist_added', what);
    },
  };
}
