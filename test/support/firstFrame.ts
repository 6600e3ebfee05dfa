import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface Line {
  name: string;
  /** Bytes a second, both ways; milliseconds for each request: what Chromium's DevTools use under these names. */
  down: number;
  up: number;
  latency: number;
}
export const lines: readonly Line[] = [
  { name: 'Fast 3G', down: 180_000, up: 84_375, latency: 562.5 },
  { name: '4G', down: 1_012_500, up: 168_750, latency: 165 },
];

/** What must be seen of a picture for it to be the first one of the scene. */
export interface Sign {
  /** Triangles handed to WebGL between two frames of the page. */
  triangles: number;
  /** Pixels of a texture that has been handed over before. */
  texturePixels: number;
}

declare global {
  interface Window {
    firstFrame?: Promise<{ at: number; triangles: number }>;
  }
}

/**
 * Milliseconds from the start of the navigation, in an empty browser, until a frame with the scene in it has been
 * drawn: really drawn, for a pixel of it is read back before the clock is looked at. The same code watches every page.
 * `mark`: the name of a performance mark that the page sets later, when one may walk; `markedAt` is its time.
 */
export async function timeToFirstFrame(
  browser: Browser,
  url: string,
  sign: Sign,
  line: Line,
  device: BrowserContextOptions,
  mark?: string,
): Promise<{ ms: number; triangles: number; bytes: number; requests: number; markedAt: number | null }> {
  const context = await browser.newContext(device);
  try {
    await context.addInitScript(watch, sign);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    let bytes = 0;
    let requests = 0;
    cdp.on('Network.loadingFinished', (e: { encodedDataLength: number }) => {
      bytes += e.encodedDataLength;
      requests += 1;
    });
    const strangers: string[] = [];
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (/^https?:$/.test(protocol) && !['127.0.0.1', 'localhost'].includes(hostname))
        strangers.push(request.url());
    });
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latency,
      downloadThroughput: line.down,
      uploadThroughput: line.up,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(url, { waitUntil: 'commit', timeout: 60_000 });
    const limit = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error(`${url} drew no scene in two minutes`)), 120_000).unref(),
    );
    const seen = await Promise.race([page.evaluate(() => window.firstFrame), limit]);
    if (!seen) throw new Error(`${url} was not watched`);
    const [sofar, asked] = [bytes, requests];
    const markedAt = mark === undefined ? null : await timeOfMark(page, mark);
    if (strangers.length > 0) throw new Error(`${url} asked others: ${strangers.join(' ')}`);
    return { ms: seen.at, triangles: seen.triangles, bytes: sofar, requests: asked, markedAt };
  } finally {
    await context.close();
  }
}

async function timeOfMark(page: Page, mark: string): Promise<number> {
  const isSet = (name: string): boolean => performance.getEntriesByName(name).length > 0;
  await page.waitForFunction(isSet, mark, { timeout: 120_000 });
  return page.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN, mark);
}

/** Runs in the page, before anything of it. */
function watch(sign: Sign): void {
  let triangles = 0;
  let texture = 0;
  let isOver = false;
  let tell: (seen: { at: number; triangles: number }) => void = () => undefined;
  window.firstFrame = new Promise((resolve) => (tell = resolve));
  const look = (gl: WebGL2RenderingContext): void => {
    const drawn = triangles;
    triangles = 0;
    if (isOver || drawn < sign.triangles || texture < sign.texturePixels) return;
    isOver = true;
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); // waits until all of it is drawn
    tell({ at: performance.now(), triangles: drawn });
  };
  const count = (gl: WebGL2RenderingContext, vertices: number, instances: number): void => {
    if (isOver) return;
    if (triangles === 0) queueMicrotask(() => look(gl)); // when the frame's own code has run
    triangles += Math.floor(vertices / 3) * instances;
  };
  const { prototype } = WebGL2RenderingContext;
  /* eslint-disable @typescript-eslint/unbound-method -- each is called with its own context */
  const { drawElements, drawElementsInstanced, drawArrays, drawArraysInstanced } = prototype;
  const { texImage2D, texSubImage2D } = prototype;
  /* eslint-enable @typescript-eslint/unbound-method */
  prototype.drawElements = function (mode, vertices, type, offset) {
    count(this, vertices, 1);
    drawElements.call(this, mode, vertices, type, offset);
  };
  prototype.drawElementsInstanced = function (mode, vertices, type, offset, instances) {
    count(this, vertices, instances);
    drawElementsInstanced.call(this, mode, vertices, type, offset, instances);
  };
  prototype.drawArrays = function (mode, first, vertices) {
    count(this, vertices, 1);
    drawArrays.call(this, mode, first, vertices);
  };
  prototype.drawArraysInstanced = function (mode, first, vertices, instances) {
    count(this, vertices, instances);
    drawArraysInstanced.call(this, mode, first, vertices, instances);
  };
  const sizeOf = (source: unknown): number =>
    typeof source === 'object' && source !== null && 'width' in source && 'height' in source
      ? Number(source.width) * Number(source.height)
      : 0;
  const noted = <A extends unknown[]>(own: (...args: A) => void) =>
    function (this: WebGL2RenderingContext, ...args: A): void {
      texture = Math.max(texture, sizeOf(args.at(-1)));
      own.apply(this, args);
    };
  prototype.texImage2D = noted(texImage2D as (...args: unknown[]) => void);
  prototype.texSubImage2D = noted(texSubImage2D as (...args: unknown[]) => void);
}
