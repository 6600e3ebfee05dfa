// The panels and filters of the contract are the ones the database knows: one more on either side, and this fails.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insightFilters, insightPanels } from '../../supabase/functions/_shared/contract/panels.ts';
import { registry } from '../../src/features/insight/panels/registry.ts';
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

test('the panels of the contract are those of the database, and the page asks for no other', async () => {
  const rows = await sql<{ panel: string }[]>`
    select unnest(private.value_panels() || private.seen_panels()) as panel`;
  const known = rows.map(({ panel }) => panel).sort();
  expect([...insightPanels].sort()).toEqual(known);
  const asked = registry.flatMap(({ asks }) => (asks.startsWith('insight_table ') ? [asks.slice(14)] : []));
  expect(asked.filter((panel) => !known.includes(panel))).toEqual([]);
});

test('the filters of the contract are those the database takes', async () => {
  const taken = (name: string) =>
    sql`select private.require_question(current_date, current_date, ${sql.json({ [name]: 'x' })}, false)`;
  for (const name of insightFilters) await taken(name);
  await expect(taken('shoe')).rejects.toThrow('unknown_filter');
});
