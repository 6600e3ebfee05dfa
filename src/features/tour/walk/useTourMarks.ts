import { useEffect, type RefObject } from 'react';
import { useGuide } from '../tourContext.ts';
import type { TourState } from './TourGuide.ts';

/**
 * Where one is and what is shown, on the tour's element: for tests, and for whoever reads the page by machine. Past
 * React, for it changes while one walks.
 */
export function useTourMarks(rootRef: RefObject<HTMLElement | null>): void {
  const guide = useGuide();
  useEffect(() => {
    const element = rootRef.current;
    if (!element) return;
    let before: TourState | null = null;
    const mark = (): void => {
      const state = guide.snapshot();
      if (state === before) return;
      before = state;
      const { dataset } = element;
      dataset.space = state.spaceId ?? '';
      dataset.spot = state.openSpotId ?? '';
      dataset.near = state.nearSpotId ?? '';
      dataset.season = state.moment.season;
      dataset.hour = state.moment.hour;
      dataset.above = String(state.isAbove);
    };
    mark();
    const stop = [
      guide.subscribe(mark),
      // at most four times a second
      guide.world.signals.on('moved', ({ x, z }) => {
        element.dataset.x = x.toFixed(2);
        element.dataset.z = z.toFixed(2);
      }),
    ];
    return () => {
      for (const one of stop) one();
    };
  }, [guide, rootRef]);
}
