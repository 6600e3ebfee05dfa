import { random } from '../random.ts';

/** Seeded choices: the same seed makes the same requests from the same doors. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = random(seed);
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  /** A whole number from 0 up to `end`, without it. */
  below(end: number): number {
    return Math.floor(this.#next() * end);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  uuid(): string {
    const hex = (digits: number) =>
      Array.from({ length: digits }, () => this.below(16).toString(16)).join('');
    return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  }

  /** Addresses of the loopback network, each a network of its own: no limit per network stands before the doors. */
  network(): string {
    return `127.${1 + this.below(254)}.${this.below(256)}.${1 + this.below(254)}`;
  }
}
