import { useEffect, useRef, useState } from 'react';
import type { SceneManifest } from '../../../../supabase/functions/_shared/contract/scene.ts';
import { useWords } from '../../../i18n/I18nProvider.tsx';
import { isSameMoment, usualMoment } from '../../../world/core/moment.ts';
import { openTown, SceneFetchError } from '../../../world/engine/openTown.ts';
import { readTourAddress } from '../tourAddress.ts';
import type { TourIndex } from '../tourIndex.ts';
import { readingTime } from './readingTime.ts';
import { TourGuide } from './TourGuide.ts';
import { WalkLeader } from './WalkLeader.ts';

interface Beginning {
  manifest: SceneManifest;
  manifestUrl: string;
  tier: 1 | 2 | 3;
  index: TourIndex;
  initialSpotId?: string | undefined;
  onFailed: (reason: SceneFetchError['reason']) => void;
}

/**
 * The world, who guides through it and who leads guided walks: made once, entered as the address says, ended with the
 * page.
 */
export function useGuidedTown(props: Beginning): { guide: TourGuide; leader: WalkLeader } {
  const { index, onFailed } = props;
  const say = useWords();
  const [guide] = useState(
    () => new TourGuide(openTown(props.manifest, props.manifestUrl, props.tier), index),
  );
  const [leader] = useState(() => new WalkLeader(guide));
  const initialSpotId = useRef(props.initialSpotId);

  useEffect(() => guide.setIndex(index), [guide, index]);

  useEffect(() => {
    leader.setReadingTime((spotId) => readingTime(say(index.spot(spotId)?.spot.words ?? { ja: '' })));
  }, [leader, index, say]);

  useEffect(() => {
    const stop = guide.begin();
    const stopLeading = leader.begin();
    const asked = readTourAddress(window.location.search);
    if (!isSameMoment(asked.moment, usualMoment)) void guide.showMoment(asked.moment);
    guide.enterFirst(asked.spaceId, asked.spotId ?? initialSpotId.current ?? null).catch((error: unknown) => {
      onFailed(error instanceof SceneFetchError ? error.reason : 'scene_missing');
    });
    return () => {
      stopLeading();
      stop();
    };
  }, [guide, leader, onFailed]);

  return { guide, leader };
}
