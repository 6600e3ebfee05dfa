// Grass, terraces with their walls, paved areas, and the edge where the land meets the sea.
import { mix } from '../kit/color.ts';
import type { Mesh, Vec2, Vec3 } from '../kit/mesh.ts';
import { paint } from '../kit/palette.ts';
import { hash2, noise2 } from '../kit/random.ts';
import { dense, isInside, toLine, turning, type Outline } from './geometry.ts';
import { cut, grassTone, lay, pave } from './grounds.ts';
import type { Layout, ShoreKind } from './layoutShape.ts';
import type { Terrain } from './Terrain.ts';

/** Cells of 6 m in town, larger outward. */
function gridLines(values: readonly number[]): number[] {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const out = [from];
  for (let v = from; v < to;) {
    v += Math.abs(v) < 75 ? 6 : Math.abs(v) < 110 ? 10 : 18;
    out.push(Math.min(v, to));
  }
  return out;
}

/** `box`: the light map's; ground outside it is lit by its corners. */
export function writeLand(m: Mesh, layout: Layout, terrain: Terrain, box: { min: Vec2; max: Vec2 }): void {
  const { shore } = terrain;
  const areas = layout.areas ?? [];
  const terraces = layout.land.terraces ?? [];
  const under = (x: number, z: number): number => {
    const terrace = terrain.terraceAt(x, z);
    if (terrace) return Math.min(terrain.natural(x, z), terrace.height) - 0.3;
    return terrain.natural(x, z) - (areas.some((a) => isInside(a.outline, x, z)) ? 0.16 : 0);
  };
  const normal = (x: number, z: number): Vec3 => {
    const e = 1.5;
    const n: Vec3 = [
      terrain.natural(x - e, z) - terrain.natural(x + e, z),
      e * 2,
      terrain.natural(x, z - e) - terrain.natural(x, z + e),
    ];
    const l = Math.hypot(...n);
    return [n[0] / l, n[1] / l, n[2] / l];
  };
  const meadow = grassTone(layout.land.grass ?? '#93b25c');
  const { woods } = layout.land;
  const tone = (x: number, z: number): string => {
    if (!woods) return meadow(x, z);
    const t = Math.min(
      1,
      Math.max(0, (terrain.natural(x, z) - woods.above) / 7 + noise2(x / 9, z / 9, 21) - 0.5),
    );
    const wood = mix(woods.color ?? '#5f8a4c', '#86a65a', noise2(x / 7, z / 7, 19) * 0.8);
    return mix(meadow(x, z), wood, t * 0.9);
  };
  const covers = [...areas, ...terraces].map((a) => a.outline);
  const hidden = (piece: readonly Vec2[]) =>
    covers.some((o) => piece.every(([x, z]) => isInside(o, x, z) && toLine(o, x, z, true) > 0.05));
  cut(shore, gridLines(shore.map((p) => p[0])), gridLines(shore.map((p) => p[1])), (piece) => {
    if (hidden(piece)) return;
    const lit = piece.every(
      ([x, z]) => x >= box.min[0] && x <= box.max[0] && z >= box.min[1] && z <= box.max[1],
    );
    lay(m, piece, under, { color: paint.grass, tone, normal, surface: lit ? 'ground' : 'opaque' });
  });
  for (const t of terraces) {
    pave(m, t.ground ?? 'grass', t.outline, () => t.height);
    writeTerraceWall(m, t, terrain);
  }
  for (const a of areas) pave(m, a.kind, a.outline, (x, z) => terrain.ground(x, z) + 0.05);
}

/** Stone walls hold a terrace where the ground beside it is lower, and the hill where it is higher. */
function writeTerraceWall(
  m: Mesh,
  terrace: { outline: Outline; height: number; wall?: string },
  terrain: Terrain,
): void {
  const color = terrace.wall ?? '#b3aa9b';
  const points = dense(terrace.outline, 2.6, true);
  const out = turning(terrace.outline) > 0 ? 1 : -1;
  points.forEach((a, i) => {
    const b = points[(i + 1) % points.length] as Vec2;
    const l = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const [nx, nz] = [((b[1] - a[1]) / l) * out, (-(b[0] - a[0]) / l) * out];
    const [mx, mz] = [(a[0] + b[0]) / 2 + nx * 0.4, (a[1] + b[1]) / 2 + nz * 0.4];
    const beside = terrain.ground(mx, mz);
    if (beside > terrace.height + 0.05) {
      // Another terrace above draws its own wall; a hill has none.
      if (!terrain.terraceAt(mx, mz)) stones(m, a, b, terrace.height - 0.1, beside + 0.15, [-nx, -nz], color);
    } else if (beside < terrace.height - 0.05) {
      stones(m, a, b, beside - 0.35, terrace.height, [nx, nz], color);
      const cap = (p: Vec2, r: number, y: number): Vec3 => [p[0] + nx * r, terrace.height + y, p[1] + nz * r];
      const pale = mix(color, '#ffffff', 0.3);
      const face = (q: [Vec3, Vec3, Vec3, Vec3]) =>
        m.quad(...(out > 0 ? q : (q.toReversed() as typeof q)), pale);
      face([cap(b, 0.06, -0.14), cap(a, 0.06, -0.14), cap(a, 0.06, 0.1), cap(b, 0.06, 0.1)]);
      face([cap(b, 0.06, 0.1), cap(a, 0.06, 0.1), cap(a, -0.34, 0.1), cap(b, -0.34, 0.1)]);
    }
  });
}

/** A piece of wall between two heights, in courses, facing `n`. */
function stones(m: Mesh, a: Vec2, b: Vec2, low: number, high: number, n: Vec2, color: string): void {
  const rows = Math.max(1, Math.round((high - low) / 1.1));
  // Counter-clockwise seen from where n points: left is where n turned a quarter to the left leads.
  const flip = (b[0] - a[0]) * n[1] - (b[1] - a[1]) * n[0] < 0;
  for (let r = 0; r < rows; r++) {
    const [y0, y1] = [low + ((high - low) * r) / rows, low + ((high - low) * (r + 1)) / rows];
    const q: [Vec3, Vec3, Vec3, Vec3] = [
      [a[0], y0, a[1]],
      [b[0], y0, b[1]],
      [b[0], y1, b[1]],
      [a[0], y1, a[1]],
    ];
    if (flip) q.reverse();
    m.quad(...q, mix(color, '#857c6e', hash2(Math.round(a[0] * 7 + a[1] * 3), r, 8) * 0.35), {
      jitter: 0.07,
    });
  }
}

/** How the land goes down into the sea: how far out, how deep, of what colour. */
const skirts: Record<Exclude<ShoreKind, 'inland'>, readonly (readonly [number, number, string])[]> = {
  quay: [
    [0, 0.05, '#d9d3c6'],
    [0.02, -0.25, '#cbc5b8'],
    [0.04, -1.2, '#a9a598'],
    [0.06, -3.5, '#5f6a63'],
  ],
  beach: [
    [0, 0.05, '#e8d8b0'],
    [4, -0.45, '#e6d5ab'],
    [9, -1.15, '#d9c597'],
    [16, -2.4, '#9fb49a'],
  ],
  rocks: [
    [0, 0, '#9fae63'],
    [1.6, -0.5, '#a39a86'],
    [3.4, -1.5, '#8b857a'],
    [6, -3.4, '#5f6a63'],
  ],
};

export function writeShore(m: Mesh, layout: Layout, terrain: Terrain): void {
  const out = turning(terrain.shore) > 0 ? 1 : -1;
  layout.land.shore.forEach((run, r) => {
    if (run.kind === 'inland') return;
    const next = layout.land.shore[(r + 1) % layout.land.shore.length]?.points[0];
    const line = dense(next ? [...run.points, next] : run.points, run.kind === 'quay' ? 6 : 5);
    const profile = skirts[run.kind];
    const at = (i: number, k: number): Vec3 => {
      const p = line[i] as Vec2;
      const a = line[Math.max(0, i - 1)] as Vec2;
      const b = line[Math.min(line.length - 1, i + 1)] as Vec2;
      const l = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
      const [far, y] = profile[k] as readonly [number, number, string];
      const wild = run.kind === 'rocks' && k > 0 ? (noise2(p[0] / 3 + k * 7, p[1] / 3, 4) - 0.5) * 1.6 : 0;
      const d = far + wild;
      // High ground falls to the sea within the skirt: a cliff.
      const high =
        terrain.natural(...p) * (1 - far / ((profile.at(-1) as readonly [number, number, string])[0] || 1));
      return [
        p[0] + ((b[1] - a[1]) / l) * d * out,
        high + y + wild * 0.2,
        p[1] - ((b[0] - a[0]) / l) * d * out,
      ];
    };
    for (let i = 0; i + 1 < line.length; i++) {
      for (let k = 0; k + 1 < profile.length; k++) {
        const [high, low] = [profile[k], profile[k + 1]] as [
          (typeof profile)[number],
          (typeof profile)[number],
        ];
        const q: [Vec3, Vec3, Vec3, Vec3] = [at(i, k + 1), at(i + 1, k + 1), at(i + 1, k), at(i, k)];
        const colors = [low[2], low[2], high[2], high[2]];
        if (out > 0) {
          q.reverse();
          colors.reverse();
        }
        m.quad(...q, high[2], { colors, surface: run.kind === 'beach' ? 'ground' : 'opaque' });
      }
      if (run.kind === 'quay') writeQuayEdge(m, line[i] as Vec2, line[i + 1] as Vec2, at(i, 1), at(i + 1, 1));
      if (run.kind === 'rocks' && Math.hypot(...(line[i] as Vec2)) < 130) {
        const p = at(i, 2);
        const k = hash2(i, r, 5);
        m.sphere({
          at: [p[0], p[1] + 0.1, p[2]],
          radius: 0.6 + k * 0.9,
          sides: 6,
          squash: 0.7,
          color: mix('#a59d8d', '#77736a', k),
          jitter: 0.08,
        });
      }
    }
  });
}

/** The kerb that keeps cars out of the water, and a tyre for the boats. */
function writeQuayEdge(m: Mesh, a: Vec2, b: Vec2, low: Vec3, next: Vec3): void {
  const yaw = -Math.atan2(b[1] - a[1], b[0] - a[0]);
  const l = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const mid: Vec3 = [(a[0] + b[0]) / 2, (low[1] + next[1]) / 2 + 0.29, (a[1] + b[1]) / 2];
  m.group({ at: mid, yaw }, (g) => {
    g.box({
      at: [0, -0.05, -0.25],
      size: [Math.min(3.2, l * 0.6), 0.24, 0.24],
      color: '#e0b84a',
      faces: 'nsewt',
      jitter: 0.02,
    });
    const ring = Array.from({ length: 9 }, (_, i): Vec3 => [
      Math.cos((i / 8) * Math.PI * 2) * 0.36,
      -0.75 + Math.sin((i / 8) * Math.PI * 2) * 0.36,
      0.14,
    ]);
    g.tube(ring, 0.12, '#33363a', 4, { jitter: 0 });
  });
}
