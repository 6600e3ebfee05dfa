import type { ReactNode } from 'react';
import type { Place, Town } from '../../../supabase/functions/_shared/contract/town.ts';

export interface TourPageProps {
  town: Town;
  /** Every published place, whole; null while they are on their way. */
  places: readonly Place[] | null;
  /** The town stands, or will not, and so the words are wanted: on a slow line the picture comes first. */
  onWantWords: () => void;
  /** /scenes/<scene_id>/manifest.json; the stills of the welcome lie beside it. */
  manifestUrl: string;
  /** To the plain pages: all of them, one place, or one place at a spot. */
  onOpenPage: (placeId?: string, spotId?: string) => void;
  /** To the concierge, with what one was looking at. */
  onConsult: (about: { placeId: string; spotId: string } | null) => void;
  /** What stands below what was kept: the end of a tour, for many. */
  afterShortlist?: ReactNode;
  /** Where to begin, unless the address says. */
  initialSpotId?: string | undefined;
}
