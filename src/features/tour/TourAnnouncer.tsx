import { useEffect, useState } from 'react';
import type { Town } from '../../../supabase/functions/_shared/contract/town.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import type { TourGuide, TourState } from './TourGuide.ts';
import { doorName } from './doorName.ts';
import { whereAmI } from './whereAmI.ts';
import type { TourIndex } from './tourIndex.ts';

interface Props {
  town: Town;
  index: TourIndex;
  guide: TourGuide;
  state: TourState;
}

/** Says where one is to those who hear the page; the focus stays where it was. */
export function TourAnnouncer({ town, index, guide, state }: Props) {
  const t = useT();
  const say = useWords();
  const here = say(whereAmI(town, index, guide.manifest, state));
  const open = state.openSpotId === null ? undefined : index.spot(state.openSpotId);
  const near = state.nearSpotId === null ? undefined : index.spot(state.nearSpotId);
  const words = open
    ? t('tour.say.opened', { name: say(open.spot.name) })
    : near
      ? t('tour.say.near', { name: say(near.spot.name) })
      : state.nearDoor
        ? t('tour.say.door', {
            name: doorName(guide.world.space, state.nearDoor.doorId, index, guide.manifest, t, say),
          })
        : t('tour.say.here', { name: here });

  // Walking past things must not become a stream of words.
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), 700);
    return () => {
      clearTimeout(timer);
    };
  }, [words]);

  return (
    <p className="sr-only" role="status" aria-live="polite">
      {said}
    </p>
  );
}
