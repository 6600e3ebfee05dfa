import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { holdLock } from './holdLock.ts';
import { StartRefused } from './StartRefused.ts';

/** Who says it runs on the folder; only for words, the lock decides. */
function ownerOf(note: string): string {
  try {
    return readFileSync(note, 'utf8').split('\n')[0]?.replace(/\D/g, '') ?? '';
  } catch {
    return '';
  }
}

/**
 * Makes this process the one owner of the data folder, by a lock of the kernel: a pid can belong to someone else after
 * a kill -9, means nothing in another container, and a dead process that nobody has taken note of still has one.
 * @throws StartRefused when another living server has it, or the folder cannot be written.
 */
export function claimDataDir(dataDir: string): { release(): void } {
  const note = path.join(dataDir, 'owner');
  const lockFile = path.join(dataDir, 'owner.lock');
  let lock: ReturnType<typeof holdLock>;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    lock = holdLock(lockFile);
    chmodSync(lockFile, 0o600);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefused(
      `データのフォルダー（${dataDir}）に書けません: ${reason}`,
      `The data folder ${dataDir} cannot be written: ${reason}`,
      { cause },
    );
  }
  if (!lock) {
    const pid = ownerOf(note);
    throw new StartRefused(
      `このデータ（${dataDir}）は、動いている別の広場${pid && `（プロセス ${pid}）`}が使っています。先にそちらを止めてください。`,
      `Another running Hiroba ${pid && `(process ${pid}) `}is using the data in ${dataDir}. Stop it first.`,
    );
  }
  const held = lock;
  writeFileSync(note, `${process.pid}\n`, { mode: 0o600 });
  return {
    release: () => {
      rmSync(note, { force: true });
      held.release();
    },
  };
}
