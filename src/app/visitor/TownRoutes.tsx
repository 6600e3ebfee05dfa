import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { collectSink } from '../../data/collect.ts';
import { townViews, type TownView } from '../../data/content.ts';
import { useLocale } from '../../i18n/I18nProvider.tsx';
import { startTracking } from '../../tracking/index.ts';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { leaveFirstPicture } from '../../world/first/handover.ts';
import { NotFoundPage } from '../../features/welcome/NotFoundPage.tsx';
import { pageAt, pageCode } from './pageCode.ts';
import { PageView } from './PageView.tsx';
import { TownLayout } from './TownLayout.tsx';

const TourRoute = lazy(pageCode.tour);
const MapRoute = lazy(pageCode.map);
const PrivacyRoute = lazy(pageCode.privacy);
const WelcomePage = lazy(pageCode.welcome);
const PlacesRoute = lazy(pageCode.places);
const PlaceRoute = lazy(pageCode.place);
const ConsultRoute = lazy(pageCode.consult);

/** Everything under /:town. */
export function TownRoutes({ townId }: { townId: string }) {
  const loaded = useLoad(townViews, townId);
  const hasNoTour = loaded.status === 'failed' || (loaded.status === 'here' && !loaded.data?.sceneId);
  useEffect(() => {
    if (hasNoTour) leaveFirstPicture(); // it would lie over what is said instead
  }, [hasNoTour]);
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

function Town({ view }: { view: TownView }) {
  // The language a visit began in: a change of language is its own event, not a new visit.
  const { locale: current } = useLocale();
  const [locale] = useState(current);
  const townId = view.town.town_id;
  const revision = view.revision ?? 0;

  useEffect(
    () => startTracking({ townId, revision, locale, entry: pageAt(location.pathname), sink: collectSink }),
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
          <PrivacyRoute view={view} />
        </Route>
        <Route>
          <NotFoundPage townId={view.town.town_id} />
        </Route>
      </Switch>
    </Suspense>
  );
}
