import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { PlaceListed } from '../../data/content.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { track } from '../../tracking/index.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { PlaceFilterForm } from './PlaceFilterForm.tsx';
import { PlaceListItem } from './PlaceListItem.tsx';
import {
  filterPlaces,
  noFilter,
  parsePlaceFilter,
  writePlaceFilter,
  type PlaceFilter,
} from '../../domain/placeFilter.ts';
import { useShortlist } from '../../shared/useShortlist.ts';

/** How many places a page shows before it asks; 1,500 cards at once make an old phone stutter. */
const step = 40;
/** Typing rests this long, in ms, before the address follows and the search is counted. */
const rest = 900;

/** Every place of the town: by words, theme and kind. */
export function PlacesPage(props: {
  townId: string;
  townName: string;
  places: readonly PlaceListed[];
  hrefOf: (placeId: string) => string;
}) {
  const t = useT();
  const [path, navigate] = useLocation();
  const { words: wordsInAddress, theme, kind, kept } = parsePlaceFilter(useSearch());
  // The list may come a moment after the letters.
  const [words, setWords] = useState(wordsInAddress);
  const asked = useDeferredValue(words);
  const [limit, setLimit] = useState(step);
  const { items } = useShortlist(props.townId);
  const keptIds = useMemo(() => new Set(items.map((item) => item.place_id)), [items]);
  const found = useMemo(
    () => filterPlaces(props.places, { words: asked, theme, kind, kept }, keptIds),
    [props.places, asked, theme, kind, kept, keptIds],
  );

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  const show = (filter: PlaceFilter) => {
    clearTimeout(timer.current);
    setLimit(step);
    setWords(filter.words);
    navigate(path + writePlaceFilter(filter), { replace: true });
  };
  const type = (typed: string) => {
    setWords(typed);
    setLimit(step);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const filter = { words: typed, theme, kind, kept };
      navigate(path + writePlaceFilter(filter), { replace: true });
      if (typed.trim())
        track('places_searched', { results: filterPlaces(props.places, filter, keptIds).length });
    }, rest);
  };

  return (
    <div className="mx-auto max-w-4xl space-y-6 px-4 py-8">
      <PageHeading title={t('places.list.title', { town: props.townName })}>
        <T id="places.list.heading" />
      </PageHeading>
      <p>
        <T id="places.list.about" />
      </p>
      <PlaceFilterForm
        places={props.places}
        filter={{ words, theme, kind, kept }}
        keptCount={keptIds.size}
        onType={type}
        onChange={show}
      />
      <p role="status" className="font-bold">
        <T id="places.found" values={{ count: found.length }} />
      </p>
      {found.length === 0 ? (
        <div className="space-y-3">
          <p>
            <T id={kept && keptIds.size === 0 ? 'places.keptNone' : 'places.foundNone'} />
          </p>
          <Button
            onClick={() => {
              show(noFilter);
            }}
          >
            <T id="places.showAll" />
          </Button>
        </div>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {found.slice(0, limit).map((place) => (
            <PlaceListItem
              key={place.place_id}
              place={place}
              href={props.hrefOf(place.place_id)}
              kept={keptIds.has(place.place_id)}
            />
          ))}
        </ul>
      )}
      {found.length > limit && (
        <Button
          className="w-full"
          onClick={() => {
            setLimit(limit + step);
          }}
        >
          <T id="places.more" values={{ count: Math.min(step, found.length - limit) }} />
        </Button>
      )}
    </div>
  );
}
