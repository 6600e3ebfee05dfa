// What families took back, outside of the database: a backup knows only what was erased before it was made, and must
// not bring back what was erased after. A line holds a digest of a random id and nothing about anybody.
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Pool } from '../database/openPool.ts';
import { BackupRefused } from './BackupRefused.ts';

export const ledgerName = 'erasures.jsonl';

/** Where a server keeps its ledger; best on another disk than the data. */
export const erasuresFile = (dataDir: string, env: NodeJS.ProcessEnv): string =>
  path.resolve(env.HIROBA_ERASURES_FILE ?? path.join(dataDir, ledgerName));

const erasure = v.object({
  town_id: v.string(),
  household_sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  act: v.picklist(['erased', 'ended', 'withdrawn', 'unlinked', 'link_renewed']),
  erased_at: v.string(),
});
export type Erasure = v.InferOutput<typeof erasure>;

const keyOf = (one: Erasure): string => `${one.town_id} ${one.household_sha256} ${one.act} ${one.erased_at}`;
const lineOf = ({ town_id, household_sha256, act, erased_at }: Erasure): string =>
  `${JSON.stringify({ town_id, household_sha256, act, erased_at })}\n`;

/** Those after a row of the table; all without it. */
export async function readErasures(sql: Pool, after = '0'): Promise<(Erasure & { id: string })[]> {
  // As json writes it, to the microsecond: a Date would round.
  return sql<(Erasure & { id: string })[]>`
    select erasure_id::text as id, town_id, household_sha256, act, to_jsonb(erased_at) #>> '{}' as erased_at
    from public.erasures where erasure_id > ${after}::bigint order by erasure_id`;
}

/**
 * @throws BackupRefused for a line that is none: a ledger that is only half understood would bring a family back. The
 *   last line may be torn by a crash; it is in the database and is written again.
 */
export async function readLedger(file: string): Promise<Erasure[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BackupRefused(
      `消去の記録 ${file} を読めません。`,
      `The erasure ledger ${file} cannot be read.`,
      { cause },
    );
  });
  const lines = text.split('\n');
  lines.pop(); // what follows the last line feed
  return lines.map((line, at) => {
    try {
      return v.parse(erasure, JSON.parse(line));
    } catch (cause) {
      throw new BackupRefused(
        `消去の記録 ${file} の ${at + 1} 行目を読めません。`,
        `Line ${at + 1} of the erasure ledger ${file} cannot be read.`,
        { cause },
      );
    }
  });
}

/** Adds to a ledger what it lacks; the file is replaced whole, so that a crash leaves one or the other. */
export async function mergeErasures(file: string, more: readonly Erasure[]): Promise<void> {
  const known = existsSync(file) ? await readLedger(file) : [];
  const all = new Map([...known, ...more].map((one) => [keyOf(one), one]));
  const half = `${file}.half-made`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(half, [...all.values()].map(lineOf).join(''), { mode: 0o600, flush: true });
  await rename(half, file);
}

/** The ledger beside a running database: first what it alone knows is taken back again, then it follows. */
export class ErasureLedger {
  readonly #sql: Pool;
  readonly #file: string;
  #last: string | null = null;

  constructor(sql: Pool, file: string) {
    this.#sql = sql;
    this.#file = file;
  }

  /** Answers how many families' wishes were replayed or noted. */
  async follow(): Promise<number> {
    if (this.#last === null) {
      // Data put back by other means (a copy of the disk) meets a ledger that is newer than it.
      const told = existsSync(this.#file) ? await readLedger(this.#file) : [];
      if (told.length > 0) await replayErasures(this.#sql, told);
      const all = await readErasures(this.#sql);
      await mergeErasures(this.#file, all);
      this.#last = all.at(-1)?.id ?? '0';
      return all.length;
    }
    const more = await readErasures(this.#sql, this.#last);
    if (more.length === 0) return 0;
    await appendFile(this.#file, more.map(lineOf).join(''), { mode: 0o600, flush: true });
    this.#last = more.at(-1)?.id ?? this.#last;
    return more.length;
  }
}

/** Takes back again what families took back; answers how many of each act met a family that was there. */
export async function replayErasures(
  sql: Pool,
  erasures: readonly Erasure[],
): Promise<Record<string, number>> {
  const [row] = await sql<{ done: Record<string, number> }[]>`
    select private.replay_erasures(${JSON.stringify(erasures)}::text::jsonb) as done`;
  return row?.done ?? {};
}
