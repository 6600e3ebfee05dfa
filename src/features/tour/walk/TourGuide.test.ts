import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Place } from '../../../../supabase/functions/_shared/contract/town.ts';
import { World } from '../../../world/engine/World.ts';
import { emptySpace, flatGround, sceneOf, sceneSpot } from '../../../../test/support/emptyScene.ts';
import { TourGuide } from './TourGuide.ts';
import { buildTourIndex } from '../tourIndex.ts';

const manifest = sceneOf(
  emptySpace('square', {
    spots: [sceneSpot('well', 'plaza', 0, 4)],
    places: [{ place_id: 'school', anchor: [0, 4, -20], stand: [0, 0, -8] }],
    doors: [
      {
        door_id: 'door',
        to_space: 'school',
        place_id: 'school',
        at: [0, 0, -10],
        radius: 2,
        arrive: { eye: [0, 1.45, 9], target: [0, 1.45, 0] },
      },
    ],
  }),
  emptySpace('school', {
    indoor: true,
    spots: [sceneSpot('gym', 'school', 3, 3)],
    doors: [
      {
        door_id: 'door-out',
        to_space: 'square',
        at: [0, 0, 10],
        radius: 1.5,
        arrive: { eye: [0, 1.45, -8], target: [0, 1.45, 5] },
      },
    ],
  }),
);
const words = { ja: '言葉' };
const place = (place_id: string, spots: string[], space_id: string): Place => ({
  place_id,
  theme: 'learn',
  kind: 'elementary_school',
  name: { ja: place_id },
  summary: words,
  space_id,
  facts: [],
  spots: spots.map((spot_id) => ({ spot_id, name: { ja: spot_id }, words, facts: [] })),
});
const index = buildTourIndex(
  [place('plaza', ['well'], 'square'), place('school', ['gym', 'only-a-page'], 'school')],
  manifest,
);

let isOffline = false;
function open() {
  const world = new World(
    manifest,
    () => (isOffline ? Promise.reject(new Error('offline')) : Promise.resolve(flatGround())),
    1,
  );
  world.setMotionAllowed(false);
  const guide = new TourGuide(world, index);
  const stop = guide.begin();
  return { world, guide, stop };
}

beforeEach(() => {
  isOffline = false;
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('begins at the spot of the address, with its card open, whichever space it is in', async () => {
  const { guide } = open();
  await guide.enterFirst(null, 'gym');
  expect(guide.state).toMatchObject({ spaceId: 'school', openSpotId: 'gym', openedBy: 'link' });
});

it('begins in the square when the address names what is not there', async () => {
  const { guide } = open();
  await guide.enterFirst('castle', 'ghost');
  expect(guide.state).toMatchObject({ spaceId: 'square', openSpotId: null });
});

it('opens a card by staying, and not again after it was closed, until one comes back', async () => {
  const { guide, world } = open();
  await guide.enterFirst(null, null);
  world.goToSpot('well');
  world.step(0.1);
  expect(guide.state.nearSpotId).toBe('well');
  vi.advanceTimersByTime(2600);
  expect(guide.state).toMatchObject({ openSpotId: 'well', openedBy: 'stay' });
  guide.closeCard();
  vi.advanceTimersByTime(9000);
  expect(guide.state.openSpotId).toBeNull();
  world.resetView();
  world.step(0.1);
  world.goToSpot('well');
  world.step(0.1);
  vi.advanceTimersByTime(2600);
  expect(guide.state.openSpotId).toBe('well');
});

it('does not open cards by staying when that is switched off', async () => {
  const { guide, world } = open();
  guide.setOpensByStaying(false);
  await guide.enterFirst(null, null);
  world.goToSpot('well');
  world.step(0.1);
  vi.advanceTimersByTime(9000);
  expect(guide.state.openSpotId).toBeNull();
  expect(guide.openNear()).toBe(true);
  expect(guide.state.openSpotId).toBe('well');
});

it('goes to a spot in another space, through a door, and back to the square', async () => {
  const { guide } = open();
  await guide.enterFirst(null, null);
  await guide.goThrough('door');
  expect(guide.state.spaceId).toBe('school');
  await guide.backToSquare();
  expect(guide.state.spaceId).toBe('square');
  await guide.goToSpot('gym');
  expect(guide.state).toMatchObject({ spaceId: 'school', openSpotId: 'gym' });
});

it('stays where one is and says so when another space cannot be fetched', async () => {
  const { guide, world } = open();
  await guide.enterFirst(null, null);
  isOffline = true;
  await guide.goToSpot('gym');
  expect(guide.state).toMatchObject({
    spaceId: 'square',
    openSpotId: null,
    hasTrouble: true,
    goingTo: null,
  });
  expect(world.space?.space_id).toBe('square');
});

it('comes out of a door where one went in, and where the scene says when one did not go in there', async () => {
  const { guide, world } = open();
  await guide.enterFirst(null, null);
  world.lookFrom([1.2, 1.45, -8.6], [0, 1, -10]);
  await guide.goThrough('door');
  await guide.goThrough('door-out');
  expect(guide.state.spaceId).toBe('square');
  expect([world.position.x, world.position.z].map((v) => Number(v.toFixed(2)))).toEqual([1.2, -8.6]);
  // The look is away from the house.
  expect(Math.abs(world.traveller.look.yaw)).toBeGreaterThan(2);
  await guide.goToSpot('gym');
  world.lookFrom([0, 1.45, 10], [0, 1, 0]);
  await guide.backToSquare();
  await guide.goThrough('door'); // by its name, from afar
  await guide.goThrough('door-out');
  expect(world.position.z).toBeCloseTo(-8, 5);
});

it('shows another season and hour', async () => {
  const { guide, world } = open();
  await guide.enterFirst(null, null);
  await guide.showMoment({ season: 'winter', hour: 'night' });
  expect(world.moment).toEqual({ season: 'winter', hour: 'night' });
  expect(guide.state).toMatchObject({ moment: world.moment, momentGoing: null });
});

it('opens no card while one looks from above', async () => {
  const { guide, world } = open();
  await guide.enterFirst(null, null);
  world.goToSpot('well');
  world.step(0.1);
  guide.toggleAbove();
  expect(guide.state.isAbove).toBe(true);
  vi.advanceTimersByTime(9000);
  expect(guide.state.openSpotId).toBeNull();
  guide.toggleAbove();
  expect(guide.state.isAbove).toBe(false);
});

it('knows which spots the scene lacks, so that they are read as pages', () => {
  expect(index.spot('only-a-page')?.spaceId).toBeNull();
  expect(index.spaceOfPlace('school')).toBe('square');
});

it('forgets the space and falls silent when it ends', async () => {
  const { guide, world, stop } = open();
  await guide.enterFirst(null, null);
  world.goToSpot('well');
  world.step(0.1);
  stop();
  vi.advanceTimersByTime(9000);
  expect(guide.state.openSpotId).toBeNull();
  expect(world.loaded).toBeNull();
});
