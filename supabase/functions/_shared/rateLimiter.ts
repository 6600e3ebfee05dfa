export interface RateLimiter {
  /**
   * Takes `cost` (1) from the key's bucket: 0 when there was enough, else ms until there will be, and nothing is taken.
   */
  take(key: string, cost?: number): number;
  /** Gives `cost` (1) back: what turned out to be none of what is limited. */
  giveBack(key: string, cost?: number): void;
  /** Takes what something turned out to cost beyond what was asked for: up to a whole bucket may be owed. */
  charge(key: string, cost: number): void;
}

export interface RateLimit {
  /** So many at once; refilled evenly over `perMs`. */
  burst: number;
  /** ms; a minute unless said. */
  perMs?: number;
  /** Monotonic ms, so that a wrong clock shuts nobody out and lets nobody in. */
  now?: () => number;
}

/** Keys kept at once; beyond it the fullest-again (oldest) are let go, which can only be kind to someone. */
const mostKeys = 100_000;

/**
 * Token buckets in this process's memory. Hosted functions run in several processes, so there the limit is per process.
 */
export function createRateLimiter({
  burst,
  perMs = 60_000,
  now = () => performance.now(),
}: RateLimit): RateLimiter {
  const buckets = new Map<string, { left: number; at: number }>();
  const filled = (key: string, at: number): number => {
    const bucket = buckets.get(key);
    return bucket ? Math.min(burst, bucket.left + ((at - bucket.at) * burst) / perMs) : burst;
  };
  /** Last used last, so that the first key is the one untouched for longest. */
  const keep = (key: string, left: number, at: number): void => {
    buckets.delete(key);
    if (buckets.size >= mostKeys) {
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    }
    buckets.set(key, { left, at });
  };
  return {
    take(key, cost = 1) {
      const at = now();
      const left = filled(key, at);
      // A request larger than the whole bucket may pass when the bucket is full.
      const needed = Math.min(cost, burst);
      const enough = left >= needed;
      keep(key, enough ? left - needed : left, at);
      return enough ? 0 : ((needed - left) * perMs) / burst;
    },
    giveBack(key, cost = 1) {
      const at = now();
      keep(key, Math.min(burst, filled(key, at) + cost), at);
    },
    charge(key, cost) {
      const at = now();
      keep(key, Math.max(-burst, filled(key, at) - cost), at);
    },
  };
}
