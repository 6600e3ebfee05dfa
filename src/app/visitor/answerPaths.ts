import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';
import type { TownView } from '../../data/content.ts';
import type { AnswerPaths } from '../../shared/answers/AnswerItem.tsx';

/** Where the answers of a town's search lead. */
export function answerPaths({ town: { town_id }, sceneId }: TownView): AnswerPaths {
  return {
    place: (placeId, spotId) =>
      `${townPath(town_id, 'place', placeId)}${spotId === undefined ? '' : `#${spotId}`}`,
    walk: sceneId === null ? null : (spotId) => `${townPath(town_id, 'tour')}?spot=${spotId}`,
    town: townPath(town_id),
  };
}

/** Asking the concierge with the words already written; behind `#`, so that no server's log has them. */
export const askHref = (townId: string, words: string): string =>
  `${townPath(townId, 'consult')}#about=${encodeURIComponent(words)}`;
