import type { Color, Object3D } from 'three';
import type { MoverActor, SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';

/** What draws the agents: one row of four numbers each, read by the shader. */
export interface AgentsPicture {
  root: Object3D;
  /** x, y, z, yaw for each. */
  place: Float32Array;
  /** Swing of the legs, of the left and of the right arm (radians, forward is positive), and size (0 hides). */
  gait: Float32Array;
  setTint: (color: Color, lamps: number) => void;
  dispose: () => void;
}

/** Who goes about in a space, and what draws them, in the same order. */
export interface LoadedAgents {
  actors: readonly MoverActor[];
  picture: AgentsPicture;
}

/** Fetches them; rejects with SceneFetchError. */
export type LoadAgents = (
  wanted: NonNullable<SceneSpace['movers']>,
  signal: AbortSignal,
) => Promise<LoadedAgents>;
