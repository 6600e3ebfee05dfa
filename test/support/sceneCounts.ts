import type { ProbeCounts } from '../../src/world/react/probe.ts';
import { launchBrowser } from './browser.ts';
import { startServer } from './server.ts';

export interface ViewCount extends ProbeCounts {
  space: string;
  file: 'lite' | 'rich';
  viewpoint: string;
}

/**
 * Draws every named viewpoint of every space, lite and rich, through the app itself and asks the renderer what it drew.
 * Wide views see the most, so the shape of a desktop's screen is used; the number of pixels does not change a count.
 */
export async function countScenes(): Promise<ViewCount[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 400, height: 250 } });
    await page.goto(`${server.url}/hoshimi/tour?probe=1`);
    await page.waitForFunction(() => window.hirobaProbe !== undefined, undefined, { timeout: 120_000 });
    await page.waitForSelector('[data-testid="tour"][data-ready="true"]', { timeout: 120_000 });
    const spaces = await page.evaluate(() => window.hirobaProbe?.spaces() ?? []);
    const counts: ViewCount[] = [];
    for (const { space_id, viewpoints } of spaces) {
      for (const file of ['lite', 'rich'] as const) {
        await page.evaluate(([id, kind]) => window.hirobaProbe?.enter(id, kind), [space_id, file] as const);
        for (const viewpoint of viewpoints) {
          const seen = await page.evaluate((v) => window.hirobaProbe?.view(v), viewpoint);
          if (!seen) throw new Error(`nothing drawn from ${viewpoint}`);
          counts.push({ space: space_id, file, viewpoint, ...seen });
        }
      }
    }
    return counts;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The view that needs the most of something. */
export function worst(counts: readonly ViewCount[], of: keyof ProbeCounts): ViewCount {
  const [first, ...rest] = counts;
  if (!first) throw new Error('no viewpoint was drawn');
  return rest.reduce((a, b) => (b[of] > a[of] ? b : a), first);
}
