import { compare, hash } from '@node-rs/bcrypt';
import { randomToken } from './secretTokens.ts';

/** 2^10 rounds, about 50 ms of one core; GoTrue's own cost, so that accounts can be moved either way. */
const cost = 10;
/** bcrypt of Node's thread pool: never all of its threads, or files and look-ups would wait behind passwords. */
const atOnce = 2;
const mostWaiting = 100;

let running = 0;
const waiting: (() => void)[] = [];

export class TooBusy extends Error {}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw new TooBusy();
    await new Promise<void>((go) => waiting.push(go));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, { cost }));

let nobodys: Promise<string> | null = null;

/**
 * Whether a password is the account's. For no account, or one without a password, the same work is done and the answer
 * is no, so that the time tells nobody who has an account.
 */
export async function passwordIsRight(password: string, hashed: string | null): Promise<boolean> {
  nobodys ??= hash(randomToken(16), { cost });
  const against = hashed ?? (await nobodys);
  const right = await inTurn(() => compare(password, against)).catch((error: unknown) => {
    if (error instanceof TooBusy) throw error;
    return false; // no bcrypt in the column
  });
  return right && hashed !== null;
}
