import { mix } from './color.ts';
import type { Mesh, Vec3 } from './mesh.ts';
import { paint } from './palette.ts';

export interface RoofOptions {
  /** Middle of the house at eaves height. */
  at: Vec3;
  /** Along the ridge (x) and across (z), without overhang. */
  width: number;
  depth: number;
  /** Ridge over eaves. */
  rise: number;
  overhang?: number;
  color?: string;
  /** Tile rows per slope. */
  rows?: number;
  /** Metres of one tile column. */
  pitch?: number;
  gable?: string;
  /** Cover tiles: always, only in the rich scene, or never. Default fine. */
  ribs?: 'all' | 'fine' | 'none';
  /** Fill the gable triangles. Default true. */
  gables?: boolean;
}

/** One tiled slope between eave (low) and ridge (high): rows that step, and the round cover tiles running up it. */
export function slope(
  mesh: Mesh,
  a: Vec3,
  b: Vec3,
  c: Vec3,
  d: Vec3,
  color: string,
  rows: number,
  columns: number,
  o: { ribs?: boolean; fine?: boolean } = {},
): void {
  const lip = 0.05;
  const at = (u: number, v: number, up: number): Vec3 => {
    const w = [(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v] as const;
    const k = (i: 0 | 1 | 2) => a[i] * w[0] + b[i] * w[1] + c[i] * w[2] + d[i] * w[3];
    return [k(0), k(1) + up, k(2)];
  };
  const wide = Math.max(2, Math.round(columns / 3));
  for (let r = 0; r < rows; r++) {
    const [v0, v1] = [r / rows, (r + 1) / rows];
    const shade = mix(color, '#ffffff', 0.05 * (r % 2));
    for (let i = 0; i < wide; i++) {
      const [u0, u1] = [i / wide, (i + 1) / wide];
      // Each row runs on under the next, so that no sky shows between them.
      const v2 = Math.min(1, v1 + 0.3 / rows);
      mesh.quad(at(u0, v0, lip), at(u1, v0, lip), at(u1, v2, -0.015), at(u0, v2, -0.015), shade, {
        jitter: 0.07,
      });
    }
  }
  if (o.ribs !== false) {
    const half = 0.3 / columns;
    const dark = mix(color, '#1d232a', 0.22);
    const pale = mix(color, '#ffffff', 0.1);
    for (let i = 0; i <= columns; i++) {
      const u = Math.min(1 - half, Math.max(half, i / columns));
      const q = { fine: o.fine, jitter: 0.04 };
      mesh.quad(at(u - half, 0, lip), at(u, 0, lip + 0.1), at(u, 1, 0.1), at(u - half, 1, 0.01), pale, q);
      mesh.quad(at(u, 0, lip + 0.1), at(u + half, 0, lip), at(u + half, 1, 0.01), at(u, 1, 0.1), dark, q);
    }
  }
  mesh.quad(
    at(0, 0, -0.03),
    at(1, 0, -0.03),
    at(1, 0, lip + 0.02),
    at(0, 0, lip + 0.02),
    mix(color, '#000000', 0.25),
  );
}

/** A gabled kawara roof with ridge, bargeboards and soffits; ridge along x. */
export function gableRoof(mesh: Mesh, o: RoofOptions): void {
  const { overhang = 0.7, color = paint.tile, rows = 6, pitch = 0.62 } = o;
  const [x, y, z] = o.at;
  const X = o.width / 2 + overhang * 0.75;
  const Z = o.depth / 2 + overhang;
  const drop = (o.rise / (o.depth / 2)) * overhang;
  const low = y - drop;
  const top = y + o.rise;
  const columns = Math.max(3, Math.round((X * 2) / pitch));
  const ribs = { ribs: o.ribs !== 'none', fine: o.ribs !== 'all' };
  slope(
    mesh,
    [x - X, low, z + Z],
    [x + X, low, z + Z],
    [x + X, top, z],
    [x - X, top, z],
    color,
    rows,
    columns,
    ribs,
  );
  slope(
    mesh,
    [x + X, low, z - Z],
    [x - X, low, z - Z],
    [x - X, top, z],
    [x + X, top, z],
    color,
    rows,
    columns,
    ribs,
  );
  const under = paint.woodDark;
  const t = 0.12;
  mesh.quad(
    [x + X, low - t, z + Z],
    [x - X, low - t, z + Z],
    [x - X, top - t, z],
    [x + X, top - t, z],
    under,
  );
  mesh.quad(
    [x - X, low - t, z - Z],
    [x + X, low - t, z - Z],
    [x + X, top - t, z],
    [x - X, top - t, z],
    under,
  );
  for (const s of [1, -1]) {
    // Eaves board and bargeboards.
    const f: [Vec3, Vec3, Vec3, Vec3] = [
      [x - X * s, low - t - 0.06, z + Z * s],
      [x + X * s, low - t - 0.06, z + Z * s],
      [x + X * s, low + 0.03, z + Z * s],
      [x - X * s, low + 0.03, z + Z * s],
    ];
    mesh.quad(...f, paint.wood);
    const e = x + X * s;
    for (const side of [1, -1]) {
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        [e, low - t - 0.1, z + Z * side],
        [e, top - t - 0.1, z],
        [e, top + 0.04, z],
        [e, low + 0.04, z + Z * side],
      ];
      if (s * side < 0) q.reverse();
      const [p0, p1, p2, p3] = q;
      mesh.quad(p3, p2, p1, p0, paint.wood);
    }
    if (o.gables !== false) {
      const g = x + (o.width / 2) * s;
      const half = o.depth / 2;
      const tri: [Vec3, Vec3, Vec3] =
        s > 0
          ? [
              [g, y, z + half],
              [g, y, z - half],
              [g, top - 0.05, z],
            ]
          : [
              [g, y, z - half],
              [g, y, z + half],
              [g, top - 0.05, z],
            ];
      mesh.tri(...tri, o.gable ?? paint.plaster);
    }
  }
  const ridge = mix(color, '#20262c', 0.35);
  // A small roof has a small ridge.
  const k = Math.min(1, Math.max(0.45, Math.min(o.width * 1.4, o.depth) / 8));
  mesh.box({
    at: [x, top - 0.06, z],
    size: [X * 2 + 0.1, 0.34 * k, 0.34 * k],
    color: ridge,
    faces: 'nsewt',
  });
  for (const s of [1, -1])
    mesh.box({
      at: [x + (X + 0.05) * s, top - 0.04, z],
      size: [0.22 * k, 0.5 * k * k, 0.46 * k],
      color: ridge,
      faces: 'nsewt',
    });
}

/** A pent roof over a shop front: leans on the wall at z, slopes toward +z. */
export function pentRoof(
  mesh: Mesh,
  at: Vec3,
  width: number,
  reach: number,
  rise: number,
  color: string = paint.tile,
): void {
  const [x, y, z] = at;
  const X = width / 2;
  slope(
    mesh,
    [x - X, y, z + reach],
    [x + X, y, z + reach],
    [x + X, y + rise, z],
    [x - X, y + rise, z],
    color,
    2,
    Math.max(3, Math.round(width / 0.62)),
    { fine: true },
  );
  mesh.quad(
    [x + X, y - 0.08, z + reach],
    [x - X, y - 0.08, z + reach],
    [x - X, y + rise - 0.08, z],
    [x + X, y + rise - 0.08, z],
    paint.woodDark,
  );
  mesh.box({ at: [x, y - 0.16, z + reach - 0.04], size: [width, 0.17, 0.08], color: paint.wood });
  for (const s of [1, -1]) {
    const e = x + X * s;
    const q: [Vec3, Vec3, Vec3] = [
      [e, y - 0.12, z + reach],
      [e, y - 0.12, z],
      [e, y + rise + 0.03, z],
    ];
    if (s < 0) q.reverse();
    mesh.tri(...q, paint.wood);
  }
}
