import { neighbours, places, type NeighbourListed } from '../../data/content.ts';
import { PlacePage, type Neighbour } from '../../features/places/PlacePage.tsx';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { NotFoundPage } from '../../features/welcome/NotFoundPage.tsx';
import { NothingPublished } from '../../features/welcome/NothingPublished.tsx';
import { askHref } from '../../shared/answers/answerPaths.ts';
import type { TownPageProps } from './pageCode.ts';
import { townPath } from '../../../supabase/functions/_shared/contract/pages.ts';

export default function PlaceRoute({ view, id: placeId }: TownPageProps) {
  const say = useWords();
  const { town_id, name } = view.town;
  const revision = view.revision === null ? null : `${town_id}/${String(view.revision)}`;
  const loaded = useLoad(places, revision && `${revision}/${placeId}`);
  const position = loaded.status === 'here' ? loaded.data?.position : undefined;
  const around = useLoad(
    neighbours,
    revision && position !== undefined ? `${revision}/${String(position)}` : null,
  );
  if (view.revision === null) return <NothingPublished />;

  const neighbour = (p: NeighbourListed | null): Neighbour | null =>
    p ? { href: townPath(town_id, 'place', p.place_id), name: p.name } : null;
  return (
    <div className="mx-auto max-w-3xl">
      <LoadedView of={loaded}>
        {(found) =>
          found ? (
            <PlacePage
              townId={town_id}
              townName={say(name)}
              place={found.place}
              listHref={townPath(town_id, 'places')}
              consultHref={askHref(town_id, say(found.place.name))}
              mapHref={found.place.location ? `${townPath(town_id, 'map')}?place=${placeId}` : null}
              walkHref={
                view.sceneId && found.place.space_id
                  ? (spotId) => `${townPath(town_id, 'tour')}?spot=${spotId}`
                  : null
              }
              previous={around.status === 'here' ? neighbour(around.data.previous) : null}
              next={around.status === 'here' ? neighbour(around.data.next) : null}
            />
          ) : (
            <NotFoundPage townId={town_id} />
          )
        }
      </LoadedView>
    </div>
  );
}
