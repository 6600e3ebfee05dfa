import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as listenOn } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '@supabase/supabase-js';
import {
  diesWithin,
  lives,
  postmasterOf,
  runProcess,
  type ProcessRun,
} from '../../test/support/processRun.ts';
import { makeDataDir, staffPassword } from '../../test/support/server.ts';

const password = staffPassword;

let dataDir: string;
const running: ProcessRun[] = [];

function start(env: Record<string, string> = {}, nodeOptions: string[] = []): ProcessRun {
  const run = runProcess({ dataDir, env, nodeOptions });
  running.push(run);
  return run;
}
const postgresPid = (): number | null => postmasterOf(dataDir);

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
      const old = await fetch(`${url}/rest/v1/rpc/my_digest`, {
        method: 'POST',
        headers: {
          apikey: before.key,
          authorization: `Bearer ${before.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ p_town_id: 'hoshimi' }),
      });
      expect([old.status, await old.json()]).toEqual([200, false]);
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

  it('security-H9: refuses a second server on the same data with a sentence, and the first goes on', async () => {
    const first = start();
    const url = await first.opened();
    const second = start();
    expect(await second.ended).toBe(78);
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
    expect(await run.ended).toBe(78);
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

  it.each([
    [{ PORT: 'eighty' }, /PORT=eighty は.*PORT=eighty is no port/],
    [{ PORT: '70000' }, /70000 is no port/],
    [{ HIROBA_DB_PORT: '-1' }, /HIROBA_DB_PORT=-1 is no port/],
    [{ HOST: '203.0.113.1' }, /203\.0\.113\.1 cannot be opened/],
    [{ HIROBA_DATA_DIR: '/dev/null/town' }, /\/dev\/null\/town.*cannot be written/],
  ])('security-low: says in a sentence what is wrong with %o', async (env, sentence) => {
    const run = start(env);
    expect(await run.ended).toBe(78);
    expect(run.output()).toMatch(sentence);
    expect(run.output()).not.toContain('    at ');
  });

  it('security-M11: says that the keys are torn, and leaves them as they are', async () => {
    const file = path.join(dataDir, 'secrets.json');
    const torn = readFileSync(file, 'utf8').slice(0, 50);
    writeFileSync(file, torn);
    const run = start();
    expect(await run.ended).toBe(78);
    expect(run.output()).toMatch(/壊れています.*are not readable/);
    expect(run.output()).not.toContain('    at ');
    expect(readFileSync(file, 'utf8')).toBe(torn);
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

  it('security-M14: names the staff once, keeps no password, and a link shown on request lets in', async () => {
    await rm(dataDir, { recursive: true, force: true });
    dataDir = await mkdtemp(path.join(tmpdir(), 'hiroba-process-'));
    const run = start({ HIROBA_SEED_PASSWORD: '' });
    const url = await run.opened();
    for (const role of ['admin', 'concierge', 'analyst', 'editor'])
      expect(run.output()).toContain(`${role}@hoshimi.example`);
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(path.join(dataDir, 'accounts.txt'))).toBe(false);

    const link = (address: string) =>
      promisify(execFile)(process.execPath, ['supabase/local/auth/main.ts', address], {
        env: { ...process.env, HIROBA_DATA_DIR: dataDir, HIROBA_SITE_URL: url },
      }).then(({ stdout }) => /token_hash=(\S+)/.exec(stdout)?.[1] ?? '');
    await expect(link('nobody@hoshimi.example')).rejects.toMatchObject({ code: 1 });
    const token_hash = await link('admin@hoshimi.example');
    const { supabaseKey } = (await (await fetch(`${url}/config.json`)).json()) as { supabaseKey: string };
    const client = createClient(url, supabaseKey, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
    expect((await client.auth.verifyOtp({ type: 'recovery', token_hash })).error).toBeNull();
    expect((await client.auth.updateUser({ password })).error).toBeNull();
    await signIn(url);
  });
});
