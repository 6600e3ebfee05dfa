import { useCallback, useEffect, useState } from 'react';
import type { CachedLoader } from '../lib/cachedLoader.ts';

export type Loaded<T> =
  | { status: 'loading'; retry: () => void }
  | { status: 'here'; data: T; retry: () => void }
  | { status: 'failed'; error: unknown; retry: () => void };

type Answer<T> = { key: string; data: T } | { key: string; error: unknown };

/**
 * What `loader` gives for `key`; null asks for nothing. What is cached is here at once, so that going back does not
 * flicker.
 */
export function useLoad<T>(loader: CachedLoader<T>, key: string | null): Loaded<T> {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => {
    setAnswer(null);
    setTries((n) => n + 1);
  }, []);

  useEffect(() => {
    if (key === null) return;
    let current = true;
    loader.load(key).then(
      (data) => {
        if (current) setAnswer({ key, data });
      },
      (error: unknown) => {
        if (current) setAnswer({ key, error });
      },
    );
    return () => {
      current = false;
    };
  }, [loader, key, tries]);

  if (key === null) return { status: 'loading', retry };
  const cached = loader.peek(key);
  if (cached !== undefined) return { status: 'here', data: cached, retry };
  if (answer?.key !== key) return { status: 'loading', retry };
  return 'data' in answer
    ? { status: 'here', data: answer.data, retry }
    : { status: 'failed', error: answer.error, retry };
}
