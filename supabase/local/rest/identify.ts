import { readJwt } from '../jwt.ts';
import type { SessionCheck } from '../auth/SessionCheck.ts';
import type { Secrets } from '../loadSecrets.ts';
import { refuse } from './refuse.ts';

/** Who asks: anybody, or a signed-in person; `claims` are what SQL reads of them. */
export interface Caller {
  role: 'anon' | 'authenticated';
  /** Of a person; null: anybody. */
  userId: string | null;
  claims: Record<string, unknown>;
}

const anybody: Caller = { role: 'anon', userId: null, claims: { role: 'anon' } };

/**
 * The public key lets in, a session's token says which person. The secret key opens nothing here: what passes every
 * policy has no door on the network.
 */
export async function identify(
  headers: Headers,
  { anonKey, jwtSecret }: Pick<Secrets, 'anonKey' | 'jwtSecret'>,
  sessions: SessionCheck,
): Promise<Caller | Response> {
  if (headers.get('apikey') !== anonKey) return refuse(401, 'invalid_api_key', 'Invalid API key');
  const authorization = headers.get('authorization');
  if (authorization === null || authorization === `Bearer ${anonKey}`) return anybody;
  const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  const claims = token === undefined ? null : await readJwt(token, jwtSecret);
  if (!claims) return refuse(401, 'PGRST301', 'JWT expired or not valid');
  if (claims.session_id === undefined || !(await sessions.isGood(claims)))
    return refuse(401, 'PGRST303', 'The session has ended');
  sessions.use(claims.session_id);
  return { role: claims.role, userId: claims.sub, claims };
}
