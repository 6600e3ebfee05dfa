import type { Tier } from '../../world/core/tiers.ts';
import { readStored, writeStored } from '../../lib/safeStorage.ts';

export interface TourSettings {
  /** Chosen by the visitor; null: measured. */
  chosenTier: Tier | null;
  /** What measurement came to, for the next visit. */
  measuredTier: Tier | null;
  /** 0.5 … 2; 1 is usual. */
  lookSpeed: number;
  /** 'system' follows prefers-reduced-motion. */
  motion: 'system' | 'full' | 'less';
  letterKeys: boolean;
  /** Staying near a spot opens its card. */
  opensByStaying: boolean;
}

export const usualSettings: TourSettings = {
  chosenTier: null,
  measuredTier: null,
  lookSpeed: 1,
  motion: 'system',
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
