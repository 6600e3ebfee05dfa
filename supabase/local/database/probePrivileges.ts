import path from 'node:path';
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

/** The first lines of a difference; enough to know what was done, and no wall of text. */
const told = 5;

/**
 * Proves at every boot that anon and authenticated may do exactly what the kept list says, and that anon is refused
 * where something was revoked.
 * @param listFile the kept list (privileges.ts).
 * @throws StartRefused when the proof fails: a town's families must never be readable because a server started.
 */
export async function probePrivileges(admin: Pool, listFile: string): Promise<void> {
  const differences = comparePrivileges(await readPrivileges(listFile), await listPrivileges(admin));
  if (differences.length > 0) {
    const lines = differences.slice(0, told).join('; ');
    const more = differences.length > told ? ` … (${differences.length})` : '';
    throw new StartRefused(
      `だれでもできること（権限）が、決めたもの（${path.basename(listFile)}）と違います。安全のため起動しません: ${lines}${more}`,
      `What anybody may do differs from the kept list (${path.basename(listFile)}). Not starting.`,
    );
  }
  if (await anonIsRefused(admin)) return;
  throw new StartRefused(
    '権限の確認に失敗しました: だれでも読めてはいけない表が読める状態です。安全のため起動しません。データの権限（GRANT）を見直してください。',
    'The privilege check failed: anon is not refused where it must be. Not starting; review the GRANTs in this data.',
  );
}
