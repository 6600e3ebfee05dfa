// What the light workers share and are asked; one file so that both sides agree.
import type { BvhData } from './Bvh.ts';

export interface LightScene {
  bvh: BvhData;
  /** Per triangle: 0 solid, 1 leaf card (alpha), 2 gives light. */
  kind: Uint8Array;
  /** Per triangle: six uv, in 0..1 of its own leaf card. */
  cardUv: Float32Array;
  /** Per triangle, linear rgb leaving it; filled between passes. */
  radiance: Float32Array;
  sun: { direction: readonly [number, number, number]; softness: number } | null;
  zenith: readonly [number, number, number];
  horizon: readonly [number, number, number];
  /** Seen by rays that leave the town downward. */
  below: readonly [number, number, number];
  reach: number;
}

export interface LightRequest {
  id: number;
  /** Six floats per point: position, normal. */
  points: Float32Array;
  /** Rays for sky and bounce; 0 = none. */
  rays: number;
  sunRays: number;
}

export interface LightReply {
  id: number;
  /** Five floats per point: sky + bounce rgb, share of the sun seen, share of near backs seen. */
  light: Float32Array;
}
