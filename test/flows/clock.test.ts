// A reader's computer whose clock is wrong: what asks for the time asks the server's.
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDay, townDay } from '../../src/lib/townTime.ts';
import { desktop, launchBrowser } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';

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

/** A browser on a computer whose clock is so many hours ahead of the world's. */
async function computerAhead(hours: number): Promise<BrowserContext> {
  const context = await browser.newContext(desktop);
  await context.addInitScript((ahead) => {
    const RealDate = Date;
    window.Date = new Proxy(RealDate, {
      construct: (target, args: number[]) =>
        args.length === 0 ? new target(target.now() + ahead) : (Reflect.construct(target, args) as Date),
      get: (target, name, self): unknown =>
        name === 'now' ? () => target.now() + ahead : Reflect.get(target, name, self),
    });
  }, hours * 3_600_000);
  return context;
}

test('bugs-F17: on a computer 1.1 h fast a session is renewed once at most', async () => {
  const context = await computerAhead(1.1);
  const renewals: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('grant_type=refresh_token')) renewals.push(request.url());
  });
  const page = await context.newPage();
  await signIn(page, server, 'concierge');
  for (const path of ['/staff/households', '/staff', '/staff/households']) {
    await page.goto(server.url + path);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
  }
  expect(renewals.length).toBeLessThanOrEqual(1);
  await context.close();
});

test.each([30, -30])(
  "bugs-F17: today is the server's, for staff and families, on a clock %i h ahead",
  async (hours) => {
    const context = await computerAhead(hours);
    const page = await context.newPage();
    const today = () => formatDay(townDay(new Date()), 'ja');
    await page.goto(`${server.url}/hoshimi`);
    await page.getByText(today(), { exact: true }).first().waitFor();
    await signIn(page, server, 'concierge');
    await page.getByText(today(), { exact: true }).first().waitFor();
    await context.close();
  },
);
