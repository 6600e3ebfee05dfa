import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { collectRequest, visitEvent } from '../../supabase/functions/_shared/contract/visit.ts';
import { RememberingSink, SmallLocks, SmallStorage, Tab } from '../../test/support/trackingBench.ts';
import { createTracking, type Tracking } from './createTracking.ts';
import { outboxLimit } from './outbox.ts';

const spot = { place_id: 'hoshimi-elementary', spot_id: 'school-lunch', surface: 'tour' } as const;
let storage: SmallStorage;
let locks: SmallLocks;
let sink: RememberingSink;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 3) });
  storage = new SmallStorage();
  locks = new SmallLocks();
  sink = new RememberingSink();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(
  tab = new Tab(storage, locks),
  start = true,
): { tab: Tab; tracking: Tracking; stop: () => void } {
  const tracking = createTracking(tab);
  const stop = start ? begin(tracking) : () => {};
  return { tab, tracking, stop };
}
const begin = (tracking: Tracking, townId = 'hoshimi') =>
  tracking.startTracking({ townId, revision: 3, locale: () => 'ja', entry: 'welcome', sink });
const stored = (prefix = 'hiroba.') =>
  Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) =>
    key.startsWith(prefix),
  );
const minutes = (n: number) => vi.advanceTimersByTimeAsync(n * 60_000);

describe('what is sent', () => {
  test('is what the contract takes: visit, event, device, referrer as a host and nothing more', async () => {
    const { tracking } = open();
    tracking.track('spot_opened', spot);
    await minutes(1);
    const [request] = sink.requests;
    expect(v.safeParse(collectRequest, request).success).toBe(true);
    expect(v.safeParse(visitEvent, request?.events[0]).success).toBe(true);
    expect(request).toMatchObject({
      v: 1,
      town_id: 'hoshimi',
      visit: {
        entry: 'welcome',
        locale: 'ja',
        device_class: 'phone',
        referrer_host: 'www.example.jp',
        time_zone: 'Asia/Tokyo',
        revision: 3,
      },
      events: [{ name: 'spot_opened', ...spot, revision: 3, occurred_at: '2026-11-22T03:00:00.000Z' }],
    });
    expect(JSON.stringify(request)).not.toContain('hidden');
  });

  test('includes what happened before startTracking', async () => {
    const { tracking } = open(undefined, false);
    tracking.track('page_viewed', { page: 'tour' });
    expect(stored()).toEqual([]);
    begin(tracking);
    await minutes(1);
    expect(sink.events.map((event) => event.name)).toEqual(['page_viewed']);
  });

  test('gathers into one batch, and never more than 50 in one', async () => {
    const { tracking } = open();
    for (let i = 0; i < 120; i += 1) tracking.track('places_searched', { results: i });
    await minutes(1);
    expect(sink.requests.map((request) => request.events.length)).toEqual([50, 50, 20]);
    expect(sink.events).toHaveLength(120);
  });

  test('tells engaged dwell of a spot and of a place', async () => {
    const { tab, tracking } = open();
    const leavePlace = tracking.dwell.enter({ place_id: spot.place_id, surface: 'tour' });
    await tab.spend(2_000);
    const leaveSpot = tracking.dwell.enter(spot);
    await tab.spend(20_000);
    leaveSpot();
    leavePlace();
    await minutes(1);
    expect(sink.events.map((event) => ('engaged_ms' in event ? [event.name, event.engaged_ms] : []))).toEqual(
      [
        ['place_dwelled', 2_000],
        ['spot_dwelled', 15_000],
        ['spot_dwelled', 5_000],
      ],
    );
  });

  test('carries a declared region from then on', async () => {
    const { tracking } = open();
    tracking.track('page_viewed', { page: 'welcome' });
    tracking.declareRegion('JP-13');
    await minutes(1);
    expect(sink.requests[0]?.visit).toMatchObject({ declared_region: 'JP-13' });
    expect(sink.events.map((event) => event.name)).toContain('region_declared');
  });

  test('says so when a machine drives the browser', async () => {
    const tab = new Tab(storage, locks);
    tab.automated = true;
    open(tab).tracking.track('consult_started');
    await minutes(1);
    expect(sink.requests[0]?.visit.automated).toBe(true);
  });

  test('keeps a wrong clock consistent: the event and the sending are told by the same clock', async () => {
    const tab = new Tab(storage, locks);
    tab.wallErrorMs = -40 * 365 * 86_400_000;
    open(tab).tracking.track('consult_started');
    await minutes(1);
    const [request] = sink.requests;
    expect(Date.parse(request?.sent_at ?? '') - Date.parse(request?.events[0]?.occurred_at ?? '')).toBe(
      5_000,
    );
  });
});

describe('ids', () => {
  test('a visit goes on across reloads, and ends after 30 minutes without an act', async () => {
    open().tracking.track('consult_started');
    await minutes(29);
    open().tracking.track('consult_started');
    await minutes(31);
    open().tracking.track('consult_started');
    await minutes(1);
    const visits = sink.requests.map((request) => request.visit);
    expect(new Set(visits.map((visit) => visit.visit_id)).size).toBe(2);
    expect(new Set(visits.map((visit) => visit.visitor_id)).size).toBe(1);
  });

  test('the visitor is somebody new within 30 days, even one who comes every day', async () => {
    const { tracking } = open();
    const seen = new Set<string>();
    for (let day = 0; day < 30; day += 1) {
      tracking.track('consult_started');
      const id = tracking.visitorIdForLink();
      if (id) seen.add(id);
      await minutes(24 * 60);
    }
    expect(seen.size).toBe(2);
  });

  test('two towns never see the same visitor', async () => {
    const { tracking, stop } = open();
    tracking.track('consult_started');
    const first = tracking.visitorIdForLink();
    stop();
    begin(tracking, 'takamatsu');
    tracking.track('consult_started');
    expect(tracking.visitorIdForLink()).not.toBe(first);
    await minutes(1);
    expect(new Set(sink.requests.map((request) => request.town_id))).toEqual(
      new Set(['hoshimi', 'takamatsu']),
    );
  });

  test('odd things left in storage are no reason to stop', async () => {
    storage.setItem('hiroba.visit.hoshimi', '{"visit":');
    storage.setItem('hiroba.event.000000000.x', 'null');
    open().tracking.track('consult_started');
    await minutes(1);
    expect(sink.events).toHaveLength(1);
    expect(stored('hiroba.event.')).toEqual([]);
  });
});

describe('the outbox', () => {
  test('has an event before track returns, and sends it in the next page when the tab was closed', async () => {
    open().tracking.track('spot_opened', spot);
    expect(stored('hiroba.event.')).toHaveLength(1);
    vi.clearAllTimers();
    open();
    await minutes(1);
    expect(sink.events).toHaveLength(1);
    expect(stored('hiroba.event.')).toEqual([]);
  });

  test('hands everything over on pagehide, keeps it, and has it acknowledged on return', async () => {
    const { tab, tracking } = open();
    tracking.dwell.enter(spot);
    await tab.spend(3_000);
    tab.leave();
    expect(sink.beacons.flatMap((request) => request.events)).toHaveLength(1);
    expect(stored('hiroba.event.')).toHaveLength(1);
    vi.clearAllTimers();
    open();
    await minutes(1);
    expect(stored('hiroba.event.')).toEqual([]);
    expect(sink.events).toHaveLength(1);
  });

  test('keeps everything while offline and sends it, once, when the line is back', async () => {
    sink.next = Array.from({ length: 4 }, () => ({ status: 'later' }) as const);
    const { tab, tracking } = open();
    tracking.track('spot_opened', spot);
    await minutes(1);
    expect(sink.held.size).toBe(0);
    sink.next = [];
    tab.window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(1);
    expect(sink.held.size).toBe(1);
    expect(stored('hiroba.event.')).toEqual([]);
  });

  test('waits longer after each failure, and as long as the server asks', async () => {
    sink.next = Array.from({ length: 100 }, () => ({ status: 'later' }) as const);
    const { tab, tracking } = open();
    tracking.track('spot_opened', spot);
    await minutes(10);
    expect(sink.requests.length).toBeLessThan(15);
    sink.next = [{ status: 'later', afterMs: 600_000 }];
    tab.window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(1);
    const asked = sink.requests.length;
    tab.window.dispatchEvent(new Event('online'));
    await minutes(9);
    expect(sink.requests).toHaveLength(asked);
    await minutes(2);
    expect(sink.held.size).toBe(1);
  });

  test('drops what the server decided against, and what it can never read', async () => {
    sink.next = [{ status: 'unreadable' }];
    const { tracking } = open();
    tracking.track('spot_opened', spot);
    await minutes(30);
    expect(sink.requests).toHaveLength(1);
    expect(stored('hiroba.event.')).toEqual([]);
  });

  test('does not ask again and again about events the server forgets to answer', async () => {
    sink.next = Array.from({ length: 100 }, () => ({ status: 'decided', eventIds: [] }) as const);
    open().tracking.track('spot_opened', spot);
    await minutes(10);
    expect(sink.requests.length).toBeLessThan(15);
  });

  test('is bounded: the oldest go first', async () => {
    sink.next = Array.from({ length: 1000 }, () => ({ status: 'later' }) as const);
    const { tracking } = open();
    for (let i = 0; i < outboxLimit + 30; i += 1) {
      tracking.track('places_searched', { results: i });
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(stored('hiroba.event.')).toHaveLength(outboxLimit);
    sink.next = [];
    await minutes(10);
    expect(
      Math.min(...sink.events.map((event) => (event.name === 'places_searched' ? event.results : -1))),
    ).toBe(30);
  });

  test('works from memory where storage is blocked', async () => {
    const { tracking } = open(new Tab(null, locks));
    tracking.track('spot_opened', spot);
    tracking.track('consult_started');
    await minutes(1);
    expect(sink.events).toHaveLength(2);
    expect(new Set(sink.requests.map((request) => request.visit.visit_id)).size).toBe(1);
  });

  test('works on from memory when the quota is full', async () => {
    storage = new SmallStorage(6_000);
    sink.next = [{ status: 'later' }];
    const { tracking } = open();
    for (let i = 0; i < 40; i += 1) tracking.track('places_searched', { results: i });
    await minutes(2);
    expect(sink.events).toHaveLength(40);
    expect(stored('hiroba.event.')).toEqual([]);
  });
});

describe('two tabs at once', () => {
  test('lose nothing and send nothing twice', async () => {
    sink.delayMs = 700;
    const one = open();
    const two = open();
    for (let i = 0; i < 60; i += 1) {
      one.tracking.track('places_searched', { results: i });
      two.tracking.track('places_searched', { results: 1000 + i });
      await vi.advanceTimersByTimeAsync(333);
    }
    await minutes(2);
    const sent = sink.requests.flatMap((request) => request.events.map((event) => event.event_id));
    expect(sent).toHaveLength(120);
    expect(new Set(sent).size).toBe(120);
    expect(stored('hiroba.event.')).toEqual([]);
  });

  test('lose nothing where the browser has no locks', async () => {
    sink.delayMs = 700;
    const one = open(new Tab(storage, undefined));
    const two = open(new Tab(storage, undefined));
    for (let i = 0; i < 60; i += 1) {
      (i % 2 ? one : two).tracking.track('places_searched', { results: i });
      await vi.advanceTimersByTimeAsync(333);
    }
    await minutes(2);
    expect(sink.held.size).toBe(60);
  });

  test('are one visit', async () => {
    open().tracking.track('consult_started');
    open().tracking.track('consult_started');
    await minutes(1);
    expect(new Set(sink.requests.map((request) => request.visit.visit_id)).size).toBe(1);
  });
});

describe('consent', () => {
  test(
    'Global Privacy Control: nothing is recorded, sent or ' +
      'stored, and what was stored before is forgotten',
    async () => {
      open().tracking.track('consult_started');
      vi.clearAllTimers();
      const tab = new Tab(storage, locks);
      tab.privacyControl = true;
      const { tracking } = open(tab);
      tracking.setRecording(true);
      tracking.track('consult_started');
      tracking.dwell.enter(spot);
      await tab.spend(40_000);
      tab.leave();
      tracking.setRecording(false);
      expect(tracking.recordingState()).toBe('gpc');
      expect(tracking.visitorIdForLink()).toBeNull();
      expect([sink.requests, sink.beacons, stored()]).toEqual([[], [], []]);
    },
  );

  test('off stops at once and forgets queue and ids; on begins as somebody new', async () => {
    const { tab, tracking } = open();
    tracking.track('consult_started');
    const before = tracking.visitorIdForLink();
    tracking.dwell.enter(spot);
    await tab.spend(4_000);
    tracking.setRecording(false);
    expect(stored()).toEqual(['hiroba.recording']);
    expect(tracking.recordingState()).toBe('off');
    tracking.track('consult_started');
    await tab.spend(40_000);
    tab.show(false);
    tab.show(true);
    expect([sink.requests, sink.beacons]).toEqual([[], []]);
    tracking.setRecording(true);
    expect(stored()).toEqual([]);
    await tab.spend(2_000);
    tab.leave();
    expect(tracking.visitorIdForLink()).not.toBe(before);
    expect(sink.events.map((event) => 'engaged_ms' in event && event.engaged_ms)).toEqual([2_000]);
  });

  test('off in one tab is off in the other, also for what only that one remembers', async () => {
    const one = open();
    const two = open(undefined, false);
    two.tracking.track('consult_started');
    one.tracking.setRecording(false);
    begin(two.tracking);
    two.tab.hearStorage('hiroba.recording');
    two.tracking.track('consult_started');
    await minutes(1);
    expect(sink.requests).toEqual([]);
    expect(stored()).toEqual(['hiroba.recording']);
  });

  test('off is remembered on the next day', () => {
    open().tracking.setRecording(false);
    const { tracking } = open();
    tracking.track('consult_started');
    expect(stored()).toEqual(['hiroba.recording']);
  });
});

test('nothing in it throws at its caller', () => {
  const quiet = vi.spyOn(console, 'debug').mockImplementation(() => {});
  const broken = new Tab(storage, locks);
  broken.wallMs = () => Number.NaN;
  const { tracking, stop } = open(broken);
  tracking.track('spot_opened', spot);
  tracking.dwell.enter(spot)();
  broken.leave();
  stop();
  expect(quiet).toHaveBeenCalled();
});
