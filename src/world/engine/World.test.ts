import { beforeEach, expect, it } from 'vitest';
import { emptySpace, flatGround, sceneOf } from '../../../test/support/emptyScene.ts';
import type { LoadSpace } from '../core/LoadedSpace.ts';
import { World } from './World.ts';

type V = [number, number, number];
const well = {
  spot_id: 'well',
  place_id: 'plaza',
  anchor: [0, 1, -1] as V,
  stand: [0, 0, 1] as V,
  radius: 2,
};
const farm = {
  spot_id: 'farm',
  place_id: 'farm',
  anchor: [40, 1, -40] as V,
  stand: [40, 0, -38] as V,
  radius: 3,
};
const manifest = sceneOf(
  emptySpace('square', { spots: [well, farm] }),
  emptySpace('school', { indoor: true }),
);

let disposed: string[];
let asked: string[];
let shownAt: string[];
let isOffline: boolean;

const load: LoadSpace = (one, tier, moment, onBytes) => {
  shownAt.push(`${moment.season} ${moment.hour}`);
  asked.push(`${one.space_id} ${tier}`);
  onBytes(10, 10);
  return Promise.resolve(
    flatGround({
      setMoment: (moment) => {
        if (isOffline) return Promise.reject(new Error('offline'));
        shownAt.push(`${moment.season} ${moment.hour}`);
        return Promise.resolve();
      },
      dispose: () => disposed.push(one.space_id),
    }),
  );
};

function open(tier: 1 | 2 | 3 = 1) {
  const world = new World(manifest, load, tier);
  world.lens.resize(800, 600);
  const heard: string[] = [];
  world.signals.on('space_entered', (s) => heard.push(`entered ${s.space_id}`));
  world.signals.on('drawn', (s) => heard.push(`drawn ${s.space_id}`));
  world.signals.on('spot_near', (s) => heard.push(`near ${s.spot_id}`));
  world.signals.on('arrived', () => heard.push('arrived'));
  const run = (seconds: number): number => {
    let frames = 0;
    let wantsMore = true;
    while (frames < seconds * 60 && wantsMore) {
      wantsMore = world.step(1 / 60);
      world.drew();
      frames += 1;
    }
    return frames;
  };
  return { world, heard, run };
}

beforeEach(() => {
  disposed = [];
  asked = [];
  shownAt = [];
  isOffline = false;
});

it('stands at the entry after entering, says so, and then asks for no more frames', async () => {
  const { world, heard, run } = open();
  expect(await world.enterSpace('square')).toBe(true);
  expect(run(5)).toBeLessThan(5);
  expect(heard).toEqual(['entered square', 'drawn square']);
  expect(world.camera.position.toArray().map((v) => Number(v.toFixed(2)))).toEqual([0, 1.45, 20]);
});

it('goes to a spot of the square by air when it is far, and looks at it without any roll', async () => {
  const { world, heard, run } = open();
  await world.enterSpace('square');
  run(1);
  expect(world.goToSpot('farm')).toBe(true);
  let highest = 0;
  for (let i = 0; i < 400 && world.step(1 / 60); i += 1) {
    highest = Math.max(highest, world.camera.position.y);
    expect(world.camera.rotation.z).toBe(0);
  }
  expect(highest).toBeGreaterThan(6);
  expect(heard).toContain('arrived');
  expect(heard).toContain('near farm');
  expect(world.position.x).toBeCloseTo(40, 3);
  expect(world.camera.position.y).toBeCloseTo(1.45, 3);
});

it('walks to a spot that is near, and jumps in one cut where motion is not wanted', async () => {
  const { world, run } = open();
  await world.enterSpace('square', { eye: [0, 1.45, 8], target: [0, 1, 0] });
  run(1);
  world.goToSpot('well');
  expect(run(10)).toBeGreaterThan(60);
  expect(world.position.z).toBeCloseTo(1, 1);
  world.setMotionAllowed(false);
  world.goToSpot('farm');
  world.step(1 / 60);
  expect(world.camera.position.x).toBeCloseTo(40, 3);
});

it('throws the space it leaves away, and only once the next is here', async () => {
  const { world } = open();
  await world.enterSpace('square');
  const next = world.enterSpace('school');
  expect(disposed).toEqual([]);
  await next;
  expect(disposed).toEqual(['square']);
  world.leave();
  expect(disposed).toEqual(['square', 'school']);
  expect(world.step(1 / 60)).toBe(false);
});

it('lets the newer of two wishes win', async () => {
  const { world, heard } = open();
  const first = world.enterSpace('square');
  const second = world.enterSpace('school');
  expect(await first).toBe(false);
  expect(await second).toBe(true);
  expect(heard).toEqual(['entered school']);
  expect(disposed).toEqual(['square']);
});

it('keeps its place when the quality changes', async () => {
  const { world, run } = open();
  await world.enterSpace('square', { eye: [5, 1.45, 5], target: [0, 1, 0] });
  run(1);
  await world.setTier(2);
  expect(asked).toEqual(['square 1', 'square 2']);
  expect(world.position.x).toBeCloseTo(5, 5);
});

it('walks toward a tap on the ground and shows where, but not toward the sky', async () => {
  const { world, run } = open();
  await world.enterSpace('square');
  run(1);
  expect(world.walkToScreen(0, 0.6)).toBeNull();
  expect(world.walkToScreen(0, -0.5)).not.toBeNull();
  expect(world.marker.mesh.visible).toBe(true);
  run(10);
  expect(world.marker.mesh.visible).toBe(false);
  expect(world.position.z).toBeLessThan(18);
});

it('looks at a spot in the middle of what a panel leaves free', async () => {
  const { world, run } = open();
  await world.enterSpace('square', { eye: [0, 1.45, 8], target: [0, 1.45, 0] });
  world.lens.setInsets(400, 0);
  run(1);
  const i = world.labels.anchors.findIndex((a) => a.id === 'well');
  expect(world.labels.x[i]).toBeCloseTo(200, 0);
});

it('refuses a space that the scene does not have', async () => {
  const { world } = open();
  await expect(world.enterSpace('castle')).rejects.toThrow('no space castle');
});

it('shows another season and hour where one stands, tells of it, and keeps it in the next space', async () => {
  const { world } = open();
  await world.enterSpace('square');
  const told: unknown[] = [];
  world.signals.on('moment_changed', (moment) => told.push(moment));
  await world.setMoment({ season: 'winter', hour: 'night' });
  expect(world.space?.space_id).toBe('square');
  expect(told).toEqual([{ season: 'winter', hour: 'night' }]);
  await world.enterSpace('school');
  expect(shownAt).toEqual(['spring noon', 'winter night', 'winter night']);
});

it('stays in the moment that is shown when the other cannot be fetched', async () => {
  const { world } = open();
  await world.enterSpace('square');
  isOffline = true;
  await expect(world.setMoment({ season: 'winter', hour: 'night' })).rejects.toThrow('offline');
  expect(world.moment).toEqual({ season: 'spring', hour: 'noon' });
});

it('shows what was chosen last when an earlier choice comes later', async () => {
  const { world } = open();
  await world.enterSpace('square');
  let comeSlowly: () => void = () => undefined;
  const loaded = world.loaded;
  if (!loaded) throw new Error('nothing is shown');
  const usual = loaded.setMoment;
  loaded.setMoment = () => new Promise((done) => (comeSlowly = done));
  const slow = world.setMoment({ season: 'winter', hour: 'night' });
  loaded.setMoment = usual;
  await world.setMoment({ season: 'autumn', hour: 'noon' });
  comeSlowly();
  await slow;
  expect(world.moment).toEqual({ season: 'autumn', hour: 'noon' });
});
