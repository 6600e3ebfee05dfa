import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadSecrets } from '../loadSecrets.ts';
import { sendLinesTo } from '../say.ts';
import { StartRefused } from '../StartRefused.ts';
import { launchPostgres } from './launchPostgres.ts';
import { superuser } from './superuser.ts';

const patience = { quitSeconds: 1, killSeconds: 1 };
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'hiroba-postgres-'));
  sendLinesTo(() => undefined);
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const launch = (durable = false) => launchPostgres({ dataDir, durable, patience });
const pidFile = () => path.join(dataDir, 'postgres/postmaster.pid');
const postmaster = (): number => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
const lives = (pid: number): boolean => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
async function ask<T>(
  pg: { urlFor(role: string): string },
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(pg.urlFor(superuser), { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
const childOf = (parent: number, title: string): number =>
  Number(
    readdirSync('/proc').find((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const isChild = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
        return isChild && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(title);
      } catch {
        return false;
      }
    }),
  );

describe.runIf(existsSync('/proc/self/stat'))('security-H11: Postgres that does not stop by itself', () => {
  it('is asked harder: a checkpointer that hangs keeps nobody', async () => {
    const pg = await launch();
    const pid = postmaster();
    process.kill(childOf(pid, 'checkpointer'), 'SIGSTOP');
    await pg.stop();
    expect(lives(pid)).toBe(false);
    expect(existsSync(pg.socketDir)).toBe(false);
  });

  it('is killed when nothing else helps, and what was committed is there at the next start', async () => {
    const pg = await launch();
    await ask(pg, (sql) => sql`create table kept as select 1 as n`);
    const pid = postmaster();
    process.kill(pid, 'SIGSTOP');
    await pg.stop();
    expect(lives(pid)).toBe(false);
    const next = await launch();
    expect(await ask(next, (sql) => sql`select n from kept`)).toEqual([{ n: 1 }]);
    await next.stop();
  });

  it('and was left behind by a run of its own folder is ended by the next start', async () => {
    const module = path.join(import.meta.dirname, 'launchPostgres.ts');
    const script = `import { launchPostgres } from ${JSON.stringify(module)};
      await launchPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
      process.stdout.write('up');
      setInterval(() => undefined, 1000);`;
    const run = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => run.stdout.once('data', resolve));
    const left = postmaster();
    const stat = readFileSync(`/proc/${left}/stat`, 'utf8');
    const shell = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const gone = new Promise((resolve) => run.once('exit', resolve));
    process.kill(shell, 'SIGKILL'); // nobody is left to ask it
    run.kill('SIGKILL');
    await gone;
    expect(lives(left)).toBe(true);
    process.kill(left, 'SIGSTOP');
    const pg = await launch();
    expect(lives(left)).toBe(false);
    expect(await ask(pg, (sql) => sql`select 1 as n`)).toEqual([{ n: 1 }]);
    await pg.stop();
  });

  it('or ends by itself is begun again on the same socket', async () => {
    const pg = await launch(true);
    const sql = postgres(pg.urlFor(superuser), { max: 2, onnotice: () => undefined });
    await sql`create table kept (n int)`;
    for (let round = 0; round < 3; round += 1) {
      await expect
        .poll(() => sql`insert into kept values (${round})`.then(() => 'stored', String), { timeout: 20_000 })
        .toBe('stored');
      process.kill(postmaster(), 'SIGKILL');
      await sleep(100);
    }
    await expect
      .poll(() =>
        sql<{ n: number }[]>`select n from kept order by n`.then((rows) => rows.map(({ n }) => n), String),
      )
      .toEqual([0, 1, 2]);
    await sql.end();
    await pg.stop();
  });
});

it("security-H11: a pid file whose number is somebody else's by now holds no start up", async () => {
  const first = await launch();
  await first.stop();
  writeFileSync(pidFile(), `${process.pid}\n${path.join(dataDir, 'postgres')}\n`);
  const pg = await launch();
  await pg.stop();
});

it('security-H9: a Postgres that nobody here can see (another container) is known by its lock', async (context) => {
  if (!existsSync('/usr/bin/flock')) context.skip('this machine has no flock(1)');
  const first = await launch();
  await first.stop();
  const holder = spawn('flock', ['-n', path.join(dataDir, 'postgres.lock'), '-c', 'echo held; sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const letGo = (): void => {
    if (holder.pid !== undefined && holder.signalCode === null) process.kill(-holder.pid, 'SIGKILL');
  };
  onTestFinished(letGo);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  await expect(launch()).rejects.toMatchObject({
    name: 'StartRefused',
    en: expect.stringMatching(/previous Postgres/) as string,
  });
  letGo();
  await new Promise((resolve) => holder.once('exit', resolve));
  const pg = await launch();
  await pg.stop();
});

describe('security-M11: data that is not whole', () => {
  it('a folder that once had a database never gets a new one by itself', async () => {
    await (await launch()).stop();
    rmSync(path.join(dataDir, 'postgres'), { recursive: true });
    const refused = await launch().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartRefused);
    expect(refused).toMatchObject({
      ja: expect.stringContaining('postgres/') as string,
      en: expect.stringContaining('restore') as string,
    });
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  });

  it('a flipped byte is told, not served', async () => {
    const pg = await launch();
    const [file] = await ask(pg, async (sql) => {
      await sql`create table kept as select n, repeat('x', 100) as words from generate_series(1, 5000) n`;
      await sql`checkpoint`;
      return sql<{ at: string }[]>`select pg_relation_filepath('kept') as at`;
    });
    await pg.stop();
    const at = path.join(dataDir, 'postgres', file?.at ?? '');
    const bytes = readFileSync(at);
    bytes.writeUInt8(bytes.readUInt8(9_000) ^ 0xff, 9_000);
    writeFileSync(at, bytes);
    const again = await launch();
    await expect(ask(again, (sql) => sql`select count(words) from kept`)).rejects.toMatchObject({
      code: 'XX001',
    });
    await again.stop();
  });

  it('keys that are missing or torn are not made anew over data that is there', async () => {
    const file = path.join(dataDir, 'secrets.json');
    const first = loadSecrets(dataDir);
    expect(loadSecrets(dataDir)).toEqual(first);
    await (await launch()).stop();
    const text = readFileSync(file, 'utf8');
    for (const torn of [text.slice(0, 40), '', '{}', '{"jwtSecret":"","anonKey":"","serviceKey":""}']) {
      writeFileSync(file, torn);
      expect(() => loadSecrets(dataDir)).toThrow(StartRefused);
      expect(readFileSync(file, 'utf8')).toBe(torn);
    }
    rmSync(file);
    expect(() => loadSecrets(dataDir)).toThrow(/HIROBA_NEW_KEYS=1/);
    expect(loadSecrets(dataDir, { HIROBA_NEW_KEYS: '1' }).jwtSecret).not.toBe(first.jwtSecret);
  });

  it('the log of earlier runs is kept', async () => {
    await (await launch()).stop();
    await (await launch()).stop();
    const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8');
    expect(log.match(/ready to accept connections/g)).toHaveLength(2);
    expect(execFileSync('ls', ['-l', path.join(dataDir, 'postgres.log')], { encoding: 'utf8' })).toMatch(
      /^-rw-------/,
    );
    writeFileSync(path.join(dataDir, 'postgres.log'), 'x'.repeat(5_000_001));
    await (await launch()).stop();
    expect(readFileSync(path.join(dataDir, 'postgres.log.1'), 'utf8')).toHaveLength(5_000_001);
  });
});
