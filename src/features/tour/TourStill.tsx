import Footprints from 'lucide-react/icons/footprints';
import MessageCircle from 'lucide-react/icons/message-circle';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import type { TourPageProps } from './tourPageProps.ts';
import { readTourAddress } from './tourAddress.ts';
import type { TourIndex } from './tourIndex.ts';

export type StillReason =
  'webgl_missing' | 'context_lost' | 'scene_missing' | 'network' | 'save_data' | 'chosen';

interface Props extends TourPageProps {
  title: string;
  index: TourIndex;
  reason: StillReason;
  /** Null: trying again cannot help. */
  onTry: (() => void) | null;
}

/** No 3D here: says why, and offers the same places and spots as pages, the one that was open first. */
export function TourStill({ title, index, reason, onTry, onOpenPage, onConsult, initialSpotId }: Props) {
  const t = useT();
  const say = useWords();
  const asked = readTourAddress(window.location.search).spotId ?? initialSpotId;
  const spot = asked === undefined ? undefined : index.spot(asked);
  return (
    <main
      className="fixed inset-0 overflow-y-auto bg-paper"
      data-testid="tour"
      data-tour-state="still"
      data-reason={reason}
    >
      <div className="mx-auto max-w-3xl space-y-6 px-4 py-8">
        <PageHeading title={title} className="text-3xl">
          {title}
        </PageHeading>
        <Notice title={<T id={`tour.still.${reason}`} />}>
          <p>
            <T id="tour.still.help" />
          </p>
          <div className="flex flex-wrap gap-3 pt-1">
            {spot && (
              <Button
                kind="primary"
                onClick={() => {
                  onOpenPage(spot.place.place_id, spot.spot.spot_id);
                }}
              >
                {t('tour.still.readSpot', { name: say(spot.spot.name) })}
              </Button>
            )}
            {onTry && (
              <Button onClick={onTry}>
                <Footprints aria-hidden className="size-5" />
                <span>
                  <T id="tour.still.try" />
                </span>
              </Button>
            )}
            <Button
              onClick={() => {
                onConsult(null);
              }}
            >
              <MessageCircle aria-hidden className="size-5" />
              <span>
                <T id="tour.ask" />
              </span>
            </Button>
          </div>
        </Notice>
        <PlacesByTheme index={index} onOpenPage={onOpenPage} />
      </div>
    </main>
  );
}

function PlacesByTheme({ index, onOpenPage }: Pick<Props, 'index' | 'onOpenPage'>) {
  const t = useT();
  return index.byTheme.map(({ theme, places }) => (
    <section key={theme} aria-labelledby={`still-${theme}`}>
      <h2 id={`still-${theme}`} className="mb-2 text-xl">
        <T id={`tour.theme.${theme}`} />
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {places.map((place) => (
          <li key={place.place_id}>
            <button
              type="button"
              className={
                'min-h-11 w-full cursor-pointer rounded-card border border-hairline bg-hinoki px-4 py-3 ' +
                'text-left hover:border-kawara'
              }
              onClick={() => {
                onOpenPage(place.place_id);
              }}
            >
              <span className="block font-heading font-bold">
                <Words of={place.name} />
              </span>
              <span className="block text-sm text-kawara">
                {t('tour.spotCount', { count: place.spots.length })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}
