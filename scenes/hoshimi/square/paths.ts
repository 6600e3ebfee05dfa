// Where the unpaved ways run, x/z.
import type { Vec2 } from '../../kit/mesh.ts';
import { riverX } from './terrain.ts';

export const lookoutPath: readonly Vec2[] = [
  [24.3, -10],
  [24.6, -30],
  [28, -37],
  [36, -40],
  [41, -44.5],
  [42.4, -46.2],
];
export const shrinePath: readonly Vec2[] = [
  [-43.6, -4.3],
  [-49, -4.4],
  [-65.5, -5],
];
export const schoolPath: readonly Vec2[] = [
  [-13, -16.6],
  [-13, -45],
];
export const lane: readonly Vec2[] = [
  [-3.7, 22],
  [-3.7, 44],
  [-3.4, 66],
];
export const riverWalk: readonly Vec2[] = [-30, -20, -10, 0, 8, 12].map((z): Vec2 => [riverX(z) + 9.4, z]);
