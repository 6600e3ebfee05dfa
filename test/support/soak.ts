// npm run soak [-- MINUTES]: walks and enters doors for half an hour (or SOAK_MINUTES) and prints, lap by lap, what the
// GPU and the page's memory hold. Fails when a lap leaves more on the GPU than the first ones did, or when memory
// grows. Measured after a forced collection of garbage, always at the same place and moment: what is left then is held
// by someone.
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Hour, Season } from '../../src/world/core/moment.ts';
import { hideGpuName, launchBrowser, phone } from './browser.ts';
import { startServer } from './server.ts';

export interface Lap {
  geometries: number;
  textures: number;
  programs: number;
  /** MB of JavaScript, of the DOM's own objects and of buffers that scripts hold. */
  megabytes: number;
  nodes: number;
  listeners: number;
}

const moments: readonly { season: Season; hour: Hour }[] = [
  { season: 'winter', hour: 'night' },
  { season: 'autumn', hour: 'dusk' },
  { season: 'summer', hour: 'morning' },
];
/**
 * Laps before anything is compared: two, or a third of a long soak. Heap snapshots told what fills meanwhile: V8
 * compiles what is used (nine tenths), and the browser keeps its last 250 timings; of the app's own things nothing was
 * more.
 */
const warmLaps = (laps: number): number => Math.max(2, Math.floor(laps / 3));
const mostGrowth = 0.03; // of the memory held

/** From the square into a house and out again, a walk in each; one other season or hour a lap. */
async function lap(page: Page, number: number, isBrief: boolean): Promise<void> {
  const moment = moments[number % moments.length];
  const school = { door: 'door-school', spot: 'school-lunch', back: 'school-to-square' };
  const daycare = { door: 'door-daycare', spot: 'daycare-kitchen', back: 'daycare-to-square' };
  const houses = isBrief ? [daycare] : [school, daycare];
  await page.evaluate(
    async ({ other, visited, brief }) => {
      const probe = window.hirobaProbe;
      if (!probe || !other) throw new Error('no probe');
      const walk = async (spot: string): Promise<void> => {
        if (brief) probe.stride(600);
        else await probe.walkTo(spot);
      };
      await probe.setMoment(other);
      for (const { door, spot, back } of visited) {
        await probe.goThrough(door);
        await walk(spot);
        await probe.goThrough(back);
      }
      await walk('square-well');
      // What has been in view lies on the GPU: each lap ends with the same views of the whole square, stars among them.
      await probe.whole();
      for (const hour of ['night', 'noon'] as const) {
        await probe.setMoment({ season: 'spring', hour });
        probe.view('overview');
      }
    },
    { other: moment, visited: houses, brief: isBrief },
  );
}

async function holds(page: Page, cdp: CDPSession): Promise<Lap> {
  await page.waitForTimeout(500); // the last frame is drawn
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const heap: Partial<Record<string, number>> = await cdp.send('Runtime.getHeapUsage');
  const bytes = (heap.usedSize ?? 0) + (heap.embedderHeapUsedSize ?? 0) + (heap.backingStorageSize ?? 0);
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((m) => m.name === name)?.value ?? 0;
  const gpu = await page.evaluate(() => window.hirobaProbe?.memory());
  if (!gpu) throw new Error('no probe');
  return {
    ...gpu,
    megabytes: Math.round(bytes / 10_000) / 100,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

export interface SoakOptions {
  isOver: (laps: readonly Lap[]) => boolean;
  /** One house a lap, and walks that are reckoned and not drawn. */
  isBrief?: boolean;
  /** As on a device with a GPU: people and vehicles come and go with each space. */
  isPeopled?: boolean;
  tell?: (line: string) => void;
}

/** Laps until `isOver` says so, each with what was held after it. */
export async function soak(
  browser: Browser,
  url: string,
  { isOver, isBrief = false, isPeopled = false, tell = () => undefined }: SoakOptions,
): Promise<Lap[]> {
  const context = await browser.newContext({ ...phone, viewport: { width: 320, height: 240 } });
  if (isPeopled) await hideGpuName(context);
  await context.addInitScript(() => {
    localStorage.setItem('hiroba.tour.settings', JSON.stringify({ chosenTier: 1, opensByStaying: false }));
  });
  const page = await context.newPage();
  await page.goto(`${url}/hoshimi/tour?probe=1`);
  await page.waitForSelector('[data-testid="tour"][data-ready="true"]', { timeout: 180_000 });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const laps: Lap[] = [];
  while (!isOver(laps)) {
    await lap(page, laps.length, isBrief);
    laps.push(await holds(page, cdp));
    tell(`${laps.length}: ${JSON.stringify(laps.at(-1))}`);
  }
  await context.close();
  return laps;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** What has grown between the first laps after the warm ones and the last; empty when nothing has. */
export function growth(laps: readonly Lap[]): string[] {
  const counted = laps.slice(warmLaps(laps.length));
  const third = Math.max(1, Math.floor(counted.length / 3));
  if (counted.length < 2) throw new Error(`${laps.length} laps are too few to see growth`);
  const change = (name: keyof Lap) => {
    const first = median(counted.slice(0, third).map((l) => l[name]));
    return { name, first, last: median(counted.slice(-third).map((l) => l[name])) };
  };
  const exact = (['geometries', 'textures', 'programs'] as const).map(change).filter((c) => c.last > c.first);
  const loose = (['megabytes', 'nodes', 'listeners'] as const)
    .map(change)
    .filter((c) => c.last > c.first * (1 + mostGrowth));
  return [...exact, ...loose].map((c) => `${c.name}: ${c.first} → ${c.last}`);
}

if (process.argv[1] === import.meta.filename) {
  const minutes = Number(process.argv[2] ?? process.env.SOAK_MINUTES ?? 30);
  if (!(minutes > 0)) {
    console.error('分の数を書いてください / say how many minutes: npm run soak -- 30');
    process.exit(2);
  }
  const end = Date.now() + minutes * 60_000;
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const isOver = (laps: readonly Lap[]) => Date.now() > end && laps.length >= 4;
    const tell = (line: string) => {
      console.log(line);
    };
    const laps = await soak(browser, server.url, { isOver, isPeopled: true, tell });
    const grown = growth(laps);
    console.log(JSON.stringify({ soak: minutes, laps: laps.length, grown, holds: grown.length === 0 }));
    process.exitCode = grown.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await server.close();
  }
}
