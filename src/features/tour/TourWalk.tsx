import { useCallback, useMemo, useState } from 'react';
import type { tourFailures } from '../../../supabase/functions/_shared/contract/choices.ts';
import type { SceneManifest } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { PanelName } from './panels/panelName.ts';
import { GuideContext, TourContext, type Tour } from './tourContext.ts';
import type { TourIndex } from './tourIndex.ts';
import type { TourPageProps } from './tourPageProps.ts';
import { TourTown } from './TourTown.tsx';
import type { TourSettingsInUse } from './useTourSettings.ts';
import { useGuidedTown } from './walk/useGuidedTown.ts';

export type TourFailure = (typeof tourFailures)[number];

interface Props extends TourPageProps {
  title: string;
  manifest: SceneManifest;
  index: TourIndex;
  tier: 1 | 2 | 3;
  using: TourSettingsInUse;
  onFailed: (reason: TourFailure) => void;
}

/** Walking through the town: makes what all of its parts share. */
export function TourWalk(props: Props) {
  const { town, index, tier, using, onOpenPage, onConsult, afterShortlist } = props;
  const { guide, leader } = useGuidedTown(props);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const openSpot = useCallback(
    (spotId: string) => {
      setPanel(null);
      void guide.goToSpot(spotId);
    },
    [guide],
  );
  const tour = useMemo<Tour>(
    () => ({
      town,
      guide,
      leader,
      index,
      using,
      tier,
      panel,
      setPanel,
      openSpot,
      onOpenPage,
      onConsult,
      afterShortlist,
    }),
    [town, guide, leader, index, using, tier, panel, openSpot, onOpenPage, onConsult, afterShortlist],
  );
  return (
    <GuideContext value={guide}>
      <TourContext value={tour}>
        <TourTown
          title={props.title}
          hasWords={props.places !== null}
          manifestUrl={props.manifestUrl}
          onWantWords={props.onWantWords}
          onFailed={props.onFailed}
        />
      </TourContext>
    </GuideContext>
  );
}
