// The two viewers we measure ourselves against, each as its own documentation says to use it, with nothing from the
// net.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { serveFiles, type StaticServer } from './staticServer.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const read = (file: string): Buffer => readFileSync(path.join(repository, file));

const page = (head: string, body: string): Buffer =>
  Buffer.from(`<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>peer</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html,body,model-viewer,#viewer{margin:0;width:100%;height:100%;display:block}</style>
${head}</head><body>${body}</body></html>`);

/** model-viewer's own bundle, the glb, and the decoder that the glb needs. */
export function serveModelViewer(model: ReadonlyMap<string, Buffer>, glb: string): Promise<StaticServer> {
  return serveFiles(
    new Map([
      ...model,
      ['/model-viewer.min.js', read('node_modules/@google/model-viewer/dist/model-viewer.min.js')],
      ['/meshopt_decoder.js', read('node_modules/meshoptimizer/meshopt_decoder.cjs')],
      [
        '/index.html',
        page(
          `<script>self.ModelViewerElement = { meshoptDecoderLocation: '/meshopt_decoder.js' };</script>
<script type="module" src="/model-viewer.min.js"></script>`,
          `<model-viewer src="${glb}" alt="星見町" camera-controls loading="eager"></model-viewer>`,
        ),
      ],
    ]),
  );
}

const tour = `
import { Viewer } from '@photo-sphere-viewer/core';
import { VirtualTourPlugin } from '@photo-sphere-viewer/virtual-tour-plugin';
import '@photo-sphere-viewer/core/index.css';
import '@photo-sphere-viewer/virtual-tour-plugin/index.css';
new Viewer({
  container: 'viewer',
  plugins: [VirtualTourPlugin.withConfig({
    positionMode: 'manual',
    renderMode: '3d',
    startNodeId: 'square',
    nodes: [
      { id: 'square', panorama: '/panorama.jpg', links: [{ nodeId: 'school', position: { yaw: 0, pitch: 0 } }] },
      { id: 'school', panorama: '/panorama.jpg?2', links: [{ nodeId: 'square', position: { yaw: 0, pitch: 0 } }] },
    ],
  })],
});`;

/** Photo Sphere Viewer with its virtual tour plugin, bundled and shaken by Vite as a project would. */
export async function servePhotoSphere(panorama: Buffer): Promise<StaticServer> {
  const entry = 'virtual:tour';
  const built = await build({
    root: repository,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'tour',
        resolveId: (id, importer) =>
          id === entry
            ? path.join(repository, 'test/support/virtual-tour.js')
            : (importer?.endsWith('virtual-tour.js') ?? false)
              ? null
              : undefined,
        load: (id) => (id.endsWith('test/support/virtual-tour.js') ? tour : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: entry, output: { entryFileNames: 'tour.js', assetFileNames: 'tour[extname]' } },
    },
  });
  const files = new Map<string, Buffer>();
  for (const { output } of [built].flat().filter((b) => 'output' in b))
    for (const file of output)
      files.set(`/${file.fileName}`, Buffer.from(file.type === 'chunk' ? file.code : file.source));
  return serveFiles(
    new Map([
      ...files,
      ['/panorama.jpg', panorama],
      [
        '/index.html',
        page(
          '<link rel="stylesheet" href="/tour.css"><script type="module" src="/tour.js"></script>',
          '<div id="viewer"></div>',
        ),
      ],
    ]),
  );
}
