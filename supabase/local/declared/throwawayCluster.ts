import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bootstrapDatabase } from '../database/bootstrapDatabase.ts';
import { openPool, type Pool } from '../database/openPool.ts';
import { makeAuthSchema } from '../auth/makeAuthSchema.ts';
import { launchPostgres } from '../postgres/launchPostgres.ts';
import { superuser } from '../postgres/superuser.ts';

export interface ThrowawayCluster {
  /** A database with what a hosted project has before its first migration; the pool is its owner's, no superuser. */
  makeDatabase(name: string): Promise<Pool>;
  close(): Promise<void>;
}

/**
 * A Postgres whose data is thrown away, for asking what a set of SQL files makes. `tcpPort`: also on 127.0.0.1, for
 * tools that know no unix socket.
 */
export async function launchThrowawayCluster(tcpPort?: number): Promise<ThrowawayCluster> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hiroba-declared-'));
  const pg = await launchPostgres({ dataDir, durable: false, tcpPort });
  const pools: Pool[] = [];
  const open = (role: string, database: string): Pool => {
    const pool = openPool(pg.socketDir, role, 1, database);
    pools.push(pool);
    return pool;
  };
  const close = async (): Promise<void> => {
    await Promise.all(pools.map((pool) => pool.end({ timeout: 2 })));
    await pg.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const admin = openPool(pg.socketDir, superuser, 1);
    await bootstrapDatabase(admin);
    await makeAuthSchema(admin);
    await admin.end(); // a database that is copied may have no one on it
    const outside = open(superuser, 'template1');
    return {
      close,
      makeDatabase: async (name) => {
        await outside.unsafe(`create database ${name} template postgres owner postgres`);
        return open('postgres', name);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
