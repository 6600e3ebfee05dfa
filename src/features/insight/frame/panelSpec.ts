import type { ComponentType } from 'react';
import type { Locale } from '../../../../supabase/functions/_shared/contract/locales.ts';
import type { Role } from '../../../../supabase/functions/_shared/contract/pipeline.ts';
import type { Localized } from '../../../../supabase/functions/_shared/contract/town.ts';
import type { DayRange, InsightFilter, InsightFilters } from '../../../data/insight.ts';
import type { SpacePlan } from '../../../data/townPlan.ts';
import type { MessageKey } from '../../../i18n/translate.ts';
import type { Dim, InsightAddress } from '../address.ts';
import type { Comparison, Shift } from '../range.ts';
import type { StandCell } from '../standCells.ts';
import type { InsightReader } from './insightReader.ts';

/** What is asked of every panel. */
export interface Ask {
  range: DayRange;
  /** What it is compared with, `back` before it. */
  then: DayRange;
  back: Shift;
  versus: Comparison;
  /** Only those that the panel obeys. */
  filters: InsightFilters;
  by: Dim | null;
  revision: number | null;
  /** In the town. */
  today: string;
  role: Role;
}

/** How a panel says things in the reader's language. */
export interface Say {
  t: (key: MessageKey, values?: Record<string, string | number>) => string;
  locale: Locale;
  words: (localized: Localized) => string;
  /** The name of a key of a panel or of a value of a filter; the key itself where nobody named it. */
  name: (panel: string, key: string) => string;
  /** What the town has published of the panel's kind, seen or not; nothing for panels that know no such list. */
  published: (panel: string) => readonly string[];
  count: (n: number) => string;
  /** 0.5 → 50.0%: always one digit, so that columns line up. */
  percent: (share: number) => string;
  dwell: (ms: number) => string;
  /** 1.8 → 1.8倍. */
  times: (ratio: number) => string;
  /** First and last day, short. */
  span: (range: DayRange) => string;
  /** The same without the year, for the axis of a chart. */
  tick: (range: DayRange) => string;
  /** Where the town itself lies: 'JP-20'; null where that is not known. */
  home: string | null;
}

/** dwell: ms. share: 0 to 1. change: how many more or fewer. times: one over the other. */
export type CellKind = 'text' | 'count' | 'dwell' | 'share' | 'change' | 'times';
/** undefined: there is nothing to say, which is not 0. */
export type Cell = string | number | undefined;

export interface TableRow {
  key: string;
  cells: Cell[];
  /** Where pressing the name narrows the page to. */
  filter?: { name: InsightFilter; value: string };
}
export interface TableData {
  /** The first one names the rows. */
  columns: { title: string; kind: CellKind }[];
  rows: TableRow[];
}

/** undefined: nothing to draw there, which is not 0. */
export type Drawn = number | undefined;
interface Series {
  name: string;
  values: Drawn[];
}
export type Chart =
  | {
      kind: 'bars' | 'columns';
      names: string[];
      series: Series[];
      unit: CellKind;
      stacked?: boolean;
      /** How many bars there would be, where only the first ones are drawn. */
      of?: number;
    }
  | { kind: 'heat'; rows: string[]; columns: string[]; values: Drawn[][] }
  | { kind: 'flow'; links: { from: string; to: string; value: number }[]; of?: number }
  | { kind: 'plan'; spaces: { plan: SpacePlan; cells: StandCell[] }[] }
  | { kind: 'map'; regions: Map<string, number>; to: string | null };

/**
 * What a panel answers. Nothing at all is `empty`, with a sentence where the usual one does not do; an answer of one
 * sentence is a `line`.
 */
export type PanelView = { state: 'empty'; text?: string } | { state: 'line'; text: string } | FullView;
export interface FullView {
  state: 'full';
  /** The question answered in a sentence. */
  answer: string;
  /** The few numbers that stand above the chart. */
  tiles?: { label: string; kind: CellKind; value: Cell; change?: number | undefined }[];
  table: TableData;
  chart: Chart | null;
  /** What else must be said for the figures to be read rightly. */
  notes?: string[];
  /** A part of the answer needs single visits, which are kept from this day on only: the words, and the day. */
  beyond?: { words: string; from: string };
}

/** What a panel lets one choose, above its figures. */
export interface ControlsProps {
  address: InsightAddress;
  onAddress: (next: InsightAddress) => void;
  reader: InsightReader;
}

/**
 * One question: how it is asked and how its answer is shown. Everything else is the frame's, and its words are the
 * registry's.
 */
export interface Drawing<T = unknown> {
  /** What its figures can be narrowed to. */
  obeys: readonly InsightFilter[];
  /** What of `Ask` the answer hangs on, beyond range, filters and role. */
  uses?: readonly ('then' | 'by' | 'revision')[];
  /** Asked again after so long while it is looked at. */
  everyMs?: number;
  Controls?: ComponentType<ControlsProps>;
  load(reader: InsightReader, ask: Ask): Promise<T>;
  show(data: T, ask: Ask, say: Say): PanelView;
}

/** Of a chart that draws only the first ones: how many of how many. null: it draws all there is. */
export function drawnOf(chart: Chart): { drawn: number; all: number } | null {
  if (!('of' in chart) || chart.of === undefined) return null;
  const drawn = chart.kind === 'flow' ? chart.links.length : chart.names.length;
  return drawn < chart.of ? { drawn, all: chart.of } : null;
}

/** Whether a chart has any bar or square to show. */
export function hasDrawable(chart: Chart): boolean {
  if (chart.kind === 'heat') return chart.values.flat().some((value) => value !== undefined);
  return (
    !('series' in chart) ||
    chart.series.some(({ values }) => values.some((value) => value !== undefined && value !== 0))
  );
}
