import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Place, Town } from '../../../../supabase/functions/_shared/contract/town.ts';
import { World } from '../../../world/engine/World.ts';
import { emptySpace, flatGround, sceneOf, sceneSpot } from '../../../../test/support/emptyScene.ts';
import { readingTime } from './readingTime.ts';
import { TourGuide } from './TourGuide.ts';
import { buildTourIndex } from '../tourIndex.ts';
import { WalkLeader } from './WalkLeader.ts';
import { walkLists } from './walkLists.ts';

const manifest = sceneOf(
  emptySpace('square', { spots: [sceneSpot('well', 'plaza', 0, 4), sceneSpot('market', 'plaza', 12, -6)] }),
  emptySpace('school', { indoor: true, spots: [sceneSpot('gym', 'school', 3, 3)] }),
);
const words = { ja: '言葉' };
const place = (place_id: string, spots: string[], theme: Place['theme']): Place => ({
  place_id,
  theme,
  kind: 'square',
  name: { ja: place_id },
  summary: words,
  facts: [],
  spots: spots.map((spot_id) => ({ spot_id, name: { ja: spot_id }, words, facts: [] })),
});
const index = buildTourIndex(
  [place('plaza', ['well', 'market'], 'live'), place('school', ['gym', 'only-a-page'], 'learn')],
  manifest,
);
const list = { id: 'w', name: { ja: '散歩' }, spotIds: ['well', 'gym', 'market'] };

class Page extends EventTarget {
  visibilityState = 'visible';
  show(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}
let page: Page;
let isOffline = false;

async function open(motionAllowed = true) {
  const world = new World(
    manifest,
    () => (isOffline ? Promise.reject(new Error('offline')) : Promise.resolve(flatGround())),
    1,
  );
  world.setMotionAllowed(motionAllowed);
  const guide = new TourGuide(world, index);
  guide.begin();
  guide.setOpensByStaying(false); // as the page does while one is led
  const leader = new WalkLeader(guide);
  leader.setReadingTime(() => 10_000);
  const stop = leader.begin();
  await guide.enterFirst(null, null);
  /** Frames until the feet stand still, and whatever waits for them. */
  const walk = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) {
      await vi.advanceTimersByTimeAsync(0);
      for (let i = 0; i < 1200; i += 1) world.step(1 / 60);
    }
  };
  return { world, guide, leader, stop, walk };
}

beforeEach(() => {
  isOffline = false;
  page = new Page();
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('leads from spot to spot by itself, through a door, and waits at the last one', async () => {
  const { leader, guide, walk } = await open();
  leader.start(list, true);
  await walk();
  expect(leader.snapshot()).toMatchObject({ at: 0, isThere: true });
  expect(guide.state.nearSpotId).toBe('well');
  await vi.advanceTimersByTimeAsync(10_001);
  await walk();
  expect(leader.snapshot()).toMatchObject({ at: 1, isThere: true });
  expect(guide.state.spaceId).toBe('school');
  await vi.advanceTimersByTimeAsync(10_001);
  await walk();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(leader.snapshot()).toMatchObject({ at: 2, isThere: true });
  leader.next();
  expect(leader.snapshot().list).toBeNull();
});

it('opens no card and counts as being at the spot, nothing more', async () => {
  const { leader, guide, walk } = await open();
  leader.start(list, false);
  await walk();
  expect(guide.state).toMatchObject({ nearSpotId: 'well', openSpotId: null });
});

it('waits for the visitor when it does not go on by itself, and after a pause', async () => {
  const { leader, walk } = await open(false);
  leader.start(list, false);
  await walk();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(leader.snapshot().at).toBe(0);
  leader.play();
  leader.pause();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(leader.snapshot().at).toBe(0);
  leader.next();
  await walk();
  leader.previous();
  await walk();
  expect(leader.snapshot()).toMatchObject({ at: 0, isThere: true });
});

it('stands aside when the visitor walks by hand, and takes up where it was left when asked', async () => {
  const { leader, world, walk } = await open();
  leader.start(list, true);
  await walk();
  world.input.key('ArrowDown', true);
  await walk();
  world.input.release();
  expect(leader.snapshot()).toMatchObject({ at: 0, hasLeft: true, goesOn: false });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(leader.snapshot().at).toBe(0);
  leader.resume(false);
  await walk();
  expect(leader.snapshot()).toMatchObject({ at: 0, hasLeft: false, isThere: true });
});

it('stands aside when the visitor chooses another place on the way', async () => {
  const { leader, guide, walk } = await open();
  leader.start(list, true);
  await guide.goToSpot('market');
  await walk();
  expect(leader.snapshot().hasLeft).toBe(true);
});

it('does not go on while the page is hidden, however long', async () => {
  const { leader, walk } = await open();
  leader.start(list, true);
  await walk();
  page.show('hidden');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(leader.snapshot().at).toBe(0);
  page.show('visible');
  await vi.advanceTimersByTimeAsync(9_000);
  expect(leader.snapshot().at).toBe(0);
  await vi.advanceTimersByTimeAsync(1_001);
  expect(leader.snapshot().at).toBe(1);
});

it('stays and waits when the next place cannot be fetched', async () => {
  const { leader, guide, walk } = await open();
  leader.start(list, true);
  await walk();
  isOffline = true;
  leader.next();
  await walk();
  expect(guide.state).toMatchObject({ spaceId: 'square', hasTrouble: true });
  expect(leader.snapshot()).toMatchObject({ at: 1, isThere: false, goesOn: false });
});

it('opens no card by itself at the spot where the walk has ended', async () => {
  const { leader, guide, walk } = await open();
  leader.start(list, false);
  await walk();
  leader.end();
  guide.setOpensByStaying(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(guide.state).toMatchObject({ nearSpotId: 'well', openSpotId: null });
});

it('falls silent when the tour ends', async () => {
  const { leader, stop, walk } = await open();
  leader.start(list, true);
  await walk();
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(leader.snapshot().list).toBeNull();
});

const town: Pick<Town, 'walks'> = {
  walks: [
    { walk_id: 'own', name: words, summary: words, spot_ids: ['gym', 'only-a-page', 'well'] },
    { walk_id: 'gone', name: words, summary: words, spot_ids: ['only-a-page', 'nowhere'] },
  ],
};

it('offers the walks the town has written, with the spots that stand in the scene', () => {
  const { own, kept, byTheme } = walkLists(town, index, []);
  expect(own.map((w) => [w.id, w.spotIds])).toEqual([['own', ['gym', 'well']]]);
  expect(kept).toBeNull();
  expect(byTheme.map((w) => [w.id, w.spotIds])).toEqual([['theme-live', ['well', 'market']]]);
});

it('offers one round of everything where the town has written no walk, and one of what was kept', () => {
  const { own, kept } = walkLists({}, index, [
    { place_id: 'school', spot_id: 'gym' },
    { place_id: 'plaza' },
    { place_id: 'plaza', spot_id: 'well' },
  ]);
  expect(own.map((w) => w.spotIds)).toEqual([['well', 'market', 'gym']]);
  expect(kept?.spotIds).toEqual(['gym', 'well', 'market']);
});

it('gives words the time that they need', () => {
  expect(readingTime('短い。')).toBe(8_000);
  expect(readingTime('あ'.repeat(150))).toBe(21_000);
  expect(readingTime('a'.repeat(300))).toBe(18_000);
  expect(readingTime('あ'.repeat(5_000))).toBe(40_000);
});
