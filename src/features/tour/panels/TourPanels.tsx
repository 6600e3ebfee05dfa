import type { ComponentType } from 'react';
import { T } from '../../../i18n/Ruby.tsx';
import { useTour } from '../tourContext.ts';
import { MomentPanel } from './MomentPanel.tsx';
import type { PanelName } from './panelName.ts';
import { PlacesPanel } from './PlacesPanel.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { ShortlistPanel } from './ShortlistPanel.tsx';
import { TourPanel } from './TourPanel.tsx';
import { WalksPanel } from './WalksPanel.tsx';

const panels = {
  places: { title: 'tour.places', Inside: PlacesPanel },
  moment: { title: 'tour.moment', Inside: MomentPanel },
  walks: { title: 'tour.walks', Inside: WalksPanel },
  shortlist: { title: 'tour.shortlist', Inside: KeptAndAfter },
  settings: { title: 'tour.settings', Inside: SettingsPanel },
} as const satisfies Record<PanelName, { title: string; Inside: ComponentType }>;

/** At most one panel is open. */
export function TourPanels({ panel }: { panel: PanelName }) {
  const { setPanel } = useTour();
  const { title, Inside } = panels[panel];
  return (
    <TourPanel key={panel} title={<T id={title} />} takesFocus testId={panel} onClose={() => setPanel(null)}>
      <Inside />
    </TourPanel>
  );
}

function KeptAndAfter() {
  const { afterShortlist } = useTour();
  return (
    <div className="space-y-4">
      <ShortlistPanel />
      {afterShortlist}
    </div>
  );
}
