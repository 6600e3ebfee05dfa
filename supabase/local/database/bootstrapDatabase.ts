import { readFile } from 'node:fs/promises';
import type { Pool } from './openPool.ts';

// Any number no one else takes: two boots never bootstrap at once.
const bootLock = 4_173_001;

/** Roles, schemas and privileges that a hosted project has from its birth. `admin` must be the superuser. */
export async function bootstrapDatabase(admin: Pool): Promise<void> {
  const text = await readFile(new URL('bootstrap.sql', import.meta.url), 'utf8');
  await admin.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${bootLock})`;
    await tx.unsafe(text);
  });
}

/**
 * After lite has made the tables of schema auth: what the owner of the migrations may do with them, as on a hosted
 * project.
 */
export async function grantAuth(admin: Pool): Promise<void> {
  await admin.unsafe(`
    grant select, insert, update, delete, references, trigger on all tables in schema auth to postgres;
    revoke all on all tables in schema auth from anon, authenticated, service_role;
  `);
}
