import { createHash, randomBytes } from 'node:crypto';

/** As many random bytes as a secret in a link or of a session has bits to be out of reach of guessing. */
export const randomToken = (bytes: 16 | 32): string => randomBytes(bytes).toString('base64url');

/** What is kept of a random token. No salt and no slowness: 128 random bits cannot be tried through. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
