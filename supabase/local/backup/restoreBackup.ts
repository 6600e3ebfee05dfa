import { chmodSync, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { claimDataDir } from '../claimDataDir.ts';
import { BackupRefused } from './BackupRefused.ts';
import { openUrl } from './connect.ts';
import { checkBackup } from './checkBackup.ts';
import {
  ledgerName,
  mergeErasures,
  readErasures,
  readLedger,
  replayErasures,
  type Erasure,
} from './erasureLedger.ts';
import { halfRestored } from './halfRestored.ts';
import { loadBackup } from './loadBackup.ts';
import { needSpace, saidIfFull, spaceToRestore } from './space.ts';

/** What may lie in a folder that counts as empty. */
const harmless = new Set([ledgerName, halfRestored, 'owner', 'owner.lock', 'lost+found']);

export interface RestoreOptions {
  file: string;
  key: string | null;
  /** Empty, or not there yet. */
  dataDir: string;
  /** Files, data folders or URLs of databases that know what was erased since; 'none' says that there is nothing. */
  erasures: string[];
  onProgress?: (done: number) => void;
}

export interface Restored {
  rows: number;
  files: number;
  /** Families that are not brought back, and whatever else was taken back again, by act. */
  replayed: Record<string, number>;
}

async function readSource(from: string): Promise<Erasure[]> {
  if (/^postgres(ql)?:/.test(from)) {
    const sql = openUrl(from);
    try {
      return await readErasures(sql);
    } finally {
      await sql.end();
    }
  }
  const inFolder = path.join(from, ledgerName);
  return readLedger(existsSync(inFolder) ? inFolder : from);
}

/** The ledger beside the backup is as old as the newest backup there; one that is newer has to be named. */
async function gatherErasures({ file, dataDir, erasures }: RestoreOptions): Promise<Erasure[]> {
  const named = erasures.filter((from) => from !== 'none');
  const own = [path.join(dataDir, ledgerName)].filter((found) => existsSync(found));
  if (named.length + own.length === 0 && !erasures.includes('none'))
    throw new BackupRefused(
      'バックアップのあとに消去を求めた家族を、戻してはいけません。消去の記録（erasures.jsonl）を --erasures で渡してください。なければ --erasures none と書いてください。',
      'Families that erased themselves after this backup must not come back. ' +
        'Give the erasure ledger (erasures.jsonl) by --erasures, or say --erasures none.',
    );
  const beside = [path.join(path.dirname(file), ledgerName)].filter((found) => existsSync(found));
  return (await Promise.all([...named, ...own, ...beside].map(readSource))).flat();
}

async function refuseUsed(dataDir: string): Promise<void> {
  const used = (await readdir(dataDir)).filter((name) => !harmless.has(name));
  if (used.length === 0) return;
  throw new BackupRefused(
    `${dataDir} は空ではありません（${used.slice(0, 3).join('、')}）。空のフォルダーを HIROBA_DATA_DIR で指定してください。何も変えていません。`,
    `${dataDir} is not empty (${used.slice(0, 3).join(', ')}). ` +
      'Name an empty folder by HIROBA_DATA_DIR. Nothing was changed.',
  );
}

/**
 * Puts a backup into an empty folder: checked whole before anything is written, loaded beside its place, held against
 * the backup again, without the families that took themselves back since; only then it gets its place.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, key, dataDir } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await refuseUsed(dataDir);
  const erasures = await gatherErasures(options);
  const { header, manifest } = await checkBackup(file, key);
  await needSpace(dataDir, spaceToRestore(manifest));
  const claim = claimDataDir(dataDir);
  const half = path.join(dataDir, halfRestored);
  try {
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { mode: 0o700 });
    if (process.getuid?.() === 0) chmodSync(dataDir, 0o711); // Postgres' own account passes through it
    const replayed = await loadBackup(
      { file, key, header, manifest, dataDir: half, durable: true, onProgress: options.onProgress },
      async (owner) => {
        const done = await replayErasures(owner, erasures);
        await mergeErasures(path.join(dataDir, ledgerName), await readErasures(owner));
        return done;
      },
    );
    // The cluster comes last: a folder that has it has everything.
    const names = await readdir(half);
    for (const name of [...names.filter((one) => one !== 'postgres'), 'postgres'])
      await rename(path.join(half, name), path.join(dataDir, name));
    await rm(half, { recursive: true });
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { rows, files: Object.keys(manifest.files).length, replayed };
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw saidIfFull(dataDir, error);
  } finally {
    claim.release();
  }
}
