import { DatabaseSync } from 'node:sqlite';

/** SQLITE_BUSY: somebody else has the lock. */
const busy = 5;

/**
 * Takes the kernel's lock on a file, or answers null when another process has it: it is gone the moment its holder is,
 * however that ended, and processes of other containers on the same folder see it, too. Node has no lock of its own; an
 * exclusive transaction of SQLite is one (fcntl). So nobody else may open and close this file in this process: POSIX
 * takes the lock away then.
 */
export function holdLock(file: string): { release(): void } | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // No journal file beside it, and the lock stays until the file is closed.
    database.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return null;
    throw error;
  }
  return {
    release: () => {
      database.close();
    },
  };
}
