import { Link, Route, Switch, useLocation } from 'wouter';
import type { Role } from '../../../supabase/functions/_shared/contract/pipeline.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { classNames } from '../../ui/classNames.ts';
import { KpiPage } from './KpiPage.tsx';
import { ReportPage } from './ReportPage.tsx';
import { ReportsPage } from './ReportsPage.tsx';
import { SharingPage } from './SharingPage.tsx';
import { SurveysPage } from './SurveysPage.tsx';

const parts = [
  { path: '/staff/kpi', label: 'kpi.nav.kpis' },
  { path: '/staff/kpi/reports', label: 'kpi.nav.reports' },
  { path: '/staff/kpi/surveys', label: 'kpi.nav.surveys' },
  { path: '/staff/kpi/sharing', label: 'kpi.nav.sharing' },
] as const;

/** What the service achieves: KPIs, reports, surveys, and who is told of them. */
export function KpiArea({ townId, role, userId }: { townId: string; role: Role; userId: string }) {
  const t = useT();
  const [path, navigate] = useLocation();
  const props = { townId, mayWrite: role === 'analyst' || role === 'admin' };
  const isHere = (part: string) =>
    part === '/staff/kpi' ? path === part : path === part || path.startsWith(`${part}/`);
  return (
    <div className="max-w-6xl p-4 md:p-6 print:max-w-none print:p-0">
      <nav aria-label={t('kpi.nav')} className="mb-5 border-b border-hairline print:hidden">
        <ul className="flex flex-wrap gap-x-1">
          {parts.map((part) => (
            <li key={part.path}>
              <Link
                href={part.path}
                aria-current={isHere(part.path) ? 'page' : undefined}
                className={classNames(
                  'inline-flex min-h-11 items-center border-b-4 px-3 no-underline sm:px-4',
                  isHere(part.path)
                    ? 'border-kawara font-bold'
                    : 'border-transparent text-kawara hover:bg-hinoki',
                )}
              >
                {t(part.label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Switch>
        <Route path="/staff/kpi">
          <KpiPage {...props} />
        </Route>
        <Route path="/staff/kpi/reports">
          <ReportsPage {...props} onOpen={(id) => navigate(`/staff/kpi/reports/${id}`)} />
        </Route>
        <Route path="/staff/kpi/reports/:id">
          {({ id }) => (
            <ReportPage
              {...props}
              key={id}
              reportId={id}
              userId={userId}
              onGone={() => navigate('/staff/kpi/reports', { replace: true })}
            />
          )}
        </Route>
        <Route path="/staff/kpi/surveys">
          <SurveysPage {...props} mayReadWords={role === 'concierge' || role === 'admin'} />
        </Route>
        <Route path="/staff/kpi/sharing">
          <SharingPage {...props} />
        </Route>
      </Switch>
    </div>
  );
}
