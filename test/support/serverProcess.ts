import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { killTree } from './killTree.ts';

export interface ServerProcess {
  url: string;
  port: number;
  anonKey: string;
  databaseUrl: string;
  pid: number;
  /** Ends it as its operator would. */
  stop(): Promise<void>;
  /** kill -9 of the server and of every Postgres process, all at once. */
  kill(): Promise<void>;
}

export interface ServerProcessOptions {
  dataDir: string;
  port?: number;
  env?: Record<string, string>;
}

/** Starts the durable embedded default on `dataDir` as a process of its own; port 0 is any free one. */
export async function startServerProcess({
  dataDir,
  port = 0,
  env = {},
}: ServerProcessOptions): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'serverChild.ts'), dataDir, String(port)],
    { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((done) =>
    child.once('exit', () => {
      done();
    }),
  );
  let complaints = '';
  child.stderr.on('data', (part: Buffer) => (complaints = (complaints + part.toString()).slice(-4_000)));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => {
      reject(new Error(`the server ended with ${String(code)}: ${complaints}`));
    });
  });
  const pid = child.pid ?? 0;
  return {
    ...(JSON.parse(line) as Pick<ServerProcess, 'url' | 'port' | 'anonKey' | 'databaseUrl'>),
    pid,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    async kill() {
      killTree(pid);
      await ended;
    },
  };
}
