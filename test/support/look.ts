// npm run look -- /hoshimi/tour /staff …: pictures of any routes at 390×844 and 1280×800 in .look/, against a running
// or a fresh server. LOOK_URL names a running server; LOOK_AS=concierge signs in first with HIROBA_SEED_PASSWORD;
// LOOK_LANG=en chooses the language.
import { mkdirSync } from 'node:fs';
import { desktop, launchBrowser, phone } from './browser.ts';
import { startServer } from './server.ts';
import { signIn } from './signIn.ts';

const routes = process.argv.slice(2);
if (routes.length === 0) {
  console.error('npm run look -- /hoshimi /hoshimi/tour …');
  process.exit(2);
}
const password = process.env.HIROBA_SEED_PASSWORD ?? 'look-at-the-town-2026';
const server = process.env.LOOK_URL ? null : await startServer({ env: { HIROBA_SEED_PASSWORD: password } });
const url = process.env.LOOK_URL ?? server?.url ?? '';
const browser = await launchBrowser();
mkdirSync('.look', { recursive: true });

for (const [size, options] of Object.entries({ phone, desktop })) {
  const context = await browser.newContext({
    ...options,
    locale: process.env.LOOK_LANG === 'en' ? 'en-US' : 'ja-JP',
  });
  const page = await context.newPage();
  page.on('console', (m) => (m.type() === 'error' ? console.error(`${size}: ${m.text()}`) : undefined));
  page.on('pageerror', (e) => console.error(`${size}: ${e.message}`));
  if (process.env.LOOK_AS) await signIn(page, { url, staffPassword: password }, process.env.LOOK_AS);
  for (const route of routes) {
    await page.goto(url + route);
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.locator('[data-ready="true"], main').first().waitFor({ timeout: 60_000 });
    if (route.includes('/tour'))
      await page
        .locator('[data-ready="true"]')
        .waitFor({ timeout: 120_000 })
        .catch(() => undefined);
    await page.waitForTimeout(1500);
    const file = `.look/${route.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home'}.${size}.png`;
    await page.screenshot({ path: file, fullPage: process.env.LOOK_FULL === '1' });
    console.log(file);
  }
  await context.close();
}
await browser.close();
await server?.close();
