import type { StakeholderView } from '../../data/reports.ts';
import { useLocale, useT, useWords } from '../../i18n/I18nProvider.tsx';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { inLanguage, sayValue } from './kpiWords.ts';
import { ReportExports } from './ReportExports.tsx';
import { ReportPaper } from './ReportPaper.tsx';

/** What people outside read by their link: this year's headline figures and the published report. */
export function StakeholderPage({ view }: { view: StakeholderView }) {
  const t = useT();
  const say = useWords();
  const { locale } = useLocale();
  const town = say(view.town);
  return (
    <div className="space-y-8 py-8 print:p-0">
      <header className="space-y-2 print:hidden">
        <PageHeading title={t('kpi.shared.title', { town })} className="text-2xl">
          {t('kpi.shared.title', { town })}
        </PageHeading>
        <p className="text-kawara">
          {t('kpi.shared.for', {
            label: view.label,
            day: formatDay(townDay(new Date(Date.parse(view.expires_at) - 1)), locale),
          })}
        </p>
      </header>
      <section aria-labelledby="headline" className="space-y-3 print:hidden">
        <h2 id="headline" className="text-xl">
          {t('kpi.shared.headline', { year: view.from.slice(0, 4) })}
        </h2>
        <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {view.headline.map((measure) => (
            <div key={measure.name} className="rounded-card border border-hairline bg-paper p-4">
              <dt>{inLanguage(measure.label, locale)}</dt>
              <dd>
                <p className={measure.value === null ? 'text-kawara' : 'text-2xl font-bold tabular-nums'}>
                  {sayValue(measure, t)}
                  {measure.value !== null && <span className="ml-1 text-base">{measure.unit}</span>}
                </p>
                <p className="text-sm text-kawara">{inLanguage(measure.definition, locale)}</p>
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-sm text-kawara">{t('kpi.shown')}</p>
      </section>
      {view.report === null ? (
        <Notice>{t('kpi.shared.noReport')}</Notice>
      ) : (
        <section aria-label={view.report.title} className="space-y-4">
          <ReportExports edition={view.report} isPublic withQueries={false} />
          <ReportPaper edition={view.report} isPublic withQueries={false} />
        </section>
      )}
    </div>
  );
}
