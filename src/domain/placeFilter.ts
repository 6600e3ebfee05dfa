import {
  placeKinds,
  themes,
  type PlaceKind,
  type Theme,
} from '../../supabase/functions/_shared/contract/choices.ts';
import { matchesWords, searchText } from '../lib/searchText.ts';

/** What of a place the filter looks at. */
export interface Findable {
  place_id: string;
  theme: Theme;
  kind: PlaceKind;
  /** Its words in every language, small letters. */
  search: string;
}

/** What the reader asked the list for; lives in the address, so that it can be sent to someone. */
export interface PlaceFilter {
  words: string;
  theme: Theme | null;
  kind: PlaceKind | null;
  /** Only what was put aside. */
  kept: boolean;
}

export const noFilter: PlaceFilter = { words: '', theme: null, kind: null, kept: false };

export function parsePlaceFilter(search: string): PlaceFilter {
  const params = new URLSearchParams(search);
  return {
    words: params.get('q') ?? '',
    theme: themes.find((t) => t === params.get('theme')) ?? null,
    kind: placeKinds.find((k) => k === params.get('kind')) ?? null,
    kept: params.get('kept') === '1',
  };
}

/** '' or '?…'. */
export function writePlaceFilter(filter: PlaceFilter): string {
  const params = new URLSearchParams();
  if (filter.words) params.set('q', filter.words);
  if (filter.theme) params.set('theme', filter.theme);
  if (filter.kind) params.set('kind', filter.kind);
  if (filter.kept) params.set('kept', '1');
  const text = params.toString();
  return text && `?${text}`;
}

const comparable = new WeakMap<Findable, string>();

/** A place's words, made comparable once. */
function comparableWords(place: Findable): string {
  const known = comparable.get(place);
  if (known !== undefined) return known;
  const made = searchText(place.search);
  comparable.set(place, made);
  return made;
}

export function filterPlaces<P extends Findable>(
  places: readonly P[],
  filter: PlaceFilter,
  keptIds: ReadonlySet<string>,
): P[] {
  const query = searchText(filter.words);
  return places.filter(
    (place) =>
      (!filter.theme || place.theme === filter.theme) &&
      (!filter.kind || place.kind === filter.kind) &&
      (!filter.kept || keptIds.has(place.place_id)) &&
      matchesWords(comparableWords(place), query),
  );
}

/** The kinds that are there, with how many, in the contract's order. */
export function countKinds(places: readonly Findable[]): { kind: PlaceKind; count: number }[] {
  const counts = new Map<PlaceKind, number>();
  for (const { kind } of places) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return placeKinds.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
}
