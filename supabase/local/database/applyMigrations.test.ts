import { appendFile, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

/** Why it did not start. */
const refusal = () =>
  start().then(
    () => 'started',
    (error: unknown) => String(error),
  );

describe('migrations', () => {
  it(
    'are applied once, in order, noted as the Supabase CLI notes them, and one that fails is named by file and ' +
      'line',
    async () => {
      await cp(`${import.meta.dirname}/../fixtures`, dir, { recursive: true });
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

      await writeFile(
        broken,
        'create table public.more (id integer);\nalter table public.more enable row level security;\ngrant select ' +
          'on public.more to anon;\n',
      );
      await appendFile(path.join(dir, 'privileges.txt'), 'anon: select on table public.more\n');
      const second = await start();
      const again = postgres(second.databaseUrl, { max: 1 });
      expect(await again`select count(*)::int as n from supabase_migrations.schema_migrations`).toEqual([
        { n: 2 },
      ]);
      expect(await again`select has_table_privilege('anon', 'public.more', 'select') as yes`).toEqual([
        { yes: true },
      ]);
      await again.end();
      await second.close();
    },
  );

  it(
    'security-H8: data made by other migrations, or by these with another text, is refused whole, and no town is ' +
      'given up',
    async () => {
      const file = path.join(dir, 'migrations/20260101000000_create_fixtures.sql');
      await cp(`${import.meta.dirname}/../fixtures`, dir, { recursive: true });
      await (await start()).close();
      const text = await readFile(file, 'utf8');
      await writeFile(
        path.join(dir, 'migrations/20260103000000_add_later.sql'),
        'create table public.later (id integer);\n',
      );

      await writeFile(file, `${text}\n-- edited\n`);
      const edited = await refusal();
      expect(edited).toContain('20260101000000');

      await rename(file, path.join(dir, 'migrations/20260102000000_create_fixtures.sql'));
      const foreign = await refusal();
      expect(foreign).toContain('20260101000000');
      expect(edited + foreign).not.toContain('reset');

      await rm(path.join(dir, 'migrations/20260102000000_create_fixtures.sql'));
      await writeFile(file, text);
      const again = await start();
      const sql = postgres(again.databaseUrl, { max: 1 });
      expect(await sql`select version from supabase_migrations.schema_migrations order by 1`).toEqual([
        { version: '20260101000000' },
        { version: '20260103000000' },
      ]);
      await sql.end();
      await again.close();
    },
  );
});
