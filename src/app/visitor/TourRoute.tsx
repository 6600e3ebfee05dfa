import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { wholePlaces, type TownView } from '../../data/content.ts';
import { TourPage } from '../../features/tour/TourPage.tsx';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { AfterTour } from './AfterTour.tsx';
import { noteTour } from './toured.ts';
import { townPath } from './townPath.ts';

/** The 3D town; what it meets it says by ids, the addresses are given here. */
export default function TourRoute({ view, sceneId }: { view: TownView; sceneId: string }) {
  const [, navigate] = useLocation();
  const { town, revision } = view;
  useEffect(() => noteTour(town.town_id), [town.town_id]);
  const loaded = useLoad(wholePlaces, revision === null ? null : `${town.town_id}/${String(revision)}`);
  return (
    <LoadedView of={loaded}>
      {(places) => (
        <TourPage
          town={town}
          places={places}
          afterShortlist={<AfterTour townId={town.town_id} />}
          manifestUrl={`/scenes/${sceneId}/manifest.json`}
          onOpenPage={(placeId, spotId) => {
            navigate(townPath(town.town_id, 'places', placeId) + (spotId ? `#${spotId}` : ''));
          }}
          onConsult={() => {
            navigate(townPath(town.town_id, 'consult'));
          }}
        />
      )}
    </LoadedView>
  );
}
