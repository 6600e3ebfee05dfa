// Draws furniture in its own small coordinates: a stack of placements over the mesh builder.
import { cycle } from './cycle.ts';
import type { Mesh, Surface, Vec3 as Vec } from '../mesh.ts';

export type { Vec };

/** How lettering looks: ink on ground, framed. */
export type SignLook = {
  ink: string;
  ground: string;
  frame?: string;
  vertical?: boolean;
  fill?: number;
  density?: number;
};
export const WOOD_SIGN: SignLook = { ink: '#3b2a1f', ground: '#e6c795', frame: '#9a6d40' };
export const PAPER_SIGN: SignLook = { ink: '#2b2523', ground: '#fdf8ec' };
export const CHALK_SIGN: SignLook = { ink: '#fdfbf2', ground: '#2f5c49', fill: 0.8 };

type Matrix = readonly number[]; // 3 rows × 4, row major
/** From here on a thing is a lamp: drawn unshaded, lighting what is near. */
const LAMP = 1;
const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];

const multiply = (a: Matrix, b: Matrix): Matrix => {
  const out: number[] = [];
  for (let r = 0; r < 3; r++) {
    for (let c = 0; c < 4; c++) {
      let sum = c === 3 ? cycle(a, r * 4 + 3) : 0;
      for (let k = 0; k < 3; k++) sum += cycle(a, r * 4 + k) * cycle(b, k * 4 + c);
      out.push(sum);
    }
  }
  return out;
};

const rotation = (rx: number, ry: number, rz: number): Matrix => {
  const [sx, cx, sy, cy, sz, cz] = [
    Math.sin(rx),
    Math.cos(rx),
    Math.sin(ry),
    Math.cos(ry),
    Math.sin(rz),
    Math.cos(rz),
  ];
  const y: Matrix = [cy, 0, sy, 0, 0, 1, 0, 0, -sy, 0, cy, 0];
  const x: Matrix = [1, 0, 0, 0, 0, cx, -sx, 0, 0, sx, cx, 0];
  const z: Matrix = [cz, -sz, 0, 0, sz, cz, 0, 0, 0, 0, 1, 0];
  return multiply(multiply(y, x), z);
};

/** Faces of a box: which to leave out, by letter (b bottom, t top, n −z, s +z, w −x, e +x). */
const SIDES = {
  t: { n: [0, 1, 0], c: [3, 2, 6, 7] },
  b: { n: [0, -1, 0], c: [0, 4, 5, 1] },
  s: { n: [0, 0, 1], c: [4, 7, 6, 5] },
  n: { n: [0, 0, -1], c: [0, 1, 2, 3] },
  e: { n: [1, 0, 0], c: [1, 5, 6, 2] },
  w: { n: [-1, 0, 0], c: [0, 3, 7, 4] },
} as const;
type Side = keyof typeof SIDES;
const SIDE_NAMES: readonly Side[] = ['t', 'b', 's', 'n', 'e', 'w'];

const normalOf = (a: Vec, b: Vec, c: Vec): Vec => {
  const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
  const v = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const;
  const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
  const l = Math.hypot(...n) || 1;
  return [n[0] / l, n[1] / l, n[2] / l];
};

export class Pen {
  readonly mesh: Mesh;
  readonly matrix: Matrix;
  /** Light given off, in the baker's measure. */
  readonly glow: number;
  readonly surface: 'opaque' | 'ground';
  /** Drawn in the rich scene only. */
  readonly small: boolean;

  constructor(
    mesh: Mesh,
    matrix: Matrix = IDENTITY,
    glow = 0,
    surface: 'opaque' | 'ground' = 'opaque',
    small = false,
  ) {
    this.mesh = mesh;
    this.matrix = matrix;
    this.glow = glow;
    this.surface = surface;
    this.small = small;
  }

  /** Draws in a place of its own: moved, then turned about the upright axis. */
  at(x: number, y: number, z: number, turn: number, draw: (pen: Pen) => void): void {
    draw(this.moved(x, y, z, 0, turn, 0));
  }

  moved(x: number, y: number, z: number, rx = 0, ry = 0, rz = 0): Pen {
    const shift: Matrix = [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z];
    return new Pen(
      this.mesh,
      multiply(multiply(this.matrix, shift), rotation(rx, ry, rz)),
      this.glow,
      this.surface,
      this.small,
    );
  }

  /** The same place, giving off light. */
  lit(glow: number): Pen {
    return new Pen(this.mesh, this.matrix, glow, this.surface, this.small);
  }

  /** The same place, for floors that take a light map. */
  get ground(): Pen {
    return new Pen(this.mesh, this.matrix, this.glow, 'ground');
  }

  /** The same place, for what only the rich scene shows. */
  get fine(): Pen {
    return new Pen(this.mesh, this.matrix, this.glow, this.surface, true);
  }

  point(p: Vec): Vec {
    const m = this.matrix;
    return [
      cycle(m, 0) * p[0] + cycle(m, 1) * p[1] + cycle(m, 2) * p[2] + cycle(m, 3),
      cycle(m, 4) * p[0] + cycle(m, 5) * p[1] + cycle(m, 6) * p[2] + cycle(m, 7),
      cycle(m, 8) * p[0] + cycle(m, 9) * p[1] + cycle(m, 10) * p[2] + cycle(m, 11),
    ];
  }

  direction(p: Vec): Vec {
    const m = this.matrix;
    return [
      cycle(m, 0) * p[0] + cycle(m, 1) * p[1] + cycle(m, 2) * p[2],
      cycle(m, 4) * p[0] + cycle(m, 5) * p[1] + cycle(m, 6) * p[2],
      cycle(m, 8) * p[0] + cycle(m, 9) * p[1] + cycle(m, 10) * p[2],
    ];
  }

  /** A flat face, corners anticlockwise as seen from its front. */
  face(points: readonly Vec[], color: string): void {
    const n = normalOf(cycle(points, 0), cycle(points, 1), cycle(points, 2));
    this.smooth(
      points,
      points.map(() => n),
      color,
    );
  }

  smooth(points: readonly Vec[], normals: readonly Vec[], color: string): void {
    const [p, n] = [points.map((q) => this.point(q)), normals.map((q) => this.direction(q))];
    const surface: Surface = this.glow >= LAMP ? 'glow' : this.surface;
    for (let i = 1; i + 1 < p.length; i += 2) {
      const four = i + 2 < p.length;
      const ids = four ? [0, i, i + 1, i + 2] : [0, i, i + 1];
      const opts = {
        surface,
        jitter: 0,
        emit: this.glow,
        fine: this.small,
        normals: ids.map((k) => cycle(n, k)),
      };
      if (four) this.mesh.quad(cycle(p, 0), cycle(p, i), cycle(p, i + 1), cycle(p, i + 2), color, opts);
      else this.mesh.tri(cycle(p, 0), cycle(p, i), cycle(p, i + 1), color, opts);
    }
  }

  /** A box standing on (x, y, z); `without` names faces nobody sees. */
  box(
    x: number,
    y: number,
    z: number,
    w: number,
    h: number,
    d: number,
    color: string,
    without = 'b',
    taper = 1,
  ): void {
    const [a, c, e, g] = [w / 2, d / 2, (w / 2) * taper, (d / 2) * taper];
    const p: Vec[] = [
      [x - a, y, z - c],
      [x + a, y, z - c],
      [x + e, y + h, z - g],
      [x - e, y + h, z - g],
      [x - a, y, z + c],
      [x + a, y, z + c],
      [x + e, y + h, z + g],
      [x - e, y + h, z + g],
    ];
    for (const side of SIDE_NAMES) {
      if (without.includes(side)) continue;
      this.face(
        [...SIDES[side].c].reverse().map((i) => cycle(p, i)),
        color,
      );
    }
  }

  /** A round post or cone from y up by h; n sides, smooth; caps: t, b or both. */
  post(
    x: number,
    y: number,
    z: number,
    r0: number,
    r1: number,
    h: number,
    n: number,
    color: string,
    caps = 't',
    top = color,
  ): void {
    const ring = (r: number, yy: number): Vec[] =>
      Array.from({ length: n }, (_, i) => {
        const t = (i / n) * Math.PI * 2;
        return [x + Math.sin(t) * r, yy, z + Math.cos(t) * r] as const;
      });
    const [lo, hi] = [ring(r0, y), ring(r1, y + h)];
    const slope = (r0 - r1) / (Math.abs(h) || 1);
    const k = Math.hypot(1, slope);
    const normal = (i: number): Vec => {
      const t = (i / n) * Math.PI * 2;
      return [Math.sin(t) / k, slope / k, Math.cos(t) / k];
    };
    for (let i = 0; i < n; i++) {
      const j = (i + 1) % n;
      const [na, nb] = [normal(i), normal(i + 1)];
      if (r1 < 1e-4) this.smooth([cycle(lo, i), cycle(lo, j), cycle(hi, i)], [na, nb, na], color);
      else this.smooth([cycle(lo, i), cycle(lo, j), cycle(hi, j), cycle(hi, i)], [na, nb, nb, na], color);
    }
    if (caps.includes('t') && r1 > 1e-4) this.face(hi, top);
    if (caps.includes('b')) this.face([...lo].reverse(), color);
  }

  /** An egg: `from`..`to` in turns of latitude (−.5 bottom, .5 top). */
  ball(
    x: number,
    y: number,
    z: number,
    rx: number,
    ry: number,
    rz: number,
    color: string,
    n = 8,
    m = 5,
    from = -0.5,
    to = 0.5,
  ): void {
    const at = (i: number, j: number): Vec => {
      const [t, f] = [(i / n) * Math.PI * 2, (from + (to - from) * (j / m)) * Math.PI];
      return [Math.sin(t) * Math.cos(f), Math.sin(f), Math.cos(t) * Math.cos(f)];
    };
    const place = (v: Vec): Vec => [x + v[0] * rx, y + v[1] * ry, z + v[2] * rz];
    const tilt = (v: Vec): Vec => {
      const q = [v[0] / rx, v[1] / ry, v[2] / rz] as const;
      const l = Math.hypot(...q) || 1;
      return [q[0] / l, q[1] / l, q[2] / l];
    };
    for (let j = 0; j < m; j++) {
      for (let i = 0; i < n; i++) {
        let corners = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
        if (j === 0 && from <= -0.499) corners = [cycle(corners, 0), cycle(corners, 2), cycle(corners, 3)];
        else if (j === m - 1 && to >= 0.499) corners = corners.slice(0, 3);
        this.smooth(corners.map(place), corners.map(tilt), color);
      }
    }
  }

  /** A square bar between two points. */
  bar(a: Vec, b: Vec, thick: number, color: string, thickEnd = thick, capped = true): void {
    const d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
    const l = Math.hypot(...d) || 1;
    const u: Vec = [d[0] / l, d[1] / l, d[2] / l];
    const side: Vec = Math.abs(u[1]) > 0.95 ? [1, 0, 0] : [0, 1, 0];
    const v = normalOf([0, 0, 0], u, side);
    const w = normalOf([0, 0, 0], u, v);
    const ends = (
      [
        [a, thick / 2],
        [b, thickEnd / 2],
      ] as const
    ).map(([p, r]) =>
      (
        [
          [1, 1],
          [1, -1],
          [-1, -1],
          [-1, 1],
        ] as const
      ).map(([i, j]): Vec => [
        p[0] + (v[0] * i + w[0] * j) * r,
        p[1] + (v[1] * i + w[1] * j) * r,
        p[2] + (v[2] * i + w[2] * j) * r,
      ]),
    );
    const [s, e] = [cycle(ends, 0), cycle(ends, 1)];
    for (let i = 0; i < 4; i++) {
      const j = (i + 1) % 4;
      this.face([cycle(s, i), cycle(e, i), cycle(e, j), cycle(s, j)], color);
    }
    if (!capped) return;
    this.face([...e].reverse(), color);
    this.face(s, color);
  }

  /** A hoop lying flat: a square-sectioned ring. */
  hoop(x: number, y: number, z: number, r: number, thick: number, n: number, color: string): void {
    for (let i = 0; i < n; i++) {
      const [s, t] = [(i / n) * Math.PI * 2, ((i + 1) / n) * Math.PI * 2];
      const p = (a: number, rr: number, yy: number): Vec => [
        x + Math.sin(a) * rr,
        y + yy,
        z + Math.cos(a) * rr,
      ];
      this.face([p(s, r - thick, thick), p(s, r, thick), p(t, r, thick), p(t, r - thick, thick)], color);
      this.face([p(s, r, 0), p(t, r, 0), p(t, r, thick), p(s, r, thick)], color);
      this.face(
        [p(t, r - thick, 0), p(s, r - thick, 0), p(s, r - thick, thick), p(t, r - thick, thick)],
        color,
      );
    }
  }

  /** Lettering on an upright rectangle facing +z, its middle at (x, y). */
  sign(
    text: string,
    x: number,
    y: number,
    z: number,
    width: number,
    height: number,
    look: SignLook = WOOD_SIGN,
    depth = 0.03,
  ): void {
    const facing = this.direction([0, 0, 1]);
    this.mesh.sign({
      ...look,
      text,
      at: this.point([x, y, z + depth]),
      width,
      height,
      depth,
      yaw: Math.atan2(facing[0], facing[2]),
    });
  }

  leaf(
    x: number,
    y: number,
    z: number,
    size: number,
    color: string,
    cell: 'leaves' | 'blossom' | 'needles' | 'grass' = 'leaves',
  ): void {
    this.mesh.leafCard(this.point([x, y, z]), size, color, cell, 2);
  }
}

export { random as dice } from '../random.ts';

/** The same colour, lighter (> 0) or darker (< 0). */
export const shade = (hex: string, by: number): string => {
  const part = (i: number): string => {
    const v = parseInt(hex.slice(i, i + 2), 16);
    const to = by > 0 ? v + (255 - v) * by : v * (1 + by);
    return Math.max(0, Math.min(255, Math.round(to)))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
};
