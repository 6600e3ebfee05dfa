import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { PlaceListed } from '../../data/content.ts';
import { parsePlaceFilter, writePlaceFilter, type PlaceFilter } from '../../domain/placeFilter.ts';
import { withAnswers } from '../../shared/answers/withAnswers.ts';
import { useAnswers, type Asked } from '../../shared/answers/useAnswers.ts';
import { useShortlist } from '../../shared/useShortlist.ts';
import { track } from '../../tracking/index.ts';

/** Typing rests this long, in ms, before the address follows, and an answer stands as long before it is counted. */
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
  /** What the town answers to the words; null: nothing was asked. */
  asked: Asked | null;
  show: (filter: PlaceFilter) => void;
  type: (words: string, isComposing: boolean) => void;
} {
  const [path, navigate] = useLocation();
  const { words: wordsInAddress, theme, kind, kept } = parsePlaceFilter(useSearch());
  // The list may come a moment after the letters.
  const [words, setWords] = useState(wordsInAddress);
  const [isComposing, setComposing] = useState(false);
  const asked = useAnswers(townId, words, isComposing);
  const wordsNow = useDeferredValue(words);
  const { items } = useShortlist(townId);
  const keptIds = useMemo(() => new Set(items.map((item) => item.place_id)), [items]);
  const found = useMemo(
    () => withAnswers(places, { words: wordsNow, theme, kind, kept }, keptIds, asked),
    [places, wordsNow, theme, kind, kept, keptIds, asked],
  );

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  // Counted once it is at rest and answered: how many answers and places it had, never the words.
  const counted = useRef<Asked | null>(null);
  useEffect(() => {
    if (!asked || asked === counted.current || 'failed' in asked.searched) return;
    const later = setTimeout(() => {
      counted.current = asked;
      const answers =
        'found' in asked.searched ? asked.searched.found.filter((one) => one.is_answer).length : 0;
      track('places_searched', { results: Math.max(answers, found.length) });
    }, rest);
    return () => {
      clearTimeout(later);
    };
  }, [asked, found]);

  const show = (filter: PlaceFilter): void => {
    clearTimeout(timer.current);
    setWords(filter.words);
    navigate(path + writePlaceFilter(filter), { replace: true });
  };
  const type = (typed: string, isComposingNow: boolean): void => {
    setWords(typed);
    setComposing(isComposingNow);
    clearTimeout(timer.current);
    if (isComposingNow) return;
    timer.current = setTimeout(() => {
      const filter = { words: typed, theme, kind, kept };
      navigate(path + writePlaceFilter(filter), { replace: true });
    }, rest);
  };
  return { filter: { words, theme, kind, kept }, found, keptIds, asked, show, type };
}
