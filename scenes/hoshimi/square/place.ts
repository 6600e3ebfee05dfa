import type { Mesh, Vec2 } from '../../kit/mesh.ts';

/** Where everything stands: [x, z, yaw]. */
export const place = {
  well: [-4, -2, 0.3],
  townHall: [10, -19, 0],
  school: [-4, -46, 0],
  schoolGate: [-13, -34.5, 0],
  daycare: [33, -19, -Math.PI / 2],
  kura: [-17.5, -12.5, Math.PI / 2],
  bakery: [-21, 10, 0],
  greengrocer: [24, 9.6, 0],
  supermarket: [36, 9.4, 0],
  station: [50, 15, -Math.PI / 2],
  clinic: [28, 25.8, Math.PI],
  trialHouse: [4.6, 32, -Math.PI / 2],
  workshop: [-10, 32, Math.PI / 2],
  shrine: [-68, -5, Math.PI / 2],
  notice: [-11, -11.5, 0.75],
} as const satisfies Record<string, readonly [number, number, number]>;

/** Footprint of something w × d whose front middle is at x, z (body behind the front). */
export function footprint(
  [x, z, yaw]: readonly [number, number, number],
  w: number,
  d: number,
  ahead = 0.2,
): Vec2[] {
  const turn = (px: number, pz: number): Vec2 => [
    x + px * Math.cos(yaw) + pz * Math.sin(yaw),
    z - px * Math.sin(yaw) + pz * Math.cos(yaw),
  ];
  return [turn(-w / 2, ahead), turn(w / 2, ahead), turn(w / 2, -d), turn(-w / 2, -d)];
}
export const box = (x: number, z: number, w: number, d: number): Vec2[] => [
  [x - w / 2, z - d / 2],
  [x + w / 2, z - d / 2],
  [x + w / 2, z + d / 2],
  [x - w / 2, z + d / 2],
];

/** Collects what stands in the way while it is being built. */
export class Site {
  readonly mesh: Mesh;
  readonly obstacles: Vec2[][] = [];

  constructor(mesh: Mesh) {
    this.mesh = mesh;
  }

  put(at: readonly [number, number, number], draw: (m: Mesh) => void, y = 0): this {
    this.mesh.group({ at: [at[0], y, at[1]], yaw: at[2] }, draw);
    return this;
  }

  /** Draws and blocks a footprint of w × d behind the front. */
  stand(at: readonly [number, number, number], w: number, d: number, draw: (m: Mesh) => void, y = 0): this {
    this.obstacles.push(footprint(at, w, d));
    return this.put(at, draw, y);
  }

  /** Draws and blocks a square of side w round the middle. */
  round(at: readonly [number, number, number], w: number, draw: (m: Mesh) => void, y = 0): this {
    this.obstacles.push(box(at[0], at[1], w, w));
    return this.put(at, draw, y);
  }
}
