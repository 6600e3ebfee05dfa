import { expect, it } from 'vitest';
import { fetchScene } from './scene.ts';

const answering =
  (body: string, status = 200) =>
  () =>
    Promise.resolve(new Response(body, { status }));
const manifest = {
  format: 2,
  scene_id: 'hoshimi',
  sources_sha256: 'a'.repeat(64),
  entry_space: 'square',
  spaces: [],
};

it('reads a manifest', async () => {
  const answer = await fetchScene('/m.json', undefined, answering(JSON.stringify(manifest)));
  expect(answer).toEqual({ ok: true, manifest });
});

it('says that the scene is missing when the file is not there or is not a manifest', async () => {
  const missing = { ok: false, reason: 'scene_missing' };
  expect(await fetchScene('/m.json', undefined, answering('', 404))).toEqual(missing);
  expect(await fetchScene('/m.json', undefined, answering('<!doctype html>'))).toEqual(missing);
  expect(await fetchScene('/m.json', undefined, answering('{"format":2}'))).toEqual(missing);
});

it('says that the line failed when the server or the network does', async () => {
  const failed = { ok: false, reason: 'network' };
  expect(await fetchScene('/m.json', undefined, answering('', 503))).toEqual(failed);
  expect(await fetchScene('/m.json', undefined, () => Promise.reject(new TypeError('offline')))).toEqual(
    failed,
  );
});
