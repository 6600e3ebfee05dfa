import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Writable } from 'node:stream';
import postgres from 'postgres';
import { StartRefused } from '../StartRefused.ts';
import { canReach, choosePostgresUser, type PostgresUser } from './choosePostgresUser.ts';
import { copyBinaries, findBinaries } from './findBinaries.ts';

export const superuser = 'supabase_admin';

export type RunningPostgres = {
  /** Folder of the unix socket; pass as `host`. */
  socketDir: string;
  /** A URL that postgres.js understands, for a role without a password on the socket. */
  urlFor(role: string): string;
  /** Resolves when Postgres ends without stop() having asked for it. */
  died: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
  stop(): Promise<void>;
};

export type LaunchOptions = {
  dataDir: string;
  /** False only for throw-away test data: nothing is flushed to disk. */
  durable: boolean;
  /** Also listen on 127.0.0.1 (password-free is never allowed there); for tools that cannot use a unix socket. */
  tcpPort?: number;
};

/**
 * However Node dies, its end of fd 3 closes, cat ends, and Postgres gets SIGINT: a clean, fast shutdown. $0 is the
 * socket's folder.
 */
const wrapper =
  '"$@" </dev/null & p=$!; (cat >/dev/null; kill -INT $p) <&3 & wait $p; s=$?; rm -rf -- "$0"; exit $s';

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-6).join('\n') : '';
}

function initialise(
  binaries: { initdb: string },
  user: PostgresUser,
  cluster: string,
  durable: boolean,
): void {
  const half = `${cluster}.half-made`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (user.owner) chownSync(half, user.owner.uid, user.owner.gid);
  const [program = '', ...args] = [
    ...user.prefix,
    binaries.initdb,
    ...['-D', half, '-U', superuser, '--auth-local=trust', '--auth-host=scram-sha-256', '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C', '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ];
  const made = spawnSync(program, args, {
    cwd: '/',
    uid: user.uid,
    gid: user.gid,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`);
  renameSync(half, cluster); // only a whole cluster ever has the real name
}

/** After a kill -9 the old Postgres needs a moment to shut down; a second one on the same files would refuse. */
async function waitForOldPostgres(cluster: string): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  for (let waited = 0; existsSync(pidFile); waited += 100) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
    // A killed process has no command line until its parent has taken note of it, and Postgres still counts it as
    // alive.
    const isDying = command === '' && existsSync(`/proc/${pid}`);
    // a crash left the file; Postgres recovers by itself
    if (existsSync('/proc') && !isDying && !command.includes('postgres')) return;
    if (waited > 20_000) {
      throw new StartRefused(
        `前の Postgres（プロセス ${pid}）がまだ動いています。止まってからもう一度お試しください。`,
        `The previous Postgres (process ${pid}) is still running. Try again when it has stopped.`,
      );
    }
    await sleep(100);
  }
}

function makeSocketDir(dataDir: string, user: PostgresUser, tcpPort?: number): string {
  const note = path.join(dataDir, 'postgres.socket');
  if (existsSync(note)) {
    const left = readFileSync(note, 'utf8').trim();
    if (path.basename(left).startsWith('hiroba-')) rmSync(left, { recursive: true, force: true });
  }
  const socketDir = mkdtempSync(path.join(tmpdir(), 'hiroba-'));
  chmodSync(socketDir, 0o700);
  // postgres.js takes a folder out of a URL only when the name holds a comma, so the folder has such a name too.
  symlinkSync('.', path.join(socketDir, ','));
  if (tcpPort && tcpPort !== 5432) symlinkSync(`.s.PGSQL.${tcpPort}`, path.join(socketDir, '.s.PGSQL.5432'));
  if (user.owner) chownSync(socketDir, user.owner.uid, user.owner.gid);
  writeFileSync(note, `${socketDir}\n`, { mode: 0o600 });
  return socketDir;
}

async function waitUntilReady(socketDir: string, child: ChildProcess, log: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 40) {
    if (child.exitCode !== null) {
      throw new StartRefused(
        `Postgres を始められませんでした。${log} をご覧ください。\n${tail(log)}`,
        `Postgres did not start; see ${log}.`,
      );
    }
    if (existsSync(path.join(socketDir, '.s.PGSQL.5432'))) {
      const sql = postgres({
        host: socketDir,
        user: superuser,
        database: 'postgres',
        max: 1,
        fetch_types: false,
        connect_timeout: 5,
      });
      try {
        await sql`select 1`;
        return;
      } catch {
        // "the database system is starting up": ask again
      } finally {
        await sql.end();
      }
    }
    await sleep(40);
  }
  throw new Error(`Postgres did not become ready: ${tail(log)}`);
}

/** Starts Postgres on a data folder, making the cluster on the first run. */
export async function launchPostgres({ dataDir, durable, tcpPort }: LaunchOptions): Promise<RunningPostgres> {
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711); // passable for the account below; the files in it stay shut
  const user = choosePostgresUser(dataDir);
  const socketDir = makeSocketDir(dataDir, user, tcpPort);
  const found = findBinaries();
  const plainUser = { ...user.owner, prefix: [] };
  const binaries = canReach(plainUser, [found.postgres]) ? found : copyBinaries(found, socketDir);
  const cluster = path.join(dataDir, 'postgres');
  if (existsSync(cluster)) await waitForOldPostgres(cluster);
  else initialise(binaries, user, cluster, durable);

  const log = path.join(dataDir, 'postgres.log');
  const settings: Record<string, string> = {
    listen_addresses: tcpPort ? '127.0.0.1' : '',
    port: String(tcpPort ?? 5432),
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '80',
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log', // starts, stops and crashes; a refused statement is the caller's to hear of
    log_checkpoints: 'off',
    log_min_error_statement: 'panic', // statements hold what families wrote; they stay out of the log
    log_error_verbosity: 'terse',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
  const command = [
    ...user.prefix,
    binaries.postgres,
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  const logFd = openSync(log, 'w', 0o600);
  const child = spawn('/bin/sh', ['-c', wrapper, socketDir, ...command], {
    cwd: '/',
    uid: user.uid,
    gid: user.gid,
    detached: true, // a Ctrl-C in the terminal reaches Node alone, which stops Postgres last
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', logFd, logFd, 'pipe'],
  });
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const lifeline = child.stdio[3];
  let asked = false;
  const stop = async (): Promise<void> => {
    asked = true;
    if (lifeline instanceof Writable) lifeline.end();
    await ended;
    rmSync(socketDir, { recursive: true, force: true });
    rmSync(path.join(dataDir, 'postgres.socket'), { force: true });
  };
  try {
    await waitUntilReady(socketDir, child, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    socketDir,
    urlFor: (role) => `postgres://${role}@${encodeURIComponent(`${socketDir}/,`)}/postgres`,
    died: ended.then(() => (asked ? new Promise<void>(() => undefined) : undefined)),
    stop,
  };
}
