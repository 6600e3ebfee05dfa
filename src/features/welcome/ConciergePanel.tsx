import type { Town } from '../../../supabase/functions/_shared/contract/town.ts';
import { T, Words } from '../../i18n/Ruby.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import { UserRound } from '../../ui/pageIcons.ts';

/** The people one can ask, and when. `isThere`: somebody would answer. */
export function ConciergePanel({ town, isThere }: { town: Town; isThere: boolean }) {
  return (
    <section aria-labelledby="concierges" className="space-y-4">
      <h2 id="concierges" className="text-2xl">
        <T id="common.concierge" />
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {town.concierges.map((concierge) => (
          <li key={concierge.name}>
            <Card className="flex h-full gap-4">
              <span className="flex size-14 shrink-0 items-center justify-center rounded-full bg-hinoki">
                <UserRound aria-hidden className="size-8 text-kawara" />
              </span>
              <span>
                <span className="block font-heading text-lg font-bold" lang="ja">
                  {concierge.name}
                </span>
                <span className="block">
                  <Words of={concierge.introduction} />
                </span>
              </span>
            </Card>
          </li>
        ))}
      </ul>
      <p>
        <Words of={town.hours} />
      </p>
      <p className="text-kawara">
        <T id={isThere ? 'common.conciergeOffer' : 'consult.closed'} />
      </p>
      {isThere && (
        <LinkButton href={townPath(town.town_id, 'consult')}>
          <T id="common.page.consult" />
        </LinkButton>
      )}
    </section>
  );
}
