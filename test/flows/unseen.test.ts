// Pages that a browser makes before anybody asks for them. Its own machinery does it: nothing may be attached to the
// tab, or it does not, so all that is known of the page is what it asks for and what the database holds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserFlags, browserPath } from '../support/browser.ts';
import { startRecordingProxy } from '../support/recordingProxy.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Stored {
  name: string;
  occurred_at: Date;
  engaged_ms: number | null;
  load_ms: number | null;
}
/** Of visits since then; whoever closes a browser may tell a little more afterwards. */
const storedSince = (begun: Date) => sql<Stored[]>`
  select event.name, event.occurred_at, event.engaged_ms, (event.payload ->> 'load_ms')::integer as load_ms
  from public.visits visit join public.visit_events event using (town_id, visit_id)
  where visit.started_at >= ${begun} order by event.occurred_at`;

/** Some site of the same town, whose reader's browser makes `to` ready; `opens` is the reader's click. */
async function readsSomePageThatLeadsTo(to: string) {
  const begun = new Date();
  let asksForClick: ServerResponse | undefined;
  const rules = { prerender: [{ urls: [to], eagerness: 'immediate' }] };
  const proxy = await startRecordingProxy({
    '/some-page': (response) =>
      response
        .writeHead(200, { 'Content-Type': 'text/html', 'Speculation-Rules': '"/rules"' })
        .end(
          `<title>some page</title><script>fetch('/click').then(() => { location.href = '${to}' })</script>`,
        ),
    '/rules': (response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/speculationrules+json' })
        .end(JSON.stringify(rules)),
    '/click': (response) => (asksForClick = response),
  });
  proxy.pointAt(Number(new URL(server.url).port));
  const profile = mkdtempSync(path.join(tmpdir(), 'hiroba-unseen-'));
  const flags = [...browserFlags, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const chrome = spawn(await browserPath(), [...flags, `${proxy.url}/some-page`], { stdio: 'ignore' });
  const gone = once(chrome, 'exit');
  return {
    proxy,
    stored: () => storedSince(begun),
    opens: () => asksForClick?.end(),
    async close() {
      chrome.kill();
      await gone;
      await proxy.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

test(
  'bugs-F3: a page made ahead of a click tells nothing until it ' +
    'is opened, and then what happened from then on',
  async () => {
    const school = '/hoshimi/places/hoshimi-elementary';
    const reader = await readsSomePageThatLeadsTo(school);
    await expect.poll(() => reader.proxy.prerendered).toContain(school);
    await expect.poll(() => reader.proxy.prerendered.some((asked) => asked.startsWith('/rest/'))).toBe(true);
    await wait(9_000); // events gather for 5 s before they travel
    expect(await reader.stored()).toEqual([]);

    const openedAt = Date.now();
    reader.opens();
    await expect.poll(async () => (await reader.stored()).map(({ name }) => name)).toContain('place_entered');
    await wait(12_000);
    const told = await reader.stored();
    const waitedAtMost = Date.now() - openedAt;
    await reader.close();
    expect(told.filter(({ name }) => name === 'page_viewed')).toHaveLength(1);
    expect(told.filter(({ name }) => name === 'place_entered')).toHaveLength(1);
    expect(Math.min(...told.map(({ occurred_at }) => occurred_at.getTime()))).toBeGreaterThan(openedAt - 50);
    const dwelled = told.reduce((sum, { engaged_ms }) => sum + (engaged_ms ?? 0), 0);
    expect(dwelled).toBeLessThanOrEqual(waitedAtMost);
  },
);

test('bugs-F3: how long the first picture took is told from when somebody waited for it', async () => {
  const reader = await readsSomePageThatLeadsTo('/hoshimi/tour');
  await expect.poll(() => reader.proxy.prerendered.some((asked) => asked.includes('TourRoute'))).toBe(true);
  await wait(9_000);
  expect(await reader.stored()).toEqual([]);

  const openedAt = Date.now();
  reader.opens();
  const started = async () => (await reader.stored()).find(({ name }) => name === 'tour_started');
  await expect.poll(started, { timeout: 120_000 }).toBeDefined();
  const { occurred_at, load_ms } = (await started()) ?? { occurred_at: new Date(Number.NaN), load_ms: null };
  await reader.close();
  expect(load_ms).toBeGreaterThan(0);
  expect(load_ms).toBeLessThanOrEqual(occurred_at.getTime() - openedAt + 50);
});
