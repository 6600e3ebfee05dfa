// Pictures compared as an eye would.
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';

export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Decoded by a browser's own decoder: WebP, PNG or JPEG. */
export async function readPixels(page: Page, picture: Buffer): Promise<Pixels> {
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no 2D canvas');
    pen.drawImage(bitmap, 0, 0);
    const pixels = pen.getImageData(0, 0, bitmap.width, bitmap.height).data;
    let text = '';
    for (let i = 0; i < pixels.length; i += 8192)
      text += String.fromCharCode(...pixels.subarray(i, i + 8192));
    return { width: bitmap.width, height: bitmap.height, data: btoa(text) };
  }, picture.toString('base64'));
  return { width, height, data: new Uint8ClampedArray(Buffer.from(data, 'base64')) };
}

/**
 * The share of pixels (0..1) that an eye would tell apart, by pixelmatch; edges that only sit otherwise don't count.
 */
export function differingShare(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const differing = pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.1 });
  return differing / (one.width * one.height);
}
