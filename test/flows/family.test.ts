// The main line as people live it: a family walks at 390 px, the concierge meets it warm, the analyst sees it counted,
// and another town sees nothing.
import postgres from 'postgres';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTownWithStaff } from '../support/addTownWithStaff.ts';
import { desktop, launchBrowser, phone } from '../support/browser.ts';
import { fillConsultOnPhone } from '../support/fillConsult.ts';
import { sendVisits } from '../support/sendVisits.ts';
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

const email = 'walker@family.example';
const tour = (page: Page) => page.getByTestId('tour');
const at = async (page: Page) =>
  [Number(await tour(page).getAttribute('data-x')), Number(await tour(page).getAttribute('data-z'))] as const;

/** Opens the 3D square from the welcome page and waits until it is drawn. */
async function openTour(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/hoshimi`);
  await page.getByRole('link', { name: '歩いてみる' }).first().click();
  await page.locator('[data-testid=tour][data-ready=true]').waitFor({ timeout: 120_000 });
  return page;
}

/** Taps the ground ahead until one has walked more than a metre. */
async function walkByTapping(page: Page): Promise<void> {
  await page.touchscreen.tap(195, 620);
  await expect.poll(() => at(page), { timeout: 30_000 }).not.toEqual([0, 0]);
  const [x0, z0] = await at(page);
  for (const [x, y] of [
    [195, 560],
    [120, 580],
    [270, 580],
    [195, 640],
  ] as const) {
    await page.touchscreen.tap(x, y);
    await page.waitForTimeout(3_000);
    const [x1, z1] = await at(page);
    if (Math.hypot(x1 - x0, z1 - z0) > 1) return;
  }
  throw new Error('tapping the ground did not make us walk');
}

test('a family walks, stays, reads, closes the tab, returns and asks; staff meet it warm', async () => {
  await sendVisits(server, {
    count: 5,
    region: 'JP-13',
    spotId: 'school-library',
    placeId: 'hoshimi-elementary',
  });
  const context = await browser.newContext(phone);

  const privacy = await context.newPage();
  await privacy.goto(`${server.url}/hoshimi/privacy`);
  await privacy.getByLabel('都道府県').selectOption({ label: '東京都' });
  await privacy.getByRole('button', { name: 'これで伝える' }).click();
  await privacy.getByText('伝わりました').waitFor();
  await privacy.close({ runBeforeUnload: true });

  const page = await openTour(context);
  await walkByTapping(page);
  await page.getByRole('button', { name: '場所' }).click();
  await page.locator('[data-spot-id=school-classroom]').click();
  await page
    .locator('[data-testid=tour][data-space=school][data-spot=school-classroom]')
    .waitFor({ timeout: 90_000 });
  await page.getByTestId('spot-card').waitFor();
  const cameTo = await page.evaluate(() => performance.now());
  await page.waitForTimeout(20_000);
  const stayed = await page.evaluate((from) => performance.now() - from, cameTo);
  await page.getByRole('button', { name: '閉じる' }).first().click();
  await page.getByRole('link', { name: '3Dを出て、まちの入口へ' }).click();

  await page.getByRole('link', { name: '読んでみる' }).first().click();
  await page.getByRole('link', { name: '星見小学校' }).first().click();
  await page.getByRole('heading', { level: 1, name: '星見小学校' }).waitFor();
  await page.evaluate(() => document.getElementById('school-lunch')?.scrollIntoView({ block: 'start' }));
  const beganReading = await page.evaluate(() => performance.now());
  await page.waitForTimeout(9_000);
  const read = await page.evaluate((from) => performance.now() - from, beganReading);
  await page.close({ runBeforeUnload: true }); // the tab is closed while reading

  const again = await context.newPage();
  await again.goto(`${server.url}/hoshimi/consult`);
  await fillConsultOnPhone(again, { email, linkVisits: true });
  await again.waitForTimeout(7_000);

  const dwell = async (spotId: string) =>
    (
      await sql<{ ms: number }[]>`
        select coalesce(sum(e.engaged_ms), 0)::int as ms from public.households h
          join public.household_visitors hv using (town_id, household_id) join public.visits v using (town_id,
            visitor_id)
          join public.visit_events e using (town_id, visit_id) where h.email = ${email} and e.spot_id = ${spotId}`
    )[0]?.ms ?? 0;
  expect(Math.abs((await dwell('school-classroom')) - stayed)).toBeLessThan(1_000);
  expect(Math.abs((await dwell('school-lunch')) - read)).toBeLessThan(1_000);

  const concierge = await (await browser.newContext(desktop)).newPage();
  await signIn(concierge, server, 'concierge');
  await concierge.goto(`${server.url}/staff/households`);
  await concierge.getByRole('link', { name: '山田' }).click();
  const row = concierge.getByRole('listitem').filter({ hasText: '教室' }).filter({ hasText: /\d+秒/ }).last();
  const seconds = Number(/(\d+)秒/.exec(await row.innerText())?.[1]);
  expect(Math.abs(seconds * 1000 - stayed)).toBeLessThanOrEqual(1_000);
  const address = new URL(concierge.url()).pathname;
  await concierge.getByRole('button', { name: '「相談中」へ進める' }).click();
  await concierge.getByRole('button', { name: '移す', exact: true }).click();
  await concierge.getByText('いまは「相談中」です').waitFor();
  expect(await sql`select stage, version from public.households where email = ${email}`).toEqual([
    { stage: 'consulting', version: 2 },
  ]);

  await server.runJobs();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await server.runJobs();
  const analyst = await (await browser.newContext(desktop)).newPage();
  await signIn(analyst, server, 'analyst');
  await analyst.goto(`${server.url}/staff/insight/visitors`);
  await analyst
    .locator('#panel-regions')
    .getByText(/東京都.*6/)
    .first()
    .waitFor();
  await analyst.goto(`${server.url}${address}`);
  await analyst.locator('h1').first().waitFor();
  await analyst.waitForLoadState('networkidle');
  expect(await analyst.getByText('山田').count()).toBe(0);

  await addTownWithStaff(server, { townId: 'minami', email: 'concierge@minami.example' });
  const elsewhere = await (await browser.newContext(desktop)).newPage();
  await signIn(elsewhere, server, 'concierge@minami.example');
  await elsewhere.goto(`${server.url}/staff/households`);
  await elsewhere.getByText('まだ相談はありません').first().waitFor();
  await elsewhere.goto(`${server.url}${address}`);
  await elsewhere.locator('h1').first().waitFor();
  await elsewhere.waitForLoadState('networkidle');
  expect(await elsewhere.getByText('山田').count()).toBe(0);
}, 400_000);
