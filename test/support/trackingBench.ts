import { vi } from 'vitest';
import type { CollectRequest } from '../../supabase/functions/_shared/contract/visit.ts';
import type { Browser } from '../../src/tracking/browser.ts';
import type { Sink, SinkAnswer } from '../../src/tracking/sink.ts';

/** The Storage interface in memory, with a quota in characters, as one origin's tabs share it. */
export class SmallStorage implements Storage {
  [name: string]: unknown;
  readonly #items = new Map<string, string>();
  readonly #quota: number;
  constructor(quota = Infinity) {
    this.#quota = quota;
  }
  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.#quota === Infinity) {
      this.#items.set(key, value);
      return;
    }
    const used = [...this.#items].reduce((sum, [k, v]) => (k === key ? sum : sum + k.length + v.length), 0);
    if (used + key.length + value.length > this.#quota) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
}

/** Web Locks of one origin, as far as tracking uses them: exclusive, ifAvailable. */
export class SmallLocks implements Pick<LockManager, 'request'> {
  readonly #held = new Set<string>();
  async request<T>(
    name: string,
    options: LockOptions | LockGrantedCallback<T>,
    callback?: LockGrantedCallback<T>,
  ): Promise<Awaited<T>> {
    const act = callback ?? (options as LockGrantedCallback<T>);
    await Promise.resolve();
    if (this.#held.has(name)) return await act(null);
    this.#held.add(name);
    try {
      return await act({ name, mode: 'exclusive' });
    } finally {
      this.#held.delete(name);
    }
  }
}

/** One tab: events come when told, clocks run on vitest's fake timers, and the machine can sleep. */
export class Tab implements Browser {
  readonly window = new EventTarget();
  readonly document = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    referrer: 'https://www.example.jp/search?q=hidden#part',
    hasFocus: () => this.#focused,
  });
  locks: Browser['locks'];
  privacyControl = false;
  automated = false;
  campaign: string | undefined = undefined;
  host = 'hiroba.example';
  timeZone: string | undefined = 'Asia/Tokyo';
  screen = { coarse: true, shortSide: 390 };
  /** Added to the wall clock: a clock that is wrong. */
  wallErrorMs = 0;
  #focused = true;
  #skipped = 0;
  readonly #storage: SmallStorage | null;

  /** storage null: blocked. */
  constructor(
    storage: SmallStorage | null = new SmallStorage(),
    locks: SmallLocks | undefined = new SmallLocks(),
  ) {
    this.#storage = storage;
    this.locks = locks;
  }

  storage(): Storage {
    if (!this.#storage) throw new DOMException('blocked', 'SecurityError');
    return this.#storage;
  }
  wallMs(): number {
    return Date.now() + this.#skipped + this.wallErrorMs;
  }
  monotonicMs(): number {
    return performance.now() + this.#skipped;
  }

  touch(): void {
    this.window.dispatchEvent(new Event('pointermove'));
  }
  show(visible: boolean): void {
    this.document.visibilityState = visible ? 'visible' : 'hidden';
    this.document.dispatchEvent(new Event('visibilitychange'));
  }
  focus(focused: boolean): void {
    this.#focused = focused;
    this.window.dispatchEvent(new Event(focused ? 'focus' : 'blur'));
  }
  /** Focus changes and the browser says nothing, as some in-app browsers do. */
  loseFocusEvents(focused: boolean): void {
    this.#focused = focused;
  }
  leave(): void {
    this.window.dispatchEvent(new Event('pagehide'));
  }
  /** The machine sleeps: both clocks go on (as on Windows), no timer runs. */
  sleep(ms: number): void {
    this.#skipped += ms;
  }
  /** What the browser tells this tab when another one of the same origin writes. */
  hearStorage(key: string): void {
    this.window.dispatchEvent(Object.assign(new Event('storage'), { key }));
  }
  /** Time passes, with a hand on the page at least every `touchEvery` ms. */
  async spend(ms: number, touchEvery = 10_000): Promise<void> {
    for (let left = ms; left > 0; left -= touchEvery) {
      this.touch();
      await vi.advanceTimersByTimeAsync(Math.min(left, touchEvery));
    }
  }
}

/** A collect that remembers: what came, and what it holds, each id once. */
export class RememberingSink implements Sink {
  readonly requests: CollectRequest[] = [];
  readonly beacons: CollectRequest[] = [];
  readonly held = new Map<string, CollectRequest['events'][number]>();
  /** Answers taken in turn before it answers as it should. */
  next: SinkAnswer[] = [];
  /** How long an answer takes. */
  delayMs = 0;

  async send(request: CollectRequest): Promise<SinkAnswer> {
    this.requests.push(request);
    if (this.delayMs > 0) await new Promise((done) => setTimeout(done, this.delayMs));
    const answer = this.next.shift();
    if (answer) return answer;
    this.#hold(request);
    return { status: 'decided', eventIds: request.events.map((event) => event.event_id) };
  }
  beacon(request: CollectRequest): void {
    this.beacons.push(request);
    this.#hold(request);
  }
  #hold(request: CollectRequest): void {
    for (const event of request.events) this.held.set(event.event_id, event);
  }
  get events(): CollectRequest['events'] {
    return [...this.held.values()];
  }
}
