// A town is one tenant: every table could be spread over machines by town_id and kept together (Citus:
// create_distributed_table … colocate_with). That needs town_id in every primary key, unique index and foreign key,
// which is what is proven here.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

/** Small, the same for every town, copied to every machine (Citus: reference tables). */
const references = ['public.scenes'];

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

interface Table {
  name: string;
  has_town: boolean;
  has_key: boolean;
}
const tables = () => sql<Table[]>`
  select c.oid::regclass::text as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname =
    'town_id') as has_town,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary) as has_key
  from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
    order by 1`;
const name = (table: string) => (table.includes('.') ? table : `public.${table}`);

test('every table has a primary key and a town_id, but for those that every machine would hold whole', async () => {
  const found = await tables();
  expect(found.length).toBeGreaterThan(30);
  expect(found.filter((t) => !t.has_key).map((t) => t.name)).toEqual([]);
  expect(found.filter((t) => !t.has_town).map((t) => name(t.name))).toEqual(references);
});

test('every primary key and every unique index includes town_id', async () => {
  const without = await sql<{ index: string }[]>`
    select i.indexrelid::regclass::text as index
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and i.indisunique
      and not exists (select from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'town_id' and a.attnum =
        any (i.indkey::smallint[]))`;
  expect(without.map((row) => name(row.index))).toEqual(references.map((table) => `${table}_pkey`));
});

test('every foreign key joins town_id to town_id', async () => {
  const rows = await sql<{ key: string; joined: boolean }[]>`
    select f.conrelid::regclass || '.' || f.conname as key, exists (
        select from unnest(f.conkey, f.confkey) as p (ours, theirs)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = p.ours and a.attname = 'town_id'
          join pg_attribute b on b.attrelid = f.confrelid and b.attnum = p.theirs and b.attname = 'town_id') as joined
    from pg_constraint f join pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)`;
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => !row.joined).map((row) => row.key)).toEqual([]);
});
