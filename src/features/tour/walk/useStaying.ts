import { useEffect } from 'react';
import { useTour } from '../tourContext.ts';
import { useWalk } from './useWalk.ts';

/** Whether standing still at a spot opens its card: as the visitor has chosen, and never beside other paper. */
export function useStaying(): void {
  const { guide, using, panel } = useTour();
  const { isLed } = useWalk();
  const opens = using.settings.opensByStaying && panel === null && !isLed;
  useEffect(() => {
    guide.setOpensByStaying(opens);
  }, [guide, opens]);
}
