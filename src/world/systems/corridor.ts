import type { Vector3 } from 'three';
import { lengthOf } from './lengthOf.ts';

/** Triangles of a navmesh and who touches whom; the arrays from `cost` on are A*'s scratch paper. */
export interface Graph {
  points: Float32Array;
  /** Three vertex numbers a triangle. */
  corners: Int32Array;
  /** For each edge (corner e to e+1) the triangle beyond it, or -1. */
  neighbours: Int32Array;
  cost: Float32Array;
  score: Float32Array;
  cameFrom: Int32Array;
  /** 0 unseen, 1 open, 2 closed. */
  state: Uint8Array;
  /** x, z where the way enters the triangle. */
  entry: Float32Array;
}

/**
 * A* from triangle to triangle, across each shared edge where the straight way to the goal would cross it. Fills `out`
 * with triangles from start to goal and answers how many; 0 when there is no way. The open list is scanned: these
 * meshes have hundreds of triangles.
 */
export function findCorridor(
  g: Graph,
  start: number,
  goal: number,
  from: Vector3,
  to: Vector3,
  out: Int32Array,
): number {
  g.state.fill(0);
  g.cost[start] = 0;
  g.score[start] = lengthOf(to.x - from.x, to.z - from.z);
  g.cameFrom[start] = -1;
  g.entry[start * 2] = from.x;
  g.entry[start * 2 + 1] = from.z;
  g.state[start] = 1;
  for (;;) {
    const current = cheapestOpen(g);
    if (current < 0) return 0;
    if (current === goal) return unwind(g, goal, out);
    g.state[current] = 2;
    expand(g, current, to);
  }
}

function cheapestOpen(g: Graph): number {
  let best = Infinity;
  let found = -1;
  for (let t = 0; t < g.state.length; t += 1) {
    const score = g.score[t] ?? Infinity;
    if (g.state[t] === 1 && score < best) {
      best = score;
      found = t;
    }
  }
  return found;
}

function expand(g: Graph, current: number, to: Vector3): void {
  const ex = g.entry[current * 2] ?? 0;
  const ez = g.entry[current * 2 + 1] ?? 0;
  for (let e = 0; e < 3; e += 1) {
    const next = g.neighbours[current * 3 + e] ?? -1;
    if (next < 0 || g.state[next] === 2) continue;
    const a = (g.corners[current * 3 + e] ?? 0) * 3;
    const b = (g.corners[current * 3 + ((e + 1) % 3)] ?? 0) * 3;
    const ax = g.points[a] ?? 0;
    const az = g.points[a + 2] ?? 0;
    const dx = (g.points[b] ?? 0) - ax;
    const dz = (g.points[b + 2] ?? 0) - az;
    const share = crossing(ex, ez, to.x, to.z, ax, az, dx, dz);
    const mx = ax + dx * share;
    const mz = az + dz * share;
    const cost = (g.cost[current] ?? 0) + lengthOf(mx - ex, mz - ez);
    if (g.state[next] === 1 && cost >= (g.cost[next] ?? 0)) continue;
    g.cost[next] = cost;
    g.score[next] = cost + lengthOf(to.x - mx, to.z - mz);
    g.cameFrom[next] = current;
    g.entry[next * 2] = mx;
    g.entry[next * 2 + 1] = mz;
    g.state[next] = 1;
  }
}

/**
 * How far along an edge (0..1) one crosses it on the straight way to the goal, or the nearest to that the edge allows.
 */
function crossing(
  x: number,
  z: number,
  toX: number,
  toZ: number,
  ax: number,
  az: number,
  dx: number,
  dz: number,
): number {
  const cross = (toX - x) * dz - (toZ - z) * dx;
  if (Math.abs(cross) < 1e-9) return 0.5;
  const share = ((ax - x) * (toZ - z) - (az - z) * (toX - x)) / cross;
  return Math.min(1, Math.max(0, share));
}

function unwind(g: Graph, goal: number, out: Int32Array): number {
  let count = 0;
  for (let t = goal; t >= 0; t = g.cameFrom[t] ?? -1) {
    out[count] = t;
    count += 1;
  }
  out.subarray(0, count).reverse();
  return count;
}
