import type { Vector3 } from 'three';
import type { SceneDoor, SceneSpot } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { Point } from '../core/arrival.ts';
import type { Signals, WorldSignals } from '../core/Signals.ts';
import { lengthOf } from './lengthOf.ts';

/** Leaving needs a little more than entering, so that standing on the line does not flicker. */
const slack = 1.25;
const storey = 2.2; // metres: what is a floor above or below is not near

/** Tells when one comes near a spot or a door. At most one of each is near at a time: the nearest. */
export class Zones {
  #spots: readonly SceneSpot[] = [];
  #doors: readonly SceneDoor[] = [];
  #spot: SceneSpot | null = null;
  #door: SceneDoor | null = null;
  /** The door one came in by: it is offered only after one has stepped away from it. */
  #cameBy: SceneDoor | null = null;
  #hasJustCome = false;
  readonly #signals: Signals<WorldSignals>;

  constructor(signals: Signals<WorldSignals>) {
    this.#signals = signals;
  }

  get spot(): SceneSpot | null {
    return this.#spot;
  }

  get door(): SceneDoor | null {
    return this.#door;
  }

  enter(spots: readonly SceneSpot[], doors: readonly SceneDoor[]): void {
    this.#changeSpot(null);
    this.#changeDoor(null);
    this.#spots = spots;
    this.#doors = doors;
    this.#hasJustCome = true;
  }

  update(position: Vector3): void {
    this.#changeSpot(nearest(this.#spots, position, this.#spot, standOf));
    const door = nearest(this.#doors, position, this.#door ?? this.#cameBy, placeOf);
    if (this.#hasJustCome) this.#cameBy = door;
    this.#hasJustCome = false;
    if (door !== this.#cameBy) this.#cameBy = null;
    this.#changeDoor(door === this.#cameBy ? null : door);
  }

  #changeSpot(next: SceneSpot | null): void {
    if (next === this.#spot) return;
    const last = this.#spot;
    this.#spot = next;
    if (last) this.#signals.emit('spot_left', { spot_id: last.spot_id, place_id: last.place_id });
    if (next) this.#signals.emit('spot_near', { spot_id: next.spot_id, place_id: next.place_id });
  }

  #changeDoor(next: SceneDoor | null): void {
    if (next === this.#door) return;
    const last = this.#door;
    this.#door = next;
    if (last) this.#signals.emit('door_left', { door_id: last.door_id });
    if (next) {
      this.#signals.emit('door_near', {
        door_id: next.door_id,
        to_space: next.to_space,
        place_id: next.place_id ?? null,
      });
    }
  }
}

const standOf = (spot: SceneSpot): Point => spot.stand;
const placeOf = (door: SceneDoor): Point => door.at;

function nearest<T extends { radius: number }>(
  all: readonly T[],
  position: Vector3,
  current: T | null,
  at: (one: T) => Point,
): T | null {
  let best: T | null = null;
  let least = 1;
  // Each frame comes through here: no iterator and no destructuring, which leave garbage behind.
  for (let i = 0; i < all.length; i += 1) {
    const one = all[i] as T;
    const there = at(one);
    if (Math.abs(there[1] - position.y) > storey) continue;
    const share = lengthOf(there[0] - position.x, there[2] - position.z) / one.radius;
    const weighed = one === current ? share / slack : share;
    if (weighed < least) {
      least = weighed;
      best = one;
    }
  }
  return best;
}
