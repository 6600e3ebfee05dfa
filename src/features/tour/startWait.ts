import { whenSeen } from '../../lib/whenSeen.ts';

/** A stopwatch for what somebody waits for in front of the page. */
export interface Wait {
  /**
   * ms since it began or, if that was later, since the page was first seen; null once the page was hidden meanwhile.
   */
  ms: () => number | null;
  stop: () => void;
}

/** Begins to wait. Time in which nobody saw the page (prerendered, opened behind another) is nobody's wait. */
export function startWait(): Wait {
  let since: number | null = null;
  const onHidden = () => {
    if (document.visibilityState === 'hidden') since = null;
  };
  const letBe = whenSeen(() => {
    since = performance.now();
    document.addEventListener('visibilitychange', onHidden);
  });
  return {
    ms: () => (since === null ? null : Math.round(performance.now() - since)),
    stop() {
      letBe();
      document.removeEventListener('visibilitychange', onHidden);
    },
  };
}
