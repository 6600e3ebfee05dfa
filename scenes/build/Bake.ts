// Vertex light: weld, ask for light, cut edges where it changes, ask again. Corners keep their own albedo and uv; light
// belongs to a site (position + normal), so a row of differently coloured tiles shares it.
import { toSrgb } from '../kit/color.ts';
import type { Soup } from '../kit/mesh.ts';
import type { LightPool } from './LightPool.ts';
import { REPLY } from './LightJob.ts';
import type { Lighting } from './LightSetup.ts';
import type { Light } from './tone.ts';

/** Floats per site: noon rgb, sky, sun, low sun, lamp. */
const WIDE = 7;

export interface BakeOptions {
  rays: number;
  sunRays: number;
  passes: number;
  /** Longest edge in metres near the middle; it grows with distance. */
  near: number;
  /** Shortest edge that luminance may cut. */
  fine: number;
  middle: readonly [number, number];
  core: number;
  /** Light from a reply of the workers and the normal. */
  read: Lighting['read'];
}

export class Bake {
  readonly site: number[] = [];
  readonly albedo: number[] = [];
  readonly uv: number[] = [];
  readonly painted: boolean[] = [];
  /** Which triangle of the soup each came from. */
  readonly source: number[] = [];
  sitePosition: number[] = [];
  siteNormal: number[] = [];
  /** Toward the middle of the triangles that meet here: samples step off edges and out of other solids. */
  private pull: number[] = [];
  siteLight: number[] = [];
  private sitePlace: number[] = [];
  private places = new Map<string, number>();
  private sites = new Map<string, number>();
  private middles = new Map<number, number>();
  private readonly options: BakeOptions;

  constructor(soup: Soup, options: BakeOptions) {
    this.options = options;
    for (let t = 0; t < soup.emit.length; t++) {
      this.painted.push(soup.painted[t] === 1);
      this.source.push(t);
      const c = t * 9;
      const mid = [0, 1, 2].map(
        (k) =>
          ((soup.position[c + k] as number) +
            (soup.position[c + 3 + k] as number) +
            (soup.position[c + 6 + k] as number)) /
          3,
      );
      for (let j = 0; j < 3; j++) {
        const i = t * 3 + j;
        const p = soup.position.slice(i * 3, i * 3 + 3);
        const s = this.siteOf(p, soup.normal.slice(i * 3, i * 3 + 3));
        for (let k = 0; k < 3; k++)
          this.pull[s * 3 + k] = (this.pull[s * 3 + k] as number) + (mid[k] as number) - (p[k] as number);
        this.site.push(s);
        this.albedo.push(...soup.color.slice(i * 3, i * 3 + 3));
        this.uv.push(...soup.uv.slice(i * 2, i * 2 + 2));
      }
    }
  }

  private siteOf(p: readonly number[], n: readonly number[]): number {
    const where = p.map((v) => Math.round(v * 1000)).join();
    const key = `${where}/${n.map((v) => Math.round(v * 50)).join()}`;
    const known = this.sites.get(key);
    if (known !== undefined) return known;
    const id = this.sitePlace.length;
    this.sites.set(key, id);
    let place = this.places.get(where);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(where, place);
    }
    this.sitePlace.push(place);
    this.sitePosition.push(...p);
    this.siteNormal.push(...n);
    this.pull.push(0, 0, 0);
    return id;
  }

  private reach(s: number): number {
    const [x, z] = this.options.middle;
    const d = Math.hypot(
      (this.sitePosition[s * 3] as number) - x,
      (this.sitePosition[s * 3 + 2] as number) - z,
    );
    return 1 + Math.max(0, d - this.options.core) * 0.09;
  }

  private length(a: number, b: number): number {
    const p = this.sitePosition;
    return Math.hypot(
      (p[a * 3] as number) - (p[b * 3] as number),
      (p[a * 3 + 1] as number) - (p[b * 3 + 1] as number),
      (p[a * 3 + 2] as number) - (p[b * 3 + 2] as number),
    );
  }

  private luminance(s: number): number {
    const o = s * WIDE;
    const l = this.siteLight;
    return toSrgb((l[o] as number) * 0.3 + (l[o + 1] as number) * 0.6 + (l[o + 2] as number) * 0.1);
  }

  /** Light of the other hours counts less: morning sun and lamps, as bright as they come. */
  private aside(s: number): number {
    const o = s * WIDE;
    return toSrgb((this.siteLight[o + 5] as number) * 0.7 + (this.siteLight[o + 6] as number) * 0.5);
  }

  /** The light at a site. */
  lightAt(s: number): Light {
    const [r, g, b, sky, sun, low, lamp] = this.siteLight.slice(s * WIDE, s * WIDE + WIDE) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return { noon: [r, g, b], sky, sun, low, lamp };
  }

  private middleSite(a: number, b: number): number {
    const key = Math.min(a, b) * 33554432 + Math.max(a, b);
    const known = this.middles.get(key);
    if (known !== undefined) return known;
    const p = [0, 1, 2].map(
      (k) => ((this.sitePosition[a * 3 + k] as number) + (this.sitePosition[b * 3 + k] as number)) / 2,
    );
    let n = [0, 1, 2].map(
      (k) => (this.siteNormal[a * 3 + k] as number) + (this.siteNormal[b * 3 + k] as number),
    );
    const l = Math.hypot(...n) || 1;
    n = n.map((v) => v / l);
    const s = this.siteOf(p, n);
    for (let k = 0; k < 3; k++)
      this.pull[s * 3 + k] = ((this.pull[a * 3 + k] as number) + (this.pull[b * 3 + k] as number)) / 2;
    this.middles.set(key, s);
    return s;
  }

  /**
   * Splits every marked edge in every triangle that has it, so that no gap opens. Returns how many triangles were cut.
   */
  private split(marked: (a: number, b: number) => boolean): number {
    const edges = new Set<number>();
    const key = (a: number, b: number) => {
      const p = this.sitePlace[a] as number;
      const q = this.sitePlace[b] as number;
      return Math.min(p, q) * 33554432 + Math.max(p, q);
    };
    const count = this.painted.length;
    for (let t = 0; t < count; t++) {
      if (this.painted[t]) continue;
      for (let j = 0; j < 3; j++) {
        const a = this.site[t * 3 + j] as number;
        const b = this.site[t * 3 + ((j + 1) % 3)] as number;
        const k = key(a, b);
        if (!edges.has(k) && marked(a, b)) edges.add(k);
      }
    }
    if (edges.size === 0) return 0;
    const old = {
      site: this.site.splice(0),
      albedo: this.albedo.splice(0),
      uv: this.uv.splice(0),
      painted: this.painted.splice(0),
      source: this.source.splice(0),
    };
    let cut = 0;
    for (let t = 0; t < count; t++) {
      const c = [0, 1, 2].map((j) => {
        const i = t * 3 + j;
        return {
          s: old.site[i] as number,
          a: old.albedo.slice(i * 3, i * 3 + 3),
          u: old.uv.slice(i * 2, i * 2 + 2),
        };
      }) as [Corner, Corner, Corner];
      const on = [0, 1, 2].map((j) => edges.has(key((c[j] as Corner).s, (c[(j + 1) % 3] as Corner).s)));
      const n = on.filter(Boolean).length;
      const put = (...tri: Corner[]) => {
        this.painted.push(old.painted[t] as boolean);
        this.source.push(old.source[t] as number);
        for (const v of tri) {
          this.site.push(v.s);
          this.albedo.push(...v.a);
          this.uv.push(...v.u);
        }
      };
      if (n === 0) {
        put(...c);
        continue;
      }
      cut++;
      const half = (x: Corner, y: Corner): Corner => ({
        s: this.middleSite(x.s, y.s),
        a: x.a.map((v, i) => (v + (y.a[i] as number)) / 2),
        u: x.u.map((v, i) => (v + (y.u[i] as number)) / 2),
      });
      if (n === 3) {
        const [p, q, r] = [half(c[0], c[1]), half(c[1], c[2]), half(c[2], c[0])];
        put(c[0], p, r);
        put(p, c[1], q);
        put(r, q, c[2]);
        put(p, q, r);
      } else if (n === 1) {
        const j = on.indexOf(true);
        const [x, y, z] = [c[j], c[(j + 1) % 3], c[(j + 2) % 3]] as [Corner, Corner, Corner];
        const m = half(x, y);
        put(x, m, z);
        put(m, y, z);
      } else {
        const j = on.indexOf(false);
        const [x, y, z] = [c[j], c[(j + 1) % 3], c[(j + 2) % 3]] as [Corner, Corner, Corner];
        const m = half(y, z);
        const k = half(z, x);
        put(k, m, z);
        if (this.length(x.s, m.s) < this.length(y.s, k.s)) {
          put(x, y, m);
          put(x, m, k);
        } else {
          put(x, y, k);
          put(y, m, k);
        }
      }
    }
    return cut;
  }

  private async ask(pool: LightPool): Promise<void> {
    const from = this.siteLight.length / WIDE;
    const to = this.sitePlace.length;
    const points = new Float32Array((to - from) * 6);
    for (let s = from; s < to; s++) {
      const l = Math.hypot(
        this.pull[s * 3] as number,
        this.pull[s * 3 + 1] as number,
        this.pull[s * 3 + 2] as number,
      );
      const step = l > 1e-6 ? Math.min(0.04, l * 0.1) / l : 0;
      for (let k = 0; k < 3; k++) {
        points[(s - from) * 6 + k] =
          (this.sitePosition[s * 3 + k] as number) + (this.pull[s * 3 + k] as number) * step;
        points[(s - from) * 6 + 3 + k] = this.siteNormal[s * 3 + k] as number;
      }
    }
    const reply = await pool.light(points, this.options.rays, this.options.sunRays);
    for (let i = 0; i < to - from; i++) {
      const hidden = (reply[i * REPLY + 4] as number) > 0.5;
      if (hidden) this.siteLight.push(-1, -1, -1, -1, -1, -1, -1);
      else {
        const l = this.options.read(reply, i, [
          points[i * 6 + 3] as number,
          points[i * 6 + 4] as number,
          points[i * 6 + 5] as number,
        ]);
        this.siteLight.push(...l.noon, l.sky, l.sun, l.low, l.lamp);
      }
    }
    this.heal();
  }

  /** Sites buried in another solid take the light of their neighbours, so that no dark stain runs up a wall. */
  private heal(): void {
    for (let round = 0; round < 6; round++) {
      const sum = new Map<number, number[]>();
      for (let i = 0; i < this.site.length; i += 3) {
        for (let j = 0; j < 3; j++) {
          const s = this.site[i + j] as number;
          if ((this.siteLight[s * WIDE] as number) >= 0) continue;
          const into = sum.get(s) ?? new Array<number>(WIDE + 1).fill(0);
          for (let k = 1; k < 3; k++) {
            const o = (this.site[i + ((j + k) % 3)] as number) * WIDE;
            if ((this.siteLight[o] as number) < 0) continue;
            for (let c = 0; c < WIDE; c++) into[c] = (into[c] as number) + (this.siteLight[o + c] as number);
            into[WIDE] = (into[WIDE] as number) + 1;
          }
          sum.set(s, into);
        }
      }
      if (sum.size === 0) return;
      for (const [s, v] of sum) {
        const n = v[WIDE] as number;
        if (n > 0) for (let c = 0; c < WIDE; c++) this.siteLight[s * WIDE + c] = (v[c] as number) / n;
      }
    }
    for (let i = 0; i < this.siteLight.length; i++)
      if ((this.siteLight[i] as number) < 0) this.siteLight[i] = 0.3;
  }

  /** Cuts long edges only, before any light is known. */
  presplit(near: number): void {
    for (let i = 0; i < 8; i++) {
      if (this.split((a, b) => this.length(a, b) > near * Math.min(this.reach(a), this.reach(b))) === 0)
        return;
    }
  }

  async run(pool: LightPool): Promise<void> {
    const { near, fine, passes } = this.options;
    this.presplit(near);
    await this.ask(pool);
    for (let i = 0; i < passes; i++) {
      const cut = this.split((a, b) => {
        const l = this.length(a, b);
        if (l < fine * Math.min(this.reach(a), this.reach(b)) * 2) return false;
        const x = this.luminance(a);
        const y = this.luminance(b);
        if (Math.abs(x - y) > 0.13 * Math.max(x, y, 0.2)) return true;
        const u = this.aside(a);
        const v = this.aside(b);
        return l > fine * 4 && Math.abs(u - v) > 0.2 * Math.max(u, v, 0.35);
      });
      if (cut === 0) return;
      await this.ask(pool);
    }
  }
}

interface Corner {
  s: number;
  a: number[];
  u: number[];
}
