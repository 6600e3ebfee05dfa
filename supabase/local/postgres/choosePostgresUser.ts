import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { StartRefused } from '../StartRefused.ts';

/** How to run a Postgres program: as whom, and what to put before its command line. */
export type PostgresUser = {
  uid?: number;
  gid?: number;
  owner?: { uid: number; gid: number };
  prefix: string[];
};

function findAccount(): { uid: number; gid: number } {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([name]) => name === wanted) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether this user, as it would run a program, can walk to each path and enter or run it. */
export function canReach(user: PostgresUser, paths: string[]): boolean {
  const [program = '/bin/sh', ...args] = [
    ...user.prefix,
    '/bin/sh',
    '-c',
    'for p; do test -x "$p" || exit 1; done',
    'sh',
    ...paths,
  ];
  const { status } = spawnSync(program, args, { cwd: '/', uid: user.uid, gid: user.gid, stdio: 'ignore' });
  return status === 0;
}

/**
 * Postgres refuses to run as root, so root hands it to `postgres` or `nobody`.
 * Where that account cannot even walk to the data (a clone under /root or in a 0700 temp folder), it gets the one
 * capability to pass by directory permissions and nothing else.
 * @throws StartRefused when neither works.
 */
export function choosePostgresUser(dataDir: string): PostgresUser {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = findAccount();
  const plain: PostgresUser = { ...owner, owner, prefix: [] };
  if (canReach(plain, [dataDir])) return plain;
  const capable: PostgresUser = {
    owner,
    prefix: [
      'setpriv',
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
    ],
  };
  if (canReach(capable, [dataDir])) return capable;
  throw new StartRefused(
    'root で動かす Postgres はこのフォルダーに入れません。root 以外の人として、または /srv や /opt など誰でも通れる場所で動かしてください。',
    'Started as root, Postgres cannot enter this folder. Run as an ordinary user, or from a place anyone may ' +
      'pass through, such as /srv or /opt.',
  );
}
