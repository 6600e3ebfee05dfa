import { expect, it } from 'vitest';
import { splitHours } from './splitHours.ts';

it('says hours as hours and minutes, and never sixty minutes', () => {
  expect(splitHours(9.8)).toEqual({ h: 9, min: 48 });
  expect(splitHours(13)).toEqual({ h: 13, min: 0 });
  expect(splitHours(9.97)).toEqual({ h: 10, min: 0 });
});
