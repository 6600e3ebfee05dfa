import { useEffect, useState } from 'react';
import { readPrivateToken, takePrivateToken } from './privateToken.ts';

/**
 * The secret of a private page, '' without one, and which opening it is: another link pasted into the same tab, or the
 * same one again, is a new one.
 */
export function usePrivateToken(name: string): { token: string; opening: number } {
  const [opened, setOpened] = useState(() => ({
    token: takePrivateToken(name) ?? readPrivateToken(name),
    opening: 0,
  }));
  useEffect(() => {
    const changed = () => {
      const token = takePrivateToken(name);
      if (token !== null) setOpened(({ opening }) => ({ token, opening: opening + 1 }));
    };
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, [name]);
  return opened;
}
