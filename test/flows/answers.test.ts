// family-H1: a family asks the town's words, meets the fact itself, and asks a person where the town does not tell.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser({ webgl: false });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openPlaces(locale: string): Promise<Page> {
  const page = await (await browser.newContext(phone)).newPage();
  await page.addInitScript((chosen) => {
    localStorage.setItem('hiroba.locale', chosen);
  }, locale);
  await page.goto(`${server.url}/hoshimi/places`);
  return page;
}

test('family-H1: 給食 アレルギー answers with the fact, its date and owner, and leads to the spot', async () => {
  const page = await openPlaces('ja');
  await page.getByRole('searchbox').fill('給食 アレルギー');
  const answers = page.getByRole('region', { name: '「給食 アレルギー」の答え' });
  const first = answers.getByRole('listitem').first();
  await first.getByText('卵と乳を除くことのみ').waitFor();
  await first.getByText('星見小学校 › 給食').waitFor();
  await first.getByText(/2026年.*に確認.*課/).waitFor();
  expect(await first.getByRole('link', { name: '3Dで見る' }).getAttribute('href')).toBe(
    '/hoshimi/tour?spot=school-lunch',
  );
  await first.getByRole('link', { name: 'くわしく読む' }).click();
  await page.getByRole('heading', { level: 1, name: '星見小学校' }).waitFor();
  expect(page.url()).toMatch(/hoshimi-elementary#school-lunch$/);
  await page.context().close();
});

test('what the town does not tell is said so, and asked of a person in one tap, the words written', async () => {
  const page = await openPlaces('ja');
  await page.getByRole('searchbox').fill('移住支援金');
  await page.getByText('「移住支援金」は、この町の案内に書いてありません').waitFor();
  await page.getByRole('link', { name: '「移住支援金」のことを相談員に聞く' }).click();
  await page.getByRole('heading', { name: 'だれが引っ越しますか' }).waitFor();
  await page.goto(`${page.url().split('#')[0] ?? ''}?step=words`.replace(/$/, '#about=移住支援金'));
  expect(await page.locator('#field-words').inputValue()).toBe('「移住支援金」について知りたいです。');
  await page.context().close();
});

test('while kana are converted nothing is asked, and offline the list still works', async () => {
  const page = await openPlaces('en');
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/functions/v1/search')) asked += 1;
  });
  const box = page.getByRole('searchbox');
  await box.focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'きゅうしょく', selectionStart: 6, selectionEnd: 6 });
  await page.waitForTimeout(800);
  expect(asked).toBe(0);
  await session.send('Input.insertText', { text: '給食' });
  await page.getByRole('heading', { name: 'About “給食”' }).waitFor();
  expect(asked).toBe(1);

  await page.context().setOffline(true);
  await box.fill('school');
  await page.getByText('There is no connection, so answers cannot be looked for.').waitFor();
  await page
    .getByRole('link', { name: /Hoshimi Elementary/ })
    .first()
    .waitFor();
  await page.context().close();
});

test('family-M4: who asks from a place finds it quoted, and what they wrote themselves stays', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  await page.goto(`${server.url}/hoshimi/places/hoshimi-elementary`);
  await page.getByRole('main').getByRole('link', { name: '相談する' }).click();
  const words = page.locator('#field-words');
  await words.waitFor();
  expect(await words.inputValue()).toBe('「星見小学校」について知りたいです。');
  await words.fill('冬の通学路のこと');
  await page.goto(`${server.url}/hoshimi`);
  await page.goto(`${server.url}/hoshimi/consult#about=給食`);
  await words.waitFor();
  expect(await words.inputValue()).toBe('冬の通学路のこと');
  await page.context().close();
});

test('the map shows where the answers are, and the tour answers and walks there', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  await page.goto(`${server.url}/hoshimi/map`);
  await page.getByRole('searchbox').fill('終電');
  await page.getByRole('region', { name: '「終電」の答え' }).getByText('5:52 と 22:08').waitFor();
  await page.getByRole('row', { name: /星見駅/ }).waitFor();
  await page.context().close();

  const withWebgl = await launchBrowser();
  const walker = await (await withWebgl.newContext(phone)).newPage();
  await walker.goto(`${server.url}/hoshimi/tour`);
  await walker.locator('[data-ready="true"]').waitFor({ timeout: 120_000 });
  await walker.getByRole('button', { name: '場所' }).first().click();
  await walker.getByRole('searchbox').fill('終電');
  await walker.getByRole('link', { name: '3Dで見る' }).first().click();
  await walker.getByRole('heading', { name: '時刻表' }).waitFor();
  expect(new URL(walker.url()).searchParams.get('spot')).toBe('station-timetable');
  await withWebgl.close();
});
