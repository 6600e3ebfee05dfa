import { cellOf, cellSize } from '../../../domain/areaGrid.ts';
import { standing } from '../../../tracking/index.ts';
import type { World } from '../../../world/engine/World.ts';

/** Tells tracking on which square of the coarse grid one stands: nowhere while one flies or looks from above. */
export class StandingPlace {
  readonly #world: World;
  #spaceId = '';
  #cx = NaN;
  #cz = NaN;

  constructor(world: World) {
    this.#world = world;
  }

  /** At most four times a second; words are made only when the square is another. */
  moved(x: number, z: number): void {
    const { space, traveller } = this.#world;
    if (!space || traveller.isFlying || traveller.isAbove) {
      this.leave();
      return;
    }
    const size = cellSize(space.indoor);
    const cx = cellOf(x, size);
    const cz = cellOf(z, size);
    if (cx === this.#cx && cz === this.#cz && space.space_id === this.#spaceId) return;
    this.#cx = cx;
    this.#cz = cz;
    this.#spaceId = space.space_id;
    standing.at(space.space_id, `${cx}:${cz}`);
  }

  leave(): void {
    if (this.#spaceId === '') return;
    this.#spaceId = '';
    standing.nowhere();
  }
}
