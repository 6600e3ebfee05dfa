import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '../StartRefused.ts';
import type { PostgresUser } from './choosePostgresUser.ts';
import { superuser } from './superuser.ts';

/** Outside postgres/: says that there once was one, whatever became of it. */
const markerIn = (dataDir: string): string => path.join(dataDir, 'cluster.json');

function initialise(initdb: string, user: PostgresUser, cluster: string, durable: boolean): void {
  const half = `${cluster}.half-made`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (user.owner) chownSync(half, user.owner.uid, user.owner.gid);
  const [program = '', ...args] = [
    ...user.prefix,
    initdb,
    ...['-D', half, '-U', superuser, '--auth-local=trust', '--auth-host=scram-sha-256', '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C', '--no-instructions'],
    '--data-checksums', // a flipped byte is told, not served
    ...(durable ? [] : ['--no-sync']),
  ];
  const made = spawnSync(program, args, {
    cwd: '/',
    uid: user.uid,
    gid: user.gid,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`);
  renameSync(half, cluster); // only a whole cluster ever has the real name
}

/**
 * Makes the cluster of a new data folder.
 * @throws StartRefused when the folder once had one: a town that lost its data must not come back as a sample town.
 */
export function makeCluster(dataDir: string, initdb: string, user: PostgresUser, durable: boolean): string {
  const cluster = path.join(dataDir, 'postgres');
  const marker = markerIn(dataDir);
  if (!existsSync(cluster)) {
    if (existsSync(marker))
      throw new StartRefused(
        `${dataDir} には前にデータベースがありましたが、その中身（postgres/）が見つかりません。` +
          '新しい町は作らず、起動をやめました。' +
          'バックアップから戻してください（npm run restore）。データを捨てて見本の町から始めるなら npm run reset です。',
        `${dataDir} once had a database, and its postgres/ is not there. No new town was made, nothing was started. ` +
          'Bring it back from a backup (npm run restore); npm run reset gives the data up and begins anew.',
      );
    initialise(initdb, user, cluster, durable);
  }
  if (!existsSync(marker))
    writeFileSync(marker, `${JSON.stringify({ since: new Date().toISOString() })}\n`, { mode: 0o600 });
  return cluster;
}

/** Whether this folder has, or once had, a database. */
export const hadCluster = (dataDir: string): boolean =>
  existsSync(markerIn(dataDir)) || existsSync(path.join(dataDir, 'postgres'));
