import { useEffect } from 'react';
import { ceilingTier, type Tier } from '../../world/core/tiers.ts';
import { deviceHints } from '../../world/react/deviceHints.ts';
import { paceShare } from './tourSettings.ts';
import { useTour } from './tourContext.ts';

/**
 * Keeps the world at the quality, the motion and the pace wanted, and lets measurement step it unless the visitor has
 * chosen.
 */
export function useTourQuality(): void {
  const { guide, tier, using } = useTour();
  const { settings, change, motionAllowed } = using;
  const { chosenTier, travel, pace } = settings;

  useEffect(() => {
    guide.world.setMotionAllowed(motionAllowed);
  }, [guide, motionAllowed]);

  useEffect(() => {
    guide.world.setFlights(travel === 'flights');
    guide.world.setPace(paceShare[pace]);
  }, [guide, travel, pace]);

  useEffect(() => {
    if (guide.world.tier === tier) return;
    // A finer scene that cannot be fetched is no loss: the one that is here stays.
    guide.world.setTier(tier).catch(() => undefined);
  }, [guide, tier]);

  useEffect(() => {
    if (chosenTier !== null) return;
    return guide.world.signals.on('tier_judged', ({ verdict }) => {
      const ceiling = ceilingTier(deviceHints());
      const next = verdict === 'up' ? Math.min(ceiling, tier + 1) : Math.max(1, tier - 1);
      if (next !== tier) change({ measuredTier: next as Tier });
    });
  }, [guide, tier, chosenTier, change]);
}
