import path from 'node:path';
import type { Read } from '../functions/_shared/contract/read.ts';
import { createAuth, type Auth } from './auth/createAuth.ts';
import type { Account } from './database/createAccounts.ts';
import { openPool, type Pool } from './database/openPool.ts';
import { prepareDatabase } from './database/prepareDatabase.ts';
import { probePrivileges } from './database/probePrivileges.ts';
import { readPort } from './readVariable.ts';
import { loadSecrets, type Secrets } from './loadSecrets.ts';
import { Mailer } from '../worker/mail/Mailer.ts';
import { isWatched } from './reportAccounts.ts';
import { launchPostgres } from './postgres/launchPostgres.ts';
import { superuser } from './postgres/superuser.ts';
import { createRest, type Rest } from './rest/createRest.ts';

type DatabaseSettings = {
  dataDir: string;
  siteUrl: string;
  env: NodeJS.ProcessEnv;
  durable: boolean;
  showsKeptMail: boolean;
  migrationsDir: string;
  seedDir: string;
  scenesDir: string;
  provePrivileges: boolean;
  reads: readonly Read[];
};

export type RunningDatabase = {
  postgres: Awaited<ReturnType<typeof launchPostgres>>;
  secrets: Secrets;
  /** As the superuser, and as the owner of the migrations. */
  admin: Pool;
  owner: Pool;
  mailer: Mailer;
  auth: Auth;
  rest: Rest;
  newAccounts: Account[];
};

/** A pool that ends with the server. */
export function poolOf(open: AsyncDisposableStack, socketDir: string, role: string, max: number): Pool {
  const pool = openPool(socketDir, role, max);
  open.defer(() => pool.end({ timeout: 2 }));
  return pool;
}

/**
 * Steps 3 to 8 of a boot (README): Postgres, what a hosted project has from its birth, migrations, towns, REST and
 * auth, the proof. What it opens is closed by `open`.
 */
export async function startDatabase(
  settings: DatabaseSettings,
  open: AsyncDisposableStack,
): Promise<RunningDatabase> {
  const { dataDir, siteUrl, env, migrationsDir } = settings;
  const secrets = loadSecrets(dataDir, env);
  const postgres = await launchPostgres({
    dataDir,
    durable: settings.durable,
    tcpPort: readPort(env, 'HIROBA_DB_PORT', 0) || undefined,
  });
  open.defer(() => postgres.stop());
  const admin = poolOf(open, postgres.socketDir, superuser, 3);
  const owner = poolOf(open, postgres.socketDir, 'postgres', 3);
  const mailer = new Mailer({
    dataDir,
    showsKept: settings.showsKeptMail,
    smtpUrl: env.HIROBA_SMTP_URL,
    from: env.HIROBA_MAIL_FROM,
  });
  open.defer(() => {
    mailer.close();
  });
  const newAccounts = await prepareDatabase({
    ...settings,
    admin,
    owner,
    seedPassword: env.HIROBA_SEED_PASSWORD,
    isWatched: isWatched(),
  });
  const { socketDir } = postgres;
  const auth = await createAuth({ socketDir, owner, secrets, siteUrl, send: (mail) => mailer.send(mail) });
  open.defer(() => auth.close());
  const list = path.join(migrationsDir, '../privileges.txt');
  if (settings.provePrivileges) await probePrivileges(admin, list);
  const rest = await createRest({
    socketDir,
    admin,
    owner,
    secrets,
    sessions: auth.sessions,
    reads: settings.reads,
  });
  open.defer(() => rest.close());
  return { postgres, secrets, admin, owner, mailer, auth, rest, newAccounts };
}
