import { Raycaster, Vector2, Vector3, type Object3D, type PerspectiveCamera } from 'three';
import type { NavMesh } from './NavMesh.ts';

const reach = 80; // metres

/** Finds the ground that a tap means. Works at a tap, never per frame, so it may cast rays at real walls. */
export class Picker {
  readonly #ray = new Raycaster();
  readonly #ndc = new Vector2();
  readonly #hit = new Vector3();

  /** -1..1, y up. The ground there, or the nearest to the wall that was tapped; null for the sky. */
  pick(x: number, y: number, camera: PerspectiveCamera, mesh: NavMesh, root: Object3D): Vector3 | null {
    this.#ray.setFromCamera(this.#ndc.set(x, y), camera);
    const { origin, direction } = this.#ray.ray;
    const ground = mesh.raycast(origin, direction, this.#hit);
    this.#ray.far = Math.min(ground, reach) - 0.4;
    const wall = this.#ray.far > 0 ? firstSolid(this.#ray, root) : null;
    if (wall) this.#hit.copy(wall);
    else if (ground > reach) return null;
    const goal = new Vector3();
    mesh.clamp(this.#hit, goal);
    return goal;
  }
}

function firstSolid(ray: Raycaster, root: Object3D): Vector3 | null {
  for (const hit of ray.intersectObject(root, true)) {
    if (hit.object.userData.isSeeThrough !== true) return hit.point;
  }
  return null;
}
