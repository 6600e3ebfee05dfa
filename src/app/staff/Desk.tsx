import { lazy, Suspense, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { RoleGate } from '../../features/auth/RoleGate.tsx';
import { HouseholdsPage } from '../../features/desk/HouseholdsPage.tsx';
import { TodayPage } from '../../features/desk/TodayPage.tsx';
import { useT } from '../../i18n/I18nProvider.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { DeskLayout } from './DeskLayout.tsx';
import type { DeskProps } from './deskProps.ts';
import { deskItems, firstPath, itemsFor, mayOpen, type DeskPath } from './deskItems.ts';
import { SettingsPage } from '../../features/auth/SettingsPage.tsx';
import { TownPage } from '../../features/studio/TownPage.tsx';

const InsightPage = lazy(() =>
  import('../../features/insight/InsightPage.tsx').then((m) => ({ default: m.InsightPage })),
);

const KpiArea = lazy(() => import('../../features/kpi/KpiArea.tsx').then((m) => ({ default: m.KpiArea })));

const PeoplePage = lazy(() =>
  import('../../features/people/PeoplePage.tsx').then((m) => ({ default: m.PeoplePage })),
);

const AuditPage = lazy(() =>
  import('../../features/audit/AuditPage.tsx').then((m) => ({ default: m.AuditPage })),
);

interface Room {
  /** What stands behind the row's own path in the address. */
  below: string;
  show: (props: DeskProps & { onPath: (path: string) => void }, part: string | null) => ReactNode;
}

const conciergeOf = ({ session, member }: DeskProps) => ({
  townId: member.town_id,
  userId: session.userId,
  userName: member.display_name,
});

/** The page of each row of the rail. */
const rooms: Record<DeskPath, Room> = {
  '/staff': { below: '', show: (props) => <TodayPage {...conciergeOf(props)} /> },
  '/staff/households': {
    below: '/:part?',
    show: (props, id) => (
      <HouseholdsPage
        {...conciergeOf(props)}
        householdId={id}
        onOpen={(next, search) => {
          const path = next === null ? '/staff/households' : `/staff/households/${next}`;
          props.onPath(search === '' ? path : `${path}?${search}`);
        }}
      />
    ),
  },
  '/staff/insight': {
    below: '/:part?',
    show: ({ member }, part) => <InsightPage townId={member.town_id} role={member.role} part={part} />,
  },
  '/staff/kpi': {
    below: '/*?',
    show: ({ member, session }) => (
      <KpiArea townId={member.town_id} role={member.role} userId={session.userId} />
    ),
  },
  '/staff/town': { below: '', show: ({ member }) => <TownPage townId={member.town_id} /> },
  '/staff/people': {
    below: '',
    show: ({ member, session }) => <PeoplePage townId={member.town_id} userId={session.userId} />,
  },
  '/staff/audit': { below: '', show: ({ member }) => <AuditPage townId={member.town_id} /> },
  '/staff/settings': {
    below: '',
    show: ({ session, member }) => (
      <SettingsPage session={session} member={member}>
        <RarePages member={member} />
      </SettingsPage>
    ),
  },
};

/** The signed-in desk of one town. */
export function Desk(props: DeskProps) {
  const { member } = props;
  const [, onPath] = useLocation();

  return (
    <DeskLayout {...props}>
      <Suspense fallback={<Skeleton />}>
        <Switch>
          {!mayOpen('/staff', member) && (
            <Route path="/staff">
              <Redirect to={firstPath(member)} replace />
            </Route>
          )}
          {deskItems.map(({ path }) => (
            <Route key={path} path={`${path}${rooms[path].below}`}>
              {({ part }: { part?: string }) => (
                <RoleGate opens={mayOpen(path, member)}>
                  {rooms[path].show({ ...props, onPath }, part ?? null)}
                </RoleGate>
              )}
            </Route>
          ))}
          <Route>
            <NotHere />
          </Route>
        </Switch>
      </Suspense>
    </DeskLayout>
  );
}

/** What the bar at the thumb has no room for. */
function RarePages({ member }: Pick<DeskProps, 'member'>) {
  const t = useT();
  const rare = itemsFor(member).filter(({ isRare }) => isRare);
  if (rare.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-3 md:hidden">
      {rare.map(({ path, label, Icon }) => (
        <LinkButton key={path} href={path}>
          <Icon aria-hidden className="size-5" />
          {t(label)}
        </LinkButton>
      ))}
    </p>
  );
}

function NotHere() {
  const t = useT();
  return (
    <div className="space-y-4 p-6">
      <PageHeading title={t('desk.notHere.title')} className="text-2xl">
        {t('desk.notHere.title')}
      </PageHeading>
      <p>{t('desk.notHere.text')}</p>
      <LinkButton href="/staff">{t('desk.notHere.back')}</LinkButton>
    </div>
  );
}
