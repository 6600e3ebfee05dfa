// Trees where the layout puts them, and groves strewn where there is room.
import type { Mesh, Vec2 } from '../kit/mesh.ts';
import { random } from '../kit/random.ts';
import { treesOf, type Arranged } from './arrange.ts';
import { isInside, toLine } from './geometry.ts';

export function writePlants(m: Mesh, arranged: Arranged): void {
  const { layout, terrain, obstacles } = arranged;
  const y = (x: number, z: number) => terrain.ground(x, z) + 0.02;
  for (const p of layout.plants ?? [])
    for (const [x, z] of treesOf(p)) m.plant(p.kind, [x, y(x, z), z], p.scale ?? 1, p.tint);
  const r = random((layout.seed ?? 1) * 101 + 7);
  const ways = layout.ways ?? [];
  const isFree = (x: number, z: number): boolean =>
    terrain.isLand(x, z) &&
    terrain.toTerrace(x, z) > 0.8 &&
    !(layout.areas ?? []).some((a) => isInside(a.outline, x, z)) &&
    !ways.some((w) => toLine(w.points, x, z) < w.width / 2 + 0.6) &&
    !obstacles.some((o) => isInside(o, x, z) || toLine(o, x, z, true) < 0.8);
  for (const g of layout.groves ?? []) {
    const xs = g.outline.map((p) => p[0]);
    const zs = g.outline.map((p) => p[1]);
    const [low, high] = g.scale ?? [0.85, 1.25];
    let left = g.count;
    for (let tries = 0; left > 0 && tries < g.count * 40; tries++) {
      const at: Vec2 = [
        Math.min(...xs) + r() * (Math.max(...xs) - Math.min(...xs)),
        Math.min(...zs) + r() * (Math.max(...zs) - Math.min(...zs)),
      ];
      const [scale, tint] = [low + (high - low) * r(), r()];
      if (!isInside(g.outline, ...at) || !isFree(...at)) continue;
      const tints = g.tints ?? ['#ffffff', '#eef6e2', '#f6f4d8'];
      m.plant(g.kind, [at[0], y(...at) - 0.05, at[1]], scale, tints[Math.floor(tint * tints.length)]);
      left--;
    }
  }
}
