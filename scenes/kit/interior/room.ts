import { cycle } from './cycle.ts';
import { type Pen, type Vec, dice, shade } from './Pen.ts';
import { PAINT, pick } from './paints.ts';

/** Boards laid side by side, each its own wood. */
export const planks = (
  p: Pen,
  x0: number,
  z0: number,
  x1: number,
  z1: number,
  colors: readonly string[],
  {
    wide = 0.3,
    long = 2.2,
    alongX = true,
    y = 0,
    seed = 1,
    bowed = 0,
  }: { wide?: number; long?: number; alongX?: boolean; y?: number; seed?: number; bowed?: number } = {},
): void => {
  const g = p.ground;
  const r = dice(seed);
  const [u0, u1, v0, v1] = alongX ? [x0, x1, z0, z1] : [z0, z1, x0, x1];
  const rows = Math.max(1, Math.round((v1 - v0) / wide));
  for (let i = 0; i < rows; i++) {
    const [a, b] = [v0 + ((v1 - v0) * i) / rows, v0 + ((v1 - v0) * (i + 1)) / rows];
    let u = u0;
    let next = u0 + long * (0.35 + r() * 0.65);
    while (u < u1 - 0.01) {
      const e = next > u1 - long * 0.3 ? u1 : next;
      const c = shade(pick(colors, r()), (r() - 0.5) * 0.09);
      const h = y + bowed * r();
      const corners: Vec[] = alongX
        ? [
            [u, h, b],
            [e, h, b],
            [e, h, a],
            [u, h, a],
          ]
        : [
            [a, h, e],
            [b, h, e],
            [b, h, u],
            [a, h, u],
          ];
      g.face(corners, c);
      u = e;
      next = u + long * (0.75 + r() * 0.5);
    }
  }
};

export type Opening = {
  /** Along the wall, from its start. */
  from: number;
  to: number;
  sill: number;
  head: number;
  /** Sashes side by side; 0 leaves a bare doorway. */
  panes?: number;
  /** Metres of curtain colour hanging at both ends, on the +z side. */
  curtain?: string;
};
export type WallLook = {
  thick?: number;
  high: number;
  /** Plaster on the +z side and on the −z side. */
  inside?: string;
  outside?: string;
  /** Boarding up to this height; 0 for none. */
  dado?: number;
  dadoColor?: string;
  outsideDado?: number;
  outsideColor?: string;
  frame?: string;
  /** Its −z side is never seen. */
  bare?: boolean;
  /** Its ends stand in other walls on both sides, as between two rooms. */
  party?: boolean;
};

const side = (
  p: Pen,
  u0: number,
  u1: number,
  v0: number,
  v1: number,
  z: number,
  front: boolean,
  c: string,
): void => {
  if (u1 - u0 < 1e-3 || v1 - v0 < 1e-3) return;
  const q: Vec[] = [
    [u0, v0, z],
    [u1, v0, z],
    [u1, v1, z],
    [u0, v1, z],
  ];
  p.face(front ? q : q.reverse(), c);
};

const boards = (
  p: Pen,
  u0: number,
  u1: number,
  v0: number,
  v1: number,
  z: number,
  front: boolean,
  c: string,
): void => {
  if (u1 - u0 < 1e-3) return;
  const n = Math.max(1, Math.round((u1 - u0) / 0.85));
  for (let i = 0; i < n; i++) {
    const [a, b] = [u0 + ((u1 - u0) * i) / n, u0 + ((u1 - u0) * (i + 1)) / n];
    side(p, a, b, v0, v1, z, front, shade(c, (((i * 7 + Math.round(u0 * 3)) % 5) - 2) * 0.035));
  }
};

const panel = (
  p: Pen,
  u0: number,
  u1: number,
  v0: number,
  v1: number,
  z: number,
  front: boolean,
  plaster: string,
  dado: number,
  wood: string,
): void => {
  if (v0 < dado) boards(p, u0, u1, v0, Math.min(dado, v1), z, front, wood);
  if (v1 > dado) side(p, u0, u1, Math.max(dado, v0), v1, z, front, plaster);
};

/** A wall along local +x with its openings framed; the room lies on +z. */
export const wall = (p: Pen, length: number, look: WallLook, openings: readonly Opening[] = []): void => {
  const {
    thick = 0.16,
    high,
    inside = PAINT.plaster,
    outside = PAINT.plaster,
    dado = 0.9,
    dadoColor = PAINT.dado,
    frame = PAINT.frame,
  } = look;
  const { outsideDado = dado, outsideColor = dadoColor } = look;
  const [zf, zb] = [thick / 2, -thick / 2];
  // Faces stop where another wall begins: corners buried in a wall would stain it with their darkness.
  const ends = [thick / 2, length - thick / 2] as const;
  const solid = (u0: number, u1: number, v0: number, v1: number): void => {
    const [a, b] = [Math.max(u0, ends[0]), Math.min(u1, ends[1])];
    panel(p, a, b, v0, v1, zf, true, inside, dado, dadoColor);
    if (look.bare) return;
    if (look.party) panel(p, a, b, v0, v1, zb, false, outside, outsideDado, outsideColor);
    else panel(p, u0, u1, v0, v1, zb, false, outside, outsideDado, outsideColor);
  };
  let u = 0;
  for (const o of [...openings].sort((a, b) => a.from - b.from)) {
    solid(u, o.from, 0, high);
    if (o.sill > 0) solid(o.from, o.to, 0, o.sill);
    if (o.head < high) solid(o.from, o.to, o.head, high);
    casing(p, o, thick, frame);
    u = o.to;
  }
  solid(u, length, 0, high);
  for (const [d, z, s] of [
    [dado, zf, 1],
    [outsideDado, zb, -1],
  ] as const) {
    if (d <= 0 || (s < 0 && look.bare)) continue;
    let from = 0;
    for (const o of [
      ...openings.filter((q) => q.sill < d && q.head > d).sort((a, b) => a.from - b.from),
      { from: length, to: length },
    ]) {
      if (o.from - from > 0.02) {
        p.box(
          (from + o.from) / 2,
          d - 0.03,
          z + s * 0.012,
          o.from - from,
          0.06,
          0.03,
          shade(frame, 0.08),
          s > 0 ? 'nb' : 'sb',
        );
        p.fine.box(
          (from + o.from) / 2,
          0,
          z + s * 0.012,
          o.from - from,
          0.1,
          0.025,
          shade(frame, -0.1),
          s > 0 ? 'nb' : 'sb',
        );
      }
      from = o.to;
    }
  }
};

const casing = (p: Pen, o: Opening, thick: number, frame: string): void => {
  const w = o.to - o.from;
  const d = thick + 0.06;
  const mid = (o.from + o.to) / 2;
  const panes = o.panes ?? 0;
  p.box(mid, o.head - 0.07, 0, w, 0.07, d, frame, panes ? 'ew' : 'ew');
  for (const x of [o.from + 0.035, o.to - 0.035])
    p.box(x, o.sill, 0, 0.07, o.head - o.sill - 0.07, d, frame, 'tb');
  if (o.sill > 0) p.box(mid, o.sill - 0.02, 0.02, w + 0.06, 0.05, d + 0.08, shade(frame, 0.12), 'b');
  if (panes > 0) {
    const [lo, hi] = [o.sill + (o.sill > 0 ? 0.03 : 0), o.head - 0.07];
    for (let i = 1; i < panes; i++)
      p.box(o.from + (w * i) / panes, lo, 0, 0.06, hi - lo, 0.05, shade(frame, 0.06), 'tbew');
    p.box(mid, lo, 0, w - 0.14, 0.06, 0.05, shade(frame, 0.06), 'bew');
    const rail = lo + (hi - lo) * 0.62;
    p.box(mid, rail, 0, w - 0.14, 0.035, 0.035, shade(frame, 0.06), 'ewb');
    for (let i = 0; i < panes; i++) {
      const x = o.from + (w * (i + 0.5)) / panes;
      p.fine.box(x, rail, 0, 0.028, hi - rail, 0.03, shade(frame, 0.06), 'tb');
    }
  }
  if (o.curtain) curtain(p, o, thick, o.curtain);
};

/** Drawn back to both ends, tied a little below the middle. */
const curtain = (p: Pen, o: Opening, thick: number, color: string): void => {
  const [top, low, z] = [o.head + 0.12, o.sill - 0.12, thick / 2 + 0.1];
  p.bar([o.from - 0.3, top + 0.03, z], [o.to + 0.3, top + 0.03, z], 0.035, PAINT.darkWood, 0.035, false);
  const folds = 5;
  for (const s of [1, -1]) {
    const edge = s > 0 ? o.from - 0.26 : o.to + 0.26;
    const rows = [
      [top, 0.62, 0.05],
      [low + (top - low) * 0.42, 0.24, 0.03],
      [low, 0.42, 0.055],
    ] as const;
    for (let j = 0; j < 2; j++) {
      for (let i = 0; i < folds; i++) {
        const at = (k: number, row: readonly [number, number, number]): Vec => [
          edge + s * row[1] * (k / folds),
          row[0],
          z + (k % 2 ? row[2] * 1.2 : -row[2] * 1.2),
        ];
        const q: Vec[] = [
          at(i, cycle(rows, j + 1)),
          at(i + 1, cycle(rows, j + 1)),
          at(i + 1, cycle(rows, j)),
          at(i, cycle(rows, j)),
        ];
        p.face(s > 0 ? q : q.reverse(), shade(color, i % 2 ? -0.07 : 0.1));
      }
    }
    p.box(edge + s * 0.12, rows[1][0] - 0.04, z, 0.27, 0.07, 0.1, shade(color, -0.22), 'bt');
  }
};

/** A boarded ceiling with beams across. */
export const ceiling = (
  p: Pen,
  x0: number,
  z0: number,
  x1: number,
  z1: number,
  y: number,
  look: { color?: string; beams?: number; alongX?: boolean; beam?: string } = {},
): void => {
  const { color = PAINT.ceiling, beams = 2.1, alongX = false, beam = PAINT.beam } = look;
  const [u0, u1] = alongX ? [z0, z1] : [x0, x1];
  const n = Math.max(1, Math.round((u1 - u0) / beams));
  for (let i = 0; i < n; i++) {
    const [a, b] = [u0 + ((u1 - u0) * i) / n, u0 + ((u1 - u0) * (i + 1)) / n];
    const [xa, xb, za, zb] = alongX ? [x0, x1, a, b] : [a, b, z0, z1];
    p.face(
      [
        [xa, y, za],
        [xb, y, za],
        [xb, y, zb],
        [xa, y, zb],
      ],
      color,
    );
    if (i === 0) continue;
    if (alongX) p.box((x0 + x1) / 2, y - 0.16, a, x1 - x0, 0.16, 0.12, beam, 'tew');
    else p.box(a, y - 0.16, (z0 + z1) / 2, 0.12, 0.16, z1 - z0, beam, 'tns');
  }
};

/** A milk-glass globe on a cord. */
export const lamp = (p: Pen, x: number, y: number, z: number, drop = 0.5): void => {
  p.bar([x, y, z], [x, y - drop, z], 0.02, PAINT.black);
  p.post(x, y - drop - 0.06, z, 0.12, 0.05, 0.09, 8, PAINT.gold, '');
  p.lit(2.2).ball(x, y - drop - 0.17, z, 0.18, 0.15, 0.18, PAINT.lamp, 8, 5);
};

/** A long tube light under the ceiling. */
export const tube = (p: Pen, x: number, y: number, z: number, length: number, alongX = true): void => {
  const [w, d] = alongX ? [length, 0.2] : [0.2, length];
  p.box(x, y - 0.08, z, w, 0.08, d, '#efe9dc', 'b');
  p.lit(2.4).face(
    [
      [x - w / 2, y - 0.08, z - d / 2],
      [x + w / 2, y - 0.08, z - d / 2],
      [x + w / 2, y - 0.08, z + d / 2],
      [x - w / 2, y - 0.08, z + d / 2],
    ],
    PAINT.lamp,
  );
};
