import path from 'node:path';
import type { Account } from './database/createAccounts.ts';
import { say, sayPlain } from './say.ts';

/** Shows the accounts that this start made, once; later they are in accounts.txt only. */
export function reportAccounts(accounts: Account[], dataDir: string): void {
  if (accounts.length === 0) return;
  const file = path.join(dataDir, 'accounts.txt');
  say(`職員アカウント（この表示は一度だけ。控え: ${file}）`, `staff accounts (shown once; kept in ${file})`);
  for (const { email, password } of accounts) sayPlain(`        ${email.padEnd(28)} ${password}`);
}
