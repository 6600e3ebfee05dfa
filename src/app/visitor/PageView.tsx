import { useEffect } from 'react';
import type { Visit } from '../../../supabase/functions/_shared/contract/visit.ts';
import { track } from '../../tracking/index.ts';

/** Records that a page was opened. */
export function PageView({ page, placeId }: { page: Visit['entry']; placeId?: string }) {
  useEffect(() => {
    track('page_viewed', placeId === undefined ? { page } : { page, place_id: placeId });
  }, [page, placeId]);
  return null;
}
