import type { Account } from './database/createAccounts.ts';
import { say, sayPlain } from './say.ts';

/** Whether a person sees what this process prints; what a service prints goes into a journal. */
export const isWatched = (): boolean => process.stdout.isTTY;

/**
 * Names the accounts that this start made, once. Their passwords are shown to a person at a terminal and lie nowhere;
 * everybody else makes a link to set one.
 */
export function reportAccounts(accounts: Account[]): void {
  const [first] = accounts;
  if (!first) return;
  const shown = isWatched();
  if (shown)
    say(
      '職員アカウント（この表示は一度だけ。どこにも残りません。控えるか、サインインして変えてください）',
      'staff accounts (shown once and kept nowhere: note them, or sign in and change them)',
    );
  else
    say(
      `職員アカウント（パスワードは npm run staff:link -- ${first.email} で決めます）`,
      `staff accounts (to set a password: npm run staff:link -- ${first.email})`,
    );
  for (const { email, password } of accounts)
    sayPlain(`        ${email.padEnd(28)}${shown ? ` ${password ?? ''}` : ''}`);
}
