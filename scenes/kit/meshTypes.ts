// What the mesh builder takes; see mesh.ts.
export type Vec3 = readonly [number, number, number];
export type Vec2 = readonly [number, number];
/**
 * opaque: everything solid. ground: floors seen from above, one layer per x/z (gets a light map: fine soft shadows).
 * leaf: alpha card, uv in the leaf atlas. sign: uv in the sign atlas. water: moves. glow: lamps, lit windows, ceiling
 * panels; never shaded, and lights its surroundings by `emit`. sky: far painted things (mountains, clouds), never lit.
 */
export type Surface = 'opaque' | 'ground' | 'leaf' | 'sign' | 'water' | 'glow' | 'sky';
export const SURFACES: readonly Surface[] = ['opaque', 'ground', 'leaf', 'sign', 'water', 'glow', 'sky'];

export interface FaceOptions {
  surface?: Surface;
  /** Random lighter/darker, warmer/cooler per face; 0 none, default 0.03. */
  jitter?: number;
  /** Corner colours instead of the one colour. */
  colors?: readonly string[];
  uv?: readonly Vec2[];
  normals?: readonly Vec3[];
  /** glow only: light given to the surroundings; 1 = as bright as a sunlit white wall. Default 1. */
  emit?: number;
  /** glow only: dark glass by day, lit at dusk and at night (house windows, street lamps). */
  pane?: boolean;
  /** A field: its colour turns with the seasons (water of a paddy, rice, stubble, snow). */
  crop?: boolean;
  /** The colour is final: no light is baked on it. */
  painted?: boolean;
  /** Index into signs (set by sign()). */
  sign?: number;
  /** A small thing that only the rich scene shows. */
  fine?: boolean;
}

export interface SignSpec {
  /** One or more lines; vertical signs write one column. */
  text: string;
  ink: string;
  ground: string;
  /** Metres, for the shape of the texture. */
  width: number;
  height: number;
  vertical?: boolean;
  /** Line round the board. */
  frame?: string;
  /** Texture pixels per metre; default 48. */
  density?: number;
  /** Share of the board's height (or width, vertical) that letters fill; default 0.62. */
  fill?: number;
  /** A small drawing instead of (or behind) text: see build/textures. */
  picture?: 'clock' | 'timetable' | 'map' | 'poster' | 'noren' | 'books' | 'blackboard';
}

export interface Planting {
  kind: string;
  at: Vec3;
  scale: number;
  /** Multiplies the leaf colour. */
  tint: string;
}

export interface BoxOptions extends FaceOptions {
  /** Centre of the bottom face. */
  at: Vec3;
  /** Width (x), height (y), depth (z). */
  size: Vec3;
  color: string;
  yaw?: number;
  /** Faces to draw: n(-z) s(+z) e(+x) w(-x) t(op) b(ottom). Default all. */
  faces?: string;
  /** Chamfer of upright and top edges, metres. */
  bevel?: number;
}
export interface CylinderOptions extends FaceOptions {
  /** Centre of the bottom. */
  at: Vec3;
  radius: number;
  height: number;
  color: string;
  sides?: number;
  topRadius?: number;
  /** Draw top / bottom; default top only. */
  caps?: 'both' | 'top' | 'none';
  smooth?: boolean;
}
export interface RoundOptions extends FaceOptions {
  /** Centre (sphere) or centre of the base (dome). */
  at: Vec3;
  radius: number;
  color: string;
  sides?: number;
  /** Height over radius; 1 = round. */
  squash?: number;
}
export interface ExtrudeOptions extends FaceOptions {
  color: string;
  /** Top colour; default color. */
  top?: string;
  y?: number;
  sides?: boolean;
  caps?: 'both' | 'top' | 'none';
}
export interface Placement {
  at?: Vec3;
  yaw?: number;
  scale?: number | Vec3;
}
export interface SignOptions extends Omit<SignSpec, 'width' | 'height'> {
  /** Centre of the board's face. */
  at: Vec3;
  width: number;
  height: number;
  /** 0 faces south (+z), Math.PI/2 faces east (+x), Math.PI north, -Math.PI/2 west. */
  yaw?: number;
  /** Leans back, radians. */
  pitch?: number;
  /** Board thickness behind the face; 0 = the face alone. Default 0.06. */
  depth?: number;
  bothSides?: boolean;
  /** Lit from within: drawn at full colour. */
  lit?: boolean;
}

/** Cells of the leaf atlas: u0, v0 (top), u1, v1 (bottom). */
const third = 1 / 3;
export const LEAF_CELLS = {
  blossom: [0, 0, third, 0.5],
  leaves: [third, 0, third * 2, 0.5],
  /** Bare branches, for winter. */
  twigs: [third * 2, 0, 1, 0.5],
  needles: [0, 0.5, third, 1],
  grass: [third, 0.5, third * 2, 1],
  /** Low flowers over leaves: rape, clover. */
  flowers: [third * 2, 0.5, 1, 1],
} as const;
