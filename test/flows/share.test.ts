// What somebody sends on, from the page and from the tour's card.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser } from '../support/browser.ts';
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

/** What lies on the clipboard after 送る, without the server's own address. */
async function sendsOn(page: Page): Promise<string> {
  await page.getByRole('button', { name: '送る' }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('/hoshimi/');
  return (await copied()).slice(server.url.length);
}

test('bugs-F11: whose link it was is not sent on with the address', async () => {
  const context = await browser.newContext({
    ...desktop,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript(() =>
    localStorage.setItem('hiroba.tour.settings', JSON.stringify({ chosenTier: 1 })),
  );
  const page = await context.newPage();
  await page.goto(`${server.url}/hoshimi/places/hoshimi-elementary?c=qr-1&fbclid=x&lang=ja`);
  expect(await sendsOn(page)).toBe('/hoshimi/places/hoshimi-elementary?lang=ja');

  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.goto(`${server.url}/hoshimi/tour?spot=school-library&utm_campaign=fair&gclid=y`);
  await page.getByTestId('spot-card').waitFor({ timeout: 120_000 });
  expect(await sendsOn(page)).toBe('/hoshimi/tour?space=school&spot=school-library');
  await context.close();
});
