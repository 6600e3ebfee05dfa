// The figures as staff read them: made-up families come in through the public doors, the page says what the families' own
// ledger knows, narrowed by its address, taken along as a file, saved under a name, too few and empty.
import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import { madeUpShares } from '../../supabase/local/simulate/madeUpShares.ts';
import { makeFamilies } from '../../supabase/local/simulate/makeFamilies.ts';
import { readPlaces } from '../../supabase/local/simulate/readPlaces.ts';
import { sendFamilies } from '../../supabase/local/simulate/sendFamilies.ts';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';
import { lastQuarterEnd } from '../support/lastQuarterEnd.ts';
import { visitTruth, type Range, type VisitTruth } from '../support/visitTruth.ts';

let server: TestServer;
let browser: Browser;
let sql: postgres.Sql;
let truth: VisitTruth;
let analyst: Page;

beforeAll(async () => {
  server = await startServer({
    env: { HIROBA_RATE_CONSULT_PER_MIN: '1e6', HIROBA_RATE_NETWORK_PER_MIN: '1e9' },
  });
  browser = await launchBrowser({ webgl: false });
  sql = postgres(server.databaseUrl, { max: 3, onnotice: () => undefined });
  const found = await readPlaces(sql, 'hoshimi');
  if (!found) throw new Error('the sample town is not published');
  const until = lastQuarterEnd();
  const ledger = makeFamilies({
    townId: 'hoshimi',
    families: 300,
    months: 1.9, // no sliver of a month before
    seed: 7,
    until,
    shares: madeUpShares,
    ...found,
  });
  await sendFamilies(server, sql, ledger);
  truth = visitTruth(ledger.visits);
  analyst = await (await browser.newContext({ ...desktop, acceptDownloads: true })).newPage();
  await signIn(analyst, server, 'analyst');
}, 400_000);

afterAll(async () => {
  await browser.close();
  await sql.end();
  await server.close();
});

/** The days the families came on. */
const range = (): Range => ({ p_from: truth.counted[0]?.day ?? '', p_to: truth.counted.at(-1)?.day ?? '' });
const whole = () => `from=${range().p_from}&to=${range().p_to}`;
const visitsOf = (filters: Record<string, string>) => truth.totals(range(), filters).visits;
const show = async (path: string, page = analyst) => {
  await page.goto(`${server.url}/staff/insight${path}`);
  await page.locator('h1').first().waitFor();
};
const panel = (title: string, page = analyst) =>
  page.getByRole('region', { name: title, exact: true }).and(page.locator('section'));
const numbers = new Intl.NumberFormat('ja');

/** The rows of a panel's table by their first cell. */
async function rowsOf(title: string): Promise<Map<string, string[]>> {
  const table = panel(title).locator('tbody');
  await table.locator('tr').first().waitFor();
  const rows = await table
    .locator('tr')
    .evaluateAll((list) => list.map((row) => [...row.children].map((cell) => cell.textContent)));
  return new Map(rows.map(([name = '', ...cells]) => [name, cells]));
}

test('the address narrows the page, and what it says is what the families did', async () => {
  await show(`?${whole()}&device=phone&visitor=new`);
  const narrowed = visitsOf({ device: 'phone', visitor: 'new' });
  const overview = panel('どれくらい訪れているか');
  await overview.getByText(`この期間の訪問は${numbers.format(narrowed)}回`).waitFor();
  await analyst.getByRole('button', { name: '端末: スマートフォンの絞り込みを外す' }).waitFor();
  await analyst.getByRole('button', { name: 'はじめて・再訪: はじめての絞り込みを外す' }).click();
  await expect.poll(() => new URL(analyst.url()).searchParams.get('visitor')).toBeNull();
  await overview.getByText(`この期間の訪問は${numbers.format(visitsOf({ device: 'phone' }))}回`).waitFor();

  await show(`/content?${whole()}&device=phone`);
  const rows = truth.table('theme', range(), { device: 'phone' });
  const real = new Map(rows.map((row) => [row.key, row.visits]));
  const themes = await rowsOf('どのテーマに関心があるか');
  const names = { learn: '学び', work: '仕事', live: '暮らし', nature: '自然文化' };
  for (const [key, name] of Object.entries(names)) {
    const [, , visits] = themes.get(name) ?? [];
    expect(visits, name).toBe(numbers.format(real.get(key) ?? 0));
  }
});

test('a chart is drawn under the strict policy, and its library comes only now', async () => {
  const scripts: string[] = [];
  const page = await (await browser.newContext(desktop)).newPage();
  page.on('response', (response) => scripts.push(response.url()));
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.goto(`${server.url}/hoshimi`);
  await page.waitForLoadState('networkidle');
  expect(scripts.some((url) => /PlainChartView/.test(url))).toBe(false);
  await signIn(page, server, 'analyst');
  await show(`?${whole()}`, page);
  await panel('どれくらい訪れているか', page).locator('[role=img] svg').first().waitFor();
  expect(scripts.some((url) => /PlainChartView/.test(url))).toBe(true);
  expect(refused).toEqual([]);
  await page.context().close();
});

test('the figures are taken along as CSV with the same numbers, and as a picture', async () => {
  await show(`/technology?${whole()}`);
  const [download] = await Promise.all([
    analyst.waitForEvent('download'),
    analyst.getByRole('button', { name: '「どの端末で見ているか」をCSVで受け取る' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^hoshimi_device_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF番号,端末,訪問,')).toBe(true);
  for (const device of ['phone', 'desktop']) {
    const real = visitsOf({ device });
    const line = text.split('\r\n').find((row) => row.startsWith(`${device},`));
    expect(line?.split(',')[2], device).toBe(String(real));
  }
  const [picture] = await Promise.all([
    analyst.waitForEvent('download'),
    analyst.getByRole('button', { name: '「どの端末で見ているか」を画像で受け取る' }).click(),
  ]);
  const bytes = await readFile(await picture.path());
  expect([...bytes.subarray(1, 4)].map((c) => String.fromCharCode(c)).join('')).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBe(1920); // wide
  expect(bytes.length).toBeGreaterThan(20_000);
});

test('any filters together narrow totals and tables alike, and one visit is told as one', async () => {
  const few = truth.counted
    .map(({ seen }) => Object.fromEntries(seen.map(({ panel: dim, key }) => [dim, key])))
    .map(({ region = '', device = '', campaign = '' }) => ({ region, device, campaign }))
    .find((filters) => filters.region.startsWith('JP-') && visitsOf(filters) === 1);
  const query = new URLSearchParams(few).toString();
  await show(`?${whole()}&${query}`);
  await panel('どれくらい訪れているか').getByText('この期間の訪問は1回').waitFor();
  await show(`/content?${whole()}&${query}`);
  await panel('どのテーマに関心があるか').getByRole('table').waitFor();
  expect(await analyst.getByText('非表示').count()).toBe(0);
});

test('nothing says so; a range of nonsense is told apart', async () => {
  const overview = panel('どれくらい訪れているか');
  await show('?from=2020-05-01&to=2020-05-31');
  await overview.getByText('2020年5月の訪問は、ありませんでした').waitFor();
  await show('?from=2026-05-01&to=2026-04-01');
  await analyst.getByText('はじまりの日が、おわりの日よりあとになっています').waitFor();
});

test('a view is saved under a name, opened, renamed, taken away and put back, and is nobody else’s', async () => {
  await show('/visitors?range=quarter&device=phone');
  await analyst.getByRole('button', { name: '保存した見かた' }).click();
  await analyst.getByLabel('いまの見かたに名前をつけて保存').fill('四半期のスマホ');
  await analyst.getByRole('button', { name: '保存する' }).click();
  const link = analyst.getByRole('link', { name: '四半期のスマホ', exact: true });
  await link.waitFor();

  await show('');
  await analyst.getByRole('button', { name: '保存した見かた' }).click();
  await link.click();
  await analyst.getByRole('button', { name: '端末: スマートフォンの絞り込みを外す' }).waitFor();
  expect(new URL(analyst.url()).pathname).toBe('/staff/insight/visitors');
  expect(new URL(analyst.url()).searchParams.get('range')).toBe('quarter');

  const views = analyst.getByRole('region', { name: '保存した見かた' });
  if (!(await views.isVisible())) await analyst.getByRole('button', { name: '保存した見かた' }).click();
  await views.getByRole('button', { name: '「四半期のスマホ」の名前を変える' }).click();
  await views.getByLabel('新しい名前').fill('スマホ');
  await views.getByRole('button', { name: '名前を変える', exact: true }).click();
  await views.getByRole('button', { name: '「スマホ」を消す' }).click();
  await views.getByText('「スマホ」を消しました').waitFor();
  await expect.poll(async () => (await sql`select 1 from public.saved_insight_views`).length).toBe(0);
  await views.getByRole('button', { name: '元に戻す' }).click();
  await views.getByRole('link', { name: 'スマホ', exact: true }).waitFor();
  expect(await sql`select name, part, query from public.saved_insight_views`).toEqual([
    { name: 'スマホ', part: 'visitors', query: 'range=quarter&device=phone' },
  ]);

  const concierge = await (await browser.newContext(desktop)).newPage();
  await signIn(concierge, server, 'concierge');
  await show('', concierge);
  await concierge.getByRole('button', { name: '保存した見かた' }).click();
  await concierge.getByText('まだありません。期間や絞り込みを').waitFor();
  await concierge.context().close();
});

test('an editor sees how spots do and nothing of where people come from', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/rpc/insight')) asked.push(request.postData() ?? '');
  });
  await signIn(page, server, 'editor');
  await show(`?${whole()}`, page);
  await panel('よく見られたもの、見られていないもの', page).getByRole('table').waitFor();
  expect(await page.getByRole('button', { name: '絞り込む' }).count()).toBe(0);
  expect(await page.getByText('どこから来ているか').count()).toBe(0);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((body) => !/"p_panel":"(spot|place)"/.test(body))).toEqual([]);
  await page.context().close();
});

test('a line that breaks says so and heals; a refusal can be tried again', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  await signIn(page, server, 'analyst');
  await page.route('**/rpc/insight_table', (route) =>
    route.fulfill({ status: 503, contentType: 'application/json', body: '{"message":"busy"}' }),
  );
  await show(`/technology?${whole()}`, page);
  const devices = panel('どの端末で見ているか', page);
  await devices.getByText('読みこめませんでした').waitFor();
  await page.unroute('**/rpc/insight_table');
  await devices.getByRole('button', { name: 'もう一度' }).click();
  await devices.getByRole('table').waitFor();

  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'どう進んだか' }).click();
  const way = panel('どこで離れるか', page);
  await way.getByText('いまインターネットにつながっていません').waitFor();
  await page.context().setOffline(false);
  await way.getByRole('table').waitFor();
  await page.context().close();
});

test('every part of the page is free of what axe finds, full and at 390 px', async () => {
  const page = await (await browser.newContext(phone)).newPage();
  await signIn(page, server, 'admin');
  for (const part of ['', '/visitors', '/content', '/way', '/technology']) {
    await show(`${part}?${whole()}`, page);
    await page.getByRole('table').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(600); // what fades in is done
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, `${part} scrolls sideways`).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'])
      .analyze();
    expect(violations.map((v) => `${part} ${v.id} ${v.nodes[0]?.target.join(' ') ?? ''}`)).toEqual([]);
  }
  await page.context().close();
});
