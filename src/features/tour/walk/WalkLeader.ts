import type { TourGuide } from './TourGuide.ts';
import type { WalkList } from './walkLists.ts';

export interface WalkState {
  list: WalkList | null;
  /** Which spot of the list, from 0. */
  at: number;
  /** One stands at the spot; else one is on the way. */
  isThere: boolean;
  /** It goes on by itself when the words have had their time. */
  goesOn: boolean;
  /** The visitor has walked off by hand; going on is an offer. */
  hasLeft: boolean;
}

const none: WalkState = { list: null, at: 0, isThere: false, goesOn: false, hasLeft: false };

/** Leads through chosen spots. The visitor's own step always comes first; nothing goes on while the page is hidden. */
export class WalkLeader {
  #readingTime: (spotId: string) => number = () => 15_000;
  readonly #guide: TourGuide;
  #state = none;
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #trip = 0;

  constructor(guide: TourGuide) {
    this.#guide = guide;
  }

  /** How long the words of a spot need, ms: they may change their language on the way. */
  setReadingTime(of: (spotId: string) => number): void {
    this.#readingTime = of;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): WalkState => this.#state;

  get spotId(): string | null {
    return this.#state.list?.spotIds[this.#state.at] ?? null;
  }

  /** The visitor is being led, and has not walked off. */
  get isLeading(): boolean {
    return this.#state.list !== null && !this.#state.hasLeft;
  }

  /** Listens to the world; the returned function ends it. */
  begin(): () => void {
    const { signals } = this.#guide.world;
    const undo = [
      signals.on('set_off', () => this.#stepAside()),
      signals.on('arrived', () => this.#arrived()),
      signals.on('spot_left', ({ spot_id }) => {
        if (this.#state.isThere && spot_id === this.spotId) this.#stepAside();
      }),
    ];
    document.addEventListener('visibilitychange', this.#wait);
    return () => {
      for (const one of undo) one();
      document.removeEventListener('visibilitychange', this.#wait);
      this.end();
    };
  }

  start(list: WalkList, goesOn: boolean): void {
    this.#set({ list, at: 0, goesOn, hasLeft: false });
    void this.#go();
  }

  /** Ends after the last spot. */
  next(): void {
    const { list, at } = this.#state;
    if (!list) return;
    if (at + 1 >= list.spotIds.length) this.end();
    else this.#goTo(at + 1);
  }

  previous(): void {
    if (this.#state.at > 0) this.#goTo(this.#state.at - 1);
  }

  pause(): void {
    if (this.#state.list && this.#state.goesOn) this.#set({ goesOn: false });
    this.#wait();
  }

  play(): void {
    this.#set({ goesOn: true });
    this.#wait();
  }

  /** After one has walked off: back to the spot where one left. */
  resume(goesOn: boolean): void {
    this.#set({ goesOn });
    this.#goTo(this.#state.at);
  }

  end(): void {
    this.#trip += 1;
    clearTimeout(this.#timer);
    if (!this.#state.list) return;
    if (this.#state.isThere) this.#guide.stayQuiet();
    this.#set(none);
  }

  #goTo(at: number): void {
    this.#set({ at, hasLeft: false });
    void this.#go();
  }

  async #go(): Promise<void> {
    const spotId = this.spotId;
    if (spotId === null) return;
    this.#trip += 1;
    const trip = this.#trip;
    clearTimeout(this.#timer);
    this.#set({ isThere: false });
    const { spaceId } = this.#guide.state;
    const isReached = await this.#guide.leadTo(spotId);
    if (trip !== this.#trip) return;
    if (!isReached)
      this.#set({ goesOn: false }); // the line failed, and the page says so: trying again is the visitor's act
    else if (this.#guide.state.spaceId !== spaceId) this.#arrived(); // through a door one is there at once
  }

  #arrived(): void {
    const { list, isThere, hasLeft } = this.#state;
    if (!list || isThere || hasLeft) return;
    if (!this.#isAtSpot()) {
      this.#stepAside(); // the visitor chose something else on the way
      return;
    }
    this.#set({ isThere: true });
    this.#wait();
  }

  #isAtSpot(): boolean {
    const { space, position } = this.#guide.world;
    const spot = space?.spots.find((s) => s.spot_id === this.spotId);
    if (!spot) return false;
    return Math.hypot(position.x - spot.stand[0], position.z - spot.stand[2]) <= spot.radius;
  }

  #stepAside(): void {
    if (!this.#state.list || this.#state.hasLeft) return;
    this.#trip += 1;
    clearTimeout(this.#timer);
    this.#set({ hasLeft: true, goesOn: false });
  }

  /** The words get their whole time anew whenever something has come between. */
  readonly #wait = (): void => {
    clearTimeout(this.#timer);
    const { isThere, goesOn, list, at } = this.#state;
    const spotId = this.spotId;
    if (!list || spotId === null || !isThere || !goesOn || document.visibilityState !== 'visible') return;
    if (at + 1 >= list.spotIds.length) return; // the end is the visitor's to say
    this.#timer = setTimeout(() => this.next(), this.#readingTime(spotId));
  };

  #set(change: Partial<WalkState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
