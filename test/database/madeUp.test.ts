// Figures that the council reads cannot be made up: what a stranger tells collect that cannot have happened is counted
// nowhere. Over HTTP, as anybody may send it, into a town of which nothing else is known.
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { consentVersion } from '../../supabase/functions/_shared/contract/choices.ts';
import { townDay } from '../../src/lib/townTime.ts';
import { consultRequest, sendConsult } from '../support/askForAdvice.ts';
import { settle } from '../support/settle.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)';
let server: TestServer;
let sql: postgres.Sql;
let analyst: Awaited<ReturnType<typeof clientOf>>;

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_CONSULT_PER_MIN: '100' } });
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  analyst = await clientOf(server, 'analyst');
});
afterAll(async () => {
  await sql.end();
  await server.close();
});
beforeEach(async () => {
  await sql`truncate public.visits, public.visit_facts, public.visit_seen, public.visit_events, public.rollup_marks,
    public.rollup_runs, public.day_sums, public.collect_counts`;
});

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const minute = 60_000;
const real = { place_id: 'hoshimi-elementary', spot_id: 'school-lunch', surface: 'tour' };

/** One visit that began `beganMs` ago, with events at `atMs` ago. */
async function tell(
  events: ({ name: string; atMs?: number } & Record<string, unknown>)[],
  { beganMs = 5 * minute, ...more }: { beganMs?: number } & Record<string, unknown> = {},
): Promise<Response> {
  const { visitor_id = randomUUID(), visit_id = randomUUID(), revision = 1, ...rest } = more;
  return fetch(`${server.url}/functions/v1/collect`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: server.anonKey, 'user-agent': phone },
    body: JSON.stringify({
      v: 1,
      town_id: 'hoshimi',
      sent_at: ago(0),
      visit: {
        visit_id,
        visitor_id,
        started_at: ago(beganMs),
        entry: 'tour',
        locale: 'ja',
        device_class: 'phone',
        revision,
        ...rest,
      },
      events: events.map(({ atMs = 0, ...event }) => ({
        event_id: randomUUID(),
        occurred_at: ago(atMs),
        revision,
        ...event,
      })),
    }),
  });
}
interface Row {
  key: string;
  visits: number;
  engaged_ms: number;
}
const today = () => ({
  p_town_id: 'hoshimi',
  p_from: townDay(new Date(Date.now() - 86_400_000)),
  p_to: townDay(new Date()),
});
async function ask<T>(name: string, more: object = {}): Promise<T> {
  await settle(sql, 'hoshimi');
  const answer = await analyst.rpc(name, { ...today(), ...more });
  if (answer.error) throw new Error(answer.error.message);
  return answer.data as T;
}
const panel = (p_panel: string) => ask<Row[]>('insight_table', { p_panel });
const keys = async (name: string) => (await panel(name)).map(({ key }) => key);
const summary = () =>
  ask<{ visits: number; engaged: number; lead: number; engaged_ms: number }>('insight_summary');

test('security-H12: what was never published was never seen: no place, spot, space, theme or revision', async () => {
  await tell([
    {
      name: 'spot_dwelled',
      place_id: 'no-such-place',
      spot_id: 'buy-viagra-now',
      surface: 'tour',
      engaged_ms: 60_000,
    },
    { name: 'spot_opened', place_id: real.place_id, spot_id: 'buy-viagra-now', surface: 'tour' },
    { name: 'spot_opened', place_id: 'hoshimi-daycare', spot_id: real.spot_id, surface: 'tour' }, // of another place
    { name: 'spot_dwelled', ...real, engaged_ms: 9_000, revision: 999 },
    { name: 'place_entered', place_id: 'no-such-place', surface: 'page' },
    { name: 'shortlist_added', place_id: 'no-such-place' },
    { name: 'space_entered', space_id: 'casino' },
    { name: 'area_dwelled', space_id: 'casino', cells: [{ cell: '0:0', stood_ms: 9_000 }] },
    {
      name: 'area_dwelled',
      space_id: 'square',
      cells: [
        { cell: '900:900', stood_ms: 9_000 },
        { cell: '1:1', stood_ms: 900 },
      ],
    },
    { name: 'spot_dwelled', ...real, engaged_ms: 11_000 },
  ]);
  expect(await keys('place')).toEqual(['hoshimi-elementary']);
  expect(await panel('spot')).toMatchObject([{ key: 'school-lunch', visits: 1, engaged_ms: 11_000 }]);
  expect(await keys('space')).toEqual([]);
  expect(await panel('area')).toMatchObject([{ key: 'square:1:1', engaged_ms: 900 }]);
  expect(await keys('path')).toEqual([]);
  expect(await summary()).toMatchObject({ visits: 1, considering: 0, engaged_ms: 11_000 });
  // A whole visit under a revision that never was is no browser of ours.
  await tell([{ name: 'page_viewed', page: 'welcome' }], { revision: 999 });
  await tell([{ name: 'tour_failed', reason: 'network' }], { revision: 0 }); // before anything was read
  expect((await summary()).visits).toBe(2);
  expect(await ask('insight_quality')).toMatchObject({ marks: { person: 2, machine: 1 } });
});

test('security-H12: nobody looks longer than their visit has lasted, over all its batches', async () => {
  // As the finding sent it: forty events of a minute each, all in one second.
  const burst = Array.from({ length: 40 }, () => ({ name: 'spot_dwelled', ...real, engaged_ms: 60_000 }));
  await tell(burst, { beganMs: 0 });
  expect((await summary()).engaged_ms).toBeLessThan(10_000);
  // Again for the same visit, batch after batch: no more than has passed.
  const visit_id = randomUUID();
  const visitor_id = randomUUID();
  for (let i = 0; i < 3; i += 1)
    await tell(burst.slice(0, 20), { beganMs: 2 * minute, visit_id, visitor_id });
  expect((await summary()).engaged_ms).toBeLessThan(10_000 + 2 * minute + 10_000);
  // Half a day that nobody saw pass, told at once and well spread: a quarter of an hour counts.
  const spread = Array.from({ length: 45 }, (_, i) => ({
    name: 'spot_dwelled',
    ...real,
    engaged_ms: 60_000,
    atMs: (45 - i) * 10 * minute,
  }));
  await sql`truncate public.visits cascade`;
  await sql`truncate public.visit_events`;
  await tell(spread, { beganMs: 12 * 60 * minute });
  const counted = (await summary()).engaged_ms;
  expect(counted).toBeGreaterThan(14 * minute);
  expect(counted).toBeLessThan(16 * minute);
});

test('a browser that was honest counts whole, however its events came', async () => {
  const visit_id = randomUUID();
  const visitor_id = randomUUID();
  const dwelled = [10, 8, 6, 4, 2].map((minutes) => ({
    name: 'spot_dwelled',
    ...real,
    engaged_ms: 15_000,
    atMs: minutes * minute,
  }));
  const stood = {
    name: 'area_dwelled',
    space_id: 'square',
    cells: [{ cell: '1:1', stood_ms: 15_000 }],
    atMs: 2 * minute,
  };
  // The last ones first, as after a lost connection.
  await tell([...dwelled.slice(3), stood], { beganMs: 11 * minute, visit_id, visitor_id });
  await tell(dwelled.slice(0, 3), { beganMs: 11 * minute, visit_id, visitor_id });
  expect(await panel('spot')).toMatchObject([{ key: 'school-lunch', engaged_ms: 75_000 }]);
  expect(await panel('area')).toMatchObject([{ key: 'square:1:1', engaged_ms: 15_000 }]);
});

test('security-H12: leads are families that asked, never what a browser says', async () => {
  const visitor_id = randomUUID();
  const said = await tell([{ name: 'consult_sent' }, { name: 'page_viewed', page: 'consult' }], {
    visitor_id,
  });
  expect(await said.json()).toMatchObject({ refused: [{ reason: 'invalid' }] });
  expect(await summary()).toMatchObject({ visits: 1, lead: 0 });
  const consent = { version: consentVersion, consultation: true, link_visits: true };
  const family = consultRequest({ consent, visitor_id });
  expect((await sendConsult(server, family)).status).toBe(200);
  expect(await summary()).toMatchObject({ visits: 1, lead: 1 });
  // The same family by mistake once more, put aside by the concierge: one lead. Withdrawn: which visit it was is gone.
  const double = consultRequest({ consent, visitor_id });
  await sendConsult(server, double);
  await sql`update public.households set stage = 'closed', closed_reason = 'duplicate'
    where consultation_id = ${double.consultation_id}`;
  expect((await summary()).lead).toBe(1);
  await sql`update public.households set stage = 'closed', closed_reason = 'duplicate'`;
  expect((await summary()).lead).toBe(0);
  await sql`update public.households set stage = 'new', closed_reason = null`;
  expect((await summary()).lead).toBe(1);
  await sql`delete from public.household_visitors`;
  expect(await summary()).toMatchObject({ visits: 1, lead: 0 });
});

test('security-H12: numbers without an end and names without a list are refused at the door', async () => {
  const odd = [
    { name: 'places_searched', results: 1e300 },
    { name: 'tour_started', tier: 12_345 },
    { name: 'region_declared', region: 'ZZ' },
    {
      name: 'area_dwelled',
      space_id: 'square',
      cells: Array.from({ length: 30 }, (_, i) => ({ cell: `${i}:0`, stood_ms: 60_000 })),
    },
    { name: 'spot_dwelled', ...real, engaged_ms: 3_600_000 },
  ];
  const answer = (await (await tell([...odd, { name: 'page_viewed', page: 'map' }])).json()) as {
    refused: unknown[];
  };
  expect(answer.refused).toHaveLength(odd.length);
  // Should one stand in the table all the same, the job goes on.
  await sql`update public.visit_events set name = 'places_searched', payload = '{"results": 1e300}'`;
  await sql`insert into public.rollup_marks (town_id, day) select town_id, day from public.visits`;
  expect(await keys('search')).toEqual(['found']);
});
