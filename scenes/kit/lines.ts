// What runs along a line: walls, fences, hedges, wires, breakwaters. Points are on the ground, y included.
import { mix } from './color.ts';
import type { Mesh, Vec3 } from './mesh.ts';
import { offsets } from './offset.ts';
import { paint } from './palette.ts';
import { tetrapod } from './harbour.ts';
import { utilityPole, wire } from './street.ts';

const length = (a: Vec3, b: Vec3) => Math.hypot(b[0] - a[0], b[2] - a[2]);
const between = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
/** Points at most `step` apart along the line, ends included. */
export function along(points: readonly Vec3[], step: number): Vec3[] {
  const out: Vec3[] = [];
  points.forEach((a, i) => {
    const b = points[i + 1];
    if (!b) return void out.push(a);
    const n = Math.max(1, Math.round(length(a, b) / step));
    for (let k = 0; k < n; k++) out.push(between(a, b, k / n));
  });
  return out;
}
/** Sets `draw` down along each piece of the line, x along it, from its middle. */
const pieces = (m: Mesh, points: readonly Vec3[], draw: (g: Mesh, long: number, climb: number) => void) => {
  points.forEach((a, i) => {
    const b = points[i + 1];
    if (!b) return;
    const yaw = -Math.atan2(b[2] - a[2], b[0] - a[0]);
    m.group({ at: between(a, b, 0.5), yaw }, (g) => draw(g, length(a, b), b[1] - a[1]));
  });
};

/** A wall of field stones with a coping. */
export function stoneWall(m: Mesh, points: readonly Vec3[], high: number, color: string = paint.stone): void {
  pieces(m, along(points, 2.4), (g, long) => {
    g.box({ at: [0, -0.3, 0], size: [long, high + 0.3, 0.36], color, faces: 'nsew', jitter: 0.08 });
    g.box({
      at: [0, high, 0],
      size: [long + 0.02, 0.1, 0.46],
      color: mix(color, '#ffffff', 0.2),
      faces: 'nsewtb',
    });
  });
}

/** Posts with two rails: wood, or white pipes where there is water or a drop. */
export function railing(m: Mesh, points: readonly Vec3[], high: number, color: string = paint.wood): void {
  const posts = along(points, 1.9);
  for (const [x, y, z] of posts)
    m.box({ at: [x, y - 0.1, z], size: [0.09, high + 0.1, 0.09], color, faces: 'nsewt' });
  for (const lift of [high - 0.06, high * 0.5])
    m.tube(
      points.map(([x, y, z]): Vec3 => [x, y + lift, z]),
      0.045,
      color,
      4,
    );
}

/** Clipped green, leaf cards on a dark core. */
export function hedge(m: Mesh, points: readonly Vec3[], high: number): void {
  for (const [i, [x, y, z]] of along(points, 0.75).entries())
    m.leafCard([x, y + high * 0.5, z], high * 1.25, mix('#86ad56', '#5f8a44', (i % 5) / 4), 'leaves', 2);
}

/** Poles with wires that sag between them; returns nothing to walk into but the poles. */
export function poleLine(m: Mesh, points: readonly Vec3[]): void {
  points.forEach((a, i) => {
    const b = points[i + 1] ?? points[i - 1] ?? a;
    const yaw = -Math.atan2(b[2] - a[2], b[0] - a[0]) + Math.PI / 2;
    m.group({ at: a, yaw }, utilityPole);
    const next = points[i + 1];
    if (!next) return;
    const side: Vec3 = [Math.cos(yaw), 0, -Math.sin(yaw)];
    for (const [s, y] of [
      [-0.8, 8],
      [0.8, 8],
      [-0.4, 7.3],
    ] as const)
      wire(
        m,
        [a[0] + side[0] * s, a[1] + y, a[2] + side[2] * s],
        [next[0] + side[0] * s, next[1] + y, next[2] + side[2] * s],
      );
  });
}

/**
 * A mole of concrete one walks on, from the sea bed up; tetrapods on the side `blocks` (+1 right, -1 left of the line).
 */
export function breakwater(
  m: Mesh,
  points: readonly Vec3[],
  wide: number,
  deep: number,
  blocks: -1 | 0 | 1,
): void {
  const half = wide / 2;
  const line = along(points, 7);
  const { left, right } = offsets(
    line.map(([x, , z]) => [x, z] as const),
    half,
  );
  const edge = (i: number, s: number, y = 0): Vec3 => {
    const [x, z] = (s > 0 ? right[i] : left[i]) as readonly [number, number];
    return [x, (line[i] as Vec3)[1] + y, z];
  };
  const tone = (i: number) => mix('#d3cec2', '#bdb7a9', ((i * 7) % 5) / 5);
  for (let i = 0; i + 1 < line.length; i++) {
    m.quad(edge(i, 1), edge(i + 1, 1), edge(i + 1, -1), edge(i, -1), tone(i), { surface: 'ground' });
    for (const s of [1, -1]) {
      const q: [Vec3, Vec3, Vec3, Vec3] = [
        edge(i, s, -deep),
        edge(i + 1, s, -deep),
        edge(i + 1, s),
        edge(i, s),
      ];
      if (s < 0) q.reverse();
      m.quad(...q, '#a9a498', {
        colors:
          s > 0 ? ['#6f7468', '#6f7468', '#bdb7a9', '#bdb7a9'] : ['#bdb7a9', '#bdb7a9', '#6f7468', '#6f7468'],
      });
    }
    if (blocks !== 0) {
      const p = edge(i, blocks);
      const c = line[i] as Vec3;
      for (const [reach, y] of [
        [0.75, -1.2],
        [1.5, -1.7],
      ] as const)
        m.group(
          {
            at: [p[0] + ((p[0] - c[0]) / half) * reach, p[1] + y, p[2] + ((p[2] - c[2]) / half) * reach],
            yaw: i * 1.3,
          },
          (g) => tetrapod(g, 1.05, i + reach),
        );
    }
  }
  for (const [i, j] of [
    [0, 1],
    [line.length - 1, line.length - 2],
  ] as const) {
    const s = i < j ? -1 : 1;
    m.quad(edge(i, s, -deep), edge(i, -s, -deep), edge(i, -s), edge(i, s), '#b3ada0');
  }
}
