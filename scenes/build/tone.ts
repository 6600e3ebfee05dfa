// From light to picture: shadows lifted a little, highlights rolled off, as a painter would. The shader in
// src/world/loaders/momentLight.ts does the same sums; a test holds the two together.
import type { Linear } from '../kit/color.ts';

/** Highest value that light can bring an albedo to. */
export const HEADROOM = 1.12;
/** A baked share v (0..SHARE_MOST) is kept as the square root of v / SHARE_MOST, so that dark rooms have fine steps. */
export const SHARE_MOST = 1.3;

/** One channel of light (1 = full sun on white at exposure 1) to what multiplies the albedo. */
export function tone(x: number): number {
  const lifted = x + 0.035 * Math.exp(-x * 6);
  const knee = 0.78;
  if (lifted <= knee) return lifted;
  const span = HEADROOM - knee;
  return knee + span * (1 - Math.exp(-(lifted - knee) / span));
}

/** Albedo under a light that never changes: for what moves, which takes the hour as a tint. */
export const lit = (albedo: Linear, light: Linear): [number, number, number] =>
  [0, 1, 2].map((k) => Math.min(1, (albedo[k] as number) * tone(light[k] as number))) as [
    number,
    number,
    number,
  ];

/**
 * The light at a point. noon: linear rgb as the eye gets it at spring noon; the others: shares of each source, grey.
 */
export interface Light {
  noon: Linear;
  sky: number;
  sun: number;
  low: number;
  lamp: number;
}

/** What full light of each share is at spring noon, exposure included. */
export interface FullLight {
  sky: Linear;
  sun: Linear;
  lamp: Linear;
  /** 1 where lamps burn all day (indoors), 0 in the open. */
  lampByDay: number;
  /** Everywhere, whatever is in the way: indoors what light has left after many bounces. */
  ambient: Linear;
}

/** The light that the shader will mix at spring noon. */
export function mixed(light: Light, full: FullLight): [number, number, number] {
  return [0, 1, 2].map(
    (k) =>
      light.sky * (full.sky[k] as number) +
      light.sun * (full.sun[k] as number) +
      light.lamp * full.lampByDay * (full.lamp[k] as number) +
      (full.ambient[k] as number),
  ) as [number, number, number];
}

/** COLOR_0: the albedo, leaning toward what neighbours threw on it, so that spring noon comes out as it was baked. */
export function tinted(albedo: Linear, light: Light, full: FullLight): [number, number, number] {
  const shown = mixed(light, full);
  return [0, 1, 2].map((k) => {
    const lean = tone(light.noon[k] as number) / Math.max(1e-4, tone(shown[k] as number));
    return Math.min(1, (albedo[k] as number) * Math.min(1.45, Math.max(0.7, lean)));
  }) as [number, number, number];
}

/** 0..1 as kept in a byte. */
export const shareCode = (v: number): number => Math.sqrt(Math.min(1, Math.max(0, v / SHARE_MOST)));

/** 64 steps are enough where vertices are mixed between, and travel in two thirds of the bytes. */
export const coarse = (v: number): number => Math.round(v * 63) / 63;
