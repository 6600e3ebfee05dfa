import { expect, test } from 'vitest';
import { compareTables, shareOf, stageCount, stepsOfPath, sumOf } from './figures.ts';

const row = (key: string, visits: number | null) => ({
  key,
  visits,
  engaged_ms: visits === null ? null : visits * 1000,
  hidden: visits === null,
});

test('a key that a period lacks had none, a hidden one is not known, and its change is not told', () => {
  expect(
    compareTables([row('a', 9), row('b', null), row('c', 6)], [row('a', 5), row('b', 8), row('d', 7)]),
  ).toEqual([
    { key: 'a', now: 9, then: 5, engagedMs: 9000, change: 4 },
    { key: 'b', now: null, then: 8, engagedMs: null, change: undefined },
    { key: 'c', now: 6, then: 0, engagedMs: 6000, change: 6 },
    { key: 'd', now: 0, then: 7, engagedMs: 0, change: -7 },
  ]);
  expect(compareTables([row('a', 9)], [row('a', null)])[0]).toMatchObject({ then: null, change: undefined });
});

test('a share of a hidden part is hidden, of an unknown whole is not told', () => {
  expect(shareOf(5, 20)).toBe(0.25);
  expect(shareOf(null, 20)).toBeNull();
  expect(shareOf(5, null)).toBeUndefined();
  expect(shareOf(0, 0)).toBeUndefined();
});

test('a sum with a hidden part is not told', () => {
  expect(sumOf([row('a', 5), row('b', 6)])).toBe(11);
  expect(sumOf([row('a', 5), row('b', null)])).toBeNull();
});

test('a stage that is missing had nobody, a hidden one stays hidden', () => {
  const rows = [{ stage: 'visit', visits: null, hidden: true }];
  expect(stageCount(rows, 'visit')).toBeNull();
  expect(stageCount(rows, 'lead')).toBe(0);
});

test('a step of a path is told apart into from and to', () => {
  expect(stepsOfPath([row('^>a', 20), row('(map)>$', null), row('broken', 7)])).toEqual([
    { from: '^', to: 'a', visits: 20 },
    { from: '(map)', to: '$', visits: null },
  ]);
});
