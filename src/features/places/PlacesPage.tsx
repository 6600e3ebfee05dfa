import { useState } from 'react';
import type { PlaceListed } from '../../data/content.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { AnswerList } from '../../shared/answers/AnswerList.tsx';
import type { AnswerPaths } from '../../shared/answers/AnswerItem.tsx';
import { PlaceFilterForm } from './PlaceFilterForm.tsx';
import { PlaceListItem } from './PlaceListItem.tsx';
import { noFilter, type PlaceFilter } from '../../domain/placeFilter.ts';
import { usePlaceSearch } from './usePlaceSearch.ts';

/** How many places a page shows before it asks; 1,500 cards at once make an old phone stutter. */
const step = 40;

/** Every place of the town: by words, theme and kind. */
export function PlacesPage(props: {
  townId: string;
  townName: string;
  places: readonly PlaceListed[];
  paths: AnswerPaths;
  /** Where one asks the concierge about these words. */
  askHref: (words: string) => string;
}) {
  const t = useT();
  const [limit, setLimit] = useState(step);
  const { filter, found, keptIds, asked, ...search } = usePlaceSearch(props.townId, props.places);
  const show = (next: PlaceFilter): void => {
    setLimit(step);
    search.show(next);
  };
  const type = (words: string, isComposing: boolean): void => {
    setLimit(step);
    search.type(words, isComposing);
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
        filter={filter}
        keptCount={keptIds.size}
        onType={type}
        onChange={show}
      />
      <AnswerList asked={asked} paths={props.paths} askHref={props.askHref} />
      {(asked === null || found.length > 0) && (
        <p role="status" className="font-bold">
          <T id="places.found" values={{ count: found.length }} />
        </p>
      )}
      {found.length === 0 ? (
        asked === null && (
          <div className="space-y-3">
            <p>
              <T id={filter.kept && keptIds.size === 0 ? 'places.keptNone' : 'places.foundNone'} />
            </p>
            <Button
              onClick={() => {
                show(noFilter);
              }}
            >
              <T id="places.showAll" />
            </Button>
          </div>
        )
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {found.slice(0, limit).map((place) => (
            <PlaceListItem
              key={place.place_id}
              place={place}
              href={props.paths.place(place.place_id)}
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
