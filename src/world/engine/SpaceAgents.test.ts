import { beforeEach, expect, it } from 'vitest';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { SceneFetchError } from '../loaders/fetchBytes.ts';
import type { LoadAgents } from '../core/AgentsPicture.ts';
import { drawAgents } from '../loaders/agentMesh.ts';
import { emptySpace, flatGround, sceneFile, sceneOf } from '../../../test/support/emptyScene.ts';
import { World } from './World.ts';

const triangle = {
  position: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0]),
  color: new Uint8Array(12).fill(255),
  indices: [0, 1, 2],
};
const movers: SceneSpace['movers'] = {
  file: sceneFile,
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
const manifest = sceneOf(emptySpace('square', { movers }), emptySpace('school'));
const load = () => Promise.resolve(flatGround());

let asked: number;
let world: World;
const loadAgents: LoadAgents = ({ actors }) => {
  asked += 1;
  return Promise.resolve({ actors, picture: drawAgents(actors, new Map([['man', triangle]])) });
};
const isSeen = () => world.scene.getObjectByName('agents')?.visible ?? false;
const settle = () => new Promise((done) => setTimeout(done, 0));

beforeEach(async () => {
  asked = 0;
  world = new World(manifest, load, 1, loadAgents);
  await world.enterSpace('square');
});

it('nobody is fetched before the first picture, nor where motion is unwanted or drawing is slow', async () => {
  world.setLively(true);
  expect(asked).toBe(0);
  world.setMotionAllowed(false);
  world.drew();
  await settle();
  expect(asked).toBe(0);
  world.setMotionAllowed(true);
  await settle();
  expect(asked).toBe(1);

  const slow = new World(manifest, load, 1, loadAgents);
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
  world.input.key('ArrowUp', true);
  expect(world.step(0.03)).toBe(true);
  expect(world.isOnlyAlive).toBe(false);
});

it('with motion unwanted they are gone at once and the picture stands still', async () => {
  world.setLively(true);
  world.drew();
  await settle();
  world.setMotionAllowed(false);
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
  const telling: LoadAgents = async (one, signal) => {
    const come = await loadAgents(one, signal);
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
  expect(dusk.scene.getObjectByName('agents')).toBeDefined();
});

it('the town stands without them when their file cannot be fetched', async () => {
  const broken = new World(manifest, load, 1, () =>
    Promise.reject(new SceneFetchError('network', 'no line')),
  );
  await broken.enterSpace('square');
  broken.setLively(true);
  broken.drew();
  await settle();
  expect(broken.agents.isAbout).toBe(false);
  expect(broken.scene.getObjectByName('agents')).toBeUndefined();
});
