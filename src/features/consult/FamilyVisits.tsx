import type { FamilyView } from '../../data/family.ts';
import { useLocale } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { bcp47 } from '../../i18n/translate.ts';
import { formatMoment } from '../../lib/townTime.ts';

/** What the concierge can see of the family's visits; nothing without its yes. */
export function FamilyVisits(props: {
  view: FamilyView;
  nameOfSpot: (placeId: string, spotId: string) => string;
}) {
  const { locale } = useLocale();
  const { visits } = props.view;
  return (
    <section aria-labelledby="visits" className="space-y-3">
      <h2 id="visits" className="text-2xl">
        <T id="family.visits" />
      </h2>
      {visits.length === 0 ? (
        <p>
          <T id="family.visitsNone" />
        </p>
      ) : (
        <ul className="space-y-4">
          {visits.map((visit, i) => (
            <li key={i} className="space-y-1">
              <p className="font-bold">{formatMoment(visit.started_at, bcp47(locale))}</p>
              <ul className="list-disc pl-6">
                {visit.spots.map((spot) => (
                  <li key={spot.spot_id}>
                    {props.nameOfSpot(spot.place_id, spot.spot_id)} <Duration ms={spot.engaged_ms} />
                  </li>
                ))}
                {visit.spots.length === 0 && (
                  <li>
                    <T id="family.noSpots" />
                  </li>
                )}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Duration({ ms }: { ms: number }) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? (
    <T id="family.seconds" values={{ count: seconds }} />
  ) : (
    <T id="family.minutes" values={{ count: Math.round(seconds / 60) }} />
  );
}
