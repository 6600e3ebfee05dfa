// `npm start` as a process of its own, without the client's build, with what it says.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { staffPassword } from './server.ts';

export type ProcessRun = {
  child: ChildProcess;
  output: () => string;
  /** The exit status; null when a signal ended it. */
  ended: Promise<number | null>;
  /** Its address, once it says that it is open. */
  opened: () => Promise<string>;
};

export type ProcessRunOptions = {
  dataDir: string;
  env?: Record<string, string>;
  nodeOptions?: string[];
  /** main: the server alone. supervise: what starts it again. */
  program?: 'main' | 'supervise';
  /** Words before the command line, such as `unshare --pid …`. */
  under?: string[];
};

export function runProcess(options: ProcessRunOptions): ProcessRun {
  const { dataDir, env = {}, nodeOptions = [], program = 'main', under = [] } = options;
  const file = path.resolve(import.meta.dirname, `../../supabase/local/${program}.ts`);
  const [command = '', ...args]: string[] = [...under, process.execPath, ...nodeOptions, file];
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      HIROBA_DATA_DIR: dataDir,
      HIROBA_SEED_PASSWORD: staffPassword,
      HIROBA_BUILD: 'never',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      resolve(code);
    }),
  );
  const opened = async (): Promise<string> => {
    for (let waited = 0; waited < 60_000 && child.exitCode === null; waited += 50) {
      const url = /→ (http:\/\/\S+?)（/.exec(text)?.[1];
      if (url) return url;
      await sleep(50);
    }
    throw new Error(`did not open: ${text}`);
  };
  return { child, output: () => text, ended, opened };
}

export function postmasterOf(dataDir: string): number | null {
  const file = path.join(dataDir, 'postgres/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function diesWithin(pid: number, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 50) {
    if (!lives(pid)) return true;
    await sleep(50);
  }
  return false;
}
