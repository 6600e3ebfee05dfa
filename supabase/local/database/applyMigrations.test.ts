import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer } from '../createServer.ts';
import postgres from 'postgres';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'hiroba-migrations-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const start = () =>
  createServer({
    dataDir: path.join(dir, 'data'),
    port: 0,
    host: '127.0.0.1',
    env: {},
    durable: false,
    migrationsDir: path.join(dir, 'migrations'),
    functionsDir: '/nonexistent',
    seedDir: '/nonexistent',
  });

describe('migrations', () => {
  it('are applied once, in order, noted as the Supabase CLI notes them, and one that fails is named by file and line', async () => {
    await cp(`${import.meta.dirname}/../fixtures/migrations`, path.join(dir, 'migrations'), {
      recursive: true,
    });
    const first = await start();
    const sql = postgres(first.databaseUrl, { max: 1 });
    expect(
      await sql`select version, name, cardinality(statements) as files from supabase_migrations.schema_migrations`,
    ).toEqual([{ version: '20260101000000', name: 'create_fixtures', files: 1 }]);
    await sql.end();
    await first.close();

    const broken = path.join(dir, 'migrations/20260102000000_break_it.sql');
    await writeFile(broken, 'create table public.more (id integer);\n\nselect nothing from nowhere;\n');
    await expect(start()).rejects.toThrow(/20260102000000_break_it\.sql:3 .*nowhere/);

    await writeFile(broken, 'create table public.more (id integer);\n');
    const second = await start();
    const again = postgres(second.databaseUrl, { max: 1 });
    expect(await again`select count(*)::int as n from supabase_migrations.schema_migrations`).toEqual([
      { n: 2 },
    ]);
    expect((await fetch(`${second.url}/rest/v1/more`, { headers: { apikey: second.anonKey } })).status).toBe(
      200,
    );
    await again.end();
    await second.close();
  });
});
