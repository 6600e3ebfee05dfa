import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext } from 'playwright-core';
import { sameEverywhere } from '../../scenes/build/Chromium.ts';

export const browserFlags = [
  ...sameEverywhere,
  '--disable-dev-shm-usage',
  // Visits that say they are a machine are left out of every figure; a flow is a person.
  '--disable-blink-features=AutomationControlled',
];

/** The Chromium that npm pins, so that every machine meets the same one; another only where CHROMIUM_PATH names it. */
export async function browserPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  return chromium.executablePath();
}

/** A real Chromium. `webgl: false` takes 3D away, as on a device that has none. */
export async function launchBrowser({ webgl = true }: { webgl?: boolean } = {}): Promise<Browser> {
  return playwright.launch({
    executablePath: await browserPath(),
    headless: true,
    args: webgl
      ? browserFlags
      : [
          ...browserFlags.filter((f) => !/gl=|angle|swiftshader|blocklist/.test(f)),
          '--disable-gpu',
          '--disable-3d-apis',
        ],
  });
}

/** A Chromium whose storage outlives it: everything is kept in `userDataDir`. */
export async function launchProfile(userDataDir: string): Promise<BrowserContext> {
  return playwright.launchPersistentContext(userDataDir, {
    ...phone,
    executablePath: await browserPath(),
    headless: true,
    args: browserFlags,
  });
}

const agent = (device: string, mobile = '') =>
  `Mozilla/5.0 (${device}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0${mobile} Safari/537.36`;

export const phone = {
  userAgent: agent('Linux; Android 14; Pixel 7a', ' Mobile'),
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1,
  hasTouch: true,
  isMobile: true,
  locale: 'ja-JP',
  timezoneId: 'Asia/Tokyo',
};
export const desktop = {
  userAgent: agent('Windows NT 10.0; Win64; x64'),
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
  locale: 'ja-JP',
  timezoneId: 'Asia/Tokyo',
};

/** The app does not learn that there is no GPU, so that it does all that it does on a device with one. */
export async function hideGpuName(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { prototype } = WebGL2RenderingContext;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own context below
    const { getExtension } = prototype;
    const nameless = function (this: WebGL2RenderingContext, name: string): unknown {
      return name === 'WEBGL_debug_renderer_info' ? null : Reflect.apply(getExtension, this, [name]);
    };
    Object.assign(prototype, { getExtension: nameless });
  });
}
