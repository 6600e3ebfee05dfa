/** 0 still · 1 lite · 2 standard · 3 rich (shared/docs: SCENES, quality tiers). */
export type Tier = 0 | 1 | 2 | 3;

export interface TierRules {
  file: 'lite' | 'rich';
  /** Most device pixels drawn per CSS pixel. */
  maxDpr: number;
  antialias: boolean;
  shadows: boolean;
  /** Water and petals move by themselves, so the picture is drawn all the time. */
  alive: boolean;
}

export const tierRules: Record<1 | 2 | 3, TierRules> = {
  1: { file: 'lite', maxDpr: 1, antialias: false, shadows: false, alive: false },
  2: { file: 'rich', maxDpr: 1.5, antialias: true, shadows: true, alive: false },
  3: { file: 'rich', maxDpr: 2, antialias: true, shadows: true, alive: true },
};

export interface DeviceHints {
  webgl2: boolean;
  /** The renderer's name holds SwiftShader, llvmpipe or Basic Render: no GPU. */
  softwareGl: boolean;
  saveData: boolean;
  /** Coarse pointer or a short side under 600 CSS pixels. */
  phone: boolean;
  /** Tier measured on an earlier visit. */
  measured?: Tier | undefined;
}

/** Where to begin. Save-data and a missing WebGL2 mean a still; a phone begins lite and may climb by measurement. */
export function firstTier(hints: DeviceHints): Tier {
  if (!hints.webgl2) return 0;
  if (hints.saveData) return 0;
  if (hints.measured !== undefined) return hints.measured;
  return hints.phone || hints.softwareGl ? 1 : 2;
}

/** The highest tier that measurement alone may choose; people may always choose more. */
export function ceilingTier(hints: Pick<DeviceHints, 'phone' | 'softwareGl'>): Tier {
  if (hints.softwareGl) return 1;
  return hints.phone ? 2 : 3;
}

export const judgedFrames = 60;
const slowMs = 30;
const steadyMs = 18.5;

/**
 * Watches frames drawn one after another and says when to step. Down: median over 30 ms. Up: 9 of 10 within 18.5 ms
 * (a 60 Hz screen hides anything faster), and never again after one step down: that is the hysteresis.
 */
export class TierJudge {
  #times = new Float32Array(judgedFrames);
  #count = 0;
  #hasFallen = false;

  /** Seconds since the frame before; call only for frames that follow directly on another. */
  add(dt: number): 'up' | 'down' | null {
    this.#times[this.#count] = dt * 1000;
    this.#count += 1;
    if (this.#count < judgedFrames) return null;
    this.#count = 0;
    this.#times.sort();
    const median = this.#times[judgedFrames >> 1] ?? 0;
    const p90 = this.#times[Math.floor(judgedFrames * 0.9)] ?? 0;
    if (median > slowMs) {
      this.#hasFallen = true;
      return 'down';
    }
    return p90 < steadyMs && !this.#hasFallen ? 'up' : null;
  }

  /** A new space or tier: what was measured before no longer counts. */
  restart(): void {
    this.#count = 0;
  }
}
