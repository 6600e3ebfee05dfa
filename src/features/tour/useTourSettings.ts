import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { readSettings, writeSettings, type TourSettings } from './tourSettings.ts';

const query = '(prefers-reduced-motion: reduce)';

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => {
    media.removeEventListener('change', listener);
  };
}

export interface TourSettingsInUse {
  settings: TourSettings;
  change: (change: Partial<TourSettings>) => void;
  /** Motion is allowed: by choice, else by the system. */
  motionAllowed: boolean;
}

/** The visitor's settings of the tour, kept in this browser. */
export function useTourSettings(): TourSettingsInUse {
  const [settings, setSettings] = useState(readSettings);
  const systemWantsLess = useSyncExternalStore(subscribe, () => matchMedia(query).matches);
  const change = useCallback((part: Partial<TourSettings>) => {
    setSettings((before) => {
      const next = { ...before, ...part };
      writeSettings(next);
      return next;
    });
  }, []);
  const motionAllowed = settings.motion === 'system' ? !systemWantsLess : settings.motion === 'full';
  return useMemo(() => ({ settings, change, motionAllowed }), [settings, change, motionAllowed]);
}
