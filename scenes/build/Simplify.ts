import { MeshoptSimplifier } from 'meshoptimizer';
import { toSrgb } from '../kit/color.ts';
import { unique } from './unique.ts';

export interface FlatMesh {
  position: Float32Array;
  /** Linear rgb. */
  color: Float32Array;
  indices: Uint32Array;
}

/** Fewer triangles where neither shape nor baked colour needs them. `error` in metres; `locked` vertices stay. */
export async function simplify(
  mesh: FlatMesh,
  triangles: number,
  error: number,
  locked: Uint8Array | null = null,
): Promise<Uint32Array> {
  await MeshoptSimplifier.ready;
  const seen = Float32Array.from(mesh.color, (c) => toSrgb(c));
  const [indices] = MeshoptSimplifier.simplifyWithAttributes(
    mesh.indices,
    mesh.position,
    3,
    seen,
    3,
    [0.9, 0.9, 0.9],
    locked,
    Math.min(triangles * 3, mesh.indices.length),
    error,
    ['ErrorAbsolute'],
  );
  return indices;
}

/** Corners with the same place and colour share a vertex. */
export function index(position: ArrayLike<number>, color: ArrayLike<number>): FlatMesh {
  const n = position.length / 3;
  const rows = new Int32Array(n * 6);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < 3; k++) {
      rows[i * 6 + k] = Math.round((position[i * 3 + k] as number) * 1000);
      rows[i * 6 + 3 + k] = Math.round(toSrgb(color[i * 3 + k] as number) * 255);
    }
  }
  const { ids, firsts } = unique(rows, 6);
  const p = new Float32Array(firsts.length * 3);
  const c = new Float32Array(firsts.length * 3);
  firsts.forEach((from, to) => {
    for (let k = 0; k < 3; k++) {
      p[to * 3 + k] = position[from * 3 + k] as number;
      c[to * 3 + k] = color[from * 3 + k] as number;
    }
  });
  return { position: p, color: c, indices: Uint32Array.from(ids) };
}
