import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { pages, type Visit } from '../../../supabase/functions/_shared/contract/visit.ts';
import { collectSink } from '../../data/collect.ts';
import { townViews, type TownView } from '../../data/content.ts';
import { useLocale } from '../../i18n/I18nProvider.tsx';
import { startTracking } from '../../tracking/index.ts';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { ConsultRoute } from './ConsultRoute.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageView } from './PageView.tsx';
import { PlaceRoute } from './PlaceRoute.tsx';
import { PlacesRoute } from './PlacesRoute.tsx';
import { TownLayout } from './TownLayout.tsx';
import { WelcomePage } from './WelcomePage.tsx';

const importTour = () => import('./TourRoute.tsx');
const TourRoute = lazy(importTour);
const MapRoute = lazy(() => import('./MapRoute.tsx'));
const PrivacyPage = lazy(() => import('./PrivacyPage.tsx'));

// Whoever opens the tour itself need not wait for the town's record before its code comes.
if (/^\/[^/]+\/tour\/?$/.test(location.pathname)) void importTour().catch(() => undefined); // asked again, and told, when drawn

/** Everything under /:town. */
export function TownRoutes({ townId }: { townId: string }) {
  const loaded = useLoad(townViews, townId);
  return (
    <LoadedView of={loaded}>
      {(view) =>
        view ? (
          <Town key={townId} view={view} />
        ) : (
          <main id="main">
            <NotFoundPage />
          </main>
        )
      }
    </LoadedView>
  );
}

function entryOf(path: string): Visit['entry'] {
  const [, , page, id] = path.split('/');
  if (page === 'places' && id) return 'place';
  return pages.find((p) => p === page) ?? 'welcome';
}

function Town({ view }: { view: TownView }) {
  // The language a visit began in: a change of language is its own event, not a new visit.
  const { locale: current } = useLocale();
  const [locale] = useState(current);
  const townId = view.town.town_id;
  const revision = view.revision ?? 0;

  useEffect(
    () => startTracking({ townId, revision, locale, entry: entryOf(location.pathname), sink: collectSink }),
    [townId, revision, locale],
  );

  return (
    <Switch>
      <Route path="/:town/tour">
        {view.sceneId ? (
          <Suspense fallback={<Skeleton />}>
            <PageView page="tour" />
            <TourRoute view={view} sceneId={view.sceneId} />
          </Suspense>
        ) : (
          <Redirect to={`/${townId}/places`} replace />
        )}
      </Route>
      <Route>
        <TownLayout view={view}>
          <TownPages view={view} />
        </TownLayout>
      </Route>
    </Switch>
  );
}

function TownPages({ view }: { view: TownView }) {
  return (
    <Suspense fallback={<Skeleton />}>
      <Switch>
        <Route path="/:town">
          <PageView page="welcome" />
          <WelcomePage view={view} />
        </Route>
        <Route path="/:town/places">
          <PageView page="places" />
          <PlacesRoute view={view} />
        </Route>
        <Route path="/:town/places/:id">
          {({ id }) => (
            <>
              <PageView page="place" placeId={id} />
              <PlaceRoute key={id} view={view} placeId={id} />
            </>
          )}
        </Route>
        <Route path="/:town/map">
          <PageView page="map" />
          <MapRoute view={view} />
        </Route>
        <Route path="/:town/consult">
          <PageView page="consult" />
          <ConsultRoute view={view} />
        </Route>
        <Route path="/:town/privacy">
          <PageView page="privacy" />
          <PrivacyPage view={view} />
        </Route>
        <Route>
          <NotFoundPage townId={view.town.town_id} />
        </Route>
      </Switch>
    </Suspense>
  );
}
