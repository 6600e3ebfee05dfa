import { existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const largest = 5_000_000;
const kept = 4;
const oldestMs = 90 * 24 * 3_600_000;

/**
 * Postgres' log, to be written at its end: what was before a crash is what one wants to read after it. A full one moves
 * to postgres.log.1 and so on; four are kept, none longer than 90 days.
 */
export function openLog(dataDir: string): { fd: number; file: string } {
  const file = path.join(dataDir, 'postgres.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) {
    rmSync(`${file}.${kept}`, { force: true });
    for (let n = kept - 1; n >= 1; n -= 1)
      if (existsSync(`${file}.${n}`)) renameSync(`${file}.${n}`, `${file}.${n + 1}`);
    renameSync(file, `${file}.1`);
  }
  for (const name of readdirSync(dataDir)) {
    const old = path.join(dataDir, name);
    if (/^postgres\.log\.\d+$/.test(name) && Date.now() - statSync(old).mtimeMs > oldestMs) rmSync(old);
  }
  return { fd: openSync(file, 'a', 0o600), file };
}

/** The last lines of a log, for whoever is told that Postgres did not start. */
export function tailOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-6).join('\n') : '';
}
