// The same main line without any 3D, and with the keyboard alone.
import postgres from 'postgres';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { familyToken } from '../support/askForAdvice.ts';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { fillConsultOnPhone } from '../support/fillConsult.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';

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

test('without WebGL a family reads the school, asks, and the concierge sees what it read', async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${server.url}/hoshimi/tour?spot=school-classroom`);
  await page
    .getByRole('link', { name: /ページで読む/ })
    .or(page.getByRole('button', { name: /ページで読む/ }))
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: '星見小学校' }).waitFor();

  // What the seasons of the 3D show in figures is read here.
  await page.goto(`${server.url}/hoshimi`);
  await page.getByText('一年の気温・雪・昼の長さ').click();
  await page.getByRole('row', { name: /^2月/ }).getByText('16〜45cm').waitFor();

  await page.goto(`${server.url}/hoshimi/places`);
  await page.getByRole('link', { name: '星見小学校' }).first().click();
  await page.getByRole('heading', { level: 1, name: '星見小学校' }).waitFor();
  await page.locator('#school-lunch').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.getElementById('school-lunch')?.scrollIntoView({ block: 'start' }));
  await page.waitForTimeout(8_000);

  const email = 'plain@family.example';
  await page.getByRole('link', { name: /相談/ }).first().click();
  await fillConsultOnPhone(page, { email, linkVisits: true });
  await page.waitForTimeout(6_000); // the outbox sends what is left
  await context.close();

  const rows = await sql<{ ms: number }[]>`
    select sum(e.engaged_ms)::int as ms from public.households h
      join public.household_visitors hv using (town_id, household_id) join public.visits v using (town_id, visitor_id)
      join public.visit_events e using (town_id, visit_id)
    where h.email = ${email} and e.spot_id = 'school-lunch'`;
  expect(rows[0]?.ms).toBeGreaterThan(5_000);

  const staff = await (await browser.newContext(desktop)).newPage();
  await signIn(staff, server, 'concierge');
  await staff.goto(`${server.url}/staff/households`);
  await staff.getByRole('link', { name: /山田/ }).first().click();
  await staff.getByText('給食').first().waitFor();
  await staff.context().close();

  const family = await (await browser.newContext(phone)).newPage();
  await family.goto(`${server.url}/family#${await familyToken(server, email)}`);
  await family.getByText('教室の広さと、冬の通学を知りたいです。').first().waitFor();
  await family.getByText('移住コンシェルジュ').first().waitFor(); // who looked
  await family.context().close();
});

/** Presses Tab until the focused element has this accessible name, as someone without a mouse does. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    const text = await page.evaluate(() => {
      const el = document.activeElement;
      if (!(el instanceof HTMLElement) || el === document.body) return '';
      const labels =
        'labels' in el
          ? [...((el as HTMLInputElement).labels ?? [])].map((l) => l.textContent).join(' ')
          : '';
      return `${el.getAttribute('aria-label') ?? ''} ${labels} ${el.innerText}`;
    });
    if (name.test(text)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by keyboard to ${name.source}`);
}

test('with the keyboard alone a family goes from the welcome page to a sent request', async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(`${server.url}/hoshimi`);
  await page.getByRole('link', { name: '読んでみる' }).first().waitFor();
  await tabTo(page, /読んでみる/);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '星見保育園' }).first().waitFor();
  await tabTo(page, /星見保育園/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '星見保育園' }).waitFor();
  await tabTo(page, /相談する/, 200);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'だれが引っ越しますか' }).waitFor();

  const next = async () => {
    await tabTo(page, /次へ|内容を確かめる/);
    await page.keyboard.press('Enter');
  };
  await next();
  await page.getByRole('heading', { name: 'いつごろですか' }).waitFor();
  await tabTo(page, /以内|決めていない/);
  await page.keyboard.press('ArrowDown');
  await next();
  await page.getByRole('heading', { name: '大事にしたいことは何ですか' }).waitFor();
  await tabTo(page, /保育園・子育て/);
  await page.keyboard.press('Space');
  await next();
  await page.getByRole('heading', { name: 'いまお住まいはどちらですか' }).waitFor();
  await next();
  await page.getByRole('heading', { name: '聞いてみたいことはありますか' }).waitFor();
  await next();
  await page.getByRole('heading', { name: '連絡先を教えてください' }).waitFor();
  await tabTo(page, /お名前/);
  await page.keyboard.type('佐藤');
  await tabTo(page, /メールアドレス/);
  await page.keyboard.type('keyboard@family.example');
  await next();
  await page.getByRole('heading', { name: 'だれが見るか、何に使うか' }).waitFor();
  await tabTo(page, /上の使い方に同意/);
  await page.keyboard.press('Space');
  await next();
  await tabTo(page, /^\s*送る\s*$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '相談が届きました' }).waitFor();
  await context.close();

  const rows =
    await sql`select contact_name, wishes, stage from public.households where email = 'keyboard@family.example'`;
  expect(rows).toEqual([{ contact_name: '佐藤', wishes: ['childcare'], stage: 'new' }]);
});

test('what was typed is there after a reload, and a lost connection loses nothing', async () => {
  const context = await browser.newContext(desktop);
  const page = await context.newPage();
  await page.goto(`${server.url}/hoshimi/consult`);
  await page.getByLabel(/お名前/).fill('鈴木');
  await page.getByLabel(/聞きたいこと/).fill('雪はどのくらい降りますか。');
  await page.reload();
  await page.getByText('前に書きかけた内容があります').waitFor();
  expect(await page.getByLabel(/お名前/).inputValue()).toBe('鈴木');

  await page.getByLabel(/メールアドレス/).fill('not an address');
  await page.getByRole('button', { name: '内容を確かめる' }).click();
  await page.getByText('メールアドレスの形ではないようです').first().waitFor();
  await page.getByLabel(/メールアドレス/).fill('suzuki@family.example');
  await page.getByText('まだ決めていない').click();
  await page.getByLabel(/上の使い方に同意して相談する/).check();
  await page.getByRole('button', { name: '内容を確かめる' }).click();

  await context.setOffline(true);
  await page.getByRole('button', { name: '送る', exact: true }).click();
  await page.getByText('通信が切れていて、送れませんでした').waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name: '送る', exact: true }).dblclick();
  await page.getByRole('heading', { name: '相談が届きました' }).waitFor();
  expect(await sql`select words from public.households where email = 'suzuki@family.example'`).toEqual([
    { words: '雪はどのくらい降りますか。' },
  ]);
  await context.close();
});
