// Violations of WCAG 2.0, 2.1 and 2.2 A and AA that axe-core finds on every route, in three languages (staff screens have
// two), at 390 px. There is one theme. Not measured: what a machine cannot see, such as whether a label is the right one.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { launchBrowser, phone } from '../support/browser.ts';
import { signIn } from '../support/signIn.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const body = consultRequest();
    await sendConsult(server, body);
    const token = await familyToken(server, body.email);
    const visitor = [
      '/',
      '/hoshimi',
      '/hoshimi/tour',
      '/hoshimi/places',
      '/hoshimi/places/hoshimi-elementary',
      '/hoshimi/map',
      '/hoshimi/consult',
      '/hoshimi/privacy',
      `/family/${token}`,
      '/family/unknown',
      '/nowhere',
      '/staff',
    ];
    const found: string[] = [];
    for (const locale of ['ja', 'ja-easy', 'en']) {
      found.push(...(await look(browser, server, locale, visitor, false)));
    }
    const staff = [
      '/staff',
      '/staff/households',
      'HOUSEHOLD',
      '/staff/insight',
      '/staff/insight/visitors',
      '/staff/insight/content',
      '/staff/insight/way',
      '/staff/insight/technology',
      '/staff/town',
      '/staff/mail',
      '/staff/settings',
      '/staff/nowhere',
    ];
    for (const locale of ['ja', 'en']) found.push(...(await look(browser, server, locale, staff, true)));
    return {
      figure: 'axe-violations',
      value: found.length,
      unit: 'violations',
      target: 0,
      holds: found.length === 0,
      detail: { looked: visitor.length * 3 + staff.length * 2, found },
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function look(
  browser: Browser,
  server: TestServer,
  locale: string,
  routes: string[],
  asStaff: boolean,
): Promise<string[]> {
  const context = await browser.newContext(phone);
  await context.addInitScript((l) => {
    localStorage.setItem('hiroba.locale', l);
  }, locale);
  const page = await context.newPage();
  if (asStaff) await signIn(page, server, 'admin');
  const found: string[] = [];
  for (const route of routes) {
    if (route === 'HOUSEHOLD') {
      await page.goto(`${server.url}/staff/households`);
      await page.locator('a[href^="/staff/households/"]').first().click();
    } else {
      await page.goto(server.url + route);
    }
    await settle(page, route);
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    found.push(
      ...violations.map(
        (v) =>
          `${locale} ${route} ${v.id}: ${v.nodes
            .map((n) => n.target.join(' '))
            .slice(0, 3)
            .join(' | ')}`,
      ),
    );
  }
  await context.close();
  return found;
}

async function settle(page: Page, route: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  if (route.endsWith('/tour')) await page.locator('[data-ready="true"]').waitFor({ timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400); // what fades in is done
}
