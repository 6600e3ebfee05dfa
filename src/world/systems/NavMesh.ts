import { Vector3 } from 'three';
import { findCorridor, type Graph } from './corridor.ts';
import { layOnGround } from './layOnGround.ts';
import { pullString } from './pullString.ts';

const maxPoints = 256;

/**
 * The ground one may stand on. A* over the triangles and a pulled string, written here rather than taken from
 * three-pathfinding: that one finds no polygon for a point lying on an edge, and allocates at each step.
 */
export class NavMesh {
  readonly triangles: number;
  readonly #p: Float32Array;
  readonly #graph: Graph;
  readonly #q = new Vector3();
  readonly #hit = new Vector3();
  readonly #from = new Vector3();
  readonly #to = new Vector3();
  readonly #corridor: Int32Array;
  /** The last path found: x, y, z of each corner after the start. */
  readonly path = new Float32Array(maxPoints * 3);
  pathPoints = 0;

  /** positions: x,y,z…; indices: three a triangle. Vertices closer than 2 cm are taken as one. */
  constructor(positions: ArrayLike<number>, indices: ArrayLike<number>) {
    const { points, corners } = weld(positions, indices);
    this.#p = points;
    this.triangles = corners.length / 3;
    this.#graph = makeGraph(points, corners);
    this.#corridor = new Int32Array(this.triangles + 1);
  }

  /** Nearest point of the mesh to `point`, into `out`; answers the triangle. Height counts, so bridges work. */
  clamp(point: Vector3, out: Vector3): number {
    const { corners } = this.#graph;
    const q = this.#q.copy(point); // `out` may be `point` itself
    let best = Infinity;
    let nearest = -1;
    for (let t = 0; t < this.triangles; t += 1) {
      closestOnTriangle(this.#p, corners, t, q, this.#hit);
      const dy = (this.#hit.y - q.y) * 2;
      const d = (this.#hit.x - q.x) ** 2 + (this.#hit.z - q.z) ** 2 + dy * dy;
      if (d < best) {
        best = d;
        nearest = t;
        out.copy(this.#hit);
      }
    }
    return nearest;
  }

  /** Finds the way from a to b (both clamped first) into `path`. Answers its length in metres, Infinity if none. */
  findPath(a: Vector3, b: Vector3): number {
    const steps = this.#pull(a, b);
    if (steps === 0) return Infinity;
    this.pathPoints = layOnGround(
      this.#p,
      this.#graph,
      this.#corridor,
      steps,
      this.#from,
      this.path,
      this.pathPoints,
    );
    return this.#pathLength();
  }

  /** How far it is on foot, metres, hills taken as if they were flat between two turns; Infinity if there is no way. */
  walkingDistance(a: Vector3, b: Vector3): number {
    return this.#pull(a, b) === 0 ? Infinity : this.#pathLength();
  }

  /** The pulled string into `path`. Answers how many triangles it runs through, 0 when there is no way. */
  #pull(a: Vector3, b: Vector3): number {
    const start = this.clamp(a, this.#from);
    const goal = this.clamp(b, this.#to);
    this.pathPoints = 0;
    if (start < 0 || goal < 0) return 0;
    const steps = findCorridor(this.#graph, start, goal, this.#from, this.#to, this.#corridor);
    if (steps === 0) return 0;
    this.pathPoints = pullString(
      this.#p,
      this.#graph,
      this.#corridor,
      steps,
      this.#from,
      this.#to,
      this.path,
    );
    return steps;
  }

  #pathLength(): number {
    let length = 0;
    let { x, y, z } = this.#from;
    for (let i = 0; i < this.pathPoints * 3; i += 3) {
      const nx = this.path[i] ?? x;
      const ny = this.path[i + 1] ?? y;
      const nz = this.path[i + 2] ?? z;
      length += Math.sqrt((nx - x) ** 2 + (ny - y) ** 2 + (nz - z) ** 2);
      x = nx;
      y = ny;
      z = nz;
    }
    return length;
  }

  /** Where a ray first meets the ground, into `out`; distance along the ray, or Infinity. */
  raycast(origin: Vector3, direction: Vector3, out: Vector3): number {
    let best = Infinity;
    for (let t = 0; t < this.triangles; t += 1) {
      const d = rayTriangle(this.#p, this.#graph.corners, t, origin, direction);
      if (d < best) best = d;
    }
    if (best < Infinity) out.copy(direction).multiplyScalar(best).add(origin);
    return best;
  }
}

function weld(positions: ArrayLike<number>, indices: ArrayLike<number>) {
  const seen = new Map<string, number>();
  const kept: number[] = [];
  const map: number[] = [];
  for (let i = 0; i + 2 < positions.length; i += 3) {
    const x = positions[i] ?? 0;
    const y = positions[i + 1] ?? 0;
    const z = positions[i + 2] ?? 0;
    const key = `${Math.round(x * 50)},${Math.round(y * 50)},${Math.round(z * 50)}`;
    let at = seen.get(key);
    if (at === undefined) {
      at = kept.length / 3;
      seen.set(key, at);
      kept.push(x, y, z);
    }
    map.push(at);
  }
  const corners: number[] = [];
  for (let i = 0; i + 2 < indices.length; i += 3) {
    const a = map[indices[i] ?? 0] ?? 0;
    const b = map[indices[i + 1] ?? 0] ?? 0;
    const c = map[indices[i + 2] ?? 0] ?? 0;
    if (a !== b && b !== c && c !== a) corners.push(a, b, c);
  }
  return { points: Float32Array.from(kept), corners: Int32Array.from(corners) };
}

function makeGraph(points: Float32Array, corners: Int32Array): Graph {
  const count = corners.length / 3;
  const neighbours = new Int32Array(count * 3).fill(-1);
  const edges = new Map<string, number>();
  for (let t = 0; t < count; t += 1) {
    for (let e = 0; e < 3; e += 1) {
      const a = corners[t * 3 + e] ?? 0;
      const b = corners[t * 3 + ((e + 1) % 3)] ?? 0;
      const key = a < b ? `${a},${b}` : `${b},${a}`;
      const other = edges.get(key);
      if (other === undefined) edges.set(key, t * 3 + e);
      else {
        neighbours[t * 3 + e] = Math.floor(other / 3);
        neighbours[other] = t;
      }
    }
  }
  return {
    points,
    corners,
    neighbours,
    cost: new Float32Array(count),
    score: new Float32Array(count),
    cameFrom: new Int32Array(count),
    state: new Uint8Array(count),
    entry: new Float32Array(count * 2),
  };
}

/** Ericson, Real-Time Collision Detection, 5.1.5: the nearest point is a + v·ab + w·ac. */
function closestOnTriangle(p: Float32Array, corners: Int32Array, t: number, q: Vector3, out: Vector3): void {
  const a = (corners[t * 3] ?? 0) * 3;
  const b = (corners[t * 3 + 1] ?? 0) * 3;
  const c = (corners[t * 3 + 2] ?? 0) * 3;
  const ax = p[a] ?? 0, ay = p[a + 1] ?? 0, az = p[a + 2] ?? 0; // prettier-ignore
  const abx = (p[b] ?? 0) - ax, aby = (p[b + 1] ?? 0) - ay, abz = (p[b + 2] ?? 0) - az; // prettier-ignore
  const acx = (p[c] ?? 0) - ax, acy = (p[c + 1] ?? 0) - ay, acz = (p[c + 2] ?? 0) - az; // prettier-ignore
  const apx = q.x - ax, apy = q.y - ay, apz = q.z - az; // prettier-ignore
  const d1 = abx * apx + aby * apy + abz * apz;
  const d2 = acx * apx + acy * apy + acz * apz;
  const bpx = apx - abx, bpy = apy - aby, bpz = apz - abz; // prettier-ignore
  const d3 = abx * bpx + aby * bpy + abz * bpz;
  const d4 = acx * bpx + acy * bpy + acz * bpz;
  const cpx = apx - acx, cpy = apy - acy, cpz = apz - acz; // prettier-ignore
  const d5 = abx * cpx + aby * cpy + abz * cpz;
  const d6 = acx * cpx + acy * cpy + acz * cpz;
  const va = d3 * d6 - d5 * d4;
  const vb = d5 * d2 - d1 * d6;
  const vc = d1 * d4 - d3 * d2;
  let v = 0;
  let w = 0;
  if (d1 <= 0 && d2 <= 0) v = 0;
  else if (d3 >= 0 && d4 <= d3) v = 1;
  else if (vc <= 0 && d1 >= 0 && d3 <= 0) v = d1 / (d1 - d3);
  else if (d6 >= 0 && d5 <= d6) w = 1;
  else if (vb <= 0 && d2 >= 0 && d6 <= 0) w = d2 / (d2 - d6);
  else if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    w = (d4 - d3) / (d4 - d3 + (d5 - d6));
    v = 1 - w;
  } else {
    v = vb / (va + vb + vc);
    w = vc / (va + vb + vc);
  }
  // Written one by one: numbers handed to a function that isn't inlined are boxed, and this runs for every triangle.
  out.x = ax + abx * v + acx * w;
  out.y = ay + aby * v + acy * w;
  out.z = az + abz * v + acz * w;
}

/** Möller–Trumbore, both sides. */
function rayTriangle(p: Float32Array, corners: Int32Array, t: number, o: Vector3, d: Vector3): number {
  const a = (corners[t * 3] ?? 0) * 3;
  const b = (corners[t * 3 + 1] ?? 0) * 3;
  const c = (corners[t * 3 + 2] ?? 0) * 3;
  const ax = p[a] ?? 0, ay = p[a + 1] ?? 0, az = p[a + 2] ?? 0; // prettier-ignore
  const ux = (p[b] ?? 0) - ax, uy = (p[b + 1] ?? 0) - ay, uz = (p[b + 2] ?? 0) - az; // prettier-ignore
  const vx = (p[c] ?? 0) - ax, vy = (p[c + 1] ?? 0) - ay, vz = (p[c + 2] ?? 0) - az; // prettier-ignore
  const px = d.y * vz - d.z * vy, py = d.z * vx - d.x * vz, pz = d.x * vy - d.y * vx; // prettier-ignore
  const det = ux * px + uy * py + uz * pz;
  if (Math.abs(det) < 1e-9) return Infinity;
  const tx = o.x - ax, ty = o.y - ay, tz = o.z - az; // prettier-ignore
  const s = (tx * px + ty * py + tz * pz) / det;
  if (s < 0 || s > 1) return Infinity;
  const qx = ty * uz - tz * uy, qy = tz * ux - tx * uz, qz = tx * uy - ty * ux; // prettier-ignore
  const r = (d.x * qx + d.y * qy + d.z * qz) / det;
  if (r < 0 || s + r > 1) return Infinity;
  const distance = (vx * qx + vy * qy + vz * qz) / det;
  return distance > 0 ? distance : Infinity;
}
