import path from 'node:path';
import type { Account } from './database/createAccounts.ts';
import { say, sayPlain } from './say.ts';

/**
 * Names the accounts that this start made, once. Passwords are shown to a person at a terminal only: what a service
 * prints goes into a journal. They are in accounts.txt.
 */
export function reportAccounts(accounts: Account[], dataDir: string, isWatched = process.stdout.isTTY): void {
  if (accounts.length === 0) return;
  const file = path.join(dataDir, 'accounts.txt');
  if (isWatched)
    say(
      `職員アカウント（この表示は一度だけ。控え: ${file}）`,
      `staff accounts (shown once; kept in ${file})`,
    );
  else say(`職員アカウント（パスワードは ${file} に）`, `staff accounts (their passwords are in ${file})`);
  for (const { email, password } of accounts)
    sayPlain(`        ${email.padEnd(28)}${isWatched ? ` ${password}` : ''}`);
}
