// Strangers who ask for more than the database can give make only each other wait: what families send is taken at once.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { consultRequest, sendConsult } from '../support/askForAdvice.ts';
import { sendVisits } from '../support/sendVisits.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

test('security-H4: while 16 reads of strangers hang, collect, consult and staff are answered at once', async () => {
  const places = new URLSearchParams({
    select: 'doc',
    town_id: 'eq.hoshimi',
    revision: 'eq.1',
    or: '(starts_on.gte.2026-01-01,ends_on.gte.2026-01-01)',
    order: 'starts_on.asc,town_event_id.asc',
  });
  const read = () =>
    fetch(`${server.url}/rest/v1/revision_town_events?${places.toString()}`, {
      headers: { apikey: server.anonKey },
    });
  const staff = await clientOf(server, 'concierge');
  const held = await sql.reserve();
  onTestFinished(async () => {
    await held`rollback`;
    held.release();
  });
  await held`begin`;
  await held`lock table public.revision_town_events in access exclusive mode`;
  const hanging = Promise.all(Array.from({ length: 16 }, read));
  const timed = async (work: () => PromiseLike<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const collect = () => sendVisits(server, { count: 1, region: 'JP', placeId: 'school', spotId: 'gate' });
  for (let round = 0; round < 3; round += 1) {
    expect(await timed(collect)).toBeLessThan(1_000);
    expect(await timed(() => sendConsult(server, consultRequest()))).toBeLessThan(1_000);
    expect(await timed(() => staff.rpc('my_digest', { p_town_id: 'hoshimi' }))).toBeLessThan(1_000);
  }
  const statuses = (await hanging).map(({ status }) => status);
  await held`rollback`;
  // Three at a time hang for the three seconds that a stranger's statement has; the rest are told to come again.
  expect(new Set(statuses)).toEqual(new Set([500, 503]));
  expect((await read()).status).toBe(200);
});

test('security-H4: the largest reads there are, 16 at once over and over, leave collect its second', async () => {
  const whole = 'select=doc&town_id=eq.hoshimi&revision=eq.1&order=position.asc,place_id.asc';
  let going = true;
  const load = Array.from({ length: 16 }, async () => {
    const statuses = new Set<number>();
    while (going) {
      const answer = await fetch(`${server.url}/rest/v1/revision_places?${whole}`, {
        headers: { apikey: server.anonKey },
      });
      await answer.arrayBuffer();
      statuses.add(answer.status);
    }
    return [...statuses];
  });
  for (let i = 0; i < 10; i += 1) {
    const began = performance.now();
    await sendVisits(server, { count: 1, region: 'JP', placeId: 'school', spotId: 'gate' });
    expect(performance.now() - began).toBeLessThan(1_000);
  }
  going = false;
  expect([...new Set((await Promise.all(load)).flat())].filter((status) => status !== 429)).toEqual([200]);
});
