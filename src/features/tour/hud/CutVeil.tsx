import { useEffect, useRef } from 'react';
import { useGuide } from '../tourContext.ts';

const fade = 220; // ms

/** Softens a cut: the new picture comes out of the paper. Not there for those who want no motion. */
export function CutVeil() {
  const guide = useGuide();
  const veil = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      guide.world.signals.on('cut', () => {
        veil.current?.animate([{ opacity: 1 }, { opacity: 0 }], { duration: fade, easing: 'ease-out' });
      }),
    [guide],
  );
  return <div ref={veil} aria-hidden className="pointer-events-none absolute inset-0 bg-paper opacity-0" />;
}
