import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Skeleton } from '../ui/Skeleton.tsx';
import { NavigationWatch } from './visitor/NavigationWatch.tsx';
import { NotFoundPage } from '../features/welcome/NotFoundPage.tsx';
import { OfflineNotice } from './visitor/OfflineNotice.tsx';
import { RouteBoundary } from './visitor/RouteBoundary.tsx';
import { TownRoutes } from './visitor/TownRoutes.tsx';
import { familyCode } from './visitor/pageCode.ts';

const StaffApp = lazy(() => import('./staff/StaffApp.tsx'));
const TownsPage = lazy(() => import('../features/welcome/TownsPage.tsx'));
const SharedRoute = lazy(() => import('./staff/SharedRoute.tsx'));
const FamilyRoute = lazy(familyCode);

const townPattern = /^\/(?<town>[a-z0-9][a-z0-9-]{0,79})(?:\/|$)/;

/** Every address of Hiroba. */
export function App() {
  return (
    <>
      <NavigationWatch />
      <OfflineNotice />
      <RouteBoundary>
        <Suspense fallback={<Skeleton />}>
          <Switch>
            <Route path="/">
              <TownsPage />
            </Route>
            <Route path="/staff/*?">
              <StaffApp />
            </Route>
            <Route path="/family">
              <FamilyRoute />
            </Route>
            <Route path="/shared/:town">{({ town }) => <SharedRoute townId={town} />}</Route>
            <Route path={townPattern}>{({ town }) => <TownRoutes townId={town ?? ''} />}</Route>
            <Route>
              <main id="main">
                <NotFoundPage />
              </main>
            </Route>
          </Switch>
        </Suspense>
      </RouteBoundary>
    </>
  );
}
