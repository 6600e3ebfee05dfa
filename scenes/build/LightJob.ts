// What the light workers share and are asked; one file so that both sides agree.
import type { BvhData } from './Bvh.ts';

export interface SunDisc {
  direction: readonly [number, number, number];
  softness: number;
}

export interface LightScene {
  bvh: BvhData;
  /** Per triangle: 0 solid, 1 leaf card (alpha), 2 gives light. */
  kind: Uint8Array;
  /** Per triangle: six uv, in 0..1 of its own leaf card. */
  cardUv: Float32Array;
  /**
   * Per triangle, what leaves it: linear rgb at spring noon, then grey from sky, sun, low sun, lamps; filled between
   * passes.
   */
  radiance: Float32Array;
  sun: SunDisc | null;
  /** The sun of the morning, for its own share. */
  low: SunDisc | null;
  zenith: readonly [number, number, number];
  horizon: readonly [number, number, number];
  /** Seen by rays that leave the town downward. */
  below: readonly [number, number, number];
  /** Times the luminance of a piece of sky: 1 when all of the sky is seen from flat ground. */
  skyShare: number;
  reach: number;
  /**
   * Small bright lamps, four floats each: x, y, z and how bright at one metre. Rays at random would miss them or hit
   * them alone.
   */
  lamps: Float32Array;
}
/** Floats per triangle in `radiance`. */
export const RADIANCE = 7;

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
  /**
   * REPLY floats per point: sky + bounce rgb at noon · share of the sun seen · share of near backs seen · from the sky
   * · bounced sun · bounced low sun · from lamps · share of the low sun seen.
   */
  light: Float32Array;
}
export const REPLY = 10;
