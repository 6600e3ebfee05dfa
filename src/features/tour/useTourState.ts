import { useSyncExternalStore } from 'react';
import { useGuide } from './tourContext.ts';
import type { TourGuide, TourState } from './walk/TourGuide.ts';

/**
 * One part of what the guide knows. Who uses it is drawn anew only when that part is another: one walks past many
 * things, and each of them would draw the whole page. `pick` answers what is there already, never a new object.
 */
export function useTourState<T>(pick: (state: TourState) => T): T {
  return useGuideState(useGuide(), pick);
}

/** The same above the tour's own context. */
export function useGuideState<T>(guide: TourGuide, pick: (state: TourState) => T): T {
  return useSyncExternalStore(guide.subscribe, () => pick(guide.snapshot()));
}
