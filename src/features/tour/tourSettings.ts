import type { Tier } from '../../world/core/tiers.ts';
import { readStored, writeStored } from '../../lib/safeStorage.ts';

export const paces = ['slow', 'usual', 'brisk'] as const;
export type Pace = (typeof paces)[number];
/** Of the usual speed. */
export const paceShare: Record<Pace, number> = { slow: 0.6, usual: 1, brisk: 1.5 };

export interface TourSettings {
  /** Chosen by the visitor; null: measured. */
  chosenTier: Tier | null;
  /** What measurement came to, for the next visit. */
  measuredTier: Tier | null;
  /** 0.5 … 2; 1 is usual. */
  lookSpeed: number;
  /** 'system' follows prefers-reduced-motion. */
  motion: 'system' | 'full' | 'less';
  /** How one gets to what is far: by air, or in one cut. Less motion always cuts. */
  travel: 'flights' | 'cuts';
  /** How fast one walks. */
  pace: Pace;
  /** A guided walk goes on by itself; less motion always waits. */
  walkGoesOn: boolean;
  letterKeys: boolean;
  /** Staying near a spot opens its card. */
  opensByStaying: boolean;
}

export const usualSettings: TourSettings = {
  chosenTier: null,
  measuredTier: null,
  lookSpeed: 1,
  motion: 'system',
  travel: 'flights',
  pace: 'usual',
  walkGoesOn: true,
  letterKeys: true,
  opensByStaying: true,
};

const key = 'hiroba.tour.settings';

export function readSettings(): TourSettings {
  return parseSettings(readStored(key));
}

export function writeSettings(settings: TourSettings): void {
  writeStored(key, JSON.stringify(settings));
}

/** Keeps what is sound of an old or damaged record, and the usual for the rest. */
export function parseSettings(text: string | null): TourSettings {
  const raw = parseRecord(text);
  const { lookSpeed, motion } = raw;
  return {
    chosenTier: parseTier(raw.chosenTier),
    measuredTier: parseTier(raw.measuredTier),
    lookSpeed: typeof lookSpeed === 'number' && lookSpeed >= 0.5 && lookSpeed <= 2 ? lookSpeed : 1,
    motion: motion === 'full' || motion === 'less' ? motion : 'system',
    travel: raw.travel === 'cuts' ? 'cuts' : 'flights',
    pace: paces.find((one) => one === raw.pace) ?? 'usual',
    walkGoesOn: raw.walkGoesOn !== false,
    letterKeys: raw.letterKeys !== false,
    opensByStaying: raw.opensByStaying !== false,
  };
}

function parseTier(value: unknown): Tier | null {
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : null;
}

function parseRecord(text: string | null): Record<string, unknown> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
