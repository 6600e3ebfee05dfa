// How high the ground is, everywhere: hills, terraces, stairs, ramps and moles.
import type { Vec2 } from '../kit/mesh.ts';
import {
  bounded,
  isInside,
  lengthOf,
  thick,
  toLine,
  toSegment,
  type Bounded,
  type Outline,
} from './geometry.ts';
import type { Layout, Way } from './layoutShape.ts';

const smooth = (t: number) => t * t * (3 - 2 * t);

/** A way or a mole that has a height of its own. */
export interface Climb {
  points: Outline;
  width: number;
  from: number;
  to: number;
}

type Terrace = NonNullable<Layout['land']['terraces']>[number];

export class Terrain {
  /** The outline of the land. */
  readonly shore: readonly Vec2[];
  readonly climbs: readonly (Climb & { outline: Outline; box: Bounded })[];
  private readonly layout: Layout;
  private readonly terraces: readonly { terrace: Terrace; box: Bounded }[];

  /** `moles`: breakwaters and piers, which stand in the sea. */
  constructor(layout: Layout, moles: readonly Climb[] = []) {
    this.layout = layout;
    this.shore = layout.land.shore.flatMap((run) => run.points);
    const ways = (layout.ways ?? []).filter((w) => w.kind === 'stairs' || w.kind === 'ramp');
    this.terraces = (layout.land.terraces ?? []).map((terrace) => ({
      terrace,
      box: bounded(terrace.outline),
    }));
    this.climbs = [...moles, ...ways.map((w) => this.climbOf(w))].map((c) => {
      const outline = thick(c.points, c.width);
      return { ...c, outline, box: bounded(outline) };
    });
  }

  isLand = (x: number, z: number): boolean => isInside(this.shore, x, z);

  /** The lie of the land before anything was built, metres. */
  natural = (x: number, z: number): number =>
    (this.layout.land.hills ?? []).reduce(
      (sum, { from, to, rise }) => sum + rise * smooth(project(from, to, x, z)),
      0,
    );

  /** The terrace a point is on, the last of those that overlap. */
  terraceAt = (x: number, z: number): Terrace | null =>
    this.terraces.findLast(({ box }) => box.has(x, z))?.terrace ?? null;

  /** Height of the ground, terraces included. */
  ground = (x: number, z: number): number => this.terraceAt(x, z)?.height ?? this.natural(x, z);

  /** Height one walks on: also stairs, ramps and moles. */
  standing = (x: number, z: number): number => {
    const climb = this.climbs.findLast((c) => c.box.has(x, z));
    return climb ? climbHeight(climb, x, z) + 0.02 : this.ground(x, z) + 0.06;
  };

  /** How far a point is from the nearest terrace's edge. */
  toTerrace = (x: number, z: number): number =>
    Math.min(Infinity, ...(this.layout.land.terraces ?? []).map((t) => toLine(t.outline, x, z, true)));

  /** Its ends are as high as the ground just beyond them. */
  private climbOf({ points, width }: Way): Climb {
    const beyond = (a: Vec2, b: Vec2): number => {
      const l = Math.hypot(a[0] - b[0], a[1] - b[1]) || 1;
      return this.ground(a[0] + ((a[0] - b[0]) / l) * 0.4, a[1] + ((a[1] - b[1]) / l) * 0.4);
    };
    const [a, b, y, z] = [points[0], points[1], points.at(-2), points.at(-1)] as [Vec2, Vec2, Vec2, Vec2];
    return { points, width, from: beyond(a, b), to: beyond(z, y) };
  }
}

const project = (a: Vec2, b: Vec2, x: number, z: number): number => {
  const [ex, ez] = [b[0] - a[0], b[1] - a[1]];
  return Math.min(1, Math.max(0, ((x - a[0]) * ex + (z - a[1]) * ez) / (ex * ex + ez * ez || 1)));
};

/** Height of a climb at the point of its line that is nearest. */
export function climbHeight(c: Climb, x: number, z: number): number {
  let best = { distance: Infinity, run: 0 };
  let run = 0;
  c.points.forEach((a, i) => {
    const b = c.points[i + 1];
    if (!b) return;
    const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const { distance, t } = toSegment(a, b, x, z);
    if (distance < best.distance) best = { distance, run: run + long * t };
    run += long;
  });
  return c.from + ((c.to - c.from) * best.run) / (lengthOf(c.points) || 1);
}
