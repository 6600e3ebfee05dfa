import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { TransactionSql } from 'postgres';
import { makeAuthSchema } from '../auth/makeAuthSchema.ts';
import { applyMigrations } from '../database/applyMigrations.ts';
import { bootstrapDatabase } from '../database/bootstrapDatabase.ts';
import { openPool, type Pool } from '../database/openPool.ts';
import { launchPostgres } from '../postgres/launchPostgres.ts';
import { superuser } from '../postgres/superuser.ts';
import { BackupRefused } from './BackupRefused.ts';
import { readArchive } from './archive.ts';
import { checkLoaded } from './checkLoaded.ts';
import { pieceOf } from './checkBackup.ts';
import { tableKey, type Header, type Manifest, type TableShape } from './manifest.ts';
import { copyTarget, nameOf, plainText, readTables } from './readTables.ts';

export interface Loading {
  file: string;
  key: string | null;
  header: Header;
  manifest: Manifest;
  /** An empty folder: cluster and files come here. */
  dataDir: string;
  durable: boolean;
  onProgress?: (done: number) => void;
}

/** The database as it was when the backup was made: the backup carries its own migrations. */
async function makeSchema(admin: Pool, owner: Pool, header: Header): Promise<void> {
  await bootstrapDatabase(admin);
  await makeAuthSchema(admin);
  const dir = await mkdtemp(path.join(tmpdir(), 'hiroba-migrations-'));
  try {
    for (const { version, name, text } of header.migrations)
      await writeFile(path.join(dir, `${version}_${name}.sql`), text);
    await applyMigrations(owner, dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Months that the migrations do not make are made as they were. As the owner, as the jobs would. */
async function makePartitions(owner: Pool, tables: readonly TableShape[]): Promise<void> {
  for (const table of tables) {
    if (!table.parent || !table.bound) continue;
    await owner.unsafe(
      `create table if not exists ${nameOf(table)} partition of ${table.parent} ${table.bound}`,
    );
    await owner.unsafe(`alter table ${nameOf(table)} enable row level security`);
    await owner.unsafe(`comment on table ${nameOf(table)} is 'For ${table.parent}: one month.'`);
  }
}

/** @throws BackupRefused when the backup holds what this version has no place for. */
async function refuseUnknown(admin: Pool, tables: readonly TableShape[]): Promise<void> {
  const here = new Map(
    (await readTables(admin, null)).map((table) => [tableKey(table), new Set(table.columns)]),
  );
  const unknown = tables.flatMap((table) => {
    const columns = here.get(tableKey(table));
    return columns
      ? table.columns.filter((name) => !columns.has(name)).map((name) => `${tableKey(table)}.${name}`)
      : [tableKey(table)];
  });
  if (unknown.length > 0)
    throw new BackupRefused(
      `この版の広場が知らないもの（${unknown.slice(0, 5).join('、')}）が入っています。バックアップを作った版で戻してください。`,
      `It holds what this version of Hiroba does not know (${unknown.slice(0, 5).join(', ')}). ` +
        'Restore it with the version that made it.',
    );
}

class Rows {
  readonly #tx: TransactionSql;
  readonly #tables: Map<string, TableShape>;
  #into: Writable | null = null;
  #of = '';

  constructor(tx: TransactionSql, tables: readonly TableShape[]) {
    this.#tx = tx;
    this.#tables = new Map(tables.map((table) => [tableKey(table), table]));
  }

  async add(of: string, body: Buffer): Promise<void> {
    const table = this.#tables.get(of);
    if (!table) return;
    if (of !== this.#of || !this.#into) {
      await this.end();
      this.#of = of;
      this.#into = await this.#tx.unsafe(`copy ${copyTarget(table)} from stdin`).writable();
    }
    if (!this.#into.write(body)) await once(this.#into, 'drain');
  }

  async end(): Promise<void> {
    const into = this.#into;
    this.#into = null;
    if (!into) return;
    // An error that comes after the end never reaches the driver's stream: the transaction is asked instead. Everything
    // is on its way first, for a statement inside a COPY would break it.
    await new Promise<void>((resolve, reject) => {
      into.write(Buffer.alloc(0), (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    into.end();
    await setImmediate();
    await this.#tx`select 1`.catch((cause: unknown) => {
      throw new BackupRefused(
        `表 ${this.#of} を戻せませんでした。何も残していません。`,
        `The table ${this.#of} could not be restored. Nothing of it was kept.`,
        { cause },
      );
    });
  }
}

async function appendFile(dataDir: string, name: string, body: Buffer): Promise<void> {
  const file = path.join(dataDir, name);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  await handle.write(body);
  await handle.sync();
  await handle.close();
}

async function loadAll(tx: TransactionSql, loading: Loading): Promise<void> {
  const { file, key, header, manifest, dataDir } = loading;
  await tx.unsafe(plainText);
  await tx.unsafe('set local session_replication_role = replica'); // rows come as they were: nothing acts on them
  await tx.unsafe(`truncate ${header.tables.map(nameOf).join(', ')}`);
  const rows = new Rows(tx, header.tables);
  const whole = Object.values(manifest.tables).reduce((sum, table) => sum + table.bytes, 1);
  let bytes = 0;
  for await (const entry of readArchive(file, key)) {
    const piece = pieceOf(entry);
    if (piece?.kind === 'table') {
      await rows.add(piece.of, entry.body);
      loading.onProgress?.((bytes += entry.body.length) / whole);
    } else if (piece?.kind === 'file') await appendFile(dataDir, piece.of, entry.body);
  }
  await rows.end();
  for (const { name, last_value, is_called } of manifest.sequences)
    await tx`select setval(to_regclass(${name}), ${last_value}::bigint, ${is_called})`;
  await checkLoaded(tx, header, manifest);
}

/**
 * Loads a checked backup into an empty folder and holds what is there then against the manifest, table by table and key
 * by key; `after` runs on the loaded database before it is stopped.
 */
export async function loadBackup<T>(loading: Loading, after: (owner: Pool) => Promise<T>): Promise<T> {
  const { dataDir, durable, header } = loading;
  const running = await launchPostgres({ dataDir, durable });
  const admin = openPool(running.socketDir, superuser, 1);
  const owner = openPool(running.socketDir, 'postgres', 1);
  try {
    await makeSchema(admin, owner, header);
    await makePartitions(owner, header.tables);
    await refuseUnknown(admin, header.tables);
    await admin.begin((tx) => loadAll(tx as unknown as TransactionSql, loading));
    await admin.unsafe('analyze');
    return await after(owner);
  } finally {
    await Promise.all([admin.end({ timeout: 2 }), owner.end({ timeout: 2 })]);
    await running.stop();
  }
}
