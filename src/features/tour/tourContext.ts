import { createContext, useContext } from 'react';
import type { Town } from '../../../supabase/functions/_shared/contract/town.ts';
import type { PanelName } from './panels/panelName.ts';
import type { TourIndex } from './tourIndex.ts';
import type { TourPageProps } from './tourPageProps.ts';
import type { TourSettingsInUse } from './useTourSettings.ts';
import type { TourGuide } from './walk/TourGuide.ts';
import type { WalkLeader } from './walk/WalkLeader.ts';

/** What every part of the tour may use. What changes while one walks is not here: see useTourState. */
export interface Tour extends Pick<TourPageProps, 'onOpenPage' | 'onConsult' | 'afterShortlist'> {
  town: Town;
  guide: TourGuide;
  leader: WalkLeader;
  index: TourIndex;
  using: TourSettingsInUse;
  tier: 1 | 2 | 3;
  /** At most one panel is open. */
  panel: PanelName | null;
  setPanel: (panel: PanelName | null) => void;
  /** Goes to a spot and opens its card. */
  openSpot: (spotId: string) => void;
}

export const TourContext = createContext<Tour | null>(null);

/** Apart from the rest, for it never changes: who follows the guide is not drawn anew when a panel opens. */
export const GuideContext = createContext<TourGuide | null>(null);

/** The tour one is in; throws outside of it. */
export function useTour(): Tour {
  const tour = useContext(TourContext);
  if (!tour) throw new Error('outside of the tour');
  return tour;
}

/** Throws outside of the tour. */
export function useGuide(): TourGuide {
  const guide = useContext(GuideContext);
  if (!guide) throw new Error('outside of the tour');
  return guide;
}
