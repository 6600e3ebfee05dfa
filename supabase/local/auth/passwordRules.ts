import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as japanese } from '@zxcvbn-ts/language-ja';

/** NIST SP 800-63B asks for 8 at least; length is what keeps. */
const shortest = 12;
/** bcrypt reads no further; longer ones are refused instead of cut. */
const mostBytes = 72;
/** Guesses that somebody who holds the hash needs at least, by zxcvbn's estimate; from 10^10 on it says 4 of 4. */
const fewestGuesses = 1e9;

/** 'length': too short. 'too_long': over 72 bytes. 'pwned': common, leaked, repeated, or made of what one is called. */
export type PasswordReason = 'length' | 'too_long' | 'pwned';

/** Letters and figures that a password with one's own names in it has besides. */
const shortestRest = 8;

let estimator: ZxcvbnFactory | null = null;

/** Why a password is not taken; empty when it is. `own`: address and names that it must not be made of. */
export function passwordReasons(password: string, own: string[]): PasswordReason[] {
  if (Array.from(password).length < shortest) return ['length'];
  if (Buffer.byteLength(password) > mostBytes) return ['too_long'];
  estimator ??= new ZxcvbnFactory({ dictionary: { ...common, ...japanese }, graphs: adjacencyGraphs });
  const words = own
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > (/^[ -~]*$/.test(word) ? 3 : 1))
    .sort((a, b) => b.length - a.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
  const isOwn =
    rest.length < password.length && Array.from(rest.replace(/[^\p{L}\p{N}]/gu, '')).length < shortestRest;
  return isOwn || estimator.check(password, words).guesses < fewestGuesses ? ['pwned'] : [];
}
