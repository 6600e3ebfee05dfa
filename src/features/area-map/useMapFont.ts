import { useEffect, useState } from 'react';

/** Beyond this many names the map takes the reader's own font rather than fetch most of ours. */
const mostNames = 100;
/** The map does not wait longer than this, in ms. */
const patience = 2000;

/** True once the font's slices for these names are here: the map draws its letters once and keeps them. */
export function useMapFont(names: readonly string[]): boolean {
  const [ready, setReady] = useState(false);
  const text = names.length > mostNames ? '' : names.join('');
  useEffect(() => {
    let current = true;
    const done = () => {
      if (current) setReady(true);
    };
    const timer = setTimeout(done, patience);
    import('../../ui/fonts.ts')
      .then(() => document.fonts.load('13px "BIZ UDPGothic"', text))
      .then(done, done); // without our font the reader's own serves
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return ready;
}
