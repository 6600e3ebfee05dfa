import { useSyncExternalStore } from 'react';
import { useTour } from '../tourContext.ts';
import type { WalkState } from './WalkLeader.ts';

/** Where the guided walk is, and whether one is being led by it right now. */
export function useWalk(): { walk: WalkState; isLed: boolean; goesOn: boolean } {
  const { leader, using } = useTour();
  const walk = useSyncExternalStore(leader.subscribe, leader.snapshot);
  return {
    walk,
    isLed: walk.list !== null && !walk.hasLeft,
    goesOn: using.motionAllowed && using.settings.walkGoesOn,
  };
}
