// Violations of WCAG 2.0, 2.1 and 2.2 A and AA that axe-core finds on every route, in every language (staff screens
// have two), at 390 px: each row of the route table and of the desk's rail, and what a desk page's own tabs lead to.
// There is one theme. Not measured: what a machine cannot see, such as whether a label is the right one.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { deskItems } from '../../src/app/staff/deskItems.ts';
import { locales, type Locale } from '../../supabase/functions/_shared/contract/choices.ts';
import { pages, townPages, type TownPage } from '../../supabase/functions/_shared/contract/pages.ts';
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
      ...pages.map(addressOf),
      `/family#${token}`,
      '/family#unknown',
      '/nowhere',
      '/staff',
    ];
    const looks: Look[] = [];
    for (const locale of locales) looks.push(...(await look(browser, server, locale, visitor, false)));
    const staff = [...deskItems.map((item) => item.path), '/staff/nowhere'];
    for (const locale of ['ja', 'en'] as const)
      looks.push(...(await look(browser, server, locale, staff, true)));
    const found = looks.flatMap((one) => one.found);
    return {
      figure: 'axe-violations',
      value: found.length,
      unit: 'violations',
      target: 0,
      holds: found.length === 0,
      detail: { looked: looks.length, found },
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** One address, in one language, and what axe says of it. */
interface Look {
  route: string;
  found: string[];
}

async function look(
  browser: Browser,
  server: TestServer,
  locale: Locale,
  routes: readonly string[],
  asStaff: boolean,
): Promise<Look[]> {
  const context = await browser.newContext(phone);
  await context.addInitScript((l) => {
    localStorage.setItem('hiroba.locale', l);
  }, locale);
  const page = await context.newPage();
  if (asStaff) await signIn(page, server, 'admin');
  const looks: Look[] = [];
  const waiting = [...routes];
  for (let route = waiting.shift(); route !== undefined; route = waiting.shift()) {
    await page.goto(server.url + route);
    await settle(page, route);
    if (asStaff && routes.includes(route)) waiting.push(...(await leadsTo(page, route)));
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    looks.push({ route, found: violations.map((v) => `${locale} ${route} ${v.id}: ${whereOf(v)}`) });
  }
  await context.close();
  return looks;
}

const whereOf = ({ nodes }: { nodes: { target: unknown[] }[] }): string =>
  nodes
    .map((n) => n.target.join(' '))
    .slice(0, 3)
    .join(' | ');

/** The tabs of a page of the desk, else the first record it lists. `/staff` leads everywhere and is not followed. */
async function leadsTo(page: Page, route: string): Promise<string[]> {
  if (route === '/staff') return [];
  const paths = (selector: string) =>
    page
      .locator(`main ${selector}[href^="${route}/"]`)
      .evaluateAll((links) => links.map((a) => new URL((a as HTMLAnchorElement).href).pathname));
  const tabs = await paths('nav a');
  return [...new Set(tabs.length > 0 ? tabs : (await paths('a')).slice(0, 1))];
}

/** A page of the sample town, with a place where it wants one. */
const addressOf = (page: TownPage): string =>
  `/hoshimi/${townPages[page].path}`.replace(':id', 'hoshimi-elementary').replace(/\/$/, '');

async function settle(page: Page, route: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  if (route.endsWith('/tour')) await page.locator('[data-ready="true"]').waitFor({ timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(400); // what fades in is done
}
