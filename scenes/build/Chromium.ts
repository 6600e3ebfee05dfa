// One headless browser for what Node cannot draw: letters, leaves, WebP, and pictures of the finished scene.
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/**
 * Software WebGL2 that draws the same everywhere; nothing is fetched behind our back. The tests' browser has them too.
 */
export const sameEverywhere = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium with the software renderer; every build and preview draws the same picture. */
export async function startChromium(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args: sameEverywhere });
}
