import { Vector3 } from 'three';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { Labels } from './Labels.ts';
import { lengthOf } from './lengthOf.ts';
import type { NavMesh } from './NavMesh.ts';

const every = 0.06; // seconds; one label a turn, so that no frame pays for all

/**
 * Indoors a label must not shine through a wall. Casting rays at walls would cost a frame, so a spot counts as in
 * sight when walking there is hardly longer than flying there.
 */
export class Sight {
  #turn = 0;
  #since = 0;
  readonly #goal = new Vector3();

  /** dt Infinity looks at all of them now. */
  update(dt: number, mesh: NavMesh, from: Vector3, space: SceneSpace, labels: Labels): void {
    const count = labels.anchors.length;
    if (!space.indoor || count === 0) return;
    const isAll = dt === Infinity;
    this.#since = isAll ? every * count : Math.min(this.#since + dt, every * 2);
    while (this.#since >= every) {
      this.#since -= every;
      this.#turn = (this.#turn + 1) % count;
      this.#look(this.#turn, mesh, from, space, labels);
    }
  }

  #look(i: number, mesh: NavMesh, from: Vector3, space: SceneSpace, labels: Labels): void {
    const label = labels.anchors[i];
    if (label?.kind !== 'spot') return;
    for (const spot of space.spots) {
      if (spot.spot_id !== label.id) continue;
      this.#goal.set(spot.stand[0], spot.stand[1], spot.stand[2]);
      const crow = lengthOf(from.x - this.#goal.x, from.z - this.#goal.z);
      const isFar = crow >= label.far;
      labels.blocked[i] = !isFar && mesh.walkingDistance(from, this.#goal) > crow * 1.35 + 1.5 ? 1 : 0;
      return;
    }
  }
}
