// A floor plan being drawn: walls and furniture go into the mesh, and what one cannot walk through into the obstacles.
import type { Viewpoint } from '../../../supabase/functions/_shared/contract/scene.ts';
import { Mesh, type Vec2, type Vec3 } from '../mesh.ts';
import { Pen } from './Pen.ts';
import { type Person, person } from './people.ts';
import { type Opening, type WallLook, wall } from './room.ts';

/** An opening by its two ends along the wall's axis in the space's own coordinates. */
export type Gap = Omit<Opening, 'from' | 'to'> & { a: number; b: number };

export class Plan {
  readonly mesh: Mesh;
  readonly pen: Pen;
  readonly obstacles: Vec2[][] = [];
  readonly viewpoints: Viewpoint[] = [];

  constructor(seed: number) {
    this.mesh = new Mesh(seed);
    this.pen = new Pen(this.mesh);
  }

  /** Draws at a place on the floor; `foot` is its width and depth that nobody walks through, null for none. */
  put(x: number, z: number, turn: number, foot: Vec2 | null, draw: (pen: Pen) => void, y = 0): void {
    this.pen.at(x, y, z, turn, draw);
    if (foot) this.block(x, z, turn, foot[0], foot[1]);
  }

  block(x: number, z: number, turn: number, w: number, d: number): void {
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    this.obstacles.push(
      (
        [
          [-1, -1],
          [1, -1],
          [1, 1],
          [-1, 1],
        ] as const
      ).map(([i, j]): Vec2 => {
        const [a, b] = [(i * w) / 2, (j * d) / 2];
        return [x + a * c + b * s, z - a * s + b * c];
      }),
    );
  }

  /** `crowd`: one of many, left out of the lite scene. */
  person(x: number, z: number, turn: number, who: Person, seat = 0, y = 0, crowd = false): void {
    (crowd ? this.pen.fine : this.pen).at(x, y, z, turn, (p) => person(p, who, seat));
    this.block(x, z, turn, 0.3, 0.3);
  }

  /** A wall from one corner to the next; walking along it, its inside lies to the right. */
  wall(x0: number, z0: number, x1: number, z1: number, look: WallLook, gaps: readonly Gap[] = []): void {
    const length = Math.hypot(x1 - x0, z1 - z0);
    const turn = Math.atan2(z0 - z1, x1 - x0);
    const alongX = Math.abs(x1 - x0) > Math.abs(z1 - z0);
    const start = alongX ? x0 : z0;
    const openings = gaps
      .map(({ a, b, ...rest }): Opening => {
        const [u, v] = [Math.abs(a - start), Math.abs(b - start)];
        return { ...rest, from: Math.min(u, v), to: Math.max(u, v) };
      })
      .sort((p, q) => p.from - q.from);
    this.pen.at(x0, 0, z0, turn, (p) => wall(p, length, look, openings));
    const thick = look.thick ?? 0.16;
    const solid = (u0: number, u1: number): void => {
      if (u1 - u0 < 0.02) return;
      const t = (u0 + u1) / 2 / length;
      this.block(x0 + (x1 - x0) * t, z0 + (z1 - z0) * t, turn, u1 - u0, thick);
    };
    let u = 0;
    for (const o of openings.filter((q) => q.sill <= 0 && !q.panes)) {
      solid(u, o.from);
      u = o.to;
    }
    solid(u, length);
  }

  view(viewpoint_id: string, eye: Vec3, target: Vec3, fov?: number): void {
    this.viewpoints.push({ viewpoint_id, eye: [...eye], target: [...target], ...(fov ? { fov } : {}) });
  }
}
