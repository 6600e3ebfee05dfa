// Movers to the town's prefecture: the national table as a file goes in, and insight puts visits beside it. What the
// rpc says is worked out here again from the file and from what the region table shows.
import { createClient } from '@supabase/supabase-js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMovers } from '../../supabase/local/movers/readMovers.ts';
import { storeMovers } from '../../supabase/local/movers/storeMovers.ts';
import { settle } from '../support/settle.ts';
import { startServer, type TestServer } from '../support/server.ts';

const town = 'hoshimi'; // in Nagano, JP-20
const home = 20;
const names = Array.from({ length: 47 }, (_, i) => `第${i + 1}県`);
/** People from prefecture i to j, 1 to 47: any numbers that tell rows from columns. */
const people = (i: number, j: number) => i * 100 + j;
const table = (cell = (i: number, j: number): string => (i === j ? '-' : String(people(i, j)))) =>
  [
    ['移動前の住所地', ...names],
    ...names.map((name, i) => [name, ...names.map((_, j) => cell(i + 1, j + 1))]),
  ]
    .map((row) => row.join(','))
    .join('\n');

let folder: string;
let server: TestServer;
let sql: postgres.Sql;
const file = (text: string) => {
  const name = path.join(folder, `${crypto.randomUUID()}.csv`);
  writeFileSync(name, text);
  return name;
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hiroba-movers-'));
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  // 60 visits from JP-13, 30 from JP-23, 2 from JP-01 and JP-47 each, 9 from home, 12 from nowhere known.
  const visits = { 'JP-13': 60, 'JP-23': 30, 'JP-01': 2, 'JP-47': 2, 'JP-20': 9, unknown: 12 };
  for (const [region, n] of Object.entries(visits))
    await sql`
      insert into public.visits (town_id, visit_id, visitor_id, started_at, day, entry, locale, device_class, region,
        region_source, revision, is_bot)
      select ${town}, gen_random_uuid(), gen_random_uuid(), now(), (now() at time zone 'Asia/Tokyo')::date,
        'tour', 'ja', 'phone', ${region}, 'declared', 1, false from generate_series(1, ${n}::integer)`;
  await sql`insert into public.rollup_marks (town_id, day) select distinct town_id, day from public.visits`;
  await settle(sql, town);
});
afterAll(async () => {
  await sql.end();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Row {
  region: string;
  visits: number;
  movers: number;
  visit_share: number | null;
  mover_share: number | null;
  weight: number | null;
  year: number;
  source: string;
}
const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
const ask = async (who: string) => {
  const client = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
  await client.auth.signInWithPassword({ email: `${who}@hoshimi.example`, password: server.staffPassword });
  return client.rpc('insight_region_weights', { p_town_id: town, p_from: today, p_to: today });
};

test('the column of the town is read, row by row, thousands and a byte order mark too', () => {
  const text = `\uFEFF${table((i, j) => (i === j ? '-' : `"${people(i, j).toLocaleString('en')}"`))}`;
  const movers = readMovers(file(text), home);
  expect(Object.keys(movers)).toHaveLength(46);
  expect(movers['JP-13']).toBe(people(13, home));
  expect(movers['JP-47']).toBe(4_720);
  expect(movers['JP-20']).toBeUndefined();
});

test('a file that is no such table is refused in words', () => {
  expect(() => readMovers(path.join(folder, 'none.csv'), home)).toThrow(/読めません/);
  expect(() => readMovers(file('a,b\n1,2'), home)).toThrow(/47 × 47/);
  expect(() => readMovers(file(table((i, j) => (i === 3 && j === home ? 'x' : '1'))), home)).toThrow(
    /第3県.*人数/,
  );
  const lines = table().split('\n');
  [lines[1], lines[2]] = [lines[2] ?? '', lines[1] ?? ''];
  expect(() => readMovers(file(lines.join('\n')), home)).toThrow(/並び/);
});

test('nothing is weighed before a table is in', async () => {
  expect((await ask('analyst')).data).toEqual([]);
});

test(
  'visits stand beside movers, both as shares of the ' +
    'prefectures of the table, few visits as well as many',
  async () => {
    await storeMovers(sql, { town, year: 2024, file: file(table(() => '1')), source: 'older' });
    await storeMovers(sql, { town, year: 2025, file: file(table()), source: 'e-Stat' });
    const answer = await ask('analyst');
    expect(answer.error).toBeNull();
    const rows = answer.data as Row[];
    expect(rows).toHaveLength(46);
    expect(rows.every((r) => r.year === 2025 && r.source === 'e-Stat')).toBe(true);
    const of = (region: string) => rows.find((r) => r.region === region);
    expect(of('JP-20')).toBeUndefined();
    const movers = names.map((_, i) => i + 1).filter((i) => i !== home);
    const all = movers.reduce((sum, i) => sum + people(i, home), 0);
    const visits = rows.reduce((sum, r) => sum + r.visits, 0);
    expect(of('JP-13')?.visits).toBe(60);
    expect(of('JP-05')?.visits).toBe(0);
    expect(of('JP-01')?.visits).toBe(2); // staff-4: two are told as two
    for (const r of rows) {
      const share = people(Number(r.region.slice(3)), home) / all;
      expect(r.mover_share).toBeCloseTo(share, 10);
      expect(r.visit_share).toBeCloseTo(r.visits / visits, 10);
      expect(r.weight).toBeCloseTo(r.visits / visits / share, 8);
    }
  },
);

test('a year that comes again takes the place of the one before, and an editor is not told', async () => {
  await storeMovers(sql, {
    town,
    year: 2025,
    file: file(table((i, j) => (i === j ? '-' : '7'))),
    source: 'again',
  });
  const rows = (await ask('concierge')).data as Row[];
  expect(new Set(rows.map((r) => r.movers))).toEqual(new Set([7]));
  expect((await ask('editor')).error?.message).toBe('not_permitted');
});

test('a town that is not there is told so', async () => {
  await expect(
    storeMovers(sql, { town: 'nowhere', year: 2025, file: file(table()), source: '-' }),
  ).rejects.toThrow(/nowhere/);
});
