import { useSearchParams } from 'wouter';
import { readSummary } from '../../data/insight.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { dwellWords } from '../../domain/duration.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { sayDay, sayMoment, townDay } from '../../lib/townTime.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeading } from '../../ui/PageHeading.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ProblemNotice } from '../../ui/staff/ProblemNotice.tsx';
import { useNow } from '../../ui/staff/useNow.ts';
import { FunnelPanel } from './FunnelPanel.tsx';
import { PlacesPanel } from './PlacesPanel.tsx';
import { isBackwards, rangeOf, wholeTenDays } from './range.ts';
import { RangePicker } from './RangePicker.tsx';
import { RegionsPanel } from './RegionsPanel.tsx';
import { SpotsPanel } from './SpotsPanel.tsx';
import { ThemesPanel } from './ThemesPanel.tsx';
import { usePanel, type PanelProps } from './usePanel.ts';

/** What the town learns from its visitors; one panel answers one question. */
export function InsightPage({ townId }: { townId: string }) {
  const t = useT();
  const { locale } = useLocale();
  const today = townDay(useNow());
  const [query, setQuery] = useSearchParams();
  const range = rangeOf(query, today);
  const panel: PanelProps = { townId, range };
  const shown = wholeTenDays(range);

  return (
    <div className="max-w-6xl space-y-5 p-4 md:p-6">
      <header className="space-y-3">
        <PageHeading title={t('insight.title')} className="text-2xl">
          {t('insight.title')}
        </PageHeading>
        <RangePicker
          range={range}
          today={today}
          onChange={(next) => setQuery(new URLSearchParams({ ...next }), { replace: true })}
        />
      </header>
      {isBackwards(range) ? (
        <Notice tone="problem" live>
          {t('insight.range.backwards')}
        </Notice>
      ) : (
        <>
          <p className="text-kawara">
            {t('insight.range.said', { from: sayDay(shown.from, locale), to: sayDay(shown.to, locale) })}
          </p>
          <Summary {...panel} />
          <RegionsPanel {...panel} />
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <PlacesPanel {...panel} />
            <div className="grid gap-5">
              <ThemesPanel {...panel} />
              <FunnelPanel {...panel} />
            </div>
          </div>
          <SpotsPanel {...panel} />
          <p className="text-sm text-kawara">{t('insight.rule')}</p>
        </>
      )}
    </div>
  );
}

function Summary(props: PanelProps) {
  const t = useT();
  const { locale } = useLocale();
  const query = usePanel('summary', props, readSummary);
  if (query.isPending) return <Skeleton lines={2} />;
  if (query.isError) {
    return <ProblemNotice problem={problemCode(query.error)} onRetry={() => void query.refetch()} />;
  }
  const { visits, engaged_visits, engaged_ms, updated_at } = query.data;
  const parts =
    visits === null
      ? [t('insight.summary.hidden')]
      : visits === 0
        ? [t('insight.summary.none')]
        : [t('insight.summary', { visits, dwell: dwellWords(engaged_ms ?? 0, locale) })];
  if (visits !== null && visits > 0 && engaged_visits !== null) {
    parts.push(t('insight.summary.engaged', { engaged: engaged_visits }));
  }
  return (
    <div className="rounded-card bg-hinoki p-4">
      <p className="text-lg" role="status">
        {parts.join(locale === 'en' ? ' ' : '')}
      </p>
      {updated_at && (
        <p className="text-sm text-kawara">{t('insight.updated', { at: sayMoment(updated_at, locale) })}</p>
      )}
    </div>
  );
}
