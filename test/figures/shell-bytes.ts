// JavaScript a family downloads to read a place page and then send the consult form: every script the browser really
// fetched from the built client, in a fresh browser, each compressed with gzip (level 9), summed; the worst of three
// languages. 1 KB = 1,000 bytes. Not measured: HTML, styles, fonts, pictures and data; the welcome, list, map and tour
// pages, whose code comes when they are opened.
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { locales, type Locale } from '../../supabase/functions/_shared/contract/choices.ts';
import { desktop, launchBrowser } from '../support/browser.ts';
import { startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const target = 115;

async function readAndAsk(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/hoshimi/places/hoshimi-elementary`);
  await page.locator('#school-classroom').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  await page.locator('nav a[href$="/consult"]').click();
  await page.locator('#field-timing').check();
  await page.locator('#field-contact_name').fill('山田');
  await page.locator('#field-email').fill(`${crypto.randomUUID()}@family.example`);
  await page.locator('#field-consent').check();
  await page.locator('button[type=submit]').click();
  const sent = page.waitForResponse((response) => response.url().endsWith('/functions/v1/consult'));
  await page.locator('section[aria-labelledby=step-confirm] button').last().click();
  if (!(await sent).ok()) throw new Error('the consult form was not taken');
  await page.locator('ol').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function scriptsOf(url: string, locale: Locale): Promise<Map<string, number>> {
  const browser = await launchBrowser({ webgl: false });
  try {
    const context = await browser.newContext(desktop);
    await context.addInitScript((chosen) => {
      localStorage.setItem('hiroba.locale', chosen);
    }, locale);
    const page = await context.newPage();
    const sizes = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const type = response.headers()['content-type'] ?? '';
      if (/javascript/.test(type) && !sizes.has(pathname))
        sizes.set(
          pathname,
          response.body().then((body) => gzipSync(body, { level: 9 }).length),
        );
    });
    await readAndAsk(page, url);
    return new Map(await Promise.all([...sizes].map(async ([name, size]) => [name, await size] as const)));
  } finally {
    await browser.close();
  }
}

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  try {
    const totals: Record<string, number> = {};
    let largest: [string, number][] = [];
    for (const locale of locales) {
      const scripts = await scriptsOf(server.url, locale);
      totals[locale] = [...scripts.values()].reduce((sum, size) => sum + size, 0);
      largest = [...scripts].sort((a, b) => b[1] - a[1]).slice(0, 6);
    }
    const value = Math.round(Math.max(...Object.values(totals)) / 100) / 10;
    return {
      figure: 'shell-bytes',
      value,
      unit: 'KB gzip',
      target,
      holds: value <= target,
      detail: { bytes: totals, largest },
    };
  } finally {
    await server.close();
  }
}
