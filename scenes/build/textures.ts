// The textures of a space: leaf atlas, sign atlas, ground light. Drawn in headless Chromium, kept as WebP.
import { readFile } from 'node:fs/promises';
import type { SignSpec } from '../kit/mesh.ts';
import { startChromium } from './Chromium.ts';
import type { LightMaps } from './Lightmap.ts';
import { paintLeaves, paintSigns } from './paint.ts';

export interface Cell {
  x: number;
  y: number;
  w: number;
  h: number;
}
export interface Atlas {
  width: number;
  height: number;
  cells: Cell[];
}
export interface TextureSet {
  leaf: Buffer;
  sign: Buffer | null;
  /** Light maps of the ground: sun and sky; low sun and lamps. */
  ground: Buffer | null;
  late: Buffer | null;
}

/** Shelf packing: tallest first; density shrinks until all fits 1024². */
export function packSigns(signs: readonly SignSpec[]): Atlas {
  const width = 1024;
  for (let k = 1; ; k *= 0.92) {
    const sized = signs.map((s, i) => {
      const d = (s.density ?? 56) * k;
      return {
        i,
        w: Math.max(8, Math.min(width, Math.round(s.width * d))),
        h: Math.max(8, Math.round(s.height * d)),
      };
    });
    sized.sort((a, b) => b.h - a.h || b.w - a.w || a.i - b.i);
    const cells: Cell[] = [];
    let x = 0;
    let y = 0;
    let row = 0;
    const same = new Map<string, Cell>();
    for (const s of sized) {
      const key = JSON.stringify(signs[s.i]);
      const known = same.get(key);
      if (known) {
        cells[s.i] = known;
        continue;
      }
      if (x + s.w > width) {
        x = 0;
        y += row + 2;
        row = 0;
      }
      const cell = { x, y, w: s.w, h: s.h };
      cells[s.i] = cell;
      same.set(key, cell);
      x += s.w + 2;
      row = Math.max(row, s.h);
    }
    const height = y + row;
    const fit = height <= 256 ? 256 : height <= 512 ? 512 : 1024;
    if (height <= 1024) return { width, height: fit, cells };
  }
}

const font = new URL(
  '../../node_modules/@fontsource/zen-maru-gothic/files/zen-maru-gothic-japanese-700-normal.woff2',
  import.meta.url,
);

/** Draws and encodes. */
export async function drawTextures(
  signs: readonly SignSpec[],
  atlas: Atlas,
  ground: LightMaps | null,
  leafSize: number,
): Promise<TextureSet> {
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    const woff = (await readFile(font)).toString('base64');
    await page.setContent(
      `<style>@font-face{font-family:Maru;src:url(data:font/woff2;base64,${woff})}</style><p ` +
        'style="font-family:Maru">町</p>',
    );
    await page.evaluate(() => document.fonts.load('32px Maru', '町'));
    const bytes = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    const leaf = bytes(await page.evaluate(paintLeaves, leafSize));
    const sign = signs.length ? bytes(await page.evaluate(paintSigns, { signs, atlas })) : null;
    const inGrey = async (grey: Uint8Array, { width, height }: LightMaps) =>
      bytes(
        await page.evaluate(
          ({ width, height, text, quality }) => {
            const canvas = document.createElement('canvas');
            canvas.width = width;
            canvas.height = height;
            const context = canvas.getContext('2d');
            if (!context) throw new Error('no canvas');
            const grey = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
            const rgba = new Uint8ClampedArray(grey.length * 4).fill(255);
            grey.forEach((v, i) => rgba.fill(v, i * 4, i * 4 + 3));
            context.putImageData(new ImageData(rgba, width, height), 0, 0);
            return canvas.toDataURL('image/webp', quality);
          },
          { width, height, text: Buffer.from(grey).toString('base64'), quality: 0.5 },
        ),
      );
    return {
      leaf,
      sign,
      ground: ground && (await inGrey(ground.day, ground)),
      late: ground && (await inGrey(ground.late, ground)),
    };
  } finally {
    await browser.close();
  }
}
