import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Localized, Place } from '../../../supabase/functions/_shared/contract/town.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { ThemeIcon } from '../../ui/ThemeIcon.tsx';
import { FactsTable } from './FactsTable.tsx';
import { GoodAndNot } from './GoodAndNot.tsx';
import { KeepButton } from './KeepButton.tsx';
import { PlaceContact } from './PlaceContact.tsx';
import { ShareButton } from './ShareButton.tsx';
import { SpotSection } from './SpotSection.tsx';
import { useReadingDwell } from './useReadingDwell.ts';
import { Footprints, MapPin } from '../../ui/lineIcons.tsx';

export interface Neighbour {
  href: string;
  name: Localized;
}

export interface PlacePageProps {
  townId: string;
  townName: string;
  place: Place;
  listHref: string;
  consultHref: string;
  /** null: it has no coordinates. */
  mapHref: string | null;
  /** null: it is not in the 3D town. */
  walkHref: ((spotId: string) => string) | null;
  previous: Neighbour | null;
  next: Neighbour | null;
}

/** One place in plain words: everything the 3D town knows of it, and nothing needs the 3D. */
export function PlacePage(props: PlacePageProps) {
  const t = useT();
  const say = useWords();
  const page = useRef<HTMLElement>(null);
  const { place, townId, walkHref } = props;
  const name = say(place.name);
  useReadingDwell(page, place.place_id);

  // The sections came after the browser looked for the address's #spot.
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) document.getElementById(id)?.scrollIntoView();
  }, []);

  return (
    <article ref={page} className="mx-auto max-w-3xl space-y-8 px-4 py-8">
      <PlaceHeader {...props} />

      {place.facts.length > 0 && (
        <section aria-labelledby="facts" className="space-y-3">
          <h2 id="facts" className="text-2xl">
            <T id="places.facts" />
          </h2>
          <FactsTable facts={place.facts} of={name} />
        </section>
      )}

      {place.spots.length > 0 && <Spots place={place} townId={townId} walkHref={walkHref} />}

      <PlaceContact place={place} consultHref={props.consultHref} />

      <nav aria-label={t('places.otherPlaces')} className="flex flex-wrap justify-between gap-4">
        {props.previous && <NeighbourLink to={props.previous} label="places.previous" />}
        {props.next && <NeighbourLink to={props.next} label="places.next" />}
      </nav>
    </article>
  );
}

/** What it is, in a sentence, and what one can do with it. */
function PlaceHeader({ place, townId, townName, listHref, mapHref, walkHref }: PlacePageProps) {
  const t = useT();
  const say = useWords();
  const name = say(place.name);
  const firstSpot = place.spots[0];
  return (
    <header className="space-y-3">
      <p>
        <Link href={listHref} className="inline-flex min-h-11 items-center text-sky underline">
          <T id="places.backToList" />
        </Link>
      </p>
      <p className="flex items-center gap-2 text-kawara">
        <ThemeIcon theme={place.theme} className="size-5" />
        <span>
          <T id={`places.theme.${place.theme}`} /> ・ <T id={`places.kind.${place.kind}`} />
        </span>
      </p>
      <PageHeading title={t('places.page.title', { name, town: townName })}>
        <Words of={place.name} />
      </PageHeading>
      <p className="text-lg">
        <Words of={place.summary} />
      </p>
      <GoodAndNot inconvenient={place.inconvenient} />
      <div className="flex flex-wrap gap-3">
        {walkHref && firstSpot && (
          <LinkButton kind="primary" href={walkHref(firstSpot.spot_id)}>
            <Footprints aria-hidden className="size-5" />
            <T id="places.walkHere" />
          </LinkButton>
        )}
        <KeepButton townId={townId} placeId={place.place_id} of={name} />
        {mapHref && (
          <LinkButton href={mapHref}>
            <MapPin aria-hidden className="size-5" />
            <T id="places.onMap" />
          </LinkButton>
        )}
        <ShareButton title={name} />
      </div>
    </header>
  );
}

/** A list of its spots to jump to, and each with its own words. */
function Spots({ place, townId, walkHref }: Pick<PlacePageProps, 'place' | 'townId' | 'walkHref'>) {
  return (
    <section aria-labelledby="spots" className="space-y-8">
      <div className="space-y-3">
        <h2 id="spots" className="text-2xl">
          <T id="places.spotsHeading" />
        </h2>
        <ul className="flex flex-wrap gap-x-5">
          {place.spots.map((spot) => (
            <li key={spot.spot_id}>
              <a
                href={`#${spot.spot_id}`}
                className="inline-flex min-h-11 items-center text-sky underline underline-offset-4"
              >
                <Words of={spot.name} />
              </a>
            </li>
          ))}
        </ul>
      </div>
      {place.spots.map((spot) => (
        <SpotSection
          key={spot.spot_id}
          townId={townId}
          placeId={place.place_id}
          spot={spot}
          walkHref={walkHref && walkHref(spot.spot_id)}
        />
      ))}
    </section>
  );
}

function NeighbourLink({ to, label }: { to: Neighbour; label: 'places.previous' | 'places.next' }) {
  return (
    <Link
      href={to.href}
      className="block min-w-[45%] flex-1 rounded-card border border-hairline p-4 text-ink no-underline hover:bg-hinoki"
    >
      <span className="block text-sm text-kawara">
        <T id={label} />
      </span>
      <span className="font-bold">
        <Words of={to.name} />
      </span>
    </Link>
  );
}
