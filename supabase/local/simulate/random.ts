export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** Whether something of this chance happens. */
  happens(chance: number): boolean;
  /** A whole number from a to b, both included. */
  whole(a: number, b: number): number;
  /** One of the names, by its weight. */
  pick<T extends string>(weights: Readonly<Record<T, number>>): T;
  uuid(): string;
}

/** mulberry32 (Tommy Ettinger, public domain): the same numbers for the same seed, everywhere. */
export function createRandom(seed: number): Random {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
  return {
    next,
    happens: (chance) => next() < chance,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return entries[0]?.[0] as keyof typeof weights;
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}
