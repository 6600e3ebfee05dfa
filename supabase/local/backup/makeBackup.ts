import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TransactionSql } from 'postgres';
import { BackupRefused } from './BackupRefused.ts';
import { writeArchive, type Entry } from './archive.ts';
import { openSource, type Source } from './connect.ts';
import { copyOut } from './copyOut.ts';
import { fileEntries } from './dataFiles.ts';
import { mergeErasures, readErasures } from './erasureLedger.ts';
import { backupFormat, tableKey, type Header, type Manifest, type TableShape } from './manifest.ts';
import { saidIfFull, needSpace } from './space.ts';
import { nameOf, plainText, readSequences, readTables } from './readTables.ts';

export interface BackupOptions {
  dataDir: string;
  /** Of a Postgres elsewhere; then only its schemas public, private and the migrations' ledger are taken. */
  url?: string;
  /** Folder or file; default: <data>/backups. */
  to?: string;
  key: string | null;
  /** 0 to 1. */
  onProgress?: (done: number) => void;
}

export interface BackupMade {
  file: string;
  rows: number;
  files: number;
  tables: number;
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);
const ownSchemas = ['private', 'public', 'supabase_migrations'];

async function headerOf(tx: TransactionSql, source: Source, tables: TableShape[]): Promise<Header> {
  const [about] = await tx<{ made_at: string; postgres: string }[]>`
    select to_json(now()) #>> '{}' as made_at, current_setting('server_version') as postgres`;
  const migrations = await tx<Header['migrations']>`
    select version, coalesce(name, '') as name, coalesce(statements[1], '') as text
    from supabase_migrations.schema_migrations order by version`;
  return {
    hiroba: 'backup',
    format: backupFormat,
    made_at: about?.made_at ?? '',
    source: source.kind,
    postgres: about?.postgres ?? '',
    migrations: [...migrations],
    tables: [...tables],
  };
}

/** Everything, in the order in which it is restored: header, tables, files, and what it all comes to. */
async function* everything(
  tx: TransactionSql,
  source: Source,
  options: BackupOptions,
  manifest: Manifest,
): AsyncGenerator<Entry> {
  const tables = await readTables(tx, source.kind === 'url' ? ownSchemas : null);
  // Held from here on: a month that retention drops meanwhile waits until it is copied.
  await tx.unsafe(`lock table ${tables.map(nameOf).join(', ')} in access share mode`);
  await tx.unsafe(plainText);
  yield { name: 'hiroba.json', body: json(await headerOf(tx, source, tables)) };
  for (const [at, table] of tables.entries()) {
    const rows = copyOut(tx, table);
    let next = await rows.next();
    for (let chunk = 1; !next.done; chunk += 1) {
      yield { name: `tables/${tableKey(table)}/${String(chunk).padStart(6, '0')}`, body: next.value };
      next = await rows.next();
    }
    manifest.tables[tableKey(table)] = next.value;
    options.onProgress?.((at + 1) / tables.length);
  }
  manifest.sequences = await readSequences(tx, [...new Set(tables.map((table) => table.schema))]);
  if (source.kind === 'embedded') yield* fileEntries(options.dataDir, manifest.files);
  yield { name: 'manifest.json', body: json(manifest) };
}

/** Text packs to less than half of what a table takes. */
async function checkSpace(sql: Source['sql'], folder: string): Promise<void> {
  const [size] = await sql<{ bytes: number }[]>`
    select pg_database_size(current_database())::float8 as bytes`;
  await needSpace(folder, (size?.bytes ?? 0) / 2);
}

function fileFor({ to, dataDir, key }: BackupOptions): string {
  const name = `hiroba-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.tar.gz${key ? '.age' : ''}`;
  if (to === undefined) return path.join(dataDir, 'backups', name);
  const isFolder = /[/\\]$/.test(to) || (existsSync(to) && !/\.(gz|age)$/.test(to));
  return path.resolve(isFolder ? path.join(to, name) : to);
}

/**
 * Copies everything while the server goes on: all tables in one snapshot, then the kept files. The file has its name
 * only once it is whole and on the disk; the erasure ledger is brought up to date beside it.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupMade> {
  const file = fileFor(options);
  const folder = path.dirname(file);
  if (existsSync(file))
    throw new BackupRefused(
      `${file} はもうあります。上書きはしません。`,
      `${file} is there already; it is not overwritten.`,
    );
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const half = `${file}.half-made`;
  const source = await openSource(options.dataDir, options.url);
  const manifest: Manifest = { tables: {}, files: {}, sequences: [] };
  try {
    await checkSpace(source.sql, folder);
    await rm(half, { force: true });
    await source.sql.begin('isolation level repeatable read read only', (tx) =>
      writeArchive(half, options.key, everything(tx, source, options, manifest)),
    );
    await rename(half, file);
    const handle = await open(folder);
    await handle.sync();
    await handle.close();
    await mergeErasures(path.join(folder, 'erasures.jsonl'), await readErasures(source.sql));
  } catch (error) {
    await rm(half, { force: true });
    throw saidIfFull(folder, error);
  } finally {
    await source.close();
  }
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  const { tables, files } = manifest;
  return { file, rows, files: Object.keys(files).length, tables: Object.keys(tables).length };
}
