/** A small key-value store: durable where the browser lets us, in this tab's memory where it does not. */
export interface Keep {
  keys(prefix: string): string[];
  read(key: string): string | null;
  /** False: not durable (blocked or full); the value then lives in memory. */
  write(key: string, value: string): boolean;
  remove(key: string): void;
}

/** Opens the keep. Blocked storage and a full quota are ordinary weather here, never errors. */
export function openKeep(storage: () => Storage): Keep {
  const memory = new Map<string, string>();

  /** Storage throws when blocked (SecurityError) or full (QuotaExceededError); both mean "use memory". */
  function attempt<T>(act: (storage: Storage) => T, otherwise: T): T {
    try {
      return act(storage());
    } catch {
      return otherwise;
    }
  }

  return {
    keys(prefix) {
      const stored = attempt((s) => Array.from({ length: s.length }, (_, i) => s.key(i) ?? ''), []);
      return [...new Set([...stored, ...memory.keys()])].filter((key) => key.startsWith(prefix)).sort();
    },
    read: (key) => memory.get(key) ?? attempt((s) => s.getItem(key), null),
    write(key, value) {
      const durable = attempt((s) => (s.setItem(key, value), true), false);
      if (durable) memory.delete(key);
      else memory.set(key, value);
      return durable;
    },
    remove(key) {
      memory.delete(key);
      attempt((s) => s.removeItem(key), undefined);
    },
  };
}
