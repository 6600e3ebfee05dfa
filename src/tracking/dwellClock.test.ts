import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Tab } from '../../test/support/trackingBench.ts';
import { createDwellClock, type DwellClock } from './dwellClock.ts';

let tab: Tab;
let clock: DwellClock<string>;
let reports: [string, number][];
const total = (target: string) => reports.filter(([t]) => t === target).reduce((sum, [, ms]) => sum + ms, 0);

beforeEach(() => {
  vi.useFakeTimers();
  tab = new Tab();
  reports = [];
  clock = createDwellClock<string>(tab, (target, ms) => reports.push([target, ms]));
});
afterEach(() => {
  clock.stop();
  vi.useRealTimers();
});

describe('engaged dwell', () => {
  test('counts every millisecond of a visible, focused, busy page', async () => {
    const stop = clock.enter('classroom');
    await tab.spend(20_345);
    stop();
    expect(total('classroom')).toBe(20_345);
  });

  test('is written down every 15 s and at the end', async () => {
    const stop = clock.enter('classroom');
    await tab.spend(40_000);
    expect(reports).toEqual([
      ['classroom', 15_000],
      ['classroom', 15_000],
    ]);
    stop();
    expect(reports.at(-1)).toEqual(['classroom', 10_000]);
  });

  test('stops 30 s after the last input and goes on with the next one', async () => {
    const stop = clock.enter('gym');
    tab.touch();
    await vi.advanceTimersByTimeAsync(75_000);
    expect(total('gym')).toBe(30_000);
    tab.touch();
    await vi.advanceTimersByTimeAsync(2_500);
    stop();
    expect(total('gym')).toBe(32_500);
  });

  test.each(['pointerdown', 'pointermove', 'keydown', 'touchstart', 'touchmove', 'wheel', 'scroll'])(
    'takes %s as input',
    async (name) => {
      clock.enter('gym');
      await vi.advanceTimersByTimeAsync(60_000);
      tab.window.dispatchEvent(new Event(name));
      await vi.advanceTimersByTimeAsync(1_000);
      clock.flush();
      expect(total('gym')).toBe(31_000);
    },
  );

  test('does not take entering for input: a walk that stands still goes idle', async () => {
    await vi.advanceTimersByTimeAsync(29_000);
    clock.enter('gym');
    await vi.advanceTimersByTimeAsync(20_000);
    clock.flush();
    expect(total('gym')).toBe(1_000);
  });

  test('does not count while hidden, and is written down at the moment of hiding', async () => {
    clock.enter('library');
    await tab.spend(4_000);
    tab.show(false);
    expect(reports).toEqual([['library', 4_000]]);
    await vi.advanceTimersByTimeAsync(20_000);
    tab.show(true);
    await tab.spend(3_000);
    clock.flush();
    expect(total('library')).toBe(7_000);
  });

  test('does not count while another window has the focus', async () => {
    clock.enter('library');
    await tab.spend(4_000);
    tab.focus(false);
    await tab.spend(10_000);
    tab.focus(true);
    await tab.spend(1_000);
    clock.flush();
    expect(total('library')).toBe(5_000);
  });

  test('goes on where an in-app browser never says that focus came back', async () => {
    clock.enter('library');
    tab.focus(false);
    tab.loseFocusEvents(true);
    await tab.spend(6_000);
    clock.flush();
    expect(total('library')).toBe(6_000);
  });

  test('does not count a sleeping machine: at most one tick of it', async () => {
    clock.enter('lunch');
    await tab.spend(2_000);
    tab.sleep(8 * 3_600_000);
    tab.touch();
    await tab.spend(2_000);
    clock.flush();
    expect(total('lunch')).toBeGreaterThanOrEqual(4_000);
    expect(total('lunch')).toBeLessThanOrEqual(5_000);
  });

  test('does not count a short sleep that idling alone would not catch', async () => {
    clock.enter('lunch');
    await tab.spend(1_500);
    tab.sleep(20_000);
    await vi.advanceTimersByTimeAsync(1_000);
    clock.flush();
    expect(total('lunch')).toBeLessThanOrEqual(3_500);
  });

  test('never looks at the wall clock', async () => {
    clock.enter('lunch');
    await tab.spend(1_000);
    tab.wallErrorMs = 86_400_000;
    await tab.spend(1_000);
    clock.flush();
    expect(total('lunch')).toBe(2_000);
  });

  test('belongs to the latest entered, and goes back to the one before', async () => {
    const leaveSchool = clock.enter('school');
    await tab.spend(1_000);
    const leaveGym = clock.enter('gym');
    await tab.spend(2_000);
    leaveGym();
    await tab.spend(4_000);
    leaveSchool();
    await tab.spend(8_000);
    expect([total('school'), total('gym')]).toEqual([5_000, 2_000]);
  });

  test('stays with the latest when the one before is left first, and leaving twice changes nothing', async () => {
    const leaveSchool = clock.enter('school');
    const leaveGym = clock.enter('gym');
    leaveSchool();
    leaveSchool();
    await tab.spend(2_000);
    leaveGym();
    leaveGym();
    expect([total('school'), total('gym')]).toEqual([0, 2_000]);
  });

  test('is written down on pagehide', async () => {
    clock.enter('school');
    await tab.spend(1_234);
    tab.leave();
    expect(reports).toEqual([['school', 1_234]]);
  });

  test('never reports more than the contract takes at once', async () => {
    clock.enter('school');
    await tab.spend(600_000, 3_000);
    clock.flush();
    expect(total('school')).toBe(600_000);
    expect(Math.max(...reports.map(([, ms]) => ms))).toBeLessThanOrEqual(20_000);
  });
});
