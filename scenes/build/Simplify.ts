import { MeshoptSimplifier } from 'meshoptimizer';
import { toSrgb } from '../kit/color.ts';

export interface FlatMesh {
  position: Float32Array;
  /** Linear rgb. */
  color: Float32Array;
  indices: Uint32Array;
}

/** Fewer triangles where neither shape nor baked colour needs them. `error` in metres; `locked` vertices stay. */
export async function simplify(mesh: FlatMesh, triangles: number, error: number, locked: Uint8Array | null = null): Promise<Uint32Array> {
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
  const map = new Map<string, number>();
  const p: number[] = [];
  const c: number[] = [];
  const indices: number[] = [];
  for (let i = 0; i < position.length / 3; i++) {
    const at = [0, 1, 2].map((k) => position[i * 3 + k] as number);
    const rgb = [0, 1, 2].map((k) => color[i * 3 + k] as number);
    const key = `${at.map((v) => Math.round(v * 1000)).join()};${rgb.map((v) => Math.round(toSrgb(v) * 255)).join()}`;
    let id = map.get(key);
    if (id === undefined) {
      id = map.size;
      map.set(key, id);
      p.push(...at);
      c.push(...rgb);
    }
    indices.push(id);
  }
  return { position: new Float32Array(p), color: new Float32Array(c), indices: new Uint32Array(indices) };
}
