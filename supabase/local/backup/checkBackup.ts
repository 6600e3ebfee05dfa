import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { BackupRefused } from './BackupRefused.ts';
import { readArchive, type Entry } from './archive.ts';
import { countRows } from './copyOut.ts';
import { isKeptPath } from './dataFiles.ts';
import {
  backupFormat,
  header as headerShape,
  manifest as manifestShape,
  tableKey,
  type Header,
  type Manifest,
} from './manifest.ts';

/** What an entry is a piece of: `kind` header, table, file or manifest, and the table's or the file's name. */
export function pieceOf(entry: Entry): { kind: 'header' | 'manifest' | 'table' | 'file'; of: string } | null {
  if (entry.name === 'hiroba.json') return { kind: 'header', of: '' };
  if (entry.name === 'manifest.json') return { kind: 'manifest', of: '' };
  const [, folder, of] = /^(tables|files)\/(.+)\/\d{6,}$/.exec(entry.name) ?? [];
  if (folder === undefined || of === undefined) return null;
  return { kind: folder === 'tables' ? 'table' : 'file', of };
}

const damaged = (file: string, what: string): BackupRefused =>
  new BackupRefused(
    `${file} は壊れています（${what}）。何も変えていません。`,
    `${file} is damaged (${what}). Nothing was changed.`,
  );

function parseHeader(file: string, body: Buffer): Header {
  const raw: unknown = JSON.parse(body.toString('utf8'));
  const format = v.safeParse(v.object({ hiroba: v.literal('backup'), format: v.number() }), raw);
  if (format.success && format.output.format > backupFormat)
    throw new BackupRefused(
      `${file} は新しい版の広場で作られています。その版で戻してください。`,
      `${file} was made by a newer version of Hiroba. Restore it with that version.`,
    );
  return v.parse(headerShape, raw);
}

class Sums {
  readonly tables: Record<string, { rows: number; bytes: number; hash: ReturnType<typeof createHash> }> = {};
  readonly files: Record<string, { bytes: number; hash: ReturnType<typeof createHash> }> = {};

  add(kind: 'table' | 'file', of: string, body: Buffer): void {
    if (kind === 'file') {
      const sum = (this.files[of] ??= { bytes: 0, hash: createHash('sha256') });
      sum.bytes += body.length;
      sum.hash.update(body);
      return;
    }
    const sum = (this.tables[of] ??= { rows: 0, bytes: 0, hash: createHash('sha256') });
    sum.rows += countRows(body);
    sum.bytes += body.length;
    sum.hash.update(body);
  }
}

const nothing = createHash('sha256').digest('hex');

/**
 * Reads a backup from its first to its last byte and holds every table and file against what the manifest says of it.
 * Nothing is written anywhere.
 * @throws BackupRefused for whatever is not a whole backup.
 */
export async function checkBackup(
  file: string,
  key: string | null,
): Promise<{ header: Header; manifest: Manifest }> {
  const sums = new Sums();
  let header: Header | null = null;
  let manifest: Manifest | null = null;
  for await (const entry of readArchive(file, key)) {
    const piece = pieceOf(entry);
    if (!piece || manifest) throw damaged(file, entry.name);
    if (piece.kind === 'header') header = parseHeader(file, entry.body);
    else if (!header) throw damaged(file, 'hiroba.json');
    else if (piece.kind === 'manifest')
      manifest = v.parse(manifestShape, JSON.parse(entry.body.toString('utf8')));
    else if (piece.kind === 'file' && !isKeptPath(piece.of)) throw damaged(file, piece.of);
    else sums.add(piece.kind, piece.of, entry.body);
  }
  if (!header || !manifest) throw damaged(file, 'manifest.json');
  for (const table of header.tables) {
    const name = tableKey(table);
    const told = manifest.tables[name];
    const found = sums.tables[name];
    if (!told || told.rows !== (found?.rows ?? 0) || told.sha256 !== (found?.hash.digest('hex') ?? nothing))
      throw damaged(file, name);
  }
  for (const [name, told] of Object.entries(manifest.files))
    if (told.sha256 !== (sums.files[name]?.hash.digest('hex') ?? nothing)) throw damaged(file, name);
  const unknown = [
    ...Object.keys(sums.tables).filter((name) => !manifest.tables[name]),
    ...Object.keys(sums.files).filter((name) => !manifest.files[name]),
  ];
  if (unknown[0] !== undefined) throw damaged(file, unknown[0]);
  return { header, manifest };
}
