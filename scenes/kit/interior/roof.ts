import { cycle } from './cycle.ts';
import { type Pen, type Vec, shade } from './Pen.ts';
import { PAINT } from './paints.ts';

export type Gable = {
  x0: number;
  x1: number;
  /** Eaves at both sides and the ridge between. */
  z0: number;
  z1: number;
  eaves: number;
  ridge: number;
  tile: string;
  /** Rows of tiles on the sides facing −z and +z; 1 is plain. */
  rows: readonly [number, number];
  column?: number;
  gableWall?: string;
};

/** A gabled roof with its ridge along x: stepped rows of tiles, eaves boards, ridge. */
export const gableRoof = (p: Pen, g: Gable): void => {
  const mid = (g.z0 + g.z1) / 2;
  const span = g.x1 - g.x0;
  for (const [k, sideZ] of [g.z0, g.z1].entries()) {
    const rows = cycle(g.rows, k);
    const south = sideZ > mid;
    const columns = rows > 1 ? Math.max(1, Math.round(span / (g.column ?? 1.1))) : Math.ceil(span / 8);
    for (let j = 0; j < rows; j++) {
      const at = (t: number, lift: number): readonly [number, number] => [
        sideZ + (mid - sideZ) * t,
        g.eaves + (g.ridge - g.eaves) * t + lift,
      ];
      const lift = rows > 1 ? 0.07 : 0;
      const [zl, yl] = at(j / rows, lift);
      const [zh, yh] = at((j + 1) / rows, 0);
      for (let i = 0; i < columns; i++) {
        const [a, b] = [g.x0 + (span * i) / columns, g.x0 + (span * (i + 1)) / columns];
        const c = shade(g.tile, (((i * 7 + j * 13) % 9) - 4) * 0.022);
        const q: Vec[] = south
          ? [
              [a, yl, zl],
              [b, yl, zl],
              [b, yh, zh],
              [a, yh, zh],
            ]
          : [
              [b, yl, zl],
              [a, yl, zl],
              [a, yh, zh],
              [b, yh, zh],
            ];
        p.face(q, c);
      }
      if (rows > 1) {
        const y0 = yl - (j === 0 ? 0.16 : 0.07);
        const q: Vec[] = south
          ? [
              [g.x0, y0, zl],
              [g.x1, y0, zl],
              [g.x1, yl, zl],
              [g.x0, yl, zl],
            ]
          : [
              [g.x1, y0, zl],
              [g.x0, y0, zl],
              [g.x0, yl, zl],
              [g.x1, yl, zl],
            ];
        p.face(q, shade(g.tile, j === 0 ? -0.15 : -0.35));
      }
    }
    const inner = south ? sideZ - 1.4 : sideZ + 1.4;
    const y = g.eaves - 0.1;
    const q: Vec[] = south
      ? [
          [g.x0, y, inner],
          [g.x1, y, inner],
          [g.x1, y, sideZ],
          [g.x0, y, sideZ],
        ]
      : [
          [g.x1, y, inner],
          [g.x0, y, inner],
          [g.x0, y, sideZ],
          [g.x1, y, sideZ],
        ];
    p.face(q, '#a8743f');
  }
  p.box((g.x0 + g.x1) / 2, g.ridge - 0.04, mid, span + 0.2, 0.26, 0.42, shade(g.tile, -0.12));
  if (!g.gableWall) return;
  for (const [x, s] of [
    [g.x0 + 0.5, -1],
    [g.x1 - 0.5, 1],
  ] as const) {
    const k = 0.62;
    const tri: Vec[] = [
      [x, g.eaves - 0.25, g.z0 + k],
      [x, g.eaves - 0.25, g.z1 - k],
      [x, g.ridge - 0.12, mid],
    ];
    p.face(s > 0 ? [...tri].reverse() : tri, g.gableWall);
    p.bar([x + s * 0.46, g.eaves - 0.02, g.z0], [x + s * 0.46, g.ridge + 0.02, mid], 0.2, PAINT.beam);
    p.bar([x + s * 0.46, g.eaves - 0.02, g.z1], [x + s * 0.46, g.ridge + 0.02, mid], 0.2, PAINT.beam);
  }
};
