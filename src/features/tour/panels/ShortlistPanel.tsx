import BookmarkX from 'lucide-react/icons/bookmark-x';
import { useT, useWords } from '../../../i18n/I18nProvider.tsx';
import { T, Words } from '../../../i18n/Ruby.tsx';
import { useTour } from '../tourContext.ts';
import { useShortlist } from '../../../shared/useShortlist.ts';

/** What was put aside, here or on the plain pages. */
export function ShortlistPanel() {
  const { town, index, openSpot, onOpenPage } = useTour();
  const t = useT();
  const say = useWords();
  const { items, toggle } = useShortlist(town.town_id);
  const known = items.flatMap((item) => {
    const place = index.place(item.place_id);
    const spot = item.spot_id === undefined ? undefined : index.spot(item.spot_id);
    return place ? [{ item, place, spot }] : [];
  });
  if (known.length === 0) {
    return (
      <p className="text-kawara">
        <T id="tour.shortlist.empty" />
      </p>
    );
  }
  return (
    <ul className="space-y-2">
      {known.map(({ item, place, spot }) => {
        const name = spot?.spot.name ?? place.name;
        return (
          <li
            key={`${item.place_id}/${item.spot_id ?? ''}`}
            className="flex items-stretch gap-1 rounded-card border border-hairline p-1"
          >
            <button
              type="button"
              className={
                'min-h-11 min-w-0 flex-1 cursor-pointer rounded-lg px-3 py-1.5 text-left leading-snug ' +
                'hover:bg-hinoki'
              }
              onClick={() => {
                if (spot && spot.spaceId !== null) openSpot(spot.spot.spot_id);
                else onOpenPage(place.place_id, spot?.spot.spot_id);
              }}
            >
              <span className="block font-bold">
                <Words of={name} />
              </span>
              {spot && (
                <span className="block text-sm text-kawara">
                  <Words of={place.name} />
                </span>
              )}
            </button>
            <button
              type="button"
              aria-label={t('tour.shortlist.remove', { name: say(name) })}
              className={
                'flex size-11 shrink-0 cursor-pointer items-center justify-center self-center rounded-full ' +
                'hover:bg-hinoki'
              }
              onClick={() => {
                toggle(item.place_id, item.spot_id);
              }}
            >
              <BookmarkX aria-hidden className="size-5" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
