import { Color, Fog, Group, InstancedMesh, type Object3D, type Texture } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { LoadedSpace, LoadSpace } from '../core/LoadedSpace.ts';
import { tierRules } from '../core/tiers.ts';
import { NavMesh } from '../systems/NavMesh.ts';
import { dressMesh, isPlainMesh } from './dressMesh.ts';
import { fetchBytes, SceneFetchError, type FetchLike } from './fetchBytes.ts';
import { makePetals } from './petals.ts';
import { skyDome } from './skyDome.ts';

/** Returns a loader for spaces whose files lie beside `baseUrl` (the manifest's address). */
export function spaceLoader(baseUrl: string, fetchLike: FetchLike = fetch): LoadSpace {
  const address = (url: string): string => new URL(url, baseUrl).href;
  return async (space, tier, onBytes, signal) => {
    const rules = tierRules[tier];
    const file = space[rules.file];
    const total = file.bytes + space.navmesh.bytes;
    let ofModel = 0;
    let ofMesh = 0;
    const tell = (loaded: number): void => onBytes(Math.min(total, loaded), total);
    const [model, mesh] = await Promise.all([
      fetchBytes(address(file.url), (n) => tell((ofModel = n) + ofMesh), signal, fetchLike),
      fetchBytes(address(space.navmesh.url), (n) => tell((ofMesh = n) + ofModel), signal, fetchLike),
    ]);
    const navmesh = readNavMesh(mesh);
    const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
    const gltf = await loader.parseAsync(model, new URL('.', address(file.url)).href);
    return furnish(space, gltf.scene, navmesh);
  };
}

function readNavMesh(bytes: ArrayBuffer): NavMesh {
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!isNavMesh(parsed))
    throw new SceneFetchError('scene_missing', 'the navmesh is not {positions, indices}');
  return new NavMesh(parsed.positions, parsed.indices);
}

function isNavMesh(value: unknown): value is { positions: number[]; indices: number[] } {
  if (typeof value !== 'object' || value === null) return false;
  const { positions, indices } = value as Record<string, unknown>;
  return Array.isArray(positions) && Array.isArray(indices);
}

function furnish(space: SceneSpace, model: Group, navmesh: NavMesh): LoadedSpace {
  const root = new Group();
  root.name = space.space_id;
  root.add(model, skyDome(space.background));
  const textures = new Set<Texture>();
  const clock = { value: 0 };
  model.traverse((object) => {
    if (!isPlainMesh(object)) return;
    dressMesh(object, clock);
    if (object.material.map) textures.add(object.material.map);
  });
  root.updateMatrixWorld(true);
  root.traverse((object) => (object.matrixAutoUpdate = false));
  const petals = space.indoor ? null : makePetals();
  const fog = space.background.fog;
  return {
    root,
    navmesh,
    fog: fog ? new Fog(new Color(fog.color), fog.near, fog.far) : null,
    textureBytes: sum([...textures].map(bytesOf)),
    animate: (time, dt, x, z) => {
      clock.value = time;
      if (!petals) return;
      if (!petals.points.parent) root.add(petals.points);
      petals.drift(time, dt, x, z);
    },
    dispose: () => {
      root.traverse(releaseMesh);
      for (const texture of textures) releaseTexture(texture);
      petals?.points.geometry.dispose();
      petals?.points.material.dispose();
    },
  };
}

function releaseMesh(object: Object3D): void {
  if (!isPlainMesh(object)) return;
  object.geometry.dispose();
  object.material.dispose();
  if (object instanceof InstancedMesh) object.dispose();
}

/** Frees the GPU's copy and the decoded picture behind it. */
function releaseTexture(texture: Texture): void {
  texture.dispose();
  const image: unknown = texture.image;
  if (typeof ImageBitmap !== 'undefined' && image instanceof ImageBitmap) image.close();
}

function bytesOf(texture: Texture): number {
  const image = texture.image as { width?: number; height?: number } | null;
  const pixels = (image?.width ?? 0) * (image?.height ?? 0);
  return Math.round(pixels * 4 * (texture.generateMipmaps ? 1.33 : 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
