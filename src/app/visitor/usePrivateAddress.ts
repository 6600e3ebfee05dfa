import { useEffect } from 'react';

const metas = [
  ['robots', 'noindex, nofollow'],
  ['referrer', 'no-referrer'],
] as const;

/** While this page is open: not to be indexed, and its address (which holds the secret) goes nowhere. */
export function usePrivateAddress(): void {
  useEffect(() => {
    const added = metas.map(([name, content]) => {
      const meta = document.createElement('meta');
      meta.name = name;
      meta.content = content;
      document.head.append(meta);
      return meta;
    });
    return () => {
      for (const meta of added) meta.remove();
    };
  }, []);
}
