// Everything far: three rows of mountains that close all the way round. Painted, never lit; the sky itself is drawn by
// the browser (src/world/loaders/skyDome.ts), since it changes with the hour.
import { mix } from '../../kit/color.ts';
import type { Mesh, Vec3 } from '../../kit/mesh.ts';
import { fbm, noise2 } from '../../kit/random.ts';

const SUN: Vec3 = [-0.58, 0.66, 0.48];
export const SKY = { zenith: '#77aee0', horizon: '#eaf1f3' };

interface Range {
  near: number;
  far: number;
  segments: number;
  rows: number;
  base: number;
  height: (angle: number) => number;
  rough: number;
  color: (t: number, y: number, light: number, n: number) => string;
  haze: (t: number) => number;
}

const round = (a: number, k: number, seed: number, octaves = 4) =>
  fbm(Math.cos(a) * k + 40, Math.sin(a) * k + 40, octaves, seed);
const ridged = (a: number, k: number, seed: number) => 1 - Math.abs(round(a, k, seed, 5) * 2 - 1);

function range(m: Mesh, r: Range): void {
  const point = (i: number, j: number): Vec3 => {
    const a = (i / r.segments) * Math.PI * 2;
    const t = j / r.rows;
    const spur = (ridged(a, 26, 71) - 0.6) * r.rough * Math.sin(Math.PI * Math.min(1, t * 1.05)) ** 0.8;
    const d = r.near + (r.far - r.near) * t - spur * 0.8;
    const h = r.height(a);
    const y = r.base + h * t ** 0.85 + (t > 0 && t < 1 ? spur * 0.5 : 0);
    return [Math.sin(a) * d, y, -Math.cos(a) * d];
  };
  const shade = (i: number, j: number): string => {
    const [p, q, s] = [point(i, j), point(i + 1, j), point(i, Math.min(r.rows, j + 1))];
    const s0 = j === r.rows ? point(i, j - 1) : p;
    const u = [q[0] - p[0], q[1] - p[1], q[2] - p[2]] as const;
    const v = [s[0] - s0[0], s[1] - s0[1], s[2] - s0[2]] as const;
    const n = [v[1] * u[2] - v[2] * u[1], v[2] * u[0] - v[0] * u[2], v[0] * u[1] - v[1] * u[0]] as const;
    const l = Math.hypot(...n) || 1;
    const side = n[1] < 0 ? -1 : 1;
    const light = Math.min(
      1,
      Math.max(0, ((n[0] * SUN[0] + n[1] * SUN[1] + n[2] * SUN[2]) / l) * side * 1.15 + 0.02),
    );
    const t = j / r.rows;
    const c = r.color(t, p[1], Math.min(1, light), noise2(i * 0.9, j * 1.7, 5));
    return mix(c, '#dfe9ef', r.haze(t));
  };
  for (let i = 0; i < r.segments; i++) {
    for (let j = 0; j < r.rows; j++) {
      const k = (i + 1) % r.segments;
      m.quad(point(i, j), point(i + 1, j), point(i + 1, j + 1), point(i, j + 1), '#ffffff', {
        surface: 'sky',
        jitter: 0,
        colors: [shade(i, j), shade(k, j), shade(k, j + 1), shade(i, j + 1)],
      });
    }
  }
}

export function writeHorizon(m: Mesh): void {
  // The high peaks stand north-west, behind bridge and school.
  const north = (a: number) => Math.max(0, Math.cos(a + 0.5)) ** 2;
  range(m, {
    near: 340,
    far: 520,
    segments: 116,
    rows: 6,
    base: -4,
    height: (a) => 44 + 60 * ridged(a, 4.2, 3) ** 2 + 74 * north(a) * ridged(a, 7.5, 8) ** 1.6,
    rough: 44,
    color: (t, y, light, n) => {
      const rock = mix('#4d719d', '#84a4c6', light);
      const snow = mix('#a9c0dc', '#ffffff', light);
      const line = 74 + n * 26;
      return mix(rock, snow, Math.min(1, Math.max(0, (y - line) / 9)) * (t > 0.3 ? 1 : 0));
    },
    haze: (t) => 0.5 - 0.46 * t,
  });
  range(m, {
    near: 225,
    far: 330,
    segments: 84,
    rows: 3,
    base: -3,
    height: (a) => 24 + 42 * ridged(a, 5.4, 21) ** 1.3 + 6 * north(a),
    rough: 26,
    color: (_t, _y, light, n) => mix(mix('#3f7478', '#4c8074', n), '#85ab94', light * 0.75),
    haze: (t) => 0.46 - 0.34 * t,
  });
  range(m, {
    near: 135,
    far: 215,
    segments: 100,
    rows: 3,
    base: 3,
    height: (a) => 12 + 20 * round(a, 6.4, 44) + 5 * round(a, 21, 9, 2),
    rough: 11,
    color: (t, _y, light, n) => {
      const wood = mix(mix('#4a7a4c', '#659352', n), '#9cbd6c', light * 0.6);
      return n > 0.84 && t > 0.2 ? mix(wood, '#eebfcb', 0.5) : n < 0.25 ? mix(wood, '#37644a', 0.55) : wood;
    },
    haze: (t) => 0.2 - 0.12 * t,
  });
}
