import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
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

const tour = (page: Page) => page.getByTestId('tour');

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`${server.url}/hoshimi/tour${query}`);
  await page.locator('[data-testid=tour][data-ready=true]').waitFor({ timeout: 120_000 });
}

test('by keyboard alone one walks, opens a spot in the school, closes it and is back in the square', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  await open(page);
  await page.getByRole('application').focus();
  const z = () => tour(page).getAttribute('data-z');
  await expect.poll(z, { timeout: 20_000 }).not.toBeNull();
  const before = await z();
  await page.keyboard.down('ArrowUp');
  await expect.poll(z, { timeout: 30_000 }).not.toBe(before);
  await page.keyboard.up('ArrowUp');

  await page.getByRole('button', { name: '場所' }).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('places').locator('[data-spot-id=school-classroom]').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=tour][data-space=school]').waitFor({ timeout: 90_000 });
  const card = page.getByTestId('spot-card');
  await card.getByRole('heading', { name: '教室' }).waitFor();
  expect(await card.getByRole('heading', { level: 2 }).evaluate((h) => h === document.activeElement)).toBe(
    true,
  );
  expect(new URL(page.url()).searchParams.get('spot')).toBe('school-classroom');

  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.locator('[data-testid=tour][data-space=square]').waitFor({ timeout: 90_000 });
  expect(new URL(page.url()).searchParams.has('spot')).toBe(false);
  await page.context().close();
});

test('a lost picture comes back; lost a second time, the same spot is offered as a page', async () => {
  const page = await (await browser.newContext(phone)).newPage();
  await open(page, '?spot=daycare-yard');
  const lose = () =>
    page.evaluate(() => {
      const gl = document.querySelector('canvas')?.getContext('webgl2');
      const hold = gl?.getExtension('WEBGL_lose_context');
      hold?.loseContext();
      setTimeout(() => hold?.restoreContext(), 300);
    });
  await lose();
  await page.getByText('景色を描き直しています').waitFor();
  await page.getByText('景色を描き直しています').waitFor({ state: 'detached', timeout: 20_000 });
  expect(await tour(page).getAttribute('data-spot')).toBe('daycare-yard');
  await lose();
  await page.locator('[data-tour-state=still][data-reason=context_lost]').waitFor();
  await page.getByRole('button', { name: /をページで読む/ }).click();
  await page.waitForURL(/\/hoshimi\/places\/hoshimi-daycare#daycare-yard$/);
  await page.context().close();
});
