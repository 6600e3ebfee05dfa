// A tiny page that shows a compiled scene as any plain GLTFLoader would, for pictures.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import type { Browser } from 'playwright-core';
import * as z from 'zod/mini';
import { sceneManifest, type SceneManifest } from '../../supabase/functions/_shared/contract/scene.ts';
import { startChromium } from './Chromium.ts';
import { repository } from './sources.ts';

const page = `<!doctype html><meta charset="utf-8"><style>html,body{margin:0;overflow:hidden}canvas{display:block}</style>
<script type="importmap">{"imports":{"three":"/node_modules/three/build/three.module.js","three/":"/node_modules/three/"}}</script>
<script type="module">
import * as T from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'three/examples/jsm/libs/meshopt_decoder.module.js';
const renderer = new T.WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
document.body.append(renderer.domElement);
const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
let scene;
window.load = async (url, background) => {
  const gltf = await loader.loadAsync(url);
  scene = new T.Scene();
  scene.background = new T.Color(background.horizon);
  scene.add(gltf.scene);
};
window.shoot = (eye, target, fov, w, h) => {
  renderer.setSize(w, h, true);
  const camera = new T.PerspectiveCamera(fov, w / h, 0.1, 1500);
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
  private readonly server: ReturnType<typeof createServer>;
  private readonly tab: Awaited<ReturnType<Browser['newPage']>>;

  private constructor(
    manifest: SceneManifest,
    browser: Browser,
    server: ReturnType<typeof createServer>,
    tab: Awaited<ReturnType<Browser['newPage']>>,
  ) {
    this.manifest = manifest;
    this.browser = browser;
    this.server = server;
    this.tab = tab;
  }

  static async open(sceneId: string): Promise<Viewer> {
    const manifest = z.parse(
      sceneManifest,
      JSON.parse(await readFile(join(repository, 'public/scenes', sceneId, 'manifest.json'), 'utf8')),
    );
    const server = createServer((request, response) => {
      const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] as string));
      const type = path.endsWith('.js')
        ? 'text/javascript'
        : path === '/'
          ? 'text/html'
          : 'application/octet-stream';
      const file = path.startsWith('/node_modules/')
        ? join(repository, path)
        : join(repository, 'public', path);
      const body = path === '/' ? Promise.resolve(Buffer.from(page)) : readFile(file);
      body.then(
        (bytes) => response.writeHead(200, { 'content-type': type }).end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const browser = await startChromium();
    const tab = await browser.newPage();
    tab.on('console', (m) => {
      if (m.type() === 'error') process.stderr.write(`${m.text()}\n`);
    });
    await tab.goto(`http://127.0.0.1:${address.port}/`);
    await tab.waitForFunction('window.ready');
    return new Viewer(manifest, browser, server, tab);
  }

  async load(spaceId: string, detail: 'lite' | 'rich'): Promise<void> {
    const space = this.manifest.spaces.find((s) => s.space_id === spaceId);
    if (!space) throw new Error(`no space ${spaceId}`);
    await this.tab.evaluate(
      `load(${JSON.stringify(space[detail].url)}, ${JSON.stringify(space.background)})`,
    );
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
    this.server.close();
  }
}
