import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { StartRefused } from '../StartRefused.ts';
import type { PostgresUser } from './choosePostgresUser.ts';
import { openLog, tailOf } from './openLog.ts';
import type { StopPatience } from './stopPatience.ts';
import { superuser } from './superuser.ts';

/** The exit status of the wrapper when another Postgres still has the cluster. */
const isTaken = 75;

/**
 * Postgres' parent, $0 being the socket's folder. However Node dies, its end of fd 3 closes, cat ends, and Postgres is
 * asked to stop, harder and harder. fd 4 is a lock file: all of Postgres' processes inherit its lock, so the next one
 * waits until the last of these is gone, in whatever container they run. macOS has no flock(1), and no containers
 * either that share a folder without sharing pids.
 */
const wrapper = `
quit=$1; kill=$2; shift 2
if command -v flock >/dev/null 2>&1; then
  tries=0
  while flock -n 4; [ $? -eq 1 ]; do
    tries=$((tries + 1)); [ $tries -lt $(((quit + kill) * 10)) ] || exit ${isTaken}
    sleep 0.1
  done
fi
trap gone=1 USR1
"$@" </dev/null 3<&- & p=$!
(
  exec 4>&-; cat >/dev/null
  kill -USR1 $$; kill -INT $p; sleep "$quit"; kill -QUIT $p; sleep "$kill"; kill -KILL $p
) <&3 & w=$!
exec 3<&-
wait $p; s=$?
[ -z "$gone" ] || { wait $p; s=$?; }
kill $w 2>/dev/null
[ -z "$gone" ] || rm -rf -- "$0"
exit $s`;

type Run = {
  dataDir: string;
  socketDir: string;
  user: PostgresUser;
  /** Program and arguments. */
  command: string[];
  patience: StopPatience;
};

export type PostgresRun = {
  ended: Promise<void>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
};

async function answers(socketDir: string): Promise<boolean> {
  if (!existsSync(path.join(socketDir, '.s.PGSQL.5432'))) return false;
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
    return true;
  } catch {
    return false; // "the database system is starting up": ask again
  } finally {
    await sql.end();
  }
}

/**
 * Runs Postgres on its cluster; resolves when it answers.
 * @throws StartRefused when it ends instead.
 */
export async function runPostgres(run: Run): Promise<PostgresRun> {
  const { dataDir, socketDir, user, command, patience } = run;
  const log = openLog(dataDir);
  const lock = openSync(path.join(dataDir, 'postgres.lock'), 'a', 0o600);
  const seconds = [patience.quitSeconds, patience.killSeconds].map(String);
  const child = spawn('/bin/sh', ['-c', wrapper, socketDir, ...seconds, ...user.prefix, ...command], {
    cwd: '/',
    uid: user.uid,
    gid: user.gid,
    detached: true, // a Ctrl-C in the terminal reaches Node alone, which stops Postgres last
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log.fd, log.fd, 'pipe', lock],
  });
  closeSync(lock); // or this process would keep the lock
  closeSync(log.fd);
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const lifeline = child.stdio[3];
  if (lifeline instanceof Writable) {
    lifeline.on('error', () => undefined); // its reader is gone: `ended` says so
    void ended.then(() => lifeline.destroy());
  }
  const stop = async (): Promise<void> => {
    if (lifeline instanceof Writable) lifeline.end();
    await ended;
  };
  const began = performance.now();
  for (;;) {
    if (child.exitCode === isTaken)
      throw new StartRefused(
        `前の Postgres が、別のコンテナーなどでまだ ${dataDir} を使っています。止まってからもう一度お試しください。`,
        `A previous Postgres, maybe in another container, still uses ${dataDir}. Try again when it has stopped.`,
      );
    if (child.exitCode !== null || child.signalCode !== null)
      throw new StartRefused(
        `Postgres を始められませんでした。${log.file} をご覧ください。\n${tailOf(log.file)}`,
        `Postgres did not start; see ${log.file}.`,
      );
    if (await answers(socketDir)) return { ended, stop };
    if (performance.now() - began > 60_000) {
      await stop();
      throw new StartRefused(
        `Postgres が 60 秒たっても答えません。${log.file} をご覧ください。\n${tailOf(log.file)}`,
        `Postgres did not answer within 60 s; see ${log.file}.`,
      );
    }
    await sleep(40);
  }
}
