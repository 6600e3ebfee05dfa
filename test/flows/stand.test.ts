// Where they stand, from the browser to the plan and the tiles: squares told through collect, rolled up, hidden below
// five, drawn for staff in the panel and on the ground of the 3D town, and for nobody else.
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser } from '../support/browser.ts';
import { settle } from '../support/settle.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';

let server: TestServer;
let browser: Browser;
let sql: postgres.Sql;

async function tell(cells: string[]): Promise<void> {
  const now = new Date().toISOString();
  const stamp = { occurred_at: now, revision: 1 };
  const answer = await fetch(`${server.url}/functions/v1/collect`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: server.anonKey, 'user-agent': desktop.userAgent },
    body: JSON.stringify({
      v: 1,
      town_id: 'hoshimi',
      sent_at: now,
      visit: {
        visit_id: randomUUID(),
        visitor_id: randomUUID(),
        started_at: new Date(Date.now() - 60_000).toISOString(),
        entry: 'tour',
        locale: 'ja',
        device_class: 'desktop',
        revision: 1,
      },
      events: [
        {
          ...stamp,
          event_id: randomUUID(),
          name: 'area_dwelled',
          space_id: 'square',
          cells: cells.map((cell) => ({ cell, stood_ms: 9_000 })),
        },
      ],
    }),
  });
  expect(((await answer.json()) as { refused: unknown[] }).refused).toEqual([]);
}

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  for (let n = 0; n < 9; n += 1) await tell(['0:1', '1:1', '2:1', ...(n < 3 ? ['5:5'] : [])]);
  await settle(sql, 'hoshimi');
});
afterAll(async () => {
  await browser.close();
  await sql.end();
  await server.close();
});

async function openTour(page: Page): Promise<void> {
  await page.goto(`${server.url}/hoshimi/tour?overlay=stand`);
  await page.locator('[data-testid=tour][data-ready=true]').waitFor({ timeout: 120_000 });
}

test('time on the ground is in no sum of engaged time', async () => {
  const cells = await sql<{ panel: string; ms: string }[]>`
    select panel, sum(engaged_ms) as ms from public.day_sums where town_id = 'hoshimi' group by panel`;
  const ms = Object.fromEntries(cells.map((cell) => [cell.panel, Number(cell.ms)]));
  expect(ms.area).toBe((9 * 3 + 3) * 9_000);
  expect(ms.day).toBe(0);
});

test('staff see every square on the plan, however few stood there, and on the ground of the 3D town', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  await signIn(page, server, 'analyst');
  await page.goto(`${server.url}/staff/insight/content`);
  const plan = page.locator('#panel-area svg[data-plan=square]');
  await plan.waitFor({ timeout: 60_000 });
  const shown = (key: string) => plan.locator(`[data-cell="square:${key}"]`).getAttribute('fill');
  await expect.poll(() => shown('5:5')).toBe('var(--color-sky)');
  const fills = await Promise.all(['0:1', '1:1', '2:1'].map(shown));
  expect(fills.filter((fill) => fill === 'var(--color-sky)').length).toBeGreaterThanOrEqual(2);

  await openTour(page);
  const overlay = page.getByTestId('stand-overlay');
  await overlay.getByText('職員だけに見えます').waitFor({ timeout: 60_000 });
  await expect.poll(() => overlay.getAttribute('data-tiles')).toBe('4');
  await overlay.getByRole('button', { name: '重ねるのをやめる' }).focus();
  await page.keyboard.press('Enter');
  await overlay.waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.has('overlay')).toBe(false);
  await page.context().close();
});

test('a visitor who writes the same address sees nothing of it and downloads nothing for it', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openTour(page);
  await page.waitForTimeout(2_000);
  expect(await page.getByTestId('stand-overlay').count()).toBe(0);
  expect(asked.filter((url) => /StandOverlay|standing|insight_table/.test(url))).toEqual([]);
  await page.getByRole('button', { name: '設定' }).click();
  await page.getByRole('radio').first().waitFor();
  expect(await page.getByText('職員：立ち止まった').count()).toBe(0);
  await page.context().close();
});
