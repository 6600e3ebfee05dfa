import { MeshoptSimplifier } from 'meshoptimizer';
import { toSrgb } from '../kit/color.ts';
import { tone } from './tone.ts';
import { unique } from './unique.ts';

export interface FlatMesh {
  position: Float32Array;
  /** Linear rgb and class (see compile). */
  color: Float32Array;
  /** Codes of sky, sun, low sun, lamps, 0..1. */
  light: Float32Array;
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
  const n = mesh.position.length / 3;
  // What the eye gets at noon weighs most; class, morning, lamps and sky keep their edges too.
  const seen = new Float32Array(n * 7);
  for (let i = 0; i < n; i++) {
    const [sky = 0, sun = 0, low = 0, lamp = 0] = mesh.light.subarray(i * 4, i * 4 + 4);
    const shine = tone(0.72 * sky * sky + 1.25 * sun * sun + 0.3 * lamp * lamp);
    for (let k = 0; k < 3; k++) seen[i * 7 + k] = toSrgb((mesh.color[i * 4 + k] as number) * shine);
    seen.set([mesh.color[i * 4 + 3] as number, sky, low, lamp], i * 7 + 3);
  }
  const [indices] = MeshoptSimplifier.simplifyWithAttributes(
    mesh.indices,
    mesh.position,
    3,
    seen,
    7,
    [0.9, 0.9, 0.9, 0.5, 0.25, 0.3, 0.3],
    locked,
    Math.min(triangles * 3, mesh.indices.length),
    error,
    ['ErrorAbsolute'],
  );
  return indices;
}

/** Corners with the same place, colour and light share a vertex. */
export function index(
  position: ArrayLike<number>,
  color: ArrayLike<number>,
  light: ArrayLike<number>,
): FlatMesh {
  const n = position.length / 3;
  const width = 11;
  const rows = new Int32Array(n * width);
  for (let i = 0; i < n; i++) {
    const o = i * width;
    for (let k = 0; k < 3; k++) {
      rows[o + k] = Math.round((position[i * 3 + k] as number) * 1000);
      rows[o + 3 + k] = Math.round(toSrgb(color[i * 4 + k] as number) * 255);
    }
    rows[o + 6] = Math.round((color[i * 4 + 3] as number) * 255);
    for (let k = 0; k < 4; k++) rows[o + 7 + k] = Math.round((light[i * 4 + k] as number) * 255);
  }
  const { ids, firsts } = unique(rows, width);
  const pick = (from: ArrayLike<number>, wide: number) => {
    const to = new Float32Array(firsts.length * wide);
    firsts.forEach((f, i) => {
      for (let k = 0; k < wide; k++) to[i * wide + k] = from[f * wide + k] as number;
    });
    return to;
  };
  return {
    position: pick(position, 3),
    color: pick(color, 4),
    light: pick(light, 4),
    indices: Uint32Array.from(ids),
  };
}
