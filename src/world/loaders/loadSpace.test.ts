import { Document, NodeIO } from '@gltf-transform/core';
import { EXTMeshGPUInstancing, EXTMeshoptCompression, KHRMaterialsUnlit } from '@gltf-transform/extensions';
import { MeshoptEncoder } from 'meshoptimizer';
import { Mesh, MeshBasicMaterial, type Object3D } from 'three';
import { beforeAll, expect, it } from 'vitest';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { usualMoment } from '../core/moment.ts';
import { SceneFetchError } from './fetchBytes.ts';
import { spaceLoader } from './loadSpace.ts';

let glb: Uint8Array;
const navmesh = JSON.stringify({ positions: [0, 0, 0, 4, 0, 0, 4, 0, 4], indices: [0, 2, 1] });

beforeAll(async () => {
  await MeshoptEncoder.ready;
  const doc = new Document();
  const buffer = doc.createBuffer();
  const unlit = doc.createExtension(KHRMaterialsUnlit);
  doc.createExtension(EXTMeshoptCompression).setRequired(true);
  const instancing = doc.createExtension(EXTMeshGPUInstancing);
  const scene = doc.createScene();
  for (const name of ['opaque', 'water', 'leaf']) {
    const primitive = doc
      .createPrimitive()
      .setMaterial(doc.createMaterial(name).setExtension('KHR_materials_unlit', unlit.createUnlit()))
      .setAttribute(
        'POSITION',
        doc
          .createAccessor()
          .setArray(new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0]))
          .setType('VEC3')
          .setBuffer(buffer),
      )
      .setAttribute(
        'COLOR_0',
        doc
          .createAccessor()
          .setArray(new Uint8Array(12).fill(200))
          .setNormalized(true)
          .setType('VEC4')
          .setBuffer(buffer),
      );
    const node = doc.createNode(name).setMesh(doc.createMesh(name).addPrimitive(primitive));
    if (name === 'leaf') {
      const at = doc.createAccessor().setArray(new Float32Array(6)).setType('VEC3').setBuffer(buffer);
      const trees = instancing.createInstancedMesh().setAttribute('TRANSLATION', at);
      node.setExtension('EXT_mesh_gpu_instancing', trees);
    }
    scene.addChild(node);
  }
  glb = await new NodeIO()
    .registerExtensions([KHRMaterialsUnlit, EXTMeshoptCompression, EXTMeshGPUInstancing])
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder })
    .writeBinary(doc);
});

const space = (): SceneSpace => ({
  space_id: 'square',
  indoor: false,
  lite: [
    { url: '/scenes/t/square.glb', bytes: glb.byteLength, sha256: '' },
    { url: '/scenes/t/far.glb', bytes: glb.byteLength, sha256: '' },
  ],
  rich: [{ url: '/scenes/t/rich.glb', bytes: glb.byteLength, sha256: '' }],
  textures: {},
  light: { sky: [0.5, 0.6, 0.7], sun: [1, 0.9, 0.7], lamp: [1, 0.8, 0.6], lampByDay: 0, ambient: [0, 0, 0] },
  navmesh: { url: '/scenes/t/nav.json', bytes: navmesh.length, sha256: '' },
  background: {
    zenith: '#7fb4e6',
    horizon: '#e9f2f7',
    fog: { color: '#ffffff', near: 10, far: 90 },
  },
  spawn: { eye: [1, 1.45, 1], target: [0, 1, 0] },
  viewpoints: [],
  spots: [],
  places: [],
  doors: [],
});

const answering = (answers: Record<string, string | Uint8Array>) => (url: string) => {
  const body = answers[new URL(url).pathname];
  if (body === undefined) return Promise.resolve(new Response('', { status: 404 }));
  return Promise.resolve(new Response(typeof body === 'string' ? body : new Uint8Array(body)));
};
const files = () => ({
  '/scenes/t/square.glb': glb,
  '/scenes/t/far.glb': glb,
  '/scenes/t/rich.glb': glb,
  '/scenes/t/nav.json': navmesh,
});
const base = 'http://town.example/scenes/t/manifest.json';

it('reads a compressed scene into plain unlit meshes, counts its bytes, and disposes of all of it', async () => {
  const counted: [number, number][] = [];
  const load = spaceLoader(base, answering(files()));
  const loaded = await load(
    space(),
    1,
    usualMoment,
    (a, b) => counted.push([a, b]),
    new AbortController().signal,
  );
  const total = glb.byteLength + navmesh.length;
  expect(counted.at(-1)).toEqual([total, total]);
  expect(loaded.navmesh.indices).toEqual([0, 2, 1]);
  expect(loaded.fog?.far).toBe(90);

  const meshes: Mesh[] = [];
  loaded.root.traverse((o) => {
    if (o instanceof Mesh) meshes.push(o as Mesh);
  });
  expect(meshes.map((m) => m.name).sort()).toEqual(['leaf', 'opaque', 'sky dome', 'water']);
  let freed = 0;
  for (const mesh of meshes) {
    if (mesh.name !== 'sky dome') expect(mesh.material).toBeInstanceOf(MeshBasicMaterial);
    mesh.geometry.addEventListener('dispose', () => (freed += 1));
  }
  expect(meshes.find((m) => m.name === 'leaf')?.userData.isSeeThrough).toBe(true);
  loaded.dispose();
  expect(freed).toBe(4);
});

it('says whether the scene is missing or the line has failed', async () => {
  const signal = new AbortController().signal;
  const gone = spaceLoader(base, answering({ '/scenes/t/nav.json': navmesh }));
  const missing = await gone(space(), 1, usualMoment, () => undefined, signal).catch((e: unknown) => e);
  expect(missing).toBeInstanceOf(SceneFetchError);
  expect(missing).toMatchObject({ reason: 'scene_missing' });
  const offline = spaceLoader(base, () => Promise.reject(new TypeError('offline')));
  await expect(offline(space(), 1, usualMoment, () => undefined, signal)).rejects.toMatchObject({
    reason: 'network',
  });
});

it('refuses a navmesh that is none', async () => {
  const load = spaceLoader(base, answering({ ...files(), '/scenes/t/nav.json': '[]' }));
  await expect(
    load(space(), 1, usualMoment, () => undefined, new AbortController().signal),
  ).rejects.toMatchObject({
    reason: 'scene_missing',
  });
});

it('stands on the first part, brings the others after it, and puts rich parts in the place of the first', async () => {
  const asked: string[] = [];
  const answer = answering(files());
  const load = spaceLoader(base, (url) => {
    asked.push(new URL(url).pathname);
    return answer(url);
  });
  const names = (root: Object3D) => {
    let opaque = 0;
    root.traverse((o) => (opaque += o.name === 'opaque' && o instanceof Mesh ? 1 : 0));
    return opaque;
  };
  const lite = await load(space(), 1, usualMoment, () => undefined, new AbortController().signal);
  expect(asked).toEqual(['/scenes/t/square.glb', '/scenes/t/nav.json']);
  let parts = 0;
  await lite.stream(() => (parts += 1));
  expect([parts, names(lite.root), asked.at(-1)]).toEqual([1, 2, '/scenes/t/far.glb']);
  const rich = await load(space(), 2, usualMoment, () => undefined, new AbortController().signal);
  expect(names(rich.root)).toBe(1);
  await rich.stream(() => undefined);
  expect(asked.at(-1)).toBe('/scenes/t/rich.glb');
  expect(names(rich.root)).toBe(1);
});

it('goes on after a line that failed, with what is still missing', async () => {
  const answer = answering(files());
  let isCut = true;
  const load = spaceLoader(base, (url) =>
    isCut && url.endsWith('far.glb') ? Promise.reject(new TypeError('offline')) : answer(url),
  );
  const shown = await load(space(), 1, usualMoment, () => undefined, new AbortController().signal);
  let parts = 0;
  await expect(shown.stream(() => (parts += 1))).rejects.toMatchObject({ reason: 'network' });
  isCut = false;
  await shown.stream(() => (parts += 1));
  await shown.stream(() => (parts += 1));
  expect(parts).toBe(1);
});

it('turns to another moment by numbers alone, and hides what does not grow then', async () => {
  const load = spaceLoader(base, answering(files()));
  const shown = await load(space(), 1, usualMoment, () => undefined, new AbortController().signal);
  const stars = () => shown.root.getObjectByName('stars')?.visible;
  expect(stars()).toBe(false);
  await shown.setMoment({ season: 'winter', hour: 'night' });
  expect(stars()).toBe(true);
  const weather = () => shown.root.getObjectByName('weather')?.visible;
  expect(weather()).toBe(false);
  shown.setAlive(true);
  expect(weather()).toBe(true);
  shown.dispose();
});
