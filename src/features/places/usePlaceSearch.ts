import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { PlaceListed } from '../../data/content.ts';
import {
  filterPlaces,
  parsePlaceFilter,
  writePlaceFilter,
  type PlaceFilter,
} from '../../domain/placeFilter.ts';
import { useShortlist } from '../../shared/useShortlist.ts';
import { track } from '../../tracking/index.ts';

/** Typing rests this long, in ms, before the address follows and the search is counted. */
const rest = 900;

/** The filter that is in the address, what it finds, and two ways to change it: at once, or as one types. */
export function usePlaceSearch(
  townId: string,
  places: readonly PlaceListed[],
): {
  filter: PlaceFilter;
  found: readonly PlaceListed[];
  /** The places that were put aside. */
  keptIds: ReadonlySet<string>;
  show: (filter: PlaceFilter) => void;
  type: (words: string) => void;
} {
  const [path, navigate] = useLocation();
  const { words: wordsInAddress, theme, kind, kept } = parsePlaceFilter(useSearch());
  // The list may come a moment after the letters.
  const [words, setWords] = useState(wordsInAddress);
  const asked = useDeferredValue(words);
  const { items } = useShortlist(townId);
  const keptIds = useMemo(() => new Set(items.map((item) => item.place_id)), [items]);
  const found = useMemo(
    () => filterPlaces(places, { words: asked, theme, kind, kept }, keptIds),
    [places, asked, theme, kind, kept, keptIds],
  );

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const show = (filter: PlaceFilter): void => {
    clearTimeout(timer.current);
    setWords(filter.words);
    navigate(path + writePlaceFilter(filter), { replace: true });
  };
  const type = (typed: string): void => {
    setWords(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const filter = { words: typed, theme, kind, kept };
      navigate(path + writePlaceFilter(filter), { replace: true });
      if (typed.trim()) track('places_searched', { results: filterPlaces(places, filter, keptIds).length });
    }, rest);
  };
  return { filter: { words, theme, kind, kept }, found, keptIds, show, type };
}
