import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useGuide } from './tourContext.ts';

const restoreWithin = 8000; // ms

/**
 * The graphics card has taken the picture away. Once, it may come back in eight seconds; else the plain page takes up
 * where one stood: at the open card's spot, which is in the address, or the one that is near.
 */
export function useRestoring(onGivenUp: () => void): {
  isRestoring: boolean;
  onLost: (times: number) => void;
  onRestored: () => void;
} {
  const guide = useGuide();
  const [, navigate] = useLocation();
  const [isRestoring, setRestoring] = useState(false);

  const giveUp = useCallback(() => {
    const { openSpotId, nearSpotId } = guide.state;
    const url = new URL(window.location.href);
    if (openSpotId === null && nearSpotId !== null) {
      url.searchParams.set('spot', nearSpotId);
      navigate(url.pathname + url.search, { replace: true });
    }
    onGivenUp();
  }, [guide, navigate, onGivenUp]);

  useEffect(() => {
    if (!isRestoring) return;
    const timer = setTimeout(giveUp, restoreWithin);
    return () => {
      clearTimeout(timer);
    };
  }, [isRestoring, giveUp]);

  return {
    isRestoring,
    onLost: (times) => (times > 1 ? giveUp() : setRestoring(true)),
    onRestored: () => setRestoring(false),
  };
}
