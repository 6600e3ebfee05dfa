import type { Page } from 'playwright-core';
import type { ProbeCounts } from '../../src/world/react/probe.ts';
import { hideGpuName, launchBrowser } from './browser.ts';
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
    const context = await browser.newContext({ viewport: { width: 400, height: 250 } });
    await hideGpuName(context); // with a GPU people and vehicles are about, lite too
    await context.addInitScript(() => {
      // Chosen, so that a machine this slow does not step down while it counts.
      localStorage.setItem('hiroba.tour.settings', JSON.stringify({ chosenTier: 3 }));
    });
    const page = await context.newPage();
    await page.goto(`${server.url}/hoshimi/tour?probe=1`);
    await page.waitForFunction(() => window.hirobaProbe !== undefined, undefined, { timeout: 120_000 });
    await page.waitForSelector('[data-testid="tour"][data-ready="true"]', { timeout: 120_000 });
    const spaces = await page.evaluate(() => window.hirobaProbe?.spaces() ?? []);
    const counts: ViewCount[] = [];
    for (const { space_id, viewpoints } of spaces) {
      for (const file of ['lite', 'rich'] as const) {
        await page.evaluate(([id, kind]) => window.hirobaProbe?.enter(id, kind), [space_id, file] as const);
        const look = async (viewpoint: string): Promise<ProbeCounts> => {
          const seen = await page.evaluate((v) => window.hirobaProbe?.view(v), viewpoint);
          if (!seen) throw new Error(`nothing drawn from ${viewpoint}`);
          return seen;
        };
        await untilCompanyCame(page, space_id, () => look(viewpoints[0] ?? ''));
        for (const viewpoint of viewpoints) {
          const seen = await look(viewpoint);
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

/** Who moves comes after the first picture: the same view again until it has had the same triangles for two seconds. */
async function untilCompanyCame(page: Page, space: string, look: () => Promise<ProbeCounts>): Promise<void> {
  let [last, same] = [-1, 0];
  while (same < 10) {
    await page.waitForTimeout(200);
    const { triangles } = await look();
    same = triangles === last ? same + 1 : 0;
    last = triangles;
  }
  const isThere = await page.evaluate(
    (name) => performance.getEntriesByType('resource').some((entry) => entry.name.includes(name)),
    `/${space}-movers-`,
  );
  if (!isThere) throw new Error(`nobody came to ${space}: the count would leave them out`);
}

/** The view that needs the most of something. */
export function worst(counts: readonly ViewCount[], of: keyof ProbeCounts): ViewCount {
  const [first, ...rest] = counts;
  if (!first) throw new Error('no viewpoint was drawn');
  return rest.reduce((a, b) => (b[of] > a[of] ? b : a), first);
}
