import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const secrets = v.object({ jwtSecret: v.string(), anonKey: v.string(), serviceKey: v.string() });
/**
 * jwtSecret signs sessions; anonKey is public by nature; serviceKey passes every policy and never leaves the server.
 */
export type Secrets = v.InferOutput<typeof secrets>;

/** Made once per data folder, readable by its owner only. */
export function loadSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  if (existsSync(file)) return v.parse(secrets, JSON.parse(readFileSync(file, 'utf8')));
  const made: Secrets = {
    jwtSecret: randomBytes(48).toString('base64url'),
    anonKey: `sb_publishable_${randomBytes(24).toString('base64url')}`,
    serviceKey: `sb_secret_${randomBytes(32).toString('base64url')}`,
  };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}
