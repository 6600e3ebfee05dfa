import { useEffect } from 'react';
import { focusCanvas } from '../focusCanvas.ts';
import { useTour } from '../tourContext.ts';
import { useTourState } from '../useTourState.ts';

const ownKeys = 'input, select, textarea, [contenteditable]';

/**
 * Esc closes what is open, comes down from above, ends a guided walk, then goes back to the square; Enter opens what
 * one stands at; Home looks round afresh.
 */
export function useTourKeys(): void {
  const { guide, leader, panel, setPanel } = useTour();
  const hasCard = useTourState((s) => s.openSpotId !== null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (event.key === 'Escape') {
        event.preventDefault();
        const hadPaper = panel !== null || hasCard || leader.isLeading;
        if (panel !== null) setPanel(null);
        else if (hasCard) guide.closeCard();
        else if (guide.state.isAbove) guide.toggleAbove();
        else if (leader.isLeading) leader.end();
        else void guide.backToSquare();
        if (hadPaper) focusCanvas();
        return;
      }
      if (target?.closest(ownKeys)) return;
      if (event.key === 'Home' && !target?.closest('[data-own-keys]')) {
        event.preventDefault();
        guide.world.resetView();
      }
      if (event.key === 'Enter' && isCanvas(target)) {
        event.preventDefault();
        const { nearDoor } = guide.state;
        if (!guide.openNear() && nearDoor) void guide.goThrough(nearDoor.doorId);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [guide, leader, panel, setPanel, hasCard]);
}

function isCanvas(target: Element | null): boolean {
  return target === document.body || target?.closest('[data-tour-canvas]') !== null;
}
