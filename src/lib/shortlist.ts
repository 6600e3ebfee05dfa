// What a family has put aside to come back to; one list per town, shared by the pages and the tour.
import { readStored, writeStored } from './safeStorage.ts';

export interface ShortlistItem {
  place_id: string;
  spot_id?: string;
}

export interface Shortlist {
  /** The same array until something changes, so that React may compare it. */
  items: () => readonly ShortlistItem[];
  has: (placeId: string, spotId?: string) => boolean;
  /** True when it is on the list afterwards. */
  toggle: (placeId: string, spotId?: string) => boolean;
  clear: () => void;
  subscribe: (listener: () => void) => () => void;
}

export function shortlistKey(townId: string): string {
  return `hiroba.shortlist.${townId}`;
}

/** Reads what storage holds; anything else than a list of ids is dropped. */
export function parseShortlist(text: string | null): ShortlistItem[] {
  if (!text) return [];
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((entry: unknown): ShortlistItem[] => {
    if (typeof entry !== 'object' || entry === null || !('place_id' in entry)) return [];
    const { place_id } = entry;
    if (typeof place_id !== 'string') return [];
    const spot_id = 'spot_id' in entry && typeof entry.spot_id === 'string' ? entry.spot_id : undefined;
    return [spot_id === undefined ? { place_id } : { place_id, spot_id }];
  });
}

const open = new Map<string, Shortlist>();

/** The one shortlist of a town in this tab; other tabs are followed through the storage event. */
export function shortlistOf(townId: string): Shortlist {
  const known = open.get(townId);
  if (known) return known;
  const made = createShortlist(shortlistKey(townId));
  open.set(townId, made);
  return made;
}

function createShortlist(key: string): Shortlist {
  let items: readonly ShortlistItem[] = parseShortlist(readStored(key));
  const listeners = new Set<() => void>();
  const same = (a: ShortlistItem, placeId: string, spotId?: string) =>
    a.place_id === placeId && a.spot_id === spotId;
  const replace = (next: readonly ShortlistItem[]) => {
    items = next;
    for (const listener of listeners) listener();
  };
  if (typeof window !== 'undefined') {
    window.addEventListener('storage', (event) => {
      if (event.key === key) replace(parseShortlist(event.newValue));
    });
  }
  const has = (placeId: string, spotId?: string) => items.some((item) => same(item, placeId, spotId));
  const save = (next: readonly ShortlistItem[]) => {
    writeStored(key, next.length ? JSON.stringify(next) : null);
    replace(next);
  };
  return {
    items: () => items,
    has,
    toggle: (placeId, spotId) => {
      const was = has(placeId, spotId);
      const added: ShortlistItem =
        spotId === undefined ? { place_id: placeId } : { place_id: placeId, spot_id: spotId };
      save(was ? items.filter((item) => !same(item, placeId, spotId)) : [...items, added]);
      return !was;
    },
    clear: () => {
      save([]);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
