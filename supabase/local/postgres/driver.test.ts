import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchPostgres, type RunningPostgres } from './launchPostgres.ts';
import { superuser } from './superuser.ts';

let dataDir: string;
let pg: RunningPostgres;
let watcher: postgres.Sql;
const uncaught: unknown[] = [];
const note = (error: unknown): void => void uncaught.push(error);
let listeners: NodeJS.UncaughtExceptionListener[] = [];

const open = (max: number) =>
  postgres(pg.urlFor(superuser), { max, onnotice: () => undefined, connect_timeout: 5 });
/** What became of it, within two seconds: a promise that never settles is the worst of all. */
const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  Promise.race([
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
    ),
    sleep(5_000, 'never settles'),
  ]);
const end = async (pid: number): Promise<void> => {
  await watcher`select pg_terminate_backend(${pid}, 5000)`;
  await sleep(20);
};
const pidOf = async (tx: postgres.Sql | postgres.TransactionSql): Promise<number> => {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid ?? 0;
};

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'hiroba-driver-'));
  pg = await launchPostgres({ dataDir, durable: false });
  watcher = open(1);
  await watcher`create table kept (word text)`;
  listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', note);
});
afterAll(async () => {
  process.removeListener('uncaughtException', note);
  for (const listener of listeners) process.on('uncaughtException', listener);
  await watcher.end();
  await pg.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('security-H11: a connection that Postgres ended', () => {
  it('in a statement of a transaction: it fails, nothing else throws, and the pool goes on', async () => {
    const sql = open(1);
    for (let round = 0; round < 3; round += 1) {
      let pid = 0;
      const work = sql.begin(async (tx) => {
        pid = await pidOf(tx);
        await tx`select pg_sleep(30)`;
      });
      const outcome = outcomeOf(work);
      while (pid === 0) await sleep(10);
      await end(pid);
      expect(await outcome).toMatch(/CONNECTION_CLOSED|57P01|ECONNRESET/);
      expect(await outcomeOf(sql`select 1`)).toBe('done');
    }
    expect(uncaught).toEqual([]);
    await sql.end();
  });

  it('between two statements: what follows fails and is not run in the next transaction', async () => {
    const sql = open(1);
    let pid = 0;
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const lost = outcomeOf(
      sql.begin(async (tx) => {
        pid = await pidOf(tx);
        await gate;
        await tx`insert into kept values ('of the dead transaction')`;
      }),
    );
    while (pid === 0) await sleep(10);
    await end(pid);
    const next = outcomeOf(
      sql.begin(async (tx) => {
        await tx`insert into kept values ('of the next one')`;
        goOn();
        await sleep(50);
        await tx`insert into kept values ('of the next one, too')`;
      }),
    );
    expect(await lost).toMatch(/CONNECTION_CLOSED|57P01/);
    expect(await next).toBe('done');
    expect((await watcher`select word from kept order by word`).map(({ word }) => word as string)).toEqual([
      'of the next one',
      'of the next one, too',
    ]);
    expect(uncaught).toEqual([]);
    await sql.end();
  });

  it('while it was reserved: what is asked on it fails, giving it back harms nobody', async () => {
    const sql = open(1);
    for (let round = 0; round < 3; round += 1) {
      const held = await sql.reserve();
      await held`begin`;
      const pid = await pidOf(held);
      const asked = outcomeOf(Promise.resolve(held`select pg_sleep(30)`));
      const queued = outcomeOf(Promise.resolve(held`select 2`));
      await sleep(50);
      await end(pid);
      expect(await asked).toMatch(/CONNECTION_CLOSED|57P01/);
      expect(await queued).toMatch(/CONNECTION_CLOSED|57P01/);
      expect(await outcomeOf(Promise.resolve(held`rollback`))).toMatch(/CONNECTION_CLOSED/);
      held.release();
      expect(await outcomeOf(Promise.all([sql`select 1`, sql`select 2`, sql`select 3`]))).toBe('done');
    }
    expect(uncaught).toEqual([]);
    await sql.end();
  });
});
