// The sea from the quay to the horizon.
import { mix } from '../kit/color.ts';
import type { Mesh, Vec2, Vec3 } from '../kit/mesh.ts';
import { noise2 } from '../kit/random.ts';
import { toLine } from './geometry.ts';
import type { Layout } from './layoutShape.ts';
import type { Terrain } from './Terrain.ts';

/** Water that moves reaches this far from the middle; beyond it the sea is painted like the sky. */
const NEAR = 104;
const HAZE = '#cfe2ea';
const SUN: Vec2 = [-0.77, 0.64];

export function seaColors(layout: Layout): { near: string; far: string } {
  return { near: layout.sea?.near ?? '#62b3b9', far: layout.sea?.far ?? '#4389ad' };
}

export function writeSea(m: Mesh, layout: Layout, terrain: Terrain): void {
  const { sea } = layout;
  if (!sea) return;
  const { near, far } = seaColors(layout);
  const tone = (x: number, z: number): string => {
    const off = toLine(terrain.shore, x, z, true);
    const d = Math.hypot(x, z);
    let c = mix(near, far, Math.min(1, off / 46));
    c = mix(c, mix(near, '#ffffff', 0.55), Math.max(0, 1 - off / 4.5) * 0.55);
    c = mix(c, '#8cc6cf', noise2(x / 16 + 40, z / 5 + 40, 7) * 0.3);
    return mix(c, HAZE, Math.max(0, d - 60) / 900);
  };
  const lines: number[] = [];
  for (let v = -NEAR; v < NEAR; v += 8) lines.push(v);
  lines.push(NEAR);
  for (let i = 0; i + 1 < lines.length; i++)
    for (let j = 0; j + 1 < lines.length; j++) {
      const [x0, x1, z0, z1] = [lines[i], lines[i + 1], lines[j], lines[j + 1]] as [
        number,
        number,
        number,
        number,
      ];
      const q: [Vec2, Vec2, Vec2, Vec2] = [
        [x0, z1],
        [x1, z1],
        [x1, z0],
        [x0, z0],
      ];
      const deep = q.every(([x, z]) => terrain.isLand(x, z) && toLine(terrain.shore, x, z, true) > 2);
      if (deep || Math.min(...q.map(([x, z]) => Math.hypot(x, z))) > NEAR) continue;
      // Beside walls the cells are small, so that their shade stays at their foot.
      const [mx, mz] = [(x0 + x1) / 2, (z0 + z1) / 2];
      const walled =
        terrain.climbs.some((c) => toLine(c.points, mx, mz) < c.width / 2 + 6) ||
        (Math.hypot(mx, mz) < 70 && toLine(terrain.shore, mx, mz, true) < 9);
      const n = walled ? 3 : 1;
      for (let k = 0; k < n * n; k++) {
        const cut = (p: Vec2): Vec3 => [
          x0 + ((x1 - x0) * ((k % n) + (p[0] - x0) / (x1 - x0))) / n,
          sea.level,
          z0 + ((z1 - z0) * (Math.floor(k / n) + (p[1] - z0) / (z1 - z0))) / n,
        ];
        const p = q.map(cut) as [Vec3, Vec3, Vec3, Vec3];
        m.quad(...p, near, {
          surface: 'water',
          colors: p.map(([x, , z]) => tone(x, z)),
          uv: p.map(([x, , z]): Vec2 => [x / 10, z / 10]),
        });
      }
    }
  // Beyond: rings that pale toward the horizon, with a path of light under the sun.
  const rings = [NEAR - 14, NEAR + 30, 200, 300, 440, 618];
  const across = 64;
  const at = (i: number, r: number): Vec3 => {
    const a = (i / across) * Math.PI * 2;
    return [Math.sin(a) * r, sea.level - 0.12, -Math.cos(a) * r];
  };
  const tint = (i: number, r: number): string => {
    const [x, , z] = at(i % across, r);
    const c = mix(tone((x / r) * NEAR, (z / r) * NEAR), mix(far, HAZE, 0.38), Math.min(1, (r - NEAR) / 460));
    const sunny = Math.max(0, (x * SUN[0] + z * SUN[1]) / r) ** 22;
    return mix(c, '#fff1cf', sunny * 0.3);
  };
  for (let k = 0; k + 1 < rings.length; k++)
    for (let i = 0; i < across; i++) {
      const [r0, r1] = [rings[k], rings[k + 1]] as [number, number];
      const [mx, , mz] = at(i + 0.5, r1);
      if (terrain.isLand(mx, mz) && terrain.isLand((mx * r0) / r1, (mz * r0) / r1)) continue;
      m.quad(at(i, r0), at(i + 1, r0), at(i + 1, r1), at(i, r1), far, {
        surface: 'sky',
        jitter: 0,
        colors: [tint(i, r0), tint(i + 1, r0), tint(i + 1, r1), tint(i, r1)],
      });
    }
}
