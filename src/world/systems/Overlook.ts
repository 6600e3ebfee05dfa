import { Vector3, type PerspectiveCamera } from 'three';
import type { Input } from '../core/Input.ts';
import { shortWay } from './LookController.ts';

const lowest = 0.62; // radians below the horizon: a model on a table, seen by someone who stands
const highest = 1.25;
/** To begin with. On a tall screen from further above, so that the names have the height to stand apart. */
const slanting = -0.85;
const steep = -1.15;
const turnSpeed = 1.2; // rad/s with keys
const tiltSpeed = 0.6;
/** What labels need round the outermost anchors, CSS px. */
const sideRoom = 56;
const topRoom = 84;
const footRoom = 28;
const nearest = 35; // metres from the middle

/** The part of the screen that is free, CSS px. */
export interface Opening {
  height: number;
  free: { top: number; right: number; bottom: number };
  /** Where what lies straight ahead is drawn. */
  middle: { x: number; y: number };
}

/**
 * The town as a model seen from above: always so far away that everything named is in sight, turned by drag or keys.
 * No roll. Nothing is allocated after `begin`.
 */
export class Overlook {
  readonly eye = new Vector3();
  yaw = 0;
  pitch = 0;
  #points: Float32Array = new Float32Array(0);
  readonly #middle = new Vector3();

  /** `points`: x, y, z of everything that must be in sight. `yaw`: which way one looked, so that left stays left. */
  begin(points: Float32Array, yaw: number, camera: PerspectiveCamera, opening: Opening): void {
    this.#points = points;
    this.yaw = shortWay(yaw);
    this.pitch = opening.free.right < opening.free.bottom - opening.free.top ? steep : slanting;
    let minX = Infinity, maxX = -Infinity, minZ = Infinity, maxZ = -Infinity, low = Infinity; // prettier-ignore
    for (let i = 0; i < points.length; i += 3) {
      minX = Math.min(minX, points[i] ?? 0);
      maxX = Math.max(maxX, points[i] ?? 0);
      minZ = Math.min(minZ, points[i + 2] ?? 0);
      maxZ = Math.max(maxZ, points[i + 2] ?? 0);
      low = Math.min(low, points[i + 1] ?? 0);
    }
    this.#middle.set((minX + maxX) / 2, low, (minZ + maxZ) / 2);
    this.fit(camera, opening);
  }

  /** Turns and tilts, and follows the screen's shape; answers whether the picture has changed. */
  update(dt: number, input: Input, camera: PerspectiveCamera, opening: Opening): boolean {
    const turn = input.turn - input.right;
    // A drag takes hold of the model; keys turn the one who looks.
    this.yaw += turn * turnSpeed * dt - input.lookYaw * 1.6;
    const tilt = -input.lookPitch - input.ahead * tiltSpeed * dt;
    this.pitch = Math.max(-highest, Math.min(-lowest, this.pitch + tilt));
    input.lookYaw = 0;
    input.lookPitch = 0;
    const { x, y, z } = this.eye;
    this.fit(camera, opening);
    return Math.abs(this.eye.x - x) + Math.abs(this.eye.y - y) + Math.abs(this.eye.z - z) > 1e-4;
  }

  /** Goes back along the line of sight until the last of the points is inside what the screen leaves free. */
  fit(camera: PerspectiveCamera, { height, free, middle }: Opening): void {
    const sinYaw = Math.sin(this.yaw), cosYaw = Math.cos(this.yaw); // prettier-ignore
    const sinPitch = Math.sin(this.pitch), cosPitch = Math.cos(this.pitch); // prettier-ignore
    const tall = Math.tan((camera.fov * Math.PI) / 360);
    // From the middle of the opening, in the camera's own units at a distance of one.
    const perPixel = (2 * tall) / height;
    const side = perPixel * Math.max(40, free.right / 2 - sideRoom);
    const open = free.bottom - free.top;
    const half = perPixel * Math.max(60, (open - topRoom - footRoom) / 2);
    let away = nearest;
    for (let i = 0; i < this.#points.length; i += 3) {
      const x = (this.#points[i] ?? 0) - this.#middle.x;
      const y = (this.#points[i + 1] ?? 0) - this.#middle.y;
      const z = (this.#points[i + 2] ?? 0) - this.#middle.z;
      const right = x * cosYaw - z * sinYaw;
      const ahead = -x * sinYaw - z * cosYaw;
      const toward = -(ahead * cosPitch + y * sinPitch); // how much nearer the eye than the middle is
      const up = y * cosPitch - ahead * sinPitch;
      away = Math.max(away, toward + Math.abs(right) / side, toward + Math.abs(up) / half);
    }
    // The middle of the town goes to the middle of the opening, which is not where straight ahead is drawn.
    const shiftX = (free.right / 2 - middle.x) * perPixel * away;
    const shiftY = (middle.y - (free.top + topRoom + free.bottom - footRoom) / 2) * perPixel * away;
    this.eye
      .set(sinYaw * cosPitch, -sinPitch, cosYaw * cosPitch)
      .multiplyScalar(away)
      .add(this.#middle);
    // Against the camera's own right and up.
    this.eye.x -= cosYaw * shiftX + sinYaw * sinPitch * shiftY;
    this.eye.y -= cosPitch * shiftY;
    this.eye.z -= -sinYaw * shiftX + cosYaw * sinPitch * shiftY;
  }
}
