import { expect, test } from 'vitest';
import { shapeCentre } from './shapeCentre.ts';

test('the middle is that of the largest part, wherever the islands are', () => {
  // A square of 10 at (100, 100), then an island of 1 that begins 500 further right.
  expect(shapeCentre('m 100,100 10,0 0,10 -10,0 z m 500,0 1,0 0,1 -1,0 z')).toEqual({ x: 105, y: 105 });
  expect(shapeCentre('m 0,0 1,0 0,1 -1,0 z m 200,50 20,0 0,-20 -20,0 z')).toEqual({ x: 210, y: 40 });
});
