// The ways in which a database comes to its privileges; in each it must end at supabase/privileges.txt.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer, type ServerOptions } from '../../supabase/local/createServer.ts';
import { openPool, type Pool } from '../../supabase/local/database/openPool.ts';
import {
  comparePrivileges,
  listPrivileges,
  readPrivileges,
} from '../../supabase/local/database/privileges.ts';
import { loadSql } from '../../supabase/local/declared/loadSql.ts';
import { migrationsDir, readSqlFiles } from '../../supabase/local/declared/sqlFiles.ts';
import { launchThrowawayCluster } from '../../supabase/local/declared/throwawayCluster.ts';
import { superuser } from '../../supabase/local/postgres/superuser.ts';

const listFile = path.resolve('supabase/privileges.txt');
/** What a migration of next year makes and says nothing about; it must be open to nobody. */
const later = `
  create table public.made_later (town_id text primary key);
  alter table public.made_later enable row level security;
  create sequence public.counted_later;
  create function public.done_later() returns integer language sql as 'select 1';
  create table private.kept_later (id integer);`;

const kinds = ['tables', 'sequences', 'functions'];
const roles = 'anon, authenticated, service_role';
const byDefault = 'alter default privileges for role postgres in schema public';
/** Default privileges of a hosted project for what `postgres` makes: until 2026, and since 2026-10-30. */
export const regimes = {
  open: kinds.map((kind) => `${byDefault} grant all on ${kind} to ${roles}`),
  closed: kinds.map((kind) => `${byDefault} revoke all on ${kind} from ${roles}`),
};
export type Regime = keyof typeof regimes;

const differences = async (pool: Pool) =>
  comparePrivileges(await readPrivileges(listFile), await listPrivileges(pool));

/** Of a hosted project with these default privileges, after all migrations and after what comes later. */
export async function differencesOnHosted(
  regime: Regime,
  migrations = readSqlFiles(migrationsDir),
): Promise<string[]> {
  const cluster = await launchThrowawayCluster();
  try {
    const database = await cluster.makeDatabase('hosted');
    await database`revoke all on database hosted from public`; // a copied database forgets whom it was closed to
    for (const statement of regimes[regime]) await database.unsafe(statement);
    await loadSql(database, migrations);
    const first = await differences(database);
    await database.unsafe(later);
    return [...first, ...(await differences(database)).filter((line) => !first.includes(line))];
  } finally {
    await cluster.close();
  }
}

/** Of the embedded server: the first boot, a second one, and one that upgrades; by which it was. */
export async function differencesOfBoots(): Promise<Record<string, string[]>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hiroba-privileges-'));
  const found: Record<string, string[]> = {};
  const boot = async (name: string, dataDir: string, dir: string) => {
    const options: ServerOptions = {
      dataDir: path.join(folder, dataDir),
      migrationsDir: dir,
      port: 0,
      host: '127.0.0.1',
      env: {},
      durable: false,
      serveClient: false,
      provePrivileges: false,
    };
    const server = await createServer(options);
    const pool = openPool(decodeURIComponent(new URL(server.adminDatabaseUrl).hostname), superuser, 1);
    found[name] = await differences(pool).finally(() => pool.end());
    await server.close();
  };
  try {
    await boot('first boot', 'whole', migrationsDir);
    await boot('second boot', 'whole', migrationsDir);
    const files = readSqlFiles(migrationsDir);
    const upTo = (count: number): string => {
      const dir = path.join(folder, `migrations-${String(count)}`);
      cpSync(migrationsDir, dir, { recursive: true });
      for (const { name } of files.slice(count)) rmSync(path.join(dir, name));
      return dir;
    };
    const next = upTo(files.length);
    writeFileSync(path.join(next, '20991231000000_make_more.sql'), later);
    for (let count = 1; count <= files.length; count += 1) {
      const data = `from-${String(count)}`;
      await boot(`data of ${String(count)} migrations`, data, upTo(count));
      if (count < files.length) found[`data of ${String(count)} migrations`] = []; // not yet what the list says
      await boot(`upgraded from ${String(count)} migrations`, data, next);
      await boot(`upgraded from ${String(count)} migrations, then again`, data, next);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
