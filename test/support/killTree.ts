import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** [pid, parent] of every process. */
function processes(): [number, number][] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  }
  return readdirSync('/proc').flatMap((name): [number, number][] => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The command's name, in brackets, may hold anything; the parent is the second word after it.
      return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
    } catch {
      // It ended while the list was read.
      return [];
    }
  });
}

function family(pid: number): number[] {
  const all = processes();
  const found = [pid];
  for (const one of found) found.push(...all.filter(([, parent]) => parent === one).map(([child]) => child));
  return found;
}

export const childrenOf = (pid: number): number[] =>
  processes()
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child);

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone, which is what is wanted.
  }
}

/** kill -9 of a process and everything under it: all are stopped before any dies, so nobody gets to say goodbye. */
export function killTree(pid: number): void {
  for (const one of family(pid)) signal(one, 'SIGSTOP');
  for (const one of family(pid).reverse()) signal(one, 'SIGKILL');
}

/** kill -9 of one process that serves a connection, as an out-of-memory killer does; false when there is none. */
export function killOneBackend(postmaster: number, which: number): boolean {
  const backends = childrenOf(postmaster).filter((pid) => / postgres (\[local\]|\d)/.test(commandLine(pid)));
  const pid = backends[which % Math.max(1, backends.length)];
  if (pid === undefined) return false;
  signal(pid, 'SIGKILL');
  return true;
}

/** Pids of the processes that were started with `text` in their command line, besides this one. */
export function processesNaming(text: string): number[] {
  return processes()
    .map(([pid]) => pid)
    .filter((pid) => pid !== process.pid && commandLine(pid).includes(text));
}

function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    // It ended while it was asked about.
    return '';
  }
}
