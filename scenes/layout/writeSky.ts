// Sky, far mountains and islands; painted, never lit.
import { mix } from '../kit/color.ts';
import type { Mesh, Vec3 } from '../kit/mesh.ts';
import { fbm, noise2 } from '../kit/random.ts';
import type { Layout } from './layoutShape.ts';
import { seaColors } from './writeSea.ts';

export const SKY = { zenith: '#6fabe2', horizon: '#e9f2f5' };
const SUN: Vec3 = [-0.58, 0.66, 0.48];
const R = 620;

/** The dome; below the horizon it goes on as sea where there is a sea. */
export function writeDome(m: Mesh, layout: Layout): void {
  const [across, up] = [56, 12];
  const at = (i: number, e: number): Vec3 => {
    const a = (i / across) * Math.PI * 2;
    return [Math.sin(a) * Math.cos(e) * R, Math.sin(e) * R, -Math.cos(a) * Math.cos(e) * R];
  };
  const tint = (i: number, e: number): string => {
    const p = at(i % across, e);
    const h = Math.max(0, p[1] / R);
    let c = mix(SKY.horizon, '#bfdcf2', Math.min(1, h * 3.4));
    c = mix(c, '#86bbea', Math.min(1, Math.max(0, h - 0.14) * 1.9));
    c = mix(c, SKY.zenith, Math.min(1, Math.max(0, h - 0.45) * 1.6));
    const l = Math.hypot(p[0], p[2]) || 1;
    const cloud = fbm((p[0] / l) * 2.1 + 4 + h * 1.5, (p[2] / l) * 2.1 + h * 5.5 + 8, 3, 77);
    const soft =
      Math.min(1, Math.max(0, (cloud - 0.5) * 5)) *
      Math.min(1, h * 9) *
      Math.min(1, Math.max(0, (0.55 - h) * 2.8));
    return mix(c, '#fffdf8', soft * 0.85);
  };
  const rows = Array.from({ length: up + 1 }, (_, j) => (j / up) ** 1.7 * (Math.PI / 2));
  const sea = mix(seaColors(layout).far, '#cfe2ea', 0.42);
  for (let i = 0; i < across; i++) {
    const low = layout.sea ? sea : SKY.horizon;
    m.quad(at(i, -0.09), at(i + 1, -0.09), at(i + 1, 0), at(i, 0), low, { surface: 'sky', jitter: 0 });
    for (let j = 0; j < up; j++) {
      const [e0, e1] = [rows[j], rows[j + 1]] as [number, number];
      m.quad(at(i, e0), at(i + 1, e0), at(i + 1, e1), at(i, e1), '#ffffff', {
        surface: 'sky',
        jitter: 0,
        colors: [tint(i, e0), tint(i + 1, e0), tint(i + 1, e1), tint(i, e1)],
      });
    }
  }
}

type Far = NonNullable<Layout['horizon']>[number];

/** The farthest first, so that the nearer are painted over them. */
export function writeHorizon(m: Mesh, layout: Layout): void {
  const list = (layout.horizon ?? []).toSorted((a, b) => b.distance - a.distance);
  list.forEach((far, n) => writeRange(m, far, n, layout.sea?.level ?? -4));
}

function writeRange(m: Mesh, far: Far, seed: number, level: number): void {
  const rows = far.kind === 'islands' ? 2 : 3;
  const segments = Math.max(6, Math.round(Math.abs(far.to - far.from) / (far.kind === 'islands' ? 2 : 3.2)));
  const deep = far.distance * (far.kind === 'islands' ? 0.06 : 0.3);
  const ridge = (a: number) =>
    1 - Math.abs(fbm(Math.cos(a) * 7 + 40, Math.sin(a) * 7 + 40, 4, seed * 13 + 3) * 2 - 1);
  const point = (i: number, j: number): Vec3 => {
    const u = i / segments;
    const a = ((far.from + (far.to - far.from) * u) * Math.PI) / 180;
    const t = j / rows;
    const end = Math.min(1, u * 6, (1 - u) * 6);
    const taper = Math.sqrt(Math.max(0, end * (2 - end)));
    const spur = (ridge(a * 4) - 0.6) * deep * 0.35 * Math.sin(Math.PI * t);
    const d = far.distance + deep * t - spur;
    const h = far.height * taper * (0.42 + 0.58 * ridge(a) ** 1.4);
    return [Math.sin(a) * d, level - (t === 0 ? 1 : 0) + h * t ** 0.85, -Math.cos(a) * d];
  };
  const green = far.color ?? (far.kind === 'islands' ? '#4d7f5c' : '#5b8a58');
  const haze = Math.min(0.78, far.distance / 560);
  const shade = (i: number, j: number): string => {
    const [p, q] = [point(i, j), point(Math.min(segments, i + 1), j)];
    const s = point(i, j === rows ? j - 1 : j + 1);
    const k = j === rows ? -1 : 1;
    const u = [q[0] - p[0], q[1] - p[1], q[2] - p[2]] as const;
    const v = [(s[0] - p[0]) * k, (s[1] - p[1]) * k, (s[2] - p[2]) * k] as const;
    const n = [v[1] * u[2] - v[2] * u[1], v[2] * u[0] - v[0] * u[2], v[0] * u[1] - v[1] * u[0]] as const;
    const l = (Math.hypot(...n) || 1) * (n[1] < 0 ? -1 : 1);
    const light = Math.min(1, Math.max(0, ((n[0] * SUN[0] + n[1] * SUN[1] + n[2] * SUN[2]) / l) * 1.15));
    const wood = mix(mix(green, '#33584a', noise2(i * 0.9, j * 1.7, 5) * 0.4), '#a9c384', light * 0.5);
    return mix(wood, '#dcebf2', haze * (1 - 0.35 * (j / rows)));
  };
  for (let i = 0; i < segments; i++)
    for (let j = 0; j < rows; j++)
      m.quad(point(i, j), point(i + 1, j), point(i + 1, j + 1), point(i, j + 1), '#ffffff', {
        surface: 'sky',
        jitter: 0,
        colors: [shade(i, j), shade(i + 1, j), shade(i + 1, j + 1), shade(i, j + 1)],
      });
}
