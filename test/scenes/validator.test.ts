// Khronos' own glTF-Validator over every compiled model. It knows neither meshopt nor instancing and looks past what
// meshopt has packed, so each model is also unpacked and looked at again: numbers, bounds and indices included.
import { EXTMeshoptCompression } from '@gltf-transform/extensions';
import { validateBytes } from 'gltf-validator';
import { describe, expect, it, vi } from 'vitest';
import { modelIo, modelsOf, readCompiled, readManifest, readModel } from '../support/sceneModels.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { spaces } = await readManifest();
const urls = [...new Set(spaces.flatMap((s) => [...modelsOf(s, 'lite'), ...modelsOf(s, 'rich')]))];

async function errorsOf(bytes: Uint8Array): Promise<string[]> {
  const { issues } = await validateBytes(bytes, { maxIssues: 5000 });
  expect(issues.truncated).toBe(false);
  return issues.messages
    .filter((m) => m.severity === 0)
    .map((m) => `${m.code} ${m.pointer ?? ''} ${m.message}`)
    .slice(0, 10);
}

describe.each(urls)('%s', (url) => {
  it('has no error as it travels', async () => {
    expect(await errorsOf(new Uint8Array(await readCompiled(url)))).toEqual([]);
  });

  it('has no error once unpacked', async () => {
    const doc = await readModel(url);
    doc.createExtension(EXTMeshoptCompression).dispose();
    const unpacked = await modelIo.writeBinary(doc);
    expect(await errorsOf(unpacked)).toEqual([]);
  });
});

it('finds the error in a model that has one', async () => {
  const doc = await readModel(urls[0] ?? '');
  doc.createExtension(EXTMeshoptCompression).dispose();
  const [primitive] = doc.getRoot().listMeshes()[0]?.listPrimitives() ?? [];
  primitive?.getIndices()?.setScalar(0, 65_000);
  expect((await errorsOf(await modelIo.writeBinary(doc))).join()).toContain('ACCESSOR_INDEX_OOB');
});
