import type { Vector3 } from 'three';
import type { Graph } from './corridor.ts';

const tolerance = 0.03; // metres that a foot may be above or below the ground
const touch = 1e-4; // share of an edge or of a stretch

const out = new Float32Array(1024 * 3);

/**
 * A pulled string runs straight through the air from corner to corner. This adds a point wherever the ground below it
 * bends by more than `tolerance`, so that feet on the string are feet on the ground. Works in place on x, y, z of
 * `path` (which may hold `path.length / 3` points) and answers how many there are now.
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
  let { x, y, z } = from; // where it begins
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
    add(last.x, last.y, last.z);
    startCone(last.x, last.y, last.z);
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
    if (!fits(x, y, z)) add(last.x, last.y, last.z);
    add(x, y, z);
    startCone(x, y, z);
  };
  for (let i = 1; i < steps && stretch < count; i += 1) {
    if (!readPortal(graph, corridor[i - 1] ?? 0, corridor[i] ?? 0)) continue;
    while (stretch < count) {
      const share = crossing(points, x, z, path[stretch * 3] ?? 0, path[stretch * 3 + 2] ?? 0);
      if (share >= 1 - touch && share <= 1 + touch) break; // the corner itself: its height is known
      if (share < 1) {
        if (share > touch) bend(hit.x, hit.y, hit.z);
        break;
      }
      corner();
    }
  }
  while (stretch < count) corner();
  for (let k = 0; k < made * 3; k += 1) path[k] = out[k] ?? 0;
  return made;
}

// The cone: slopes from the last point kept that pass every height since then within the tolerance. An object, for a
// number kept in a module's own variable is boxed anew at each writing.
const cone = { x: 0, y: 0, z: 0, lowest: 0.5, highest: 0.5 };
/** The last point that the cone took. */
const last = { x: 0.5, y: 0.5, z: 0.5 };
const hit = { x: 0.5, y: 0.5, z: 0.5 };

function startCone(x: number, y: number, z: number): void {
  cone.x = last.x = x;
  cone.y = last.y = y;
  cone.z = last.z = z;
  cone.lowest = -Infinity;
  cone.highest = Infinity;
}

/** True when one straight line still does for all heights; then this one is remembered. */
function fits(x: number, y: number, z: number): boolean {
  const run = Math.sqrt((x - cone.x) ** 2 + (z - cone.z) ** 2);
  if (run < 1e-5) return true;
  const slope = (y - cone.y) / run;
  if (slope < cone.lowest || slope > cone.highest) return false;
  cone.lowest = Math.max(cone.lowest, slope - tolerance / run);
  cone.highest = Math.min(cone.highest, slope + tolerance / run);
  last.x = x;
  last.y = y;
  last.z = z;
  return true;
}

/** Seen from above, the string does not turn at (x, z) on its way to (nx, nz). */
function goesStraightOn(nx: number, nz: number, x: number, z: number): boolean {
  const ax = x - cone.x, az = z - cone.z, bx = nx - x, bz = nz - z; // prettier-ignore
  const lengths = Math.sqrt((ax * ax + az * az) * (bx * bx + bz * bz));
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

/**
 * Where the stretch (x, z) → (tx, tz) meets the portal: its share of the stretch, and the point in `hit`. Infinity:
 * nowhere.
 */
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
  hit.x = ax + ex * along;
  hit.y = ay + ((p[portalB + 1] ?? 0) - ay) * along;
  hit.z = az + ez * along;
  return share;
}

/** A stretch that runs along the portal's own line ends on it when it ends at one of its corners. */
function isOnPortal(p: Float32Array, x: number, z: number): boolean {
  const isAt = (v: number): boolean => Math.hypot((p[v] ?? 0) - x, (p[v + 2] ?? 0) - z) < 1e-3;
  return isAt(portalA) || isAt(portalB);
}
