import { serverNow } from '../../lib/serverClock.ts';
import { readStored, writeStored } from '../../lib/safeStorage.ts';

const key = 'hiroba.staff.act';
const acts = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
/** Written down so often at most. */
const grainMs = 5_000;

/** Follows when somebody last did something in this browser, in whichever tab. */
export function followActs(): { lastAt: () => number; act: () => void; stop: () => void } {
  let own = serverNow().getTime();
  writeStored(key, String(own)); // somebody just came here
  const act = () => {
    const now = serverNow().getTime();
    if (now - own < grainMs) return;
    own = now;
    writeStored(key, String(now));
  };
  for (const name of acts) window.addEventListener(name, act, { passive: true, capture: true });
  return {
    lastAt: () => Math.max(own, Number(readStored(key)) || 0),
    act,
    stop: () => {
      for (const name of acts) window.removeEventListener(name, act, { capture: true });
    },
  };
}
