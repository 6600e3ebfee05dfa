import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectOne } from '../../test/support/collectOne.ts';
import { countStored } from '../../test/support/countStored.ts';
import { childrenOf, killOneBackend } from '../../test/support/killTree.ts';
import {
  diesWithin,
  lives,
  postmasterOf,
  runProcess,
  type ProcessRun,
  type ProcessRunOptions,
} from '../../test/support/processRun.ts';
import { makeDataDir } from '../../test/support/server.ts';

let dataDir: string;
const running: ProcessRun[] = [];
function start(options: Partial<ProcessRunOptions> = {}): ProcessRun {
  const run = runProcess({ dataDir, ...options });
  running.push(run);
  return run;
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

/** A process namespace of its own, as a container has; null where this machine does not allow it. */
function otherNamespace(): string[] | null {
  const words = ['unshare', '--pid', '--ipc', '--fork', '--kill-child', '--mount-proc'];
  try {
    execFileSync(words[0] ?? '', [...words.slice(1), 'true'], { stdio: 'ignore' });
    return words;
  } catch {
    return null;
  }
}

it('security-H9: whatever the note of the owner says, the lock decides', async () => {
  const first = start();
  await first.opened();
  for (const note of [null, '1\n0\n', 'nobody']) {
    const file = path.join(dataDir, 'owner');
    if (note === null) rmSync(file);
    else writeFileSync(file, note);
    const second = start();
    expect(await second.ended).toBe(78);
    expect(second.output()).toMatch(/動いている別の広場.*Another running Hiroba/);
  }
});

it('security-H9: two servers in two process namespaces on one folder: the second is refused', async (context) => {
  const under = otherNamespace();
  if (!under) context.skip('unshare is not permitted here');
  const first = start({ under: under ?? [] });
  const url = await first.opened();
  const second = start();
  expect(await second.ended).toBe(78);
  expect(second.output()).toMatch(/Another running Hiroba/);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  first.child.kill('SIGKILL'); // unshare passes no signal on; with it, its namespace ends
  await first.ended;
});

it('security-H11: npm start starts a killed server again, and ends with it when it is asked to', async () => {
  const parent = start({ program: 'supervise', env: { PORT: '48173' } });
  const url = await parent.opened();
  const [server = 0] = childrenOf(parent.child.pid ?? 0);
  process.kill(server, 'SIGKILL');
  await expect
    .poll(() => parent.output().match(/開きました/g)?.length, { timeout: 60_000, interval: 200 })
    .toBe(2);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const pid = postmasterOf(dataDir) ?? 0;
  parent.child.kill('SIGINT');
  expect(await parent.ended).toBe(0);
  expect(lives(pid)).toBe(false);
  expect(existsSync(path.join(dataDir, 'owner'))).toBe(false);
});

it('security-H11: npm start killed with -9 leaves nothing running', async () => {
  const parent = start({ program: 'supervise' });
  await parent.opened();
  const [server = 0] = childrenOf(parent.child.pid ?? 0);
  const pid = postmasterOf(dataDir) ?? 0;
  parent.child.kill('SIGKILL');
  await parent.ended;
  expect(await diesWithin(server, 20_000)).toBe(true);
  expect(lives(pid)).toBe(false);
});

it('security-H11: a first start that is refused is not tried again', async () => {
  const first = start();
  await first.opened();
  const parent = start({ program: 'supervise' });
  expect(await parent.ended).toBe(78);
  expect(parent.output().match(/Another running Hiroba/g)).toHaveLength(1);
});

it('security-H11: goes on when Postgres is killed under it, files of the client meanwhile included', async () => {
  const run = start();
  const url = await run.opened();
  for (let round = 0; round < 2; round += 1) {
    process.kill(postmasterOf(dataDir) ?? 0, 'SIGKILL');
    await sleep(20);
    expect((await fetch(`${url}/`)).status).toBeLessThan(500);
    await expect
      .poll(async () => (await fetch(`${url}/healthz`)).status, { timeout: 30_000, interval: 100 })
      .toBe(200);
  }
  expect(run.child.exitCode).toBeNull();
});

it('security-M10: answers while a backlog of jobs is worked off, and a stop does not wait for it', async () => {
  const before = start({ env: { HIROBA_WORKER: 'never' } });
  await before.opened();
  const socket = readFileSync(path.join(dataDir, 'postgres.socket'), 'utf8').trim();
  const sql = postgres({
    host: socket,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    onnotice: () => undefined,
  });
  await sql.unsafe(`create or replace function private.roll_up_marked_days(p_days integer default 20) returns integer
    language sql as 'select 1 from pg_sleep(300)'`); // as two weeks that nobody worked out take
  await sql.end();
  before.child.kill('SIGTERM');
  await before.ended;
  const run = start();
  const url = await run.opened();
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const began = performance.now();
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(20_000);
});

it('security-H11: single backends that are killed lose nothing acknowledged, and everything goes on', async () => {
  const run = start();
  const url = await run.opened();
  const { supabaseKey: anonKey } = (await (await fetch(`${url}/config.json`)).json()) as {
    supabaseKey: string;
  };
  const postmaster = postmasterOf(dataDir) ?? 0;
  const acknowledged: string[] = [];
  let isOver = false;
  const sending = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      const { id, answer } = await collectOne({ url, anonKey });
      if (answer.status === 200) acknowledged.push(id);
      await sleep(20);
    }
  });
  for (let round = 0; round < 6; round += 1) {
    const before = acknowledged.length;
    expect(killOneBackend(postmaster, round)).toBe(true);
    await expect
      .poll(() => acknowledged.length, { timeout: 30_000, interval: 50 })
      .toBeGreaterThan(before + 4);
  }
  isOver = true;
  await Promise.all(sending);
  expect(lives(postmaster)).toBe(true);
  expect(run.child.exitCode).toBeNull();
  expect(run.output()).not.toContain('TypeError');
  const host = readFileSync(path.join(dataDir, 'postgres.socket'), 'utf8').trim();
  const sql = postgres({ host, user: 'postgres', database: 'postgres', max: 1, onnotice: () => undefined });
  expect(await countStored(sql, acknowledged)).toEqual({ missing: 0, twice: 0 });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await sql.end();
});
