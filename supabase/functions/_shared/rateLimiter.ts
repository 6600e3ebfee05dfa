export interface RateLimiter {
  /** Takes `cost` from the key's bucket: 0 when there was enough, else ms until there will be, and nothing is taken. */
  take(key: string, cost: number): number;
}

/** Keys kept at once; beyond it the fullest-again (oldest) are let go, which can only be kind to someone. */
const mostKeys = 100_000;

/**
 * Token buckets in this process's memory: `perMinute` refills steadily, and one minute's worth may come at once.
 * `now` is monotonic ms. Hosted functions run in several processes, so there the limit is per process.
 */
export function createRateLimiter(perMinute: number, now: () => number): RateLimiter {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key, cost) {
      const at = now();
      const bucket = buckets.get(key);
      const left = bucket
        ? Math.min(perMinute, bucket.left + ((at - bucket.at) * perMinute) / 60_000)
        : perMinute;
      // Last used last, so that the first key is the one untouched for longest.
      buckets.delete(key);
      if (buckets.size >= mostKeys)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          break;
        }
      // A request larger than the whole bucket may pass when the bucket is full.
      const needed = Math.min(cost, perMinute);
      const enough = left >= needed;
      buckets.set(key, { left: enough ? left - needed : left, at });
      return enough ? 0 : ((needed - left) * 60_000) / perMinute;
    },
  };
}
