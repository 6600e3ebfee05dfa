// Plane geometry in x/z, metres.
import type { Vec2 } from '../kit/mesh.ts';
import { offsets } from '../kit/offset.ts';

export type Outline = readonly Vec2[];

export function isInside(outline: Outline, x: number, z: number): boolean {
  let odd = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [ax, az] = outline[i] as Vec2;
    const [bx, bz] = outline[j] as Vec2;
    if (az > z !== bz > z && x < ((bx - ax) * (z - az)) / (bz - az) + ax) odd = !odd;
  }
  return odd;
}

/** An outline that is asked about many points: most are told apart by its box. */
export interface Bounded {
  outline: Outline;
  x: readonly [number, number];
  z: readonly [number, number];
  has: (x: number, z: number) => boolean;
}
export function bounded(outline: Outline): Bounded {
  const ends = (k: 0 | 1): [number, number] => {
    const on = outline.map((p) => p[k]);
    return [Math.min(...on), Math.max(...on)];
  };
  const [x, z] = [ends(0), ends(1)];
  const has = (px: number, pz: number) =>
    px >= x[0] && px <= x[1] && pz >= z[0] && pz <= z[1] && isInside(outline, px, pz);
  return { outline, x, z, has };
}

/** Twice the signed area: positive when x turns toward z. */
export const turning = (outline: Outline): number =>
  outline.reduce((sum, [x, z], i) => {
    const [nx, nz] = outline[(i + 1) % outline.length] as Vec2;
    return sum + x * nz - nx * z;
  }, 0);

/** How far a point is from a piece of line, and how far along it the nearest point lies, 0..1. */
export function toSegment(a: Vec2, b: Vec2, x: number, z: number): { distance: number; t: number } {
  const [ex, ez] = [b[0] - a[0], b[1] - a[1]];
  const t = Math.min(1, Math.max(0, ((x - a[0]) * ex + (z - a[1]) * ez) / (ex * ex + ez * ez || 1)));
  return { distance: Math.hypot(x - a[0] - ex * t, z - a[1] - ez * t), t };
}

/** How far a point is from a line of points; `closed` joins its ends. */
export function toLine(points: Outline, x: number, z: number, closed = false): number {
  let least = Infinity;
  points.forEach((a, i) => {
    const b = points[i + 1] ?? (closed ? points[0] : undefined);
    if (b) least = Math.min(least, toSegment(a, b, x, z).distance);
  });
  return least;
}

export const lengthOf = (points: Outline): number =>
  points.reduce((sum, p, i) => {
    const q = points[i + 1];
    return q ? sum + Math.hypot(q[0] - p[0], q[1] - p[1]) : sum;
  }, 0);

/** The part of an outline inside a box (Sutherland and Hodgman 1974); empty when they don't meet. */
export function clip(outline: Outline, x0: number, z0: number, x1: number, z1: number): Vec2[] {
  let points = [...outline];
  const sides: readonly (readonly [axis: 0 | 1, at: number, sign: 1 | -1])[] = [
    [0, x0, 1],
    [0, x1, -1],
    [1, z0, 1],
    [1, z1, -1],
  ];
  for (const [axis, at, sign] of sides) {
    const held = (p: Vec2) => (p[axis] - at) * sign >= 0;
    const cut: Vec2[] = [];
    points.forEach((p, i) => {
      const q = points[(i + 1) % points.length] as Vec2;
      if (held(p)) cut.push(p);
      if (held(p) === held(q)) return;
      const t = (at - p[axis]) / (q[axis] - p[axis]);
      cut.push([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]);
    });
    points = cut;
  }
  return points;
}

/** The points of a line, at most `step` apart. */
export function dense(points: Outline, step: number, closed = false): Vec2[] {
  const out: Vec2[] = [];
  points.forEach((a, i) => {
    const b = points[i + 1] ?? (closed ? points[0] : undefined);
    if (!b) return void out.push(a);
    const n = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / step - 1e-6));
    for (let k = 0; k < n; k++) out.push([a[0] + ((b[0] - a[0]) * k) / n, a[1] + ((b[1] - a[1]) * k) / n]);
  });
  return out;
}

/** Both sides of a line of points as wide as `width`: left (looking along it) and right. */
export const sides = (points: Outline, width: number): { left: Vec2[]; right: Vec2[] } =>
  offsets(points, width / 2);

/** A line of points as an outline `width` across. */
export function thick(points: Outline, width: number): Vec2[] {
  const { left, right } = sides(points, width);
  return [...right, ...left.toReversed()];
}

/** Turns x/z about the origin as a part with this yaw turns, then moves it. */
export const placed = ([x, z]: Vec2, at: Vec2, yaw: number): Vec2 => [
  at[0] + x * Math.cos(yaw) + z * Math.sin(yaw),
  at[1] - x * Math.sin(yaw) + z * Math.cos(yaw),
];

/** Whether two convex outlines share more than `slack` metres (separating axes). */
export function overlap(a: Outline, b: Outline, slack = 0.05): boolean {
  for (const outline of [a, b])
    for (let i = 0; i < outline.length; i++) {
      const [p, q] = [outline[i] as Vec2, outline[(i + 1) % outline.length] as Vec2];
      const l = Math.hypot(q[0] - p[0], q[1] - p[1]) || 1;
      const axis: Vec2 = [-(q[1] - p[1]) / l, (q[0] - p[0]) / l];
      const reach = (o: Outline) => {
        const on = o.map(([x, z]) => x * axis[0] + z * axis[1]);
        return [Math.min(...on), Math.max(...on)] as const;
      };
      const [[a0, a1], [b0, b1]] = [reach(a), reach(b)];
      if (a1 < b0 + slack || b1 < a0 + slack) return false;
    }
  return true;
}
