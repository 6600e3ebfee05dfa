// What an attacker is given: single counts nobody publishes (atoms), numbers that add some of them up, and what follows from
// knowing what they are numbers of. Whether a small one can be worked out: subtract.ts.
import { workOut, type Published } from './subtract.ts';

export interface Attacked {
  tried: number;
  found: string[];
  hidden: number;
  shown: number;
  /** Found if only what is under 5 itself were hidden. */
  naive: number;
}

export class Puzzle {
  readonly #numbers = new Map<string, number>();
  readonly #truth: number[] = [];
  readonly #published: Published[] = [];
  /** What a careless page would publish: whatever is not under 5 itself. */
  readonly #careless: Published[] = [];
  readonly #small = new Map<string, number[]>();
  #hidden = 0;
  #shown = 0;

  /** The number of an atom of that name, which counts `n` more. */
  atom(name: string, n = 0): number {
    const number = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, number);
    this.#truth[number] = (this.#truth[number] ?? 0) + n;
    return number;
  }

  #real(parts: readonly number[]): number {
    return parts.reduce((sum, part) => sum + (this.#truth[part] ?? 0), 0);
  }

  /** What everybody may know: these make as much as those. */
  same(parts: number[], minus: number[]): void {
    if (this.#real(parts) !== this.#real(minus)) throw new Error('what is said to be the same is not');
    for (const list of [this.#published, this.#careless]) list.push({ parts, minus, value: 0 });
  }

  /**
   * A cell of a table: of `visits` atoms, with as much dwell as the `ms` atoms make.
   * @param told what was answered; null is hidden. @throws where a number is told that is not so.
   */
  cell(
    name: string,
    told: { visits: number | null; ms: number | null },
    visits: number[],
    ms: number[] = [],
  ): void {
    const real = this.#real(visits);
    const spent = this.#real(ms);
    const isSmall = real >= 1 && real <= 4;
    if (told.visits === null) this.#hidden += 1;
    else {
      this.#shown += 1;
      if (told.visits !== real || (ms.length > 0 && told.ms !== null && told.ms !== spent))
        throw new Error(`${name}: told ${JSON.stringify(told)}, is ${real} and ${spent} ms`);
      this.#published.push({ parts: visits, value: real });
      if (told.ms !== null && ms.length > 0) this.#published.push({ parts: ms, value: spent });
    }
    if (!isSmall) {
      this.#careless.push({ parts: visits, value: real });
      if (ms.length > 0) this.#careless.push({ parts: ms, value: spent });
    } else {
      this.#small.set(name, visits);
      // Of what was dwelled nowhere there is nothing to find out that the visits do not say.
      if (spent > 0) this.#small.set(`${name} ms`, ms);
    }
  }

  /** A number that is told beside the cells. */
  sum(name: string, told: number, parts: number[]): void {
    if (this.#real(parts) !== told) throw new Error(`${name}: told ${told}, is ${this.#real(parts)}`);
    for (const list of [this.#published, this.#careless]) list.push({ parts, value: told });
  }

  /** Of nothing at all there is nothing in it: a place nobody came to has spots nobody came to. */
  nothing(parts: number[]): void {
    this.sum('nothing', 0, parts);
  }

  attack(): Attacked {
    const size = this.#numbers.size;
    const known = workOut(size, this.#published);
    const naive = workOut(size, this.#careless);
    return {
      tried: this.#small.size,
      found: [...this.#small].filter(([, parts]) => known.tells(parts)).map(([name]) => name),
      hidden: this.#hidden,
      shown: this.#shown,
      naive: [...this.#small.values()].filter((parts) => naive.tells(parts)).length,
    };
  }
}
