import { chmodSync } from 'node:fs';
import path from 'node:path';
import { answerRequests } from './answerRequests.ts';
import { refuseHalfRestored } from './backup/halfRestored.ts';
import type { Read } from '../functions/_shared/contract/read.ts';
import { staffReads } from '../functions/_shared/contract/staffReads.ts';
import { visitorReads } from '../functions/_shared/contract/visitorReads.ts';
import { claimDataDir } from './claimDataDir.ts';
import type { Account } from './database/createAccounts.ts';
import { openPort } from './http/openPort.ts';
import { StaticFiles } from './http/StaticFiles.ts';
import { Worker } from '../worker/Worker.ts';
import { Notices } from '../worker/Notices.ts';
import { readNumber } from './readVariable.ts';
import { watchServer } from './watchServer.ts';
import { showsKeptMail } from './showsKeptMail.ts';
import { superuser } from './postgres/superuser.ts';
import { startDatabase } from './startDatabase.ts';

const repository = path.resolve(import.meta.dirname, '../..');

export type ServerOptions = {
  /** Postgres, secrets, accounts and kept mails live here. */
  dataDir: string;
  /** 0: any free port. */
  port: number;
  host: string;
  env?: NodeJS.ProcessEnv;
  /** False only for throw-away test data. */
  durable?: boolean;
  /** False for `npm run dev`, where Vite serves the client. */
  serveClient?: boolean;
  /** Beside it lies privileges.txt, the list that this start is held against. */
  migrationsDir?: string;
  /** False only for what writes that list. */
  provePrivileges?: boolean;
  functionsDir?: string;
  /** The reads of tables that are answered; only tests have others. */
  reads?: readonly Read[];
  seedDir?: string;
  /** Folders of the client, looked through in order. */
  clientDirs?: string[];
};

export type HirobaServer = {
  url: string;
  port: number;
  /** Public key of the API; also in /config.json. */
  anonKey: string;
  /** Passes every policy. Never give it to a browser. */
  serviceKey: string;
  jwtSecret: string;
  /** For postgres.js, as the owner of the migrations. */
  databaseUrl: string;
  /** For postgres.js, as the superuser; tests only. */
  adminDatabaseUrl: string;
  /** Made by this very start; empty on later ones. */
  newAccounts: Account[];
  /** Compresses the client's files ahead of the first visitor. */
  warmFiles(): Promise<void>;
  /** Roll-ups and mails that are due, now. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts everything on one port: Postgres, REST, auth, functions, realtime, jobs and the client's files.
 * @throws StartRefused when the data or the port is taken, a migration fails, or anybody may do more or less than the
 *   kept list says.
 */
export async function createServer(options: ServerOptions): Promise<HirobaServer> {
  const { host, env = process.env, serveClient = true } = options;
  const dataDir = path.resolve(options.dataDir);
  const open = new AsyncDisposableStack();
  try {
    const claim = claimDataDir(dataDir);
    open.defer(() => {
      claim.release();
    });
    chmodSync(dataDir, 0o700);
    refuseHalfRestored(dataDir);
    const http = await openPort(options.port, host);
    open.defer(() => http.close());
    const siteUrl = (env.HIROBA_SITE_URL ?? http.url).replace(/\/+$/, '');
    const database = await startDatabase(
      {
        dataDir,
        siteUrl,
        env,
        durable: options.durable ?? true,
        showsKeptMail: showsKeptMail(env, host),
        migrationsDir: options.migrationsDir ?? path.join(repository, 'supabase/migrations'),
        seedDir: options.seedDir ?? path.join(repository, 'supabase/seed'),
        scenesDir: path.join(repository, 'public/scenes'),
        provePrivileges: options.provePrivileges ?? true,
        reads: options.reads ?? [...Object.values(visitorReads), ...Object.values(staffReads)],
      },
      open,
    );
    const { postgres, secrets, newAccounts } = database;
    const notices = new Notices(database.owner);
    const jobs = new Worker({
      owner: database.owner,
      mailer: database.mailer,
      dataDir,
      notices,
      env,
      siteUrl,
    });
    open.defer(() => jobs.stop());
    open.defer(() => http.close()); // closes before the jobs and the database: what was asked is answered first
    const files = serveClient
      ? new StaticFiles({
          roots: options.clientDirs ?? [path.join(repository, 'dist'), path.join(repository, 'public')],
          cacheDir: path.join(repository, '.cache/brotli'),
          env,
        })
      : null;
    const functionsDir = options.functionsDir ?? path.join(repository, 'supabase/functions');
    const reserveBytes = readNumber(env, 'HIROBA_DISK_RESERVE_MB', 512) * 1_000_000;
    const watch = await watchServer({ dataDir, admin: database.admin, notices, reserveBytes });
    open.defer(() => watch.stop());
    await answerRequests({ http, database, notices, files, functionsDir, siteUrl, env }, open);
    if (env.HIROBA_WORKER !== 'never') await jobs.start(); // the site answers first, whatever has piled up
    return {
      url: http.url,
      port: http.port,
      ...secrets,
      databaseUrl: postgres.urlFor('postgres'),
      adminDatabaseUrl: postgres.urlFor(superuser),
      newAccounts,
      warmFiles: () => files?.warm() ?? Promise.resolve(),
      runJobs: () => jobs.runNow(),
      close: () => open.disposeAsync(),
    };
  } catch (error) {
    await open.disposeAsync();
    throw error;
  }
}
