import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../say.ts';
import { StartRefused } from '../StartRefused.ts';
import { stopPatience } from './stopPatience.ts';

const hasProc = existsSync('/proc/self/stat');

/** What a process was started with; empty for one that is gone, or dead and not yet taken note of by its parent. */
function commandOf(pid: number): string {
  try {
    return hasProc
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone meanwhile, which is what is wanted.
  }
}

/** Postgres' processes of this cluster, by the folder they stand in; a killed postmaster may leave some behind. */
function processesIn(cluster: string): number[] {
  if (!hasProc) return [];
  const folder = realpathSync(cluster);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder && commandOf(Number(pid)).startsWith('postgres: ');
      } catch {
        return false; // ended, or somebody else's
      }
    })
    .map(Number);
}

/**
 * Ends what an earlier run left running on this cluster: the caller owns the data folder (claimDataDir), so nobody else
 * has a right to it. SIGINT at once, SIGQUIT after 20 s, SIGKILL after 10 more. A postmaster.pid that names no Postgres
 * of this cluster is removed: after a restart of a container its number is somebody else's, and Postgres would refuse.
 * One in another container is not seen here; its lock is (runPostgres.ts).
 * @throws StartRefused when it cannot be ended.
 */
export async function endOldPostgres(cluster: string, patience = stopPatience): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const [pidText = '', folder = cluster] = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(pidText);
  const isOurs = (): boolean => {
    const command = commandOf(pid);
    return pid > 1 && command.includes('postgres') && [folder, cluster].some((dir) => command.includes(dir));
  };
  const quitAt = patience.quitSeconds * 1_000;
  const killAt = quitAt + patience.killSeconds * 1_000;
  const sent = new Set<NodeJS.Signals>();
  const send = (name: NodeJS.Signals): void => {
    if (!sent.has(name))
      for (const one of name === 'SIGKILL' ? [pid, ...processesIn(cluster)] : [pid]) signal(one, name);
    sent.add(name);
  };
  const began = performance.now();
  let told = false;
  while (isOurs()) {
    const waited = performance.now() - began;
    send(waited < quitAt ? 'SIGINT' : waited < killAt ? 'SIGQUIT' : 'SIGKILL');
    if (waited > 2_000 && !told)
      say('前の Postgres が終わるのを待っています…', 'Waiting for the previous Postgres to end…');
    told ||= waited > 2_000;
    if (waited > killAt + 10_000)
      throw new StartRefused(
        `前の Postgres（プロセス ${pid}）を終わらせられませんでした。終わらせてから、もう一度お試しください。`,
        `The previous Postgres (process ${pid}) could not be ended. End it, then try again.`,
      );
    await sleep(50);
  }
  for (const left of processesIn(cluster)) signal(left, 'SIGKILL');
  if (hasProc) rmSync(pidFile, { force: true });
}
