import type { ComponentType } from 'react';
import type { Locale } from '../../../../supabase/functions/_shared/contract/locales.ts';
import type { Role } from '../../../../supabase/functions/_shared/contract/pipeline.ts';
import type { Localized } from '../../../../supabase/functions/_shared/contract/town.ts';
import type { DayRange, InsightFilters } from '../../../data/insight.ts';
import type { SpacePlan } from '../../../data/townPlan.ts';
import type { MessageKey } from '../../../i18n/translate.ts';
import type { Dim, InsightAddress } from '../address.ts';
import type { Comparison } from '../range.ts';
import type { StandCell } from '../standCells.ts';
import type { InsightReader } from './insightReader.ts';

/** What is asked of every panel. */
export interface Ask {
  /** Whole ten days. */
  range: DayRange;
  /** What it is compared with. */
  then: DayRange;
  versus: Comparison;
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
  /** The name of a key of a panel or of a value of a dim; the key itself where nobody named it. */
  name: (panel: string, key: string) => string;
  /** What the town has published of the panel's kind, seen or not; nothing for panels that know no such list. */
  published: (panel: string) => readonly string[];
  count: (n: number) => string;
  /** 0.5 → 50%. */
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
/** null: hidden, for it is under five or would give such a number away. undefined: there is nothing to say. */
export type Cell = string | number | null | undefined;

export interface TableRow {
  key: string;
  cells: Cell[];
  /** What the numbers of this row are, where not what its column says. */
  kind?: CellKind;
  /** Where pressing the name narrows the page to. */
  filter?: { dim: Dim; value: string };
}
export interface TableData {
  /** The first one names the rows. */
  columns: { title: string; kind: CellKind }[];
  rows: TableRow[];
}

/** A number to draw; null is hidden. */
export type Drawn = number | null;
export interface Series {
  name: string;
  values: Drawn[];
}
export type Chart =
  | {
      kind: 'bars' | 'columns' | 'lines';
      names: string[];
      series: Series[];
      unit: CellKind;
      stacked?: boolean;
    }
  | { kind: 'heat'; rows: string[]; columns: string[]; values: (Drawn | undefined)[][] }
  | { kind: 'flow'; links: { from: string; to: string; value: number }[] }
  | { kind: 'plan'; spaces: { plan: SpacePlan; cells: StandCell[] }[] }
  | { kind: 'map'; regions: Map<string, Drawn>; to: string | null };

export interface PanelView {
  /** empty: nothing was there. too_few: something was, but nothing that may be shown. */
  state: 'full' | 'empty' | 'too_few';
  /** The question answered in a sentence. */
  answer: string;
  /** The few numbers that stand above the chart. */
  tiles?: { label: string; kind: CellKind; value: Cell; change?: number | undefined }[];
  table: TableData;
  chart: Chart | null;
  /** What else must be said for the figures to be read rightly. */
  notes?: string[];
  /** Said instead of the usual sentence when there is nothing. */
  emptyText?: string;
}

/** What a panel lets one choose, above its figures. */
export interface ControlsProps {
  address: InsightAddress;
  onAddress: (next: InsightAddress) => void;
  reader: InsightReader;
}

/** One question: how it is asked and how its answer is shown. Everything else is the frame's. */
export interface PanelSpec<T = unknown> {
  id: string;
  title: MessageKey;
  /** How it is counted. */
  definition: MessageKey;
  roles?: readonly Role[];
  /** Takes half the width where there is room. */
  half?: boolean;
  /** How many filters the figures bear; 0 for what knows none. */
  limit: (ask: Ask) => number;
  /** What of `Ask` the answer hangs on, beyond range, filters and role. */
  uses?: readonly ('then' | 'by' | 'revision')[];
  /** Asked again after so long while it is looked at. */
  everyMs?: number;
  Controls?: ComponentType<ControlsProps>;
  load(reader: InsightReader, ask: Ask): Promise<T>;
  show(data: T, ask: Ask, say: Say): PanelView;
}

/** Whether a chart has any bar or square to show; one whose numbers are all hidden is left to its table. */
export function hasDrawable(chart: Chart): boolean {
  if (chart.kind === 'heat') return chart.values.flat().some((value) => typeof value === 'number');
  return !('series' in chart) || chart.series.some(({ values }) => values.some((value) => value !== null));
}

/** Whether some of what a chart draws has a gap where its number is hidden, which must not be read as 0. */
export function hasGaps(chart: Chart): boolean {
  return (
    (chart.kind === 'columns' || chart.kind === 'lines') &&
    chart.series.some(({ values }) => values.includes(null))
  );
}

/** full when any number may be shown, too_few when all there is is hidden. */
export function stateOf(values: readonly (number | null | undefined)[]): PanelView['state'] {
  if (values.some((value) => typeof value === 'number' && value !== 0)) return 'full';
  return values.includes(null) ? 'too_few' : 'empty';
}
