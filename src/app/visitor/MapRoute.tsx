import { placeLists } from '../../data/content.ts';
import { AreaMapPage } from '../../features/area-map/AreaMapPage.tsx';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { env } from '../env.ts';
import { NothingPublished } from '../../features/welcome/NothingPublished.tsx';
import { answerPaths, askHref } from '../../shared/answers/answerPaths.ts';
import type { TownPageProps } from './pageCode.ts';

export default function MapRoute({ view }: TownPageProps) {
  const say = useWords();
  const { town_id, name, location } = view.town;
  const loaded = useLoad(placeLists, view.revision === null ? null : `${town_id}/${String(view.revision)}`);
  if (view.revision === null) return <NothingPublished />;
  return (
    <LoadedView of={loaded}>
      {(places) => (
        <AreaMapPage
          townName={say(name)}
          centre={location}
          places={places}
          townId={town_id}
          paths={answerPaths(town_id, view.sceneId !== null)}
          askHref={(words) => askHref(town_id, words)}
          mapboxToken={env.VITE_MAPBOX_TOKEN}
          styleUrl={env.VITE_MAP_STYLE_URL}
        />
      )}
    </LoadedView>
  );
}
