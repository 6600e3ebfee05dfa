import type { Browser } from './browser.ts';
import type { Keep } from './keep.ts';

/** on: visits are recorded. off: the visitor said no. gpc: the browser says no (Global Privacy Control). */
export type RecordingState = 'on' | 'off' | 'gpc';

/** The one key that outlives "off": it is the visitor's own choice, and names nobody. */
export const choiceKey = 'hiroba.recording';

/** Every other key starts with one of these. */
export const recordPrefixes = ['hiroba.event.', 'hiroba.visit.'];

/** Reads the visitor's choice; Global Privacy Control goes before everything. */
export function readRecordingState(browser: Browser, keep: Keep): RecordingState {
  if (browser.privacyControl) return 'gpc';
  return keep.read(choiceKey) === 'off' ? 'off' : 'on';
}

/** Stores the choice. Under Global Privacy Control nothing is stored. */
export function writeChoice(browser: Browser, keep: Keep, recording: boolean): void {
  if (recording || browser.privacyControl) keep.remove(choiceKey);
  else keep.write(choiceKey, 'off');
}

/** Forgets queued events and ids. */
export function forgetRecords(keep: Keep): void {
  for (const prefix of recordPrefixes) for (const key of keep.keys(prefix)) keep.remove(key);
}
