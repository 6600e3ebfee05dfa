// Four browsers tour, and again and again single backends of Postgres are killed, and then everything: server,
// Postgres, browsers. What collect acknowledged must stay.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import postgres from 'postgres';
import { launchProfile } from './browser.ts';
import { countStored, type StoredCount } from './countStored.ts';
import { killOneBackend, killTree, processesNaming } from './killTree.ts';
import { postmasterOf } from './processRun.ts';
import { startRecordingProxy } from './recordingProxy.ts';
import { startServerProcess } from './serverProcess.ts';

export interface KillRounds extends StoredCount {
  rounds: number;
  /** Single backends that were killed while the rest went on. */
  backends: number;
  acknowledged: number;
  /** Events that waited in a tab when it was closed, and how many of them never arrived. */
  waitingAtClose: number;
  neverArrived: number;
}

const browsers = 4;
const backendsARound = 2;
/** Between the tabs' change and the kill, ms: a different moment each round, over one gathering time of the sender. */
const momentOf = (round: number) => 1_000 + ((round * 1_733) % 5_000);
/** A slow machine may need this long to open four tours; a round without acknowledgements would prove nothing. */
const patienceMs = 120_000;

/**
 * Walks until its page or its server dies, which is what these rounds are about; a page that did not come is asked for
 * again.
 */
async function tour(page: Page, url: string): Promise<void> {
  while (!page.isClosed()) {
    try {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      for (;;) {
        await page.mouse.move(100 + Math.floor(performance.now() % 200), 300);
        await page.keyboard.press('KeyW', { delay: 300 });
        await page.waitForTimeout(300);
      }
    } catch (error) {
      if (!/closed|crashed|ERR_|disconnected|Timeout/i.test(String(error))) throw error;
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }
}

const waiting = (page: Page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('hiroba.event.'))
      .map((key) => key.slice(-36)),
  );

/** Runs the rounds on data of its own, then closes tabs mid-tour, lets every outbox empty itself, and counts. */
export async function killRounds(rounds: number): Promise<KillRounds> {
  const dir = mkdtempSync(path.join(tmpdir(), 'hiroba-kill-'));
  const dataDir = path.join(dir, 'data');
  mkdirSync(dataDir);
  const profiles = Array.from({ length: browsers }, (_, i) => path.join(dir, `profile-${String(i)}`));
  const proxy = await startRecordingProxy();
  const tourUrl = `${proxy.url}/hoshimi/tour`;
  const pageUrl = `${proxy.url}/hoshimi/places/hoshimi-elementary`;
  const open = () => Promise.all(profiles.map((profile) => launchProfile(profile)));
  const killBrowsers = () => {
    for (const profile of profiles) for (const pid of processesNaming(profile)) killTree(pid);
  };

  async function acknowledgedMore(than: number): Promise<void> {
    for (let waited = 0; proxy.acknowledged.size < than + browsers / 2; waited += 200) {
      if (waited > patienceMs) throw new Error('the browsers toured, and collect acknowledged nothing');
      await new Promise((done) => setTimeout(done, 200));
    }
  }

  /** Tours in every browser until events arrive; then closes the tabs mid-tour and opens others, as people do. */
  async function tourEverywhere(contexts: BrowserContext[], goOnMs: number): Promise<string[]> {
    const before = proxy.acknowledged.size;
    const pages = await Promise.all(contexts.map((context) => context.newPage()));
    for (const page of pages) void tour(page, tourUrl);
    await acknowledgedMore(before);
    const left = await Promise.all(
      pages.map(async (page, i) => {
        const ids = page.url().startsWith(proxy.url) ? await waiting(page) : [];
        await page.close();
        const next = await contexts[i]?.newPage();
        if (next) void tour(next, pageUrl);
        return ids;
      }),
    );
    await new Promise((done) => setTimeout(done, goOnMs));
    return left.flat();
  }

  let backends = 0;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const server = await startServerProcess({ dataDir });
      proxy.pointAt(server.port);
      const contexts = await open();
      await tourEverywhere(contexts, momentOf(round));
      for (let one = 0; one < backendsARound; one += 1) {
        if (killOneBackend(postmasterOf(dataDir) ?? 0, round + one)) backends += 1;
        await tourEverywhere(contexts, 500); // everything goes on
      }
      proxy.pointAt(null);
      const died = server.kill();
      killBrowsers();
      await died;
    }
    const server = await startServerProcess({ dataDir });
    proxy.pointAt(server.port);
    const contexts = await open();
    const left = await tourEverywhere(contexts, 3_000);
    left.push(...(await closeTabs(contexts)));
    await emptyOutboxes(contexts, `${proxy.url}/hoshimi/privacy`);
    await Promise.all(contexts.map((context) => context.close()));
    const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
    const stored = await countStored(sql, proxy.acknowledged);
    const { missing: neverArrived } = await countStored(sql, left);
    await sql.end();
    await server.stop();
    return {
      rounds,
      backends,
      acknowledged: proxy.acknowledged.size,
      ...stored,
      waitingAtClose: left.length,
      neverArrived,
    };
  } finally {
    killBrowsers();
    await proxy.close();
    for (const pid of processesNaming(dataDir)) killTree(pid);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Closes every tab that reads a place, and says which events waited in it at that moment. */
async function closeTabs(contexts: BrowserContext[]): Promise<string[]> {
  const left: string[] = [];
  for (const page of contexts.flatMap((context) => context.pages())) {
    if (page.url() === 'about:blank') continue;
    await page.locator('h1').first().waitFor();
    await page.waitForTimeout(1_000);
    // What the browser says as the tab goes; said a little early, so that the outbox can still be read.
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    left.push(...(await waiting(page)));
    await page.close();
  }
  return left;
}

/** Waits on a quiet page of each browser until it has nothing left to send. */
async function emptyOutboxes(contexts: BrowserContext[], quietUrl: string): Promise<void> {
  for (const context of contexts) {
    const page = await context.newPage();
    await page.goto(quietUrl);
    for (let waited = 0; (await waiting(page)).length > 0; waited += 500) {
      if (waited > patienceMs) throw new Error('an outbox did not empty itself');
      await page.waitForTimeout(500);
    }
  }
}
