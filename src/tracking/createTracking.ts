import type { VisitEvent, VisitEventName } from '../../supabase/functions/_shared/contract/visit.ts';
import { createAreaSums } from './areaSums.ts';
import type { Browser } from './browser.ts';
import { choiceKey, forgetRecords, readRecordingState, writeChoice, type RecordingState } from './consent.ts';
import { createTracker, type Tracker, type TrackingOptions } from './createTracker.ts';
import { createDwellClock } from './dwellClock.ts';
import { openKeep } from './keep.ts';
import { openOutbox } from './outbox.ts';
import { quietly } from './quietly.ts';
import type { Payload, TrackedEvent } from './trackedEvent.ts';

/** What a visitor can stay at: a spot, or a place outside its spots. */
export interface DwellTarget {
  place_id: string;
  spot_id?: string;
  surface: Extract<VisitEvent, { name: 'place_dwelled' }>['surface'];
}

export interface Tracking {
  /** Begins recording for a town; the returned function ends it. Starting again ends the one before. */
  startTracking: (options: TrackingOptions) => () => void;
  /**
   * Records that something happened. What happens before startTracking, or before anybody sees the page, waits in
   * memory.
   */
  track: <Name extends VisitEventName>(
    name: Name,
    ...payload: keyof Payload<Name> extends never ? [] : [payload: Payload<Name>]
  ) => void;
  /** Engaged dwell: the latest entered counts; ending it lets the one before go on. */
  dwell: { enter: (target: DwellTarget) => () => void };
  /** Where in the 3D town one stands, by squares of the coarse grid (src/domain/areaGrid.ts): 'column:row'. */
  standing: { at: (spaceId: string, cell: string) => void; nowhere: () => void };
  /** The visitor's choice. Off forgets queued events and ids, here and in other tabs. */
  setRecording: (recording: boolean) => void;
  recordingState: () => RecordingState;
  /** The visitor says where they come from: 'JP-20' or 'unknown'. */
  declareRegion: (region: string) => void;
  /** The id that joins visits to a household, for a family that agrees; null when there is none. */
  visitorIdForLink: () => string | null;
}

/**
 * A page being opened tells a few things before startTracking or before it is seen; more than this is something else.
 */
const earlyLimit = 20;

/** Tracking for one page. Nothing in it throws at its caller. */
export function createTracking(browser: Browser): Tracking {
  const keep = openKeep(() => browser.storage());
  const outbox = openOutbox(keep);
  const early: TrackedEvent[] = [];
  /** Once somebody sees the page: until then there is no visit. */
  let tracker: Tracker | undefined;
  let stopCurrent = () => {};

  const state = () => readRecordingState(browser, keep);
  const clock = createDwellClock<DwellTarget>(browser, (target, engaged_ms) => {
    const { place_id, spot_id, surface } = target;
    record(
      spot_id === undefined
        ? { name: 'place_dwelled', place_id, surface, engaged_ms }
        : { name: 'spot_dwelled', place_id, spot_id, surface, engaged_ms },
    );
  });

  const areas = createAreaSums(browser, (space_id, cells) => {
    record({ name: 'area_dwelled', space_id, cells });
  });
  const flush = () => {
    clock.flush();
    areas.flush();
  };

  function record(event: TrackedEvent): void {
    quietly(() => {
      if (state() !== 'on') return;
      if (tracker) tracker.record(event);
      else if (early.length < earlyLimit) early.push(event);
    }, undefined);
  }

  const track: Tracking['track'] = (name, ...[payload]) => {
    record({ name, ...payload } as TrackedEvent);
  };

  function startTracking(options: TrackingOptions): () => void {
    stopCurrent();
    const started = createTracker(browser, keep, outbox, options);
    const isHidden = () => browser.document.visibilityState !== 'visible';
    const beginOnceSeen = () => {
      if (tracker === started || isHidden()) return;
      tracker = started;
      if (state() === 'on') for (const event of early) started.record(event);
      else forgetRecords(keep);
      early.length = 0;
      if (!outbox.isEmpty()) started.nudge();
    };
    beginOnceSeen();
    const isOn = () => tracker === started && state() === 'on';

    const listening = new AbortController();
    const on = (target: EventTarget, name: string, act: (event: Event) => void) => {
      target.addEventListener(
        name,
        (event) => {
          quietly(() => {
            act(event);
          }, undefined);
        },
        { signal: listening.signal },
      );
    };
    on(browser.window, 'pagehide', () => {
      flush();
      if (isOn()) started.beacon();
    });
    on(browser.document, 'visibilitychange', () => {
      beginOnceSeen();
      if (isHidden()) flush();
      if (isOn()) started.flush(isHidden());
    });
    on(browser.window, 'online', () => {
      if (isOn()) started.flush(false);
    });
    on(browser.window, 'storage', (event) => {
      // Another tab changed its mind: what only this tab remembers is forgotten, too.
      const { key } = event as StorageEvent;
      if (key === choiceKey && state() !== 'on') forgetNow();
    });

    const stop = () => {
      flush();
      if (isOn()) started.flush(false);
      started.stop();
      listening.abort();
      if (tracker === started) tracker = undefined;
    };
    stopCurrent = stop;
    return () => {
      quietly(stop, undefined);
    };
  }

  function forgetNow(): void {
    clock.forget();
    areas.forget();
    early.length = 0;
    forgetRecords(keep);
  }

  return {
    startTracking: (options) =>
      quietly(
        () => startTracking(options),
        () => {},
      ),
    track,
    dwell: {
      enter(target) {
        const stop = quietly(
          () => clock.enter(target),
          () => {},
        );
        return () => {
          quietly(stop, undefined);
        };
      },
    },
    standing: {
      at: (spaceId, cell) => {
        quietly(() => {
          areas.stand(spaceId, cell);
        }, undefined);
      },
      nowhere: () => {
        quietly(() => {
          areas.leave();
        }, undefined);
      },
    },
    setRecording: (recording) => {
      quietly(() => {
        writeChoice(browser, keep, recording);
        forgetNow();
      }, undefined);
    },
    recordingState: () => quietly(state, 'off'),
    declareRegion: (region) => {
      track('region_declared', { region });
    },
    visitorIdForLink: () => quietly(() => (state() === 'on' ? (tracker?.visitorId() ?? null) : null), null),
  };
}
