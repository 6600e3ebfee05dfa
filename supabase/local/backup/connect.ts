import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { launchPostgres } from '../postgres/launchPostgres.ts';
import { superuser } from '../postgres/superuser.ts';
import { claimDataDir } from '../claimDataDir.ts';
import { openPool, type Pool } from '../database/openPool.ts';
import { BackupRefused } from './BackupRefused.ts';

export interface Source {
  sql: Pool;
  kind: 'embedded' | 'url';
  close: () => Promise<void>;
}

/** A Postgres elsewhere. */
export const openUrl = (url: string): Pool =>
  postgres(url, { max: 1, onnotice: () => undefined }) as unknown as Pool; // times are asked for as text

/** Line 5 of postmaster.pid is the folder of the socket (PostgreSQL, miscadmin.h). */
function socketOf(dataDir: string): string {
  const file = path.join(dataDir, 'postgres/postmaster.pid');
  return (existsSync(file) ? readFileSync(file, 'utf8').split('\n')[4] : '') ?? '';
}

/**
 * What is to be backed up: SUPABASE_DB_URL, else the running server of the data folder, else its Postgres, started for
 * the time of the backup and nothing else with it.
 */
export async function openSource(dataDir: string, url: string | undefined): Promise<Source> {
  if (url) {
    const sql = openUrl(url);
    return { sql, kind: 'url', close: () => sql.end() };
  }
  if (!existsSync(path.join(dataDir, 'postgres')))
    throw new BackupRefused(
      `${dataDir} に広場のデータがありません。HIROBA_DATA_DIR か SUPABASE_DB_URL で場所を書いてください。`,
      `There is no data of Hiroba in ${dataDir}. Say where it is by HIROBA_DATA_DIR or SUPABASE_DB_URL.`,
    );
  const socketDir = socketOf(dataDir);
  if (socketDir) {
    const sql = openPool(socketDir, superuser, 1);
    const isAlive = await sql`select 1`.then(
      () => true,
      () => false, // left over from a killed server
    );
    if (isAlive) return { sql, kind: 'embedded', close: () => sql.end() };
    await sql.end();
  }
  const claim = claimDataDir(dataDir);
  const running = await launchPostgres({ dataDir, durable: true }).catch((error: unknown) => {
    claim.release();
    throw error;
  });
  const sql = openPool(running.socketDir, superuser, 1);
  return {
    sql,
    kind: 'embedded',
    close: async () => {
      await sql.end();
      await running.stop();
      claim.release();
    },
  };
}
