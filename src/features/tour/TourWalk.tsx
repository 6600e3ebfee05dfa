import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import type { SceneManifest } from '../../../supabase/functions/_shared/contract/scene.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { track } from '../../tracking/index.ts';
import type { Stage } from '../../world/react/Stage.ts';
import { TownCanvas } from '../../world/react/TownCanvas.tsx';
import { openTown, SceneFetchError } from '../../world/react/openTown.ts';
import { takeHeadingFocus } from '../../ui/pageFocus.ts';
import { DoorOffer } from './DoorOffer.tsx';
import { SpotCard } from './SpotCard.tsx';
import { SpotLabels } from './SpotLabels.tsx';
import { TourAnnouncer } from './TourAnnouncer.tsx';
import { TourGuide } from './TourGuide.ts';
import { TourHud } from './TourHud.tsx';
import { TourLoading } from './TourLoading.tsx';
import type { TourPageProps } from './tourPageProps.ts';
import { TourPanels } from './TourPanels.tsx';
import { TourPassing } from './TourPassing.tsx';
import { focusStage } from './focusStage.ts';
import type { PanelName } from './panelName.ts';
import { WalkStick } from './WalkStick.tsx';
import { readTourAddress, writeTourAddress } from './tourAddress.ts';
import type { TourIndex } from './tourIndex.ts';
import { useTourKeys } from './useTourKeys.ts';
import { useTourQuality } from './useTourQuality.ts';
import type { TourSettingsInUse } from './useTourSettings.ts';

interface Props extends TourPageProps {
  title: string;
  manifest: SceneManifest;
  index: TourIndex;
  tier: 1 | 2 | 3;
  using: TourSettingsInUse;
  onFailed: (reason: 'webgl_missing' | 'context_lost' | 'scene_missing' | 'network') => void;
}

const restoreWithin = 8000; // ms

/** Walking through the town: the canvas, and the paper laid over it. */
export function TourWalk(props: Props) {
  const { town, index, tier, using, onFailed, manifestUrl } = props;
  const t = useT();
  const say = useWords();
  const [guide] = useState(() => new TourGuide(openTown(props.manifest, manifestUrl, tier), index));
  const state = useSyncExternalStore(guide.subscribe, guide.snapshot);
  const [stage, setStage] = useState<Stage | null>(null);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  const root = useRef<HTMLElement>(null);
  const [, navigate] = useLocation();
  const initialSpotId = useRef(props.initialSpotId);

  useEffect(() => guide.setIndex(index), [guide, index]);

  useEffect(() => {
    const stop = guide.begin();
    const asked = readTourAddress(window.location.search);
    guide.enterFirst(asked.spaceId, asked.spotId ?? initialSpotId.current ?? null).catch((error: unknown) => {
      onFailed(error instanceof SceneFetchError ? error.reason : 'scene_missing');
    });
    return stop;
  }, [guide, onFailed]);

  useEffect(() => {
    guide.setOpensByStaying(using.settings.opensByStaying && panel === null);
  }, [guide, using.settings.opensByStaying, panel]);

  useEffect(() => {
    if (state.isDrawn) track('tour_started', { tier: guide.world.tier });
  }, [state.isDrawn, guide]);

  useTourQuality(guide, tier, using);
  useTourKeys(guide, panel, setPanel, state.openSpotId !== null);

  // State to address: replaced, so that going back leaves the tour in one step.
  useEffect(() => {
    if (state.spaceId === null || state.goingTo !== null) return;
    const { search, pathname } = window.location;
    const next = writeTourAddress(search, { spaceId: state.spaceId, spotId: state.openSpotId });
    if (next !== search) navigate(pathname + next, { replace: true });
  }, [state.spaceId, state.openSpotId, state.goingTo, navigate]);

  // Where one stands, for tests and for whoever reads the page by machine; at most four times a second.
  useEffect(
    () =>
      guide.world.signals.on('moved', ({ x, z }) => {
        root.current?.setAttribute('data-x', x.toFixed(2));
        root.current?.setAttribute('data-z', z.toFixed(2));
      }),
    [guide],
  );

  useEffect(() => {
    if (!isRestoring) return;
    const timer = setTimeout(() => onFailed('context_lost'), restoreWithin);
    return () => {
      clearTimeout(timer);
    };
  }, [isRestoring, onFailed]);

  const openSpot = useCallback(
    (spotId: string) => {
      setPanel(null);
      void guide.goToSpot(spotId);
    },
    [guide],
  );
  const isReady = state.isDrawn && stage !== null;

  // One who came by a link from another page goes on with the keys in the town itself.
  useEffect(() => {
    if (isReady && takeHeadingFocus()) focusStage();
  }, [isReady]);

  const opened = state.openSpotId === null ? undefined : index.spot(state.openSpotId);

  return (
    <main
      ref={root}
      className="fixed inset-0 touch-manipulation overflow-hidden bg-hinoki select-none"
      data-testid="tour"
      data-tour-state={isReady ? 'ready' : 'loading'}
      data-ready={isReady}
      data-space={state.spaceId ?? ''}
      data-spot={state.openSpotId ?? ''}
      data-near={state.nearSpotId ?? ''}
      data-tier={guide.world.tier}
    >
      <h1 className="sr-only font-[family-name:system-ui,sans-serif]">{props.title}</h1>
      <TownCanvas
        world={guide.world}
        label={t('tour.canvas', { town: say(town.name) })}
        tier={tier}
        lookSpeed={using.settings.lookSpeed}
        letterKeys={using.settings.letterKeys}
        hasProbe={new URLSearchParams(window.location.search).has('probe')}
        onReady={setStage}
        onFailed={() => onFailed('webgl_missing')}
        onLost={(times) => (times > 1 ? onFailed('context_lost') : setRestoring(true))}
        onRestored={() => setRestoring(false)}
      />
      {isReady && (
        <>
          <SpotLabels
            stage={stage}
            guide={guide}
            index={index}
            townId={town.town_id}
            state={state}
            onSpot={openSpot}
          />
          <TourHud
            town={town}
            index={index}
            guide={guide}
            state={state}
            panel={panel}
            onPanel={(name) => {
              guide.closeCard();
              setPanel(name);
            }}
            onConsult={() => {
              props.onConsult(null);
            }}
          />
          <WalkStick guide={guide} />
          <DoorOffer guide={guide} index={index} state={state} isHidden={panel !== null} />
          <TourPanels
            panel={panel}
            town={town}
            index={index}
            guide={guide}
            using={using}
            tier={tier}
            onClose={() => setPanel(null)}
            onSpot={openSpot}
            onOpenPage={props.onOpenPage}
          />
          {opened && panel === null && (
            <SpotCard
              key={opened.spot.spot_id}
              townId={town.town_id}
              entry={opened}
              guide={guide}
              takesFocus={state.openedBy === 'act'}
              onOpenPage={props.onOpenPage}
              onConsult={props.onConsult}
            />
          )}
          <TourAnnouncer town={town} index={index} guide={guide} state={state} />
          <TourPassing state={state} index={index} isRestoring={isRestoring} guide={guide} />
        </>
      )}
      {!isReady && (
        <TourLoading
          town={town}
          manifestUrl={manifestUrl}
          progress={state.progress}
          onOpenPage={props.onOpenPage}
        />
      )}
    </main>
  );
}
