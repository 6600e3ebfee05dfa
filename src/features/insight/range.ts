import { endOfMonth, parseDate, startOfMonth, type CalendarDate } from '@internationalized/date';
import type { DayRange } from '../../data/insight.ts';
import { schoolYearOf } from '../../domain/schoolYear.ts';

export const presets = [
  'jun',
  'month',
  'last-month',
  'quarter',
  'last-quarter',
  'year',
  'last-year',
] as const;
export type Preset = (typeof presets)[number];

/**
 * The days of a preset, seen from today; a year is the 年度, 1 April to 31 March, and its quarters begin in April, July,
 * October and January. Each is one whole part of the tree of time, which is judged as one: what a range cuts into parts has
 * to hide whatever one of them hides (the last three months hid two thirds of what their quarter tells).
 */
export function presetRange(preset: Preset, today: string): DayRange {
  const day = parseDate(today);
  const months = (back: number, count: number): DayRange => {
    const first = startOfMonth(day.subtract({ months: back }));
    return { from: first.toString(), to: endOfMonth(first.add({ months: count - 1 })).toString() };
  };
  switch (preset) {
    case 'jun':
      return wholeTenDays({ from: today, to: today });
    case 'month':
      return months(0, 1);
    case 'last-month':
      return months(1, 1);
    case 'quarter':
      return months((day.month - 1) % 3, 3);
    case 'last-quarter':
      return months(((day.month - 1) % 3) + 3, 3);
    case 'year':
    case 'last-year': {
      const { from, to } = schoolYearOf(preset === 'year' ? today : day.subtract({ years: 1 }).toString());
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
  return parseDate(to).compare(parseDate(from)) > 3_700;
}

const firstOf = (day: CalendarDate) => day.set({ day: day.day > 20 ? 21 : day.day > 10 ? 11 : 1 });
const lastOf = (day: CalendarDate) =>
  day.day > 20 ? endOfMonth(day) : day.set({ day: day.day > 10 ? 20 : 10 });

/**
 * The days that figures are of: whole ten days (1st to 10th, 11th to 20th, 21st to the end of the month) that the range
 * touches. Figures of any days could be subtracted from one another until one visit is left.
 */
export function wholeTenDays({ from, to }: DayRange): DayRange {
  return { from: firstOf(parseDate(from)).toString(), to: lastOf(parseDate(to)).toString() };
}

/** Which ten days since the year 0 a day lies in: 36 a year. */
function junNumber(day: string): number {
  const { year, month, day: date } = parseDate(day);
  return year * 36 + (month - 1) * 3 + (date > 20 ? 2 : date > 10 ? 1 : 0);
}
function junAt(number: number): DayRange {
  const month = Math.floor(number / 3);
  const text = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  const first = `${text}-${['01', '11', '21'][number % 3] ?? '01'}`;
  return wholeTenDays({ from: first, to: first });
}

/** How many ten days a range touches. */
export function junsIn(range: DayRange): number {
  return junNumber(range.to) - junNumber(range.from) + 1;
}

/** The range moved by so many ten days, whole ten days each. */
export function movedByJuns(range: DayRange, by: number): DayRange {
  return {
    from: junAt(junNumber(range.from) + by).from,
    to: junAt(junNumber(range.to) + by).to,
  };
}

export const comparisons = ['before', 'year'] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * What a range is held against: as many ten days just before it, or the same a year earlier. Of a range that reaches into
 * the future, only the ten days that have begun are compared.
 */
export function comparedWith(
  range: DayRange,
  today: string,
  with_: Comparison,
): { now: DayRange; then: DayRange } {
  const whole = wholeTenDays(range);
  const end = wholeTenDays({ from: today, to: today }).to;
  const now = whole.to > end && whole.from <= end ? { from: whole.from, to: end } : whole;
  const back = with_ === 'year' ? 36 : junsIn(now);
  return { now: whole, then: movedByJuns(now, -back) };
}

/** The parts a range is drawn in over time: ten days, months or fiscal quarters, at most about 13; nothing of the future. */
export function stepsOf(range: DayRange, today: string): DayRange[] {
  const whole = wholeTenDays(range);
  const juns = junsIn(whole);
  const size = juns <= 12 ? 1 : juns <= 39 ? 3 : juns <= 120 ? 9 : 36;
  const steps: DayRange[] = [];
  // Parts begin where the tree of time has them: years in April, which is ten days number 9 of a year.
  const aligned = (n: number) => Math.floor((n - 9) / size) * size + 9;
  for (let n = aligned(junNumber(whole.from)); n <= junNumber(whole.to); n += size) {
    const from = junAt(Math.max(n, junNumber(whole.from))).from;
    const to = junAt(Math.min(n + size - 1, junNumber(whole.to))).to;
    if (from <= today) steps.push({ from, to });
  }
  return steps;
}
