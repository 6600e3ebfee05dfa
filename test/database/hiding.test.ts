import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMonths } from '../support/makeMonths.ts';
import { plantRandomTown, settle, type RandomVisit } from '../support/randomTown.ts';
import { startServer, type TestServer } from '../support/server.ts';

const town = 'three-months';
let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  await makeMonths(sql, 7);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const visit = (serial: number, change: Partial<RandomVisit> = {}): RandomVisit => {
  const id = `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`;
  return {
    visit_id: id,
    visitor_id: id,
    ago: 3,
    region: 'JP-13',
    device: 'phone',
    campaign: null,
    locale: 'ja',
    entry: 'welcome',
    bot: false,
    spots: [],
    asked: false,
    ...change,
  };
};

/** Visits by device × locale in the three months of the quarter before this one. */
const months: Record<string, [ja: number, en: number, easy: number]>[] = [
  { desktop: [1, 0, 0], phone: [7, 3, 0], tablet: [2, 2, 0] },
  { desktop: [12, 16, 10], phone: [61, 20, 15], tablet: [33, 9, 11] },
  { desktop: [21, 11, 7], phone: [67, 19, 20], tablet: [18, 8, 4] },
];

test('a value nobody came with in one month does not leave the hidden one beside it alone', async () => {
  const days = await sql<{ first: string; ago: number }[]>`
    select (m + interval '0 days')::date::text as first, current_date - (m + interval '5 days')::date as ago
    from (select date_trunc('quarter', current_date) - i * interval '1 month' as m from generate_series(3, 1, -1) i) x`;
  let serial = 0;
  const visits = months.flatMap((month, i) =>
    Object.entries(month).flatMap(([device, counts]) =>
      counts.flatMap((count, l) =>
        Array.from({ length: count }, () => {
          serial += 1;
          return visit(serial, {
            ago: days[i]?.ago ?? 0,
            device,
            locale: ['ja', 'en', 'ja-easy'][l] ?? 'ja',
          });
        }),
      ),
    ),
  );
  await plantRandomTown(sql, town, visits);
  await settle(sql, town);
  const first = days[0]?.first ?? '';
  const shown = async (dims: string[]) =>
    sql<{ f1: string; f2: string; visits: number | null; hidden: boolean }[]>`
      select f1, f2, visits::integer, hidden from private.insight_cells(${town}, 'visit', ${dims}::text[], '{}',
        ${first}::date, (${first}::date + interval '1 month')::date - 1)`;
  const ofDevice = (await shown(['device'])).find(({ f1 }) => f1 === 'phone');
  const ofLocale = (await shown(['locale'])).find(({ f1 }) => f1 === 'ja-easy');
  const cells = await shown(['device', 'locale']);
  // Ten by phone, seven of them in Japanese, nobody in やさしい日本語: all three shown would say that three read English.
  expect(ofDevice).toMatchObject({ visits: 10, hidden: false });
  expect(ofLocale).toMatchObject({ visits: 0, hidden: false });
  expect(cells.find(({ f1, f2 }) => f1 === 'phone' && f2 === 'en')?.hidden).toBe(true);
  expect(cells.find(({ f1, f2 }) => f1 === 'phone' && f2 === 'ja')?.hidden).toBe(true);
});

test('made-up keys do not hold the job up: those most visits share are told, the rest is other', async () => {
  const busy = 'many-squares';
  await plantRandomTown(
    sql,
    busy,
    Array.from({ length: 12 }, (_, i) => visit(1000 + i, { spots: ['s1'] })),
  );
  await sql`
    insert into public.visit_events (town_id, event_id, occurred_at, visit_id, name, revision, payload)
    select v.town_id, gen_random_uuid(), v.started_at + interval '40 seconds', v.visit_id, 'area_dwelled', 1,
      jsonb_build_object('space_id', 'nowhere-' || substr(v.visit_id::text, 33), 'cells', (
        select jsonb_agg(jsonb_build_object('cell', i / 40 || ':' || i % 40, 'stood_ms', 100)) from generate_series(1, 1600) i))
    from public.visits v where v.town_id = ${busy}`;
  await sql`insert into public.rollup_marks (town_id, day) select distinct town_id, day from public.visits where town_id = ${busy}`;
  await settle(sql, busy);
  const rows = await sql<{ key: string; visits: number; ms: number }[]>`
    select key, visits, engaged_ms::integer as ms from public.rollup_cells where town_id = ${busy} and panel = 'area' and mask = 0`;
  expect(rows).toHaveLength(3001);
  expect(rows.find(({ key }) => key === 'square:0:2')?.visits).toBe(12);
  expect(rows.find(({ key }) => key === '(other)')?.visits).toBeGreaterThan(9);
  // Nothing of their time is lost by it.
  expect(rows.reduce((sum, { ms }) => sum + ms, 0)).toBe(12 * (400 + 70) + 12 * 1600 * 100);
});
