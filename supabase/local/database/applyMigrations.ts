import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../say.ts';
import { StartRefused } from '../StartRefused.ts';
import type { Pool } from './openPool.ts';

const fileName = /^(\d+)_(.+)\.sql$/;

type Migration = { version: string; name: string; text: string };

async function readMigrations(dir: string): Promise<Migration[]> {
  const found: Migration[] = [];
  for (const file of (await readdir(dir)).sort()) {
    const [, version, name] = fileName.exec(file) ?? [];
    if (version && name) found.push({ version, name, text: await readFile(path.join(dir, file), 'utf8') });
  }
  return found;
}

/** Where in a file an error lies; Postgres counts characters from 1. */
function lineOf(text: string, position: unknown): number {
  return typeof position === 'string' ? text.slice(0, Number(position)).split('\n').length : 0;
}

/**
 * Applies what the ledger lacks, each file in one transaction, and notes it the way the Supabase CLI does.
 * `owner` is the role `postgres`, not the superuser, so that what passes here passes on a hosted project.
 * @returns the versions applied now.
 * @throws StartRefused naming the file and line that failed; what came before it stays applied.
 */
export async function applyMigrations(owner: Pool, dir: string): Promise<string[]> {
  const ledger = await owner<{ version: string; statements: string[] | null }[]>`
    select version, statements from supabase_migrations.schema_migrations`;
  const known = new Map(ledger.map((row) => [row.version, row.statements]));
  const applied: string[] = [];
  for (const { version, name, text } of await readMigrations(dir)) {
    const before = known.get(version);
    if (known.has(version)) {
      if (before?.length === 1 && before[0] !== text) {
        say(
          `注意: 適用済みのマイグレーション ${version}_${name} が書き換えられています（npm run reset で作り直せます）`,
          `Note: migration ${version}_${name} was edited after it was applied (npm run reset starts anew)`,
        );
      }
      continue;
    }
    try {
      await owner.begin(async (tx) => {
        await tx.unsafe(text);
        await tx.unsafe('reset all');
        await tx`insert into supabase_migrations.schema_migrations (version, name, statements) values (${version}, ${name}, ${[text]})`;
      });
    } catch (cause) {
      const position = cause instanceof Error && 'position' in cause ? lineOf(text, cause.position) : 0;
      const reason = cause instanceof Error ? cause.message : String(cause);
      const at = `${version}_${name}.sql${position ? `:${position}` : ''}`;
      throw new StartRefused(
        `マイグレーション ${at} を適用できませんでした: ${reason}`,
        `Migration ${at} failed: ${reason}`,
        { cause },
      );
    }
    applied.push(version);
  }
  return applied;
}
