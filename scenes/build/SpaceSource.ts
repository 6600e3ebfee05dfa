// What one space of a town hands to the build. Metres; x east, y up, z south.
import type {
  MoverActor,
  SceneDoor,
  SceneSpace,
  SceneSpot,
  Viewpoint,
} from '../../supabase/functions/_shared/contract/scene.ts';
import type { Mesh, Vec2, Vec3 } from '../kit/mesh.ts';

/** Walkable ground: an outline in x/z at a height, or following a height function. */
export interface WalkArea {
  outline: readonly Vec2[];
  /** Height of the ground in metres; default 0. */
  y?: number | ((x: number, z: number) => number);
}

export interface Sun {
  /** Toward the sun. */
  direction: Vec3;
  color: string;
  /** 1 is a clear spring afternoon. */
  strength: number;
}

export interface SpaceParts {
  mesh: Mesh;
  /** The union of these, less the obstacles, less half a body's width, is the navmesh. */
  walkable: readonly WalkArea[];
  obstacles: readonly (readonly Vec2[])[];
  spots: readonly SceneSpot[];
  places: SceneSpace['places'];
  doors: readonly SceneDoor[];
  viewpoints: readonly Viewpoint[];
  /** Who and what moves; see build/movers.ts. */
  movers?: readonly MoverActor[];
  spawn: SceneSpace['spawn'];
  background: SceneSpace['background'];
  /** None: no direct sun is baked (deep interiors lit by glow panels and windows). */
  sun?: Sun;
  /** Lamps burn all day (indoors). */
  lampsByDay?: boolean;
  /** Light from the open sky, sRGB, and its strength; rays that hit nothing see this. */
  sky: { zenith: string; horizon: string; strength: number };
  /** Light that is everywhere, 0..1, so that nothing indoors goes murky. Default 0. */
  ambient?: number;
  /** Brightness of the finished picture; default 1. */
  exposure?: number;
  /** x/z box of the light map of 'ground' triangles; outside it ground is baked per vertex. */
  lightmap?: { min: Vec2; max: Vec2; size: number };
}

export interface SpaceSource {
  space_id: string;
  indoor: boolean;
  build(): SpaceParts;
}
