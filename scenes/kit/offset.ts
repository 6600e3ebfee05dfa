import type { Vec2 } from './meshTypes.ts';

/**
 * Both sides of a line of x/z points, `half` metres away: left and right as one looks along it. Corners keep the width
 * (mitred, up to 1.6 times as far out, so that a sharp bend makes no spike).
 */
export function offsets(points: readonly Vec2[], half: number): { left: Vec2[]; right: Vec2[] } {
  const left: Vec2[] = [];
  const right: Vec2[] = [];
  const normal = (a: Vec2, b: Vec2): Vec2 => {
    const l = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    return [-(b[1] - a[1]) / l, (b[0] - a[0]) / l];
  };
  points.forEach((p, i) => {
    const [a, b] = [points[i - 1], points[i + 1]];
    const before = a ? normal(a, p) : b ? normal(p, b) : ([0, 1] as const);
    const after = b ? normal(p, b) : before;
    const sum: Vec2 = [before[0] + after[0], before[1] + after[1]];
    const l = Math.hypot(...sum) || 1;
    const n: Vec2 = [sum[0] / l, sum[1] / l];
    const far = half / Math.max(0.625, n[0] * before[0] + n[1] * before[1]);
    left.push([p[0] - n[0] * far, p[1] - n[1] * far]);
    right.push([p[0] + n[0] * far, p[1] + n[1] * far]);
  });
  return { left, right };
}
