import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { inChunks } from './copyOut.ts';
import type { Entry } from './archive.ts';
import type { Manifest } from './manifest.ts';

/** What a data folder holds beside the cluster and is part of a backup: files, and folders with all that is in them. */
export const keptInBackup = ['secrets.json', 'mail', 'media'];

/** What stays out, and why. A test holds both lists against the folder of a running server. */
export const leftOut: Record<string, string> = {
  postgres: 'the cluster: its rows are copied, table by table',
  'postgres.log': 'of this machine',
  'postgres.lock': 'of this run',
  'postgres.socket': 'of this run',
  'cluster.json': 'says that the cluster beside it was made here',
  owner: 'of this run',
  'owner.lock': 'of this run',
  backups: 'backups themselves',
  'erasures.jsonl': 'must be newer than the backup: kept beside it',
};

async function filesIn(dataDir: string, relative: string): Promise<string[]> {
  const full = path.join(dataDir, relative);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [relative];
  const found = await readdir(full, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dataDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** The kept files of a data folder, relative to it. */
export async function listFiles(dataDir: string): Promise<string[]> {
  return (await Promise.all(keptInBackup.map((name) => filesIn(dataDir, name)))).flat();
}

/** The files chunk by chunk; `sums` is filled. One that is deleted meanwhile (an erased family's mail) stays out. */
export async function* fileEntries(dataDir: string, sums: Manifest['files']): AsyncGenerator<Entry> {
  for (const name of await listFiles(dataDir)) {
    const hash = createHash('sha256');
    let bytes = 0;
    let chunk = 0;
    try {
      for await (const body of inChunks(createReadStream(path.join(dataDir, name)))) {
        hash.update(body);
        bytes += body.length;
        yield { name: `files/${name}/${String((chunk += 1)).padStart(6, '0')}`, body };
      }
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT' && chunk === 0) continue;
      throw error;
    }
    sums[name] = { bytes, sha256: hash.digest('hex') };
  }
}

/** A path of a backup that may be written below a data folder: nothing climbs out of it. */
export function isKeptPath(name: string): boolean {
  const [first = ''] = name.split('/');
  return (
    keptInBackup.includes(first) &&
    !name.split('/').some((part) => part === '' || part === '.' || part === '..')
  );
}
