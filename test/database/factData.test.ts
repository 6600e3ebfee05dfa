import * as v from 'valibot';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factData } from '../../supabase/functions/_shared/contract/factData.ts';
import { keptPlace as placeSchema } from '../../supabase/functions/_shared/contract/townPack.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

test('facts of a town pack carry their data to what visitors read', async () => {
  const rows = await sql<{ doc: unknown }[]>`
    select doc from public.revision_places where town_id = 'hoshimi' and place_id = 'hoshimi-daycare'`;
  const { facts } = v.parse(placeSchema, rows[0]?.doc);
  const types = facts.flatMap(({ data }) => (data ? [data.type] : []));
  expect(types).toEqual(expect.arrayContaining(['capacity', 'hours', 'vacancies', 'fee']));
});

test('the database takes no data that the contract would not', async () => {
  const wrong = [
    { type: 'ages', from: -1 },
    { type: 'ages', from: 3, to: 'four' },
    { type: 'hours', spans: [{ opens: '7:30', closes: '18:30' }] },
    { type: 'hours', spans: [{ days: ['someday'], opens: '07:30', closes: '18:30' }] },
    { type: 'hours', spans: [{ opens: '07:30' }] },
    { type: 'hours' },
    { type: 'fee', from: 0 },
    { type: 'fee', from: 0, to: 1, per: 'whim' },
    { type: 'capacity', people: 1.5 },
    { type: 'vacancies', month: '2026-13', by_age: [{ age: 0, places: 1 }] },
    { type: 'vacancies', month: '2026-10', by_age: [{ age: 9, places: 1 }] },
    { type: 'vacancies', month: '2026-10', by_age: [] },
    { type: 'service', offered: 'yes' },
    { type: 'distance', minutes: -7 },
    { type: 'distance', metres: 5, by: 'broom' },
    { type: 'wish' },
    {},
    [],
  ];
  const taken: unknown[] = [];
  for (const data of wrong) {
    expect(v.safeParse(factData, data).success, JSON.stringify(data)).toBe(false);
    await sql`update public.facts set data = ${JSON.stringify(data)}::text::jsonb where town_id = 'hoshimi'`.then(
      () => taken.push(data),
      (error: unknown) => expect(String(error)).toContain('facts_data_check'),
    );
  }
  expect(taken).toEqual([]);
});
