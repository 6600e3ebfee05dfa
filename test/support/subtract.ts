// An attacker who has every published number of a table and knows how they add up: linear algebra over a prime field, and the
// knowledge that no count is negative. Not modelled: guessing from bounds (two cells of 7 together), other people's knowledge.

/** One published number: which unknown counts it adds up (less those of `minus`), and what it says. */
export interface Published {
  parts: number[];
  minus?: number[];
  value: number;
}

/** Largest prime below 2^26: products of two residues stay exact in a double. */
const prime = 67_108_859;

function inverse(a: number): number {
  let [r, s, x, y] = [a, prime, 1, 0];
  while (s !== 0) {
    const q = Math.floor(r / s);
    [r, s] = [s, r - q * s];
    [x, y] = [y, x - q * y];
  }
  return ((x % prime) + prime) % prime;
}

/** A system of sums over `unknowns` counts, kept in row echelon form; the last column is what the sum is. */
class Sums {
  readonly #width: number;
  readonly #rows: (Float64Array | undefined)[];
  constructor(unknowns: number) {
    this.#width = unknowns + 1;
    this.#rows = Array.from({ length: unknowns });
  }

  row(parts: readonly number[], value: number, minus: readonly number[] = []): Float64Array {
    const made = new Float64Array(this.#width);
    for (const part of parts) made[part] = (made[part] ?? 0) + 1;
    for (const part of minus) made[part] = ((made[part] ?? 0) + prime - 1) % prime;
    made[this.#width - 1] = value;
    return made;
  }

  /** Takes away from the row all that is known; what is left is new. Answers the first column left, or -1. */
  reduce(row: Float64Array): number {
    let first = -1;
    for (let column = 0; column < this.#width - 1; column += 1) {
      const factor = row[column] ?? 0;
      if (factor === 0) continue;
      const known = this.#rows[column];
      if (!known) {
        if (first < 0) first = column;
        continue;
      }
      for (let i = column; i < this.#width; i += 1) {
        const k = known[i] ?? 0;
        if (k !== 0) row[i] = ((((row[i] ?? 0) - factor * k) % prime) + prime) % prime;
      }
    }
    return first;
  }

  add(row: Float64Array): boolean {
    const first = this.reduce(row);
    if (first < 0) return false;
    const scale = inverse(row[first] ?? 1);
    for (let i = first; i < this.#width; i += 1) row[i] = ((row[i] ?? 0) * scale) % prime;
    this.#rows[first] = row;
    return true;
  }

  /** Sums that add up to nothing, of counts that can't be negative: each of them is nothing. */
  noughts(): number[] {
    const found: number[] = [];
    for (const row of this.#rows) {
      if (!row || row[this.#width - 1] !== 0) continue;
      const parts = [...row.keys()].filter((i) => row[i] !== 0);
      if (parts.every((i) => (row[i] ?? 0) < prime / 2)) found.push(...parts);
    }
    return found;
  }
}

/** What follows from everything published; `tells` says whether a sum of unknowns follows too. */
export function workOut(
  unknowns: number,
  published: readonly Published[],
): { tells(parts: number[]): boolean } {
  const nought = new Set<number>();
  for (const { parts, minus, value } of published)
    if (value === 0 && minus === undefined) for (const part of parts) nought.add(part);
  for (;;) {
    // What is known to be nothing is left out, the rest is numbered anew: most cells of most towns are nothing.
    const left = new Map<number, number>();
    for (let i = 0; i < unknowns; i += 1) if (!nought.has(i)) left.set(i, left.size);
    const rest = (parts: readonly number[]) => parts.flatMap((part) => left.get(part) ?? []);
    const sums = new Sums(left.size);
    const said = new Set<string>();
    for (const { parts, minus, value } of published) {
      const some = rest(parts);
      const less = rest(minus ?? []);
      const name = `${some.join()}-${less.join()}`;
      if (some.length + less.length === 0 || said.has(name)) continue;
      said.add(name);
      sums.add(sums.row(some, value, less));
    }
    const more = sums.noughts();
    if (more.length === 0) return { tells: (parts) => sums.reduce(sums.row(rest(parts), 0)) < 0 };
    const names = [...left.keys()];
    for (const i of more) nought.add(names[i] ?? -1);
  }
}
