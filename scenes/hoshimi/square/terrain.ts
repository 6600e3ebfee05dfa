// The lie of the land: a river on the west, a shrine rise beyond it, a lookout hill north-east, hills all round.
import { mix } from '../../kit/color.ts';
import type { Mesh, Vec2, Vec3 } from '../../kit/mesh.ts';
import { paint } from '../../kit/palette.ts';
import { fbm, noise2 } from '../../kit/random.ts';

export const WATER = -1.15;
const course: readonly Vec2[] = [
  [-10, -170],
  [-16, -110],
  [-24, -66],
  [-33, -32],
  [-36.5, 0],
  [-37.5, 20],
  [-43, 46],
  [-58, 84],
  [-86, 130],
  [-110, 170],
];

const smooth = (from: number, to: number, v: number) => {
  const t = Math.min(1, Math.max(0, (v - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** The river's middle at z, by its x; a smooth curve through the course. */
export function riverX(z: number): number {
  let i = 1;
  while (i < course.length - 2 && (course[i + 1] as Vec2)[1] < z) i++;
  const p = (k: number) => course[Math.min(course.length - 1, Math.max(0, k))] as Vec2;
  const [a, b, c, d] = [p(i - 1), p(i), p(i + 1), p(i + 2)];
  const t = Math.min(1, Math.max(0, (z - b[1]) / (c[1] - b[1])));
  const [m0, m1] = [(c[0] - a[0]) / 2, (d[0] - b[0]) / 2];
  return (
    (2 * t ** 3 - 3 * t ** 2 + 1) * b[0] +
    (t ** 3 - 2 * t ** 2 + t) * m0 +
    (3 * t ** 2 - 2 * t ** 3) * c[0] +
    (t ** 3 - t ** 2) * m1
  );
}
export const riverDistance = (x: number, z: number) => Math.abs(x - riverX(z)) * 0.94;

export const LOOKOUT: Vec2 = [45, -50];
/** The hill is cut off toward the railway. */
const lookout = (x: number, z: number) =>
  6.5 * smooth(24, 6, Math.hypot(x - LOOKOUT[0], (z - LOOKOUT[1]) * 1.05)) * smooth(61, 51, x);
const shrine = (x: number, z: number) => 4.2 * smooth(-49, -63, x) * smooth(34, 10, Math.abs(z + 5));

/** Height of the land without river or paving, metres. */
export function land(x: number, z: number): number {
  const far = Math.hypot(x * 0.95, z);
  const rise =
    smooth(84, 175, far) *
    (9 + 12 * fbm(x / 40, z / 40, 3, 5)) *
    smooth(9, 40, riverDistance(x, z)) *
    Math.min(x < 0 ? smooth(6, 26, Math.abs(z - 17)) : 1, x > 30 ? smooth(5, 24, Math.abs(x - 64)) : 1);
  return lookout(x, z) + shrine(x, z) + rise;
}

/** Height one walks on. */
export const ground = (x: number, z: number): number => {
  const bank = riverDistance(x, z);
  return bank < 8.4 ? Math.min(land(x, z), -1.9 + 1.9 * smooth(3.6, 8, bank)) : land(x, z);
};

/** Rectangles with paving of their own; grass keeps below. */
export const paved: readonly (readonly [number, number, number, number])[] = [
  [-16.5, -17, 18, 23.6],
  [-27.4, -7.2, -16.5, -1.4],
  [-28, 10.6, -16.5, 23.4],
  [18, 10.4, 50, 23.6],
  [42, 5, 50, 27],
  [3.5, -25.5, 16.5, -17],
  [18, -14, 25.6, -9],
  [-78, 13.4, 52, 20.6],
  [-18, -44, -4, -36],
];
const isPaved = (x: number, z: number) =>
  paved.some(([a, b, c, d]) => x > a + 0.4 && x < c - 0.4 && z > b + 0.4 && z < d - 0.4);

export function grassColor(x: number, z: number): string {
  const n = fbm(x / 14, z / 14, 3, 3);
  const m = noise2(x / 5, z / 5, 9);
  let c = mix('#8fb05a', '#b9c97a', n * 1.3 - 0.15);
  c = mix(c, '#7f9f52', m > 0.62 ? (m - 0.62) * 1.6 : 0);
  const wood = smooth(92, 118, Math.hypot(x * 0.95, z));
  c = mix(c, mix('#5f8a4c', '#7fa257', noise2(x / 7, z / 7, 19)), wood * 0.85);
  return mix(c, '#cfc48a', Math.max(0, fbm(x / 9, z / 9, 2, 31) - 0.62) * 1.5);
}

/** Grass in cells, coarser outward; the river and the paving are left out. */
export function writeLand(m: Mesh): void {
  // Whatever shows through a seam is still grass.
  m.quad([-130, -2.4, 130], [130, -2.4, 130], [130, -2.4, -130], [-130, -2.4, -130], '#8fa860', {
    surface: 'sky',
    jitter: 0,
  });
  const lines = (half: number): number[] => {
    const out: number[] = [];
    for (let v = -half; v < half;) {
      out.push(v);
      v += Math.abs(v + 2) < 68 ? 6 : Math.abs(v) < 100 ? 9 : 15;
    }
    out.push(half);
    return out;
  };
  const xs = lines(190);
  /** Under the banks, or its coarse cells would lie over the water in steps. */
  const y = (x: number, z: number) => {
    const bank = riverDistance(x, z);
    if (bank < 8.6) return ground(x, z) - 0.3;
    return land(x, z) - (bank < 13 || isPaved(x, z) ? 0.16 : 0);
  };
  const normal = (x: number, z: number): Vec3 => {
    const e = 1.5;
    const n: Vec3 = [land(x - e, z) - land(x + e, z), e * 2, land(x, z - e) - land(x, z + e)];
    const l = Math.hypot(...n);
    return [n[0] / l, n[1] / l, n[2] / l];
  };
  for (let i = 0; i + 1 < xs.length; i++) {
    for (let j = 0; j + 1 < xs.length; j++) {
      const [x0, x1, z0, z1] = [xs[i], xs[i + 1], xs[j], xs[j + 1]] as [number, number, number, number];
      const corners: Vec2[] = [
        [x0, z1],
        [x1, z1],
        [x1, z0],
        [x0, z0],
      ];
      if (corners.every(([x, z]) => riverDistance(x, z) < 7.5) || corners.every(([x, z]) => isPaved(x, z)))
        continue;
      const fine =
        Math.max(...corners.map(([x, z]) => land(x, z))) > 0.3 &&
        x1 - x0 <= 6 &&
        ((x0 > 24 && x0 < 55 && z0 > -62 && z0 < -34) || (x0 < -44 && x0 > -76 && Math.abs(z0 + 5) < 12));
      const n = fine ? 2 : 1;
      for (let a = 0; a < n; a++) {
        for (let b = 0; b < n; b++) {
          const at = (u: number, v: number): Vec2 => [
            x0 + ((x1 - x0) * (a + u)) / n,
            z0 + ((z1 - z0) * (b + v)) / n,
          ];
          const q = [at(0, 1), at(1, 1), at(1, 0), at(0, 0)] as const;
          const p = q.map(([x, z]): Vec3 => [x, y(x, z), z]) as [Vec3, Vec3, Vec3, Vec3];
          m.quad(...p, paint.grass, {
            surface: 'ground',
            colors: q.map(([x, z]) => grassColor(x, z)),
            normals: q.map(([x, z]) => normal(x, z)),
          });
        }
      }
    }
  }
}

/** Banks, stones and moving water along the course. */
export function writeRiver(m: Mesh): void {
  const profile: readonly (readonly [number, number, string])[] = [
    [13.5, -0.06, 'grass'],
    [8.4, -0.02, 'grass'],
    [6.6, -0.55, 'grass'],
    [5, -1.05, '#9aa05f'],
    [4.3, -1.3, '#b9b09c'],
    [3, -1.75, '#8c8f84'],
  ];
  const rows: number[] = [];
  for (let z = -150; z <= 150; z += Math.abs(z) < 50 ? 5 : 10) rows.push(z);
  for (let i = 0; i + 1 < rows.length; i++) {
    const [z0, z1] = [rows[i], rows[i + 1]] as [number, number];
    for (const s of [-1, 1]) {
      for (let k = 0; k + 1 < profile.length; k++) {
        const [a, b] = [profile[k], profile[k + 1]] as [(typeof profile)[number], (typeof profile)[number]];
        const at = (z: number, p: (typeof profile)[number]): Vec3 => {
          const wob = p[0] < 8 ? (noise2(z / 2.5, s * 7 + p[0], 4) - 0.5) * 0.5 : 0;
          const x = riverX(z) + s * (p[0] + wob);
          return [x, p[1] + (p[0] > 8 ? land(x, z) : 0), z];
        };
        const color = (z: number, p: (typeof profile)[number]) =>
          p[2] === 'grass' ? grassColor(at(z, p)[0], z) : p[2];
        const q: Vec3[] = [at(z1, a), at(z1, b), at(z0, b), at(z0, a)];
        const colors = [color(z1, a), color(z1, b), color(z0, b), color(z0, a)];
        if (s > 0) {
          q.reverse();
          colors.reverse();
        }
        m.quad(...(q as [Vec3, Vec3, Vec3, Vec3]), paint.grass, { surface: 'ground', colors });
      }
      if (i % 2 === 0 && Math.abs(z0) < 60) {
        const r = noise2(z0, s * 3, 8);
        m.sphere({
          at: [riverX(z0) + s * (3.9 + r * 0.8), -1.2, z0 + r * 2],
          radius: 0.25 + r * 0.35,
          sides: 6,
          squash: 0.6,
          color: mix('#b5afa2', '#8f8d86', r),
        });
      }
    }
    const w = 5.2;
    const cut = 5;
    for (let k = 0; k < cut; k++) {
      const across = (z: number, u: number): Vec3 => [riverX(z) - w + 2 * w * u, WATER, z];
      const tint = (z: number, u: number) =>
        mix(
          mix('#6fb0bd', '#9fd2d6', noise2(z / 5, u * 4, 2)),
          '#d8eceb',
          Math.max(0, noise2(z / 1.7, u * 9, 6) - 0.66) * 2 + (Math.abs(u - 0.5) > 0.45 ? 0.3 : 0),
        );
      const [u0, u1] = [k / cut, (k + 1) / cut];
      m.quad(across(z1, u0), across(z1, u1), across(z0, u1), across(z0, u0), '#7db9c4', {
        surface: 'water',
        colors: [tint(z1, u0), tint(z1, u1), tint(z0, u1), tint(z0, u0)],
        uv: [
          [u0, z1 / 10],
          [u1, z1 / 10],
          [u1, z0 / 10],
          [u0, z0 / 10],
        ],
      });
    }
  }
}

/** A path draped over the land: flat across, a little above the grass. */
export function writePath(
  m: Mesh,
  points: readonly Vec2[],
  width: number,
  color: string,
  lift = 0.07,
  step = 1.6,
): void {
  const dense: Vec2[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i], points[i + 1]] as [Vec2, Vec2];
    const n = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / step));
    for (let k = 0; k < n; k++) dense.push([a[0] + ((b[0] - a[0]) * k) / n, a[1] + ((b[1] - a[1]) * k) / n]);
  }
  dense.push(points.at(-1) as Vec2);
  const edge = (i: number, s: number): Vec3 => {
    const a = dense[Math.max(0, i - 1)] as Vec2;
    const b = dense[Math.min(dense.length - 1, i + 1)] as Vec2;
    const p = dense[i] as Vec2;
    const l = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const half = (width / 2) * (0.94 + 0.12 * noise2(p[0], p[1] + s * 9, 3));
    const x = p[0] - ((b[1] - a[1]) / l) * half * s;
    const z = p[1] + ((b[0] - a[0]) / l) * half * s;
    return [x, Math.max(land(x, z), land(p[0], p[1]) - 0.1) + lift, z];
  };
  for (let i = 0; i + 1 < dense.length; i++) {
    const left: [Vec3, Vec3] = [edge(i, -1), edge(i + 1, -1)];
    const right: [Vec3, Vec3] = [edge(i, 1), edge(i + 1, 1)];
    const tone = (p: Vec3) => mix(color, '#8d7a5c', noise2(p[0] / 1.6, p[2] / 1.6, 12) * 0.28);
    m.quad(left[0], right[0], right[1], left[1], color, {
      surface: 'ground',
      colors: [left[0], right[0], right[1], left[1]].map(tone),
      normals: [
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
        [0, 1, 0],
      ],
    });
  }
}
