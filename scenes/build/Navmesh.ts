// Where one can walk: fine cells of the walkable outlines, eroded and joined into polygons by recast.
import { init, getNavMeshPositionsAndIndices } from 'recast-navigation';
import { generateSoloNavMesh } from 'recast-navigation/generators';
import type { Vec2, Vec3 } from '../kit/mesh.ts';
import type { SpaceParts, WalkArea } from './SpaceSource.ts';

const CELL = 0.25;
const BODY = 0.3;

export interface Navmesh {
  positions: number[];
  indices: number[];
}

const inside = (outline: readonly Vec2[], x: number, z: number): boolean => {
  let odd = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [ax, az] = outline[i] as Vec2;
    const [bx, bz] = outline[j] as Vec2;
    if (az > z !== bz > z && x < ((bx - ax) * (z - az)) / (bz - az) + ax) odd = !odd;
  }
  return odd;
};
const heightOf = (area: WalkArea, x: number, z: number) =>
  typeof area.y === 'function' ? area.y(x, z) : (area.y ?? 0);

/** Nearest point of the navmesh to p: distance in x/z, metres, and the triangle. */
export function nearest(mesh: Navmesh, p: Vec3): { distance: number; triangle: number } {
  let best = { distance: Infinity, triangle: -1 };
  const { positions: v, indices } = mesh;
  const at = (i: number): Vec2 => [
    v[(indices[i] as number) * 3] as number,
    v[(indices[i] as number) * 3 + 2] as number,
  ];
  for (let t = 0; t < indices.length; t += 3) {
    const tri = [at(t), at(t + 1), at(t + 2)];
    let d = inside(tri, p[0], p[2]) ? 0 : Infinity;
    for (let k = 0; d > 0 && k < 3; k++) {
      const a = tri[k] as Vec2;
      const b = tri[(k + 1) % 3] as Vec2;
      const [ex, ez] = [b[0] - a[0], b[1] - a[1]];
      const s = Math.min(
        1,
        Math.max(0, ((p[0] - a[0]) * ex + (p[2] - a[1]) * ez) / (ex * ex + ez * ez || 1)),
      );
      d = Math.min(d, Math.hypot(p[0] - a[0] - ex * s, p[2] - a[1] - ez * s));
    }
    if (d < best.distance) best = { distance: d, triangle: t / 3 };
  }
  return best;
}

/** For each triangle the number of the connected piece it belongs to. */
export function pieces(mesh: Navmesh): number[] {
  const parent = Array.from({ length: mesh.indices.length / 3 }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] as number;
    parent[i] = r;
    return r;
  };
  const edges = new Map<string, number>();
  for (let i = 0; i < mesh.indices.length; i++) {
    const t = Math.floor(i / 3);
    const a = mesh.indices[i] as number;
    const b = mesh.indices[t * 3 + ((i + 1) % 3)] as number;
    const key = `${Math.min(a, b)}-${Math.max(a, b)}`;
    const other = edges.get(key);
    if (other === undefined) edges.set(key, t);
    else parent[root(t)] = root(other);
  }
  return parent.map((_, i) => root(i));
}

/** The part of the walkable ground that can be reached from the spawn. */
export async function buildNavmesh(parts: SpaceParts): Promise<Navmesh> {
  await init();
  const xs = parts.walkable.flatMap((a) => a.outline.map((p) => p[0]));
  const zs = parts.walkable.flatMap((a) => a.outline.map((p) => p[1]));
  const [x0, x1, z0, z1] = [Math.min(...xs), Math.max(...xs), Math.min(...zs), Math.max(...zs)];
  const blocks = parts.obstacles.map((o) => ({
    o,
    x0: Math.min(...o.map((p) => p[0])),
    x1: Math.max(...o.map((p) => p[0])),
    z0: Math.min(...o.map((p) => p[1])),
    z1: Math.max(...o.map((p) => p[1])),
  }));
  const blocked = (x: number, z: number) =>
    blocks.some((b) => x > b.x0 && x < b.x1 && z > b.z0 && z < b.z1 && inside(b.o, x, z));
  const positions: number[] = [];
  const indices: number[] = [];
  for (let x = x0; x < x1; x += CELL) {
    for (let z = z0; z < z1; z += CELL) {
      const [mx, mz] = [x + CELL / 2, z + CELL / 2];
      const area = parts.walkable.findLast((a) => inside(a.outline, mx, mz));
      if (!area || blocked(mx, mz)) continue;
      const n = positions.length / 3;
      for (const [px, pz] of [
        [x, z],
        [x, z + CELL],
        [x + CELL, z + CELL],
        [x + CELL, z],
      ] as const) {
        positions.push(px, heightOf(area, px, pz), pz);
      }
      indices.push(n, n + 1, n + 2, n, n + 2, n + 3);
    }
  }
  const made = generateSoloNavMesh(positions, indices, {
    cs: 0.15,
    ch: 0.08,
    walkableRadius: Math.ceil(BODY / 0.15),
    walkableHeight: 20,
    walkableClimb: 5,
    walkableSlopeAngle: 48,
    maxSimplificationError: 1.1,
    minRegionArea: 30,
    mergeRegionArea: 60,
    maxEdgeLen: 80,
    detailSampleDist: 8,
    detailSampleMaxError: 1.5,
  });
  if (!made.success) throw new Error(`navmesh: ${made.error}`);
  const [rawPositions, rawIndices] = getNavMeshPositionsAndIndices(made.navMesh);
  const byPlace = new Map<string, number>();
  const mesh: Navmesh = { positions: [], indices: [] };
  const remap = Array.from({ length: rawPositions.length / 3 }, (_, i) => {
    const p = [0, 1, 2].map((k) => Math.round((rawPositions[i * 3 + k] as number) * 100) / 100);
    const key = p.join();
    const known = byPlace.get(key);
    if (known !== undefined) return known;
    const id = mesh.positions.length / 3;
    byPlace.set(key, id);
    mesh.positions.push(...p);
    return id;
  });
  for (let t = 0; t < rawIndices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => remap[rawIndices[t + k] as number] as number) as [
      number,
      number,
      number,
    ];
    if (a !== b && b !== c && c !== a) mesh.indices.push(a, b, c);
  }
  const piece = pieces(mesh);
  const home = piece[nearest(mesh, parts.spawn.eye).triangle];
  return compact(mesh, (t) => piece[t] === home);
}

function compact(mesh: Navmesh, keep: (triangle: number) => boolean): Navmesh {
  const out: Navmesh = { positions: [], indices: [] };
  const seen = new Map<number, number>();
  for (let t = 0; t < mesh.indices.length / 3; t++) {
    if (!keep(t)) continue;
    for (const i of mesh.indices.slice(t * 3, t * 3 + 3)) {
      let n = seen.get(i);
      if (n === undefined) {
        n = out.positions.length / 3;
        seen.set(i, n);
        out.positions.push(...mesh.positions.slice(i * 3, i * 3 + 3));
      }
      out.indices.push(n);
    }
  }
  return out;
}
