import { Suspense } from 'react';
import type { CanvasHost } from '../../world/react/CanvasHost.ts';
import { DoorOffer } from './hud/DoorOffer.tsx';
import { OverlookButton } from './hud/OverlookButton.tsx';
import { TourAnnouncer } from './hud/TourAnnouncer.tsx';
import { TourHud } from './hud/TourHud.tsx';
import { TourPassing } from './hud/TourPassing.tsx';
import { useStandOverlay } from './hud/useStandOverlay.ts';
import { WalkStick } from './hud/WalkStick.tsx';
import { SpotLabels } from './labels/SpotLabels.tsx';
import { SpotCard } from './panels/SpotCard.tsx';
import { StandOverlay, TourPanels, WalkStep } from './paperCode.ts';
import { useTour } from './tourContext.ts';
import { useTourState } from './useTourState.ts';
import { useWalk } from './walk/useWalk.ts';
import { WalkOffer } from './walk/WalkOffer.tsx';

/** All that lies over the town once it stands and its words are there: names, the bar, one sheet at most. */
export function TourPaper({ host, isRestoring }: { host: CanvasHost; isRestoring: boolean }) {
  const { index, panel } = useTour();
  const { walk, isLed } = useWalk();
  const openSpotId = useTourState((s) => s.openSpotId);
  const isAbove = useTourState((s) => s.isAbove);
  const standing = useStandOverlay();
  const opened = openSpotId === null ? undefined : index.spot(openSpotId);
  const led = index.spot(walk.list?.spotIds[walk.at] ?? '');
  const hasPaper = panel !== null || opened !== undefined || (isLed && !isAbove);
  return (
    <>
      <SpotLabels host={host} />
      <TourHud hasPaperBeside={hasPaper} />
      {!isAbove && <WalkStick />}
      <OverlookButton hasPaper={hasPaper} />
      <DoorOffer isHidden={panel !== null || isLed || isAbove} />
      <WalkOffer />
      <Suspense>
        {panel !== null && <TourPanels panel={panel} />}
        {standing.isOn && <StandOverlay onClose={() => standing.set(false)} />}
        {led && isLed && panel === null && !opened && !isAbove && <WalkStep entry={led} />}
      </Suspense>
      {opened && panel === null && <SpotCard key={opened.spot.spot_id} entry={opened} />}
      <TourAnnouncer />
      <TourPassing isRestoring={isRestoring} />
    </>
  );
}
