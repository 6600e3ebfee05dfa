import { useQuery } from '@tanstack/react-query';
import { readOutsideFigures, type OutsideFigures } from '../../data/outsideFigures.ts';
import { problemCode } from '../../data/staffProblem.ts';
import { useLocale, useT } from '../../i18n/I18nProvider.tsx';
import { AskState } from '../../ui/staff/AskState.tsx';
import { formatFormDay, formatNumber, type KpiPageProps } from './kpiWords.ts';
import { measureWords } from './measureWords.ts';
import { NewFigure } from './NewFigure.tsx';
import { NewSeries } from './NewSeries.tsx';

/**
 * Figures that are counted elsewhere: statistics, and the town's own by name and unit. By hand, with day and source.
 */
export function OutsideFiguresBox({ townId, mayWrite }: KpiPageProps) {
  const t = useT();
  const list = useQuery({
    queryKey: ['outside-figures', townId],
    queryFn: () => readOutsideFigures(townId),
  });
  return (
    <details className="rounded-card border border-hairline bg-paper">
      <summary className="min-h-11 cursor-pointer p-4 text-lg font-bold">{t('kpi.outside')}</summary>
      <div className="space-y-4 border-t border-hairline p-4">
        <AskState of={list} problemOf={problemCode} lines={2} />
        {list.data && mayWrite && (
          <>
            <NewFigure townId={townId} series={list.data.series} />
            <NewSeries townId={townId} />
          </>
        )}
        {list.data?.figures.length === 0 && <p className="text-kawara">{t('kpi.outside.empty')}</p>}
        {list.data && list.data.figures.length > 0 && <Entered list={list.data} />}
      </div>
    </details>
  );
}

function Entered({ list }: { list: OutsideFigures }) {
  const t = useT();
  const { locale } = useLocale();
  const aboutOf = (name: string) => list.series.find((s) => s.name === name) ?? {};
  return (
    <ul className="divide-y divide-hairline">
      {list.figures.map((f) => {
        const words = measureWords({ name: f.name, about: { ...aboutOf(f.name) } }, t, locale);
        return (
          <li key={`${f.name}${f.as_of}${f.entered_at}`} className="flex flex-wrap gap-x-6 py-2">
            <span className="font-bold">{words.label}</span>
            <span className="tabular-nums">
              {formatNumber(f.value)} {words.unit}
            </span>
            <span>{formatFormDay(f.as_of, locale)}</span>
            <span className="text-kawara">{f.source}</span>
            <span className="text-sm text-kawara">{f.by}</span>
          </li>
        );
      })}
    </ul>
  );
}
