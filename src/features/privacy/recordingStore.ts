import { useSyncExternalStore } from 'react';
import { recordingState, setRecording, type RecordingState } from '../../tracking/index.ts';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener); // turned off in another tab
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Whether this visit is being recorded; on, off, or refused by the browser (gpc). */
export function useRecordingState(): RecordingState {
  return useSyncExternalStore(subscribe, recordingState);
}

export function chooseRecording(recording: boolean): void {
  setRecording(recording);
  for (const listener of listeners) listener();
}
