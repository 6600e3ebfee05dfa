import { readFile } from 'node:fs/promises';
import type { Pool } from '../database/openPool.ts';

/**
 * The tables of schema auth, owned by supabase_auth_admin, and what the owner of the migrations may do with them, as on
 * a hosted project. `admin` must be the superuser; run after bootstrap.sql and before the migrations.
 */
export async function makeAuthSchema(admin: Pool): Promise<void> {
  const text = await readFile(new URL('schema.sql', import.meta.url), 'utf8');
  await admin.begin(async (tx) => {
    await tx.unsafe('set local role supabase_auth_admin');
    await tx.unsafe(text);
    await tx.unsafe(`
      grant select, insert, update, delete, references, trigger on all tables in schema auth to postgres;
      revoke all on all tables in schema auth from anon, authenticated, service_role;
      revoke all on all functions in schema auth from public;
      grant execute on function auth.uid, auth.role, auth.email, auth.jwt to public;
    `);
  });
}
