import type { Moment } from './moment.ts';

/** What the town tells the page around it. Ids are those of the scene manifest; metres and radians. */
export interface WorldSignals {
  /** Bytes of the space being fetched. */
  loading: { space_id: string; loaded: number; total: number };
  space_entered: { space_id: string };
  /** The first picture of a space has been drawn. */
  drawn: { space_id: string };
  spot_near: { spot_id: string; place_id: string };
  spot_left: { spot_id: string; place_id: string };
  door_near: { door_id: string; to_space: string; place_id: string | null };
  door_left: { door_id: string };
  /** A walk by tap, or a flight, has ended. */
  arrived: { x: number; z: number };
  /** The visitor's own hand has set the feet going: keys, stick, or a tap on the ground. Once for each setting off. */
  set_off: { by: 'keys' | 'tap' };
  /** One is elsewhere from one picture to the next. */
  cut: { x: number; z: number };
  /** The town is looked at as a model from above, or no longer. */
  overlook_changed: { is_above: boolean };
  /** Where one stands, at most four times a second. */
  moved: { x: number; z: number; yaw: number };
  /** Another season or hour is shown from the next picture on. */
  moment_changed: Moment;
  tier_judged: { verdict: 'up' | 'down' };
}

type Listener<T> = (payload: T) => void;

/** Typed emitter. Signals are for the page; systems call each other directly. */
export class Signals<M extends object> {
  #listeners = new Map<keyof M, Set<Listener<never>>>();

  /** Returns the function that stops listening. */
  on<K extends keyof M>(name: K, listener: Listener<M[K]>): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  emit<K extends keyof M>(name: K, payload: M[K]): void {
    const set = this.#listeners.get(name);
    if (set) for (const listener of set) (listener as Listener<M[K]>)(payload);
  }
}
