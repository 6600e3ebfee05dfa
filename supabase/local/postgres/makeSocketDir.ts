import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PostgresUser } from './choosePostgresUser.ts';

const noteIn = (dataDir: string): string => path.join(dataDir, 'postgres.socket');

/** A folder for the unix socket that only Postgres' account may enter; what an earlier run left is removed. */
export function makeSocketDir(dataDir: string, user: PostgresUser, tcpPort?: number): string {
  const note = noteIn(dataDir);
  if (existsSync(note)) {
    const left = readFileSync(note, 'utf8').trim();
    if (path.basename(left).startsWith('hiroba-')) rmSync(left, { recursive: true, force: true });
  }
  const socketDir = mkdtempSync(path.join(tmpdir(), 'hiroba-'));
  chmodSync(socketDir, 0o700);
  // postgres.js takes a folder out of a URL only when the name holds a comma, so the folder has such a name too.
  symlinkSync('.', path.join(socketDir, ','));
  if (tcpPort && tcpPort !== 5432) symlinkSync(`.s.PGSQL.${tcpPort}`, path.join(socketDir, '.s.PGSQL.5432'));
  if (user.owner) chownSync(socketDir, user.owner.uid, user.owner.gid);
  writeFileSync(note, `${socketDir}\n`, { mode: 0o600 });
  return socketDir;
}

export function removeSocketDir(dataDir: string, socketDir: string): void {
  rmSync(socketDir, { recursive: true, force: true });
  rmSync(noteIn(dataDir), { force: true });
}
