import { makeAuthSchema } from '../auth/makeAuthSchema.ts';
import { applyMigrations } from './applyMigrations.ts';
import { bootstrapDatabase } from './bootstrapDatabase.ts';
import { createAccounts, type Account } from './createAccounts.ts';
import type { Pool } from './openPool.ts';
import { seedTowns } from './seedTowns.ts';

type Preparation = {
  admin: Pool;
  owner: Pool;
  dataDir: string;
  migrationsDir: string;
  seedDir: string;
  scenesDir: string;
  /** For all accounts of the sample town; else each gets its own. */
  seedPassword: string | undefined;
  /** Somebody sees what this start prints. */
  isWatched: boolean;
};

/**
 * Steps 4 to 7 of a boot (README): what a hosted project has from its birth, accounts, migrations, the sample towns.
 * @returns the accounts made now; empty on later starts.
 * @throws StartRefused when a migration fails or this data was made by others.
 */
export async function prepareDatabase({ admin, owner, ...paths }: Preparation): Promise<Account[]> {
  await bootstrapDatabase(admin);
  await makeAuthSchema(admin);
  await applyMigrations(owner, paths.migrationsDir);
  await seedTowns(owner, paths);
  return createAccounts(admin, { seedPassword: paths.seedPassword, isWatched: paths.isWatched });
}
