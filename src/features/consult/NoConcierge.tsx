import type { Town } from '../../../supabase/functions/_shared/contract/town.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';

/**
 * Nobody is there yet to answer: the town takes no request and promises nothing, and says whom one can ask meanwhile.
 */
export function NoConcierge({ town, placesHref }: { town: Town; placesHref: string }) {
  const t = useT();
  const say = useWords();
  const ways = [town.phone, town.email].filter((way) => way !== undefined);
  return (
    <div className="mx-auto max-w-2xl space-y-4 px-4 py-10">
      <PageHeading title={t('family.closed.title', { town: say(town.name) })}>
        <T id="consult.closed" />
      </PageHeading>
      <p>
        <T id="family.closed.text" />
      </p>
      {ways.length > 0 && (
        <div className="space-y-1 rounded-card bg-hinoki p-4">
          <p className="font-bold">
            <T id="family.closed.hall" />
          </p>
          {town.phone && (
            <p>
              <a href={`tel:${town.phone.replace(/[^0-9+]/g, '')}`}>{town.phone}</a>
            </p>
          )}
          {town.email && (
            <p>
              <a href={`mailto:${town.email}`}>{town.email}</a>
            </p>
          )}
          <p>
            <Words of={town.hours} />
          </p>
        </div>
      )}
      <LinkButton href={placesHref}>
        <T id="family.closed.places" />
      </LinkButton>
    </div>
  );
}
