// Pictures of the town for the golden tests: taken through the app itself, by the Chromium that comes from npm, so that
// another machine's browser is no reason for another picture.
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../scenes/build/Chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';
import type { View } from './views.ts';

export const size = { width: 480, height: 270 };

interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

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
    const { width, height, data } = await this.#reader.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/webp' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no 2D canvas');
      pen.drawImage(bitmap, 0, 0);
      const pixels = pen.getImageData(0, 0, bitmap.width, bitmap.height).data;
      let text = '';
      for (let i = 0; i < pixels.length; i += 8192)
        text += String.fromCharCode(...pixels.subarray(i, i + 8192));
      return { width: bitmap.width, height: bitmap.height, data: btoa(text) };
    }, key);
    const pixels = { width, height, data: new Uint8ClampedArray(Buffer.from(data, 'base64')) };
    this.#known.set(key, pixels);
    return pixels;
  }

  /** The share of pixels (0..1) that an eye would tell apart, by pixelmatch; edges that only sit otherwise don't count. */
  async difference(a: Buffer, b: Buffer): Promise<number> {
    const [one, other] = [await this.#read(a), await this.#read(b)];
    if (one.width !== other.width || one.height !== other.height) return 1;
    const differing = pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.1 });
    return differing / (one.width * one.height);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}
