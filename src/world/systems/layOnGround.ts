import type { Vector3 } from 'three';
import type { Graph } from './corridor.ts';

const tolerance = 0.03; // metres that a foot may be above or below the ground
const touch = 1e-4; // share of an edge or of a stretch

const out = new Float32Array(1024 * 3);

/**
 * A pulled string runs straight through the air from corner to corner. This adds a point wherever the ground below it
 * bends by more than `tolerance`, so that feet on the string are feet on the ground. Works in place on x, y, z of `path`
 * (which may hold `path.length / 3` points) and answers how many there are now.
 */
export function layOnGround(
  points: Float32Array,
  graph: Graph,
  corridor: Int32Array,
  steps: number,
  from: Vector3,
  path: Float32Array,
  count: number,
): number {
  const most = Math.min(path.length, out.length) / 3;
  let made = 0;
  let stretch = 0; // the stretch of string we are on ends at path[stretch]
  let x = from.x,
    y = from.y,
    z = from.z; // where it begins // prettier-ignore
  startCone(x, y, z);
  const add = (px: number, py: number, pz: number): void => {
    if (made >= most) return;
    out[made * 3] = px;
    out[made * 3 + 1] = py;
    out[made * 3 + 2] = pz;
    made += 1;
  };
  const bend = (px: number, py: number, pz: number): void => {
    if (fits(px, py, pz)) return;
    add(lastX, lastY, lastZ);
    startCone(lastX, lastY, lastZ);
    fits(px, py, pz);
  };
  const corner = (): void => {
    x = path[stretch * 3] ?? x;
    y = path[stretch * 3 + 1] ?? y;
    z = path[stretch * 3 + 2] ?? z;
    stretch += 1;
    if (stretch < count && goesStraightOn(path[stretch * 3] ?? x, path[stretch * 3 + 2] ?? z, x, z)) {
      bend(x, y, z);
      return;
    }
    if (!fits(x, y, z)) add(lastX, lastY, lastZ);
    add(x, y, z);
    startCone(x, y, z);
  };
  for (let i = 1; i < steps && stretch < count; i += 1) {
    if (!readPortal(graph, corridor[i - 1] ?? 0, corridor[i] ?? 0)) continue;
    while (stretch < count) {
      const share = crossing(points, x, z, path[stretch * 3] ?? 0, path[stretch * 3 + 2] ?? 0);
      if (share >= 1 - touch && share <= 1 + touch) break; // the corner itself: its height is known
      if (share < 1) {
        if (share > touch) bend(hitX, hitY, hitZ);
        break;
      }
      corner();
    }
  }
  while (stretch < count) corner();
  path.set(out.subarray(0, made * 3));
  return made;
}

// The cone: slopes from the last point kept that pass every height since then within the tolerance.
let originX = 0, originY = 0, originZ = 0; // prettier-ignore
let lastX = 0, lastY = 0, lastZ = 0; // prettier-ignore
let lowest = -Infinity;
let highest = Infinity;

function startCone(x: number, y: number, z: number): void {
  originX = lastX = x;
  originY = lastY = y;
  originZ = lastZ = z;
  lowest = -Infinity;
  highest = Infinity;
}

/** True when one straight line still does for all heights; then this one is remembered. */
function fits(x: number, y: number, z: number): boolean {
  const run = Math.hypot(x - originX, z - originZ);
  if (run < 1e-5) return true;
  const slope = (y - originY) / run;
  if (slope < lowest || slope > highest) return false;
  lowest = Math.max(lowest, slope - tolerance / run);
  highest = Math.min(highest, slope + tolerance / run);
  lastX = x;
  lastY = y;
  lastZ = z;
  return true;
}

/** Seen from above, the string does not turn at (x, z) on its way to (nx, nz). */
function goesStraightOn(nx: number, nz: number, x: number, z: number): boolean {
  const ax = x - originX, az = z - originZ, bx = nx - x, bz = nz - z; // prettier-ignore
  const lengths = Math.hypot(ax, az) * Math.hypot(bx, bz);
  return Math.abs(ax * bz - az * bx) <= lengths * 1e-4 && ax * bx + az * bz >= 0;
}

let portalA = 0;
let portalB = 0;

function readPortal(g: Graph, from: number, to: number): boolean {
  for (let e = 0; e < 3; e += 1) {
    if (g.neighbours[from * 3 + e] !== to) continue;
    portalA = (g.corners[from * 3 + e] ?? 0) * 3;
    portalB = (g.corners[from * 3 + ((e + 1) % 3)] ?? 0) * 3;
    return true;
  }
  return false;
}

let hitX = 0, hitY = 0, hitZ = 0; // prettier-ignore

/** Where the stretch (x, z) → (tx, tz) meets the portal: its share of the stretch, and the point in `hit`. Infinity: nowhere. */
function crossing(p: Float32Array, x: number, z: number, tx: number, tz: number): number {
  const ax = p[portalA] ?? 0, az = p[portalA + 2] ?? 0; // prettier-ignore
  const ex = (p[portalB] ?? 0) - ax, ez = (p[portalB + 2] ?? 0) - az; // prettier-ignore
  const dx = tx - x, dz = tz - z; // prettier-ignore
  const cross = dx * ez - dz * ex;
  if (Math.abs(cross) < 1e-9) return isOnPortal(p, tx, tz) ? 1 : Infinity;
  const share = ((ax - x) * ez - (az - z) * ex) / cross;
  const along = ((ax - x) * dz - (az - z) * dx) / cross;
  if (along < -touch || along > 1 + touch || share < -touch) return Infinity;
  const ay = p[portalA + 1] ?? 0;
  hitX = ax + ex * along;
  hitY = ay + ((p[portalB + 1] ?? 0) - ay) * along;
  hitZ = az + ez * along;
  return share;
}

/** A stretch that runs along the portal's own line ends on it when it ends at one of its corners. */
function isOnPortal(p: Float32Array, x: number, z: number): boolean {
  const isAt = (v: number): boolean => Math.hypot((p[v] ?? 0) - x, (p[v + 2] ?? 0) - z) < 1e-3;
  return isAt(portalA) || isAt(portalB);
}
