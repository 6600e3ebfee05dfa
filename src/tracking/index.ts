// The door of this room: the page's own tracking. Everything else in here is for tests and for createTracking.
import { realBrowser } from './browser.ts';
import { createTracking, type Tracking } from './createTracking.ts';

export type { RecordingState } from './consent.ts';

/** Outside a browser (a unit test of a feature, a build step) nothing is recorded. */
const inert: Tracking = {
  startTracking: () => () => {},
  track: () => {},
  dwell: { enter: () => () => {} },
  standing: { at: () => {}, nowhere: () => {} },
  setRecording: () => {},
  recordingState: () => 'off',
  declareRegion: () => {},
  visitorIdForLink: () => null,
};

const browser = realBrowser();
const tracking = browser ? createTracking(browser) : inert;

export const {
  startTracking,
  track,
  dwell,
  standing,
  setRecording,
  recordingState,
  declareRegion,
  visitorIdForLink,
} = tracking;
