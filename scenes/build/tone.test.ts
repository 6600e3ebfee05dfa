// The shader mixes light by the same sums that the colours were baked against.
import { describe, expect, it } from 'vitest';
import { toneGlsl } from '../../src/world/core/surfaceGlsl.ts';
import { HEADROOM, SHARE_MOST, coarse, shareCode, tinted, tone, type FullLight, type Light } from './tone.ts';

const full: FullLight = {
  sky: [0.4, 0.5, 0.62],
  sun: [1.02, 0.88, 0.66],
  lamp: [1, 0.7, 0.4],
  lampByDay: 0,
  ambient: [0, 0, 0],
};
/** What the shader would show: its text run as numbers. */
function shade(albedo: readonly number[], code: readonly number[]): number[] {
  const share = code.map((c) => c * c * SHARE_MOST);
  return [0, 1, 2].map(
    (k) =>
      (albedo[k] ?? 0) * tone((share[0] ?? 0) * (full.sky[k] ?? 0) + (share[1] ?? 0) * (full.sun[k] ?? 0)),
  );
}

describe('tone', () => {
  it('has the same constants in the shader', () => {
    const span = (HEADROOM - 0.78).toFixed(2);
    expect(toneGlsl).toContain('0.035 * exp(-x * 6.0)');
    expect(toneGlsl).toContain(`0.78 + ${span} * (1.0 - exp(-(lifted - 0.78) / ${span}))`);
    expect(toneGlsl).toContain(`code * code * ${SHARE_MOST.toFixed(1)}`);
  });

  it('never falls as light grows, and never passes its headroom', () => {
    let last = 0;
    for (let x = 0; x < 4; x += 0.01) {
      expect(tone(x)).toBeGreaterThanOrEqual(last);
      last = tone(x);
    }
    expect(last).toBeLessThanOrEqual(HEADROOM);
  });

  it('shows at spring noon what was baked, within two steps of 255', () => {
    const albedo = [0.52, 0.4, 0.3] as const;
    for (const [sky, sun] of [
      [1, 1],
      [0.6, 0],
      [0.25, 0.1],
    ] as const) {
      const noon = [0, 1, 2].map(
        (k) => sky * (full.sky[k] ?? 0) + sun * (full.sun[k] ?? 0) + 0.02 * (1 - k),
      ) as [number, number, number];
      const light: Light = { noon, sky, sun, low: 0, lamp: 0 };
      const color = tinted(albedo, light, full);
      const shown = shade(color, [coarse(shareCode(sky)), coarse(shareCode(sun))]);
      shown.forEach((v, k) => expect(Math.abs(v - (albedo[k] ?? 0) * tone(noon[k] ?? 0))).toBeLessThan(0.02));
    }
  });
});
