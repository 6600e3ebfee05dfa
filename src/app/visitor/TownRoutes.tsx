import { lazy, Suspense, useEffect, useRef } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import {
  pageAt,
  pages,
  townPages,
  townPath,
  type TownPage,
} from '../../../supabase/functions/_shared/contract/pages.ts';
import { collectSink } from '../../data/collect.ts';
import { townViews, type TownView } from '../../data/content.ts';
import { useLocale } from '../../i18n/I18nProvider.tsx';
import { startTracking } from '../../tracking/index.ts';
import { LoadedView } from '../../ui/LoadedView.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useLoad } from '../../ui/useLoad.ts';
import { leaveFirstPicture } from '../../world/first/handover.ts';
import { NotFoundPage } from '../../features/welcome/NotFoundPage.tsx';
import { pageCode } from './pageCode.ts';
import { PageView } from './PageView.tsx';
import { TownLayout } from './TownLayout.tsx';

const rows = pages.map((page) => ({
  page,
  pattern: townPages[page].path === '' ? '/:town' : `/:town/${townPages[page].path}`,
  Page: lazy(pageCode[page]),
}));
const isTour = ({ page }: { page: TownPage }) => page === 'tour';

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
  const { locale } = useLocale();
  const spoken = useRef(locale);
  useEffect(() => {
    spoken.current = locale;
  }, [locale]);
  const townId = view.town.town_id;
  const revision = view.revision ?? 0;

  useEffect(
    () =>
      startTracking({
        townId,
        revision,
        locale: () => spoken.current,
        entry: pageAt(location.pathname),
        sink: collectSink,
      }),
    [townId, revision],
  );

  return (
    <Switch>
      {rows.filter(isTour).map((row) => (
        <Route key={row.page} path={row.pattern}>
          {view.sceneId ? (
            <Opened row={row} view={view} id="" />
          ) : (
            <Redirect to={townPath(townId, 'places')} replace />
          )}
        </Route>
      ))}
      <Route>
        <TownLayout view={view}>
          <PaperPages view={view} />
        </TownLayout>
      </Route>
    </Switch>
  );
}

/** Every page but the tour, which has no paper around it. */
function PaperPages({ view }: { view: TownView }) {
  return (
    <Switch>
      {rows
        .filter((row) => !isTour(row))
        .map((row) => (
          <Route key={row.page} path={row.pattern}>
            {({ id = '' }: { id?: string }) => <Opened row={row} view={view} id={id} />}
          </Route>
        ))}
      <Route>
        <NotFoundPage townId={view.town.town_id} />
      </Route>
    </Switch>
  );
}

function Opened({ row, view, id }: { row: (typeof rows)[number]; view: TownView; id: string }) {
  return (
    <Suspense fallback={<Skeleton />}>
      <PageView page={row.page} placeId={id === '' ? undefined : id} />
      <row.Page key={id} view={view} id={id} />
    </Suspense>
  );
}
