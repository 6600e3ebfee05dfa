import type { Place } from '../../../supabase/functions/_shared/contract/town.ts';
import { T } from '../../i18n/Ruby.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';

/** Where it is and who to ask: the place itself, or the concierge. */
export function PlaceContact({ place, consultHref }: { place: Place; consultHref: string }) {
  return (
    <section aria-labelledby="ask" className="space-y-3 rounded-card bg-hinoki p-5">
      <h2 id="ask" className="text-2xl">
        <T id="places.ask" />
      </h2>
      <dl className="space-y-2">
        {place.address && (
          <div>
            <dt className="font-bold">
              <T id="places.address" />
            </dt>
            <dd lang="ja">{place.address}</dd>
          </div>
        )}
        {place.phone && (
          <div>
            <dt className="font-bold">
              <T id="places.phone" />
            </dt>
            <dd>
              <a
                href={`tel:${place.phone}`}
                className="inline-flex min-h-11 items-center text-sky underline underline-offset-4"
              >
                {place.phone}
              </a>
            </dd>
          </div>
        )}
        {place.url && (
          <div>
            <dt className="font-bold">
              <T id="places.site" />
            </dt>
            <dd>
              <a href={place.url} rel="noopener" className="break-all text-sky underline underline-offset-4">
                {place.url}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <p>
        <T id="places.askConcierge" />
      </p>
      <LinkButton href={consultHref}>
        <T id="common.page.consult" />
      </LinkButton>
    </section>
  );
}
