import { useEffect } from 'react';
import type { TownPage } from '../../../supabase/functions/_shared/contract/pages.ts';
import { track } from '../../tracking/index.ts';

/** Records that a page was opened. */
export function PageView({ page, placeId }: { page: TownPage; placeId: string | undefined }) {
  useEffect(() => {
    track('page_viewed', placeId === undefined ? { page } : { page, place_id: placeId });
  }, [page, placeId]);
  return null;
}
