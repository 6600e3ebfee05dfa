// The town as the light sees it: everything solid, leaf cards with their holes, lamps that shine.
import type { Linear } from '../kit/color.ts';
import type { Vec3 } from '../kit/mesh.ts';
import type { LeafLight } from '../kit/plants.ts';
import { buildBvh } from './Bvh.ts';
import { RADIANCE, REPLY, type LightScene } from './LightJob.ts';
import { LightPool } from './LightPool.ts';
import { lightSources, luminance, times, unit, type LightSources } from './lightSources.ts';
import { GLOW, LEAF, lightTriangles, SOLID, type LightTriangles } from './LightTriangles.ts';
import type { SpaceParts } from './SpaceSource.ts';
import { mixed, type FullLight, type Light } from './tone.ts';

export interface Lighting {
  pool: LightPool;
  /** Light at point `i` of a reply of the pool. */
  read: (reply: Float32Array, i: number, normal: Vec3) => Light;
  full: FullLight;
  leaf: LeafLight;
}

// Where things lie in a triangle's part of `radiance`, after rgb at noon.
const FROM_SKY = 3;
const FROM_SUN = 4;
const FROM_LOW = 5;
const FROM_LAMPS = 6;

/** Builds the light scene and lets light bounce `bounces` times between surfaces. */
export async function setUpLight(parts: SpaceParts, bounces: number, rays: number): Promise<Lighting> {
  const sources = lightSources(parts);
  const { full, leaf, exposure, ambient } = sources;
  const triangles = lightTriangles(parts.mesh, leaf);
  const { radiance, lamps } = firstRadiance(triangles, exposure);
  const pool = new LightPool(lightScene(triangles, sources, radiance, lamps));
  const raw = rawReader(sources);
  const solid = triangles.kind.flatMap((k, i) => (k === SOLID ? [i] : []));
  const centres = centresOf(triangles, solid);
  for (let round = 0; round < bounces; round++) {
    const reply = await pool.light(centres, rays, 2);
    solid.forEach((t, i) => {
      const light = raw(reply, i, centres.slice(i * 6 + 3, i * 6 + 6) as unknown as Vec3);
      passOn(radiance, t, triangles.albedo.slice(t * 3, t * 3 + 3) as unknown as Linear, light);
    });
    if (ambient > 0 && round === bounces - 1)
      full.ambient = leftOver(sources, solid.length, (i) => {
        const normal = centres.slice(i * 6 + 3, i * 6 + 6) as unknown as Vec3;
        return raw(reply, i, normal);
      });
  }
  return {
    pool,
    leaf,
    full,
    read: (reply, i, normal) => {
      const light = raw(reply, i, normal);
      return { ...light, noon: times(light.noon, exposure) };
    },
  };
}

/** From this brightness on a pane is a lamp: small, and asked for by its middle. */
const SMALL = 5;

/** Adds triangle `t` to the lamp it is part of: those within 0.6 m are one. */
function lampAt(positions: readonly number[], t: number, glow: number, lamps: number[]): void {
  const p = positions.slice(t * 9, t * 9 + 9);
  const at = (k: number) => p[k] as number;
  const middle = [0, 1, 2].map((k) => (at(k) + at(k + 3) + at(k + 6)) / 3) as [number, number, number];
  const u = [at(3) - at(0), at(4) - at(1), at(5) - at(2)] as const;
  const v = [at(6) - at(0), at(7) - at(1), at(8) - at(2)] as const;
  const area =
    Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2;
  // A quarter of a small body's skin is seen from any side; a little more, for lanterns are there to be liked.
  const power = (glow * area * 1.8) / (4 * Math.PI);
  for (let i = 0; i < lamps.length; i += 4) {
    const d = Math.hypot(...middle.map((c, k) => c - (lamps[i + k] as number)));
    if (d > 0.6) continue;
    lamps[i + 3] = (lamps[i + 3] as number) + power;
    return;
  }
  lamps.push(...middle, power);
}

/** What leaves each triangle before light has bounced: lamps shine, leaves are as bright as in the mean. */
function firstRadiance(
  { count, positions, kind, albedo, emit, byDay }: LightTriangles,
  exposure: number,
): { radiance: Float32Array; lamps: number[] } {
  const lamps: number[] = [];
  const radiance = new Float32Array(new SharedArrayBuffer(Math.max(4, count * RADIANCE * 4)));
  for (let t = 0; t < count; t++) {
    const o = t * RADIANCE;
    const color = albedo.slice(t * 3, t * 3 + 3) as unknown as Linear;
    const grey = luminance(color);
    if (kind[t] === GLOW) {
      const glow = emit[t] as number;
      if (byDay[t]) for (let c = 0; c < 3; c++) radiance[o + c] = (color[c] as number) * glow;
      if (glow >= SMALL && !byDay[t]) lampAt(positions, t, grey * glow, lamps);
      else radiance[o + FROM_LAMPS] = grey * glow;
    } else if (kind[t] === LEAF) {
      for (let c = 0; c < 3; c++) radiance[o + c] = ((color[c] as number) * 0.5) / exposure;
      // Leaves pass on about as much of each source as a sunlit crown does in the mean.
      radiance[o + FROM_SKY] = grey * 0.42;
      radiance[o + FROM_SUN] = grey * 0.3;
      radiance[o + FROM_LOW] = grey * 0.22;
    }
  }
  return { radiance, lamps };
}

/** What the workers share. */
function lightScene(
  { count, positions, kind, cardUv }: LightTriangles,
  { direction, low, zenith, horizon, open }: LightSources,
  radiance: Float32Array,
  lamps: readonly number[],
): LightScene {
  const share = <T extends Uint8Array | Float32Array>(to: T, from: readonly number[]): T => {
    to.set(from);
    return to;
  };
  return {
    bvh: buildBvh(positions),
    kind: share(new Uint8Array(new SharedArrayBuffer(Math.max(1, count))), kind),
    cardUv: share(new Float32Array(new SharedArrayBuffer(Math.max(4, count * 24))), cardUv),
    radiance,
    sun: direction ? { direction: [...direction], softness: 0.022 } : null,
    low: low ? { direction: [...low], softness: 0.03 } : null,
    zenith: [...zenith],
    horizon: [...horizon],
    below: [horizon[0] * 0.45, horizon[1] * 0.5, horizon[2] * 0.3],
    skyShare: 1 / luminance(open),
    reach: 70,
    lamps: share(
      new Float32Array(new SharedArrayBuffer(Math.max(4, lamps.length * 4)), 0, lamps.length),
      lamps,
    ),
  };
}

/** Light at a point of a reply, before exposure. */
function rawReader({ direction, low, sunLight, ambient }: LightSources) {
  const facing = (toward: Vec3 | null, normal: Vec3): number =>
    toward ? Math.max(0, normal[0] * toward[0] + normal[1] * toward[1] + normal[2] * toward[2]) : 0;
  return (reply: Float32Array, i: number, normal: Vec3): Light => {
    const o = i * REPLY;
    const at = (k: number) => reply[o + k] as number;
    const direct = at(3) * facing(direction, normal);
    return {
      noon: [0, 1, 2].map((k) => at(k) + ambient + (sunLight[k] as number) * direct) as unknown as Linear,
      sky: at(5),
      sun: direct + at(6),
      low: at(9) * facing(low, normal) + at(7),
      lamp: at(8),
    };
  };
}

/** Six floats for each of the triangles: its middle, and which way it faces. */
function centresOf({ positions }: LightTriangles, of: readonly number[]): Float32Array {
  const centres = new Float32Array(of.length * 6);
  of.forEach((t, i) => {
    const at = (k: number) => positions[t * 9 + k] as number;
    const u = [at(3) - at(0), at(4) - at(1), at(5) - at(2)] as const;
    const v = [at(6) - at(0), at(7) - at(1), at(8) - at(2)] as const;
    const normal = unit([
      u[1] * v[2] - u[2] * v[1] || 1e-9,
      u[2] * v[0] - u[0] * v[2],
      u[0] * v[1] - u[1] * v[0],
    ]);
    for (let k = 0; k < 3; k++) {
      centres[i * 6 + k] = (at(k) + at(k + 3) + at(k + 6)) / 3;
      centres[i * 6 + 3 + k] = normal[k] as number;
    }
  });
  return centres;
}

/** What has fallen on triangle `t` leaves it again, in its colour. */
function passOn(radiance: Float32Array, t: number, color: Linear, light: Light): void {
  const o = t * RADIANCE;
  const grey = luminance(color) * 0.92;
  for (let c = 0; c < 3; c++) radiance[o + c] = (color[c] as number) * (light.noon[c] as number) * 0.92;
  radiance[o + FROM_SKY] = grey * light.sky;
  radiance[o + FROM_SUN] = grey * light.sun;
  radiance[o + FROM_LOW] = grey * light.low;
  radiance[o + FROM_LAMPS] = grey * light.lamp;
}

/** What grey shares leave out in the mean: light that has been round the walls and taken their colour. */
function leftOver({ full, exposure }: LightSources, count: number, lightAt: (i: number) => Light): Linear {
  const sum = [0, 0, 0];
  const bare: FullLight = { ...full, ambient: [0, 0, 0] };
  for (let i = 0; i < count; i++) {
    const light = lightAt(i);
    const shown = mixed(light, bare);
    for (let k = 0; k < 3; k++)
      sum[k] = (sum[k] as number) + (light.noon[k] as number) * exposure - (shown[k] as number);
  }
  return sum.map((v) => Math.max(0, v / count)) as unknown as Linear;
}
