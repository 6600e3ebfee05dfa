import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkBackup } from './checkBackup.ts';
import { loadBackup } from './loadBackup.ts';
import { needSpace, saidIfFull, spaceToRestore } from './space.ts';

/** Reads a backup whole and opens it in a cluster that is thrown away. */
export async function verifyBackup(
  file: string,
  key: string | null,
  onProgress?: (done: number) => void,
): Promise<{ rows: number; files: number; tables: number; madeAt: string }> {
  const { header, manifest } = await checkBackup(file, key);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'hiroba-verify-'));
  try {
    await needSpace(dataDir, spaceToRestore(manifest));
    await loadBackup({ file, key, header, manifest, dataDir, durable: false, onProgress }, () =>
      Promise.resolve(),
    );
  } catch (error) {
    throw saidIfFull(dataDir, error);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  return {
    rows,
    files: Object.keys(manifest.files).length,
    tables: Object.keys(manifest.tables).length,
    madeAt: header.made_at,
  };
}
