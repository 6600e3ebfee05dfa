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
