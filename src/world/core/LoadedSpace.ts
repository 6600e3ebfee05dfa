import type { Fog, Object3D } from 'three';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { NavMesh } from '../systems/NavMesh.ts';

/** A space that has been fetched and can be shown. */
export interface LoadedSpace {
  root: Object3D;
  navmesh: NavMesh;
  fog: Fog | null;
  /** GPU bytes of its textures: w·h·4·1.33. */
  textureBytes: number;
  /** What moves by itself; seconds since the start, and where the visitor is. Null when nothing does. */
  animate: ((time: number, dt: number, x: number, z: number) => void) | null;
  dispose(): void;
}

export type LoadSpace = (
  space: SceneSpace,
  tier: 1 | 2 | 3,
  onBytes: (loaded: number, total: number) => void,
  signal: AbortSignal,
) => Promise<LoadedSpace>;
