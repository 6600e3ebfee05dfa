import type { EChartsCoreOption } from 'echarts/core';
import type { CellKind, Chart, Drawn, Say } from '../frame/panelSpec.ts';
import { sayCell } from '../frame/sayCell.ts';
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

/** Beside the bars: letters of full width to a line, and to both. */
const [oneLine, bothLines] = [10.5, 19];
const neverFirst = '）」』、。ー・？！';
const widthOf = (letter: string): number => (letter > '\u02ff' ? 1 : 0.55);
/** How many letters a line holds. */
function holds(letters: readonly string[], line: number): number {
  let used = 0;
  const over = letters.findIndex((letter) => (used += widthOf(letter)) > line);
  return over < 0 ? letters.length : over;
}

/** Cut to what two lines beside the bars hold (the table says it whole), and broken as Japanese is: before a bracket, never before a closing one. */
export function inTwoLines(name: string): string {
  const all = Array.from(name);
  const fit = holds(all, bothLines);
  const letters = fit < all.length ? [...all.slice(0, fit - 1), '…'] : all;
  let at = holds(letters, oneLine);
  if (at === letters.length || !letters.some((letter) => widthOf(letter) === 1)) return letters.join('');
  const bracket = letters.indexOf('（');
  if (bracket > 0 && bracket <= at && holds(letters.slice(bracket), oneLine) === letters.length - bracket)
    at = bracket;
  while (at > 1 && neverFirst.includes(letters[at] ?? '')) at--;
  return `${letters.slice(0, at).join('')}\n${letters.slice(at).join('')}`;
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
  if (chart.kind === 'flow') return { ...base, ...flow(chart, say, tokens, tooltip) };
  if (chart.kind === 'heat') return { ...base, ...heat(chart, say, tokens, tooltip) };

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

function flow(
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

function heat(
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
