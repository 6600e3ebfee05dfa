import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Tab } from '../../test/support/trackingBench.ts';
import { createSteadyClock } from './steadyClock.ts';

const began = Date.UTC(2026, 10, 22, 12);
beforeEach(() => void vi.useFakeTimers({ now: began }));
afterEach(() => void vi.useRealTimers());

describe('the clock of a visit', () => {
  test.each([600_000, -600_000, 86_400_000, -86_400_000])(
    'stamps go on evenly when the wall clock is set by %i ms',
    async (ms) => {
      const tab = new Tab();
      const clock = createSteadyClock(tab);
      await vi.advanceTimersByTimeAsync(5_000);
      tab.wallErrorMs = ms;
      await vi.advanceTimersByTimeAsync(1_000);
      expect(clock.stamp()).toBe(began + 6_000);
    },
  );

  test('what lies between two acts is never less than nothing, and is known after a sleep', async () => {
    const tab = new Tab();
    const clock = createSteadyClock(tab);
    tab.wallErrorMs = -3_600_000;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(clock.now()).toBe(began + 1_000);
    tab.wallErrorMs = 3_600_000; // the monotonic clock stood still meanwhile
    expect(clock.now()).toBe(began + 3_601_000);
  });

  test('another visit believes the wall clock again', () => {
    const tab = new Tab();
    const clock = createSteadyClock(tab);
    tab.wallErrorMs = 86_400_000;
    clock.restart();
    expect(clock.stamp()).toBe(began + 86_400_000);
    expect(clock.now()).toBe(clock.stamp());
  });
});
