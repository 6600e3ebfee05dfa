import { useEffect, useState } from 'react';

/** A quarter of a second is a pause between two keys, and not yet a wait for who has typed. */
const pauseMs = 250;

/** A value once it has stopped changing: what is typed is asked for as a word, not letter by letter. */
export function useSettled<T extends object>(value: T): T {
  const [settled, settle] = useState(value);
  const now = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(JSON.parse(now) as T), pauseMs);
    return () => clearTimeout(timer);
  }, [now]);
  return settled;
}
