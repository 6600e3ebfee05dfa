import postgres, { type Sql, type TransactionSql } from 'postgres';
import { townPath } from '../../functions/_shared/contract/pages.ts';
import type { Town } from '../../functions/_shared/contract/town.ts';
import { warnWithoutStaff } from '../database/warnWithoutStaff.ts';
import { datasetNames } from './detectKind.ts';
import { readFile, type ReadFile, type ReadOptions, type Unread } from './readFile.ts';
import { storeFile, type Stored } from './storeFile.ts';
import { townDoc, type TownHints } from './townDoc.ts';

export interface ImportOptions extends Omit<ReadOptions, 'townName'>, TownHints {
  dryRun: boolean;
  /** Import the good rows of a file that has refused ones too. */
  skipRefused: boolean;
  takeOver: boolean;
}

type Say = (line: string) => void;

/**
 * Imports municipal files into a town, each file all or nothing, then publishes one revision if anything changed.
 * `say` gets the report, line by line, in Japanese. Returns whether every file could be used and anything was read.
 */
export async function importFiles(
  sql: Sql | null,
  files: string[],
  options: ImportOptions,
  say: Say,
): Promise<boolean> {
  const known = sql ? await townName(sql, options.townId) : null;
  const readAll = (name: string | null) =>
    files.map((file) => readFile(file, { ...options, townName: name }));
  let read = readAll(known ?? options.name);
  const doc =
    known === null
      ? townDoc(
          read.filter((r) => 'places' in r),
          options,
        )
      : null;
  if (doc && !('reason' in doc)) read = readAll(doc.name.ja); // sources carry the town's name

  for (const r of read) report(r, options.skipRefused, say);
  const ready = read.filter((r) => 'places' in r && (r.refusals.length === 0 || options.skipRefused));
  const usable = read.every((r) => ('places' in r ? ready.includes(r) : r.skipped));
  const whole = ready.filter((r): r is ReadFile => 'places' in r);
  if (whole.length === 0) {
    say('取り込めるファイルがありません。何も書いていません。');
    return false;
  }
  if (doc && 'reason' in doc) {
    say(`✗ ${doc.reason}`);
    return false;
  }
  if (!sql) {
    say('試しに読みました（--dry-run）。何も書いていません。');
    return usable;
  }
  const stored = options.dryRun
    ? await tryFiles(sql, whole, doc, options, say)
    : await storeFiles(sql, whole, doc, options, say);
  await warnWithoutStaff(sql, options.townId, say);
  return usable && stored;
}

async function townName(sql: Sql, townId: string): Promise<string | null> {
  const [town] = await sql<{ name: string }[]>`
    select doc #>> '{name,ja}' as name from public.towns where town_id = ${townId}`;
  return town?.name ?? null;
}

function report(r: ReadFile | Unread, skipRefused: boolean, say: Say): void {
  if ('reason' in r) {
    say(`${r.skipped ? '－' : '✗'} ${r.file}\n    ${r.reason}`);
    return;
  }
  const bad = r.refusals.length;
  const lines = new Set(r.refusals.map((refusal) => refusal.line)).size;
  say(
    `${bad === 0 ? '○' : '△'} ${r.file}\n    ${datasetNames[r.kind]}、${r.encoding}、${r.rows}行のうち読めたもの ` +
      `${r.places.length + r.townEvents.length}件${bad === 0 ? '' : `、読めない行 ${lines}行`}`,
  );
  for (const { line, column, reason } of r.refusals)
    say(`    ${line}行目「${column.replaceAll('\n', ' ')}」: ${reason}`);
  for (const { line, reason } of r.leftOut) say(`    ${line}行目: ${reason}`);
  if (bad > 0 && !skipRefused)
    say(
      '    読めない行があるため、このファイルは取り込みません。直すか、--skip-refused で読めた行だけ取り込みます。',
    );
}

const tell = (file: string, { inserted, updated, unchanged, kept, gone }: Stored) =>
  [
    `${file}: 新しい ${inserted}件、変わった ${updated}件、同じ ${unchanged}件`,
    kept > 0 ? `、ほかのファイルにあるので変えない ${kept}件` : '',
    gone.length > 0
      ? `\n    もう載っていないもの ${gone.length}件（残してあります）: ${gone.slice(0, 5).join('、')}${gone.length > 5 ? ' ほか' : ''}`
      : '',
  ].join('');

async function storeOne(tx: TransactionSql, r: ReadFile, doc: Town | null, options: ImportOptions) {
  // In the file's own transaction: a town never stays behind without what it was made for.
  if (doc) await tx`select private.save_town(${tx.json(doc)}::jsonb)`;
  return storeFile(tx, options.townId, r, options.takeOver);
}

async function storeFiles(
  sql: Sql,
  files: ReadFile[],
  doc: Town | null,
  options: ImportOptions,
  say: Say,
): Promise<boolean> {
  const written: ReadFile[] = [];
  for (const r of files) {
    try {
      say(tell(r.file, await sql.begin((tx) => storeOne(tx, r, doc, options))));
      written.push(r);
    } catch (error) {
      say(`✗ ${r.file}: ${refusedBecause(error)}このファイルからは何も書いていません。`);
    }
  }
  if (written.length === 0) return false;
  const before = await currentRevision(sql, options.townId);
  const note = `town:import ${written.map((r) => r.origin).join(', ')}`;
  await sql`select private.publish_revision_as_system(${options.townId}, ${note})`;
  const after = await currentRevision(sql, options.townId);
  say(
    before === after
      ? `変わったところはありません（第${after ?? 0}版のまま）。`
      : `第${after ?? 0}版として公開しました: ${townPath(options.townId, 'places')}`,
  );
  return written.length === files.length;
}

async function currentRevision(sql: Sql, townId: string): Promise<number | null> {
  const [town] = await sql<{ revision: number | null }[]>`
    select current_revision as revision from public.towns where town_id = ${townId}`;
  return town?.revision ?? null;
}

class Undo extends Error {}

/** What an import would do, found by doing it in a transaction that is rolled back. */
async function tryFiles(
  sql: Sql,
  files: ReadFile[],
  doc: Town | null,
  options: ImportOptions,
  say: Say,
): Promise<boolean> {
  let accepted = true;
  try {
    await sql.begin(async (tx) => {
      for (const r of files) {
        try {
          say(tell(r.file, await tx.savepoint((sp) => storeOne(sp, r, doc, options))));
        } catch (error) {
          accepted = false;
          say(`✗ ${r.file}: ${refusedBecause(error)}`);
        }
      }
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  say('試しに読みました（--dry-run）。何も書いていません。');
  return accepted;
}

/** Only the database's own refusals are outcomes; everything else is a bug or a lost connection. */
function refusedBecause(error: unknown): string {
  if (!(error instanceof postgres.PostgresError)) throw error;
  return `データベースが受け付けませんでした（${error.code} ${error.message}）。`;
}
