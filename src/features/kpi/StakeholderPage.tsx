import type { Kpi } from '../../data/kpi.ts';
import type { PublishedCell, StakeholderView } from '../../data/sharing.ts';
import { useLocale, useT, useWords } from '../../i18n/I18nProvider.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { formatDay, townDay } from '../../lib/townTime.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { formatFormDay, formatNumber, formatValue, formatYear } from './kpiWords.ts';
import { ReportExports } from './ReportExports.tsx';
import { ReportPaper } from './ReportPaper.tsx';

/**
 * What people outside read by their link: numbers released by name, what the town published, and the published report.
 */
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
      {view.kpis.length > 0 && <Released kpis={view.kpis} year={Number(view.from.slice(0, 4))} />}
      {view.publications.length > 0 && <Published publications={view.publications} />}
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

/** Exact, and beside each the reason for which someone let it out. */
function Released({ kpis, year }: { kpis: readonly Kpi[]; year: number }) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <section aria-labelledby="released" className="space-y-3 print:hidden">
      <h2 id="released" className="text-xl">
        {t('kpi.shared.headline', { year: formatYear(year, t) })}
      </h2>
      <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {kpis.map((kpi) => (
          <div key={kpi.kpi_id} className="rounded-card border border-hairline bg-paper p-4">
            <dt>{kpi.name}</dt>
            <dd>
              <p className={kpi.value === null ? 'text-kawara' : 'text-2xl font-bold tabular-nums'}>
                {formatValue(kpi, t, { decimals: kpi.decimals })}
                {kpi.value !== null && <span className="ml-1 text-base">{kpi.unit}</span>}
              </p>
              {kpi.release && (
                <p className="text-sm text-kawara">
                  {t('kpi.release.outside', {
                    reason: kpi.release.reason,
                    day: formatFormDay(townDay(new Date(kpi.release.at)), locale),
                  })}
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const shownCells = ['visits', 'engaged', 'consultations', 'moved', 'settled'];
const cellLabels: Record<string, MessageKey> = {
  visits: 'measure.visits',
  engaged: 'measure.engaged_visits',
  consultations: 'measure.consultations',
  moved: 'measure.moved_households',
  settled: 'measure.settled_households',
};

function Published({ publications }: Pick<StakeholderView, 'publications'>) {
  const t = useT();
  const { locale } = useLocale();
  const countOf = (cell: PublishedCell | undefined, threshold: number) =>
    cell === undefined
      ? ''
      : cell.count === '<'
        ? t('kpi.missing.few', { threshold })
        : formatNumber(cell.count);
  return (
    <section aria-labelledby="published" className="space-y-3 print:hidden">
      <h2 id="published" className="text-xl">
        {t('kpi.shared.published')}
      </h2>
      {publications.map((p) => (
        <div key={p.from} className="rounded-card border border-hairline bg-paper p-4">
          <h3 className="font-bold">
            {formatFormDay(p.from, locale)}〜{formatFormDay(p.to, locale)}
          </h3>
          <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-3 lg:grid-cols-5">
            {shownCells.map((key) => (
              <div key={key} className="flex items-baseline justify-between gap-4 sm:block">
                <dt className="text-sm text-kawara">{t(cellLabels[key] ?? 'measure.visits')}</dt>
                <dd className="font-bold tabular-nums">
                  {countOf(
                    p.cells.find((cell) => cell.key === key),
                    p.threshold,
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <p className="text-sm text-kawara">{t('kpi.shown', { threshold: publications[0]?.threshold ?? 5 })}</p>
    </section>
  );
}
