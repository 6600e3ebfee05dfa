// collect over real HTTP against the embedded default: what is acknowledged is in Postgres, once, and nothing else is.
import * as v from 'valibot';
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectAnswer, type CollectAnswer } from '../../supabase/functions/_shared/contract/visit.ts';
import { createCollectSink } from '../../src/data/collect.ts';
import type { Sink } from '../../src/tracking/sink.ts';
import { startServer, type TestServer } from '../support/server.ts';

const phone =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile ' +
  'Safari/537.36';
let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_VISIT_PER_MIN: '200' } });
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const at = (ms = 0) => new Date(Date.now() + ms).toISOString();
const event = (more: object = {}) => ({
  event_id: randomUUID(),
  occurred_at: at(),
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
  started_at: at(),
  entry: 'tour',
  locale: 'ja',
  device_class: 'phone',
  time_zone: 'Asia/Tokyo',
  revision: 1,
  ...more,
});
const envelope = (events: object[], more: object = {}) => ({
  v: 1 as const,
  town_id: 'hoshimi',
  sent_at: at(),
  visit: visit(),
  events,
  ...more,
});
const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/functions/v1/collect`, {
    method: 'POST',
    headers: { 'user-agent': phone, apikey: server.anonKey, ...headers },
    body: JSON.stringify(body),
  });
const send = async (body: unknown, headers?: Record<string, string>): Promise<CollectAnswer> => {
  const response = await post(body, headers);
  expect(response.status).toBe(200);
  return v.parse(collectAnswer, await response.json());
};
const eventRows = (ids: string[]) =>
  sql<{ event_id: string; occurred_at: Date; engaged_ms: number; payload: unknown }[]>`
    select event_id, occurred_at, engaged_ms, payload from public.visit_events where event_id = any(${ids}::uuid[])`;
const visitRow = async (id: string) => {
  const [row] = await sql`select * from public.visits where visit_id = ${id}`;
  return row;
};

describe('an acknowledged event', () => {
  test('is in the table with its payload, and its visit with region and device', async () => {
    const sent = envelope([event()]);
    const answer = await send(sent);
    expect(answer.refused).toEqual([]);
    expect(await eventRows(answer.accepted)).toMatchObject([
      { engaged_ms: 15_000, payload: { surface: 'tour' } },
    ]);
    expect(await visitRow(sent.visit.visit_id)).toMatchObject({
      region: 'JP',
      region_source: 'time_zone',
      device_class: 'phone',
      is_bot: false,
    });
  });

  test('is there once, however often and however concurrently it is sent', async () => {
    const sent = envelope(Array.from({ length: 20 }, () => event()));
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(sent)));
    for (const answer of answers) expect(answer.accepted).toHaveLength(20);
    expect(await eventRows(answers[0]?.accepted ?? [])).toHaveLength(20);
  });

  test('gets the same time when it is resent later, also from a wrong clock', async () => {
    const wrong = -400 * 86_400_000;
    const happened = event({ occurred_at: at(wrong) });
    const who = visit({ started_at: at(wrong) });
    const answer = await send(envelope([happened], { visit: who, sent_at: at(wrong) }));
    const [first] = await eventRows(answer.accepted);
    expect(Math.abs((first?.occurred_at.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
    await send(envelope([happened], { visit: who, sent_at: at(wrong + 3_600_000) }));
    expect(await eventRows(answer.accepted)).toEqual([first]);
  });

  test('keeps its place when the visit says later where it comes from', async () => {
    const who = visit();
    await send(envelope([event()], { visit: who }));
    await send(envelope([event()], { visit: { ...who, declared_region: 'JP-13' } }));
    await send(envelope([event()], { visit: who }));
    expect(await visitRow(who.visit_id)).toMatchObject({ region: 'JP-13', region_source: 'declared' });
  });
});

describe('what is refused', () => {
  test('too old, in the future, of no town: each with its reason, the rest is stored', async () => {
    const [good, old, early] = [
      event(),
      event({ occurred_at: at(-40 * 86_400_000) }),
      event({ occurred_at: at(600_000) }),
    ];
    const answer = await send(envelope([good, old, early]));
    expect(answer.accepted).toEqual([good.event_id]);
    expect(answer.refused).toEqual(
      expect.arrayContaining([
        { event_id: old.event_id, reason: 'too_old' },
        { event_id: early.event_id, reason: 'in_the_future' },
      ]),
    );
    const stray = event();
    expect(await send(envelope([stray], { town_id: 'nowhere' }))).toEqual({
      accepted: [],
      refused: [{ event_id: stray.event_id, reason: 'unknown_town' }],
    });
    expect(await eventRows([old.event_id, early.event_id, stray.event_id])).toEqual([]);
  });

  test('a visit that says too much too fast is told when to come back, and nothing of it is stored', async () => {
    const who = visit();
    const batches = Array.from({ length: 5 }, () =>
      envelope(
        Array.from({ length: 50 }, () => event()),
        { visit: who },
      ),
    );
    const answers = [];
    for (const batch of batches) answers.push(await post(batch));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(
      await eventRows((batches.at(-1)?.events ?? []).map((one) => (one as { event_id: string }).event_id)),
    ).toEqual([]);
  });
});

test('a machine is marked and kept', async () => {
  const crawler = envelope([event()]);
  await send(crawler, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' });
  const driven = envelope([event()], { visit: visit({ automated: true }) });
  await send(driven);
  expect(await visitRow(crawler.visit.visit_id)).toMatchObject({ is_bot: true });
  expect(await visitRow(driven.visit.visit_id)).toMatchObject({ is_bot: true });
});

test(
  'bugs-F7: a campaign is kept as its code, however its link ' +
    'was written, and the table takes nothing else',
  async () => {
    for (const [said, code] of [
      ['移住フェア２０２６', '移住フェア2026'],
      ['Fair Tokyo', 'fair-tokyo'],
      ['yamada@example.jp', '(other)'],
    ]) {
      const sent = envelope([event()], { visit: visit({ campaign: said }) });
      await send(sent);
      expect(await visitRow(sent.visit.visit_id)).toMatchObject({ campaign: code });
    }
    const writes = sql`update public.visits set campaign = 'yamada@example.jp' where campaign = 'fair-tokyo'`;
    await expect(writes).rejects.toThrow('visits_campaign_check');
  },
);

test(
  'bugs-F8: the way of a visit goes by whole hosts and what ' +
    'stands before their dot, never by how a host begins',
  async () => {
    const ways = {
      '(search)': ['www.google.com', 'google.co.jp', 'www.google.com.br', 'www.bing.com', 'search.yahoo.co.jp',
      'jp.search.yahoo.com', 'r.search.yahoo.com', 'html.duckduckgo.com', 'search.goo.ne.jp'], // prettier-ignore
      '(social)': [
        'l.instagram.com',
        'lm.facebook.com',
        'x.com',
        't.co',
        'note.com',
        'm.youtube.com',
        'youtu.be',
      ],
      '(line)': ['line.me', 'liff.line.me', 'lin.ee'],
      '(link)': ['mail.google.com', 'docs.google.com', 'google.evil.example', 'www.google.com.evil.example',
      'notgoogle.com', 'bing.example', 'mail.yahoo.co.jp', 'www.yahoo.co.jp', 'line.me.example', 'online.me',
      'x.net', 'netflix.com', 'note.net', 't.com', 'duckduckgo.example', 'facebook.example.jp'], // prettier-ignore
    };
    for (const [way, hosts] of Object.entries(ways))
      for (const host of hosts) {
        const [row] = await sql<{ way: string }[]>`select private.campaign_of(null, ${host}) as way`;
        expect([host, row?.way]).toEqual([host, way]);
      }
  },
);

test('bugs-F8: a host is kept in small letters, without the dot of its root', async () => {
  const sent = envelope([event()], { visit: visit({ referrer_host: 'WWW.Google.com.' }) });
  await send(sent);
  expect(await visitRow(sent.visit.visit_id)).toMatchObject({ referrer_host: 'www.google.com' });
});

test('a client cannot say from which edge it comes: such headers count only behind a trusted proxy', async () => {
  const sent = envelope([event()]);
  await send(sent, { 'cf-ipcountry': 'FR', 'x-hiroba-region': 'JP-20' });
  expect(await visitRow(sent.visit.visit_id)).toMatchObject({ region: 'JP', region_source: 'time_zone' });
});

test('no address and no user agent is anywhere in the database', async () => {
  await send(envelope([event()]));
  const [row] = await sql<{ text: string }[]>`
    select (select string_agg(v::text, '') from public.visits v) || (select string_agg(e::text, '') from
      public.visit_events e) as text`;
  expect(row?.text).not.toMatch(/127\.0\.0\.1|::1|Mozilla|Pixel/);
});

test("the client's sink understands the answers it really gets", async () => {
  const sink: Sink = createCollectSink(() => ({ url: server.url, key: server.anonKey }));
  const good = event();
  const sent = envelope([good]) as Parameters<Sink['send']>[0];
  expect(await sink.send(sent, false)).toEqual({ status: 'decided', eventIds: [good.event_id] });
  expect(await sink.send({ ...sent, events: [] }, false)).toEqual({ status: 'unreadable' });
  const lost: Sink = createCollectSink(() => ({ url: 'http://127.0.0.1:9', key: '' }));
  expect(await lost.send(sent, true)).toEqual({ status: 'later' });
  const full = () => ({ ...sent, events: Array.from({ length: 50 }, () => event()) as typeof sent.events });
  const answers = [];
  for (let i = 0; i < 6; i += 1) answers.push(await sink.send(full(), false));
  const limited = answers.find(({ status }) => status === 'later');
  expect(limited).toMatchObject({ status: 'later', afterMs: expect.any(Number) as number });
});
