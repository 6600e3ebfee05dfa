import { expect, test } from 'vitest';
import {
  comparedWith,
  isBackwards,
  isTooLong,
  junsIn,
  movedByJuns,
  presetRange,
  presets,
  stepsOf,
  wholeTenDays,
} from './range.ts';

const today = '2026-11-22';

test('presets are whole ten days, months, quarters and fiscal years, so that little is hidden', () => {
  expect(presetRange('jun', today)).toEqual({ from: '2026-11-21', to: '2026-11-30' });
  expect(presetRange('month', today)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect(presetRange('last-month', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(presetRange('quarter', today)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(presetRange('quarter', '2027-03-31')).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  expect(presetRange('last-quarter', today)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(presetRange('last-quarter', '2027-01-31')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  for (const preset of presets) {
    const range = presetRange(preset, today);
    expect(wholeTenDays(range)).toEqual(range);
  }
});

test('the year is the fiscal year, 1 April to 31 March', () => {
  expect(presetRange('year', today)).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  expect(presetRange('year', '2027-02-01')).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  expect(presetRange('last-year', '2027-02-01')).toEqual({ from: '2025-04-01', to: '2026-03-31' });
});

test('a range that ends before it begins, or is longer than ten years, is noticed', () => {
  expect(isBackwards({ from: '2026-05-01', to: '2026-04-01' })).toBe(true);
  expect(isTooLong({ from: '2016-01-01', to: '2026-04-01' })).toBe(true);
  expect(isTooLong({ from: '2017-01-01', to: '2026-04-01' })).toBe(false);
});

test('figures are of the whole ten days that a range touches', () => {
  expect(wholeTenDays({ from: '2026-02-10', to: '2026-02-21' })).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
  expect(wholeTenDays({ from: '2026-12-31', to: '2027-01-11' })).toEqual({
    from: '2026-12-21',
    to: '2027-01-20',
  });
});

test('a range moves over months and years by whole ten days', () => {
  expect(junsIn({ from: '2026-02-01', to: '2026-02-28' })).toBe(3);
  expect(movedByJuns({ from: '2026-03-01', to: '2026-03-31' }, -3)).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
  expect(movedByJuns({ from: '2026-01-01', to: '2026-01-10' }, -1)).toEqual({
    from: '2025-12-21',
    to: '2025-12-31',
  });
});

test('the period before is as long and ends where this one begins; a year earlier is the same months', () => {
  const october = { from: '2026-10-01', to: '2026-10-31' };
  expect(comparedWith(october, today, 'before').then).toEqual({ from: '2026-09-01', to: '2026-09-30' });
  expect(comparedWith(october, today, 'year').then).toEqual({ from: '2025-10-01', to: '2025-10-31' });
});

test('of a fiscal year that is still running only what has begun is compared', () => {
  const year = presetRange('year', today);
  expect(comparedWith(year, today, 'year')).toEqual({
    now: year,
    then: { from: '2025-04-01', to: '2025-11-30' },
  });
});

test('over time a range is drawn in at most about 13 parts that fill it up to today without gap or overlap', () => {
  expect(stepsOf(presetRange('year', today), today)).toHaveLength(8); // April to November, by the month
  expect(stepsOf(presetRange('quarter', today), today)).toHaveLength(6); // by ten days
  for (const range of [
    presetRange('last-year', today),
    { from: '2026-05-11', to: '2026-10-20' },
    { from: '2024-02-11', to: '2026-03-20' },
    { from: '2017-01-01', to: '2026-10-31' },
  ]) {
    const steps = stepsOf(range, today);
    expect(steps.length).toBeLessThanOrEqual(15);
    expect(steps[0]?.from).toBe(range.from);
    expect(steps.at(-1)?.to).toBe(range.to);
    steps.slice(1).forEach((step, i) => {
      expect(Date.parse(step.from) - Date.parse(steps[i]?.to ?? '')).toBe(86_400_000);
    });
  }
});
