import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Place } from '../../../supabase/functions/_shared/contract/town.ts';
import { wholePlaces } from '../../data/content.ts';
import { TourPage } from '../../features/tour/TourPage.tsx';
import { whenSeen } from '../../lib/whenSeen.ts';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { AfterTour } from './AfterTour.tsx';
import { noteTour } from './toured.ts';
import { askHref } from '../../shared/answers/answerPaths.ts';
import type { TownPageProps } from './pageCode.ts';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';

const nothing: Place[] = [];

/** The 3D town; what it meets it says by ids, the addresses are given here. */
export default function TourRoute({ view }: TownPageProps) {
  const [, navigate] = useLocation();
  const { town, revision, sceneId } = view;
  // The same from picture to picture: what hangs on the tour's context is not drawn anew for nothing.
  const openPage = useCallback(
    (placeId?: string, spotId?: string) => {
      const path =
        placeId === undefined ? townPath(town.town_id, 'places') : townPath(town.town_id, 'place', placeId);
      navigate(path + (spotId ? `#${spotId}` : ''));
    },
    [navigate, town.town_id],
  );
  const after = useMemo(() => <AfterTour townId={town.town_id} />, [town.town_id]);
  useEffect(() => whenSeen(() => noteTour(town.town_id)), [town.town_id]);
  // A card that the address opens cannot be shown without its words; else they come after the first picture.
  const [wantsWords, setWantsWords] = useState(() => new URLSearchParams(location.search).has('spot'));
  const onWantWords = useCallback(() => setWantsWords(true), []);
  const key = revision === null || !wantsWords ? null : `${town.town_id}/${String(revision)}`;
  const loaded = useLoad(wholePlaces, key);
  const known = loaded.status === 'here' ? loaded.data : null;
  const say = useWords();
  // Who asks from a card has already said what about.
  const consult = useCallback(
    (at: { placeId: string; spotId: string } | null) => {
      const place = known?.find(({ place_id }) => place_id === at?.placeId);
      const spot = place?.spots.find(({ spot_id }) => spot_id === at?.spotId);
      const about = place && spot && `${say(spot.name)}（${say(place.name)}）`;
      navigate(about === undefined ? townPath(town.town_id, 'consult') : askHref(town.town_id, about));
    },
    [navigate, town.town_id, known, say],
  );
  if (loaded.status === 'failed') return <LoadedView of={loaded}>{() => null}</LoadedView>;
  return (
    <TourPage
      town={town}
      places={revision === null ? nothing : known}
      onWantWords={onWantWords}
      afterShortlist={after}
      manifestUrl={`/scenes/${sceneId ?? ''}/manifest.json`}
      onOpenPage={openPage}
      onConsult={consult}
    />
  );
}
