import { useEffect, useRef } from 'react';
import { afterQuiet } from '../../../lib/afterQuiet.ts';
import { useT, useWords } from '../../../i18n/I18nProvider.tsx';
import type { TourState } from '../walk/TourGuide.ts';
import { doorName } from '../labels/doorName.ts';
import { whereAmI } from './whereAmI.ts';
import { useTour, type Tour } from '../tourContext.ts';
import { useWalk } from '../walk/useWalk.ts';
import type { WalkState } from '../walk/WalkLeader.ts';

interface What extends Pick<Tour, 'town' | 'index' | 'guide'> {
  walk: WalkState;
}

const afterMs = 700; // walking past things must not become a stream of words

/**
 * Says where one is to those who hear the page; the focus stays where it was. Past React, for it follows every step.
 */
export function TourAnnouncer() {
  const { town, index, guide } = useTour();
  const { walk } = useWalk();
  const t = useT();
  const say = useWords();
  const voice = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    const quiet = afterQuiet(afterMs, () => {
      const words = whatToSay({ town, index, guide, walk }, guide.snapshot(), t, say);
      if (voice.current && voice.current.textContent !== words) voice.current.textContent = words;
    });
    quiet.touch();
    const stop = guide.subscribe(quiet.touch);
    return () => {
      stop();
      quiet.stop();
    };
  }, [town, index, guide, walk, t, say]);

  return <p ref={voice} className="sr-only" role="status" aria-live="polite" />;
}

/** One sentence: the model from above, the guided walk, an open card, what one stands at, or where one is. */
function whatToSay(
  { town, index, guide, walk }: What,
  state: TourState,
  t: ReturnType<typeof useT>,
  say: ReturnType<typeof useWords>,
): string {
  if (state.isAbove) return t('tour.say.above');
  const open = state.openSpotId === null ? undefined : index.spot(state.openSpotId);
  if (open) return t('tour.say.opened', { name: say(open.spot.name) });
  const led = walk.list && !walk.hasLeft ? index.spot(walk.list.spotIds[walk.at] ?? '') : undefined;
  if (led) {
    return t(walk.isThere ? 'tour.say.walkHere' : 'tour.say.walkGoing', {
      at: walk.at + 1,
      count: walk.list?.spotIds.length ?? 0,
      name: say(led.spot.name),
      words: say(led.spot.words),
    });
  }
  const near = state.nearSpotId === null ? undefined : index.spot(state.nearSpotId);
  if (near) return t('tour.say.near', { name: say(near.spot.name) });
  if (state.nearDoor) {
    const { doorId } = state.nearDoor;
    return t('tour.say.door', {
      name: doorName(guide.world.space, doorId, index, guide.manifest, t, say),
    });
  }
  return t('tour.say.here', { name: say(whereAmI(town, index, guide.manifest, state)) });
}
