import { readStored, writeStored } from '../lib/safeStorage.ts';

export const textScales = ['1', '1.2', '1.45'] as const;
export type TextScale = (typeof textScales)[number];
const key = 'hiroba.textScale';

export function storedTextScale(): TextScale {
  const stored = readStored(key);
  return textScales.find((scale) => scale === stored) ?? '1';
}

/** Sets the size of all text now and for the next visits. */
export function applyTextScale(scale: TextScale): void {
  document.documentElement.style.setProperty('--text-scale', scale);
  writeStored(key, scale === '1' ? null : scale);
}
