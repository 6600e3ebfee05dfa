// Soft shadows on the ground: pictures of the light that falls on it, seen from above, one for each share.
import type { Soup, Vec2 } from '../kit/mesh.ts';
import type { BakeOptions } from './Bake.ts';
import { REPLY } from './LightJob.ts';
import type { LightPool } from './LightPool.ts';
import { shareCode } from './tone.ts';

export interface LightmapBox {
  min: Vec2;
  max: Vec2;
  size: number;
}

/** Height and normal of the highest ground at each texel; NaN height where there is none. */
function survey(soup: Soup, box: LightmapBox, n: number): { height: Float32Array; normal: Float32Array } {
  const height = new Float32Array(n * n).fill(Number.NaN);
  const normal = new Float32Array(n * n * 3);
  const sx = n / (box.max[0] - box.min[0]);
  const sz = n / (box.max[1] - box.min[1]);
  const p = soup.position;
  for (let t = 0; t < soup.emit.length; t++) {
    const o = t * 9;
    const at = (j: number) =>
      [
        ((p[o + j * 3] as number) - box.min[0]) * sx,
        p[o + j * 3 + 1] as number,
        ((p[o + j * 3 + 2] as number) - box.min[1]) * sz,
      ] as const;
    const [a, b, c] = [at(0), at(1), at(2)];
    const det = (b[2] - c[2]) * (a[0] - c[0]) + (c[0] - b[0]) * (a[2] - c[2]);
    if (Math.abs(det) < 1e-9) continue;
    const x0 = Math.max(0, Math.floor(Math.min(a[0], b[0], c[0]) - 0.5));
    const x1 = Math.min(n - 1, Math.ceil(Math.max(a[0], b[0], c[0])));
    const z0 = Math.max(0, Math.floor(Math.min(a[2], b[2], c[2]) - 0.5));
    const z1 = Math.min(n - 1, Math.ceil(Math.max(a[2], b[2], c[2])));
    for (let z = z0; z <= z1; z++) {
      for (let x = x0; x <= x1; x++) {
        const u = ((b[2] - c[2]) * (x + 0.5 - c[0]) + (c[0] - b[0]) * (z + 0.5 - c[2])) / det;
        const v = ((c[2] - a[2]) * (x + 0.5 - c[0]) + (a[0] - c[0]) * (z + 0.5 - c[2])) / det;
        if (u < -0.001 || v < -0.001 || u + v > 1.001) continue;
        const y = a[1] * u + b[1] * v + c[1] * (1 - u - v);
        const i = z * n + x;
        if (Number.isNaN(height[i]) || y > (height[i] as number)) {
          height[i] = y;
          for (let k = 0; k < 3; k++) normal[i * 3 + k] = soup.normal[o + k] as number;
        }
      }
    }
  }
  return { height, normal };
}

const points = (box: LightmapBox, n: number, map: { height: Float32Array; normal: Float32Array }) => {
  const list: number[] = [];
  const texel: number[] = [];
  for (let i = 0; i < n * n; i++) {
    const y = map.height[i] as number;
    if (Number.isNaN(y)) continue;
    const x = box.min[0] + (((i % n) + 0.5) / n) * (box.max[0] - box.min[0]);
    const z = box.min[1] + ((Math.floor(i / n) + 0.5) / n) * (box.max[1] - box.min[1]);
    list.push(
      x,
      y + 0.01,
      z,
      map.normal[i * 3] as number,
      map.normal[i * 3 + 1] as number,
      map.normal[i * 3 + 2] as number,
    );
    texel.push(i);
  }
  return { points: new Float32Array(list), texel };
};

/** Spreads known texels into the empty ones beside them. */
function dilate(values: Float32Array, known: Uint8Array, n: number, channels: number, rounds: number): void {
  for (let r = 0; r < rounds; r++) {
    const grown: [number, number][] = [];
    for (let i = 0; i < n * n; i++) {
      if (known[i]) continue;
      const x = i % n;
      const from = [x > 0 ? i - 1 : -1, x < n - 1 ? i + 1 : -1, i - n, i + n].find(
        (j) => j >= 0 && j < n * n && known[j],
      );
      if (from !== undefined) grown.push([i, from]);
    }
    if (grown.length === 0) return;
    for (const [i, from] of grown) {
      known[i] = 1;
      for (let k = 0; k < channels; k++) values[i * channels + k] = values[from * channels + k] as number;
    }
  }
}

/** Texels over which the map's edge goes over into open light. */
const FADE = 24;

/**
 * Beyond the map its outermost texels are stretched over all the hills: a tree's shadow there would lie over a whole
 * mountainside. So the edge goes over into what most of it sees: the upper fifth among those near along the edge.
 */
function openEdges(values: Float32Array, n: number, channels: number): void {
  const around: number[] = [];
  for (let i = 0; i < n; i++) around.push(i);
  for (let i = 1; i < n; i++) around.push(i * n + n - 1);
  for (let i = n - 2; i >= 0; i--) around.push((n - 1) * n + i);
  for (let i = n - 2; i > 0; i--) around.push(i * n);
  const reach = Math.round(n / 8);
  const fade = Math.round((FADE * n) / 768);
  for (let c = 0; c < channels; c++) {
    const edge = around.map((i) => values[i * channels + c] as number);
    const open = new Map(
      around.map((texel, i) => {
        const near: number[] = [];
        for (let d = -reach; d <= reach; d++) near.push(edge[(i + d + edge.length) % edge.length] as number);
        near.sort((a, b) => a - b);
        return [texel, near[Math.floor(near.length * 0.8)] as number];
      }),
    );
    for (let i = 0; i < n * n; i++) {
      const [x, z] = [i % n, Math.floor(i / n)];
      const sides = [
        [x, z * n],
        [n - 1 - x, z * n + n - 1],
        [z, x],
        [n - 1 - z, (n - 1) * n + x],
      ] as const;
      const [depth, texel] = sides.reduce((a, b) => (b[0] < a[0] ? b : a));
      if (depth >= fade) continue;
      const t = depth / fade;
      const own = t * t * (3 - 2 * t);
      const o = i * channels + c;
      values[o] = (values[o] as number) * own + (open.get(texel) as number) * (1 - own);
    }
  }
}

export interface LightMaps {
  /** The bigger picture lies above (width × width), the softer one below it (half of that each way). */
  width: number;
  height: number;
  /** shareCode × 255: sun above, sky below. */
  day: Uint8Array;
  /** The same of the low sun and the lamps: not needed before someone asks for another hour. */
  late: Uint8Array;
}

/** Shares of sky and lamps are soft and taken at half the fineness. */
export async function bakeLightmap(
  soup: Soup,
  box: LightmapBox,
  pool: LightPool,
  options: BakeOptions,
): Promise<LightMaps> {
  const n = box.size;
  const m = n / 2;
  const coarse = survey(soup, box, m);
  const soft = points(box, m, coarse);
  /** Sky, lamps, bounced sun, bounced low sun. */
  const around = new Float32Array(m * m * 4);
  const knownSky = new Uint8Array(m * m);
  const reply = await pool.light(soft.points, options.rays, 0);
  soft.texel.forEach((i, k) => {
    const o = k * REPLY;
    if ((reply[o + 4] as number) > 0.5) return;
    knownSky[i] = 1;
    around[i * 4] = reply[o + 5] as number;
    around[i * 4 + 1] = reply[o + 8] as number;
    around[i * 4 + 2] = reply[o + 6] as number;
    around[i * 4 + 3] = reply[o + 7] as number;
  });
  dilate(around, knownSky, m, 4, m);
  openEdges(around, m, 4);
  const fine = survey(soup, box, n);
  const sharp = points(box, n, fine);
  const seen = await pool.light(sharp.points, 0, options.sunRays);
  /** Sun, low sun. */
  const suns = new Float32Array(n * n * 2);
  const known = new Uint8Array(n * n);
  sharp.texel.forEach((i, k) => {
    const fx = Math.min(m - 1.001, Math.max(0, ((i % n) + 0.5) / 2 - 0.5));
    const fz = Math.min(m - 1.001, Math.max(0, (Math.floor(i / n) + 0.5) / 2 - 0.5));
    const [x, z] = [Math.floor(fx), Math.floor(fz)];
    const [u, v] = [fx - x, fz - z];
    const at = (c: number) => {
      const s = (dx: number, dz: number) => around[((z + dz) * m + x + dx) * 4 + c] as number;
      return (s(0, 0) * (1 - u) + s(1, 0) * u) * (1 - v) + (s(0, 1) * (1 - u) + s(1, 1) * u) * v;
    };
    const normal = [0, 1, 2].map((c) => fine.normal[i * 3 + c] as number) as [number, number, number];
    const light = options.read(seen, k, normal);
    known[i] = 1;
    suns[i * 2] = light.sun + at(2);
    suns[i * 2 + 1] = light.low + at(3);
  });
  dilate(suns, known, n, 2, 6);
  openEdges(suns, n, 2);
  const [day, late] = [new Uint8Array(n * (n + m)).fill(128), new Uint8Array(n * (n + m)).fill(0)];
  const code = (v: number) => Math.round(shareCode(v) * 255);
  for (let i = 0; i < n * n; i++) {
    if (!known[i]) continue;
    day[i] = code(suns[i * 2] as number);
    late[i] = code(suns[i * 2 + 1] as number);
  }
  for (let i = 0; i < m * m; i++) {
    const to = (n + Math.floor(i / m)) * n + (i % m);
    day[to] = code(around[i * 4] as number);
    late[to] = code(around[i * 4 + 1] as number);
  }
  return { width: n, height: n + m, day, late };
}
