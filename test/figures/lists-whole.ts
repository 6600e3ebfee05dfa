// Rows that are missing from a list, its count, a search or an export, with 5,000 households, 1,500 places, 1,200 notes
// and steps, 2,000 tasks and 300 looks of one town: through the functions that the screens call, and in Chromium down
// to the last row (families, tasks, notes, places, the table of a panel as CSV). A row twice, or a count that differs,
// counts as one. `npm run build` first. Not measured: how long it takes (board-time), figures that count rows (ledger).
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright-core';
import postgres from 'postgres';
import { configureData } from '../../src/data/client.ts';
import { signIn as signInData } from '../../src/data/session.ts';
import { configureStaffClient } from '../../src/data/staffClient.ts';
import { desktop, launchBrowser } from '../support/browser.ts';
import { plantDesk, plantPlaces } from '../support/plantLists.ts';
import { allHouseholds, allOf, allPlaces, allTasks } from '../support/readLists.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/signIn.ts';
import type { Figure } from './figure.ts';

const many = { households: 5000, tasks: 2000, notes: 1200, looks: 300 };
const places = 1500;
const town = 'hoshimi';

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  const sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  try {
    const oldest = await plantDesk(sql, town, many);
    const revision = await plantPlaces(sql, town, places);
    const missing: Record<string, number> = {};
    const compare = (list: string, expected: readonly string[], found: readonly string[]): void => {
      const had = new Set(found);
      missing[list] = expected.filter((id) => !had.has(id)).length + (found.length - had.size);
    };
    const difference = (list: string, expected: number, said: number): void => {
      missing[list] = Math.abs(expected - said);
    };
    const idsOf = async (query: postgres.PendingQuery<{ id: string }[]>) => (await query).map(({ id }) => id);

    configureData({ url: server.url, key: server.anonKey });
    configureStaffClient(() => Promise.resolve({ url: server.url, key: server.anonKey }));
    await signInData('concierge@hoshimi.example', server.staffPassword);
    const families = await idsOf(
      sql`select household_id::text as id from public.households where town_id = ${town}`,
    );
    for (const sort of ['warmth', 'waiting'] as const) {
      const { rows, told } = await allHouseholds(town, { sort });
      compare(
        `households by ${sort}`,
        families,
        rows.map((row) => row.household_id),
      );
      difference(`count of households by ${sort}`, families.length, told.length === 1 ? (told[0] ?? 0) : 0);
    }
    const names = await sql<{ household_id: string; contact_name: string }[]>`
      select household_id::text, contact_name from public.households where town_id = ${town}
      order by random() limit 40`;
    let unfound = 0;
    for (const { household_id, contact_name } of names) {
      const { rows } = await allHouseholds(town, { search: contact_name.normalize('NFKC') });
      if (rows.length !== 1 || rows[0]?.household_id !== household_id) unfound += 1;
    }
    missing['names searched for'] = unfound;
    const tasks = await allTasks(town);
    compare(
      'tasks',
      await idsOf(sql`select task_id::text as id from public.household_tasks where town_id = ${town}`),
      tasks.rows.map(({ task_id }) => task_id),
    );
    difference('count of tasks', many.tasks, tasks.told[0] ?? 0);
    for (const [part, key] of [
      ['history', 'history_id'],
      ['notes', 'note_id'],
    ] as const) {
      const { ids, promised } = await allOf(town, oldest, part);
      const stored = await idsOf(sql`select ${sql(key)}::text as id from public.${sql(`household_${part}`)}
        where town_id = ${town} and household_id = ${oldest}`);
      compare(part, stored, ids);
      difference(`count of ${part}`, stored.length, promised);
    }
    const looks = await allOf(town, oldest, 'looks'); // the one that opened it is among them
    difference('looks', many.looks + 3, new Set(looks.ids).size);
    const published = await idsOf(sql`select place_id as id from public.revision_places
      where town_id = ${town} and revision = ${revision}`);
    for (const [list, found] of Object.entries(await allPlaces(town, revision)))
      compare(list, published, found);

    const shown = await inChromium(server, oldest);
    difference('families on the screen', families.length, shown.families);
    difference('families counted on the screen', families.length, shown.counted);
    difference('tasks on the screen', many.tasks, shown.tasks);
    difference('notes on the screen', many.notes, shown.notes);
    difference('places on the screen', published.length, shown.places);
    difference('places in the CSV', places, shown.exported);
    const value = Object.values(missing).reduce((sum, n) => sum + n, 0);
    return { figure: 'lists-whole', value, unit: 'rows', target: 0, holds: value === 0, detail: missing };
  } finally {
    await sql.end();
    await server.close();
  }
}

/** Presses the button for more until there is none; while more comes, it waits, and with the last rows it goes. */
async function showAll(page: Page, more: Locator): Promise<void> {
  while ((await more.count()) > 0) {
    await more.click({ timeout: 5000 }).catch(() => undefined);
    await page.waitForTimeout(100);
  }
}

async function inChromium(server: TestServer, oldest: string) {
  const browser = await launchBrowser({ webgl: false });
  try {
    const page = await (await browser.newContext({ ...desktop, acceptDownloads: true })).newPage();
    page.setDefaultTimeout(120_000);
    await signIn(page, server, 'concierge');
    await page.goto(`${server.url}/staff/households?stage=all`);
    const links = page.locator('main li a[href^="/staff/households/"]');
    await links.first().waitFor();
    const more = { name: 'さらに表示', exact: true };
    await showAll(page, page.getByRole('main').getByRole('button', more));
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const counted = await page
      .getByText(/^[\d,]+世帯$/)
      .first()
      .innerText();
    await page.goto(`${server.url}/staff`);
    const tasks = page.locator('section', { has: page.getByRole('heading', { name: 'やること' }) });
    await tasks.getByRole('link').first().waitFor();
    await showAll(page, tasks.getByRole('button', more));
    const taskLinks = await tasks.getByRole('link').count();
    await page.goto(`${server.url}/staff/households/${oldest}`);
    const notes = page
      .locator('section', { has: page.getByRole('heading', { name: 'メモ', exact: true }) })
      .last();
    await notes
      .getByText(/^メモ\d+$/)
      .first()
      .waitFor();
    await showAll(page, notes.getByRole('button', more));
    const noteTexts = await notes.getByText(/^メモ\d+$/).allInnerTexts();
    await page.goto(`${server.url}/staff/insight/content`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '「どこで足を止めたか」をCSVで受け取る' }).click(),
    ]);
    const csv = Papa.parse<string[]>(await readFile(await download.path(), 'utf8')).data;
    await page.goto(`${server.url}/${town}/places`);
    await page.locator('main li').first().waitFor();
    await showAll(page, page.getByRole('main').getByRole('button', { name: /^あと\d+か所を見る$/ }));
    return {
      families: new Set(addresses).size,
      counted: Number(counted.replace(/\D/g, '')),
      tasks: taskLinks,
      notes: new Set(noteTexts).size,
      places: await page.locator('main ul > li').count(),
      exported: new Set(csv.map(([id]) => id).filter((id) => id?.startsWith('many-'))).size,
    };
  } finally {
    await browser.close();
  }
}
