import * as v from 'valibot';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { collectAnswer, type VisitEvent } from '../_shared/contract/visit.ts';
import { createNetworkKey } from '../_shared/networkKey.ts';
import { ownPages } from '../_shared/ownPages.ts';
import { createRateLimiter } from '../_shared/rateLimiter.ts';
import { bodyLimits } from '../_shared/bodyLimits.ts';
import { createCollectHandler } from './handler.ts';
import {
  BatchUnreadable,
  StoreBusy,
  StoreUnavailable,
  type StoredAnswer,
  type VisitBatch,
} from './visitStore.ts';

let put: VisitBatch[];
let answers: (StoredAnswer | Error)[];
let now: number;
let handler: (request: Request) => Promise<Response>;

beforeEach(() => {
  put = [];
  answers = [];
  now = 0;
  const clock = () => now;
  handler = createCollectHandler({
    store: {
      put: (batch) => {
        put.push(batch);
        const next = answers.shift() ?? { refused: [] };
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
    },
    visitLimiter: createRateLimiter({ burst: 100, now: clock }),
    networkLimiter: createRateLimiter({ burst: 300, now: clock }),
    networkKey: createNetworkKey('x-forwarded-for'),
    pages: ownPages((name) => (name === 'HIROBA_SITE_URL' ? 'https://town.example' : undefined)),
    isService: () => false,
    isCrowd: () => false,
  });
});

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ' +
  'Mobile/15E148 Safari Line/14.19.0';
const dwelled = (more: object = {}): VisitEvent & { event_id: string } => ({
  event_id: randomUUID(),
  occurred_at: '2026-11-22T03:00:00.000Z',
  revision: 1,
  name: 'spot_dwelled',
  place_id: 'hoshimi-elementary',
  spot_id: 'school-lunch',
  surface: 'tour',
  engaged_ms: 15_000,
  ...more,
});
const visit = (more: object = {}) => ({
  visit_id: randomUUID(),
  visitor_id: randomUUID(),
  started_at: '2026-11-22T02:59:00.000Z',
  entry: 'tour',
  locale: 'ja',
  device_class: 'phone',
  time_zone: 'Asia/Tokyo',
  revision: 1,
  ...more,
});
const envelope = (events: unknown[], more: object = {}) => ({
  v: 1,
  town_id: 'hoshimi',
  sent_at: '2026-11-22T03:00:05.000Z',
  visit: visit(),
  events,
  ...more,
});
const post = (body: unknown, headers: Record<string, string> = {}) =>
  handler(
    new Request('http://hiroba.example/functions/v1/collect', {
      method: 'POST',
      headers: { 'user-agent': iPhone, 'x-forwarded-for': '203.0.113.7', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );

describe('collect', () => {
  test('stores good events and says which', async () => {
    const events = [dwelled(), dwelled()];
    const response = await post(envelope(events));
    expect(response.status).toBe(200);
    expect(v.parse(collectAnswer, await response.json())).toEqual({
      accepted: events.map((event) => event.event_id),
      refused: [],
    });
    expect(put).toMatchObject([
      { town_id: 'hoshimi', region: 'JP', region_source: 'time_zone', is_bot: false, events },
    ]);
  });

  test('refuses a bad event by itself, with the reason, and keeps the rest', async () => {
    const good = dwelled();
    const bad = [
      dwelled({ engaged_ms: -1 }),
      dwelled({ engaged_ms: 1e9 }),
      dwelled({ place_id: "x'; drop table visits" }),
      dwelled({ revision: 2 ** 31 }),
      dwelled({ occurred_at: '0000-01-01T00:00:00Z' }),
      dwelled({ name: 'made_up' }),
      'nothing at all',
      null,
    ];
    const answer = v.parse(collectAnswer, await (await post(envelope([...bad, good]))).json());
    expect(answer.accepted).toEqual([good.event_id]);
    expect(answer.refused.map(({ reason }) => reason)).toEqual(bad.map(() => 'invalid'));
    expect(answer.refused[0]?.detail).toContain('engaged_ms');
  });

  test('passes on nothing that the contract does not name', async () => {
    await post(
      envelope([dwelled({ email: 'a@example.jp' })], {
        visit: visit({ address: '203.0.113.7', automated: false }),
      }),
    );
    const text = JSON.stringify(put);
    expect(text).not.toContain('example.jp');
    expect(text).not.toContain('203.0.113.7');
    expect(text).not.toContain('Asia/Tokyo');
  });

  test('counts an id sent twice in one batch once', async () => {
    const event = dwelled();
    const answer = v.parse(collectAnswer, await (await post(envelope([event, event]))).json());
    expect(answer.accepted).toEqual([event.event_id]);
    expect(put[0]?.events).toHaveLength(1);
  });

  test('hands on what the database refused', async () => {
    const [old, good] = [dwelled(), dwelled()];
    answers = [{ refused: [{ event_id: old.event_id, reason: 'too_old' }] }];
    const answer = v.parse(collectAnswer, await (await post(envelope([old, good]))).json());
    expect(answer).toEqual({
      accepted: [good.event_id],
      refused: [{ event_id: old.event_id, reason: 'too_old' }],
    });
  });

  test.each([
    ['not JSON', '{"v":1'],
    ['another version', envelope([dwelled()], { v: 2 })],
    ['no events', envelope([])],
    ['more than 50 events', envelope(Array.from({ length: 51 }, () => dwelled()))],
    ['a visit without an id', envelope([dwelled()], { visit: visit({ visit_id: 'me' }) })],
    ['a town that is no id', envelope([dwelled()], { town_id: '../x' })],
    [
      'a clock that the database cannot count with',
      envelope([dwelled()], { sent_at: '0000-01-01T00:00:00Z' }),
    ],
  ])('answers %s with 400 and stores nothing', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid' });
    expect(put).toEqual([]);
  });

  test('drops a referrer that is no host, since it could break the whole transaction', async () => {
    await post(envelope([dwelled()], { visit: visit({ referrer_host: 'a b' }) }));
    await post(envelope([dwelled()], { visit: visit({ referrer_host: 'www.example.jp' }) }));
    expect(put.map((batch) => batch.visit.referrer_host)).toEqual([undefined, 'www.example.jp']);
  });

  test('answers other methods with 405, a preflight with the headers it asks for', async () => {
    const url = 'http://hiroba.example/functions/v1/collect';
    expect((await handler(new Request(url))).status).toBe(405);
    const preflight = await handler(new Request(url, { method: 'OPTIONS' }));
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('apikey');
  });

  test('answers a body over the limit with 413, announced or not', async () => {
    const large = JSON.stringify(envelope([dwelled({ padding: 'x'.repeat(bodyLimits.collect) })]));
    expect((await post(large)).status).toBe(413);
    const streamed = new Request('http://hiroba.example/', {
      method: 'POST',
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect((await handler(streamed)).status).toBe(413);
  });

  test('says when to come back while more waits than the database works off', async () => {
    answers = [new StoreBusy(5_000)];
    const turnedAway = await post(envelope([dwelled()]));
    expect(turnedAway.status).toBe(429);
    expect(turnedAway.headers.get('retry-after')).toBe('5');
    expect((await post(envelope([dwelled()]))).status).toBe(200);
  });

  test(
    'answers 503 with a time to come back when the database is ' +
      'away, and 400 when it cannot read the batch',
    async () => {
      const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
      answers = [new StoreUnavailable('57P01'), new BatchUnreadable('22P05')];
      const away = await post(envelope([dwelled()]));
      expect(away.status).toBe(503);
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await post(envelope([dwelled()]))).status).toBe(400);
      expect(quiet).toHaveBeenCalledOnce();
    },
  );
});

describe('rates', () => {
  const many = (n: number) => Array.from({ length: n }, () => dwelled());

  test('limit one visit, say when to come back, and let it back in then', async () => {
    const same = { visit: visit() };
    expect((await post(envelope(many(50), same))).status).toBe(200);
    expect((await post(envelope(many(50), same))).status).toBe(200);
    const refused = await post(envelope(many(10), same));
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ error: 'rate_limited', retry_after_s: 6 });
    expect(refused.headers.get('retry-after')).toBe('6');
    now += 6_000;
    expect((await post(envelope(many(10), same))).status).toBe(200);
  });

  test('limit one network over its visits, an IPv6 /64 being one, and no other network', async () => {
    const from = (address: string) => post(envelope(many(50)), { 'x-forwarded-for': address });
    for (let i = 1; i <= 6; i += 1) expect((await from(`2001:db8:1:2::${String(i)}`)).status).toBe(200);
    expect((await from('2001:0db8:1:2:ffff::9')).status).toBe(429);
    expect((await from('2001:db8:1:3::1')).status).toBe(200);
  });

  test('believe only the last entry of a forwarded list: the rest is what the client claims', async () => {
    const from = (address: string) => post(envelope(many(50)), { 'x-forwarded-for': address });
    for (let i = 1; i <= 6; i += 1) await from(`198.51.100.${String(i)}, 203.0.113.9`);
    expect((await from('198.51.100.99, 203.0.113.9')).status).toBe(429);
  });
});
