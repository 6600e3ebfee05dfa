// npm run pictures: the pictures of the README, taken from a fresh server with a few made-up visits and one family;
// those of insight from one that the very command of the README filled with made-up families.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { consentVersion } from '../../supabase/functions/_shared/contract/choices.ts';
import { consultRequest, familyToken, sendConsult } from './askForAdvice.ts';
import { desktop, launchBrowser, phone } from './browser.ts';
import { makeVisits } from './makeVisits.ts';
import { startServer, type TestServer } from './server.ts';
import { signIn } from './signIn.ts';

const folder = 'test/visual/pictures';

interface Picture {
  name: string;
  as?: 'concierge' | 'analyst';
  path: (server: TestServer) => Promise<string> | string;
  /** Before the picture: what a person would do. */
  act?: (page: Page) => Promise<void>;
  /** Of a town that 2,000 made-up families visited. */
  isFilled?: boolean;
}

const drawn = async (page: Page) => {
  await page.locator('[data-testid=tour][data-ready=true]').waitFor({ timeout: 180_000 });
  await page.waitForTimeout(6_000);
};
const closeCard = async (page: Page) => {
  await drawn(page);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(2_000);
};

/** From this panel on, once its chart is drawn. */
const panel = (id: string) => async (page: Page) => {
  const chart = page.locator(`#panel-${id} :is([role=img] svg, svg[role=img])`).first();
  await chart.waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  await page
    .locator(`#panel-${id}`)
    .evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await page.waitForTimeout(1_500);
};

const email = 'yamada@family.example';

const pictures: Picture[] = [
  { name: 'welcome', path: () => '/hoshimi' },
  { name: 'square', path: () => '/hoshimi/tour', act: drawn },
  { name: 'classroom', path: () => '/hoshimi/tour?space=school&spot=school-classroom', act: closeCard },
  { name: 'daycare', path: () => '/hoshimi/tour?space=daycare&spot=daycare-room-3-5', act: closeCard },
  { name: 'spot-card', path: () => '/hoshimi/tour?space=school&spot=school-lunch', act: drawn },
  { name: 'place', path: () => '/hoshimi/places/hoshimi-daycare' },
  { name: 'map', path: () => '/hoshimi/map', act: (page) => page.waitForTimeout(4_000) },
  { name: 'consult', path: () => '/hoshimi/consult' },
  { name: 'family', path: async (server) => `/family#${await familyToken(server, email)}` },
  {
    name: 'household',
    as: 'concierge',
    path: () => '/staff/households',
    act: (page) => page.getByRole('link', { name: '山田' }).click(),
  },
  {
    name: 'insight',
    as: 'analyst',
    isFilled: true,
    path: () => '/staff/insight?range=year',
    act: panel('overview'),
  },
  {
    name: 'insight-visitors',
    as: 'analyst',
    isFilled: true,
    path: () => '/staff/insight/visitors?range=year',
    act: panel('regions'),
  },
  {
    name: 'insight-way',
    as: 'analyst',
    isFilled: true,
    path: () => '/staff/insight/way?range=year&by=device',
    act: panel('funnel'),
  },
  {
    name: 'insight-content',
    as: 'analyst',
    isFilled: true,
    path: () => '/staff/insight/content?range=year',
    act: panel('theme'),
  },
];

async function take(
  browser: Browser,
  server: TestServer,
  picture: Picture,
  size: 'phone' | 'desktop',
): Promise<void> {
  const context = await browser.newContext(size === 'phone' ? phone : desktop);
  const page = await context.newPage();
  if (picture.as) await signIn(page, server, picture.as);
  await page.goto(server.url + (await picture.path(server)));
  await page.locator('h1').first().waitFor();
  await picture.act?.(page);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1_500);
  const file = `${folder}/${picture.name}.${size}.jpg`;
  await page.screenshot({ path: file, type: 'jpeg', quality: 78, timeout: 120_000 });
  console.log(file);
  await context.close();
}

/** A few made-up visits and one family. */
async function fillALittle(server: TestServer): Promise<void> {
  const visitor = await makeVisits(server);
  const consent = { version: consentVersion, consultation: true, link_visits: true };
  await sendConsult(
    server,
    consultRequest({
      email,
      consent,
      visitor_id: visitor,
      words: '下の子の保育園と、冬の通学が気になっています。',
    }),
  );
  await server.runJobs();
}

/** What the README says to type. */
async function simulate(server: TestServer): Promise<void> {
  const options = '--town hoshimi --families 2000 --months 3 --seed 7'.split(' ');
  await promisify(execFile)('node', ['supabase/local/simulate/main.ts', ...options, '--url', server.url], {
    env: { ...process.env, HIROBA_DATA_DIR: server.dataDir },
  });
}

mkdirSync(folder, { recursive: true });
const asked = process.argv.slice(2);
const browser = await launchBrowser();
try {
  for (const isFilled of [false, true]) {
    const wanted = pictures.filter(
      (p) => (p.isFilled ?? false) === isFilled && (asked.length === 0 || asked.includes(p.name)),
    );
    if (wanted.length === 0) continue;
    const server = await startServer();
    try {
      await (isFilled ? simulate(server) : fillALittle(server));
      for (const picture of wanted) {
        await take(browser, server, picture, 'phone');
        await take(browser, server, picture, 'desktop');
      }
    } finally {
      await server.close();
    }
  }
} finally {
  await browser.close();
}
