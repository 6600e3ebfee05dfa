import pinned from '@sparticuz/chromium';
import { afterEach, expect, test, vi } from 'vitest';
import { browserPath } from '../support/browser.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('tests meet the browser that npm pins, whatever the machine has', async () => {
  vi.stubEnv('CHROMIUM_PATH', undefined);
  expect(await browserPath()).toBe(await pinned.executablePath());
});

test('tests meet another browser only where CHROMIUM_PATH names it, and it must be there', async () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(await browserPath()).toBe(process.execPath);
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  await expect(browserPath()).rejects.toThrow('/nowhere/chromium');
});
