import { expect, test } from 'vitest';
import { scaleSteps, stepOf } from './scale.ts';

test('the steps cover every number from 1 to the most without gap or overlap', () => {
  for (const most of [1, 2, 3, 5, 17, 100, 999]) {
    const steps = scaleSteps(most);
    expect(steps[0]?.from).toBe(1);
    expect(steps.at(-1)?.to).toBe(most);
    for (let n = 1; n <= most; n += 1) {
      expect(steps.filter((s) => n >= s.from && n <= s.to)).toHaveLength(1);
    }
  }
});

test('the most falls in the darkest step and nothing in none', () => {
  const steps = scaleSteps(40);
  expect(stepOf(40, steps)).toBe(3);
  expect(stepOf(0, steps)).toBe(-1);
  expect(scaleSteps(0)).toEqual([]);
});
