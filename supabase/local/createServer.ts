import { chmodSync, mkdirSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import path from 'node:path';
import { applyMigrations } from './database/applyMigrations.ts';
import { bootstrapDatabase, grantAuth } from './database/bootstrapDatabase.ts';
import { createAccounts, type Account } from './database/createAccounts.ts';
import { openPool, type Pool } from './database/openPool.ts';
import { probePrivileges } from './database/probePrivileges.ts';
import { seedTowns } from './database/seedTowns.ts';
import { loadFunctions } from './functions/loadFunctions.ts';
import { Front } from './http/Front.ts';
import { LocalPages } from './http/LocalPages.ts';
import { StaticFiles } from './http/StaticFiles.ts';
import { Jobs } from './Jobs.ts';
import { claimDataDir } from './claimDataDir.ts';
import { createLite, makeAuthSchema, type Lite } from './lite/createLite.ts';
import { loadSecrets } from './loadSecrets.ts';
import { authMail } from './mail/authMail.ts';
import { Mailer } from './mail/Mailer.ts';
import { showsKeptMail } from './mail/showsKeptMail.ts';
import { launchPostgres, superuser } from './postgres/launchPostgres.ts';
import { RealtimeServer } from './realtime/RealtimeServer.ts';
import { StartRefused } from './StartRefused.ts';

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
  /** Resolves if Postgres ends without having been asked to. */
  postgresDied: Promise<void>;
  close(): Promise<void>;
};

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new StartRefused(
              `ポート ${port} はほかのプログラムが使っています。PORT=4180 npm start のように別の番号でお試しください。`,
              `Port ${port} is taken by another program. Try another one: PORT=4180 npm start.`,
              { cause: error },
            )
          : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function closeHttp(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  server.closeIdleConnections();
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, 3_000);
  await closed;
  clearTimeout(patience);
}

function functionEnv(env: NodeJS.ProcessEnv, own: Record<string, string>): Record<string, string> {
  const passed = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[0].startsWith('HIROBA_') && entry[1] !== undefined,
  );
  return { ...Object.fromEntries(passed), ...own };
}

async function askRestAsAnon(
  lite: Lite,
  anonKey: string,
  table: string,
): Promise<{ status: number; code: unknown }> {
  const answer = await lite.rest(
    new Request(`http://localhost/rest/v1/${table}?limit=0`, { headers: { apikey: anonKey } }),
  );
  const body: unknown = await answer.json().catch(() => null);
  return {
    status: answer.status,
    code: typeof body === 'object' && body && 'code' in body ? body.code : undefined,
  };
}

/**
 * Starts everything on one port: Postgres, REST, auth, functions, realtime, jobs and the client's files.
 * @throws StartRefused when the data or the port is taken, a migration fails, or anon is not refused where it must be.
 */
export async function createServer(options: ServerOptions): Promise<HirobaServer> {
  const { host, env = process.env, durable = true, serveClient = true, provePrivileges = true } = options;
  const migrationsDir = options.migrationsDir ?? path.join(repository, 'supabase/migrations');
  const dataDir = path.resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const undo: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const pool = (socketDir: string, role: string, max: number): Pool => {
    const opened = openPool(socketDir, role, max);
    undo.push(() => opened.end({ timeout: 2 }));
    return opened;
  };
  try {
    const claim = claimDataDir(dataDir);
    undo.push(() => claim.release());
    chmodSync(dataDir, 0o700);
    const http = createHttpServer({
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 65_000,
    });
    let front: Front | null = null;
    http.on('request', (request, response) => {
      if (front) front.handle(request, response);
      else
        response
          .writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain; charset=utf-8' })
          .end('準備中です / starting');
    });
    const port = await listen(http, options.port, host);
    let closing: Promise<void> | null = null;
    const stopHttp = (): Promise<void> => (closing ??= closeHttp(http));
    undo.push(stopHttp);
    const url = `http://${host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
    const siteUrl = (env.HIROBA_SITE_URL ?? url).replace(/\/+$/, '');

    const pg = await launchPostgres({
      dataDir,
      durable,
      tcpPort: env.HIROBA_DB_PORT ? Number(env.HIROBA_DB_PORT) : undefined,
    });
    undo.push(() => pg.stop());
    const secrets = loadSecrets(dataDir);
    const admin = pool(pg.socketDir, superuser, 3);
    const owner = pool(pg.socketDir, 'postgres', 3);
    const mailer = new Mailer({
      dataDir,
      showsKept: showsKeptMail(env, host),
      smtpUrl: env.HIROBA_SMTP_URL,
      from: env.HIROBA_MAIL_FROM ?? '広場 <no-reply@hiroba.invalid>',
    });
    undo.push(() => {
      mailer.close();
    });
    const liteOptions = {
      socketDir: pg.socketDir,
      admin,
      secrets,
      siteUrl,
      mailer: {
        send: (mail: { to: string; subject: string; text?: string }) =>
          mailer.send({ townId: null, to: mail.to, ...authMail(mail) }),
      },
    };

    await bootstrapDatabase(admin);
    await makeAuthSchema(liteOptions);
    await grantAuth(admin);
    await applyMigrations(owner, migrationsDir);
    await seedTowns(owner, {
      seedDir: options.seedDir ?? path.join(repository, 'supabase/seed'),
      scenesDir: path.join(repository, 'public/scenes'),
    });
    const newAccounts = await createAccounts(admin, dataDir, env.HIROBA_SEED_PASSWORD);

    const lite = createLite(liteOptions);
    undo.push(() => lite.close());
    if (provePrivileges)
      await probePrivileges(admin, path.join(migrationsDir, '../privileges.txt'), (table) =>
        askRestAsAnon(lite, secrets.anonKey, table),
      );

    const { jwtSecret, anonKey, serviceKey } = secrets;
    const functions = await loadFunctions(
      options.functionsDir ?? path.join(repository, 'supabase/functions'),
      functionEnv(env, {
        SUPABASE_URL: url,
        SUPABASE_ANON_KEY: anonKey,
        SUPABASE_SERVICE_ROLE_KEY: serviceKey,
        SUPABASE_DB_URL: pg.urlFor('hiroba_functions'),
        HIROBA_SITE_URL: siteUrl,
      }),
    );
    const jobs = new Jobs(owner, mailer, siteUrl);
    undo.push(() => jobs.stop());
    await jobs.start();
    undo.push(stopHttp); // closes before the jobs and the database: what was asked is answered first
    const askers = pool(pg.socketDir, 'authenticator', 2);
    const realtime = new RealtimeServer({ owner, askers, banned: lite.banned, jwtSecret, anonKey });
    undo.push(() => realtime.close());
    await realtime.listen();
    http.on('upgrade', (request, socket, head) => {
      realtime.upgrade(request, socket, head);
    });

    const clientDirs = options.clientDirs ?? [path.join(repository, 'dist'), path.join(repository, 'public')];
    const files = serveClient
      ? new StaticFiles({ roots: clientDirs, cacheDir: path.join(repository, '.cache/brotli'), env })
      : null;
    front = new Front({
      lite,
      functions,
      pages: new LocalPages(admin, anonKey),
      files,
      trustProxy: env.HIROBA_TRUST_PROXY === '1',
      baseUrl: siteUrl,
    });

    return {
      url,
      port,
      anonKey,
      serviceKey,
      jwtSecret,
      databaseUrl: pg.urlFor('postgres'),
      adminDatabaseUrl: pg.urlFor(superuser),
      newAccounts,
      warmFiles: () => files?.warm() ?? Promise.resolve(),
      runJobs: () => jobs.runNow(),
      postgresDied: pg.died,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
