// A real panorama of the town, 2048 × 1024, JPEG: six looks from the middle of the plaza through the app itself, 90°
// each, laid out by latitude and longitude. Rich, spring, noon; each look has been through WebP once, which costs it
// some grain.
import type { Browser } from 'playwright-core';

const side = 1024;
const looks = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 0, 1],
  [0, 0, -1],
  [0.001, 1, 0],
  [0.001, -1, 0],
] as const;

type Manifest = { spaces: { space_id: string; viewpoints: { viewpoint_id: string; eye: number[] }[] }[] };

export async function takePanorama(browser: Browser, url: string): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: { width: side, height: side },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  await context.addInitScript(() => {
    localStorage.setItem('hiroba.tour.settings', JSON.stringify({ chosenTier: 1, opensByStaying: false }));
  });
  const page = await context.newPage();
  await page.route('**/scenes/hoshimi/manifest.json', async (route) => {
    const manifest = (await (await route.fetch()).json()) as Manifest;
    for (const { viewpoints } of manifest.spaces.filter((s) => s.space_id === 'square')) {
      const eye = viewpoints.find((v) => v.viewpoint_id === 'plaza')?.eye ?? [0, 1.6, 0];
      viewpoints.push(
        ...looks.map((look, i) => ({
          viewpoint_id: `look-${i}`,
          eye,
          target: look.map((v, axis) => (eye[axis] ?? 0) + v),
          fov: 90,
        })),
      );
    }
    await route.fulfill({ json: manifest });
  });
  await page.goto(`${url}/hoshimi/tour?probe=1`);
  await page.waitForSelector('[data-testid="tour"][data-ready="true"]', { timeout: 180_000 });
  const base64 = await page.evaluate(layOut, looks);
  await context.close();
  return Buffer.from(base64, 'base64');
}

/** Runs in the page. */
async function layOut(directions: readonly (readonly [number, number, number])[]): Promise<string> {
  const probe = window.hirobaProbe;
  if (!probe) throw new Error('no probe');
  await probe.enter('square', 'rich');
  const width = 2048;
  const height = 1024;
  const draw = (w: number, h: number) => {
    const canvas = document.createElement('canvas');
    canvas.width = w;
    canvas.height = h;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('no 2D canvas');
    return { canvas, pen };
  };
  const faces = [];
  for (const [i, [x, y, z]] of directions.entries()) {
    const image = new Image();
    image.src = probe.picture(`look-${i}`);
    await image.decode();
    const { pen } = draw(image.width, image.height);
    pen.drawImage(image, 0, 0);
    const pixels = pen.getImageData(0, 0, image.width, image.height);
    // The camera's own axes: forward, right = forward × up, above = right × forward.
    const length = Math.hypot(x, y, z);
    const [fx, fy, fz] = [x / length, y / length, z / length];
    const flat = Math.hypot(fx, fz);
    const [rx, rz] = [-fz / flat, fx / flat];
    const above = [-rz * fy, rz * fx - rx * fz, rx * fy];
    faces.push({ pixels, forward: [fx, fy, fz], right: [rx, 0, rz], above });
  }
  const dot = (a: readonly number[], x: number, y: number, z: number): number =>
    (a[0] ?? 0) * x + (a[1] ?? 0) * y + (a[2] ?? 0) * z;
  const { canvas, pen } = draw(width, height);
  const sheet = pen.createImageData(width, height);
  for (let row = 0; row < height; row += 1) {
    const latitude = Math.PI / 2 - ((row + 0.5) / height) * Math.PI;
    for (let column = 0; column < width; column += 1) {
      const longitude = ((column + 0.5) / width) * 2 * Math.PI - Math.PI;
      const x = Math.cos(latitude) * Math.sin(longitude);
      const y = Math.sin(latitude);
      const z = -Math.cos(latitude) * Math.cos(longitude);
      let best = faces[0];
      for (const face of faces)
        if (best && dot(face.forward, x, y, z) > dot(best.forward, x, y, z)) best = face;
      if (!best) continue;
      const depth = dot(best.forward, x, y, z);
      const size = best.pixels.width;
      const at = (share: number): number => Math.min(size - 1, Math.max(0, Math.floor(share * size)));
      const u = at((dot(best.right, x, y, z) / depth + 1) / 2);
      const v = at((1 - dot(best.above, x, y, z) / depth) / 2);
      const from = (v * size + u) * 4;
      const to = (row * width + column) * 4;
      for (let channel = 0; channel < 4; channel += 1)
        sheet.data[to + channel] = best.pixels.data[from + channel] ?? 255;
    }
  }
  pen.putImageData(sheet, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
}
