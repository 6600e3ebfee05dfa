import { StartRefused } from '../StartRefused.ts';
import type { Pool } from './openPool.ts';

/** Everything anon and authenticated may do, as one string: it must not change because the REST layer was asked something. */
async function fingerprint(admin: Pool): Promise<string> {
  const [row] = await admin<{ digest: string }[]>`
    select md5(string_agg(line, E'\n' order by line)) as digest from (
      select format('t %s %s', oid::regclass, relacl) as line from pg_catalog.pg_class where relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) and relpersistence <> 't'
      union all select format('s %s %s', nspname, nspacl) from pg_catalog.pg_namespace where nspname !~ '^pg_(toast_)?temp'
      union all select format('d %s %s %s %s', defaclrole::regrole, defaclnamespace, defaclobjtype, defaclacl) from pg_catalog.pg_default_acl
    ) as lines`;
  return row?.digest ?? '';
}

async function anonIsRefused(admin: Pool): Promise<boolean> {
  try {
    await admin.begin(async (tx) => {
      await tx`set local role anon`;
      await tx`select 1 from hiroba_probe.revoked`;
    });
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === '42501';
  }
}

/** A table of the API that anon may not read by the migrations' own word, if there is one. */
async function findRevokedTable(admin: Pool): Promise<string | null> {
  const [row] = await admin<{ name: string }[]>`
    select relname as name from pg_catalog.pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and not has_any_column_privilege('anon', oid, 'select') order by relname limit 1`;
  return row?.name ?? null;
}

/**
 * Proves at every boot that the REST layer widens nobody's rights and that anon is refused where the migrations revoked it.
 * @param askAsAnon asks the REST layer for a table as anon; answers status and the code in the body.
 * @throws StartRefused when the proof fails: a town's families must never be readable because a server started.
 */
export async function probePrivileges(
  admin: Pool,
  askAsAnon: (table: string) => Promise<{ status: number; code: unknown }>,
): Promise<void> {
  const before = await fingerprint(admin);
  const table = await findRevokedTable(admin);
  const answer = await askAsAnon(table ?? 'no_such_table');
  const restRefuses = table === null || (answer.status === 401 && answer.code === '42501');
  const unchanged = (await fingerprint(admin)) === before;
  if (restRefuses && unchanged && (await anonIsRefused(admin))) return;
  throw new StartRefused(
    '権限の確認に失敗しました: だれでも読めてはいけない表が読める状態です。安全のため起動しません。データの権限（GRANT）を見直してください。',
    'The privilege check failed: anon is not refused where it must be. Not starting; review the GRANTs in this data.',
  );
}
