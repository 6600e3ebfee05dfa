import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RememberingSink, SmallStorage, Tab } from '../../test/support/trackingBench.ts';
import { createTracking } from './createTracking.ts';

const place = { place_id: 'hoshimi-elementary', surface: 'page' } as const;
let storage: SmallStorage;
let sink: RememberingSink;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 3) });
  storage = new SmallStorage();
  sink = new RememberingSink();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that its browser opened where nobody looks: prerendered, in a tab behind, restored with last week's tabs. */
function openUnseen() {
  const tab = new Tab(storage);
  tab.loseFocusEvents(false);
  tab.document.visibilityState = 'hidden';
  const tracking = createTracking(tab);
  tracking.startTracking({ townId: 'hoshimi', revision: 3, locale: () => 'ja', entry: 'place', sink });
  tracking.track('page_viewed', { page: 'place', place_id: place.place_id });
  tracking.dwell.enter(place);
  return { tab, tracking };
}
const looksAt = (tab: Tab) => {
  tab.focus(true);
  tab.show(true);
};
const minutes = (n: number) => vi.advanceTimersByTimeAsync(n * 60_000);

test(
  'bugs-F3: a page that nobody has seen begins no visit, stores ' +
    'nothing and sends nothing, not even when it goes',
  async () => {
    const { tab } = openUnseen();
    await minutes(3);
    tab.window.dispatchEvent(new Event('online'));
    tab.leave();
    await minutes(1);
    expect([storage.length, sink.requests, sink.beacons]).toEqual([0, [], []]);
  },
);

test('bugs-F3: what an unseen page finds waiting from another page stays for pages that are seen', async () => {
  const reader = new Tab(storage);
  const seen = createTracking(reader);
  sink.next = [{ status: 'later' }];
  const stop = seen.startTracking({
    townId: 'hoshimi',
    revision: 3,
    locale: () => 'ja',
    entry: 'welcome',
    sink,
  });
  seen.track('consult_started');
  stop();
  await minutes(0);
  const before = sink.requests.length;
  openUnseen();
  await minutes(10);
  expect(sink.requests).toHaveLength(before);
});

test('bugs-F3: when it is seen, what it told is told, as of then, and the visit begins then', async () => {
  const { tab } = openUnseen();
  await minutes(7);
  looksAt(tab);
  await minutes(1);
  expect(sink.events.map(({ name, occurred_at }) => [name, occurred_at])).toContainEqual([
    'page_viewed',
    '2026-11-22T03:07:00.000Z',
  ]);
  expect(sink.requests[0]?.visit.started_at).toBe('2026-11-22T03:07:00.000Z');
});

test('bugs-F3: its dwell begins when it is seen, for looking at it is an act', async () => {
  const { tab } = openUnseen();
  await minutes(7);
  looksAt(tab);
  await vi.advanceTimersByTimeAsync(4_000);
  tab.show(false);
  await minutes(1);
  const dwelled = sink.events.filter((event) => event.name === 'place_dwelled');
  expect(dwelled.map((event) => event.engaged_ms)).toEqual([4_000]);
});

test('bugs-F3: a page seen and then hidden again tells on', async () => {
  const { tab, tracking } = openUnseen();
  looksAt(tab);
  tab.show(false);
  tracking.track('consult_started');
  await minutes(1);
  expect(sink.events.map((event) => event.name)).toContain('consult_started');
});
