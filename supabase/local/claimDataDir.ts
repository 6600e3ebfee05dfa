import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from './StartRefused.ts';

type Owner = { pid: number; born: string };

/**
 * When a process was born: a pid alone can belong to someone else after a kill -9. Empty when there is no such process.
 */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22 of proc(5); the name in field 2 may hold spaces, so count from its closing bracket.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    if (process.platform === 'linux') return '';
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function readOwner(file: string): Owner | null {
  try {
    const [pid, born] = readFileSync(file, 'utf8').trim().split('\n');
    return pid && born ? { pid: Number(pid), born } : null;
  } catch {
    return null;
  }
}

/**
 * Marks this process as the one owner of the data folder.
 * @throws StartRefused when another living server has it.
 */
export function claimDataDir(dataDir: string): { release(): void } {
  const file = path.join(dataDir, 'owner');
  const mine = `${process.pid}\n${bornAt(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      return { release: () => readOwner(file)?.pid === process.pid && rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = readOwner(file);
    if (owner && bornAt(owner.pid) === owner.born) {
      throw new StartRefused(
        `このデータ（${dataDir}）は、動いている別の広場（プロセス ${owner.pid}）が使っています。先にそちらを止めてください。`,
        `Another running Hiroba (process ${owner.pid}) is using the data in ${dataDir}. Stop it first.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new StartRefused(
    `データ（${dataDir}）の持ち主を決められませんでした。もう一度お試しください。`,
    `Could not settle who owns the data in ${dataDir}. Please try again.`,
  );
}
