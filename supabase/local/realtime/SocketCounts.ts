/** Not yet in a channel: 10 pages of one household may be opening at once, 200 of everybody. */
const strangers = { ofNetwork: 10, ofAll: 200 };
/**
 * In a channel, so known by their session: a town hall has one address and some dozens of desks with a few pages each.
 * Counted apart, so that no stranger takes a place from them.
 */
const members = { ofNetwork: 200, ofAll: 1_000 };

type Kind = 'strangers' | 'members';
const most = { strangers, members };

/** How many sockets are open, in all and by network. */
export class SocketCounts {
  readonly #all = { strangers: 0, members: 0 };
  readonly #networks = new Map<string, { strangers: number; members: number }>();

  /** Counts one more; false, and nothing counted, when there are enough. */
  add(kind: Kind, network: string): boolean {
    const of = this.#networks.get(network) ?? { strangers: 0, members: 0 };
    if (of[kind] >= most[kind].ofNetwork || this.#all[kind] >= most[kind].ofAll) return false;
    of[kind] += 1;
    this.#all[kind] += 1;
    this.#networks.set(network, of);
    return true;
  }

  remove(kind: Kind, network: string): void {
    const of = this.#networks.get(network);
    if (!of) return;
    of[kind] -= 1;
    this.#all[kind] -= 1;
    if (of.strangers + of.members === 0) this.#networks.delete(network);
  }
}
