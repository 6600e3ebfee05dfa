import { expect, test } from 'vitest';
import { compareTables, noVisits, shareOf, stageCount, stepsOfPath, sumOf } from './figures.ts';

const row = (key: string, visits: number) => ({
  ...noVisits(key),
  visits,
  engaged: 2,
  lead: 1,
  engaged_ms: visits * 1000,
});

test('a key that one of two periods lacks had no visits there', () => {
  const found = compareTables([row('a', 9), row('c', 6)], [row('a', 5), row('d', 7)]);
  expect(found.map(({ key, visits, then, change }) => [key, visits, then, change])).toEqual([
    ['a', 9, 5, 4],
    ['c', 6, 0, 6],
    ['d', 0, 7, -7],
  ]);
});

test('without anything to compare with a change is not told, and that is not 0', () => {
  expect(compareTables([row('a', 9)], undefined)[0]).toMatchObject({ then: undefined, change: undefined });
});

test('a share of nothing, or of what is not known, is not told', () => {
  expect(shareOf(5, 20)).toBe(0.25);
  expect(shareOf(5, undefined)).toBeUndefined();
  expect(shareOf(0, 0)).toBeUndefined();
});

test('days add up in every count', () => {
  expect(sumOf([row('2026-11-01', 5), row('2026-11-02', 6)])).toEqual({
    visits: 11,
    engaged: 4,
    considering: 0,
    lead: 2,
    engaged_ms: 11_000,
  });
});

test('the first stage is all visits', () => {
  expect(stageCount(row('a', 9), 'visit')).toBe(9);
  expect(stageCount(row('a', 9), 'lead')).toBe(1);
});

test('a step of a path is told apart into from and to', () => {
  expect(stepsOfPath([row('^>a', 20), row('(map)>$', 3), row('broken', 7)])).toEqual([
    { from: '^', to: 'a', visits: 20 },
    { from: '(map)', to: '$', visits: 3 },
  ]);
});
