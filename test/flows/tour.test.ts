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
  await expect
    .poll(() => card.getByRole('heading', { level: 2 }).evaluate((h) => h === document.activeElement))
    .toBe(true);
  await expect.poll(() => new URL(page.url()).searchParams.get('spot')).toBe('school-classroom');

  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.locator('[data-testid=tour][data-space=square]').waitFor({ timeout: 90_000 });
  await expect.poll(() => new URL(page.url()).searchParams.has('spot')).toBe(false);
  await page.context().close();
});

test('a lost picture comes back; lost a second time, the same spot is offered as a page', async () => {
  const page = await (await browser.newContext(phone)).newPage();
  await open(page, '?spot=daycare-yard');
  const hold = await page.evaluateHandle(() => {
    const gl = document.querySelector('canvas')?.getContext('webgl2');
    return gl?.getExtension('WEBGL_lose_context') ?? null;
  });
  await hold.evaluate((context) => context?.loseContext());
  await page.getByText('景色を描き直しています').waitFor();
  await hold.evaluate((context) => context?.restoreContext());
  await page.getByText('景色を描き直しています').waitFor({ state: 'detached', timeout: 20_000 });
  expect(await tour(page).getAttribute('data-spot')).toBe('daycare-yard');
  await page.keyboard.press('Escape'); // the card closed, one still stands there
  await page.locator('[data-testid=tour][data-spot=""][data-near=daycare-yard]').waitFor();
  await hold.evaluate((context) => context?.loseContext());
  await page.locator('[data-tour-state=still][data-reason=context_lost]').waitFor();
  await page.getByRole('button', { name: /をページで読む/ }).click();
  await page.waitForURL(/\/hoshimi\/places\/hoshimi-daycare#daycare-yard$/);
  await page.context().close();
});

test('a finer picture chosen by hand is drawn with smooth edges at once, a lighter one with fewer pixels', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  await open(page); // without a GPU: lite, on a canvas without antialiasing
  const pixels = () =>
    page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      return canvas ? canvas.width / canvas.clientWidth : 0;
    });
  await page.getByRole('button', { name: '設定' }).click();
  const quality = page.getByRole('group', { name: '見え方' });
  await quality.getByRole('radio', { name: /^ふつう/ }).check({ force: true });
  await page.locator('[data-testid=tour][data-tier="2"]').waitFor();
  await expect.poll(pixels, { timeout: 60_000 }).toBe(1.5);
  await quality.getByRole('radio', { name: /^軽い/ }).check({ force: true });
  await page.locator('[data-testid=tour][data-tier="1"]').waitFor();
  await expect.poll(pixels, { timeout: 60_000 }).toBeLessThanOrEqual(1);
  await page.context().close();
});

test('the season is chosen by keyboard, is in the address, and the figures of the month stand beside it', async () => {
  const page = await (await browser.newContext(phone)).newPage();
  await open(page, '?season=monsoon&hour=25');
  expect(await tour(page).getAttribute('data-season')).toBe('spring');
  await page.getByRole('button', { name: '季節' }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByTestId('moment');
  await panel.getByText('ふだんの年の4月').waitFor();
  await page.locator('[data-testid=tour][data-x][data-z]').waitFor();
  const before = [await tour(page).getAttribute('data-x'), await tour(page).getAttribute('data-z')];
  await panel.getByRole('radio', { name: '春' }).focus();
  await page.keyboard.press('ArrowLeft'); // round to the last one, as radio buttons do
  await page.locator('[data-testid=tour][data-season=winter]').waitFor({ timeout: 60_000 });
  await panel.getByText('ふだんの年の2月').waitFor();
  await panel.getByText('架空の町').waitFor();
  await panel.getByRole('radio', { name: '夜' }).check({ force: true });
  await page.locator('[data-testid=tour][data-hour=night]').waitFor({ timeout: 60_000 });
  expect([await tour(page).getAttribute('data-x'), await tour(page).getAttribute('data-z')]).toEqual(before);
  const asked = (): (string | null)[] => {
    const { searchParams } = new URL(page.url());
    return [searchParams.get('season'), searchParams.get('hour')];
  };
  await expect.poll(asked).toEqual(['winter', 'night']);
  await page.context().close();
});

test(
  'with less motion one is led by keyboard alone, walks off, ' + 'goes on, and looks at the town from above',
  async () => {
    const page = await (await browser.newContext({ ...desktop, reducedMotion: 'reduce' })).newPage();
    await open(page);
    const press = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    const at = async () => [await tour(page).getAttribute('data-x'), await tour(page).getAttribute('data-z')];
    await press('案内');
    await page.locator('[data-walk-id=hard-season]').focus();
    await page.keyboard.press('Enter');
    const walk = page.getByTestId('walk');
    await walk.getByText('1/6').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: '6か所のうち1：冬のしたく' })
      .waitFor({ state: 'attached' });
    const first = await at();
    await press('次へ');
    await walk.getByText('2/6').waitFor();
    await expect.poll(at, { timeout: 20_000 }).not.toEqual(first);

    await page.getByRole('application').focus();
    await page.keyboard.down('ArrowUp');
    await page.getByTestId('walk-resume').waitFor({ timeout: 20_000 });
    await page.keyboard.up('ArrowUp');
    await page.getByTestId('walk-resume').focus();
    await page.keyboard.press('Enter');
    await walk.getByText('2/6').waitFor();
    await page.keyboard.press('Escape');
    await walk.waitFor({ state: 'detached' });

    await page.waitForTimeout(1500); // the last picture has been drawn
    const stood = await at();
    await press('上から見る');
    await page.locator('[data-testid=tour][data-above=true]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-testid=tour][data-above=false]').waitFor();
    expect(await at()).toEqual(stood);
    await press('上から見る');
    await press('星見駅');
    await page.locator('[data-testid=tour][data-above=false]').waitFor();
    await expect.poll(at, { timeout: 20_000 }).not.toEqual(stood);
    await page.context().close();
  },
);
