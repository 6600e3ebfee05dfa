// From light to picture: shadows lifted a little, highlights rolled off, as a painter would.
import type { Linear } from '../kit/color.ts';

/** Light map texels hold 1/HEADROOM of the light, and ground vertex colours HEADROOM of the albedo. */
export const HEADROOM = 1.12;

/** One channel of light (1 = full sun on white at exposure 1) to what multiplies the albedo. */
export function tone(x: number): number {
  const lifted = x + 0.035 * Math.exp(-x * 6);
  const knee = 0.78;
  if (lifted <= knee) return lifted;
  const span = HEADROOM - knee;
  return knee + span * (1 - Math.exp(-(lifted - knee) / span));
}

/** Albedo under light, as baked into COLOR_0. */
export function lit(albedo: Linear, light: Linear): [number, number, number] {
  return [
    Math.min(1, albedo[0] * tone(light[0])),
    Math.min(1, albedo[1] * tone(light[1])),
    Math.min(1, albedo[2] * tone(light[2])),
  ];
}
