// Ground by its name: colour, size of its slabs, and how an outline is filled with it.
import { ShapeUtils, Vector2 } from 'three';
import { mix } from '../kit/color.ts';
import type { FaceOptions, Mesh, Vec2, Vec3 } from '../kit/mesh.ts';
import { paint } from '../kit/palette.ts';
import { fbm, hash2, noise2 } from '../kit/random.ts';
import { clip, turning, type Outline } from './geometry.ts';
import type { GroundKind } from './layoutShape.ts';

interface Ground {
  /** Longest edge of a piece, metres. */
  cell: number;
  /** Every piece one tone (slabs), or a tone at each corner that runs on. */
  slabs: boolean;
  tone: (x: number, z: number) => string;
}
const slab =
  (tones: readonly string[], worn: string) =>
  (x: number, z: number): string =>
    mix(
      tones[Math.floor(hash2(Math.round(x * 3), Math.round(z * 3), 4) * tones.length)] as string,
      worn,
      noise2((x + 90) / 7, (z + 90) / 7, 15) * 0.35,
    );
const soft = (a: string, b: string, scale: number) => (x: number, z: number) =>
  mix(a, b, noise2((x + 200) / scale, (z + 200) / scale, 6));

export const grassTone =
  (base: string) =>
  (x: number, z: number): string => {
    const n = fbm(x / 14, z / 14, 3, 3);
    const c = mix(base, mix(base, '#d6dc8c', 0.6), n * 1.3 - 0.15);
    const dark = noise2(x / 5, z / 5, 9);
    return mix(c, mix(base, '#3f6a3c', 0.45), dark > 0.62 ? (dark - 0.62) * 1.6 : 0);
  };

export const grounds: Record<GroundKind, Ground> = {
  grass: { cell: 6, slabs: false, tone: grassTone('#93b25c') },
  concrete: { cell: 3.4, slabs: true, tone: slab(['#d3ccbd', '#cbc4b5', '#d8d2c4', '#c6bfb0'], '#dbd3c2') },
  asphalt: { cell: 9, slabs: false, tone: soft(paint.asphalt, '#a39d97', 6) },
  stone: { cell: 1.7, slabs: true, tone: slab(['#c7bba6', '#b9ad98', '#d0c4ae', '#bfb39c'], '#d6c9b0') },
  tiles: { cell: 2.2, slabs: true, tone: slab(['#dcc7a4', '#d3bb96', '#e4d3b4', '#cdb48f'], '#eadcc2') },
  sand: { cell: 4.5, slabs: false, tone: soft('#ecdcb6', '#dcc899', 5) },
  earth: { cell: 4.5, slabs: false, tone: soft('#c3ab86', '#ae9671', 4) },
  gravel: { cell: 4.5, slabs: false, tone: soft('#cdc5b5', '#b9b09f', 3) },
};

/** A flat-lying polygon seen from above, each corner at its own height. */
export function lay(
  m: Mesh,
  points: Outline,
  y: (x: number, z: number) => number,
  opts: FaceOptions & {
    color: string;
    tone?: (x: number, z: number) => string;
    normal?: (x: number, z: number) => Vec3;
  },
): void {
  const { color, tone, normal, ...rest } = opts;
  const at = ([x, z]: Vec2): Vec3 => [x, y(x, z), z];
  const each = (list: readonly Vec2[]): FaceOptions => ({
    surface: 'ground',
    ...rest,
    ...(tone ? { colors: list.map(([x, z]) => tone(x, z)) } : {}),
    ...(normal ? { normals: list.map(([x, z]) => normal(x, z)) } : {}),
  });
  // Seen from above, x right and z toward the reader, a face that shows turns against the clock.
  const ring = turning(points) > 0 ? points.toReversed() : [...points];
  if (ring.length === 4) {
    const [a, b, c, d] = ring as unknown as [Vec2, Vec2, Vec2, Vec2];
    m.quad(at(a), at(b), at(c), at(d), color, each(ring));
    return;
  }
  const flat = ring.map(([x, z]) => new Vector2(x, z));
  for (const [i, j, k] of ShapeUtils.triangulateShape(flat, [])) {
    const t = [i, j, k].map((n) => ring[n as number] as Vec2);
    const [a, b, c] = (turning(t) > 0 ? t.toReversed() : t) as [Vec2, Vec2, Vec2];
    m.tri(at(a), at(b), at(c), color, each([a, b, c]));
  }
}

/** Cuts an outline along a grid; slivers are left out. */
export function cut(
  outline: Outline,
  xs: readonly number[],
  zs: readonly number[],
  use: (piece: Vec2[]) => void,
): void {
  for (let i = 0; i + 1 < xs.length; i++)
    for (let j = 0; j + 1 < zs.length; j++) {
      const piece = clip(outline, xs[i] as number, zs[j] as number, xs[i + 1] as number, zs[j + 1] as number);
      if (piece.length >= 3 && Math.abs(turning(piece)) > 0.04) use(piece);
    }
}

const steps = (values: readonly number[], size: number): number[] => {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const n = Math.max(1, Math.round((to - from) / size));
  return Array.from({ length: n + 1 }, (_, i) => from + ((to - from) * i) / n);
};

/** Fills an outline with a ground of the kit. */
export function pave(m: Mesh, kind: GroundKind, outline: Outline, y: (x: number, z: number) => number): void {
  const { cell, slabs, tone } = grounds[kind];
  const xs = steps(
    outline.map((p) => p[0]),
    cell,
  );
  const zs = steps(
    outline.map((p) => p[1]),
    cell,
  );
  cut(outline, xs, zs, (piece) => {
    const [cx, cz] = [0, 1].map((k) => piece.reduce((s, p) => s + p[k as 0 | 1], 0) / piece.length) as [
      number,
      number,
    ];
    lay(m, piece, y, slabs ? { color: tone(cx, cz), jitter: 0.03 } : { color: tone(cx, cz), tone });
  });
}
