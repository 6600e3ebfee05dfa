import { chmodSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../say.ts';
import { StartRefused } from '../StartRefused.ts';
import { canReach, choosePostgresUser } from './choosePostgresUser.ts';
import { endOldPostgres } from './endOldPostgres.ts';
import { copyBinaries, findBinaries } from './findBinaries.ts';
import { makeCluster } from './makeCluster.ts';
import { makeSocketDir, removeSocketDir } from './makeSocketDir.ts';
import { runPostgres } from './runPostgres.ts';
import { stopPatience } from './stopPatience.ts';

export type RunningPostgres = {
  /** Folder of the unix socket; pass as `host`. */
  socketDir: string;
  /** A URL that postgres.js understands, for a role without a password on the socket. */
  urlFor(role: string): string;
  /** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
  stop(): Promise<void>;
};

export type LaunchOptions = {
  dataDir: string;
  /** False only for throw-away test data: nothing is flushed to disk. */
  durable: boolean;
  /** Also listen on 127.0.0.1 (password-free is never allowed there); for tools that cannot use a unix socket. */
  tcpPort?: number;
  /** How long it may take to stop. */
  patience?: typeof stopPatience;
};

/** Pauses between two tries to bring back a Postgres that ended by itself, ms; each is twice the one before. */
const shortestPauseMs = 250;
const longestPauseMs = 30_000;

function tell(error: unknown): void {
  if (error instanceof StartRefused) say(error.ja, error.en);
  else say('Postgres を始められません', error instanceof Error ? error.message : String(error));
}

function settingsFor(
  socketDir: string,
  durable: boolean,
  tcpPort: number | undefined,
): Record<string, string> {
  return {
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
    log_line_prefix: '%m ',
    log_min_messages: 'log', // starts, stops and crashes; a refused statement is the caller's to hear of
    log_checkpoints: 'off',
    log_min_error_statement: 'panic', // statements hold what families wrote; they stay out of the log
    log_error_verbosity: 'terse',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
}

/**
 * Starts Postgres on a data folder that the caller owns, making the cluster on the first run, and keeps it running: one
 * that ends by itself (killed, out of disk) is begun again on the same socket, sooner at first, until it stands.
 * To whoever holds connections this is what a restart after one killed backend is: they break, and the next ones work.
 * @throws StartRefused when it does not start at all.
 */
export async function launchPostgres(options: LaunchOptions): Promise<RunningPostgres> {
  const { dataDir, durable, tcpPort, patience = stopPatience } = options;
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711); // passable for the account below; the files in it stay shut
  const user = choosePostgresUser(dataDir);
  const socketDir = makeSocketDir(dataDir, user, tcpPort);
  const bringUp = async () => {
    const plainUser = { ...user.owner, prefix: [] };
    const found = findBinaries();
    const binaries = canReach(plainUser, [found.postgres]) ? found : copyBinaries(found, socketDir);
    const cluster = makeCluster(dataDir, binaries.initdb, user, durable);
    await endOldPostgres(cluster, patience);
    const settings = Object.entries(settingsFor(socketDir, durable, tcpPort));
    const command = [
      binaries.postgres,
      '-D',
      cluster,
      ...settings.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ];
    return runPostgres({ dataDir, socketDir, user, command, patience });
  };
  let current: Awaited<ReturnType<typeof bringUp>>;
  try {
    current = await bringUp();
  } catch (error) {
    removeSocketDir(dataDir, socketDir);
    throw error;
  }
  const asked = new AbortController();
  const isAsked = (): boolean => asked.signal.aborted;
  const keepUp = async (): Promise<void> => {
    let pauseMs = shortestPauseMs;
    let upSince = performance.now();
    for (;;) {
      await current.ended;
      if (isAsked()) return;
      say('Postgres が止まりました。もう一度始めます', 'Postgres ended by itself; beginning it again');
      if (performance.now() - upSince > longestPauseMs) pauseMs = shortestPauseMs;
      for (let isUp = false; !isUp;) {
        try {
          current = await bringUp();
          isUp = true;
        } catch (error) {
          tell(error);
          await sleep(pauseMs, undefined, { ref: false, signal: asked.signal }).catch(() => undefined);
          pauseMs = Math.min(2 * pauseMs, longestPauseMs);
          if (isAsked()) return;
        }
      }
      upSince = performance.now();
      if (isAsked()) await current.stop();
      else say('Postgres がまた動いています', 'Postgres runs again');
    }
  };
  const kept = keepUp();
  return {
    socketDir,
    urlFor: (role) => `postgres://${role}@${encodeURIComponent(`${socketDir}/,`)}/postgres`,
    stop: async () => {
      asked.abort();
      await current.stop();
      await kept;
      removeSocketDir(dataDir, socketDir);
    },
  };
}
