// A poster hangs whose code nobody told the town: families come by it in browsers, and the analyst takes it into the
// list with one tap, names it, and sees what it brought.
import type { Browser } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { settle } from '../support/settle.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';

let server: TestServer;
let browser: Browser;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await browser.close();
  await sql.end();
  await server.close();
});

test('security-H12: a campaign that was seen is taken into the list with one tap, its visits too', async () => {
  for (let n = 0; n < 3; n += 1) {
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    await page.goto(`${server.url}/hoshimi?c=道の駅`);
    await page.locator('h1').first().waitFor();
    await expect
      .poll(async () => (await sql`select 1 from public.visits where campaign = '道の駅'`).length, {
        timeout: 30_000,
      })
      .toBe(n + 1);
    await context.close();
  }
  await settle(sql, 'hoshimi');

  const page = await (await browser.newContext(desktop)).newPage();
  await signIn(page, server, 'analyst');
  await page.goto(`${server.url}/staff/insight/visitors`);
  const panel = page.locator('#panel-campaigns');
  await panel.getByText('その他の印').first().waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '道の駅 を一覧に加える' }).click();
  const links = page.getByRole('region', { name: '配ったリンクの一覧' });
  await links.getByRole('button', { name: '「道の駅」を直す' }).waitFor();
  expect(await page.getByRole('button', { name: '道の駅 を一覧に加える' }).count()).toBe(0);
  // Earlier visits are counted anew by the job.
  await settle(sql, 'hoshimi');
  await page.reload();
  await expect.poll(() => panel.getByText('道の駅').count(), { timeout: 60_000 }).toBeGreaterThan(0);
  expect(await panel.getByText('その他の印').count()).toBe(0);

  await links.getByRole('button', { name: '「道の駅」を直す' }).click();
  await page.getByRole('dialog').getByLabel('名前').fill('道の駅のちらし');
  await page.getByRole('button', { name: '保存する' }).click();
  await links.getByText('道の駅のちらし').waitFor();
  await expect.poll(() => panel.getByText('道の駅のちらし').count(), { timeout: 30_000 }).toBeGreaterThan(0);
}, 180_000);
