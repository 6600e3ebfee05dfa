import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { MapChart } from '../charts/MapChart.tsx';
import type { Chart, Say } from './panelSpec.ts';

/** The chart of a panel. The library comes when the first one is drawn; without it the table says everything. */
export function ChartView({ chart, say, label }: { chart: Chart; say: Say; label: string }) {
  const library = useQuery({
    queryKey: ['insight-charts'],
    queryFn: () => import('../charts/PlainChartView.tsx'),
    staleTime: Infinity,
    gcTime: Infinity,
    enabled: chart.kind !== 'map',
  });
  if (chart.kind === 'map') return <MapChart regions={chart.regions} to={chart.to} say={say} label={label} />;
  if (library.isError) return <p className="text-sm text-kawara">{say.t('insight.chartFailed')}</p>;
  if (!library.data) return <Skeleton />;
  const PlainChartView = library.data.default;
  return <PlainChartView chart={chart} say={say} label={label} />;
}
