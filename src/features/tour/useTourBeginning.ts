import { useEffect, useRef } from 'react';
import { track } from '../../tracking/index.ts';
import { takeHeadingFocus } from '../../ui/pageFocus.ts';
import { firstView, leaveFirstPictureSoon } from '../../world/first/handover.ts';
import { focusCanvas } from './focusCanvas.ts';
import { connectionNow } from './connectionNow.ts';
import { fetchPaper } from './paperCode.ts';
import { startWait, type Wait } from './startWait.ts';
import { useGuide } from './tourContext.ts';
import { useTourState } from './useTourState.ts';

/** What happens once, in this order: the town is drawn; the words are there as well and one may begin. */
export function useTourBeginning(isDrawn: boolean, isReady: boolean, onWantWords: () => void): void {
  const guide = useGuide();
  const hasDrawn = useTourState((s) => s.isDrawn);

  const wait = useRef<Wait>(null);
  useEffect(() => {
    wait.current = startWait();
    return wait.current.stop;
  }, []);
  useEffect(() => {
    if (!hasDrawn) return;
    const ms = wait.current?.ms() ?? null;
    const load = ms === null ? {} : { load_ms: Math.min(600_000, ms) };
    track('tour_started', { tier: guide.world.tier, ...load, ...connectionNow() });
  }, [hasDrawn, guide]);

  useEffect(() => {
    if (isDrawn) onWantWords();
  }, [isDrawn, onWantWords]);

  // The first picture, and what one had turned to in it, goes over into the world.
  useEffect(() => {
    if (!isDrawn) return;
    const view = firstView();
    if (view) {
      guide.world.traveller.look.face(view.yaw, view.pitch);
      guide.world.wake();
    }
    return leaveFirstPictureSoon();
  }, [isDrawn, guide]);

  useEffect(() => {
    if (isReady) fetchPaper();
  }, [isReady]);

  // One who came by a link from another page goes on with the keys in the town itself.
  useEffect(() => {
    if (isReady && takeHeadingFocus()) focusCanvas();
  }, [isReady]);
}
