import { lazy, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import type { SceneManifest } from '../../../supabase/functions/_shared/contract/scene.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { track } from '../../tracking/index.ts';
import type { Stage } from '../../world/react/Stage.ts';
import { TownCanvas } from '../../world/react/TownCanvas.tsx';
import { openTown, SceneFetchError } from '../../world/react/openTown.ts';
import { isSameMoment, usualMoment } from '../../world/core/moment.ts';
import { takeHeadingFocus } from '../../ui/pageFocus.ts';
import { firstView, leaveFirstPictureSoon } from '../../world/first/handover.ts';
import { CutVeil } from './CutVeil.tsx';
import { DoorOffer } from './DoorOffer.tsx';
import { OverlookButton } from './OverlookButton.tsx';
import { SpotCard } from './SpotCard.tsx';
import { SpotLabels } from './SpotLabels.tsx';
import { TourAnnouncer } from './TourAnnouncer.tsx';
import { TourGuide } from './TourGuide.ts';
import { TourHud } from './TourHud.tsx';
import { TourLoading } from './TourLoading.tsx';
import type { TourPageProps } from './tourPageProps.ts';
import { TourPassing } from './TourPassing.tsx';
import { focusStage } from './focusStage.ts';
import { lineNow } from './lineNow.ts';
import type { PanelName } from './panelName.ts';
import { readingTime } from './readingTime.ts';
import { WalkLeader } from './WalkLeader.ts';
import { WalkOffer } from './WalkOffer.tsx';
import { WalkStick } from './WalkStick.tsx';
import { readTourAddress, writeTourAddress } from './tourAddress.ts';
import type { TourIndex } from './tourIndex.ts';
import { useStandOverlay } from './useStandOverlay.ts';
import { useTourKeys } from './useTourKeys.ts';
import { useTourQuality } from './useTourQuality.ts';
import type { TourSettingsInUse } from './useTourSettings.ts';
import { whereAmI } from './whereAmI.ts';

interface Props extends TourPageProps {
  title: string;
  manifest: SceneManifest;
  index: TourIndex;
  tier: 1 | 2 | 3;
  using: TourSettingsInUse;
  onFailed: (reason: 'webgl_missing' | 'context_lost' | 'scene_missing' | 'network') => void;
}

const restoreWithin = 8000; // ms

// Paper that one takes up later: fetched once the town stands, so that the first picture does not wait for it.
const paperCode = {
  panels: () => import('./TourPanels.tsx'),
  step: () => import('./WalkStep.tsx'),
};
/** For staff only, and fetched only when one of them asks for it. */
const StandOverlay = lazy(() => import('./StandOverlay.tsx'));
const TourPanels = lazy(async () => ({ default: (await paperCode.panels()).TourPanels }));
const WalkStep = lazy(async () => ({ default: (await paperCode.step()).WalkStep }));

/** Walking through the town: the canvas, and the paper laid over it. */
export function TourWalk(props: Props) {
  const { town, index, tier, using, onFailed, manifestUrl } = props;
  const t = useT();
  const say = useWords();
  const [guide] = useState(() => new TourGuide(openTown(props.manifest, manifestUrl, tier), index));
  const state = useSyncExternalStore(guide.subscribe, guide.snapshot);
  const [leader] = useState(() => new WalkLeader(guide));
  const walk = useSyncExternalStore(leader.subscribe, leader.snapshot);
  const [stage, setStage] = useState<Stage | null>(null);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  const root = useRef<HTMLElement>(null);
  const [, navigate] = useLocation();
  const standing = useStandOverlay();
  const isLed = walk.list !== null && !walk.hasLeft;
  const walkGoesOn = using.isGentle && using.settings.walkGoesOn;
  const initialSpotId = useRef(props.initialSpotId);

  useEffect(() => guide.setIndex(index), [guide, index]);

  useEffect(() => {
    const stop = guide.begin();
    const stopLeading = leader.begin();
    const asked = readTourAddress(window.location.search);
    if (!isSameMoment(asked.moment, usualMoment)) void guide.showMoment(asked.moment);
    guide.enterFirst(asked.spaceId, asked.spotId ?? initialSpotId.current ?? null).catch((error: unknown) => {
      onFailed(error instanceof SceneFetchError ? error.reason : 'scene_missing');
    });
    return () => {
      stopLeading();
      stop();
    };
  }, [guide, leader, onFailed]);

  useEffect(() => {
    guide.setOpensByStaying(using.settings.opensByStaying && panel === null && !isLed);
  }, [guide, using.settings.opensByStaying, panel, isLed]);

  useEffect(() => {
    leader.setReadingTime((spotId) => readingTime(say(index.spot(spotId)?.spot.words ?? { ja: '' })));
  }, [leader, index, say]);

  const openedAt = useRef(0);
  useEffect(() => {
    openedAt.current = performance.now();
  }, []);
  useEffect(() => {
    if (!state.isDrawn) return;
    const load_ms = Math.min(600_000, Math.round(performance.now() - openedAt.current));
    track('tour_started', { tier: guide.world.tier, load_ms, ...lineNow() });
  }, [state.isDrawn, guide]);

  useTourQuality(guide, tier, using);
  useTourKeys(guide, leader, panel, setPanel, state.openSpotId !== null);

  // State to address: replaced, so that going back leaves the tour in one step.
  useEffect(() => {
    if (state.spaceId === null || state.goingTo !== null) return;
    const { search, pathname } = window.location;
    const moment = state.momentGoing ?? state.moment;
    const next = writeTourAddress(search, { spaceId: state.spaceId, spotId: state.openSpotId, moment });
    if (next !== search) navigate(pathname + next, { replace: true });
  }, [state.spaceId, state.openSpotId, state.goingTo, state.moment, state.momentGoing, navigate]);

  // Where one stands, for tests and for whoever reads the page by machine; at most four times a second.
  useEffect(
    () =>
      guide.world.signals.on('moved', ({ x, z }) => {
        root.current?.setAttribute('data-x', x.toFixed(2));
        root.current?.setAttribute('data-z', z.toFixed(2));
      }),
    [guide],
  );

  /** The plain page takes up where one stood: at the open card's spot, which is in the address, or the one that is near. */
  const giveUp = useCallback(() => {
    const { openSpotId, nearSpotId } = guide.state;
    const url = new URL(window.location.href);
    if (openSpotId === null && nearSpotId !== null) {
      url.searchParams.set('spot', nearSpotId);
      navigate(url.pathname + url.search, { replace: true });
    }
    onFailed('context_lost');
  }, [guide, navigate, onFailed]);

  useEffect(() => {
    if (!isRestoring) return;
    const timer = setTimeout(giveUp, restoreWithin);
    return () => {
      clearTimeout(timer);
    };
  }, [isRestoring, giveUp]);

  const openSpot = useCallback(
    (spotId: string) => {
      setPanel(null);
      void guide.goToSpot(spotId);
    },
    [guide],
  );
  const isDrawn = state.isDrawn && stage !== null;
  const isReady = isDrawn && props.places !== null;
  const { onWantWords } = props;
  useEffect(() => {
    if (isDrawn) onWantWords();
  }, [isDrawn, onWantWords]);

  // The first picture, and what one had turned to in it, goes over into the world.
  useEffect(() => {
    if (!isDrawn) return;
    const view = firstView();
    if (view) {
      guide.world.traveller.gaze.face(view.yaw, view.pitch);
      guide.world.wake();
    }
    return leaveFirstPictureSoon();
  }, [isDrawn, guide]);

  // What fails here is met again, and told, when it is opened.
  useEffect(() => {
    if (isReady) for (const fetchPaper of Object.values(paperCode)) fetchPaper().catch(() => undefined);
  }, [isReady]);

  // One who came by a link from another page goes on with the keys in the town itself.
  useEffect(() => {
    if (isReady && takeHeadingFocus()) focusStage();
  }, [isReady]);

  const openPanel = useCallback(
    (name: PanelName | null): void => {
      guide.closeCard();
      leader.pause();
      setPanel(name);
    },
    [guide, leader],
  );
  const { onConsult } = props;
  const consult = useRef(onConsult);
  useEffect(() => {
    consult.current = onConsult;
  }, [onConsult]);
  const askConcierge = useCallback(() => consult.current(null), []);
  const opened = state.openSpotId === null ? undefined : index.spot(state.openSpotId);
  const hasPaper = panel !== null || opened !== undefined || (isLed && !state.isAbove);
  const led = index.spot(walk.list?.spotIds[walk.at] ?? '');

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
      data-season={state.moment.season}
      data-hour={state.moment.hour}
      data-above={state.isAbove}
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
        onLost={(times) => (times > 1 ? giveUp() : setRestoring(true))}
        onRestored={() => setRestoring(false)}
      />
      {using.isGentle && <CutVeil guide={guide} />}
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
            guide={guide}
            where={whereAmI(town, index, guide.manifest, state)}
            isAbove={state.isAbove}
            panel={panel}
            hasPaperBeside={hasPaper}
            onPanel={openPanel}
            onConsult={askConcierge}
          />
          {!state.isAbove && <WalkStick guide={guide} />}
          <OverlookButton
            guide={guide}
            state={state}
            hasPaper={hasPaper}
            onToggle={() => {
              leader.pause();
              guide.toggleAbove();
            }}
          />
          <DoorOffer
            guide={guide}
            index={index}
            state={state}
            isHidden={panel !== null || isLed || state.isAbove}
          />
          <WalkOffer leader={leader} walk={walk} goesOn={walkGoesOn} />
          <Suspense>
            {panel !== null && (
              <TourPanels
                panel={panel}
                town={town}
                index={index}
                guide={guide}
                state={state}
                using={using}
                tier={tier}
                afterShortlist={props.afterShortlist}
                onClose={() => setPanel(null)}
                onSpot={openSpot}
                onOpenPage={props.onOpenPage}
                onStartWalk={(list) => {
                  setPanel(null);
                  leader.start(list, walkGoesOn);
                }}
              />
            )}
            {standing.isOn && (
              <StandOverlay
                townId={town.town_id}
                guide={guide}
                state={state}
                onClose={() => standing.set(false)}
              />
            )}
            {led && isLed && panel === null && !opened && !state.isAbove && (
              <WalkStep
                guide={guide}
                leader={leader}
                walk={walk}
                entry={led}
                isGentle={using.isGentle}
                onMore={openSpot}
              />
            )}
          </Suspense>
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
          <TourAnnouncer town={town} index={index} guide={guide} state={state} walk={walk} />
          <TourPassing state={state} index={index} isRestoring={isRestoring} guide={guide} />
        </>
      )}
      {!isDrawn && (
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
