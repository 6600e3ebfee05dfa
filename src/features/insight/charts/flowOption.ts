import type { EChartsCoreOption } from 'echarts/core';
import type { Chart, Say } from '../frame/panelSpec.ts';
import { sayCell } from '../frame/sayCell.ts';
import type { Tokens } from './tokens.ts';

/** What leads to what, as ECharts' sankey. */
export function flowOption(
  chart: Extract<Chart, { kind: 'flow' }>,
  say: Say,
  tokens: Tokens,
  tooltip: object,
): EChartsCoreOption {
  // A way there and back would be a circle: each stop stands once on the left and once on the right.
  const left = [...new Set(chart.links.map(({ from }) => from))];
  const right = [...new Set(chart.links.map(({ to }) => to))];
  const plain = (name: string) => name.slice(2);
  return {
    tooltip: {
      ...tooltip,
      valueFormatter: (value: unknown) => (typeof value === 'number' ? sayCell(value, 'count', say) : ''),
    },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 130,
        top: 8,
        bottom: 8,
        nodeGap: 10,
        nodeWidth: 14,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        data: [
          ...left.map((name) => ({ name: `< ${name}`, depth: 0 })),
          ...right.map((name) => ({ name: `> ${name}`, depth: 1 })),
        ],
        links: chart.links.map(({ from, to, value }) => ({ source: `< ${from}`, target: `> ${to}`, value })),
        itemStyle: { color: tokens.sky, borderWidth: 0 },
        lineStyle: { color: tokens.sky, opacity: 0.25, curveness: 0.5 },
        label: {
          color: tokens.ink,
          fontFamily: tokens.font,
          fontSize: 12,
          width: 120,
          overflow: 'truncate',
          formatter: ({ name }: { name: string }) => plain(name),
        },
      },
    ],
  };
}
