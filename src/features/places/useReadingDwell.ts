import { useEffect, type RefObject } from 'react';
import { dwell, track } from '../../tracking/index.ts';

/** The reading line: this share of the view's height from its top. */
export const readingLine = 0.4;
/** A section has to stay at the reading line this long, in ms, before it counts as opened; scrolling past does not. */
const openAfter = 1000;

/**
 * Tells tracking what is being read on a place's page. The spot whose section lies across the reading line dwells;
 * above the first and below the last spot the place itself does. A spot is opened once per page view.
 * Sections carry data-spot-id.
 */
export function useReadingDwell(page: RefObject<HTMLElement | null>, placeId: string): void {
  useEffect(() => {
    track('place_entered', { place_id: placeId, surface: 'page' });
    const leavePlace = dwell.enter({ place_id: placeId, surface: 'page' });
    const opened = new Set<string>();
    const atLine = new Set<string>();
    let reading: string | undefined;
    let leaveSpot = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;

    const read = (spotId: string | undefined) => {
      if (spotId === reading) return;
      reading = spotId;
      leaveSpot();
      leaveSpot = () => {};
      clearTimeout(timer);
      if (spotId === undefined) return;
      leaveSpot = dwell.enter({ place_id: placeId, spot_id: spotId, surface: 'page' });
      if (opened.has(spotId)) return;
      timer = setTimeout(() => {
        opened.add(spotId);
        track('spot_opened', { place_id: placeId, spot_id: spotId, surface: 'page' });
      }, openAfter);
    };

    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = target instanceof HTMLElement ? target.dataset.spotId : undefined;
          if (id === undefined) continue;
          if (isIntersecting) atLine.add(id);
          else atLine.delete(id);
        }
        read([...atLine].at(-1));
      },
      { rootMargin: `-${String(readingLine * 100)}% 0px -${String(99.9 - readingLine * 100)}% 0px` },
    );
    for (const section of page.current?.querySelectorAll('[data-spot-id]') ?? []) observer.observe(section);

    return () => {
      observer.disconnect();
      clearTimeout(timer);
      leaveSpot();
      leavePlace();
    };
  }, [page, placeId]);
}
