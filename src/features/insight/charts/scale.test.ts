import { expect, test } from 'vitest';
import { scaleSteps, stepOf } from './scale.ts';

test('the steps cover every number from the least to the most without gap or overlap', () => {
  for (const least of [1, 5])
    for (const most of [5, 6, 7, 17, 100, 999]) {
      const steps = scaleSteps(least, most);
      expect(steps[0]?.from).toBe(least);
      expect(steps.at(-1)?.to).toBe(most);
      for (let n = least; n <= most; n += 1) {
        expect(steps.filter((s) => n >= s.from && n <= s.to)).toHaveLength(1);
      }
    }
});

test('the most falls in the darkest step and nothing in none', () => {
  const steps = scaleSteps(5, 40);
  expect(steps).toHaveLength(4);
  expect(stepOf(40, steps)).toBe(3);
  expect(stepOf(5, steps)).toBe(0);
  expect(stepOf(0, steps)).toBe(-1);
  expect(scaleSteps(0, 0)).toEqual([]);
});
