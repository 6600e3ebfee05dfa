import type { ReactNode } from 'react';
import type { Town } from '../../../../supabase/functions/_shared/contract/town.ts';
import { T } from '../../../i18n/Ruby.tsx';
import { focusCanvas } from '../focusCanvas.ts';
import { MomentPanel } from './MomentPanel.tsx';
import { PlacesPanel } from './PlacesPanel.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { ShortlistPanel } from './ShortlistPanel.tsx';
import type { TourGuide } from '../walk/TourGuide.ts';
import { TourPanel } from './TourPanel.tsx';
import type { WalkList } from '../walk/walkLists.ts';
import { WalksPanel } from './WalksPanel.tsx';
import type { PanelName } from './panelName.ts';
import type { TourIndex } from '../tourIndex.ts';
import type { TourSettingsInUse } from '../useTourSettings.ts';

interface Props {
  panel: PanelName | null;
  town: Town;
  index: TourIndex;
  guide: TourGuide;
  using: TourSettingsInUse;
  tier: 1 | 2 | 3;
  afterShortlist: ReactNode;
  onClose: () => void;
  onSpot: (spotId: string) => void;
  onOpenPage: (placeId?: string, spotId?: string) => void;
  onStartWalk: (list: WalkList) => void;
}

const titles = {
  places: 'tour.places',
  moment: 'tour.moment',
  walks: 'tour.walks',
  shortlist: 'tour.shortlist',
  settings: 'tour.settings',
} as const;

/** At most one panel is open. */
export function TourPanels(props: Props) {
  const { panel, guide, onClose } = props;
  if (panel === null) return null;
  return (
    <TourPanel
      key={panel}
      guide={guide}
      title={<T id={titles[panel]} />}
      takesFocus
      testId={panel}
      onClose={onClose}
    >
      {panel === 'places' && (
        <PlacesPanel
          index={props.index}
          onSpot={props.onSpot}
          onOpenPage={props.onOpenPage}
          onPlace={(placeId) => {
            onClose();
            focusCanvas();
            void guide.goToPlace(placeId);
          }}
        />
      )}
      {panel === 'moment' && <MomentPanel town={props.town} guide={guide} />}
      {panel === 'walks' && (
        <WalksPanel town={props.town} index={props.index} using={props.using} onStart={props.onStartWalk} />
      )}
      {panel === 'shortlist' && (
        <div className="space-y-4">
          <ShortlistPanel
            townId={props.town.town_id}
            index={props.index}
            onSpot={props.onSpot}
            onOpenPage={props.onOpenPage}
          />
          {props.afterShortlist}
        </div>
      )}
      {panel === 'settings' && (
        <SettingsPanel
          using={props.using}
          tier={props.tier}
          onReset={() => {
            onClose();
            focusCanvas();
            guide.world.resetView();
          }}
        />
      )}
    </TourPanel>
  );
}
