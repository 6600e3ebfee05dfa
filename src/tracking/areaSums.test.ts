import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Tab } from '../../test/support/trackingBench.ts';
import { createAreaSums, type AreaSums } from './areaSums.ts';

let tab: Tab;
let told: { space: string; cells: { cell: string; stood_ms: number }[] }[];
let areas: AreaSums;
const at = (cell: string) =>
  told.flatMap(({ cells }) => cells).reduce((sum, one) => sum + (one.cell === cell ? one.stood_ms : 0), 0);

beforeEach(() => {
  vi.useFakeTimers();
  tab = new Tab();
  told = [];
  areas = createAreaSums(tab, (space, cells) => told.push({ space, cells }));
});
afterEach(() => void vi.useRealTimers());

describe('where one stands', () => {
  test('is summed by square and told every 15 s, in the order of the names and not of the steps', async () => {
    for (const cell of ['3:1', '2:1', '3:1', '1:1']) {
      areas.stand('square', cell);
      await tab.spend(4_000);
    }
    expect(told).toEqual([]);
    await tab.spend(15_000);
    expect(told[0]?.cells.map(({ cell }) => cell)).toEqual(['1:1', '2:1', '3:1']);
    areas.leave();
    expect([at('3:1'), at('2:1'), at('1:1')]).toEqual([8_000, 4_000, 19_000]);
  });

  test('is told when one goes into another space, and never mixed with it', async () => {
    areas.stand('square', '0:0');
    await tab.spend(2_000);
    areas.stand('school', '0:0');
    await tab.spend(3_000);
    areas.leave();
    expect(told).toEqual([
      { space: 'square', cells: [{ cell: '0:0', stood_ms: 2_000 }] },
      { space: 'school', cells: [{ cell: '0:0', stood_ms: 3_000 }] },
    ]);
  });

  test('does not count while hidden, idle, or nowhere on the ground', async () => {
    areas.stand('square', '0:0');
    await tab.spend(2_000);
    tab.show(false);
    await vi.advanceTimersByTimeAsync(9_000);
    tab.show(true);
    tab.touch();
    await vi.advanceTimersByTimeAsync(90_000);
    areas.leave();
    await tab.spend(5_000);
    areas.flush();
    expect(at('0:0')).toBe(32_000);
  });

  test('is never more squares at once than the contract takes, and loses none', async () => {
    for (let n = 0; n < 100; n += 1) {
      areas.stand('square', `${n}:0`);
      await tab.spend(100);
    }
    areas.leave();
    expect(Math.max(...told.map(({ cells }) => cells.length))).toBeLessThanOrEqual(32);
    expect(told.flatMap(({ cells }) => cells)).toHaveLength(100);
  });

  test('is forgotten when the visitor says no', async () => {
    areas.stand('square', '0:0');
    await tab.spend(9_000);
    areas.forget();
    areas.flush();
    expect(told).toEqual([]);
  });
});
