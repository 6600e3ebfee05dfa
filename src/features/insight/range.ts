import { endOfMonth, parseDate, startOfMonth, startOfWeek } from '@internationalized/date';
import type { DayRange } from '../../data/insight.ts';
import { schoolYearOf } from '../../domain/schoolYear.ts';

export const presets = ['week', 'month', 'quarter', 'year'] as const;
export type Preset = (typeof presets)[number];

/** The days of a preset, seen from today. The year is the 年度, 1 April to 31 March; the others end today. */
export function presetRange(preset: Preset, today: string): DayRange {
  const day = parseDate(today);
  switch (preset) {
    case 'week':
      return { from: startOfWeek(day, 'ja-JP', 'mon').toString(), to: today };
    case 'month':
      return { from: startOfMonth(day).toString(), to: today };
    case 'quarter':
      return { from: day.subtract({ months: 3 }).add({ days: 1 }).toString(), to: today };
    case 'year': {
      const { from, to } = schoolYearOf(today);
      return { from, to };
    }
  }
}

function isDay(text: string | null): text is string {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return parseDate(text).toString() === text;
  } catch {
    return false;
  }
}

/** The days an address asks for; without them, or with nonsense, the last three months. */
export function rangeOf(query: URLSearchParams, today: string): DayRange {
  const from = query.get('from');
  const to = query.get('to');
  return isDay(from) && isDay(to) ? { from, to } : presetRange('quarter', today);
}

export function isBackwards(range: DayRange): boolean {
  return range.from > range.to;
}

/** Which preset a range is, if any. */
export function presetOf(range: DayRange, today: string): Preset | null {
  return (
    presets.find((preset) => {
      const { from, to } = presetRange(preset, today);
      return from === range.from && to === range.to;
    }) ?? null
  );
}

/**
 * The days that figures are of: whole ten days (1st to 10th, 11th to 20th, 21st to the end of the month) that the range
 * touches. Figures of any days could be subtracted from one another until one visit is left.
 */
export function wholeTenDays({ from, to }: DayRange): DayRange {
  const begin = parseDate(from);
  const end = parseDate(to);
  const month = endOfMonth(end);
  return {
    from: begin.set({ day: begin.day > 20 ? 21 : begin.day > 10 ? 11 : 1 }).toString(),
    to: (end.day > 20 ? month : end.set({ day: end.day > 10 ? 20 : 10 })).toString(),
  };
}
