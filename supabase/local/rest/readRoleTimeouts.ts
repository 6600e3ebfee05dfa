import type { Pool } from '../database/openPool.ts';

/**
 * How long a statement of each role may take: what `alter role … set statement_timeout` says, as PostgREST reads it at
 * its start. Eight seconds where a role has none.
 */
export async function readRoleTimeouts(admin: Pool): Promise<{ anon: string; authenticated: string }> {
  const rows = await admin<{ role: string; timeout: string }[]>`
    select rolname as role, split_part(setting, '=', 2) as timeout
    from pg_catalog.pg_roles, unnest(rolconfig) setting
    where rolname in ('anon', 'authenticated') and setting like 'statement_timeout=%'`;
  const of = (role: string) => rows.find((row) => row.role === role)?.timeout ?? '8s';
  return { anon: of('anon'), authenticated: of('authenticated') };
}
