// Pictures of the town for the golden tests: taken through the app itself, by the Chromium that comes from npm, so that
// another machine's browser is no reason for another picture.
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../scenes/build/Chromium.ts';
import { differingShare, readPixels, type Pixels } from '../support/pixels.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { View } from './views.ts';

export const size = { width: 480, height: 270 };

/** The tour, held still: no motion, no cards, no labels in the picture. */
export class Photographer {
  readonly #server: TestServer;
  readonly #browser: Browser;
  readonly #page: Page;
  /** Reads pictures: a page without rules of its own. */
  readonly #reader: Page;
  #stands = '';
  /** What was read already: a golden picture is compared many times. */
  readonly #known = new Map<string, Pixels>();

  private constructor(server: TestServer, browser: Browser, page: Page, reader: Page) {
    this.#server = server;
    this.#browser = browser;
    this.#page = page;
    this.#reader = reader;
  }

  static async open(): Promise<Photographer> {
    const server = await startServer();
    const browser = await startChromium();
    const context = await browser.newContext({
      viewport: size,
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
    });
    await context.addInitScript(() => {
      localStorage.setItem('hiroba.tour.settings', JSON.stringify({ chosenTier: 1, opensByStaying: false }));
    });
    const page = await context.newPage();
    await page.goto(`${server.url}/hoshimi/tour?probe=1`);
    await page.waitForFunction(() => window.hirobaProbe !== undefined, undefined, { timeout: 120_000 });
    await page.waitForSelector('[data-testid="tour"][data-ready="true"]', { timeout: 120_000 });
    return new Photographer(server, browser, page, await browser.newPage());
  }

  /** WebP bytes. */
  async take(view: View): Promise<Buffer> {
    const { space, file, season, hour } = view;
    if (this.#stands !== `${space} ${file}`) {
      await this.#page.evaluate(([id, kind]) => window.hirobaProbe?.enter(id, kind), [space, file] as const);
      this.#stands = `${space} ${file}`;
    }
    await this.#page.evaluate((moment) => window.hirobaProbe?.setMoment(moment), { season, hour });
    const url = await this.#page.evaluate((v) => window.hirobaProbe?.picture(v), view.viewpoint);
    if (!url?.startsWith('data:image/webp;base64,')) throw new Error(`no picture from ${view.viewpoint}`);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  }

  async #read(webp: Buffer): Promise<Pixels> {
    const key = webp.toString('base64');
    const known = this.#known.get(key);
    if (known) return known;
    const pixels = await readPixels(this.#reader, webp);
    this.#known.set(key, pixels);
    return pixels;
  }

  /** The share of pixels (0..1) that an eye would tell apart. */
  async difference(a: Buffer, b: Buffer): Promise<number> {
    return differingShare(await this.#read(a), await this.#read(b));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}
