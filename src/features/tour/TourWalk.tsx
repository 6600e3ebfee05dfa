import { lazy, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import type { SceneManifest } from '../../../supabase/functions/_shared/contract/scene.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { track } from '../../tracking/index.ts';
import type { CanvasHost } from '../../world/react/CanvasHost.ts';
import { TownCanvas } from '../../world/react/TownCanvas.tsx';
import { openTown, SceneFetchError } from '../../world/engine/openTown.ts';
import { isSameMoment, usualMoment } from '../../world/core/moment.ts';
import { takeHeadingFocus } from '../../ui/pageFocus.ts';
import { firstView, leaveFirstPictureSoon } from '../../world/first/handover.ts';
import { CutVeil } from './hud/CutVeil.tsx';
import { DoorOffer } from './hud/DoorOffer.tsx';
import { OverlookButton } from './hud/OverlookButton.tsx';
import { SpotCard } from './panels/SpotCard.tsx';
import { SpotLabels } from './labels/SpotLabels.tsx';
import { TourAnnouncer } from './hud/TourAnnouncer.tsx';
import { TourGuide } from './walk/TourGuide.ts';
import { TourHud } from './hud/TourHud.tsx';
import { TourLoading } from './TourLoading.tsx';
import type { TourPageProps } from './tourPageProps.ts';
import { TourPassing } from './hud/TourPassing.tsx';
import { focusCanvas } from './focusCanvas.ts';
import { lineNow } from './lineNow.ts';
import type { PanelName } from './panels/panelName.ts';
import { readingTime } from './walk/readingTime.ts';
import { WalkLeader } from './walk/WalkLeader.ts';
import { WalkOffer } from './walk/WalkOffer.tsx';
import { WalkStick } from './hud/WalkStick.tsx';
import { startWait, type Wait } from './startWait.ts';
import { readTourAddress } from './tourAddress.ts';
import type { TourIndex } from './tourIndex.ts';
import { useStandOverlay } from './hud/useStandOverlay.ts';
import { useTour } from './useTour.ts';
import { useTourAddress } from './useTourAddress.ts';
import { useTourKeys } from './hud/useTourKeys.ts';
import { useTourMarks } from './walk/useTourMarks.ts';
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

// Paper that one takes up later: fetched once the town stands, so that the first picture does not wait for it.
const paperCode = {
  panels: () => import('./panels/TourPanels.tsx'),
  step: () => import('./walk/WalkStep.tsx'),
};
/** For staff only, and fetched only when one of them asks for it. */
const StandOverlay = lazy(() => import('./hud/StandOverlay.tsx'));
const TourPanels = lazy(async () => ({ default: (await paperCode.panels()).TourPanels }));
const WalkStep = lazy(async () => ({ default: (await paperCode.step()).WalkStep }));

/** Walking through the town: the canvas, and the paper laid over it. */
export function TourWalk(props: Props) {
  const { town, index, tier, using, onFailed, manifestUrl } = props;
  const t = useT();
  const say = useWords();
  const [guide] = useState(() => new TourGuide(openTown(props.manifest, manifestUrl, tier), index));
  const hasDrawn = useTour(guide, (s) => s.isDrawn);
  const progress = useTour(guide, (s) => (s.isDrawn ? null : s.progress));
  const openSpotId = useTour(guide, (s) => s.openSpotId);
  const isAbove = useTour(guide, (s) => s.isAbove);
  const [leader] = useState(() => new WalkLeader(guide));
  const walk = useSyncExternalStore(leader.subscribe, leader.snapshot);
  const [host, setHost] = useState<CanvasHost | null>(null);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  const root = useRef<HTMLElement>(null);
  const [, navigate] = useLocation();
  const standing = useStandOverlay();
  const isLed = walk.list !== null && !walk.hasLeft;
  const walkGoesOn = using.motionAllowed && using.settings.walkGoesOn;
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

  const wait = useRef<Wait>(null);
  useEffect(() => {
    wait.current = startWait();
    return wait.current.stop;
  }, []);
  useEffect(() => {
    if (!hasDrawn) return;
    const ms = wait.current?.ms() ?? null;
    const load = ms === null ? {} : { load_ms: Math.min(600_000, ms) };
    track('tour_started', { tier: guide.world.tier, ...load, ...lineNow() });
  }, [hasDrawn, guide]);

  useTourQuality(guide, tier, using);
  useTourKeys(guide, leader, panel, setPanel, openSpotId !== null);
  useTourAddress(guide);
  useTourMarks(guide, root);

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
  const isDrawn = hasDrawn && host !== null;
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
      guide.world.traveller.look.face(view.yaw, view.pitch);
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
    if (isReady && takeHeadingFocus()) focusCanvas();
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
  const opened = openSpotId === null ? undefined : index.spot(openSpotId);
  const hasPaper = panel !== null || opened !== undefined || (isLed && !isAbove);
  const led = index.spot(walk.list?.spotIds[walk.at] ?? '');

  return (
    <main
      ref={root}
      className="fixed inset-0 touch-manipulation overflow-hidden bg-hinoki select-none"
      data-testid="tour"
      data-tour-state={isReady ? 'ready' : 'loading'}
      data-ready={isReady}
      data-tier={tier}
    >
      <h1 className="sr-only font-[family-name:system-ui,sans-serif]">{props.title}</h1>
      <TownCanvas
        world={guide.world}
        label={t('tour.canvas', { town: say(town.name) })}
        tier={tier}
        lookSpeed={using.settings.lookSpeed}
        letterKeys={using.settings.letterKeys}
        hasProbe={new URLSearchParams(window.location.search).has('probe')}
        onReady={setHost}
        onFailed={() => onFailed('webgl_missing')}
        onLost={(times) => (times > 1 ? giveUp() : setRestoring(true))}
        onRestored={() => setRestoring(false)}
      />
      {using.motionAllowed && <CutVeil guide={guide} />}
      {isReady && (
        <>
          <SpotLabels host={host} guide={guide} index={index} townId={town.town_id} onSpot={openSpot} />
          <TourHud
            town={town}
            guide={guide}
            index={index}
            panel={panel}
            hasPaperBeside={hasPaper}
            onPanel={openPanel}
            onConsult={askConcierge}
          />
          {!isAbove && <WalkStick guide={guide} />}
          <OverlookButton
            guide={guide}
            hasPaper={hasPaper}
            onToggle={() => {
              leader.pause();
              guide.toggleAbove();
            }}
          />
          <DoorOffer guide={guide} index={index} isHidden={panel !== null || isLed || isAbove} />
          <WalkOffer leader={leader} walk={walk} goesOn={walkGoesOn} />
          <Suspense>
            {panel !== null && (
              <TourPanels
                panel={panel}
                town={town}
                index={index}
                guide={guide}
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
              <StandOverlay townId={town.town_id} guide={guide} onClose={() => standing.set(false)} />
            )}
            {led && isLed && panel === null && !opened && !isAbove && (
              <WalkStep
                guide={guide}
                leader={leader}
                walk={walk}
                entry={led}
                motionAllowed={using.motionAllowed}
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
              onOpenPage={props.onOpenPage}
              onConsult={props.onConsult}
            />
          )}
          <TourAnnouncer town={town} index={index} guide={guide} walk={walk} />
          <TourPassing guide={guide} index={index} isRestoring={isRestoring} />
        </>
      )}
      {!isDrawn && (
        <TourLoading
          town={town}
          manifestUrl={manifestUrl}
          progress={progress}
          onOpenPage={props.onOpenPage}
        />
      )}
    </main>
  );
}
