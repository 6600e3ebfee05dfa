import type { Fog, Object3D } from 'three';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { Moment } from './moment.ts';

/** The ground one may walk on: x, y, z of each corner in metres, and three corners for each triangle. */
export interface NavMeshData {
  positions: readonly number[];
  indices: readonly number[];
}

/** A space that has been fetched as far as one can stand in it and look round. */
export interface LoadedSpace {
  root: Object3D;
  navmesh: NavMeshData;
  fog: Fog | null;
  /** GPU bytes of its textures by now: w·h·4·1.33. */
  textureBytes: () => number;
  /** What moves by itself; seconds since the start, and where the visitor is. */
  animate: (time: number, x: number, z: number) => void;
  /**
   * Light, leaves, snow and sky of a moment. Resolves when all of it shows; rejects when its light maps cannot be
   * fetched.
   */
  setMoment: (moment: Moment) => Promise<void>;
  /** What falls from the sky is shown only where motion is wanted. */
  setAlive: (isAlive: boolean) => void;
  /**
   * Fetches what lies further off, once, nearest first, and calls back after each part. Rejects when the line fails;
   * asked again it goes on from there.
   */
  stream: (onPart: () => void) => Promise<void>;
  dispose(): void;
}

export type LoadSpace = (
  space: SceneSpace,
  tier: 1 | 2 | 3,
  moment: Moment,
  onBytes: (loaded: number, total: number) => void,
  signal: AbortSignal,
) => Promise<LoadedSpace>;
