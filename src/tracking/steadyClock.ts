import type { Browser } from './browser.ts';

/** Wall time in ms for a page whose clock may be set while it is open. */
export interface SteadyClock {
  /**
   * For stamps: goes on evenly from the visit's beginning, so that the server can set all of a visit right by one
   * difference.
   */
  stamp(): number;
  /**
   * For what lies between two acts: the wall clock, but never back. Forward it may be right, for the monotonic clock of
   * most machines stands still while they sleep.
   */
  now(): number;
  /** A visit begins: the wall clock is believed again. */
  restart(): void;
}

export function createSteadyClock(browser: Browser): SteadyClock {
  const difference = () => browser.wallMs() - browser.monotonicMs();
  let ahead = difference();
  const stamp = () => Math.round(ahead + browser.monotonicMs());
  return {
    stamp,
    now: () => Math.max(browser.wallMs(), stamp()),
    restart() {
      ahead = difference();
    },
  };
}
