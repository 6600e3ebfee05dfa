// The town as the light sees it: everything solid, leaf cards with their holes, lamps that shine.
import { linear, type Linear } from '../kit/color.ts';
import { LEAF_CELLS, SURFACES, type Vec3 } from '../kit/mesh.ts';
import { kindAt, leafCards, plants, type LeafLight } from '../kit/plants.ts';
import { buildBvh } from './Bvh.ts';
import { RADIANCE, REPLY, type LightScene } from './LightJob.ts';
import { LightPool } from './LightPool.ts';
import type { SpaceParts } from './SpaceSource.ts';
import { mixed, tinted, type FullLight, type Light } from './tone.ts';

const times = (c: Linear, k: number): Linear => [c[0] * k, c[1] * k, c[2] * k];
const unit = (v: Vec3): Vec3 => {
  const l = Math.hypot(v[0], v[1], v[2]);
  return [v[0] / l, v[1] / l, v[2] / l];
};

export interface Lighting {
  pool: LightPool;
  /** Light at point `i` of a reply of the pool. */
  read: (reply: Float32Array, i: number, normal: Vec3) => Light;
  full: FullLight;
  leaf: LeafLight;
}

/** Where the sun stands at a quarter to eight: east by south, still low. */
const MORNING: Vec3 = unit([0.89, 0.42, 0.18]);
const luminance = (c: Linear): number => c[0] * 0.3 + c[1] * 0.6 + c[2] * 0.1;

/** Mean of the sky over the upper half, as flat ground sees it. */
function openSky(zenith: Linear, horizon: Linear): Linear {
  // Cosine-weighted mean of sqrt(sin h): the integral of 2·y·sqrt(y) from 0 to 1.
  const up = 0.8;
  return [0, 1, 2].map(
    (k) => (horizon[k] as number) * (1 - up) + (zenith[k] as number) * up,
  ) as unknown as Linear;
}

const cellOf = (u: number, v: number): number =>
  Object.values(LEAF_CELLS).findIndex(([a, b, c, d]) => u >= a && u <= c && v >= b && v <= d);

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

/** Builds the light scene and lets light bounce `bounces` times between surfaces. */
export async function setUpLight(parts: SpaceParts, bounces: number, rays: number): Promise<Lighting> {
  const exposure = parts.exposure ?? 1;
  const zenith = times(linear(parts.sky.zenith), parts.sky.strength);
  const horizon = times(linear(parts.sky.horizon), parts.sky.strength);
  const direction = parts.sun ? unit(parts.sun.direction) : null;
  const sunLight = parts.sun ? times(linear(parts.sun.color), parts.sun.strength) : ([0, 0, 0] as Linear);
  const ambient = parts.ambient ?? 0;
  const low = direction ? MORNING : null;
  const open = openSky(zenith, horizon);
  const lampColor = linear('#ffdcae');
  const full: FullLight = {
    sky: times(open, exposure),
    sun: times(sunLight, exposure),
    lamp: times(lampColor, exposure / luminance(lampColor)),
    lampByDay: parts.lampsByDay ? 1 : 0,
    ambient: [ambient * exposure, ambient * exposure, ambient * exposure],
  };
  const leaf: LeafLight = {
    sun: direction,
    low,
    sunLight: full.sun,
    zenith: times(zenith, exposure),
    horizon: times(horizon, exposure),
    skyShare: 1 / luminance(full.sky),
    shade: (albedo, light) => tinted(albedo, light, full),
  };

  const positions: number[] = [];
  const kind: number[] = [];
  const cardUv: number[] = [];
  const albedo: number[] = [];
  const emit: number[] = [];
  const byDay: number[] = [];
  const add = (
    p: readonly number[],
    what: number,
    uv: readonly number[],
    color: readonly number[],
    glow: number,
    shinesByDay = true,
  ) => {
    const longest = Math.max(
      ...[0, 1, 2].map((j) =>
        Math.hypot(...[0, 1, 2].map((k) => (p[j * 3 + k] as number) - (p[((j + 1) % 3) * 3 + k] as number))),
      ),
    );
    if (what === 0 && longest > 5) {
      const m = [0, 1, 2].map((j) =>
        [0, 1, 2].map((k) => ((p[j * 3 + k] as number) + (p[((j + 1) % 3) * 3 + k] as number)) / 2),
      );
      const c = [0, 1, 2].map((j) => p.slice(j * 3, j * 3 + 3));
      const [a, b, d] = c as [number[], number[], number[]];
      const [ab, bd, da] = m as [number[], number[], number[]];
      for (const t of [
        [a, ab, da],
        [ab, b, bd],
        [da, bd, d],
        [ab, bd, da],
      ])
        add(t.flat(), what, uv, color, glow, shinesByDay);
      return;
    }
    for (const v of p) positions.push(v);
    kind.push(what);
    cardUv.push(...uv);
    albedo.push(...color);
    emit.push(glow);
    byDay.push(shinesByDay ? 1 : 0);
  };
  for (const surface of SURFACES) {
    if (surface === 'sky') continue;
    const soup = parts.mesh.soups[surface];
    for (let t = 0; t < soup.emit.length; t++) {
      const uv = soup.uv.slice(t * 6, t * 6 + 6);
      if (surface === 'leaf') {
        const cell =
          Object.values(LEAF_CELLS)[
            Math.max(
              0,
              cellOf(
                ((uv[0] as number) + (uv[2] as number) + (uv[4] as number)) / 3,
                ((uv[1] as number) + (uv[3] as number) + (uv[5] as number)) / 3,
              ),
            )
          ];
        if (cell)
          for (let j = 0; j < 3; j++) {
            uv[j * 2] = ((uv[j * 2] as number) - cell[0]) / (cell[2] - cell[0]);
            uv[j * 2 + 1] = ((uv[j * 2 + 1] as number) - cell[1]) / (cell[3] - cell[1]);
          }
      }
      const c = [0, 1, 2].map(
        (k) =>
          ((soup.color[t * 9 + k] as number) +
            (soup.color[t * 9 + 3 + k] as number) +
            (soup.color[t * 9 + 6 + k] as number)) /
          3,
      );
      add(
        soup.position.slice(t * 9, t * 9 + 9),
        surface === 'leaf' ? 1 : surface === 'glow' ? 2 : 0,
        uv,
        c,
        soup.emit[t] as number,
        soup.pane[t] !== 1,
      );
    }
  }
  const square = [0, 1, 1, 1, 1, 0, 0, 0];
  for (const plant of parts.mesh.plantings) {
    const name = kindAt(plant.kind);
    if (plants[name]?.standing) continue;
    const cards = leafCards(name, 'lite', leaf);
    const tint = linear(plant.tint);
    for (let q = 0; q < cards.position.length / 12; q++) {
      const corner = (j: number) =>
        [0, 1, 2].map(
          (k) => (plant.at[k] as number) + (cards.position[q * 12 + j * 3 + k] as number) * plant.scale,
        );
      const color = [0, 1, 2].map((k) => (cards.color[q * 12 + k] as number) * (tint[k] as number) * 0.9);
      for (const [a, b, c] of [
        [0, 1, 2],
        [0, 2, 3],
      ] as const) {
        add(
          [...corner(a), ...corner(b), ...corner(c)],
          1,
          [a, b, c].flatMap((j) => square.slice(j * 2, j * 2 + 2)),
          color,
          0,
        );
      }
    }
  }

  const n = kind.length;
  const lamps: number[] = [];
  const radiance = new Float32Array(new SharedArrayBuffer(Math.max(4, n * RADIANCE * 4)));
  for (let t = 0; t < n; t++) {
    const o = t * RADIANCE;
    const color = albedo.slice(t * 3, t * 3 + 3) as unknown as Linear;
    const grey = luminance(color);
    if (kind[t] === 2) {
      const glow = emit[t] as number;
      if (byDay[t]) for (let c = 0; c < 3; c++) radiance[o + c] = (color[c] as number) * glow;
      if (glow >= SMALL && !byDay[t]) lampAt(positions, t, grey * glow, lamps);
      else radiance[o + 6] = grey * glow;
    } else if (kind[t] === 1) {
      for (let c = 0; c < 3; c++) radiance[o + c] = ((color[c] as number) * 0.5) / exposure;
      // Leaves pass on about as much of each source as a sunlit crown does in the mean.
      radiance[o + 3] = grey * 0.42;
      radiance[o + 4] = grey * 0.3;
      radiance[o + 5] = grey * 0.22;
    }
  }
  const bvh = buildBvh(positions);
  const share = <T extends Uint8Array | Float32Array>(to: T, from: number[]): T => {
    to.set(from);
    return to;
  };
  const scene: LightScene = {
    bvh,
    kind: share(new Uint8Array(new SharedArrayBuffer(Math.max(1, n))), kind),
    cardUv: share(new Float32Array(new SharedArrayBuffer(Math.max(4, n * 24))), cardUv),
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
  const pool = new LightPool(scene);
  const facing = (toward: Vec3 | null, normal: Vec3): number =>
    toward ? Math.max(0, normal[0] * toward[0] + normal[1] * toward[1] + normal[2] * toward[2]) : 0;
  /** Before exposure. */
  const raw = (reply: Float32Array, i: number, normal: Vec3): Light => {
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
  const solid = kind.flatMap((k, i) => (k === 0 ? [i] : []));
  const centres = new Float32Array(solid.length * 6);
  solid.forEach((t, i) => {
    const p = positions.slice(t * 9, t * 9 + 9) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const u = [p[3] - p[0], p[4] - p[1], p[5] - p[2]] as const;
    const v = [p[6] - p[0], p[7] - p[1], p[8] - p[2]] as const;
    const normal = unit([
      u[1] * v[2] - u[2] * v[1] || 1e-9,
      u[2] * v[0] - u[0] * v[2],
      u[0] * v[1] - u[1] * v[0],
    ]);
    for (let k = 0; k < 3; k++) {
      centres[i * 6 + k] = ((p[k] as number) + (p[k + 3] as number) + (p[k + 6] as number)) / 3;
      centres[i * 6 + 3 + k] = normal[k] as number;
    }
  });
  /** What grey shares leave out in the mean: light that has been round the walls and taken their colour. */
  const leftOver = (reply: Float32Array, at: Float32Array, count: number): Linear => {
    const sum = [0, 0, 0];
    const bare: FullLight = { ...full, ambient: [0, 0, 0] };
    for (let i = 0; i < count; i++) {
      const light = raw(reply, i, at.slice(i * 6 + 3, i * 6 + 6) as unknown as Vec3);
      const shown = mixed(light, bare);
      for (let k = 0; k < 3; k++)
        sum[k] = (sum[k] as number) + (light.noon[k] as number) * exposure - (shown[k] as number);
    }
    return sum.map((v) => Math.max(0, v / count)) as unknown as Linear;
  };
  for (let round = 0; round < bounces; round++) {
    const reply = await pool.light(centres, rays, 2);
    solid.forEach((t, i) => {
      const light = raw(reply, i, centres.slice(i * 6 + 3, i * 6 + 6) as unknown as Vec3);
      const o = t * RADIANCE;
      const color = albedo.slice(t * 3, t * 3 + 3) as unknown as Linear;
      const grey = luminance(color) * 0.92;
      for (let c = 0; c < 3; c++) radiance[o + c] = (color[c] as number) * (light.noon[c] as number) * 0.92;
      radiance[o + 3] = grey * light.sky;
      radiance[o + 4] = grey * light.sun;
      radiance[o + 5] = grey * light.low;
      radiance[o + 6] = grey * light.lamp;
    });
    if (ambient > 0 && round === bounces - 1) full.ambient = leftOver(reply, centres, solid.length);
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
