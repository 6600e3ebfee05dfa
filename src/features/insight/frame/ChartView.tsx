import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { MapChart } from '../charts/MapChart.tsx';
import { PlanChart } from '../PlanChart.tsx';
import type { Chart, Say } from './panelSpec.ts';

/** The chart of a panel. The library comes when the first one is drawn; without it the table says everything. */
export function ChartView({ chart, say, label }: { chart: Chart; say: Say; label: string }) {
  const library = useQuery({
    queryKey: ['insight-charts'],
    queryFn: () => import('../charts/PlainChartView.tsx'),
    staleTime: Infinity,
    gcTime: Infinity,
    enabled: chart.kind !== 'map' && chart.kind !== 'plan',
  });
  if (chart.kind === 'map') return <MapChart regions={chart.regions} to={chart.to} say={say} label={label} />;
  if (chart.kind === 'plan')
    return (
      <div className="flex flex-wrap items-start gap-6">
        {chart.spaces.map(({ plan, cells }) => (
          <section key={plan.space_id} className="min-w-0 grow basis-72 space-y-2">
            <h3 className="font-bold">{say.name('space', plan.space_id)}</h3>
            <PlanChart
              plan={plan}
              cells={cells}
              say={say}
              label={`${label} ${say.name('space', plan.space_id)}`}
            />
          </section>
        ))}
      </div>
    );
  if (library.isError) return <p className="text-sm text-kawara">{say.t('insight.chartFailed')}</p>;
  if (!library.data) return <Skeleton />;
  const PlainChartView = library.data.default;
  return <PlainChartView chart={chart} say={say} label={label} />;
}
