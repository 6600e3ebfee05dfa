// What anybody may do to the database, by its own catalog, at the first start and at every later one.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServer, type HirobaServer } from '../../supabase/local/createServer.ts';
import { listPrivileges, readPrivileges } from '../../supabase/local/database/privileges.ts';
import { openPool } from '../../supabase/local/database/openPool.ts';
import { migrationsDir, readSqlFiles } from '../../supabase/local/declared/sqlFiles.ts';
import { StartRefused } from '../../supabase/local/StartRefused.ts';
import { differencesOnHosted } from '../support/privilegeWays.ts';
import { makeDataDir } from '../support/server.ts';

const listFile = path.resolve('supabase/privileges.txt');
let dataDir: string;

beforeEach(async () => {
  dataDir = await makeDataDir();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const start = (): Promise<HirobaServer> =>
  createServer({ dataDir, port: 0, host: '127.0.0.1', env: {}, durable: false, serveClient: false });

/** As the superuser, between two starts or during one. */
async function asAdmin<T>(server: HirobaServer, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  return work(sql).finally(() => sql.end());
}

async function found(server: HirobaServer): Promise<string[]> {
  const pool = openPool(decodeURIComponent(new URL(server.adminDatabaseUrl).hostname), 'supabase_admin', 1);
  return listPrivileges(pool).finally(() => pool.end());
}

test(
  'security-H1: a second and a third start hand nothing to ' +
    'anybody, nor do the partitions and objects they make',
  async () => {
    const kept = await readPrivileges(listFile);
    expect(kept.length).toBeGreaterThan(20);
    const second = await start(); // the first made the data
    // As if a month had gone by: the newest partition is not there yet, and the third start makes it.
    const gone = await asAdmin(second, async (sql) => {
      const [newest] = await sql<{ name: string }[]>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = 'public.visit_events'::regclass order
        by 1 desc limit 1`;
      await sql.unsafe(`drop table ${newest?.name ?? ''}`);
      return newest?.name ?? '';
    });
    expect(gone).toMatch(/visit_events_\d/);
    expect(await found(second)).toEqual(kept);
    await second.close();

    const third = await start();
    const made = await asAdmin(third, async (sql) => {
      await sql`set role postgres`;
      await sql`create table public.made_later (id integer)`;
      await sql`create sequence public.counted_later`;
      await sql`create function public.done_later() returns integer language sql as 'select 1'`;
      await sql`create table private.kept_later (id integer)`;
      return sql`select to_regclass(${gone}) is not null as partition`;
    });
    expect(made).toEqual([{ partition: true }]);
    expect(await found(third)).toEqual(kept);
    await third.close();
  },
);

test.each([
  ['a table', 'grant select on public.households to anon'],
  ['one column', 'grant update (contact_name) on public.households to authenticated'],
  ['a function', 'grant execute on function public.list_households to public'],
  ['a schema', 'grant usage on schema private to anon'],
  [
    'what is made later',
    'alter default privileges for role postgres in schema public grant select on tables to anon',
  ],
  ['another role', 'grant service_role to authenticated'],
  ['a table without row security', 'alter table public.towns disable row level security'],
  ['less than they should', 'revoke select on public.towns from anon'],
])('security-H1: does not start on data in which anybody was given %s', async (_, statement) => {
  const before = await start();
  await asAdmin(before, (sql) => sql.unsafe(statement));
  await before.close();
  await expect(start()).rejects.toThrow(StartRefused);
});

test.each(['open', 'closed'] as const)(
  'security-H1: on a hosted project with %s default privileges the migrations hand out what the list says',
  async (regime) => {
    expect(await differencesOnHosted(regime)).toEqual([]);
  },
);

test('security-H1: without the revokes of the first migration the open default privileges would be seen', async () => {
  const careless = readSqlFiles(migrationsDir).map(({ name, text }) => ({
    name,
    text: text.replace(/^alter default privileges .*$/gm, ''),
  }));
  expect(await differencesOnHosted('open', careless)).toContain(
    '+ anon: execute on function public.done_later()',
  );
});
