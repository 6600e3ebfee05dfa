import { useState } from 'react';
import { Link } from 'wouter';
import type { PlaceListed } from '../../data/content.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { MapPin } from '../../ui/lineIcons.tsx';

/** Rows shown before one asks for more. */
const step = 50;

/** The places of the map as a table; choosing a row shows it on the map. */
export function PlaceTable(props: {
  places: readonly PlaceListed[];
  chosenId: string | null;
  hrefOf: (placeId: string) => string;
  onChoose: (placeId: string) => void;
}) {
  const t = useT();
  const say = useWords();
  const [limit, setLimit] = useState(step);
  const rest = props.places.length - limit;
  return (
    <section aria-label={t('map.table')} className="space-y-3">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{t('map.table')}</caption>
        <thead>
          <tr className="border-b-2 border-kawara">
            <th scope="col" className="py-2 pr-3">
              <T id="map.name" />
            </th>
            <th scope="col" className="py-2">
              <T id="map.show" />
            </th>
          </tr>
        </thead>
        <tbody>
          {props.places.slice(0, limit).map((place) => {
            const chosen = place.place_id === props.chosenId;
            return (
              <tr key={place.place_id} className={chosen ? 'bg-hinoki' : undefined}>
                <th scope="row" className="border-b border-hairline py-1 pr-3 font-normal">
                  <Link
                    href={props.hrefOf(place.place_id)}
                    className="inline-flex min-h-11 flex-col justify-center"
                  >
                    <span className="font-bold text-sky underline underline-offset-4">
                      <Words of={place.name} />
                    </span>
                    <span className="text-sm text-kawara">
                      <T id={`places.kind.${place.kind}`} />
                    </span>
                  </Link>
                </th>
                <td className="w-px border-b border-hairline py-1">
                  {place.lat === null ? (
                    <span className="text-sm text-kawara">
                      <T id="map.notOnMap" />
                    </span>
                  ) : (
                    <Button
                      aria-pressed={chosen}
                      aria-label={t('map.showLabel', { name: say(place.name) })}
                      className="whitespace-nowrap aria-pressed:bg-ink aria-pressed:text-white"
                      onClick={() => {
                        props.onChoose(place.place_id);
                      }}
                    >
                      <MapPin aria-hidden className="size-5" />
                      <T id={chosen ? 'map.shown' : 'map.showIt'} />
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {props.places.length === 0 && (
        <p>
          <T id="places.foundNone" />
        </p>
      )}
      {rest > 0 && (
        <Button
          className="w-full"
          onClick={() => {
            setLimit(limit + step);
          }}
        >
          <T id="places.more" values={{ count: Math.min(step, rest) }} />
        </Button>
      )}
    </section>
  );
}
