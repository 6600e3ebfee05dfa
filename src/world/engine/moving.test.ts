import { expect, it } from 'vitest';
import type { SceneSpace } from '../../../supabase/functions/_shared/contract/scene.ts';
import { emptySpace, flatGround, sceneOf } from '../../../test/support/emptyScene.ts';
import { World } from './World.ts';

const places: SceneSpace['places'] = [
  { place_id: 'farm', anchor: [-40, 3, -40], stand: [-38, 0, -38] },
  { place_id: 'station', anchor: [40, 5, 10], stand: [38, 0, 10] },
];
const manifest = sceneOf(emptySpace('square', { places }), emptySpace('school', { places, indoor: true }));
const load = () => Promise.resolve(flatGround());

async function open(space_id = 'square') {
  const world = new World(manifest, load, 1);
  world.lens.resize(800, 600);
  const heard: string[] = [];
  world.signals.on('cut', () => heard.push('cut'));
  world.signals.on('set_off', ({ by }) => heard.push(`set off by ${by}`));
  world.signals.on('overlook_changed', ({ is_above }) => heard.push(is_above ? 'above' : 'below'));
  await world.enterSpace(space_id);
  const run = (seconds: number): void => {
    for (let i = 0; i < seconds * 60; i += 1) {
      world.step(1 / 60);
      world.drew();
    }
  };
  run(0.5);
  return { world, heard, run };
}

const seen = (world: World): number[] =>
  [...world.camera.position.toArray(), world.camera.rotation.x, world.camera.rotation.y].map(
    (v) => Math.round(v * 1000) / 1000,
  );

it('looks at the town from above with every place named, and comes back to exactly where one stood', async () => {
  const { world, heard, run } = await open();
  const before = seen(world);
  expect(world.lookOver()).toBe(true);
  run(4);
  expect(world.camera.position.y).toBeGreaterThan(30);
  expect(world.camera.rotation.z).toBe(0);
  const named = world.labels.anchors.filter((_, i) => world.labels.shown[i] === 1).map((a) => a.id);
  expect(named.sort()).toEqual(['farm', 'here', 'station']);
  expect(world.walkToScreen(0, -0.2)).toBeNull();
  world.comeDown();
  run(4);
  expect(seen(world)).toEqual(before);
  expect(heard).toEqual(['above', 'below']);
});

it('goes to a place that was chosen from above, and stands on the ground there', async () => {
  const { world, run } = await open();
  world.lookOver();
  run(3);
  expect(world.goToPlace('station')).toBe(true);
  expect(world.isAbove).toBe(false);
  run(4);
  expect([world.position.x, world.camera.position.y]).toEqual([31, 1.45]);
});

it('goes on from where it is in the air when the visitor wishes for something else on the way', async () => {
  const { world, run } = await open();
  world.goToPlace('farm');
  run(0.8);
  const before = world.camera.position.clone();
  expect(before.y).toBeGreaterThan(3);
  world.goToPlace('station');
  world.step(1 / 60);
  expect(world.camera.position.distanceTo(before)).toBeLessThan(1);
  run(4);
  expect(world.position.x).toBeCloseTo(31, 3);
  world.goToPlace('farm');
  run(0.8);
  world.lookOver();
  run(4);
  world.comeDown();
  run(4);
  expect(world.position.x).toBeCloseTo(9 / Math.SQRT2 - 40, 3);
});

it('has no model of a building', async () => {
  const { world, heard } = await open('school');
  expect(world.lookOver()).toBe(false);
  expect(heard).toEqual([]);
});

it('goes up, down and far in one cut where flights are not wanted, but still walks what is near', async () => {
  const { world, heard, run } = await open();
  world.setFlights(false);
  world.lookOver();
  world.step(1 / 60);
  expect(world.camera.position.y).toBeGreaterThan(30);
  world.comeDown();
  world.step(1 / 60);
  expect(world.camera.position.y).toBeCloseTo(1.45, 3);
  world.goToPlace('farm');
  world.step(1 / 60);
  expect(world.position.x).toBeCloseTo(9 / Math.SQRT2 - 40, 3);
  expect(heard.filter((what) => what === 'cut')).toHaveLength(3);
  run(1);
  world.walkToScreen(0, -0.6);
  const { x, z } = world.position;
  world.step(1 / 60);
  expect(Math.hypot(world.position.x - x, world.position.z - z)).toBeLessThan(0.2);
});

it('says once that the visitor has set off by hand, and not when it is led', async () => {
  const { world, heard, run } = await open();
  world.input.key('ArrowDown', true);
  run(1);
  world.input.release();
  run(1);
  world.walkToScreen(0, -0.5);
  run(1);
  expect(heard).toEqual(['set off by keys', 'set off by tap']);
  world.goToPlace('farm');
  run(4);
  expect(heard).toHaveLength(2);
});

it('does not jump ahead after ten minutes in the background', async () => {
  const { world, run } = await open();
  world.walkToScreen(0, -0.2);
  run(0.5);
  const { z } = world.position;
  expect(z).toBeLessThan(20);
  world.step(600);
  expect(z - world.position.z).toBeLessThan(0.2);
  const time: number[] = [];
  if (world.loaded) world.loaded.animate = (now) => time.push(now);
  await world.setTier(3);
  if (world.loaded) world.loaded.animate = (now) => time.push(now);
  world.step(1 / 60);
  world.step(600);
  expect((time[1] ?? 0) - (time[0] ?? 0)).toBeLessThan(0.1);
});
