import { expect, test } from 'vitest';
import { cellOf, cellSize, parseArea, shadeOf } from './areaGrid.ts';

test('squares are 4 m outdoors and 2 m indoors, also on the far side of the origin', () => {
  expect([cellSize(false), cellSize(true)]).toEqual([4, 2]);
  expect([0, 3.99, 4, -0.01, -4, -4.01].map((x) => cellOf(x, 4))).toEqual([0, 0, 1, -1, -1, -2]);
});

test('a key names a space and a square, or nothing', () => {
  expect(parseArea('school:-3:12')).toEqual({ space_id: 'school', cx: -3, cz: 12 });
  for (const odd of ['school', 'school:1', 'school:1:2:3', ':1:2', 'school:1.5:2', 'school:1:1234', ''])
    expect(parseArea(odd)).toBeNull();
});

test('the longest is always darkest', () => {
  expect([0, 9, 10, 30, 60, 100].map((ms) => shadeOf(ms, 100))).toEqual([0, 0, 1, 2, 3, 3]);
});
