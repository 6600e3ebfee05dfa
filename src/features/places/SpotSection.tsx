import type { Spot } from '../../../supabase/functions/_shared/contract/town.ts';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { T, Words } from '../../i18n/Ruby.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { FactsTable } from './FactsTable.tsx';
import { GoodAndNot } from './GoodAndNot.tsx';
import { KeepButton } from './KeepButton.tsx';
import { Footprints } from '../../ui/lineIcons.tsx';

/** One spot as a section one can link to. */
export function SpotSection(props: { townId: string; placeId: string; spot: Spot; walkHref: string | null }) {
  const say = useWords();
  const { spot } = props;
  return (
    <section
      id={spot.spot_id}
      data-spot-id={spot.spot_id}
      aria-labelledby={`${spot.spot_id}-name`}
      className="scroll-mt-4 space-y-4 border-t border-hairline pt-8"
    >
      <h3 id={`${spot.spot_id}-name`} className="text-xl">
        <Words of={spot.name} />
      </h3>
      <p>
        <Words of={spot.words} />
      </p>
      <GoodAndNot good={spot.good} inconvenient={spot.inconvenient} />
      <FactsTable facts={spot.facts} of={say(spot.name)} />
      <p className="flex flex-wrap gap-3">
        <KeepButton townId={props.townId} placeId={props.placeId} spotId={spot.spot_id} of={say(spot.name)} />
        {props.walkHref && (
          <LinkButton href={props.walkHref}>
            <Footprints aria-hidden className="size-5" />
            <T id="places.walkHere" />
          </LinkButton>
        )}
      </p>
    </section>
  );
}
