// Colours are written as '#rrggbb' in sRGB and kept as linear triples, because light adds up only in linear.
export type Linear = readonly [number, number, number];

/** One sRGB channel 0..1 to linear. */
export const fromSrgb = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const channel = (byte: number) => fromSrgb(byte / 255);

/** '#rrggbb' (sRGB) to linear 0..1. */
export function linear(hex: string): Linear {
  const n = Number.parseInt(hex.slice(1), 16);
  return [channel((n >> 16) & 255), channel((n >> 8) & 255), channel(n & 255)];
}

/** One linear channel to sRGB 0..1. */
export const toSrgb = (c: number) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

/** Blend of two '#rrggbb' colours, mixed as the eye sees them (in sRGB). */
export function mix(a: string, b: string, t: number): string {
  const x = Number.parseInt(a.slice(1), 16);
  const y = Number.parseInt(b.slice(1), 16);
  let out = 0;
  for (const shift of [16, 8, 0]) {
    const from = (x >> shift) & 255;
    const to = (y >> shift) & 255;
    out |= Math.round(from + (to - from) * Math.min(1, Math.max(0, t))) << shift;
  }
  return `#${out.toString(16).padStart(6, '0')}`;
}

/** A little lighter or darker, warmer or cooler; r1, r2 in -1..1, amount about 0.03 to 0.15. */
export function jittered(c: Linear, amount: number, r1: number, r2: number): Linear {
  const value = 1 + amount * 1.6 * r1;
  const warm = amount * 0.8 * r2;
  return [c[0] * value * (1 + warm), c[1] * value, c[2] * value * (1 - warm)];
}
