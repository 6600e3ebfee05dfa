import { beforeEach, expect, test, vi } from 'vitest';

const noon = Date.UTC(2026, 10, 22, 3);
const said = (ms: number) => new Response('', { headers: { Date: new Date(ms).toUTCString() } });
let clock: typeof import('./serverClock.ts');

beforeEach(async () => {
  vi.resetModules();
  clock = await import('./serverClock.ts');
});
const now = () => clock.serverNow().getTime();

test('bugs-F17: the time is what the server said, and goes on from there', async () => {
  clock.heedServerTime(said(noon));
  expect(now()).toBeGreaterThanOrEqual(noon);
  const before = now();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(now() - before).toBeGreaterThanOrEqual(50);
});

test('bugs-F17: an answer from a cache, or without a date, does not set it back', () => {
  clock.heedServerTime(said(noon));
  clock.heedServerTime(said(noon - 3_600_000));
  clock.heedServerTime(new Response(''));
  expect(now()).toBeGreaterThanOrEqual(noon);
});

test('before the server has said anything this computer is believed', () => {
  expect(Math.abs(now() - Date.now())).toBeLessThan(1_000);
});
