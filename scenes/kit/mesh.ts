// The mesh builder of the building kit: a triangle soup per surface, in metres, Y up, +Z south (toward the reader).
// Corners run counter-clockwise seen from outside. Colours are '#rrggbb' sRGB; light comes later, from the baker.
import { ShapeUtils, Vector2 } from 'three';
import { jittered, linear, type Linear } from './color.ts';
import { random } from './random.ts';

import {
  SURFACES,
  LEAF_CELLS,
  type Vec3,
  type Vec2,
  type Surface,
  type FaceOptions,
  type SignSpec,
  type Planting,
  type BoxOptions,
  type CylinderOptions,
  type RoundOptions,
  type ExtrudeOptions,
  type Placement,
  type SignOptions,
} from './meshTypes.ts';

import { drawBox } from './drawBox.ts';
import { cross, Soup, sub, turn, unit } from './soup.ts';

export * from './meshTypes.ts';

export { Soup };

export class Mesh {
  readonly soups: Record<Surface, Soup> = {
    opaque: new Soup(),
    ground: new Soup(),
    leaf: new Soup(),
    sign: new Soup(),
    water: new Soup(),
    glow: new Soup(),
    sky: new Soup(),
  };
  readonly signs: SignSpec[] = [];
  readonly plantings: Planting[] = [];
  readonly rand: () => number;

  constructor(seed = 1) {
    this.rand = random(seed * 7919 + 13);
  }

  private shade(color: string, amount: number): Linear {
    const base = linear(color);
    if (amount === 0) return base;
    return jittered(base, amount, this.rand() * 2 - 1, this.rand() * 2 - 1);
  }

  private corner(soup: Soup, p: Vec3, n: Vec3, c: Linear, uv: Vec2) {
    soup.position.push(p[0], p[1], p[2]);
    soup.normal.push(n[0], n[1], n[2]);
    soup.color.push(c[0], c[1], c[2]);
    soup.uv.push(uv[0], uv[1]);
  }

  private face(points: readonly Vec3[], order: readonly number[], color: string, opts: FaceOptions) {
    const surface = opts.surface ?? 'opaque';
    const soup = this.soups[surface];
    const [p0, p1, p2, p3] = points as [Vec3, Vec3, Vec3, Vec3 | undefined];
    const flat = unit(p3 ? cross(sub(p2, p0), sub(p3, p1)) : cross(sub(p1, p0), sub(p2, p0)));
    const amount = opts.jitter ?? (surface === 'sign' || surface === 'glow' ? 0 : 0.03);
    const one = this.shade(color, amount);
    const each = opts.colors?.map((c) => linear(c));
    for (const i of order) {
      const p = points[i] as Vec3;
      this.corner(soup, p, opts.normals?.[i] ?? flat, each?.[i] ?? one, opts.uv?.[i] ?? [0, 0]);
    }
    for (let t = 0; t < order.length / 3; t++) {
      soup.emit.push(surface === 'glow' ? (opts.emit ?? 1) : 0);
      soup.painted.push(opts.painted || surface === 'glow' || surface === 'sky' ? 1 : 0);
      soup.sign.push(opts.sign ?? -1);
      soup.fine.push(opts.fine ? 1 : 0);
      soup.pane.push(opts.pane && surface === 'glow' ? 1 : 0);
      soup.crop.push(opts.crop ? 1 : 0);
    }
  }

  /** Four corners, counter-clockwise seen from the side that shows. */
  quad(a: Vec3, b: Vec3, c: Vec3, d: Vec3, color: string, opts: FaceOptions = {}): this {
    this.face([a, b, c, d], [0, 1, 2, 0, 2, 3], color, opts);
    return this;
  }

  tri(a: Vec3, b: Vec3, c: Vec3, color: string, opts: FaceOptions = {}): this {
    this.face([a, b, c], [0, 1, 2], color, opts);
    return this;
  }

  box(o: BoxOptions): this {
    drawBox(this, o);
    return this;
  }

  cylinder(o: CylinderOptions): this {
    const sides = o.sides ?? 10;
    const top = o.topRadius ?? o.radius;
    const [x, y, z] = o.at;
    const lean = (o.radius - top) / o.height;
    const spoke = (i: number, r: number, dy: number): Vec3 => {
      const a = (i / sides) * Math.PI * 2;
      return [x + Math.sin(a) * r, y + dy, z + Math.cos(a) * r];
    };
    const out = (i: number): Vec3 => {
      const a = (i / sides) * Math.PI * 2;
      return unit([Math.sin(a), lean, Math.cos(a)]);
    };
    for (let i = 0; i < sides; i++) {
      const n = o.smooth === false ? undefined : [out(i), out(i + 1), out(i + 1), out(i)];
      const opts = n ? { ...o, normals: n } : o;
      if (top > 0.0001) {
        this.quad(
          spoke(i, o.radius, 0),
          spoke(i + 1, o.radius, 0),
          spoke(i + 1, top, o.height),
          spoke(i, top, o.height),
          o.color,
          opts,
        );
      } else {
        this.tri(spoke(i, o.radius, 0), spoke(i + 1, o.radius, 0), [x, y + o.height, z], o.color, opts);
      }
      const caps = o.caps ?? 'top';
      if (caps !== 'none' && top > 0.0001) {
        this.tri(spoke(i, top, o.height), spoke(i + 1, top, o.height), [x, y + o.height, z], o.color, {
          ...o,
          jitter: 0,
        });
      }
      if (caps === 'both')
        this.tri(spoke(i + 1, o.radius, 0), spoke(i, o.radius, 0), [x, y, z], o.color, { ...o, jitter: 0 });
    }
    return this;
  }

  /** A round pipe through points; radius one number or one per point. */
  tube(
    points: readonly Vec3[],
    radius: number | readonly number[],
    color: string,
    sides = 6,
    opts: FaceOptions = {},
  ): this {
    const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))] as Vec3;
    const r = (i: number) => (typeof radius === 'number' ? radius : (radius[i] ?? 0.05));
    const rings: { p: Vec3; n: Vec3 }[][] = [];
    let side: Vec3 = [1, 0, 0];
    for (let i = 0; i < points.length; i++) {
      const along = unit(sub(at(i + 1), at(i - 1)));
      const guess: Vec3 =
        Math.abs(along[0] * side[0] + along[1] * side[1] + along[2] * side[2]) > 0.95 ? [0, 0, 1] : side;
      const up = unit(cross(along, guess));
      side = unit(cross(up, along));
      const p = at(i);
      rings.push(
        Array.from({ length: sides }, (_, k) => {
          const a = (k / sides) * Math.PI * 2;
          const n: Vec3 = [0, 1, 2].map(
            (j) => (side[j] as number) * Math.cos(a) + (up[j] as number) * Math.sin(a),
          ) as unknown as Vec3;
          return { p: [p[0] + n[0] * r(i), p[1] + n[1] * r(i), p[2] + n[2] * r(i)] as Vec3, n };
        }),
      );
    }
    for (let i = 0; i + 1 < rings.length; i++) {
      for (let k = 0; k < sides; k++) {
        const a = rings[i]?.[k];
        const b = rings[i]?.[(k + 1) % sides];
        const c = rings[i + 1]?.[(k + 1) % sides];
        const d = rings[i + 1]?.[k];
        if (a && b && c && d)
          this.quad(a.p, b.p, c.p, d.p, color, { ...opts, normals: [a.n, b.n, c.n, d.n] });
      }
    }
    return this;
  }

  private round(o: RoundOptions, from: number): this {
    const sides = o.sides ?? 10;
    const rows = Math.max(2, Math.round((sides / 2) * (from < 0 ? 1 : 0.5)));
    const squash = o.squash ?? 1;
    const on = (i: number, j: number): { p: Vec3; n: Vec3 } => {
      const a = (i / sides) * Math.PI * 2;
      const e = from + (j / rows) * (Math.PI / 2 - from);
      const n: Vec3 = [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)];
      return {
        p: [o.at[0] + n[0] * o.radius, o.at[1] + n[1] * o.radius * squash, o.at[2] + n[2] * o.radius],
        n: unit([n[0], n[1] / squash, n[2]]),
      };
    };
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < sides; i++) {
        const a = on(i, j);
        const b = on(i + 1, j);
        const c = on(i + 1, j + 1);
        const d = on(i, j + 1);
        if (j === rows - 1) this.tri(a.p, b.p, c.p, o.color, { ...o, normals: [a.n, b.n, c.n] });
        else if (j === 0 && from < 0) this.tri(a.p, c.p, d.p, o.color, { ...o, normals: [a.n, c.n, d.n] });
        else this.quad(a.p, b.p, c.p, d.p, o.color, { ...o, normals: [a.n, b.n, c.n, d.n] });
      }
    }
    return this;
  }

  sphere(o: RoundOptions): this {
    return this.round(o, -Math.PI / 2);
  }

  /** Upper half of a sphere standing on its base. */
  dome(o: RoundOptions): this {
    return this.round(o, 0);
  }

  /** A flat outline in x/z (either winding) raised by height. */
  extrude(outline: readonly Vec2[], height: number, o: ExtrudeOptions): this {
    const y = o.y ?? 0;
    const pts = outline.map((p) => new Vector2(p[0], p[1]));
    // x/z with z toward the reader: clockwise here is counter-clockwise seen from above.
    if (!ShapeUtils.isClockWise(pts)) pts.reverse();
    const top = y + height;
    if (o.caps !== 'none') {
      for (const [i, j, k] of ShapeUtils.triangulateShape(pts, [])) {
        const t = [i, j, k].map((n) => pts[n as number] as Vector2);
        const [a, b, c] = t as [Vector2, Vector2, Vector2];
        const up = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) < 0;
        const [p, q, r] = up ? [a, b, c] : [a, c, b];
        const jitter = 0;
        this.tri([p.x, top, p.y], [q.x, top, q.y], [r.x, top, r.y], o.top ?? o.color, { ...o, jitter });
        if (o.caps === 'both')
          this.tri([p.x, y, p.y], [r.x, y, r.y], [q.x, y, q.y], o.color, { ...o, jitter });
      }
    }
    if (height > 0 && o.sides !== false) {
      pts.forEach((p, i) => {
        const q = pts[(i + 1) % pts.length] as Vector2;
        this.quad([p.x, y, p.y], [q.x, y, q.y], [q.x, top, q.y], [p.x, top, p.y], o.color, {
          ...o,
          surface: o.surface === 'ground' ? 'opaque' : o.surface,
        });
      });
    }
    return this;
  }

  /** A readable board; its text goes into the one sign atlas of the space. */
  sign(o: SignOptions): this {
    const { at, width, height, yaw = 0, pitch = 0, depth = 0.06 } = o;
    const spec: SignSpec = { ...o, width, height };
    const index = this.signs.length;
    this.signs.push({
      text: spec.text,
      ink: spec.ink,
      ground: spec.ground,
      width,
      height,
      vertical: spec.vertical,
      frame: spec.frame,
      density: spec.density,
      fill: spec.fill,
      picture: spec.picture,
    });
    const place = (x: number, y: number, z: number): Vec3 => {
      const ty = y * Math.cos(pitch) + z * Math.sin(pitch);
      const tz = -y * Math.sin(pitch) + z * Math.cos(pitch);
      const r = turn([x, ty, tz], yaw);
      return [r[0] + at[0], r[1] + at[1], r[2] + at[2]];
    };
    const X = width / 2;
    const Y = height / 2;
    const uv: Vec2[] = [
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ];
    const opts: FaceOptions = { surface: 'sign', sign: index, uv, painted: o.lit === true };
    this.quad(place(-X, -Y, 0), place(X, -Y, 0), place(X, Y, 0), place(-X, Y, 0), '#ffffff', opts);
    if (o.bothSides) {
      this.quad(
        place(X, -Y, -depth),
        place(-X, -Y, -depth),
        place(-X, Y, -depth),
        place(X, Y, -depth),
        '#ffffff',
        opts,
      );
    }
    if (depth > 0) {
      const c = o.frame ?? o.ground;
      const e = 0.002;
      this.quad(place(X, -Y, -e), place(X, -Y, -depth), place(X, Y, -depth), place(X, Y, -e), c);
      this.quad(place(-X, -Y, -depth), place(-X, -Y, -e), place(-X, Y, -e), place(-X, Y, -depth), c);
      this.quad(place(-X, Y, -e), place(X, Y, -e), place(X, Y, -depth), place(-X, Y, -depth), c);
      this.quad(place(-X, -Y, -depth), place(X, -Y, -depth), place(X, -Y, -e), place(-X, -Y, -e), c);
      if (!o.bothSides) {
        this.quad(place(X, -Y, -depth), place(-X, -Y, -depth), place(-X, Y, -depth), place(X, Y, -depth), c);
      }
    }
    return this;
  }

  /** Plants an instanced tree, bush or tuft by kind (see kit/plants.ts). */
  plant(kind: string, at: Vec3, scale = 1, tint = '#ffffff'): this {
    this.plantings.push({ kind, at, scale, tint });
    return this;
  }

  /**
   * A loose spray of crossed leaf cards about a point: pot plants, hedges. `cell`: leaves | blossom | needles | grass.
   */
  leafCard(at: Vec3, size: number, color: string, cell: keyof typeof LEAF_CELLS = 'leaves', cards = 3): this {
    const [u0, v0, u1, v1] = LEAF_CELLS[cell];
    const uv: Vec2[] = [
      [u0, v1],
      [u1, v1],
      [u1, v0],
      [u0, v0],
    ];
    const start = this.rand() * Math.PI;
    for (let i = 0; i < cards; i++) {
      const a = start + (i / cards) * Math.PI;
      const [x, z] = [(Math.cos(a) * size) / 2, (Math.sin(a) * size) / 2];
      const h = size / 2;
      const up: Vec3 = unit([Math.sin(a) * 0.3, 1, Math.cos(a) * 0.3]);
      this.quad(
        [at[0] - x, at[1] - h, at[2] - z],
        [at[0] + x, at[1] - h, at[2] + z],
        [at[0] + x, at[1] + h, at[2] + z],
        [at[0] - x, at[1] + h, at[2] - z],
        color,
        { surface: 'leaf', uv, jitter: 0.12, normals: [up, up, up, up] },
      );
    }
    return this;
  }

  /** Builds a part in its own frame and sets it down. */
  group(placement: Placement, build: (part: Mesh) => void): this {
    const part = new Mesh(1 + Math.floor(this.rand() * 1e6));
    build(part);
    return this.append(part, placement);
  }

  append(other: Mesh, { at = [0, 0, 0], yaw = 0, scale = 1 }: Placement = {}): this {
    const s: Vec3 = typeof scale === 'number' ? [scale, scale, scale] : scale;
    const firstSign = this.signs.length;
    this.signs.push(...other.signs);
    for (const surface of SURFACES) {
      const from = other.soups[surface];
      const to = this.soups[surface];
      for (let i = 0; i < from.position.length; i += 3) {
        const p = turn(
          [
            (from.position[i] as number) * s[0],
            (from.position[i + 1] as number) * s[1],
            (from.position[i + 2] as number) * s[2],
          ],
          yaw,
        );
        const n = unit(
          turn(
            [
              (from.normal[i] as number) / s[0],
              (from.normal[i + 1] as number) / s[1],
              (from.normal[i + 2] as number) / s[2],
            ],
            yaw,
          ),
        );
        to.position.push(p[0] + at[0], p[1] + at[1], p[2] + at[2]);
        to.normal.push(n[0], n[1], n[2]);
      }
      for (const c of from.color) to.color.push(c);
      for (const u of from.uv) to.uv.push(u);
      for (const e of from.emit) to.emit.push(e);
      for (const p of from.painted) to.painted.push(p);
      for (const n of from.sign) to.sign.push(n < 0 ? n : n + firstSign);
      for (const f of from.fine) to.fine.push(f);
      for (const f of from.pane) to.pane.push(f);
      for (const f of from.crop) to.crop.push(f);
    }
    for (const p of other.plantings) {
      const r = turn([p.at[0] * s[0], p.at[1] * s[1], p.at[2] * s[2]], yaw);
      this.plantings.push({ ...p, at: [r[0] + at[0], r[1] + at[1], r[2] + at[2]], scale: p.scale * s[1] });
    }
    return this;
  }

  get triangles(): number {
    return SURFACES.reduce((n, s) => n + this.soups[s].emit.length, 0);
  }
}

export { linear };
