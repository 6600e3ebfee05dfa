import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { PlaceListed } from '../../data/content.ts';
import { noFilter } from '../../domain/placeFilter.ts';
import type { PlaceKind } from '../../../supabase/functions/_shared/contract/town.ts';
import { useT, useWords } from '../../i18n/I18nProvider.tsx';
import { T } from '../../i18n/Ruby.tsx';
import { dwell } from '../../tracking/index.ts';
import type { AnswerPaths } from '../../shared/answers/AnswerItem.tsx';
import { AnswerList } from '../../shared/answers/AnswerList.tsx';
import { withAnswers } from '../../shared/answers/withAnswers.ts';
import { useAnswers } from '../../shared/answers/useAnswers.ts';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { ChosenPlace } from './ChosenPlace.tsx';
import { MapBoundary } from './MapBoundary.tsx';
import { MapFilter } from './MapFilter.tsx';
import { PlaceTable } from './PlaceTable.tsx';
import type { MapPlace } from './placePoints.ts';
import { useMapFont } from './useMapFont.ts';

const MapLibreCanvas = lazy(() => import('./MapLibreCanvas.tsx'));
const MapboxCanvas = lazy(() => import('./MapboxCanvas.tsx'));

export interface AreaMapPageProps {
  townName: string;
  centre: { lat: number; lon: number };
  places: readonly PlaceListed[];
  townId: string;
  paths: AnswerPaths;
  /** Where one asks the concierge about these words. */
  askHref: (words: string) => string;
  mapboxToken: string | undefined;
  styleUrl: string | undefined;
}

const nothingKept: ReadonlySet<string> = new Set();

/** The town from above, and a table beside it that does everything the map does. */
export function AreaMapPage(props: AreaMapPageProps) {
  const t = useT();
  const say = useWords();
  const [path, navigate] = useLocation();
  const chosenId = new URLSearchParams(useSearch()).get('place');
  const [words, setWords] = useState('');
  const [isComposing, setComposing] = useState(false);
  const asked = useDeferredValue(words);
  const answers = useAnswers(props.townId, words, isComposing);
  const [kind, setKind] = useState<PlaceKind | null>(null);

  const found = useMemo(
    () => withAnswers(props.places, { ...noFilter, words: asked, kind }, nothingKept, answers),
    [props.places, asked, kind, answers],
  );
  const onMap = useMemo(
    () =>
      found.flatMap((p): MapPlace[] =>
        p.lat === null || p.lon === null
          ? []
          : [{ place_id: p.place_id, theme: p.theme, name: say(p.name), lat: p.lat, lon: p.lon }],
      ),
    [found, say],
  );
  const allNames = useMemo(() => props.places.map((p) => say(p.name)), [props.places, say]);
  const fontReady = useMapFont(allNames);
  const chosen = props.places.find((p) => p.place_id === chosenId) ?? null;
  const chosenOnMap = useMemo(() => onMap.find((p) => p.place_id === chosenId) ?? null, [onMap, chosenId]);

  useEffect(() => (chosenId ? dwell.enter({ place_id: chosenId, surface: 'map' }) : undefined), [chosenId]);

  const choose = (placeId: string | null) => {
    navigate(placeId ? `${path}?place=${placeId}` : path, { replace: true });
  };
  const loading = (
    <p role="status" className="p-4 text-kawara">
      {' '}
      <T id="common.loading" />{' '}
    </p>
  );
  const Canvas = props.mapboxToken ? MapboxCanvas : MapLibreCanvas;

  return (
    <div className="mx-auto max-w-6xl space-y-4 px-4 py-6">
      <PageHeading title={t('map.title', { town: props.townName })}>
        <T id="map.heading" />
      </PageHeading>
      <p>
        <T id="map.about" />
      </p>
      <MapFilter
        places={props.places}
        words={words}
        kind={kind}
        onWords={(typed, composing) => {
          setWords(typed);
          setComposing(composing);
        }}
        onKind={setKind}
      />
      <AnswerList asked={answers} paths={props.paths} askHref={props.askHref} />
      <p role="status" className="font-bold">
        <T id="map.found" values={{ count: found.length, shown: onMap.length }} />
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        <section aria-label={t('map.map')} className="space-y-3 lg:sticky lg:top-4 lg:self-start">
          <div
            className={
              'h-[55svh] min-h-72 overflow-hidden rounded-card border border-hairline bg-hinoki lg:h-[70svh] ' +
              '[&_.maplibregl-ctrl-group_button]:size-11! [&_.mapboxgl-ctrl-group_button]:size-11!'
            }
          >
            <MapBoundary>
              <Suspense fallback={loading}>
                {fontReady ? (
                  <Canvas
                    places={onMap}
                    chosen={chosenOnMap}
                    centre={props.centre}
                    styleUrl={props.styleUrl}
                    token={props.mapboxToken}
                    zoomIn={t('map.zoomIn')}
                    zoomOut={t('map.zoomOut')}
                    onChoose={choose}
                  />
                ) : (
                  loading
                )}
              </Suspense>
            </MapBoundary>
          </div>
          <div role="status">
            {chosen && (
              <ChosenPlace
                place={chosen}
                href={props.paths.place(chosen.place_id)}
                onMap={chosenOnMap !== null}
                onClose={() => {
                  choose(null);
                }}
              />
            )}
          </div>
        </section>
        <PlaceTable places={found} chosenId={chosenId} hrefOf={props.paths.place} onChoose={choose} />
      </div>
    </div>
  );
}
