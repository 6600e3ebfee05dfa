import { expect, test } from 'vitest';
import { createNetworkShares } from './networkShares.ts';

const visits = (from: number, n: number) => Array.from({ length: n }, (_, i) => `visit-${String(from + i)}`);

test('security-H12: visits of one network beyond its share are told apart, however often they speak', () => {
  const isCrowd = createNetworkShares({ visits: 3, now: () => 0 });
  const told = visits(0, 6).map((id) => isCrowd('hoshimi', 'one', id));
  expect(told).toEqual([false, false, false, true, true, true]);
  expect(visits(0, 6).map((id) => isCrowd('hoshimi', 'one', id.toUpperCase()))).toEqual(told);
  expect(isCrowd('hoshimi', 'two', 'other')).toBe(false);
  expect(isCrowd('shiomi', 'one', 'visit-0')).toBe(false);
});

test('security-H12: a network of many phones has a tenth of a busy day; a flood does not widen it', () => {
  const isCrowd = createNetworkShares({ visits: 3, now: () => 0 });
  for (let i = 0; i < 200; i += 1) expect(isCrowd('hoshimi', `home-${i}`, `home-${i}`)).toBe(false);
  const told = visits(0, 500).map((id) => isCrowd('hoshimi', 'carrier', id));
  expect(told.filter((beyond) => !beyond).length).toBe(22); // 10% of 200 and of what it added itself
});

test('the next day nothing is known of the day before', () => {
  let ms = 0;
  const isCrowd = createNetworkShares({ visits: 1, now: () => ms });
  expect([isCrowd('hoshimi', 'one', 'a'), isCrowd('hoshimi', 'one', 'b')]).toEqual([false, true]);
  ms = 86_400_000;
  expect(isCrowd('hoshimi', 'one', 'b')).toBe(false);
});
