import { useEffect, useState } from 'react';
import { serverNow } from '../../lib/serverClock.ts';

/** The time, renewed every minute: fine enough for waiting times, and the same for everything drawn together. */
export function useNow(): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(serverNow());
    }, 60_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
