import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import type { AnswerPaths } from './AnswerItem.tsx';

/** Where the answers of a town's search lead. */
export const answerPaths = (townId: string, hasScene: boolean): AnswerPaths => ({
  place: (placeId, spotId) =>
    `${townPath(townId, 'place', placeId)}${spotId === undefined ? '' : `#${spotId}`}`,
  walk: hasScene ? (spotId) => `${townPath(townId, 'tour')}?spot=${spotId}` : null,
  town: townPath(townId),
});

/** Asking the concierge with the words already written; behind `#`, so that no server's log has them. */
export const askHref = (townId: string, words: string): string =>
  `${townPath(townId, 'consult')}#about=${encodeURIComponent(words)}`;
