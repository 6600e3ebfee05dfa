import type { JSONValue, Sql } from 'postgres';
import { datasetNames } from './detectKind.ts';
import { readFile, type ReadFile, type ReadOptions } from './readFile.ts';
import { storeFile } from './storeFile.ts';
import { townDoc, type TownHints } from './townDoc.ts';

export interface ImportOptions extends Omit<ReadOptions, 'townName'>, TownHints {
  dryRun: boolean;
  /** Import the good rows of a file that has refused ones too. */
  skipRefused: boolean;
  takeOver: boolean;
}

/**
 * Imports municipal files into a town, each file all or nothing, then publishes one revision if anything changed.
 * `say` gets the report, line by line, in Japanese. Returns whether every file could be used.
 */
export async function importFiles(
  sql: Sql | null,
  files: string[],
  options: ImportOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const known = sql
    ? await sql<
        { name: string }[]
      >`select doc #>> '{name,ja}' as name from public.towns where town_id = ${options.townId}`
    : [];
  const readAll = (townName: string | null) => files.map((file) => readFile(file, { ...options, townName }));
  let name = known[0]?.name ?? options.name;
  let read = readAll(name);
  const whole = read.filter((r): r is ReadFile => 'places' in r);
  const doc = known[0] ? null : townDoc(whole, options);
  if (doc && !('reason' in doc) && name === null) {
    name = doc.name.ja;
    read = readAll(name); // sources carry the town's name
  }

  let usable = true;
  const ready: ReadFile[] = [];
  for (const r of read) {
    if ('reason' in r) {
      usable &&= r.skipped;
      say(`${r.skipped ? '－' : '✗'} ${r.file}\n    ${r.reason}`);
      continue;
    }
    const count = r.places.length + r.townEvents.length;
    const whole = r.refusals.length === 0;
    say(
      `${whole ? '○' : '△'} ${r.file}\n    ${datasetNames[r.kind]}、${r.encoding}、${r.rows}行のうち読めたもの ${count}件${whole ? '' : `、読めないもの ${r.refusals.length}件`}`,
    );
    for (const refusal of r.refusals)
      say(`    ${refusal.line}行目「${refusal.column.replaceAll('\n', ' ')}」: ${refusal.reason}`);
    for (const row of r.leftOut) say(`    ${row.line}行目: ${row.reason}`);
    if (whole || options.skipRefused) ready.push(r);
    else {
      usable = false;
      say(
        '    読めない行があるため、このファイルは取り込みません。直すか、--skip-refused で読めた行だけ取り込みます。',
      );
    }
  }
  if (ready.length === 0) return usable;
  if (doc && 'reason' in doc) {
    say(`✗ ${doc.reason}`);
    return false;
  }
  if (options.dryRun || !sql) {
    say('試しに読みました（--dry-run）。何も書いていません。');
    return usable;
  }

  if (doc) await sql`select private.save_town(${sql.json(doc as unknown as JSONValue)}::jsonb)`;
  for (const r of ready) {
    const stored = await storeFile(sql, options.townId, r, options.takeOver);
    say(
      `${r.file}: 新しい ${stored.inserted}件、変わった ${stored.updated}件、同じ ${stored.unchanged}件${stored.kept > 0 ? `、ほかのファイルにあるので変えない ${stored.kept}件` : ''}`,
    );
  }
  const [before] = await sql<
    { revision: number | null }[]
  >`select current_revision as revision from public.towns where town_id = ${options.townId}`;
  const [after] = await sql<
    { revision: number }[]
  >`select private.publish_revision_as_system(${options.townId}, ${`town:import ${ready.map((r) => r.origin).join(', ')}`}) as revision`;
  say(
    before?.revision === after?.revision
      ? `変わったところはありません（第${after?.revision ?? 0}版のまま）。`
      : `第${after?.revision ?? 0}版として公開しました: /${options.townId}/places`,
  );
  return usable;
}
