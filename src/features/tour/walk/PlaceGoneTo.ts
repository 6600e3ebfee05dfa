import type { World } from '../../../world/engine/World.ts';

const farOff = 6; // metres from where one arrived
const inSight = 14; // metres from the place: who stopped on the way is not there

/** The place one went to by its name. Between its spots too one is at it, from arriving until one has walked off. */
export class PlaceGoneTo {
  readonly #world: World;
  #placeId: string | null = null;
  #arrived: readonly [x: number, z: number] | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  set(placeId: string): void {
    this.#placeId = placeId;
    this.#arrived = null;
  }

  forget(): void {
    this.#placeId = null;
  }

  /** Where one is now; answers the place one is at, if any. */
  moved(x: number, z: number): string | null {
    const { traveller, space } = this.#world;
    if (this.#placeId === null || traveller.isFlying || traveller.walker.isOnPath) return null;
    const place = space?.places.find((p) => p.place_id === this.#placeId);
    this.#arrived ??= [x, z];
    const off = Math.hypot(x - this.#arrived[0], z - this.#arrived[1]);
    if (!place || off > farOff || Math.hypot(x - place.anchor[0], z - place.anchor[2]) > inSight)
      this.forget();
    return this.#placeId;
  }
}
