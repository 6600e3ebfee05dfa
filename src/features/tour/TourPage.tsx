import { useEffect, useMemo, useState } from 'react';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { track } from '../../tracking/index.ts';
import { firstTier } from '../../world/core/tiers.ts';
import { deviceHints } from '../../world/react/deviceHints.ts';
import { leaveFirstPicture } from '../../world/first/handover.ts';
import { TourLoading } from './TourLoading.tsx';
import { TourStill, type StillReason } from './TourStill.tsx';
import { TourWalk } from './TourWalk.tsx';
import { buildTourIndex } from './tourIndex.ts';
import { readTourAddress } from './tourAddress.ts';
import type { TourPageProps } from './tourPageProps.ts';
import { useScene } from './useScene.ts';
import { useTourSettings } from './useTourSettings.ts';

/** The town in 3D; without 3D, friendly words and the same places as pages. */
export function TourPage(props: TourPageProps) {
  const { town, places, manifestUrl, onWantWords } = props;
  const t = useT();
  const say = useWords();
  const { answer, retry } = useScene(manifestUrl);
  const using = useTourSettings();
  const { settings, change } = using;
  const [failure, setFailure] = useState<Exclude<StillReason, 'save_data' | 'chosen'> | null>(null);
  const manifest = answer?.ok ? answer.manifest : null;
  const index = useMemo(() => buildTourIndex(places ?? [], manifest), [places, manifest]);
  const hints = deviceHints();
  const first = firstTier({ ...hints, measured: settings.measuredTier ?? undefined });
  const tier = hints.webgl2 ? (settings.chosenTier ?? first) : 0;
  const reason =
    failure ??
    (answer && !answer.ok ? answer.reason : null) ??
    (tier > 0 ? null : hints.webgl2 ? (settings.chosenTier === 0 ? 'chosen' : 'save_data') : 'webgl_missing');
  const title = t('tour.title', { town: say(town.name) });

  useEffect(() => leaveFirstPicture, []);

  useEffect(() => {
    document.title = title;
  }, [title]);

  useEffect(() => {
    if (reason !== null && reason !== 'chosen' && reason !== 'save_data') track('tour_failed', { reason });
  }, [reason]);

  const isStill = reason !== null || tier === 0;
  useEffect(() => {
    if (!isStill) return;
    leaveFirstPicture();
    onWantWords();
  }, [isStill, onWantWords]);

  if (reason !== null || tier === 0) {
    return (
      <TourStill
        {...props}
        title={title}
        index={index}
        reason={reason ?? 'chosen'}
        onTry={
          reason === 'webgl_missing'
            ? null
            : () => {
                setFailure(null);
                // Who saves data chooses 3D against it; who had only said no to 3D has it chosen for them again.
                if (settings.chosenTier === 0 || reason === 'save_data')
                  change({ chosenTier: hints.saveData ? 1 : null });
                if (answer?.ok !== true) retry();
              }
        }
      />
    );
  }
  const asksForSpot = readTourAddress(window.location.search).spotId ?? props.initialSpotId;
  if (!manifest || (places === null && asksForSpot))
    return (
      <TourLoading town={town} manifestUrl={manifestUrl} progress={null} onOpenPage={props.onOpenPage} />
    );
  return (
    <TourWalk
      {...props}
      title={title}
      manifest={manifest}
      index={index}
      tier={tier}
      using={using}
      onFailed={setFailure}
    />
  );
}
