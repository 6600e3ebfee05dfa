import {
  insightFilters,
  type DayRange,
  type InsightFilter,
  type InsightFilters,
} from '../../data/insight.ts';
import { comparisons, isDay, presetRange, presets, type Comparison, type Preset } from './range.ts';

/** What stages and families can be split by, in the order of the screens; a subset of the filters. */
export const dims = ['region', 'device', 'campaign', 'locale', 'visitor', 'entry'] as const;
export type Dim = (typeof dims)[number];

/** Everything an address of the page says. A preset moves on with the days, so that what was saved stays of use. */
export interface InsightAddress {
  preset: Preset | null;
  range: DayRange;
  filters: InsightFilters;
  versus: Comparison;
  /** What the funnel is split by. */
  by: Dim | null;
  /** The revision whose effect is looked at; null: the newest. */
  revision: number | null;
}

const isPreset = (text: string | null): text is Preset => presets.some((preset) => preset === text);
/** What a value can be; anything else in an address is dropped. */
const value = /^[\p{L}\p{M}\p{N}_.()-]{1,80}$/u;

const usual: Preset = '28days';

/** Reads an address; what is missing or nonsense means the last 28 days, everyone, against the period before. */
export function parseAddress(query: URLSearchParams, today: string): InsightAddress {
  const from = query.get('from');
  const to = query.get('to');
  const asked = query.get('range');
  const own = isDay(from) && isDay(to) ? { from, to } : null;
  const preset = own ? null : isPreset(asked) ? asked : usual;
  const filters: InsightFilters = {};
  for (const name of insightFilters) {
    const text = query.get(name);
    if (text !== null && value.test(text)) filters[name] = text;
  }
  const revision = query.get('revision') ?? '';
  return {
    preset,
    range: own ?? presetRange(preset ?? usual, today),
    filters,
    versus: comparisons.find((c) => c === query.get('versus')) ?? 'before',
    by: dims.find((dim) => dim === query.get('by')) ?? null,
    revision: /^[1-9]\d{0,8}$/.test(revision) ? Number(revision) : null,
  };
}

/** The address as text, without what goes without saying; '' for the page as it opens. */
export function writeAddress(address: InsightAddress): string {
  const query = new URLSearchParams();
  if (address.preset === null) {
    query.set('from', address.range.from);
    query.set('to', address.range.to);
  } else if (address.preset !== usual) query.set('range', address.preset);
  for (const name of insightFilters) {
    const text = address.filters[name];
    if (text !== undefined) query.set(name, text);
  }
  if (address.versus !== 'before') query.set('versus', address.versus);
  if (address.by !== null) query.set('by', address.by);
  if (address.revision !== null) query.set('revision', String(address.revision));
  return query.toString();
}

/** Only those filters that are named. */
export function onlyFilters(filters: InsightFilters, names: readonly InsightFilter[]): InsightFilters {
  return Object.fromEntries(
    Object.entries(filters).filter(([name]) => names.some((wanted) => wanted === name)),
  );
}

/** With a value of a filter, or without it. */
export function withFilter(
  address: InsightAddress,
  name: InsightFilter,
  text: string | null,
): InsightAddress {
  const others = insightFilters.filter((other) => other !== name);
  const filters = onlyFilters(address.filters, others);
  return { ...address, filters: text === null ? filters : { ...filters, [name]: text } };
}

export function filterCount(filters: InsightFilters): number {
  return Object.keys(filters).length;
}
