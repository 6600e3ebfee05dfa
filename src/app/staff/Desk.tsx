import { lazy, Suspense } from 'react';
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
import { MailPage } from './MailPage.tsx';
import { firstPath, rolesOf } from './deskItems.ts';
import { SettingsPage } from '../../features/auth/SettingsPage.tsx';
import { TownPage } from '../../features/studio/TownPage.tsx';

const InsightPage = lazy(() =>
  import('../../features/insight/InsightPage.tsx').then((m) => ({ default: m.InsightPage })),
);

const KpiArea = lazy(() => import('../../features/kpi/KpiArea.tsx').then((m) => ({ default: m.KpiArea })));

/** The signed-in desk of one town. */
export function Desk(props: DeskProps) {
  const { session, member } = props;
  const [, navigate] = useLocation();
  const concierge = { townId: member.town_id, userId: session.userId, userName: member.display_name };
  const gate = (path: string) => ({ role: member.role, allow: rolesOf(path) });

  return (
    <DeskLayout {...props}>
      <Suspense fallback={<Skeleton />}>
        <Switch>
          <Route path="/staff">
            {rolesOf('/staff').includes(member.role) ? (
              <TodayPage {...concierge} />
            ) : (
              <Redirect to={firstPath(member.role)} replace />
            )}
          </Route>
          <Route path="/staff/households/:id?">
            {({ id }) => (
              <RoleGate {...gate('/staff/households')}>
                <HouseholdsPage
                  {...concierge}
                  householdId={id ?? null}
                  onOpen={(next, search) => {
                    const path = next === null ? '/staff/households' : `/staff/households/${next}`;
                    navigate(search === '' ? path : `${path}?${search}`);
                  }}
                />
              </RoleGate>
            )}
          </Route>
          <Route path="/staff/insight/:part?">
            {({ part }) => (
              <RoleGate {...gate('/staff/insight')}>
                <InsightPage townId={member.town_id} role={member.role} part={part ?? null} />
              </RoleGate>
            )}
          </Route>
          <Route path="/staff/kpi/*?">
            <RoleGate {...gate('/staff/kpi')}>
              <KpiArea townId={member.town_id} role={member.role} userId={session.userId} />
            </RoleGate>
          </Route>
          <Route path="/staff/town">
            <RoleGate {...gate('/staff/town')}>
              <TownPage townId={member.town_id} />
            </RoleGate>
          </Route>
          <Route path="/staff/mail">
            <RoleGate {...gate('/staff/mail')}>
              <MailPage />
            </RoleGate>
          </Route>
          <Route path="/staff/settings">
            <SettingsPage session={session} member={member} />
          </Route>
          <Route>
            <NotHere />
          </Route>
        </Switch>
      </Suspense>
    </DeskLayout>
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
