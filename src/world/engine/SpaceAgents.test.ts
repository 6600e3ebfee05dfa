import { Group } from 'three';
import { beforeEach, expect, it } from 'vitest';
import type { SceneManifest, SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { SceneFetchError } from '../loaders/fetchBytes.ts';
import type { LoadMovers } from '../loaders/loadAgents.ts';
import { drawMovers } from '../loaders/agentMesh.ts';
import { Movers } from '../systems/Agents.ts';
import { NavMesh } from '../systems/NavMesh.ts';
import type { LoadSpace } from '../core/LoadedSpace.ts';
import { World } from './World.ts';

const file = { url: 'x', bytes: 10, sha256: '' };
const triangle = {
  position: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0]),
  color: new Uint8Array(12).fill(255),
  indices: [0, 1, 2],
};
const space = (space_id: string, more: Partial<SceneSpace> = {}): SceneSpace => ({
  space_id,
  indoor: false,
  lite: [file],
  rich: [file],
  textures: {},
  light: { sky: [1, 1, 1], sun: [1, 1, 1], lamp: [1, 1, 1], lampByDay: 0, ambient: [0, 0, 0] },
  navmesh: file,
  background: { zenith: '#88aaff', horizon: '#ffffff' },
  spawn: { eye: [0, 1.45, 20], target: [0, 1.45, 0] },
  viewpoints: [],
  spots: [],
  places: [],
  doors: [],
  ...more,
});
const movers: SceneSpace['movers'] = {
  file,
  actors: [
    {
      node: 'man',
      act: 'walk',
      path: [
        [0, 0, 0],
        [9, 0, 0],
      ],
      speed: 1,
      way: 'pingpong',
      phase: 0,
    },
  ],
};
const manifest: SceneManifest = {
  format: 2,
  scene_id: 'test',
  sources_sha256: '',
  entry_space: 'square',
  spaces: [space('square', { movers }), space('school')],
};
const load: LoadSpace = () =>
  Promise.resolve({
    root: new Group(),
    navmesh: new NavMesh([-50, 0, -50, 50, 0, -50, 50, 0, 50, -50, 0, 50], [0, 2, 1, 0, 3, 2]),
    fog: null,
    textureBytes: () => 0,
    animate: () => undefined,
    setMoment: () => Promise.resolve(),
    setAlive: () => undefined,
    stream: () => Promise.resolve(),
    dispose: () => undefined,
  });

let asked: number;
let world: World;
const loadMovers: LoadMovers = ({ actors }) => {
  asked += 1;
  return Promise.resolve(new Movers(actors, drawMovers(actors, new Map([['man', triangle]]))));
};
const isSeen = () => world.scene.getObjectByName('movers')?.visible ?? false;
const settle = () => new Promise((done) => setTimeout(done, 0));

beforeEach(async () => {
  asked = 0;
  world = new World(manifest, load, 1, loadMovers);
  await world.enterSpace('square');
});

it('nobody is fetched before the first picture, nor where motion is unwanted or drawing is slow', async () => {
  world.setLively(true);
  expect(asked).toBe(0);
  world.setGentle(false);
  world.drew();
  await settle();
  expect(asked).toBe(0);
  world.setGentle(true);
  await settle();
  expect(asked).toBe(1);

  const slow = new World(manifest, load, 1, loadMovers);
  await slow.enterSpace('square');
  slow.drew();
  await settle();
  expect(asked).toBe(1);
});

it('once they are there frames are wanted all the time, and drawn calmly while nobody acts', async () => {
  while (world.step(0.05)); // comes to rest
  expect(world.isOnlyAlive).toBe(false);
  world.setLively(true);
  world.drew();
  await settle();
  expect(isSeen()).toBe(true);
  expect(world.step(0.03)).toBe(true);
  expect(world.isOnlyAlive).toBe(true);
  world.intent.key('ArrowUp', true);
  expect(world.step(0.03)).toBe(true);
  expect(world.isOnlyAlive).toBe(false);
});

it('with motion unwanted they are gone at once and the picture stands still', async () => {
  world.setLively(true);
  world.drew();
  await settle();
  world.setGentle(false);
  expect(isSeen()).toBe(false);
  let frames = 0;
  while (world.step(0.05) && frames < 500) frames += 1;
  expect(frames).toBeLessThan(500);
});

it('they stay behind when one goes into a house, and are there again outside', async () => {
  world.setLively(true);
  world.drew();
  await settle();
  await world.enterSpace('school');
  world.drew();
  await settle();
  expect(isSeen()).toBe(false);
  await world.enterSpace('square');
  world.drew();
  await settle();
  expect(isSeen()).toBe(true);
  expect(asked).toBe(2);
});

it('a changed quality keeps the company, and so does the light that was set before they came', async () => {
  const tints: string[] = [];
  const telling: LoadMovers = async (one, signal) => {
    const come = await loadMovers(one, signal);
    const { picture } = come;
    const set = picture.setTint;
    picture.setTint = (color, lamps) => {
      tints.push(`${color.getHexString()} ${String(lamps)}`);
      set(color, lamps);
    };
    return come;
  };
  const dusk = new World(manifest, load, 1, telling);
  await dusk.enterSpace('square');
  dusk.setLively(true);
  await dusk.setMoment({ season: 'spring', hour: 'dusk' });
  dusk.drew();
  await settle();
  await dusk.setTier(2);
  await settle();
  expect(tints).toHaveLength(2);
  expect(tints[1]).toBe(tints[0]);
  expect(tints[0]).toMatch(/ 0\.9$/);
  expect(tints[0]).not.toMatch(/^ffffff/);
  expect(dusk.scene.getObjectByName('movers')).toBeDefined();
});

it('the town stands without them when their file cannot be fetched', async () => {
  const broken = new World(manifest, load, 1, () =>
    Promise.reject(new SceneFetchError('network', 'no line')),
  );
  await broken.enterSpace('square');
  broken.setLively(true);
  broken.drew();
  await settle();
  expect(broken.company.isAbout).toBe(false);
  expect(broken.scene.getObjectByName('movers')).toBeUndefined();
});
