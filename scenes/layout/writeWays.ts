// Roads, lanes and paths on the ground; stairs and ramps between terraces.
import { mix } from '../kit/color.ts';
import type { Mesh, Vec2, Vec3 } from '../kit/mesh.ts';
import { paint } from '../kit/palette.ts';
import { noise2 } from '../kit/random.ts';
import { dense, lengthOf, sides, type Outline } from './geometry.ts';
import type { Layout, WayKind } from './layoutShape.ts';
import { climbHeight, type Climb, type Terrain } from './Terrain.ts';

type Flat = Exclude<WayKind, 'stairs' | 'ramp'>;
const tones: Record<Flat, { color: string; other: string; lift: number }> = {
  road: { color: paint.asphalt, other: '#a39d97', lift: 0.075 },
  lane: { color: '#c9bfae', other: '#b7ac9a', lift: 0.07 },
  path: { color: '#d8c4a0', other: '#c3ad86', lift: 0.07 },
};

export function writeWays(m: Mesh, layout: Layout, terrain: Terrain): void {
  for (const way of layout.ways ?? []) {
    if (way.kind === 'stairs' || way.kind === 'ramp') continue;
    const { color, other, lift } = tones[way.kind];
    const y = (x: number, z: number) => terrain.ground(x, z) + lift;
    strip(m, way.points, way.width, y, (x, z) => mix(color, other, noise2(x / 5, z / 3, 2)));
    if (way.kind === 'road') roadLines(m, way.points, way.width, (x, z) => y(x, z) + 0.012);
  }
  for (const climb of terrain.climbs) {
    const way = layout.ways?.find((w) => w.points === climb.points);
    if (way?.kind === 'stairs') writeStairs(m, climb);
    else if (way?.kind === 'ramp') writeRamp(m, climb, terrain);
  }
}

function strip(
  m: Mesh,
  points: Outline,
  width: number,
  y: (x: number, z: number) => number,
  tone: (x: number, z: number) => string,
  step = 2.4,
): void {
  const line = dense(points, step);
  const { left, right } = sides(line, width);
  for (let i = 0; i + 1 < line.length; i++) {
    const q = [right[i], right[i + 1], left[i + 1], left[i]] as [Vec2, Vec2, Vec2, Vec2];
    const p = q.map(([x, z]): Vec3 => [x, y(x, z), z]) as [Vec3, Vec3, Vec3, Vec3];
    m.quad(...p, '#ffffff', { surface: 'ground', colors: q.map(([x, z]) => tone(x, z)) });
  }
}

/** White at both edges, dashes in the middle of a wide road. */
function roadLines(m: Mesh, points: Outline, width: number, y: (x: number, z: number) => number): void {
  const white = () => paint.line;
  const { left, right } = sides(points, width - 0.6);
  for (const edge of [left, right]) strip(m, edge, 0.13, y, white, 12);
  if (width < 5) return;
  const line = dense(points, 2.5);
  for (let i = 0; i + 1 < line.length; i += 2) strip(m, [line[i], line[i + 1]] as Vec2[], 0.14, y, white, 9);
}

/** Steps of stone between two low walls. */
function writeStairs(m: Mesh, climb: Climb): void {
  const { points, width } = climb;
  const rise = Math.abs(climb.to - climb.from);
  const n = Math.max(2, Math.round(rise / 0.17));
  const long = lengthOf(points);
  const line = dense(points, long / n);
  const up = climb.to > climb.from;
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]] as [Vec2, Vec2];
    const yaw = Math.atan2(b[0] - a[0], b[1] - a[1]);
    const [x, z] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const high = Math.max(climbHeight(climb, ...a), climbHeight(climb, ...b));
    const run = Math.hypot(b[0] - a[0], b[1] - a[1]);
    m.box({
      at: [x, high - 0.62, z],
      size: [width, 0.6, run + 0.02],
      yaw,
      color: mix('#cbbfa9', '#b9ad97', (i % 3) / 3),
      faces: up ? 'nt' : 'st',
      jitter: 0.05,
    });
  }
  const { left, right } = sides(line, width);
  stringer(m, climb, right, 1);
  stringer(m, climb, left, -1);
  // A hand rail on one side.
  m.tube(
    left.map((p): Vec3 => [p[0], climbHeight(climb, ...p) + 0.95, p[1]]),
    0.035,
    '#5f7f8c',
    4,
  );
  for (let i = 0; i < left.length; i += 5) {
    const p = left[i] as Vec2;
    m.box({
      at: [p[0], climbHeight(climb, ...p), p[1]],
      size: [0.06, 0.95, 0.06],
      color: '#5f7f8c',
      faces: 'nsew',
    });
  }
}

/** The low wall beside stairs, along one edge of them; `out` +1 for the right edge. */
function stringer(m: Mesh, climb: Climb, edge: Outline, out: 1 | -1): void {
  const { left, right } = sides(edge, 0.36);
  const [inner, outer] = out > 0 ? [left, right] : [right, left];
  const y = (p: Vec2) => climbHeight(climb, ...p);
  const step = Math.max(1, Math.ceil(edge.length / 5));
  const stops = edge.flatMap((_, i) => (i % step === 0 || i === edge.length - 1 ? [i] : []));
  const at = (list: Outline, i: number, lift: number): Vec3 => {
    const p = list[i] as Vec2;
    return [p[0], y(edge[i] as Vec2) + lift, p[1]];
  };
  const face = (q: [Vec3, Vec3, Vec3, Vec3], color: string) =>
    m.quad(...(out > 0 ? q : (q.toReversed() as typeof q)), color, { jitter: 0.05 });
  stops.slice(0, -1).forEach((i, k) => {
    const j = stops[k + 1] as number;
    face([at(outer, i, -1.7), at(outer, j, -1.7), at(outer, j, 0.3), at(outer, i, 0.3)], '#b3aa9b');
    face([at(outer, i, 0.3), at(outer, j, 0.3), at(inner, j, 0.3), at(inner, i, 0.3)], '#cfc6b5');
    face([at(inner, j, -0.4), at(inner, i, -0.4), at(inner, i, 0.3), at(inner, j, 0.3)], '#b3aa9b');
  });
  const end = (i: number, turn: boolean) => {
    const q: [Vec3, Vec3, Vec3, Vec3] = [
      at(inner, i, -1.7),
      at(outer, i, -1.7),
      at(outer, i, 0.3),
      at(inner, i, 0.3),
    ];
    face(turn ? (q.toReversed() as typeof q) : q, '#b3aa9b');
  };
  end(0, false);
  end(edge.length - 1, true);
}

/** A slope for prams and small cars; walls carry its sides. */
function writeRamp(m: Mesh, climb: Climb, terrain: Terrain): void {
  const y = (x: number, z: number) => climbHeight(climb, x, z);
  strip(m, climb.points, climb.width, y, (x, z) => mix('#c2bbae', '#b1aa9d', noise2(x / 2, z / 2, 5)), 2);
  const line = dense(climb.points, 2);
  const { left, right } = sides(line, climb.width);
  for (const [edge, back] of [
    [right, false],
    [left, true],
  ] as const)
    for (let i = 0; i + 1 < line.length; i++) {
      const [a, b] = [edge[i], edge[i + 1]] as [Vec2, Vec2];
      const [ya, yb] = [y(...a), y(...b)];
      if (Math.max(ya - terrain.ground(...a), yb - terrain.ground(...b)) < 0.06) continue;
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        [a[0], Math.min(terrain.natural(...a), ya) - 0.2, a[1]],
        [b[0], Math.min(terrain.natural(...b), yb) - 0.2, b[1]],
        [b[0], yb, b[1]],
        [a[0], ya, a[1]],
      ];
      if (back) q.reverse();
      m.quad(...q, '#b3aa9b', { jitter: 0.06 });
    }
}
