import { Mesh, type Object3D } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import type { LoadAgents } from '../core/AgentsPicture.ts';
import { fetchBytes, type FetchLike } from './fetchBytes.ts';
import { drawAgents, type AgentKind } from './agentMesh.ts';

/**
 * Returns a loader for agents whose file lies beside `baseUrl` (the manifest's address). Rejects with SceneFetchError.
 */
export function agentsLoader(baseUrl: string, fetchLike: FetchLike = fetch): LoadAgents {
  return async ({ file, actors }, signal) => {
    const address = new URL(file.url, baseUrl).href;
    const bytes = await fetchBytes(address, () => undefined, signal, fetchLike);
    const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
    const gltf = await loader.parseAsync(bytes, new URL('.', address).href);
    const kinds = new Map<string, AgentKind>();
    gltf.scene.updateMatrixWorld(true);
    gltf.scene.traverse((object) => {
      const kind = kindOf(object);
      if (kind) kinds.set(object.name, kind);
    });
    return { actors, picture: drawAgents(actors, kinds) };
  };
}

/** Takes the numbers out of a mesh and throws the mesh away: nothing of it is drawn as it is. */
function kindOf(object: Object3D): AgentKind | null {
  if (!(object instanceof Mesh)) return null;
  const { geometry, material } = object as Mesh;
  const { position, color } = geometry.attributes;
  if (!position || !color) return null;
  const count = position.count;
  const kind: AgentKind = {
    position: new Float32Array(count * 3),
    color: new Uint8Array(count * 4),
    indices: geometry.index?.array ?? Uint16Array.from({ length: count }, (_, i) => i),
  };
  const scale = object.matrixWorld.elements[0]; // the same along all axes: millimetres
  for (let i = 0; i < count; i += 1) {
    kind.position[i * 3] = position.getX(i) * scale;
    kind.position[i * 3 + 1] = position.getY(i) * scale;
    kind.position[i * 3 + 2] = position.getZ(i) * scale;
    kind.color[i * 4] = Math.round(color.getX(i) * 255);
    kind.color[i * 4 + 1] = Math.round(color.getY(i) * 255);
    kind.color[i * 4 + 2] = Math.round(color.getZ(i) * 255);
    kind.color[i * 4 + 3] = Math.round(color.getW(i) * 255);
  }
  geometry.dispose();
  for (const one of Array.isArray(material) ? material : [material]) one.dispose();
  return kind;
}
