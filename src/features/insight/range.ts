import { endOfMonth, parseDate, startOfMonth, type CalendarDate } from '@internationalized/date';
import type { DayRange } from '../../data/insight.ts';
import { schoolYearOf } from '../../domain/schoolYear.ts';

export const presets = ['today', 'yesterday', '7days', '28days', 'month', 'quarter', 'year'] as const;
export type Preset = (typeof presets)[number];

/** The days of a preset, seen from today; a year is the 年度, 1 April to 31 March, and its quarters begin with April. */
export function presetRange(preset: Preset, today: string): DayRange {
  const day = parseDate(today);
  const last = (days: number): DayRange => ({ from: day.subtract({ days: days - 1 }).toString(), to: today });
  const months = (back: number, count: number): DayRange => {
    const first = startOfMonth(day.subtract({ months: back }));
    return { from: first.toString(), to: endOfMonth(first.add({ months: count - 1 })).toString() };
  };
  switch (preset) {
    case 'today':
      return last(1);
    case 'yesterday': {
      const before = day.subtract({ days: 1 }).toString();
      return { from: before, to: before };
    }
    case '7days':
      return last(7);
    case '28days':
      return last(28);
    case 'month':
      return months(0, 1);
    case 'quarter':
      return months((day.month - 1) % 3, 3);
    case 'year': {
      const { from, to } = schoolYearOf(today);
      return { from, to };
    }
  }
}

export function isDay(text: string | null): text is string {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return parseDate(text).toString() === text;
  } catch {
    return false;
  }
}

export function isBackwards(range: DayRange): boolean {
  return range.from > range.to;
}

/** The database refuses more than 3,700 days. */
export function isTooLong({ from, to }: DayRange): boolean {
  return parseDate(to).compare(parseDate(from)) >= 3_700;
}

export function daysIn({ from, to }: DayRange): number {
  return parseDate(to).compare(parseDate(from)) + 1;
}

/** By what a range moves: one of whole months by its months (30 or 31 days alike), any other by its days. */
export type Shift = { months: number } | { days: number };

function lengthOf({ from, to }: DayRange): Shift {
  const [a, b] = [parseDate(from), parseDate(to)];
  const isWhole = a.day === 1 && endOfMonth(b).day === b.day;
  return isWhole
    ? { months: (b.year - a.year) * 12 + b.month - a.month + 1 }
    : { days: daysIn({ from, to }) };
}
const times = (shift: Shift, n: number): Shift =>
  'months' in shift ? { months: shift.months * n } : { days: shift.days * n };

/** The range before (-1) or after (1) it, as long: of a month the month, of a quarter the quarter. */
export function movedRange(range: DayRange, by: -1 | 1): DayRange {
  const shift = times(lengthOf(range), by);
  const from = parseDate(range.from).add(shift);
  const to = parseDate(range.to);
  const end = 'months' in shift ? endOfMonth(to.set({ day: 1 }).add(shift)) : to.add(shift);
  return { from: from.toString(), to: end.toString() };
}

export const comparisons = ['before', 'year'] as const;
export type Comparison = (typeof comparisons)[number];

/** A range and what it is held against, which lies `back` before it. */
export interface Compared {
  now: DayRange;
  then: DayRange;
  back: Shift;
}

/**
 * As many days just before, or the same days a year earlier. Of a range that still runs, only what has passed is
 * compared.
 */
export function comparedWith(range: DayRange, today: string, versus: Comparison): Compared {
  const isRunning = range.from <= today && today < range.to;
  const back: Shift = versus === 'year' ? { months: 12 } : lengthOf(range);
  const from = parseDate(range.from).subtract(back);
  const whole = 'months' in lengthOf(range);
  const last = parseDate(range.to);
  const end = whole ? endOfMonth(last.set({ day: 1 }).subtract(back)) : last.subtract(back);
  const passed = from.add({ days: daysIn({ from: range.from, to: today }) - 1 });
  // 30 March is as far in its month as 2 March would be in February: never beyond the end.
  const to = isRunning && passed.compare(end) < 0 ? passed : end;
  return { now: range, then: { from: from.toString(), to: to.toString() }, back };
}

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Unit = (typeof units)[number];

/**
 * The day on which the part that a day lies in is followed by the next. Months, quarters and 年度 begin as calendars have
 * them.
 */
function nextPart(day: CalendarDate, unit: Unit): CalendarDate {
  const months = (size: number) =>
    startOfMonth(day).add({ months: size - ((((day.month - 4) % size) + size) % size) });
  switch (unit) {
    case 'day':
      return day.add({ days: 1 });
    case 'week':
      return day.add({ days: 7 });
    case 'month':
      return months(1);
    case 'quarter':
      return months(3);
    case 'year':
      return months(12);
  }
}

/**
 * The parts a range is told in over time, at most `most` of them: days, weeks, months, quarters or 年度; nothing of the
 * future.
 */
export function stepsOf(range: DayRange, today: string, most: number, smallest: Unit = 'day'): DayRange[] {
  const last = parseDate(range.to < today ? range.to : today);
  for (const unit of units.slice(units.indexOf(smallest))) {
    const steps: DayRange[] = [];
    let day = parseDate(range.from);
    while (day.compare(last) <= 0 && (steps.length < most || unit === 'year')) {
      const next = nextPart(day, unit);
      const end = next.subtract({ days: 1 });
      steps.push({ from: day.toString(), to: (end.compare(last) < 0 ? end : last).toString() });
      day = next;
    }
    if (day.compare(last) > 0) return steps;
  }
  return [];
}

/** The same parts as they lie in what a range is compared with. */
export function stepsBefore(steps: readonly DayRange[], { then, back }: Omit<Compared, 'now'>): DayRange[] {
  const starts = steps.map(({ from }) => parseDate(from).subtract(back));
  return starts.map((start, i) => {
    const end = starts[i + 1]?.subtract({ days: 1 }).toString() ?? then.to;
    return { from: start.toString(), to: end };
  });
}
