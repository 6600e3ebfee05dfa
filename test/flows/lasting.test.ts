// What must not wear out: memory over many doors (npm run soak does it for half an hour), and a tab that was away.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, phone } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { growth, soak, type Lap } from '../support/soak.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('going in and out of a house leaves nothing behind, on the GPU or in memory', async () => {
  const laps = await soak(browser, server.url, { isOver: (done) => done.length === 5, isBrief: true });
  expect(growth(laps), JSON.stringify(laps)).toEqual([]);
  expect(laps.at(-1)?.geometries).toBeGreaterThan(5);
});

test('growth is told: one picture more on the GPU, or a space more in memory', () => {
  const flat: Lap = { geometries: 19, textures: 3, programs: 7, megabytes: 17, nodes: 314, listeners: 269 };
  expect(growth([flat, flat, flat, flat, flat])).toEqual([]);
  expect(growth([flat, flat, flat, flat, { ...flat, textures: 4 }])).toEqual(['textures: 3 → 4']);
  expect(growth([flat, flat, flat, flat, { ...flat, megabytes: 18 }])).toEqual(['megabytes: 17 → 18']);
});

test('a tab that was ten minutes away goes on where it was, at a walk and not at a leap', async () => {
  const context = await browser.newContext(phone);
  await context.addInitScript(() => {
    localStorage.setItem('hiroba.tour.settings', JSON.stringify({ chosenTier: 1, opensByStaying: false }));
    // The page's own clock can be put forward: nobody waits ten minutes for a test.
    const real = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => real() + ahead;
    window.addEventListener('test:ahead', () => (ahead += 600_000));
  });
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(`${server.url}/hoshimi/tour?probe=1`);
  await page.waitForSelector('[data-testid="tour"][data-ready="true"]', { timeout: 120_000 });
  const where = () => page.evaluate(() => window.hirobaProbe?.position() ?? { x: NaN, y: NaN, z: NaN });
  const start = await where();
  await page.evaluate(() => {
    void window.hirobaProbe?.walkTo('lookout-stars'); // far: a leap would show
  });
  const away = async (): Promise<number> => {
    const now = await where();
    return Math.hypot(now.x - start.x, now.z - start.z);
  };
  await expect.poll(away, { timeout: 30_000 }).toBeGreaterThan(0.5);

  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  const leap = await page.evaluate(async () => {
    window.dispatchEvent(new Event('test:ahead'));
    const probe = window.hirobaProbe;
    const from = probe?.position();
    const drawn = probe?.frames() ?? 0;
    while ((probe?.frames() ?? 0) < drawn + 2) await new Promise((resolve) => setTimeout(resolve, 20));
    const to = probe?.position();
    return from && to ? Math.hypot(to.x - from.x, to.z - from.z) : NaN;
  });
  // Two pictures at the pace of someone who hurries (7 m/s), each at most half a second apart.
  expect(leap).toBeLessThan(7.1);
  const then = await away();
  await expect.poll(away, { timeout: 30_000 }).toBeGreaterThan(then + 1);
  expect(broken).toEqual([]);
  await context.close();
});
