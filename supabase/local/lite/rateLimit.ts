type Bucket = { left: number; at: number };

/** A token bucket per key, kept in memory: `burst` at once, refilled evenly over `perMs` milliseconds. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  readonly #burst: number;
  readonly #perMs: number;

  constructor(burst: number, perMs: number) {
    this.#burst = burst;
    this.#perMs = perMs;
  }

  /** Takes one; answers 0 when it may pass, else the seconds to wait. */
  take(key: string, now = Date.now()): number {
    const bucket = this.#fill(key, now);
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * this.#perMs) / this.#burst / 1000);
    bucket.left -= 1;
    if (this.#buckets.size > 20_000) this.#forgetFull(now);
    return 0;
  }

  /** Gives one back: a sign-in that succeeded was no guess. */
  giveBack(key: string, now = Date.now()): void {
    const bucket = this.#fill(key, now);
    bucket.left = Math.min(this.#burst, bucket.left + 1);
  }

  #fill(key: string, now: number): Bucket {
    const bucket = this.#buckets.get(key) ?? { left: this.#burst, at: now };
    bucket.left = Math.min(this.#burst, bucket.left + ((now - bucket.at) * this.#burst) / this.#perMs);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forgetFull(now: number): void {
    for (const key of [...this.#buckets.keys()])
      if (this.#fill(key, now).left >= this.#burst) this.#buckets.delete(key);
  }
}
