// The compiled scene read in Node, as the browser reads it: manifest, navmesh, glb files with meshopt undone.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeIO, type Document, type Node } from '@gltf-transform/core';
import {
  EXTMeshGPUInstancing,
  EXTMeshoptCompression,
  EXTTextureWebP,
  KHRMaterialsUnlit,
  KHRMeshQuantization,
  type InstancedMesh,
} from '@gltf-transform/extensions';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';
import { Matrix4, Quaternion, Vector3 } from 'three';
import * as v from 'valibot';
import {
  sceneManifest,
  type SceneManifest,
  type SceneSpace,
} from '../../supabase/functions/_shared/contract/scene.ts';
import { NavMesh } from '../../src/world/systems/NavMesh.ts';

const folder = join(import.meta.dirname, '../../public');

export async function readManifest(scene = 'hoshimi'): Promise<SceneManifest> {
  const text = await readFile(join(folder, 'scenes', scene, 'manifest.json'), 'utf8');
  return v.parse(sceneManifest, JSON.parse(text));
}

export const readCompiled = (url: string): Promise<Buffer> => readFile(join(folder, url));

const navmeshFile = v.object({ positions: v.array(v.number()), indices: v.array(v.number()) });

export async function readNavMeshFile(space: SceneSpace): Promise<v.InferOutput<typeof navmeshFile>> {
  return v.parse(navmeshFile, JSON.parse((await readCompiled(space.navmesh.url)).toString()));
}

export async function readNavMesh(space: SceneSpace): Promise<NavMesh> {
  const { positions, indices } = await readNavMeshFile(space);
  return new NavMesh(positions, indices);
}

/** The models of a space, the one to stand in first. */
export function modelsOf(space: SceneSpace, kind: 'lite' | 'rich'): string[] {
  return [space[kind]].flat().map((file) => file.url);
}

export const modelIo = new NodeIO()
  .registerExtensions([
    KHRMeshQuantization,
    EXTMeshoptCompression,
    KHRMaterialsUnlit,
    EXTMeshGPUInstancing,
    EXTTextureWebP,
  ])
  .registerDependencies({ 'meshopt.decoder': MeshoptDecoder, 'meshopt.encoder': MeshoptEncoder });

export async function readModel(url: string): Promise<Document> {
  await MeshoptDecoder.ready;
  return modelIo.readBinary(await readCompiled(url));
}

/** Corners of all triangles in metres, x y z after x y z, of the surfaces whose material's name passes. */
export function trianglesOf(doc: Document, isWanted: (material: string) => boolean): Float32Array {
  const corners: number[] = [];
  const at = new Vector3();
  for (const node of doc.getRoot().listNodes()) {
    const places = placesOf(node);
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      if (!isWanted(primitive.getMaterial()?.getName() ?? '')) continue;
      const position = primitive.getAttribute('POSITION');
      const indices = primitive.getIndices();
      if (!position) continue;
      const element: number[] = [];
      const count = indices?.getCount() ?? position.getCount();
      for (const place of places)
        for (let i = 0; i < count; i += 1) {
          position.getElement(indices ? indices.getScalar(i) : i, element);
          at.fromArray(element).applyMatrix4(place);
          corners.push(at.x, at.y, at.z);
        }
    }
  }
  return Float32Array.from(corners);
}

/** Where a node's mesh stands: once, or once for each instance. */
function placesOf(node: Node): Matrix4[] {
  const world = new Matrix4().fromArray(node.getWorldMatrix());
  const batch = node.getExtension<InstancedMesh>('EXT_mesh_gpu_instancing');
  if (!batch) return [world];
  const count = batch.listAttributes()[0]?.getCount() ?? 0;
  const read = (name: string, i: number, otherwise: number[]): number[] =>
    batch.getAttribute(name)?.getElement(i, []) ?? otherwise;
  return Array.from({ length: count }, (_, i) =>
    new Matrix4()
      .compose(
        new Vector3().fromArray(read('TRANSLATION', i, [0, 0, 0])),
        new Quaternion().fromArray(read('ROTATION', i, [0, 0, 0, 1])),
        new Vector3().fromArray(read('SCALE', i, [1, 1, 1])),
      )
      .premultiply(world),
  );
}
