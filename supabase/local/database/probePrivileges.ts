import path from 'node:path';
import type { Lite } from '../lite/createLite.ts';
import { StartRefused } from '../StartRefused.ts';
import type { Pool } from './openPool.ts';
import { comparePrivileges, listPrivileges, readPrivileges } from './privileges.ts';

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

/**
 * A table that the REST layer serves to somebody, and that anon may not read by the migrations' own word; if there is
 * one.
 */
async function findRevokedTable(admin: Pool): Promise<string | null> {
  const [row] = await admin<{ name: string }[]>`
    select relname as name from pg_catalog.pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and has_any_column_privilege('authenticator', oid, 'select') and not has_any_column_privilege('anon', oid,
        'select') order by relname limit 1`;
  return row?.name ?? null;
}

/** What the REST layer answers to somebody without a session, with the code in its body. */
async function askRestAsAnon(
  rest: Lite['rest'],
  anonKey: string,
  table: string,
): Promise<{ status: number; code: unknown }> {
  const answer = await rest(
    new Request(`http://localhost/rest/v1/${table}?limit=0`, { headers: { apikey: anonKey } }),
  );
  const body: unknown = await answer.json().catch(() => null);
  return {
    status: answer.status,
    code: typeof body === 'object' && body && 'code' in body ? body.code : undefined,
  };
}

/** The first lines of a difference; enough to know what was done, and no wall of text. */
const told = 5;

/**
 * Proves at every boot that anon and authenticated may do exactly what the kept list says, that the REST layer widens
 * nobody's rights when asked something, and that anon is refused where the migrations revoked it.
 * @param listFile the kept list (privileges.ts).
 * @throws StartRefused when the proof fails: a town's families must never be readable because a server started.
 */
export async function probePrivileges(
  admin: Pool,
  listFile: string,
  rest: Lite['rest'],
  anonKey: string,
): Promise<void> {
  const table = await findRevokedTable(admin);
  const answer = await askRestAsAnon(rest, anonKey, table ?? 'no_such_table');
  const differences = comparePrivileges(await readPrivileges(listFile), await listPrivileges(admin));
  if (differences.length > 0) {
    const lines = differences.slice(0, told).join('; ');
    const more = differences.length > told ? ` … (${differences.length})` : '';
    throw new StartRefused(
      `だれでもできること（権限）が、決めたもの（${path.basename(listFile)}）と違います。安全のため起動しません: ${lines}${more}`,
      `What anybody may do differs from the kept list (${path.basename(listFile)}). Not starting.`,
    );
  }
  const restRefuses = table === null || (answer.status === 401 && answer.code === '42501');
  if (restRefuses && (await anonIsRefused(admin))) return;
  throw new StartRefused(
    '権限の確認に失敗しました: だれでも読めてはいけない表が読める状態です。安全のため起動しません。データの権限（GRANT）を見直してください。',
    'The privilege check failed: anon is not refused where it must be. Not starting; review the GRANTs in this data.',
  );
}
