import type { Vec3 } from './meshTypes.ts';

/**
 * Triangles of one surface; per corner 3 positions, 3 normals, 3 linear colours, 2 uv; per triangle emit, painted,
 * sign.
 */
export class Soup {
  position: number[] = [];
  normal: number[] = [];
  color: number[] = [];
  uv: number[] = [];
  emit: number[] = [];
  painted: number[] = [];
  sign: number[] = [];
  fine: number[] = [];
  pane: number[] = [];
  crop: number[] = [];
}

export const sub = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const unit = (a: Vec3): Vec3 => {
  const l = Math.hypot(a[0], a[1], a[2]) || 1;
  return [a[0] / l, a[1] / l, a[2] / l];
};
export const turn = (p: Vec3, yaw: number): Vec3 => {
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  return [p[0] * c + p[2] * s, p[1], -p[0] * s + p[2] * c];
};
