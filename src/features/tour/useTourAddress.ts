import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { writeTourAddress } from './tourAddress.ts';
import { useTourState } from './useTourState.ts';

/** State to address: replaced, so that going back leaves the tour in one step. */
export function useTourAddress(): void {
  const [, navigate] = useLocation();
  const spaceId = useTourState((s) => (s.goingTo === null ? s.spaceId : null));
  const spotId = useTourState((s) => s.openSpotId);
  const moment = useTourState((s) => s.momentGoing ?? s.moment);
  useEffect(() => {
    if (spaceId === null) return;
    const { search, pathname } = window.location;
    const next = writeTourAddress(search, { spaceId, spotId, moment });
    if (next !== search) navigate(pathname + next, { replace: true });
  }, [spaceId, spotId, moment, navigate]);
}
