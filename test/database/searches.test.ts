// Searches in vain, from the browser's event to the number staff read: counts only, never the words.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());

async function search(device: 'phone' | 'desktop', results: number[]): Promise<void> {
  const now = new Date().toISOString();
  const event = (name: string, more: object) => ({
    event_id: crypto.randomUUID(),
    name,
    occurred_at: now,
    revision: 1,
    ...more,
  });
  const visit = {
    visit_id: crypto.randomUUID(),
    visitor_id: crypto.randomUUID(),
    started_at: now,
    entry: 'places',
    locale: 'ja',
    device_class: device,
    revision: 1,
  };
  const events = [
    event('place_entered', { place_id: 'hoshimi-square', surface: 'page' }),
    ...results.map((found) => event('places_searched', { results: found })),
  ];
  const answer = await fetch(`${server.url}/functions/v1/collect`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      apikey: server.anonKey,
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)',
    },
    body: JSON.stringify({ v: 1, town_id: 'hoshimi', sent_at: now, visit, events }),
  });
  expect(((await answer.json()) as { refused: unknown[] }).refused).toEqual([]);
}

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  await search('phone', [0, 0, 3]);
  await search('phone', [0]);
  await search('desktop', [5]);
  await sql`select private.roll_up_marked_days()`;
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

async function ask(filters: Record<string, string>): Promise<Record<string, number>> {
  const analyst = await clientOf(server, 'analyst');
  const answer = await analyst.rpc('insight_table', {
    p_town_id: 'hoshimi',
    p_panel: 'search',
    p_from: today,
    p_to: today,
    p_filters: filters,
  });
  if (answer.error) throw new Error(answer.error.message);
  const rows = answer.data as { key: string; visits: number }[];
  return Object.fromEntries(rows.map((row) => [row.key, row.visits]));
}

test('visits that searched in vain, and that found something, are counted by day, once each', async () => {
  expect(await ask({})).toEqual({ in_vain: 2, found: 2 });
});

test('they can be narrowed down like any panel, by a place that was seen, too', async () => {
  expect(await ask({ device: 'desktop' })).toEqual({ found: 1 });
  expect(await ask({ place: 'hoshimi-square', device: 'phone' })).toEqual({ in_vain: 2, found: 1 });
  expect(await ask({ place: 'hoshimi-station' })).toEqual({});
});
