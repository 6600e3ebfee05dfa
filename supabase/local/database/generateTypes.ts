import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { createServer } from '../createServer.ts';
import { freePort } from '../declared/freePort.ts';
import { superuser } from '../postgres/superuser.ts';
import { openPool } from './openPool.ts';
import { listPrivileges, writePrivileges } from './privileges.ts';

/**
 * What is written from a fresh database with all migrations: the TypeScript of the public schema, as the Supabase CLI
 * has it, and the list of what anybody may do.
 */
export async function generateTypes(): Promise<{ types: string; privileges: string }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hiroba-types-'));
  const port = await freePort();
  const env = { ...process.env, HIROBA_DB_PORT: String(port) };
  const server = await createServer({
    dataDir,
    port: 0,
    host: '127.0.0.1',
    env,
    durable: false,
    serveClient: false,
    provePrivileges: false,
  });
  try {
    const pool = openPool(decodeURIComponent(new URL(server.adminDatabaseUrl).hostname), superuser, 1);
    const privileges = writePrivileges(await listPrivileges(pool).finally(() => pool.end()));
    const password = randomBytes(16).toString('hex');
    const sql = postgres(server.adminDatabaseUrl, { max: 1 });
    await sql.unsafe(`alter role postgres password '${password}'`);
    // Partitions come and go with the calendar; their parent says the same. The job would make them again at once.
    await sql.unsafe(
      `create or replace function private.ensure_event_partitions() returns void language sql as 'select'`,
    );
    await sql.unsafe(`do $$ declare t text; begin
      for t in select inhrelid::regclass::text from pg_inherits where inhparent = 'public.visit_events'::regclass loop
        execute 'drop table ' || t;
      end loop; end $$`);
    await sql.end();
    const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
    const { stdout } = await promisify(execFile)(
      path.resolve('node_modules/.bin/supabase'),
      ['gen', 'types', '--lang', 'typescript', '--schema', 'public', `--remote=${url}`],
      { maxBuffer: 1 << 24, env: { ...process.env, SUPABASE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' } },
    );
    return { types: stdout.slice(stdout.indexOf('export type Json')), privileges }; // the CLI greets on the same stream
  } finally {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
