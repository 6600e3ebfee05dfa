import { Vector3 } from 'three';
import type { Graph } from './corridor.ts';

const apex = new Vector3();
const left = new Vector3();
const right = new Vector3();
const portalLeft = new Vector3();
const portalRight = new Vector3();
const middle = new Vector3();
const swap = new Vector3();

/**
 * The simple stupid funnel algorithm (Mikko Mononen, 2010): the shortest line through a corridor of triangles.
 * Writes x, y, z of each corner after the start into `out` and answers how many points there are.
 */
export function pullString(
  points: Float32Array,
  graph: Graph,
  corridor: Int32Array,
  steps: number,
  from: Vector3,
  to: Vector3,
  out: Float32Array,
): number {
  const most = out.length / 3;
  let count = 0;
  apex.copy(from);
  left.copy(from);
  right.copy(from);
  let leftAt = 0;
  let rightAt = 0;
  for (let i = 1; i <= steps; i += 1) {
    if (i < steps) readPortal(points, graph, corridor[i - 1] ?? 0, corridor[i] ?? 0);
    else {
      portalLeft.copy(to);
      portalRight.copy(to);
    }
    if (side(apex, right, portalRight) <= 0) {
      if (same(apex, right) || side(apex, left, portalRight) > 0) {
        right.copy(portalRight);
        rightAt = i;
      } else {
        count = push(out, count, left, most);
        apex.copy(left);
        right.copy(left);
        i = leftAt;
        rightAt = leftAt;
        continue;
      }
    }
    if (side(apex, left, portalLeft) >= 0) {
      if (same(apex, left) || side(apex, right, portalLeft) < 0) {
        left.copy(portalLeft);
        leftAt = i;
      } else {
        count = push(out, count, right, most);
        apex.copy(right);
        left.copy(right);
        i = rightAt;
        leftAt = rightAt;
        continue;
      }
    }
  }
  return push(out, count, to, most);
}

function push(out: Float32Array, count: number, p: Vector3, most: number): number {
  const last = (count - 1) * 3;
  if (count > 0 && isAt(out[last] ?? 0, out[last + 2] ?? 0, p)) return count;
  const at = Math.min(count, most - 1) * 3;
  out[at] = p.x;
  out[at + 1] = p.y;
  out[at + 2] = p.z;
  return Math.min(count + 1, most);
}

/** Twice the signed area of a, b, c in x/z: > 0 when a→b is the left side of the funnel and a→c its right. */
function side(a: Vector3, b: Vector3, c: Vector3): number {
  return (c.x - a.x) * (b.z - a.z) - (b.x - a.x) * (c.z - a.z);
}

function same(a: Vector3, b: Vector3): boolean {
  return isAt(a.x, a.z, b);
}

function isAt(x: number, z: number, b: Vector3): boolean {
  return (x - b.x) ** 2 + (z - b.z) ** 2 < 1e-8;
}

function readPortal(points: Float32Array, g: Graph, from: number, to: number): void {
  for (let e = 0; e < 3; e += 1) {
    if (g.neighbours[from * 3 + e] !== to) continue;
    const a = (g.corners[from * 3 + e] ?? 0) * 3;
    const b = (g.corners[from * 3 + ((e + 1) % 3)] ?? 0) * 3;
    portalLeft.set(points[a] ?? 0, points[a + 1] ?? 0, points[a + 2] ?? 0);
    portalRight.set(points[b] ?? 0, points[b + 1] ?? 0, points[b + 2] ?? 0);
    orient(points, g, from);
    return;
  }
}

/** Winding may differ between bakers: left and right are told from the triangle's own middle. */
function orient(points: Float32Array, g: Graph, triangle: number): void {
  let cx = 0;
  let cz = 0;
  for (let k = 0; k < 3; k += 1) {
    const v = (g.corners[triangle * 3 + k] ?? 0) * 3;
    cx += (points[v] ?? 0) / 3;
    cz += (points[v + 2] ?? 0) / 3;
  }
  middle.set(cx, 0, cz);
  if (side(middle, portalLeft, portalRight) < 0) {
    swap.copy(portalLeft);
    portalLeft.copy(portalRight);
    portalRight.copy(swap);
  }
}
