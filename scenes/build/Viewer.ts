// A tiny page that shows a compiled scene through the app's own loader, for pictures.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import * as v from 'valibot';
import {
  sceneManifest,
  type Moment,
  type SceneManifest,
} from '../../supabase/functions/_shared/contract/scene.ts';
import { startChromium } from './Chromium.ts';
import { repository } from './sources.ts';

const page = `<!doctype html><meta charset="utf-8">
<style>html,body{margin:0;overflow:hidden}canvas{display:block}</style>
<script type="module">
import * as T from 'three';
import { spaceLoader } from '/src/world/loaders/loadSpace.ts';
const renderer = new T.WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
document.body.append(renderer.domElement);
let scene;
let shown;
window.load = async (space, tier, moment) => {
  shown?.dispose();
  shown = await spaceLoader(location.origin + '/')(space, tier, moment, () => {}, new AbortController().signal);
  await shown.stream(() => {});
  scene = new T.Scene();
  scene.fog = shown.fog;
  scene.add(shown.root);
};
window.turn = (moment) => shown.setMoment(moment);
window.shoot = (eye, target, fov, w, h) => {
  renderer.setSize(w, h, true);
  const camera = new T.PerspectiveCamera(fov, w / h, 0.12, 1600);
  camera.position.set(...eye);
  camera.lookAt(...target);
  renderer.render(scene, camera);
  return { calls: renderer.info.render.calls, triangles: renderer.info.render.triangles };
};
window.webp = (quality) => renderer.domElement.toDataURL('image/webp', quality);
window.ready = true;
</script>`;

export interface Shot {
  png: Buffer;
  calls: number;
  triangles: number;
}

/** Opens the compiled scenes in headless Chromium. Close it when done. */
export class Viewer {
  readonly manifest: SceneManifest;
  private readonly browser: Browser;
  private readonly server: ViteDevServer;
  private readonly tab: Page;

  private constructor(manifest: SceneManifest, browser: Browser, server: ViteDevServer, tab: Page) {
    this.manifest = manifest;
    this.browser = browser;
    this.server = server;
    this.tab = tab;
  }

  static async open(sceneId: string): Promise<Viewer> {
    const manifest = v.parse(
      sceneManifest,
      JSON.parse(await readFile(join(repository, 'public/scenes', sceneId, 'manifest.json'), 'utf8')),
    );
    const server = await createServer({
      root: repository,
      configFile: false,
      logLevel: 'error',
      cacheDir: join(repository, '.cache', 'viewer'),
      server: { port: 0, host: '127.0.0.1', hmr: false, watch: null, fs: { strict: false } },
      optimizeDeps: {
        include: [
          'three',
          'three/addons/loaders/GLTFLoader.js',
          'three/addons/libs/meshopt_decoder.module.js',
        ],
      },
      plugins: [
        {
          name: 'viewer',
          configureServer: (vite) =>
            void vite.middlewares.use('/viewer', (_request, response) => {
              response.setHeader('content-type', 'text/html');
              void vite.transformIndexHtml('/viewer', page).then((html) => response.end(html));
            }),
        },
      ],
    });
    await server.listen();
    const address = server.httpServer?.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    const browser = await startChromium();
    const tab = await browser.newPage();
    tab.on('console', (m) => {
      if (m.type() === 'error' || m.type() === 'warning') process.stderr.write(`${m.text()}\n`);
    });
    await tab.goto(`http://127.0.0.1:${address.port}/viewer`);
    await tab.waitForFunction('window.ready', undefined, { timeout: 120_000 });
    return new Viewer(manifest, browser, server, tab);
  }

  async load(spaceId: string, detail: 'lite' | 'rich', moment: Moment): Promise<void> {
    const space = this.manifest.spaces.find((s) => s.space_id === spaceId);
    if (!space) throw new Error(`no space ${spaceId}`);
    const tier = detail === 'lite' ? 1 : 2;
    await this.tab.evaluate(`load(${JSON.stringify(space)}, ${tier}, ${JSON.stringify(moment)})`);
  }

  async turn(moment: Moment): Promise<void> {
    await this.tab.evaluate(`turn(${JSON.stringify(moment)})`);
  }

  async shoot(
    eye: readonly number[],
    target: readonly number[],
    fov: number,
    width: number,
    height: number,
  ): Promise<Shot> {
    await this.tab.setViewportSize({ width, height });
    const info = await this.tab.evaluate<{ calls: number; triangles: number }>(
      `shoot(${JSON.stringify(eye)}, ${JSON.stringify(target)}, ${fov}, ${width}, ${height})`,
    );
    return { ...info, png: await this.tab.screenshot({ type: 'png' }) };
  }

  async webp(quality: number): Promise<Buffer> {
    const url = await this.tab.evaluate<string>(`webp(${quality})`);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}
