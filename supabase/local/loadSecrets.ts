import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { hadCluster } from './postgres/makeCluster.ts';
import { StartRefused } from './StartRefused.ts';

const key = v.pipe(v.string(), v.minLength(20));
const secrets = v.object({ jwtSecret: key, anonKey: key, serviceKey: key });
/**
 * jwtSecret signs sessions; anonKey is public by nature; serviceKey passes every policy and never leaves the server.
 */
export type Secrets = v.InferOutput<typeof secrets>;

function read(file: string): Secrets | null {
  try {
    return v.parse(secrets, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Made once per data folder, readable by its owner only; before the database is, so that a folder with data has keys.
 * @throws StartRefused when data is there and its keys are not, or cannot be read: new ones would end every session and
 *   every program's access without anybody having wanted it.
 */
export function loadSecrets(dataDir: string, env: NodeJS.ProcessEnv = {}): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  const exists = existsSync(file);
  const found = read(file);
  if (found) return found;
  if ((exists || hadCluster(dataDir)) && env.HIROBA_NEW_KEYS !== '1')
    throw new StartRefused(
      `鍵のファイル ${file} が${exists ? '壊れています' : 'ありません'}。新しい鍵は作らず、起動をやめました。` +
        'バックアップから secrets.json を戻してください。なければ HIROBA_NEW_KEYS=1 npm start で鍵を作り直せます' +
        '（全員がサインインし直しになります）。',
      `The keys in ${file} are ${exists ? 'not readable' : 'missing'}. No new ones were made, nothing was started. ` +
        'Put secrets.json back from a backup; or make new keys with HIROBA_NEW_KEYS=1 npm start ' +
        '(everybody signs in anew).',
    );
  const made: Secrets = {
    jwtSecret: randomBytes(48).toString('base64url'),
    anonKey: `sb_publishable_${randomBytes(24).toString('base64url')}`,
    serviceKey: `sb_secret_${randomBytes(32).toString('base64url')}`,
  };
  // Whole or not at all, whenever the power goes.
  writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return made;
}
