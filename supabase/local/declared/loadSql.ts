import type { Pool } from '../database/openPool.ts';
import type { SqlFile } from './sqlFiles.ts';

/**
 * Runs the files in one transaction, as the owner of a hosted project would.
 * @throws Error naming the file and line that failed.
 */
export async function loadSql(database: Pool, files: SqlFile[]): Promise<void> {
  await database.begin(async (tx) => {
    await tx.unsafe('set local check_function_bodies = off');
    for (const { name, text } of files) {
      try {
        await tx.unsafe(text);
      } catch (cause) {
        const position = cause instanceof Error && 'position' in cause ? Number(cause.position) : 0;
        const line = text.slice(0, position).split('\n').length;
        throw new Error(`${name}:${line} ${cause instanceof Error ? cause.message : String(cause)}`, {
          cause,
        });
      }
    }
  });
}
