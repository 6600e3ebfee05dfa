import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { shiomi } from '../../supabase/seed/shiomi/index.ts';
import { startServer, type TestServer } from '../support/server.ts';

const spotCount = shiomi.places.flatMap((place) => place.spots).length;
const repository = path.resolve(import.meta.dirname, '../..');
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

test('a fresh start opens 星見町 from the first page; after town:add 潮見町 stands beside it', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  await page.goto(server.url);
  await page.waitForURL('**/hoshimi');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['supabase/local/packs/main.ts', 'supabase/seed/shiomi'],
    { cwd: repository, env: { ...process.env, HIROBA_DATA_DIR: server.dataDir, SUPABASE_DB_URL: '' } },
  );
  expect(stdout).toContain('潮見町を入れました');
  await page.goto(server.url);
  await page.getByRole('link', { name: '潮見町' }).waitFor();
  expect(await page.getByRole('link', { name: '星見町' }).count()).toBe(1);
  await page.context().close();
});

test('its harbour is walked in the tour, and every spot of its pack is in the list', async () => {
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(`${server.url}/shiomi/tour?spot=harbour-lighthouse`);
  const tour = page.locator('[data-testid=tour][data-ready=true]');
  await tour.waitFor({ timeout: 120_000 });
  await page.getByTestId('spot-card').getByRole('heading', { name: '白い灯台' }).waitFor();
  expect(await tour.getAttribute('data-space')).toBe('town');
  // One stands on the mole, out in the sea.
  await expect
    .poll(async () => Number(await tour.getAttribute('data-z')), { timeout: 30_000 })
    .toBeGreaterThan(45);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '場所' }).click();
  await expect.poll(() => page.getByTestId('places').locator('[data-spot-id]').count()).toBe(spotCount);
  await page.context().close();
});
