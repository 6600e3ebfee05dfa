import { statfs } from 'node:fs/promises';
import { BackupRefused } from './BackupRefused.ts';
import type { Manifest } from './manifest.ts';

const mb = (bytes: number): string => Math.ceil(bytes / 1e6).toLocaleString('en');

/** @throws BackupRefused when a folder's disk has less than `needed` bytes. */
export async function needSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= needed) return;
  throw new BackupRefused(
    `${folder} の空きが足りません（空き ${mb(bavail * bsize)} MB、目安 ${mb(needed)} MB）。何も書いていません。`,
    `Too little space in ${folder} (${mb(bavail * bsize)} MB free, about ${mb(needed)} MB needed). ` +
      'Nothing was written.',
  );
}

/** Rows, their indexes, the log of what is written, and an empty cluster. */
export function spaceToRestore(manifest: Manifest): number {
  const parts = [...Object.values(manifest.tables), ...Object.values(manifest.files)];
  return parts.reduce((sum, one) => sum + one.bytes, 0) * 3 + 150e6;
}

/** A full disk in words, as Node or as Postgres says it; any other error as it is. */
export function saidIfFull(folder: string, error: unknown): unknown {
  const { code } = (error ?? {}) as { code?: string };
  if (code !== 'ENOSPC' && code !== '53100') return error;
  return new BackupRefused(
    `${folder} がいっぱいになりました。書きかけのものは残していません。`,
    `${folder} ran full. Nothing half written was kept.`,
    { cause: error },
  );
}
