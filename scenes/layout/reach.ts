// Where one can get to on foot from the spawn, on a grid of 25 cm: quick enough to check every layout before it is
// built.
import type { Vec2 } from '../kit/mesh.ts';
import type { Arranged } from './arrange.ts';
import { bounded, type Outline } from './geometry.ts';

const CELL = 0.25;
/** As in build/Navmesh: what one steps up, metres. */
const STEP = 0.4;
const BODY = 0.3;

/** Every outline one can walk on: the layout's own, moles, stairs and ramps. */
export const walkOutlines = ({ layout, terrain }: Arranged): Outline[] => [
  ...layout.walk,
  ...terrain.climbs.map((c) => c.outline),
];

export interface Reach {
  /** How far a point is from ground that can be reached, metres; Infinity beyond 3 m. */
  distance: (p: Vec2) => number;
}

export function reach(arranged: Arranged): Reach {
  const areas = walkOutlines(arranged).map(bounded);
  const blocks = arranged.obstacles.map(bounded);
  const [x0, x1] = [Math.min(...areas.map((a) => a.x[0])), Math.max(...areas.map((a) => a.x[1]))];
  const [z0, z1] = [Math.min(...areas.map((a) => a.z[0])), Math.max(...areas.map((a) => a.z[1]))];
  const [nx, nz] = [Math.ceil((x1 - x0) / CELL), Math.ceil((z1 - z0) / CELL)];
  const within = (list: typeof areas, x: number, z: number) => list.some((b) => b.has(x, z));
  const height = new Float32Array(nx * nz).fill(Number.NaN);
  const at = (i: number): Vec2 => [x0 + ((i % nx) + 0.5) * CELL, z0 + (Math.floor(i / nx) + 0.5) * CELL];
  for (let i = 0; i < nx * nz; i++) {
    const [x, z] = at(i);
    if (within(areas, x, z) && !within(blocks, x, z)) height[i] = arranged.terrain.standing(x, z);
  }
  // Half a body from everything that blocks, drops or climbs.
  const k = Math.round(BODY / CELL);
  const isFree = (i: number): boolean => {
    const y = height[i] as number;
    const [cx, cz] = [i % nx, Math.floor(i / nx)];
    for (let dz = -k; dz <= k; dz++)
      for (let dx = -k; dx <= k; dx++) {
        const [x, z] = [cx + dx, cz + dz];
        if (x < 0 || z < 0 || x >= nx || z >= nz) return false;
        if (!(Math.abs((height[z * nx + x] as number) - y) <= STEP)) return false;
      }
    return true;
  };
  const free = Uint8Array.from({ length: nx * nz }, (_, i) => (isFree(i) ? 1 : 0));
  const near = ([x, z]: Vec2, list: Uint8Array, within3: number): { cell: number; distance: number } => {
    let best = { cell: -1, distance: Infinity };
    const [cx, cz] = [Math.floor((x - x0) / CELL), Math.floor((z - z0) / CELL)];
    const r = Math.ceil(within3 / CELL);
    for (let j = Math.max(0, cz - r); j <= Math.min(nz - 1, cz + r); j++)
      for (let i = Math.max(0, cx - r); i <= Math.min(nx - 1, cx + r); i++) {
        if (list[j * nx + i] !== 1) continue;
        const [px, pz] = at(j * nx + i);
        const distance = Math.hypot(px - x, pz - z);
        if (distance < best.distance) best = { cell: j * nx + i, distance };
      }
    return best;
  };
  const reached = new Uint8Array(nx * nz);
  const start = near(arranged.layout.spawn.at, free, 1).cell;
  const queue = start < 0 ? [] : [start];
  if (start >= 0) reached[start] = 1;
  while (queue.length > 0) {
    const i = queue.pop() as number;
    const [cx, cz] = [i % nx, Math.floor(i / nx)];
    for (const [dx, dz] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const [x, z] = [cx + dx, cz + dz];
      if (x < 0 || z < 0 || x >= nx || z >= nz) continue;
      const j = z * nx + x;
      if (reached[j] === 1 || free[j] !== 1) continue;
      if (Math.abs((height[j] as number) - (height[i] as number)) > STEP) continue;
      reached[j] = 1;
      queue.push(j);
    }
  }
  return { distance: (p) => near(p, reached, 3).distance };
}
