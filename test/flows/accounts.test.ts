// Accounts as people meet them: an invitation, a lost password, a second step, and how all of it ends at once.
import { AxeBuilder } from '@axe-core/playwright';
import { createClient } from '@supabase/supabase-js';
import * as OTPAuth from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { latestMail } from '../support/latestMail.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';

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

const good = 'komorebi-no-sakamichi-7';

/** The link of the newest mail to somebody, once it is there and other than before. */
async function linkTo(address: string, path: string, before = ''): Promise<string> {
  const find = () =>
    new RegExp(`\\S+${path}#token_hash=[\\w-]+`).exec(latestMail(server.dataDir, address))?.[0] ?? '';
  await expect
    .poll(async () => {
      await server.runJobs();
      return find() !== before ? find() : '';
    })
    .not.toBe('');
  return find();
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** What this browser would send as its own. */
async function tokenOf(page: Page): Promise<string> {
  const kept = await page.evaluate(() => localStorage.getItem('hiroba.staff') ?? '{}');
  return (JSON.parse(kept) as { access_token?: string }).access_token ?? '';
}

/** Every door, asked with somebody's token: what it answers. */
async function doors(token: string): Promise<Record<string, number>> {
  const headers = {
    apikey: server.anonKey,
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  };
  const ask = async (path: string, init: RequestInit = {}) =>
    (await fetch(server.url + path, { ...init, headers })).status;
  const post = (body: object) => ({ method: 'POST', body: JSON.stringify(body) });
  return {
    rows: await ask(
      '/rest/v1/staff_members?select=user_id,display_name,role&town_id=eq.hoshimi&active=eq.true' +
        '&role=in.(concierge,admin)&order=display_name.asc,user_id.asc&limit=1000',
    ),
    rpc: await ask('/rest/v1/rpc/insight_hours', post({ p_town_id: 'hoshimi' })),
    account: await ask('/auth/v1/user'),
    people: await ask(
      '/functions/v1/people',
      post({ act: 'resend', town_id: 'hoshimi', user_id: crypto.randomUUID() }),
    ),
  };
}

async function acceptInvitation(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: '招待を受ける' }).click();
  await page.getByLabel('新しいパスワード').fill(password);
  await page.getByRole('button', { name: 'このパスワードに決める' }).click();
}

async function invite(page: Page, person: { email: string; name: string; role: string }): Promise<void> {
  await page.goto(`${server.url}/staff/people`);
  await page.getByLabel('メールアドレス').fill(person.email);
  await page.getByLabel('表示の名前').fill(person.name);
  await page.getByRole('radio', { name: person.role }).check();
  await page.getByRole('button', { name: '招待を送る' }).click();
  await page.getByText(`${person.name} に招待のメールを送りました`).waitFor();
}

const codeOf = (secret: string, laterBy = 0): string =>
  new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + laterBy * 1000,
  });

async function signInAs(page: Page, email: string): Promise<void> {
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByRole('textbox', { name: 'パスワード', exact: true }).fill(good);
  await page.getByRole('button', { name: 'サインインする' }).click();
}

const people: BrowserContext[] = [];
async function person(device: typeof desktop | typeof phone): Promise<Page> {
  const context = await browser.newContext(device);
  people.push(context);
  return context.newPage();
}
afterAll(async () => {
  for (const context of people) await context.close();
});

test('security-H7: a colleague is invited, works, is removed, and every door closes within two seconds', async () => {
  const admin = await person(desktop);
  await signIn(admin, server, 'admin');
  const email = 'nitta@town.example';
  await invite(admin, { email, name: '新田 花', role: '移住コンシェルジュ' });
  await expectNoViolations(admin);
  await admin.getByText('招待中').waitFor();

  const page = await person(phone);
  const link = await linkTo(email, '/staff/invite');
  await page.goto(link);
  await page.getByRole('button', { name: '招待を受ける' }).waitFor();
  // Seen by whoever looks over a shoulder, kept by no history: and opening it has spent nothing.
  expect(page.url()).toBe(`${server.url}/staff/invite`);
  await page.reload();
  await page.getByText('この招待は、もう使えません').waitFor();
  expect(await page.getByRole('button', { name: '招待を受ける' }).count()).toBe(0); // the secret went with the page
  await page.goto('about:blank');
  await page.goto(link);
  await expectNoViolations(page);
  await page.getByRole('button', { name: '招待を受ける' }).click();
  const field = page.getByLabel('新しいパスワード');
  for (const [typed, said] of [
    ['みじかい', '12文字以上にしてください'],
    ['passwordpassword', '推測されやすい'],
    ['nitta@town.example', '推測されやすい'],
    ['森'.repeat(25), '長すぎます'],
  ] as const) {
    await field.fill(typed);
    await page.getByRole('button', { name: 'このパスワードに決める' }).click();
    await page.getByText(said).waitFor();
    expect(await field.inputValue()).toBe(typed); // nothing typed is lost
  }
  await expectNoViolations(page);
  await field.fill(good);
  await page.getByRole('button', { name: 'このパスワードに決める' }).click();
  await page.getByRole('heading', { name: '今日' }).waitFor();

  // A second time the link opens nothing.
  const other = await person(desktop);
  await other.goto(link);
  await other.getByRole('button', { name: '招待を受ける' }).click();
  await other.getByText('この招待は、もう使えません').waitFor();

  const token = await tokenOf(page);
  expect(await doors(token)).toEqual({ rows: 200, rpc: 200, account: 200, people: 403 });
  const listener = createClient(server.url, server.anonKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    accessToken: () => Promise.resolve(token),
  });
  const states: string[] = [];
  listener
    .channel('town:hoshimi:households', { config: { private: true } })
    .subscribe((state) => states.push(state));
  await expect.poll(() => states.at(-1)).toBe('SUBSCRIBED');

  await admin.reload();
  await admin.getByRole('button', { name: '新田 花 を職員から外す' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: '外す' }).click();
  await admin.getByText('新田 花 を外しました').waitFor();
  const removedAt = performance.now();
  await expect
    .poll(() => doors(token), { timeout: 2_000, interval: 100 })
    .toEqual({
      rows: 401,
      rpc: 401,
      account: 403, // as GoTrue says that a session is not there
      people: 401,
    });
  await expect.poll(() => states.at(-1), { timeout: 2_000 }).not.toBe('SUBSCRIBED');
  await page.getByText('サインインの期限が切れました').waitFor({ timeout: 2_000 });
  expect(performance.now() - removedAt).toBeLessThan(4_000);
  await listener.removeAllChannels();
  await signInAs(page, email);
  await page.getByText('メールアドレスかパスワードがちがいます').waitFor();
});

test('security-H3 security-M2: a lost password is found by its owner only', async () => {
  const before = await person(desktop);
  await signIn(before, server, 'analyst');
  const page = await person(phone);
  const ask = async (email: string) => {
    await page.goto(`${server.url}/staff`);
    await page.getByRole('link', { name: 'パスワードを忘れたとき' }).click();
    await page.getByLabel('メールアドレス').fill(email);
    await page.getByRole('button', { name: 'リンクを送ってもらう' }).click();
    await page.getByText('受け付けました').waitFor();
    return (await page.getByRole('status').filter({ hasText: '受け付けました' }).innerText()).replaceAll(
      email,
      'X',
    );
  };
  const known = await ask('analyst@hoshimi.example');
  await expectNoViolations(page);
  expect(await ask('nobody@hoshimi.example')).toBe(known);

  const link = await linkTo('analyst@hoshimi.example', '/staff/recover');
  expect(latestMail(server.dataDir, 'nobody@hoshimi.example')).toBe('');
  // A scanner of mail opens it, runs its scripts, and spends nothing.
  const scanner = await person(desktop);
  await scanner.goto(link);
  await scanner.getByRole('button', { name: '決め直しに進む' }).waitFor();
  await page.goto(link);
  await page.getByRole('button', { name: '決め直しに進む' }).click();
  await page.getByLabel('新しいパスワード').fill(good);
  await page.getByRole('button', { name: 'このパスワードに決める' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL(`${server.url}/staff/insight*`);

  // Whoever was signed in with the old one is out, and the old one no longer opens.
  await before.goto(`${server.url}/staff/settings`);
  await before.getByRole('button', { name: 'サインインする' }).waitFor();
  await before.getByLabel('メールアドレス').fill('analyst@hoshimi.example');
  await before.getByRole('textbox', { name: 'パスワード', exact: true }).fill(server.staffPassword);
  await before.getByRole('button', { name: 'サインインする' }).click();
  await before.getByText('メールアドレスかパスワードがちがいます').waitFor();
});

test('ASVS-4.3.1: a town asks its admins for a second step: set up, asked for and, once lost, reset', async () => {
  const admin = await person(desktop);
  await signIn(admin, server, 'admin');
  const email = 'kanno@town.example';
  await invite(admin, { email, name: '菅野 巧', role: '管理者' });
  const page = await person(phone);
  await acceptInvitation(page, await linkTo(email, '/staff/invite'), good);
  await page.getByRole('heading', { name: '今日' }).waitFor();

  // The rule closes the rows of admins at once; the second admin finds the way to open them.
  await admin.getByRole('checkbox', { name: '管理者', exact: true }).check();
  await admin.getByRole('button', { name: 'この設定にする' }).click();
  await admin.getByRole('heading', { name: '二段階の確認を登録してください' }).waitFor();
  const closed = await fetch(`${server.url}/rest/v1/rpc/list_people`, {
    method: 'POST',
    headers: {
      apikey: server.anonKey,
      authorization: `Bearer ${await tokenOf(page)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ p_town_id: 'hoshimi' }),
  });
  expect(closed.status).toBe(403);
  await page.reload();
  await page.getByRole('heading', { name: '二段階の確認を登録してください' }).waitFor();
  const enrol = async (who: Page): Promise<string> => {
    await who.getByRole('button', { name: '登録に進む' }).click();
    const secret = (await who.getByTestId('factor-secret').innerText()).replace(/\s/g, '');
    await expectNoViolations(who);
    await who.getByLabel('確認コード').fill('000000');
    await who.getByRole('button', { name: 'コードを確かめて、登録を終える' }).click();
    await who.getByText('コードがちがいます').waitFor();
    await who.getByLabel('確認コード').fill(codeOf(secret));
    await who.getByRole('button', { name: 'コードを確かめて、登録を終える' }).click();
    return secret;
  };
  await enrol(page);
  await page.getByRole('heading', { name: '今日' }).waitFor();
  await enrol(admin);
  await admin.getByRole('heading', { name: 'まちの職員' }).waitFor();

  // Lost: signing in stops at the code, and the other admin takes the lost authenticator away.
  await page.getByRole('link', { name: '設定' }).click();
  await page.getByRole('main').getByRole('button', { name: 'サインアウト' }).click();
  await signInAs(page, email);
  await page.getByRole('heading', { name: '二段階の確認' }).waitFor();
  await expectNoViolations(page);
  await admin.reload();
  await admin.getByRole('button', { name: '菅野 巧 の二段階の確認をリセットする' }).click();
  await admin.getByText('菅野 巧 の二段階の確認をリセットしました').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'サインインする' }).waitFor();
  await signInAs(page, email);
  const secret = await enrol(page);
  await page.getByRole('heading', { name: '今日' }).waitFor();

  // With a code of the next half minute: a code is taken once.
  await page.getByRole('link', { name: '設定' }).click();
  await page.getByRole('main').getByRole('button', { name: 'サインアウト' }).click();
  await signInAs(page, email);
  await page.getByLabel('確認コード').fill(codeOf(secret, 30));
  await page.getByRole('button', { name: '確かめる' }).click();
  await page.getByRole('heading', { name: '今日' }).waitFor();

  // The auditor reads all of it, and nothing is hidden from whoever watches the admins.
  await admin.getByRole('checkbox', { name: '星見町 管理者 を監査責任者にする' }).click();
  await admin.getByText('監査責任者の設定を変えました').waitFor();
  await admin.goto(`${server.url}/staff/audit`);
  for (const act of ['二段階の確認を求める役割を変えた', '二段階の確認をリセットした', '職員を招いた'])
    await admin.getByText(act).first().waitFor();
  await expectNoViolations(admin);
});

test('security-H7: one sees where one is signed in and ends it there; an unused desk says so, and ends', async () => {
  const left = await person(phone);
  await signIn(left, server, 'editor');
  const page = await person(desktop);
  await page.clock.install();
  await signIn(page, server, 'editor');
  await page.getByRole('link', { name: '設定' }).click();
  await page.getByText('この端末', { exact: true }).waitFor();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Chrome ・ Android のサインインを終わらせる' }).click();
  await page
    .getByRole('button', { name: 'Chrome ・ Android のサインインを終わらせる' })
    .waitFor({ state: 'detached' });
  await left.reload();
  await left.getByText('サインインの期限が切れました').waitFor();

  const field = page.getByLabel('いまのパスワード');
  await field.fill('書きかけ');
  await page.clock.fastForward('25:30');
  await page.getByText('あと5分で、サインインが終わります').waitFor();
  await page.getByRole('button', { name: '続ける' }).click();
  await page.getByText('サインインが終わります').waitFor({ state: 'detached' });
  expect(await field.inputValue()).toBe('書きかけ');
  await page.clock.fastForward('30:30');
  await page.getByText('サインインの期限が切れました').waitFor();
});
