import type { EChartsCoreOption } from 'echarts/core';
import type { CellKind, Chart, Drawn, Say } from '../frame/panelSpec.ts';
import { sayCell } from '../frame/sayCell.ts';
import { flowOption } from './flowOption.ts';
import { heatOption } from './heatOption.ts';
import { inTwoLines } from './inTwoLines.ts';
import type { Tokens } from './tokens.ts';

/** Drawn by ECharts; the map is our own SVG. */
export type PlainChart = Exclude<Chart, { kind: 'map' | 'plan' }>;

const rowHeight = 30;
/** So few columns have room for all their names. */
const fewNames = 6;

/** px the chart wants to be high. */
export function chartHeight(chart: PlainChart): number {
  switch (chart.kind) {
    case 'bars':
      return (
        Math.max(1, chart.names.length) * (rowHeight + (chart.stacked ? 0 : (chart.series.length - 1) * 14)) +
        64
      );
    case 'heat':
      return chart.rows.length * rowHeight + 72;
    case 'flow':
      return 460;
    default:
      return 280;
  }
}

/** What there is nothing to say of is to ECharts: a gap, never 0. */
const gap = '-';
const drawn = (values: readonly Drawn[]) => values.map((value) => value ?? gap);

/** What ECharts is told; every number is said as the table says it. */
export function chartOption(chart: PlainChart, say: Say, tokens: Tokens, still: boolean): EChartsCoreOption {
  const text = { color: tokens.ink, fontFamily: tokens.font, fontSize: 13 };
  const told = (unit: CellKind) => (value: unknown) =>
    typeof value === 'number' ? sayCell(value, unit, say) : '—';
  const base: EChartsCoreOption = {
    animation: !still,
    animationDuration: 200,
    animationDurationUpdate: 200,
    textStyle: text,
    color: [tokens.sky, tokens.kawara, tokens.moegi],
  };
  const tooltip = { confine: true, textStyle: text };
  if (chart.kind === 'flow') return { ...base, ...flowOption(chart, say, tokens, tooltip) };
  if (chart.kind === 'heat') return { ...base, ...heatOption(chart, say, tokens, tooltip) };

  const across = chart.kind === 'bars';
  const series = chart.series.filter(({ values }) => values.some((value) => value !== undefined));
  const manySeries = series.length > 1;
  const names = nameAxis(chart, tokens, text);
  const numbers = numberAxis(chart, tokens, text, told(chart.unit));
  return {
    ...base,
    grid: {
      left: 4,
      right: across ? 76 : 12,
      top: 36,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    // One series is named too: it says what the numbers are.
    legend: { top: 0, left: 0, textStyle: text, itemWidth: 14, itemHeight: 14, selectedMode: false },
    tooltip: {
      ...tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', animation: false },
      valueFormatter: told(chart.unit),
    },
    xAxis: across ? numbers : names,
    yAxis: across ? names : numbers,
    series: series.map(({ name, values }, i) => ({
      name,
      type: 'bar',
      data:
        chart.unit === 'change'
          ? values.map((value) => ({
              value: value ?? gap,
              itemStyle: { color: (value ?? 0) < 0 ? tokens.vermilion : tokens.moegi },
              label: { position: (value ?? 0) < 0 ? 'left' : 'right' },
            }))
          : drawn(values),
      barMaxWidth: 22,
      ...(chart.stacked ? { stack: 'one' } : {}),
      barGap: '10%',
      itemStyle: {
        borderRadius: across ? [0, 6, 6, 0] : [6, 6, 0, 0],
        ...(i === 1 ? { opacity: 0.55 } : {}),
      },
      label: {
        show: across,
        position: 'right',
        ...text,
        fontSize: 12,
        formatter: ({ value }: { value: unknown }) =>
          value === 0 && manySeries ? '' : typeof value === 'number' ? told(chart.unit)(value) : '',
      },
    })),
  };
}

type Plain = Extract<Chart, { kind: 'bars' | 'columns' }>;

function nameAxis(chart: Plain, tokens: Tokens, text: object) {
  const across = chart.kind === 'bars';
  return {
    type: 'category',
    data: chart.names,
    inverse: across,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: tokens.kawara } },
    axisLabel: {
      ...text,
      ...(across
        ? { width: 140, overflow: 'break', lineHeight: 15, formatter: inTwoLines }
        : chart.names.length <= fewNames
          ? { interval: 0 }
          : { hideOverlap: true }),
    },
  };
}

function numberAxis(chart: Plain, tokens: Tokens, text: object, formatter: (value: unknown) => string) {
  const across = chart.kind === 'bars';
  return {
    type: 'value',
    axisLabel: {
      show: !across, // each bar bears its number
      ...text,
      color: tokens.kawara,
      formatter,
      hideOverlap: true,
      showMaxLabel: !across,
    },
    splitNumber: across ? 3 : 4,
    ...(chart.unit === 'count' || chart.unit === 'change' ? { minInterval: 1 } : {}),
    splitLine: { lineStyle: { color: tokens.hairline } },
  };
}
