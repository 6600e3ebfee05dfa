import { Color, Fog, Group, InstancedMesh, type Object3D, type Texture } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import type { SceneFile, SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import type { LoadedSpace, LoadSpace, NavMeshData } from '../core/LoadedSpace.ts';
import { usualMoment, type Moment } from '../core/moment.ts';
import { lookAt, type MomentLook } from '../core/momentLook.ts';
import { tierRules } from '../core/tiers.ts';
import { dressMesh, isPlainMesh, surfaceOf, type Crown } from './dressMesh.ts';
import { fetchBytes, SceneFetchError, type FetchLike } from './fetchBytes.ts';
import { makeMomentLight, showLook } from './momentLight.ts';
import { readTexture } from './readTexture.ts';
import { skyDome } from './skyDome.ts';
import { makeStars, showStars } from './stars.ts';
import { makeWeather } from './weather.ts';

type FetchFile = (file: SceneFile, onBytes?: (loaded: number) => void) => Promise<ArrayBuffer>;

/** Returns a loader for spaces whose files lie beside `baseUrl` (the manifest's address). */
export function spaceLoader(baseUrl: string, fetchLike: FetchLike = fetch): LoadSpace {
  const address = (url: string): string => new URL(url, baseUrl).href;
  return async (space, tier, moment, onBytes, signal) => {
    // What comes first is small whatever the quality; outdoors the rich parts follow while one already looks round.
    const [first, later] = partsOf(space, tier);
    const kept = new AbortController();
    const leave = (): void => kept.abort();
    signal.addEventListener('abort', leave, { once: true });
    const get: FetchFile = (file, tell = () => undefined) =>
      fetchBytes(address(file.url), tell, kept.signal, fetchLike);
    const { leaf, sign, ground } = space.textures;
    const late = needsLate(lookAt(moment, space)) ? space.textures.late : undefined;
    const wanted = [first, space.navmesh, ...[leaf, sign, ground, late].filter((f) => f !== undefined)];
    const total = wanted.reduce((sum, f) => sum + f.bytes, 0);
    const loaded = new Map<SceneFile, number>();
    const bytes = new Map<SceneFile, ArrayBuffer>();
    await Promise.all(
      wanted.map(async (file) => {
        const tell = (n: number): void => {
          loaded.set(file, n);
          onBytes(Math.min(total, sum([...loaded.values()])), total);
        };
        bytes.set(file, await get(file, tell));
      }),
    );
    const of = (file: SceneFile): ArrayBuffer => bytes.get(file) as ArrayBuffer;
    const navmesh = readNavMesh(of(space.navmesh));
    const model = await readModel(of(first));
    const textures = new Map<string, Texture>();
    for (const [name, file] of Object.entries({ leaf, sign, ground, late }))
      if (file) textures.set(name, await readTexture(of(file), name));
    const shown = new ShownSpace(space, navmesh, textures, get, leave);
    shown.add(model);
    shown.later = { files: later, replaces: space.rich.some((f) => later.includes(f)) ? model : null };
    await shown.setMoment(moment);
    return shown;
  };
}

function partsOf(space: SceneSpace, tier: 1 | 2 | 3): [SceneFile, SceneFile[]] {
  const isRich = tierRules[tier].file === 'rich';
  const ready = isRich && space.indoor ? space.rich : space.lite;
  const [first, ...others] = ready;
  if (!first) throw new SceneFetchError('scene_missing', `${space.space_id} has no parts`);
  return [first, isRich && !space.indoor ? [...space.rich] : others];
}

async function readModel(bytes: ArrayBuffer): Promise<Group> {
  const gltf = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(bytes, '');
  return gltf.scene;
}

function readNavMesh(bytes: ArrayBuffer): NavMeshData {
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!isNavMesh(parsed))
    throw new SceneFetchError('scene_missing', 'the navmesh is not {positions, indices}');
  return parsed;
}

function isNavMesh(value: unknown): value is NavMeshData {
  if (typeof value !== 'object' || value === null) return false;
  const { positions, indices } = value as Record<string, unknown>;
  return Array.isArray(positions) && Array.isArray(indices);
}

const needsLate = (look: MomentLook): boolean => look.low.some((v) => v > 0) || look.lamp.some((v) => v > 0);

class ShownSpace implements LoadedSpace {
  readonly root = new Group();
  readonly navmesh: NavMeshData;
  readonly fog: Fog | null;
  later: { files: SceneFile[]; replaces: Group | null } = { files: [], replaces: null };
  readonly #space: SceneSpace;
  readonly #textures: Map<string, Texture>;
  readonly #get: FetchFile;
  readonly #leave: () => void;
  readonly #light = makeMomentLight();
  readonly #crowns = new Map<Object3D, Crown>();
  readonly #dome = skyDome(this.#light);
  readonly #stars = makeStars();
  readonly #weather = makeWeather(this.#light);
  #moment: Moment = usualMoment;
  #isAlive = false;
  #isGone = false;
  #wish = 0;
  #streaming: Promise<void> | null = null;

  constructor(
    space: SceneSpace,
    navmesh: NavMeshData,
    textures: Map<string, Texture>,
    get: FetchFile,
    leave: () => void,
  ) {
    this.#space = space;
    this.navmesh = navmesh;
    this.#textures = textures;
    this.#get = get;
    this.#leave = leave;
    const { fog } = space.background;
    this.fog = fog ? new Fog(new Color(fog.color), fog.near, fog.far) : null;
    this.root.name = space.space_id;
    this.root.matrixAutoUpdate = false;
    this.root.add(this.#dome, this.#stars);
    if (!space.indoor) this.root.add(this.#weather.points);
  }

  add(model: Group): void {
    model.traverse((object) => {
      if (!isPlainMesh(object)) return;
      const surface = surfaceOf(object.material.name);
      const crown = dressMesh(object, this.#light, this.#textures.get('ground') ?? null);
      if (crown) this.#crowns.set(object, crown);
      if (surface === 'leaf' || surface === 'sign') object.material.map = this.#textures.get(surface) ?? null;
      crown?.turn(this.#moment.season);
    });
    model.updateMatrixWorld(true);
    model.traverse((object) => (object.matrixAutoUpdate = false));
    this.root.add(model);
  }

  textureBytes = (): number => sum([...this.#textures.values()].map(bytesOf));

  animate = (time: number, x: number, z: number): void => {
    this.#light.time.value = time;
    this.#weather.follow(x, z);
  };

  setAlive = (isAlive: boolean): void => {
    this.#isAlive = isAlive;
    this.#showWeather();
  };

  setMoment = async (moment: Moment): Promise<void> => {
    const look = lookAt(moment, this.#space);
    this.#wish += 1;
    const wish = this.#wish;
    const isLate = needsLate(look);
    if (isLate) await this.#fetchLate();
    // One who has chosen again meanwhile, or left, is not pulled back.
    if (this.#isGone || wish !== this.#wish) return;
    this.#moment = moment;
    this.#light.late.value = isLate ? (this.#textures.get('late') ?? null) : null;
    showLook(this.#light, look);
    showStars(this.#stars, look.stars);
    if (this.fog) this.fog.color.copy(this.#light.horizon.value);
    for (const crown of this.#crowns.values()) crown.turn(moment.season);
    this.#showWeather();
  };

  /** The light maps of other hours, fetched when one is first wanted. */
  async #fetchLate(): Promise<void> {
    const { late } = this.#space.textures;
    if (!late || this.#textures.has('late')) return;
    const texture = await readTexture(await this.#get(late), 'late');
    if (this.#isGone || this.#textures.has('late')) releaseTexture(texture);
    else this.#textures.set('late', texture);
  }

  #showWeather(): void {
    this.#weather.show(this.#isAlive ? lookAt(this.#moment, this.#space).weather : null);
  }

  stream = (onPart: () => void): Promise<void> => {
    this.#streaming ??= this.#stream(onPart).catch((error: unknown) => {
      this.#streaming = null;
      throw error;
    });
    return this.#streaming;
  };

  async #stream(onPart: () => void): Promise<void> {
    for (let file = this.later.files[0]; file; file = this.later.files[0]) {
      const model = await readModel(await this.#get(file));
      if (this.#isGone) {
        model.traverse(releaseMesh);
        return;
      }
      this.add(model);
      if (this.later.replaces) this.#drop(this.later.replaces);
      this.later = { files: this.later.files.slice(1), replaces: null };
      onPart();
    }
  }

  #drop(model: Group): void {
    this.root.remove(model);
    model.traverse((object) => {
      this.#crowns.delete(object);
      releaseMesh(object);
    });
  }

  dispose = (): void => {
    this.#isGone = true;
    this.#leave();
    this.root.traverse(releaseMesh);
    for (const texture of this.#textures.values()) releaseTexture(texture);
    this.#textures.clear();
    for (const own of [this.#dome, this.#stars, this.#weather.points]) {
      own.geometry.dispose();
      own.material.dispose();
    }
    (this.#dome.material.uniforms.uClouds?.value as Texture | undefined)?.dispose();
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
