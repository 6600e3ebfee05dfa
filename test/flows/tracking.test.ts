// The tracking client in a real browser: what a closed tab, a lost line and a refusal do to the record.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, phone } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser({ webgl: false });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await browser.close();
  await sql.end();
  await server.close();
});

const school = () => `${server.url}/hoshimi/places/hoshimi-elementary`;
const kept = (page: Page, prefix = 'hiroba.event.') =>
  page.evaluate((start) => Object.keys(localStorage).filter((key) => key.startsWith(start)), prefix);
const visitorOf = (page: Page) =>
  page.evaluate(() => {
    const { visit } = JSON.parse(localStorage.getItem('hiroba.visit.hoshimi') ?? '{}') as {
      visit?: { visitor_id: string };
    };
    return visit?.visitor_id ?? '';
  });
const eventsOf = (visitor: string) =>
  sql<{ event_id: string; name: string; engaged_ms: number | null; is_bot: boolean }[]>`
    select e.event_id, e.name, e.engaged_ms, v.is_bot from public.visits v join public.visit_events e using (town_id,
      visit_id)
    where v.visitor_id = ${visitor}`;
async function readSchool(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(school());
  await page.getByRole('heading', { level: 1, name: '星見小学校' }).waitFor();
  await expect.poll(() => visitorOf(page)).not.toBe('');
  return page;
}
const dwelled = (rows: { engaged_ms: number | null }[]) =>
  rows.reduce((sum, row) => sum + (row.engaged_ms ?? 0), 0);

test('a tab closed mid-visit loses nothing, not even the seconds since the last checkpoint', async () => {
  const context = await browser.newContext(phone);
  const page = await readSchool(context);
  const visitor = await visitorOf(page);
  await page.waitForTimeout(3_000);
  const waited = await kept(page);
  await page.close({ runBeforeUnload: true });
  await expect.poll(async () => dwelled(await eventsOf(visitor))).toBeGreaterThan(2_500);
  const again = await readSchool(context);
  await expect.poll(() => kept(again), { timeout: 15_000 }).toEqual([]);
  const rows = await eventsOf(visitor);
  expect(rows.map((row) => row.event_id)).toEqual(
    expect.arrayContaining(waited.map((key) => key.slice(-36))),
  );
  expect(new Set(rows.map((row) => row.event_id)).size).toBe(rows.length);
  expect(rows[0]?.is_bot).toBe(false); // a person's browser: the flows hide navigator.webdriver
  await context.close();
});

test('what happens without a line waits, and arrives when the line is back', async () => {
  const context = await browser.newContext(phone);
  const page = await readSchool(context);
  const visitor = await visitorOf(page);
  await expect.poll(() => kept(page), { timeout: 15_000 }).toEqual([]);
  await context.setOffline(true);
  await page.waitForTimeout(2_000);
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  const waited = (await kept(page)).map((key) => key.slice(-36));
  expect(waited.length).toBeGreaterThan(0);
  await context.setOffline(false);
  await expect
    .poll(async () => (await eventsOf(visitor)).map((row) => row.event_id), { timeout: 15_000 })
    .toEqual(expect.arrayContaining(waited));
  await context.close();
});

test('Global Privacy Control is obeyed: nothing is sent and nothing is stored', async () => {
  const context = await browser.newContext(phone);
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
  );
  const sent: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('/collect')) sent.push(request.url());
  });
  const page = await context.newPage();
  await page.goto(school());
  await page.getByRole('heading', { level: 1, name: '星見小学校' }).waitFor();
  await page.waitForTimeout(7_000);
  expect([await kept(page, 'hiroba.event.'), await kept(page, 'hiroba.visit.')]).toEqual([[], []]);
  await page.close({ runBeforeUnload: true });
  await context.close();
  expect(sent).toEqual([]);
});
