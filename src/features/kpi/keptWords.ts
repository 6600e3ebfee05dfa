import * as v from 'valibot';
import type { Report } from '../../data/reports.ts';

/** What one writes upon, and what one has written so far. */
export interface KeptWords {
  base: Pick<Report, 'version' | 'title' | 'words'>;
  title: string;
  words: Report['words'];
}

const words = v.record(v.string(), v.string());
const shape: v.GenericSchema<KeptWords> = v.object({
  base: v.object({ version: v.number(), title: v.string(), words }),
  title: v.string(),
  words,
});
const keyOf = (userId: string, reportId: string): string => `hiroba.report.${reportId}.${userId}`;

/**
 * Words of a draft not yet saved, through a reload, a way back or an ended session; null when there are none. In this
 * tab and for who wrote them only: they may be internal.
 */
export function readKeptWords(userId: string, reportId: string): KeptWords | null {
  try {
    const kept = v.safeParse(shape, JSON.parse(sessionStorage.getItem(keyOf(userId, reportId)) ?? 'null'));
    return kept.success ? kept.output : null;
  } catch {
    return null;
  }
}

/** null forgets them. Where the browser keeps nothing, nothing breaks. */
export function keepWords(userId: string, reportId: string, kept: KeptWords | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(keyOf(userId, reportId));
    else sessionStorage.setItem(keyOf(userId, reportId), JSON.stringify(kept));
  } catch {
    // Blocked or full: they stand in the form alone.
  }
}
