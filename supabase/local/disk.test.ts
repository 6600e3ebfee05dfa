import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { consultRequest } from '../../test/support/askForAdvice.ts';
import { countStored } from '../../test/support/countStored.ts';
import { collectOne, post, type Door } from '../../test/support/collectOne.ts';
import { runProcess } from '../../test/support/processRun.ts';
import { makeDataDir, startServer } from '../../test/support/server.ts';
import { superuser } from './postgres/superuser.ts';

const health = async (door: Door): Promise<unknown> =>
  (await fetch(`${door.url}/healthz`).catch(() => new Response('{}'))).json();

it('security-M12: on a nearly full disk visits wait in browsers, families are served, admins are told', async () => {
  const server = await startServer({ env: { HIROBA_DISK_RESERVE_MB: '1000000000' } });
  onTestFinished(() => server.close());
  const { answer } = await collectOne(server);
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await post(server, 'consult', consultRequest())).status).toBe(200);
  expect(await health(server)).toEqual({ status: 'degraded', notices: ['disk_low'] });
  const sql = postgres(server.databaseUrl, { max: 1 });
  expect(await sql`select code from private.notices`).toEqual([{ code: 'disk_low' }]);
  await sql.end();
});

it('security-M12: a disk that fills up and is emptied again loses nothing; the server stands', async (context) => {
  const disk = mkdtempSync(path.join(tmpdir(), 'hiroba-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=420m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    rmSync(disk, { recursive: true });
    context.skip('this machine lets no test mount a small disk');
  }
  const made = await makeDataDir();
  const dataDir = path.join(disk, 'data');
  execFileSync('cp', ['-a', made, dataDir]);
  rmSync(made, { recursive: true });
  const run = runProcess({ dataDir, env: { HIROBA_DISK_RESERVE_MB: '100', HIROBA_TRUST_PROXY: '1' } });
  onTestFinished(async () => {
    run.child.kill('SIGTERM');
    await run.ended;
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });
  const url = await run.opened();
  const { supabaseKey: anonKey } = (await (await fetch(`${url}/config.json`)).json()) as {
    supabaseKey: string;
  };
  const door = { url, anonKey };
  const acknowledged: string[] = [];
  const send = async (): Promise<number> => {
    const { id, answer } = await collectOne(door);
    if (answer.status === 200) expect(await answer.json()).toMatchObject({ accepted: [id] });
    if (answer.status === 200) acknowledged.push(id);
    return answer.status;
  };
  expect(await send()).toBe(200);
  const fill = (leaveMb: number): void => {
    const { bavail, bsize } = statfsSync(disk);
    const bytes = bavail * bsize - leaveMb * 1_000_000;
    try {
      writeFileSync(path.join(disk, `filler-${leaveMb}`), Buffer.alloc(bytes));
    } catch {
      // Postgres took the last pages meanwhile: full is full.
    }
  };

  fill(60);
  await expect.poll(() => health(door), { timeout: 10_000 }).toMatchObject({ notices: ['disk_low'] });
  expect(await send()).toBe(503);
  expect((await post(door, 'consult', consultRequest())).status).toBe(200);

  fill(0); // now nothing can be written at all
  const open = () => {
    const host = readFileSync(path.join(dataDir, 'postgres.socket'), 'utf8').trim();
    return postgres({ host, user: superuser, database: 'postgres', max: 1, connect_timeout: 5 });
  };
  const breaker = open();
  for (let tries = 0; tries < 3; tries += 1) {
    await breaker`select pg_switch_wal()`.catch(() => undefined); // the next file of the log has no room: a panic
    const asked = await post(door, 'consult', consultRequest());
    if (asked.status !== 200) expect(asked.status).toBeGreaterThanOrEqual(500);
  }
  await breaker.end({ timeout: 1 });
  expect(readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')).toMatch(/PANIC|No space left/);
  expect((await fetch(`${url}/`)).status).toBeLessThan(500);
  expect(run.child.exitCode).toBeNull();

  for (const left of [60, 0]) rmSync(path.join(disk, `filler-${left}`));
  await expect.poll(send, { timeout: 60_000, interval: 500 }).toBe(200);
  expect(await health(door)).toEqual({ status: 'ok' });
  expect((await post(door, 'consult', consultRequest())).status).toBe(200);
  const sql = open();
  expect(await countStored(sql, acknowledged)).toEqual({ missing: 0, twice: 0 });
  await sql.end();
  expect(run.output()).toMatch(/disk is nearly full[^]*room on the disk again/);
});
