import type { SceneDoor, SceneManifest } from '../../../../supabase/functions/_shared/contract/scene.ts';
import { eyeOver, type Arrival, type Point } from '../../../world/core/arrival.ts';

const step = 1; // metres: so far beside a door's own ring one still stands at it

/** Coming out of a door one stands where one stood when one went in, and looks out from the house. */
export class DoorMemory {
  readonly #manifest: SceneManifest;
  /** Where one stood, by the space one left and the space one went into. */
  readonly #stood = new Map<string, Point>();

  constructor(manifest: SceneManifest) {
    this.#manifest = manifest;
  }

  /** One who opens the door from afar, by its name, has stood nowhere in particular. */
  goIn(fromSpace: string, door: SceneDoor, feet: Point): void {
    const key = `${fromSpace} ${door.to_space}`;
    const isAtDoor = Math.hypot(feet[0] - door.at[0], feet[2] - door.at[2]) <= door.radius + step;
    if (isAtDoor) this.#stood.set(key, feet);
    else this.#stood.delete(key);
  }

  /** Where a door leads: where the scene says, or where one once went in on its other side. */
  comeOut(fromSpace: string, door: SceneDoor): Arrival {
    const stood = this.#stood.get(`${door.to_space} ${fromSpace}`);
    const outside = this.#manifest.spaces.find((s) => s.space_id === door.to_space);
    if (!stood || outside?.indoor !== false) return door.arrive;
    return { eye: eyeOver(stood), target: door.arrive.target };
  }
}
