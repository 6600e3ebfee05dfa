import { placeLists } from '../../data/content.ts';
import { PlacesPage } from '../../features/places/PlacesPage.tsx';
import { useWords } from '../../i18n/I18nProvider.tsx';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { NothingPublished } from '../../features/welcome/NothingPublished.tsx';
import { answerPaths, askHref } from '../../shared/answers/answerPaths.ts';
import type { TownPageProps } from './pageCode.ts';

export default function PlacesRoute({ view }: TownPageProps) {
  const say = useWords();
  const { town_id, name } = view.town;
  const loaded = useLoad(placeLists, view.revision === null ? null : `${town_id}/${String(view.revision)}`);
  if (view.revision === null) return <NothingPublished />;
  return (
    <div className="mx-auto max-w-4xl">
      <LoadedView of={loaded}>
        {(places) => (
          <PlacesPage
            townId={town_id}
            townName={say(name)}
            places={places}
            paths={answerPaths(town_id, view.sceneId !== null)}
            askHref={(words) => askHref(town_id, words)}
          />
        )}
      </LoadedView>
    </div>
  );
}
