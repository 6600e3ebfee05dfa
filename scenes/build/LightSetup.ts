// The town as the light sees it: everything solid, leaf cards with their holes, lamps that shine.
import { linear, type Linear } from '../kit/color.ts';
import { LEAF_CELLS, SURFACES, type Vec3 } from '../kit/mesh.ts';
import { kindAt, leafCards, plants, type LeafLight } from '../kit/plants.ts';
import { buildBvh } from './Bvh.ts';
import type { LightScene } from './LightJob.ts';
import { LightPool } from './LightPool.ts';
import type { SpaceParts } from './SpaceSource.ts';
import { lit } from './tone.ts';

const times = (c: Linear, k: number): Linear => [c[0] * k, c[1] * k, c[2] * k];
const unit = (v: Vec3): Vec3 => {
  const l = Math.hypot(v[0], v[1], v[2]);
  return [v[0] / l, v[1] / l, v[2] / l];
};

export interface Lighting {
  pool: LightPool;
  compose: (
    sky: readonly [number, number, number],
    sun: number,
    normal: readonly [number, number, number],
  ) => [number, number, number];
  leaf: LeafLight;
}

const cellOf = (u: number, v: number): number =>
  Object.values(LEAF_CELLS).findIndex(([a, b, c, d]) => u >= a && u <= c && v >= b && v <= d);

/** Builds the light scene and lets light bounce `bounces` times between surfaces. */
export async function setUpLight(parts: SpaceParts, bounces: number, rays: number): Promise<Lighting> {
  const exposure = parts.exposure ?? 1;
  const zenith = times(linear(parts.sky.zenith), parts.sky.strength);
  const horizon = times(linear(parts.sky.horizon), parts.sky.strength);
  const direction = parts.sun ? unit(parts.sun.direction) : null;
  const sunLight = parts.sun ? times(linear(parts.sun.color), parts.sun.strength) : ([0, 0, 0] as Linear);
  const ambient = parts.ambient ?? 0;
  const leaf: LeafLight = {
    sun: direction ? { direction, light: times(sunLight, exposure) } : null,
    zenith: times(zenith, exposure),
    horizon: times(horizon, exposure),
    shade: (albedo, light) => lit(albedo, light),
  };

  const positions: number[] = [];
  const kind: number[] = [];
  const cardUv: number[] = [];
  const albedo: number[] = [];
  const emit: number[] = [];
  const add = (
    p: readonly number[],
    what: number,
    uv: readonly number[],
    color: readonly number[],
    glow: number,
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
        add(t.flat(), what, uv, color, glow);
      return;
    }
    for (const v of p) positions.push(v);
    kind.push(what);
    cardUv.push(...uv);
    albedo.push(...color);
    emit.push(glow);
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
            uv[j * 2] = ((uv[j * 2] as number) - cell[0]) * 2;
            uv[j * 2 + 1] = ((uv[j * 2 + 1] as number) - cell[1]) * 2;
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
  const radiance = new Float32Array(new SharedArrayBuffer(Math.max(12, n * 12)));
  for (let t = 0; t < n; t++) {
    const k = kind[t] === 2 ? (emit[t] as number) : kind[t] === 1 ? 0.5 / exposure : 0;
    for (let c = 0; c < 3; c++) radiance[t * 3 + c] = (albedo[t * 3 + c] as number) * k;
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
    sun: direction ? { direction: [direction[0], direction[1], direction[2]], softness: 0.022 } : null,
    zenith: [...zenith],
    horizon: [...horizon],
    below: [horizon[0] * 0.45, horizon[1] * 0.5, horizon[2] * 0.3],
    reach: 70,
  };
  const pool = new LightPool(scene);
  const raw = (
    sky: readonly [number, number, number],
    sun: number,
    normal: readonly [number, number, number],
  ): [number, number, number] => {
    const facing = direction
      ? Math.max(0, normal[0] * direction[0] + normal[1] * direction[1] + normal[2] * direction[2]) * sun
      : 0;
    return [0, 1, 2].map((k) => (sky[k] as number) + ambient + (sunLight[k] as number) * facing) as [
      number,
      number,
      number,
    ];
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
  for (let round = 0; round < bounces; round++) {
    const reply = await pool.light(centres, rays, 2);
    solid.forEach((t, i) => {
      const light = raw(
        [reply[i * 5], reply[i * 5 + 1], reply[i * 5 + 2]] as [number, number, number],
        reply[i * 5 + 3] as number,
        [centres[i * 6 + 3], centres[i * 6 + 4], centres[i * 6 + 5]] as [number, number, number],
      );
      for (let c = 0; c < 3; c++)
        radiance[t * 3 + c] = (albedo[t * 3 + c] as number) * (light[c] as number) * 0.92;
    });
  }
  return {
    pool,
    leaf,
    compose: (sky, sun, normal) => raw(sky, sun, normal).map((v) => v * exposure) as [number, number, number],
  };
}
