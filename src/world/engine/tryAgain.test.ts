import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tryAgain } from './tryAgain.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('tries again later and later until it works, and then no more', async () => {
  const at: number[] = [];
  const begun = Date.now();
  const act = () => {
    at.push(Date.now() - begun);
    return at.length < 4 ? Promise.reject(new Error('no line')) : Promise.resolve();
  };
  const done = tryAgain(act, () => true);
  await vi.advanceTimersByTimeAsync(120_000);
  await done;
  expect(at).toEqual([0, 2000, 6000, 14_000]);
});

it('gives up when nobody wants it any more', async () => {
  let times = 0;
  const done = tryAgain(
    () => {
      times += 1;
      return Promise.reject(new Error('no line'));
    },
    () => times < 2,
  );
  await vi.advanceTimersByTimeAsync(60_000);
  await done;
  expect(times).toBe(2);
});
