import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
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

/** @throws StartRefused when the data was made by migrations that are not these: nothing has been run by then. */
function refuseOtherData(
  ledger: { version: string; statements: string[] | null }[],
  here: Migration[],
): void {
  const texts = new Map(here.map(({ version, text }) => [version, text]));
  const foreign = ledger.filter(({ version, statements }) => {
    const text = texts.get(version);
    return text === undefined || (statements?.length === 1 && statements[0] !== text);
  });
  if (foreign.length === 0) return;
  const versions = foreign.map(({ version }) => version).join(', ');
  throw new StartRefused(
    `このデータは、この版にはないか、内容のちがうマイグレーション（${versions}）で作られています。何も変えずに起動をやめました。` +
      'データを作った版の広場で起動するか、HIROBA_DATA_DIR に別のフォルダーを指定して、新しく始めてください。データはそのまま残っています。',
    'This data was made by migrations that this version does not have, or ' +
      `has with other text (${versions}). Nothing was changed. ` +
      'Start it with the version of Hiroba that made it, or begin anew in another folder with HIROBA_DATA_DIR. ' +
      'The data stays as it is.',
  );
}

/**
 * Applies what the ledger lacks, each file in one transaction, and notes it the way the Supabase CLI does.
 * `owner` is the role `postgres`, not the superuser, so that what passes here passes on a hosted project.
 * @returns the versions applied now.
 * @throws StartRefused when the data is not of these migrations, or naming the file and line that failed; what came
 *   before
 * that one stays applied.
 */
export async function applyMigrations(owner: Pool, dir: string): Promise<string[]> {
  const ledger = await owner<{ version: string; statements: string[] | null }[]>`
    select version, statements from supabase_migrations.schema_migrations`;
  const migrations = await readMigrations(dir);
  refuseOtherData(ledger, migrations);
  const known = new Set(ledger.map(({ version }) => version));
  const applied: string[] = [];
  for (const { version, name, text } of migrations) {
    if (known.has(version)) continue;
    try {
      await owner.begin(async (tx) => {
        await tx.unsafe(text);
        await tx.unsafe('reset all');
        await tx`insert into supabase_migrations.schema_migrations (version, name, statements) values (${version},
          ${name}, ${[text]})`;
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
