import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';

export interface TownDatabase {
  /** As the owner of the migrations; null: there is no database to ask, and none was to be started. */
  sql: postgres.Sql | null;
  close: () => Promise<void>;
}

/**
 * The database to import into: SUPABASE_DB_URL (a hosted project), else the running server of the data folder, else the
 * data folder's own Postgres, started for the time of the import. With `readOnly` nothing is started, for starting
 * makes files.
 * @throws StartRefused when a server is on its way up or down on that folder.
 */
export async function openTownDatabase(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  readOnly = false,
): Promise<TownDatabase> {
  if (env.SUPABASE_DB_URL)
    return connect(postgres(env.SUPABASE_DB_URL, { max: 2, onnotice: () => undefined }));
  const socketDir = runningSocket(dataDir);
  if (socketDir) {
    const sql = postgres({
      host: socketDir,
      port: 5432,
      user: 'postgres',
      database: 'postgres',
      max: 2,
      connect_timeout: 5,
      onnotice: () => undefined,
    });
    const alive = await sql`select 1`.then(
      () => true,
      () => false, // left over from a killed server: start our own below
    );
    if (alive) return connect(sql);
    await sql.end();
  }
  if (readOnly) return { sql: null, close: () => Promise.resolve() };
  // Loaded only when needed: beside a running server an import has no use for one of its own.
  const [{ createServer }, { reportAccounts }] = await Promise.all([
    import('../createServer.ts'),
    import('../reportAccounts.ts'),
  ]);
  const server = await createServer({ dataDir, port: 0, host: '127.0.0.1', env, serveClient: false });
  reportAccounts(server.newAccounts);
  const sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  return { sql, close: () => sql.end().then(() => server.close()) };
}

const connect = (sql: postgres.Sql): TownDatabase => ({ sql, close: () => sql.end() });

/** Line 5 of postmaster.pid is the folder of the unix socket (PostgreSQL, miscadmin.h LOCK_FILE_LINE_SOCKET_DIR). */
function runningSocket(dataDir: string): string | null {
  const file = path.join(dataDir, 'postgres/postmaster.pid');
  const folder = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[4] : '';
  return folder === undefined || folder === '' ? null : folder;
}
