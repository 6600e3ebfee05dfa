import { expect, test } from 'vitest';
import { workOut } from '../support/subtract.ts';

test('one hidden cell is the total less the others, two hidden ones are not', () => {
  const one = workOut(3, [
    { parts: [0, 1, 2], value: 20 },
    { parts: [0], value: 11 },
    { parts: [1], value: 7 },
  ]);
  expect(one.tells([2])).toBe(true);
  const two = workOut(3, [
    { parts: [0, 1, 2], value: 20 },
    { parts: [0], value: 11 },
  ]);
  expect(two.tells([2])).toBe(false);
  expect(two.tells([1, 2])).toBe(true);
});

test('a cell between two ranges is their difference', () => {
  const known = workOut(3, [
    { parts: [0, 1, 2], value: 30 },
    { parts: [0, 1], value: 28 },
  ]);
  expect(known.tells([2])).toBe(true);
});

test('what adds up to nothing is nothing, part by part', () => {
  const known = workOut(4, [
    { parts: [0, 1, 2], value: 9 },
    { parts: [0], value: 9 },
    { parts: [1, 3], value: 6 },
  ]);
  expect(known.tells([3])).toBe(true); // 1 and 2 are nothing, so 3 is 6
});

test('a cell at the crossing of two tables is given back by a walk round their margins', () => {
  // Two blocks of four joined by one cell, as careless hiding leaves them: rows {0,1,2},{3,4}, columns {0,3},{1,4},{2,5,6}…
  const known = workOut(9, [
    { parts: [0, 1, 2], value: 12 },
    { parts: [3, 4], value: 10 },
    { parts: [0, 3], value: 9 },
    { parts: [1, 4], value: 10 },
  ]);
  expect(known.tells([2])).toBe(true);
});
