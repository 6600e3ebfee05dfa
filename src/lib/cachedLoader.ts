/** What one key loads: kept once it came, forgotten when it failed, so that asking again asks the network. */
export interface CachedLoader<T> {
  load: (key: string) => Promise<T>;
  /** What is here already, without waiting. */
  peek: (key: string) => T | undefined;
  forget: (key?: string) => void;
}

export function cachedLoader<T>(fetcher: (key: string) => Promise<T>): CachedLoader<T> {
  const waiting = new Map<string, Promise<T>>();
  const here = new Map<string, T>();
  return {
    load: (key) => {
      const known = waiting.get(key);
      if (known) return known;
      const promise = fetcher(key).then(
        (value) => {
          if (waiting.get(key) === promise) here.set(key, value);
          return value;
        },
        (error: unknown) => {
          if (waiting.get(key) === promise) waiting.delete(key);
          throw error;
        },
      );
      waiting.set(key, promise);
      return promise;
    },
    peek: (key) => here.get(key),
    forget: (key) => {
      if (key === undefined) {
        waiting.clear();
        here.clear();
      } else {
        waiting.delete(key);
        here.delete(key);
      }
    },
  };
}
