import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { TourGuide } from './walk/TourGuide.ts';
import { writeTourAddress } from './tourAddress.ts';
import { useTour } from './useTour.ts';

/** State to address: replaced, so that going back leaves the tour in one step. */
export function useTourAddress(guide: TourGuide): void {
  const [, navigate] = useLocation();
  const spaceId = useTour(guide, (s) => (s.goingTo === null ? s.spaceId : null));
  const spotId = useTour(guide, (s) => s.openSpotId);
  const moment = useTour(guide, (s) => s.momentGoing ?? s.moment);
  useEffect(() => {
    if (spaceId === null) return;
    const { search, pathname } = window.location;
    const next = writeTourAddress(search, { spaceId, spotId, moment });
    if (next !== search) navigate(pathname + next, { replace: true });
  }, [spaceId, spotId, moment, navigate]);
}
