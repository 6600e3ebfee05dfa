import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { differingShare, readPixels } from '../support/pixels.ts';
import { startServer, type TestServer } from '../support/server.ts';

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

const first = (page: Page) => page.locator('canvas[data-first-picture]');
const ready = (page: Page) =>
  page.locator('[data-testid=tour][data-ready=true]').waitFor({ timeout: 120_000, state: 'attached' });
const lite = JSON.stringify({ chosenTier: 1 });

async function openIn(context: BrowserContext): Promise<Page> {
  await context.addInitScript((settings) => localStorage.setItem('hiroba.tour.settings', settings), lite);
  return context.newPage();
}

const difference = async (page: Page, a: Buffer, b: Buffer): Promise<number> =>
  differingShare(await readPixels(page, a), await readPixels(page, b));

test('the first picture is there before the engine, shows what the engine then shows, and goes', async () => {
  const page = await openIn(await browser.newContext({ ...desktop, bypassCSP: true }));
  await page.route(/square-lite-1/, (route) => route.abort()); // what streams in later is no part of the comparison
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/assets\/TourRoute/, async (route: Route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${server.url}/hoshimi/tour`, { waitUntil: 'commit' });
  await first(page).waitFor();
  await page.addStyleTag({
    content: 'body * { visibility: hidden !important } canvas { visibility: visible !important }',
  });
  await page.waitForTimeout(1500); // signs are written a moment later
  const before = await page.screenshot();
  letGo();
  await ready(page);
  await first(page).waitFor({ state: 'detached' });
  await page.waitForTimeout(2500); // without a GPU the picture is sharp once one stands still
  const after = await page.screenshot();
  expect(await difference(page, before, after)).toBeLessThan(0.02);
  expect(await difference(page, before, await blank(page))).toBeGreaterThan(0.5);
  await page.context().close();
});

/** A picture of nothing, by which one sees that the comparison can tell. */
async function blank(page: Page): Promise<Buffer> {
  await page.addStyleTag({ content: 'canvas { visibility: hidden !important } body { background: #fff }' });
  return page.screenshot();
}

test('one may look round in it, and looks the same way when the town has come', async () => {
  const page = await openIn(await browser.newContext(desktop));
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/assets\/TourRoute/, async (route: Route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${server.url}/hoshimi/tour?probe=1`, { waitUntil: 'commit' });
  await first(page).waitFor();
  const before = Number(await first(page).getAttribute('data-yaw'));
  await page.mouse.move(640, 300);
  await page.mouse.down();
  await page.mouse.move(940, 320, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => first(page).getAttribute('data-yaw')).not.toBe(String(before));
  const turned = Number(await first(page).getAttribute('data-yaw'));
  expect(turned).toBeGreaterThan(before + 0.2);
  letGo();
  await ready(page);
  const look = await page.evaluate(() => window.hirobaProbe?.look());
  expect(look?.yaw).toBeCloseTo(turned, 2);
  await page.context().close();
});

test('a first picture that cannot be drawn stands in nobody’s way', async () => {
  const page = await openIn(await browser.newContext(phone));
  await page.route(/firstPicture/, (route) => route.abort());
  await page.goto(`${server.url}/hoshimi/tour`);
  await ready(page);
  expect(await first(page).count()).toBe(0);
  await page.context().close();
});

test('it makes way for what the page has to say, and does not come late', async () => {
  const broken = await openIn(await browser.newContext(phone));
  await broken.route('**/rest/v1/towns*', (route) => route.abort());
  await broken.goto(`${server.url}/hoshimi/tour`);
  await broken.getByRole('button', { name: 'もう一度読み込む' }).click({ timeout: 60_000 });
  expect(await first(broken).count()).toBe(0);
  await broken.context().close();

  const late = await openIn(await browser.newContext(phone));
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await late.route(/\/assets\/firstPicture/, async (route) => {
    await held;
    await route.continue();
  });
  await late.goto(`${server.url}/hoshimi/tour`, { waitUntil: 'commit' });
  await ready(late); // the app has waited long enough
  letGo();
  await late.waitForFunction(
    () => document.querySelector('script[data-first-picture][data-state=left]') !== null,
  );
  await late.waitForTimeout(2000);
  expect(await first(late).count()).toBe(0);
  await late.context().close();
});

test('another season, a spot and a town seen without 3D begin without it', async () => {
  const page = await openIn(await browser.newContext(phone));
  for (const query of ['?season=winter', '?spot=square-well']) {
    await page.goto(`${server.url}/hoshimi/tour${query}`);
    expect(await page.locator('script[data-first-picture]').count()).toBe(0);
    await ready(page);
  }
  await page.evaluate(() => localStorage.setItem('hiroba.tour.settings', JSON.stringify({ chosenTier: 0 })));
  const plain = await page.context().newPage();
  await plain.addInitScript(() => localStorage.setItem('hiroba.tour.settings', '{"chosenTier":0}'));
  await plain.goto(`${server.url}/hoshimi/tour`);
  await plain.locator('[data-tour-state=still]').waitFor();
  expect(await plain.locator('script[data-first-picture]').count()).toBe(0);
  await page.context().close();
});
