import { useEffect, useState } from 'react';

/** The time, renewed every minute: fine enough for waiting times, and the same for everything drawn together. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, 60_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
