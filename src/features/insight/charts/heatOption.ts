import type { EChartsCoreOption } from 'echarts/core';
import type { Chart, Say } from '../frame/panelSpec.ts';
import { sayCell } from '../frame/sayCell.ts';
import type { Tokens } from './tokens.ts';

/** Shares by row and column, darker for more. */
export function heatOption(
  chart: Extract<Chart, { kind: 'heat' }>,
  say: Say,
  tokens: Tokens,
  tooltip: object,
): EChartsCoreOption {
  const told = (value: unknown) => (typeof value === 'number' ? sayCell(value, 'share', say) : '—');
  const cells = chart.values.flatMap((row, y) =>
    row.flatMap((value, x) => (value === undefined ? [] : [[x, y, value] as const])),
  );
  const most = Math.max(0.01, ...cells.map(([, , value]) => value));
  const axis = (data: string[]) => ({
    type: 'category',
    data,
    splitArea: { show: false },
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { color: tokens.ink, fontFamily: tokens.font, fontSize: 13 },
  });
  return {
    tooltip: { ...tooltip, valueFormatter: told },
    grid: { left: 4, right: 12, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: axis(chart.columns),
    yAxis: { ...axis(chart.rows), inverse: true },
    visualMap: {
      show: false,
      min: 0,
      max: most,
      // Light enough all the way for dark words upon it.
      inRange: { color: ['#ffffff', '#9cc3e4'] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells,
        itemStyle: { borderColor: tokens.paper, borderWidth: 2 },
        label: {
          show: true,
          color: tokens.ink,
          fontFamily: tokens.font,
          formatter: ({ value }: { value: unknown }) =>
            told(Array.isArray(value) ? (value as unknown[])[2] : value),
        },
      },
    ],
  };
}
