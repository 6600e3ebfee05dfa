import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterQuiet } from './afterQuiet.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('waits for quiet, acts once, and again after the next touch', () => {
  const at: number[] = [];
  const begun = performance.now();
  const quiet = afterQuiet(700, () => at.push(performance.now() - begun));
  quiet.touch();
  for (let i = 0; i < 4; i += 1) {
    vi.advanceTimersByTime(500);
    quiet.touch();
  }
  vi.advanceTimersByTime(5000);
  expect(at).toEqual([2700]);
  quiet.touch();
  vi.advanceTimersByTime(5000);
  expect(at).toEqual([2700, 7700]);
});

it('stopped, it does not act', () => {
  let acts = 0;
  const quiet = afterQuiet(700, () => (acts += 1));
  quiet.touch();
  quiet.stop();
  vi.advanceTimersByTime(5000);
  quiet.touch();
  vi.advanceTimersByTime(5000);
  expect(acts).toBe(1);
});
