// What leaves the staff: publications of whole months that are over, made once, in fives, small counts not told.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantCounts } from '../support/plantCounts.ts';
import { bounds, type Published } from '../support/publicationAttack.ts';
import { random } from '../support/random.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let quarters: { from: string; to: string }[];
const town = 'counted';
beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  quarters = await plantCounts(sql, town, 5, random(3));
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const make = async (from: string, to: string): Promise<string> => {
  const [row] = await sql<{ id: string }[]>`
    select private.make_publication(${town}, ${from}::date, ${to}::date) as id`;
  return row?.id ?? '';
};
const tablesOf = async (id: string): Promise<Published> => {
  const [row] = await sql<
    { tables: Published }[]
  >`select tables from public.publications where publication_id = ${id}`;
  return row?.tables ?? {};
};

test('a publication is in fives of the true counts, and under the threshold says so and no number', async () => {
  const { from, to } = quarters[0] ?? { from: '', to: '' };
  const tables = await tablesOf(await make(from, to));
  const [real] = await sql<{ visits: number }[]>`
    select visits::integer from private.insight_totals(${town}, ${from}, ${to})`;
  const visits = tables.totals?.cells.find(({ key }) => key === 'visits')?.count;
  expect(visits).toBe((real?.visits ?? 0) < 5 ? '<' : Math.round((real?.visits ?? 0) / 5) * 5);
  const cells = Object.values(tables).flatMap((table) => table.cells);
  expect(cells.length).toBeGreaterThan(10);
  for (const { count } of cells) expect(count === '<' || Number(count) % 5 === 0).toBe(true);
  for (const name of ['region', 'locale', 'campaign'])
    expect(
      tables[name]?.cells.some(({ count }) => count === '<'),
      name,
    ).toBe(false);
  expect(tables.region?.others).toBe('<');
});

test('the same period again is the same publication; days that were published are in no other', async () => {
  const { from, to } = quarters[1] ?? { from: '', to: '' };
  const id = await make(from, to);
  await sql`update public.day_sums set visits = visits + 9 where town_id = ${town} and day between ${from} and ${to}`;
  const before = await tablesOf(id);
  expect(await make(from, to)).toBe(id);
  expect(await tablesOf(id)).toEqual(before);
  const [end] = await sql<{ d: string }[]>`
    select ((${from}::date + interval '1 month')::date - 1)::text as d`;
  await expect(make(from, end?.d ?? '')).rejects.toThrow('period_overlaps');
});

test('a publication is neither changed nor taken back, and goes with its town', async () => {
  await expect(sql`update public.publications set tables = '{}'`).rejects.toThrow(/frozen/);
  await expect(sql`delete from public.publications`).rejects.toThrow(/frozen/);
  const leaving = 'leaving';
  const [first] = await plantCounts(sql, leaving, 5, random(4));
  await sql`select private.make_publication(${leaving}, ${first?.from ?? ''}::date, ${first?.to ?? ''}::date)`;
  await sql`delete from public.towns where town_id = ${leaving}`;
  expect(await sql`select from public.publications where town_id = ${leaving}`).toHaveLength(0);
});

test('days in the middle of a month, more than a year, and a month that runs are refused by code', async () => {
  await expect(make('2025-01-02', '2025-01-31')).rejects.toThrow('bad_period');
  await expect(make('2024-01-01', '2025-03-31')).rejects.toThrow('bad_period');
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
  await expect(make(first, last)).rejects.toThrow('period_running');
});

test('a table whose small count the others would give back is left out whole', async () => {
  const alone = 'alone';
  const [quarter] = await plantCounts(sql, alone, 5, random(5));
  const { from, to } = quarter ?? { from: '', to: '' };
  await sql`delete from public.day_sums where town_id = ${alone}`;
  // 17 + 22 + 4 are 43: printed 15, 20, under 5 and 45, and 45 is at least 43.
  for (const [panel, key, n] of [
    ['day', from, 43],
    ['device', 'phone', 17],
    ['device', 'desktop', 22],
    ['device', 'tablet', 4],
    ['visitor', 'new', 30],
    ['visitor', 'returning', 13],
  ] as const)
    await sql`insert into public.day_sums values (${alone}, ${panel}, ${from}, ${key}, ${n}, 0, 0, 0, 0)`;
  const told = bounds(
    {
      totals: { left_out: null, others: null, cells: [{ key: 'visits', count: 45 }, ...zero] },
      device: {
        left_out: null,
        others: null,
        cells: [
          { key: 'phone', count: 15 },
          { key: 'desktop', count: 20 },
          { key: 'tablet', count: '<' },
        ],
      },
    },
    5,
  );
  expect(told.get('device tablet')).toEqual({ low: 4, high: 4 });
  await sql`select private.make_publication(${alone}, ${from}::date, ${to}::date)`;
  const [made] = await sql<
    { tables: Published }[]
  >`select tables from public.publications where town_id = ${alone}`;
  expect(made?.tables.device).toEqual({ left_out: 'too_small', others: null, cells: [] });
  expect(made?.tables.visitor?.cells).toEqual([
    { key: 'new', count: 30 },
    { key: 'returning', count: 15 },
  ]);
});

const zero = ['engaged', 'considering', 'lead'].map((key) => ({ key, count: '<' }));
