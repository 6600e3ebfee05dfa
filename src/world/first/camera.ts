import type { Point } from '../core/arrival.ts';
import { fieldOfView } from '../core/fieldOfView.ts';
import type { FirstView } from './handover.ts';

const near = 0.12; // metres, as World's camera
const far = 1600;

export interface Camera {
  /** World to clip space, column by column. */
  toClip: Float32Array;
  /** Right, up and back of the camera in the world, column by column. */
  turn: Float32Array;
  /** Half of the picture's width and height one metre ahead. */
  half: readonly [number, number];
}

/** Where one looks from an eye. yaw 0 is -Z and grows to the left; no roll. */
export function cameraAt(eye: Point, { yaw, pitch }: FirstView, aspect: number): Camera {
  const tall = Math.tan((fieldOfView(aspect) * Math.PI) / 360);
  const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  const right = [cy, 0, -sy];
  const up = [sy * sp, cp, cy * sp];
  const back = [sy * cp, -sp, cy * cp];
  const [w, h] = [1 / (tall * aspect), 1 / tall];
  const depth = (far + near) / (near - far);
  const shift = (2 * far * near) / (near - far);
  const dot = (a: readonly number[]): number => -(at(a, 0) * eye[0] + at(a, 1) * eye[1] + at(a, 2) * eye[2]);
  const [x, y, z] = [dot(right), dot(up), dot(back)];
  const column = (k: number): number[] => [
    at(right, k) * w,
    at(up, k) * h,
    at(back, k) * depth,
    -at(back, k),
  ];
  return {
    toClip: new Float32Array([
      ...column(0),
      ...column(1),
      ...column(2),
      ...[x * w, y * h, z * depth + shift, -z],
    ]),
    turn: new Float32Array([...right, ...up, ...back]),
    half: [tall * aspect, tall],
  };
}

/** The way from an eye to a target. */
export function viewTo(eye: Point, target: Point): FirstView {
  const [x, y, z] = [target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]];
  return { yaw: Math.atan2(-x, -z), pitch: Math.atan2(y, Math.hypot(x, z)) };
}

const at = (values: readonly number[], k: number): number => values[k] ?? 0;
