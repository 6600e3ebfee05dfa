// The figures as staff read them: made-up families come in through the public doors, about 250 visits in a quarter, and
// the page says exactly what the families' own ledger knows: any days, any filters together, by its address, as a file,
// under a name.
import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import { campaigns } from '../../supabase/seed/hoshimi/campaigns.ts';
import { dayOf } from '../support/tally.ts';
import { madeUpShares } from '../../supabase/local/simulate/madeUpShares.ts';
import { makeFamilies } from '../../supabase/local/simulate/makeFamilies.ts';
import { readPlaces } from '../../supabase/local/simulate/readPlaces.ts';
import { sendFamilies } from '../../supabase/local/simulate/sendFamilies.ts';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { familyTruth } from '../support/familyTruth.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';
import { visitTruth, type Filters, type Range, type VisitTruth } from '../support/visitTruth.ts';

let server: TestServer;
let browser: Browser;
let sql: postgres.Sql;
let truth: VisitTruth;
let families: ReturnType<typeof familyTruth>;
let analyst: Page;

beforeAll(async () => {
  server = await startServer({
    env: { HIROBA_RATE_CONSULT_PER_MIN: '1e6', HIROBA_RATE_NETWORK_PER_MIN: '1e9' },
  });
  browser = await launchBrowser({ webgl: false });
  sql = postgres(server.databaseUrl, { max: 3, onnotice: () => undefined });
  const found = await readPlaces(sql, 'hoshimi');
  if (!found) throw new Error('the sample town is not published');
  const ledger = makeFamilies({
    townId: 'hoshimi',
    families: 160,
    months: 3,
    seed: 7,
    until: Date.now() - 3_600_000,
    shares: madeUpShares,
    ...found,
  });
  await sendFamilies(server, sql, ledger);
  truth = visitTruth(ledger.visits, ledger.households);
  families = familyTruth(ledger, truth.counted);
  analyst = await (await browser.newContext({ ...desktop, acceptDownloads: true })).newPage();
  await signIn(analyst, server, 'analyst');
}, 400_000);

afterAll(async () => {
  await browser.close();
  await sql.end();
  await server.close();
});

const day = (ago: number) => dayOf(Date.now() - ago * 86_400_000);
const lastDays = (days: number): Range => ({ p_from: day(days - 1), p_to: day(0) });
const quarter = () => lastDays(92);
const days = ({ p_from, p_to }: Range) => `from=${p_from}&to=${p_to}`;
const whole = () => days(quarter());
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

/** What the overview should say of a range and filters. */
async function saysVisits(range: Range, filters: Filters) {
  const { visits } = truth.totals(range, filters);
  const said = visits === 0 ? '訪問は、ありませんでした' : `この期間の訪問は${numbers.format(visits)}回`;
  await panel('どれくらい訪れているか').getByText(said).waitFor();
}

test(
  'staff-4: last week by campaign, with who looked closely and ' +
    'who asked, of a town of 250 visits a quarter',
  async () => {
    expect(truth.totals(quarter()).visits).toBeGreaterThan(150);
    expect(truth.totals(quarter()).visits).toBeLessThan(400);
    await show('/visitors?range=7days');
    const rows = await rowsOf('何をきっかけに来たか');
    const real = truth.table('campaign', lastDays(7));
    const asked = new Map(families.outcomes(lastDays(7), 'campaign').map((row) => [row.key, row.asked]));
    const names: Record<string, string> = {
      ...Object.fromEntries((campaigns ?? []).map(({ code, name }) => [code, name])),
      '(line)': 'LINE',
      '(search)': '検索',
      '(social)': 'SNS',
      '(link)': 'ほかのサイト',
      '(direct)': '直接（前のページなし）',
    };
    expect(real.length).toBeGreaterThan(1);
    for (const row of real) {
      const cells = rows.get(names[row.key] ?? row.key);
      const told = [cells?.[0], cells?.[2], cells?.[3], cells?.[4]];
      const exact = [row.visits, row.engaged, row.lead, asked.get(row.key) ?? 0];
      expect(told, row.key).toEqual(exact.map((n) => numbers.format(n)));
    }
  },
);

test('staff-4: nothing is hidden, rounded or refused on any part of the page', async () => {
  for (const part of ['', '/visitors', '/content', '/way', '/technology']) {
    await show(`${part}?range=7days&device=phone&visitor=new&locale=ja`);
    await analyst.getByRole('table').first().waitFor();
    await analyst.waitForLoadState('networkidle');
    const words = await analyst.locator('main').innerText();
    expect(words, part).not.toMatch(/非表示|5回に満たない|5未満|5の倍数|旬|絞り込みが多すぎ|つまでしか/);
  }
});

test('staff-4: any filters narrow the page together, by its address and one after the other', async () => {
  const place = truth.table('place', quarter(), { device: 'phone', visitor: 'new' })[0]?.key ?? '';
  const rest = { device: 'phone', locale: 'ja', place, stage: 'engaged' };
  const filters = { ...rest, visitor: 'new' };
  await show(`?${whole()}&${new URLSearchParams(filters).toString()}`);
  await saysVisits(quarter(), filters);
  await analyst.getByRole('button', { name: 'はじめて・再訪: はじめての絞り込みを外す' }).click();
  await expect.poll(() => new URL(analyst.url()).searchParams.get('visitor')).toBeNull();
  await saysVisits(quarter(), rest);
  const browsers = numbers.format(truth.browsers(quarter(), rest));
  const tile = panel('どれくらい訪れているか').locator('dl > div', { hasText: '訪れたブラウザ' });
  expect(await tile.locator('dd').first().textContent()).toBe(browsers);

  await analyst.getByRole('button', { name: '絞り込む' }).click();
  await analyst.getByLabel('地域', { exact: true }).selectOption('unknown');
  await saysVisits(quarter(), { ...rest, region: 'unknown' });
});

test('staff-4: any days are asked for, and what they are compared with is named', async () => {
  await show('?range=yesterday');
  await saysVisits({ p_from: day(1), p_to: day(1) }, {});
  const odd: Range = { p_from: day(19), p_to: day(7) };
  await show(`?${days(odd)}`);
  await saysVisits(odd, {});
  const before = numbers.format(truth.totals({ p_from: day(32), p_to: day(20) }).visits);
  await panel('どれくらい訪れているか').getByText(`は${before}回でした`).waitFor();
  await analyst.getByLabel('くらべる相手').selectOption('year');
  await analyst.getByText(/くらべる相手は前の年の同じ日、\d{4}年/).waitFor();
  expect(new URL(analyst.url()).searchParams.get('versus')).toBe('year');
  await analyst.getByRole('button', { name: '一つ前の期間へ' }).click();
  await saysVisits({ p_from: day(32), p_to: day(20) }, {});
});

test(
  'staff-4: a filter that reaches behind the single visits says from when it can, goes there in one press, and ' +
    'the rest answers',
  async () => {
    await show('?from=2025-01-01&to=' + day(0) + '&device=phone');
    const overview = panel('どれくらい訪れているか');
    await overview.getByText('絞り込んだ数字を出せるのは').waitFor();
    await panel('この48時間の動き').waitFor();
    await overview.getByRole('button', { name: /からにする/ }).click();
    await overview.getByRole('table').waitFor();
    const from = new URL(analyst.url()).searchParams.get('from') ?? '';
    expect(from > '2025-01-01').toBe(true);
    await saysVisits({ p_from: from, p_to: day(0) }, { device: 'phone' });

    await show('?from=2025-01-01&to=' + day(0));
    await saysVisits({ p_from: '2025-01-01', p_to: day(0) }, {});
    await overview.getByText('訪れたブラウザを数えられるのは').waitFor();
  },
);

test('nothing takes one line, cards of a row share a height, and a range of nonsense is told apart', async () => {
  await show('?from=2020-05-01&to=2020-05-31');
  const overview = panel('どれくらい訪れているか');
  await overview.getByText('2020年5月の訪問は、ありませんでした').waitFor();
  expect((await overview.boundingBox())?.height).toBeLessThan(70);
  await show(`/technology?${whole()}`);
  await panel('3Dはどの見え方で動いたか').getByRole('table').waitFor();
  await panel('どの端末で見ているか').getByRole('table').waitFor();
  await analyst.waitForLoadState('networkidle');
  const [left, right] = await Promise.all(
    ['どの端末で見ているか', '3Dはどの見え方で動いたか'].map((title) => panel(title).boundingBox()),
  );
  expect(left?.y).toBe(right?.y);
  expect(left?.height).toBe(right?.height);
  await show('?from=2026-05-01&to=2026-04-01');
  await analyst.getByText('はじまりの日が、おわりの日よりあとになっています').waitFor();
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

test('staff-4: files that are taken along say that they stay inside, of which days and narrowed to what', async () => {
  await show(`/technology?${whole()}&visitor=new`);
  const [download] = await Promise.all([
    analyst.waitForEvent('download'),
    analyst.getByRole('button', { name: '「どの端末で見ているか」をCSVで受け取る' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(
    `hoshimi_device_${quarter().p_from}_${quarter().p_to}_庁内用.csv`,
  );
  const text = await readFile(await download.path(), 'utf8');
  const lines = text.split('\r\n');
  expect(lines[0]).toBe('\uFEFF庁内用,どの端末で見ているか');
  expect(lines[1]).toMatch(/^期間,\d{4}年.*日/);
  expect(lines[3]).toBe('絞り込み,はじめて・再訪: はじめて');
  expect(lines.find((line) => line.startsWith('番号,'))).toMatch(/^番号,端末,訪問,/);
  for (const { key, visits } of truth.table('device', quarter(), { visitor: 'new' }))
    expect(lines.find((line) => line.startsWith(`${key},`))?.split(',')[2], key).toBe(String(visits));
  const [picture] = await Promise.all([
    analyst.waitForEvent('download'),
    analyst.getByRole('button', { name: '「どの端末で見ているか」を画像で受け取る' }).click(),
  ]);
  const bytes = await readFile(await picture.path());
  expect([...bytes.subarray(1, 4)].map((c) => String.fromCharCode(c)).join('')).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBe(1920); // wide
  expect(bytes.length).toBeGreaterThan(20_000);
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

test('an editor sees places and spots, all of it answers, and nothing of where people come from', async () => {
  const page = await (await browser.newContext(desktop)).newPage();
  const asked: string[] = [];
  const refused: string[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/rpc/insight')) return;
    asked.push(response.request().postData() ?? '');
    if (!response.ok()) refused.push(response.url());
  });
  await signIn(page, server, 'editor');
  await show(`?${whole()}&device=phone`, page);
  await panel('どこで足を止めたか', page).getByRole('table').waitFor();
  await panel('よく見られたもの、見られていないもの', page).getByRole('table').waitFor();
  await page.getByRole('button', { name: '絞り込む' }).click();
  await page.getByLabel('見た施設・場所').waitFor();
  expect(await page.getByLabel('地域').count()).toBe(0);
  expect(await page.getByText('どこから来ているか').count()).toBe(0);
  expect(refused).toEqual([]);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((body) => !/"p_panel":"(place|spot)"/.test(body))).toEqual([]);
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

// Last, for it adds a visit of its own to the ledger's.
test('staff-4: who is there right now is told one by one, and the last 48 hours hour by hour', async () => {
  await show('');
  const live = panel('いま、見ている人');
  await live.getByText('この5分に').waitFor();
  const said = async () => Number(/に、(\d+)回/.exec((await live.textContent()) ?? '')?.[1] ?? 0);
  const before = await said();
  const visitor = await (await browser.newContext(phone)).newPage();
  await visitor.goto(`${server.url}/hoshimi`);
  await expect
    .poll(
      async () => {
        await show('');
        await live.getByText('この5分に').waitFor();
        return said();
      },
      { timeout: 60_000, interval: 3_000 },
    )
    .toBe(before + 1);
  await visitor.context().close();

  const hours = await rowsOf('この48時間の動き');
  expect(hours.size).toBe(48);
});
