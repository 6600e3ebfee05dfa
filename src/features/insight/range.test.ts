import { expect, test } from 'vitest';
import { isBackwards, presetOf, presetRange, rangeOf, wholeTenDays } from './range.ts';

const today = '2026-11-22'; // a Sunday

test('the week begins on Monday and ends today', () => {
  expect(presetRange('week', today)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
});

test('the month begins on its first day', () => {
  expect(presetRange('month', today)).toEqual({ from: '2026-11-01', to: '2026-11-22' });
});

test('three months back from the end of May stay inside February', () => {
  expect(presetRange('quarter', '2026-05-31')).toEqual({ from: '2026-03-01', to: '2026-05-31' });
});

test('the year is the fiscal year, 1 April to 31 March', () => {
  expect(presetRange('year', today)).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  expect(presetRange('year', '2027-02-01')).toEqual({ from: '2026-04-01', to: '2027-03-31' });
});

test('an address without days, or with impossible ones, means the last three months', () => {
  const quarter = presetRange('quarter', today);
  expect(rangeOf(new URLSearchParams(''), today)).toEqual(quarter);
  expect(rangeOf(new URLSearchParams('from=2026-02-30&to=2026-03-01'), today)).toEqual(quarter);
  expect(rangeOf(new URLSearchParams('from=2026-13-01&to=x'), today)).toEqual(quarter);
});

test('an address with days means those days, and a backwards range is noticed', () => {
  const range = rangeOf(new URLSearchParams('from=2026-05-01&to=2026-04-01'), today);
  expect(range).toEqual({ from: '2026-05-01', to: '2026-04-01' });
  expect(isBackwards(range)).toBe(true);
});

test('a preset is recognised by its days', () => {
  expect(presetOf({ from: '2026-11-01', to: today }, today)).toBe('month');
  expect(presetOf({ from: '2026-11-02', to: today }, today)).toBeNull();
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
  expect(wholeTenDays({ from: '2026-11-11', to: '2026-11-20' })).toEqual({
    from: '2026-11-11',
    to: '2026-11-20',
  });
});
