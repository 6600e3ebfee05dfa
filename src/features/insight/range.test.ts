import { expect, test } from 'vitest';
import {
  comparedWith,
  daysIn,
  isBackwards,
  isTooLong,
  movedRange,
  presetRange,
  stepsBefore,
  stepsOf,
} from './range.ts';

const today = '2026-11-22';

test('staff-4: any days can be asked for: today, yesterday, 7 and 28 days, month, quarter, 年度', () => {
  expect(presetRange('today', today)).toEqual({ from: today, to: today });
  expect(presetRange('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' });
  expect(presetRange('7days', today)).toEqual({ from: '2026-11-16', to: today });
  expect(presetRange('28days', today)).toEqual({ from: '2026-10-26', to: today });
  expect(presetRange('month', today)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect(presetRange('quarter', today)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(presetRange('quarter', '2027-03-31')).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  expect(presetRange('year', '2027-02-01')).toEqual({ from: '2026-04-01', to: '2027-03-31' });
});

test('a range that ends before it begins, or is longer than ten years, is noticed', () => {
  expect(isBackwards({ from: '2026-05-01', to: '2026-04-01' })).toBe(true);
  expect(isTooLong({ from: '2016-01-01', to: '2026-04-01' })).toBe(true);
  expect(isTooLong({ from: '2017-01-01', to: '2026-04-01' })).toBe(false);
});

test('the period before is the month before a month and as many days before any days', () => {
  const before = (from: string, to: string) => comparedWith({ from, to }, today, 'before').then;
  expect(before('2026-10-01', '2026-10-31')).toEqual({ from: '2026-09-01', to: '2026-09-30' });
  expect(before('2026-11-16', '2026-11-22')).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  expect(before('2026-11-22', '2026-11-22')).toEqual({ from: '2026-11-21', to: '2026-11-21' });
});

test('the same days a year before are the same dates; a whole February is a whole February', () => {
  const year = (from: string, to: string) => comparedWith({ from, to }, today, 'year').then;
  expect(year('2026-11-16', '2026-11-22')).toEqual({ from: '2025-11-16', to: '2025-11-22' });
  expect(year('2025-02-01', '2025-02-28')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
});

test('of a period that still runs only as many days as have passed are compared', () => {
  const year = presetRange('year', today);
  const compared = comparedWith(year, today, 'year');
  expect(compared.now).toEqual(year);
  expect(compared.then).toEqual({ from: '2025-04-01', to: '2025-11-22' });
  const march = { from: '2026-03-01', to: '2026-03-31' };
  expect(comparedWith(march, '2026-03-30', 'before').then).toEqual({ from: '2026-02-01', to: '2026-02-28' });
});

test('one moves by months from a month and by days from days', () => {
  expect(movedRange({ from: '2026-02-01', to: '2026-02-28' }, 1)).toEqual({
    from: '2026-03-01',
    to: '2026-03-31',
  });
  expect(movedRange(presetRange('quarter', today), -1)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(movedRange(presetRange('7days', today), -1)).toEqual({ from: '2026-11-09', to: '2026-11-15' });
});

test('over time a range is told in at most so many parts, which fill it up to today without gap or overlap', () => {
  expect(stepsOf(presetRange('28days', today), today, 31)).toHaveLength(28);
  expect(stepsOf(presetRange('year', today), today, 31)).toHaveLength(8); // April to November
  expect(stepsOf(presetRange('28days', today), today, 13, 'week')).toHaveLength(4);
  for (const range of [
    { from: '2026-05-11', to: '2026-10-20' },
    { from: '2024-02-11', to: '2026-03-20' },
    { from: '2017-01-01', to: '2026-10-31' },
  ]) {
    const steps = stepsOf(range, today, 31);
    expect(steps.length).toBeLessThanOrEqual(31);
    expect(steps[0]?.from).toBe(range.from);
    expect(steps.at(-1)?.to).toBe(range.to);
    steps.slice(1).forEach((step, i) => {
      expect(Date.parse(step.from) - Date.parse(steps[i]?.to ?? '')).toBe(86_400_000);
    });
  }
});

test('parts of what is compared with lie side by side with those of the range, and end where it ends', () => {
  const range = { from: '2026-03-01', to: '2026-03-31' };
  const compared = comparedWith(range, today, 'before');
  const steps = stepsOf(range, today, 13, 'week');
  const before = stepsBefore(steps, compared);
  expect(before).toHaveLength(steps.length);
  expect(before[0]).toEqual({ from: '2026-02-01', to: '2026-02-07' });
  expect(before.reduce((sum, step) => sum + Math.max(0, daysIn(step)), 0)).toBe(28);
});
