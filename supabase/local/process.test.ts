import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as listenOn } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '@supabase/supabase-js';
import { makeDataDir, staffPassword } from '../../test/support/server.ts';

const password = staffPassword;
const main = path.join(import.meta.dirname, 'main.ts');

type Run = {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
  opened: () => Promise<string>;
};

let dataDir: string;
const running: Run[] = [];

/** `npm start` as a process of its own, without the client's build. */
function start(env: Record<string, string> = {}, nodeOptions: string[] = []): Run {
  const child = spawn(process.execPath, [...nodeOptions, main], {
    env: {
      PATH: process.env.PATH,
      HIROBA_DATA_DIR: dataDir,
      HIROBA_SEED_PASSWORD: password,
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
  const run = { child, output: () => text, ended, opened };
  running.push(run);
  return run;
}

function postgresPid(): number | null {
  const file = path.join(dataDir, 'postgres/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function diesWithin(pid: number, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 50) {
    if (!lives(pid)) return true;
    await sleep(50);
  }
  return false;
}

beforeEach(async () => {
  dataDir = await makeDataDir();
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  await rm(dataDir, { recursive: true, force: true });
});

async function signIn(url: string): Promise<{ token: string; key: string }> {
  const { supabaseKey: key } = (await (await fetch(`${url}/config.json`)).json()) as { supabaseKey: string };
  const client = createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } });
  const { data, error } = await client.auth.signInWithPassword({ email: 'admin@hoshimi.example', password });
  expect(error).toBeNull();
  return { token: data.session?.access_token ?? '', key };
}

describe('the server as a process', () => {
  it(
    'survives kill -9: Postgres is not orphaned, and the next ' +
      'start has the data, the keys and the sessions',
    async () => {
      const first = start();
      const before = await signIn(await first.opened());
      const pid = postgresPid();
      expect(pid).not.toBeNull();
      first.child.kill('SIGKILL');
      await first.ended;

      const second = start(); // at once, while the old Postgres is still going down
      const url = await second.opened();
      expect(await diesWithin(pid ?? 0, 5_000)).toBe(true);
      const after = await signIn(url);
      expect(after.key).toBe(before.key);
      const old = await fetch(`${url}/rest/v1/staff_members?select=role`, {
        headers: { apikey: before.key, authorization: `Bearer ${before.token}` },
      });
      expect(await old.json()).toContainEqual({ role: 'admin' });
      expect(second.output()).not.toContain('admin@hoshimi.example'); // shown on the very first start only
    },
  );

  it('kill -9 alone takes Postgres down', async () => {
    const only = start();
    await only.opened();
    const pid = postgresPid() ?? 0;
    only.child.kill('SIGKILL');
    await only.ended;
    expect(await diesWithin(pid, 10_000)).toBe(true);
  });

  it('security-C1: closes cleanly on an error that nobody caught, tells it, and ends with 1', async () => {
    const bug = 'process.on("SIGUSR2", () => { throw new Error("a bug of ours") })';
    const run = start({}, ['--import', `data:text/javascript,${encodeURIComponent(bug)}`]);
    await run.opened();
    const pid = postgresPid() ?? 0;
    run.child.kill('SIGUSR2');
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('a bug of ours');
    expect(lives(pid)).toBe(false);
    expect(existsSync(path.join(dataDir, 'owner'))).toBe(false);
  });

  it('refuses a second server on the same data with one clear sentence, and the first goes on', async () => {
    const first = start();
    const url = await first.opened();
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/動いている別の広場.*Another running Hiroba/);
    expect(second.output()).not.toContain('    at ');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('says which port is taken', async () => {
    const taken = listenOn();
    await new Promise<void>((resolve) =>
      taken.listen(0, '127.0.0.1', () => {
        resolve();
      }),
    );
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const run = start({ PORT: String(port) });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(`ポート ${port} はほかのプログラムが使っています`);
    expect(run.output()).toContain(`Port ${port} is taken`);
    taken.close();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly on %s', async (signal) => {
    const run = start();
    await run.opened();
    const pid = postgresPid() ?? 0;
    run.child.kill(signal);
    expect(await run.ended).toBe(0);
    expect(lives(pid)).toBe(false);
    expect(existsSync(path.join(dataDir, 'owner'))).toBe(false);
  });

  it('runs in a folder that only its owner may enter, as whoever started it', async () => {
    const shut = await mkdtemp(path.join(tmpdir(), 'hiroba-shut-')); // mkdtemp makes it 0700
    const run = start({ HIROBA_DATA_DIR: path.join(shut, 'data') });
    await run.opened();
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    await rm(shut, { recursive: true, force: true });
  });

  it(
    'security-H2 = staff-3: tells a newcomer where mails lie and how to see them, and prints no password that ' +
      'nobody watches',
    async () => {
      await rm(dataDir, { recursive: true, force: true });
      dataDir = await mkdtemp(path.join(tmpdir(), 'hiroba-process-'));
      const run = start();
      await run.opened();
      await expect.poll(run.output).toContain('HIROBA_SHOW_MAIL=1');
      expect(run.output()).toContain(path.join(dataDir, 'mail'));
      expect(run.output()).not.toContain(password);
    },
  );

  it('names the staff accounts once and keeps them, like the keys, in files only their owner can read', async () => {
    await rm(dataDir, { recursive: true, force: true });
    dataDir = await mkdtemp(path.join(tmpdir(), 'hiroba-process-'));
    const run = start();
    await run.opened();
    for (const role of ['admin', 'concierge', 'analyst', 'editor'])
      expect(run.output()).toContain(`${role}@hoshimi.example`);
    for (const file of ['accounts.txt', 'secrets.json'])
      expect(statSync(path.join(dataDir, file)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(dataDir, 'accounts.txt'), 'utf8')).toContain(
      `concierge@hoshimi.example\t${password}`,
    );
  });
});
