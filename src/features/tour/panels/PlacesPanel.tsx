import BookOpen from 'lucide-react/icons/book-open';
import MapPin from 'lucide-react/icons/map-pin';
import type { Place } from '../../../../supabase/functions/_shared/contract/town.ts';
import { useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { T, Words } from '../../../i18n/Ruby.tsx';
import { ThemeIcon } from '../../../ui/ThemeIcon.tsx';
import { focusCanvas } from '../focusCanvas.ts';
import { SearchPart } from './SearchPart.tsx';
import { useTour } from '../tourContext.ts';

const row =
  'flex min-h-11 w-full cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5 text-left leading-snug ' +
  'hover:bg-hinoki';

/** Every place and spot of the town. Choosing one takes you there; what the scene lacks is read as a page. */
export function PlacesPanel() {
  const { index } = useTour();
  return (
    <div className="space-y-6">
      <SearchPart />
      <p className="text-sm text-kawara">
        <T id="tour.places.help" />
      </p>
      {index.byTheme.map(({ theme, places }) => (
        <section key={theme} aria-labelledby={`theme-${theme}`} className="space-y-3">
          <h3 id={`theme-${theme}`} className="flex items-center gap-2 text-lg">
            <ThemeIcon theme={theme} className="size-5 text-moegi" />
            <span>
              <T id={`tour.theme.${theme}`} />
            </span>
          </h3>
          <ul className="space-y-3">
            {places.map((place) => (
              <PlaceGroup key={place.place_id} place={place} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function PlaceGroup({ place }: { place: Place }) {
  const { index, guide, setPanel, openSpot, onOpenPage } = useTour();
  const t = useT();
  const say = useWords();
  const canGo = index.spaceOfPlace(place.place_id) !== null;
  const Icon = canGo ? MapPin : BookOpen;
  return (
    <li className="rounded-card border border-hairline p-1">
      <button
        type="button"
        className={`${row} font-heading font-bold`}
        onClick={() => {
          if (!canGo) {
            onOpenPage(place.place_id);
            return;
          }
          setPanel(null);
          focusCanvas();
          void guide.goToPlace(place.place_id);
        }}
      >
        <Icon aria-hidden className="size-5 shrink-0 text-sky" />
        <span>
          <Words of={place.name} />
        </span>
      </button>
      <ul>
        {place.spots.map((spot) => {
          const isIn3d = index.spot(spot.spot_id)?.spaceId !== null;
          return (
            <li key={spot.spot_id}>
              <button
                type="button"
                data-spot-id={spot.spot_id}
                className={row}
                aria-label={isIn3d ? undefined : t('tour.readAsPageOf', { name: say(spot.name) })}
                onClick={() => {
                  if (isIn3d) openSpot(spot.spot_id);
                  else onOpenPage(place.place_id, spot.spot_id);
                }}
              >
                <span aria-hidden className="flex w-5 justify-center">
                  {isIn3d ? (
                    <span className="size-1.5 rounded-full bg-kawara" />
                  ) : (
                    <BookOpen className="size-4 text-sky" />
                  )}
                </span>
                <span className="min-w-0 flex-1">
                  <Words of={spot.name} />
                </span>
                {!isIn3d && (
                  <span className="shrink-0 text-sm text-kawara">
                    <T id="tour.readAsPage" />
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
