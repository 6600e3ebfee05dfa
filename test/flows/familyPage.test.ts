// A family with the link of its mail: reads what is held, keeps it, gets a new link, erases everything.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { launchBrowser, phone } from '../support/browser.ts';
import { latestMail } from '../support/latestMail.ts';
import { startServer, staffPassword, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_SEED_PASSWORD: staffPassword } });
  browser = await launchBrowser();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await browser.close();
  await sql.end();
  await server.close();
});

async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}
const keptMails = (text: string): string[] => {
  const dir = path.join(server.dataDir, 'mail');
  const files = existsSync(dir) ? readdirSync(dir) : [];
  return files.filter((file) => readFileSync(path.join(dir, file), 'utf8').includes(text));
};

test('security-M9, M15: the family opens its link, keeps a file to read, renews the link and erases all', async () => {
  const body = consultRequest({ words: '雪道を歩いて通えますか', line_name: 'yuki-line' });
  await sendConsult(server, body);
  const token = await familyToken(server, body.email);
  const [family] = await sql<{ id: string }[]>`
    select household_id as id from public.households where email = ${body.email}`;
  const on = { p_town_id: 'hoshimi', p_household_id: family?.id ?? '' };
  const staff = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
  await staff.auth.signInWithPassword({ email: 'concierge@hoshimi.example', password: staffPassword });
  for (const [rpc, args] of [
    ['add_note', { p_body: '除雪の予定表をお送りしました', p_is_shared: true }],
    ['add_note', { p_body: '内々の覚え', p_is_shared: false }],
    ['add_task', { p_title: '内々の予定', p_due_on: null }],
    ['record_contact', { p_note: '内々の書き込み' }],
    ['open_household', {}],
  ] as const)
    expect((await staff.rpc(rpc, { ...on, ...args })).error).toBeNull();

  const context = await browser.newContext({ ...phone, acceptDownloads: true });
  const asked: string[] = [];
  context.on('request', (request) => {
    asked.push(`${request.url()} ${request.headers().referer ?? ''}`);
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/family#${token}`);
  await page.getByText('雪道を歩いて通えますか').waitFor();
  expect(page.url()).toBe(`${server.url}/family`);
  await page.reload(); // the tab keeps the secret, the address does not
  await page.getByText('除雪の予定表をお送りしました').waitFor();
  await page.getByText('覚え書き1件、やりとりに添えた書き込み1件、職員の予定1件').waitFor();
  expect(await page.locator('main').innerText()).not.toContain('内々');

  const toRead = await saved(page, '読むためのファイル');
  for (const told of [
    body.email,
    'yuki-line',
    '雪道を歩いて通えますか',
    '除雪の予定表',
    '移住コンシェルジュ',
  ])
    expect(toRead).toContain(told);
  for (const told of [
    'これまでのこと',
    '町からご連絡しました',
    'お送りしたメール',
    '覚え書き1件',
    'lang="ja',
  ])
    expect(toRead).toContain(told);
  expect(toRead).not.toMatch(/内々|<button|<script|class=|すべて消す/);
  const data = JSON.parse(await saved(page, 'データ（JSON）')) as { household: Record<string, unknown> };
  expect(data.household).toMatchObject({ email: body.email, line_name: 'yuki-line', locale: 'ja' });

  await page.getByRole('button', { name: '新しいリンクを受け取る' }).click();
  await page.getByRole('button', { name: '新しくする' }).click();
  await page.getByText(`新しいリンクを${body.email}にお送りします`).waitFor();
  await server.runJobs();
  const renewed = /\/family#([0-9a-f]{64})/.exec(latestMail(server.dataDir, body.email))?.[1] ?? '';
  expect(renewed).not.toBe(token);
  await page.goto(`${server.url}/family#${token}`);
  await page.getByText('このリンクは使えません').first().waitFor();
  await page.goto(`${server.url}/family#${renewed}`);
  await page.getByText('雪道を歩いて通えますか').waitFor();

  expect(keptMails(body.email).length).toBeGreaterThanOrEqual(4);
  await page.getByRole('button', { name: 'すべて消す' }).click();
  await page.getByText('元に戻せないことがわかりました').click();
  await page.getByRole('dialog').getByRole('button', { name: 'すべて消す' }).click();
  await page.getByText('すべて消しました').first().waitFor();
  await server.runJobs();
  expect(keptMails(body.email)).toEqual([]);
  expect(asked.filter((line) => line.includes(token) || line.includes(renewed))).toEqual([]);
  await context.close();
}, 180_000);
