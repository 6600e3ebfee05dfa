import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '../../functions/_shared/contract/pipeline.ts';
import type { Pool } from './openPool.ts';

export type Account = { email: string; password: string; role: Role };

const townId = 'hoshimi';
const people: { role: Role; displayName: string }[] = [
  { role: 'admin', displayName: '星見町 管理者' },
  { role: 'concierge', displayName: '移住コンシェルジュ' },
  { role: 'analyst', displayName: '企画課 分析担当' },
  { role: 'editor', displayName: '子育て支援課 編集担当' },
];
/** Letters and digits that nobody mistakes for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

function makePassword(): string {
  const group = (): string =>
    Array.from({ length: 5 }, () => letters.charAt(randomInt(letters.length))).join('');
  return [group(), group(), group(), group()].join('-');
}

async function createAccount(
  admin: Pool,
  { email, password, role }: Account,
  displayName: string,
): Promise<void> {
  const id = randomUUID();
  const now = new Date().toISOString();
  await admin.begin(async (tx) => {
    await tx`
      insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
        raw_user_meta_data, created_at, updated_at)
      values (${id}, 'authenticated', 'authenticated', ${email}, extensions.crypt(${password}, extensions.gen_salt('bf',
        10)), ${now},
        ${tx.json({ provider: 'email', providers: ['email'] })}, ${tx.json({ email, email_verified: true, sub: id })},
          ${now}, ${now})`;
    await tx`
      insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
      values (${randomUUID()}, 'email', ${id}, ${id},
        ${tx.json({ sub: id, email, email_verified: true, phone_verified: false })}, ${now}, ${now})`;
    await tx`
      insert into public.staff_members (town_id, user_id, role, display_name, active) values (${townId}, ${id}, ${role},
        ${displayName}, true)`;
  });
}

/**
 * The staff of the sample town, once per data folder. Their passwords are generated, or HIROBA_SEED_PASSWORD for all;
 * they are kept in accounts.txt, readable by its owner only.
 * @returns the accounts made now; empty when they exist or the town is not there yet.
 */
export async function createAccounts(
  admin: Pool,
  dataDir: string,
  seedPassword: string | undefined,
): Promise<Account[]> {
  const file = path.join(dataDir, 'accounts.txt');
  if (existsSync(file)) return [];
  const [ready] = await admin<
    { yes: boolean }[]
  >`select to_regclass('public.staff_members') is not null as yes`;
  if (!ready?.yes || (await admin`select from public.towns where town_id = ${townId}`).length === 0)
    return [];
  const made: Account[] = [];
  for (const { role, displayName } of people) {
    const account = { email: `${role}@hoshimi.example`, password: seedPassword ?? makePassword(), role };
    if ((await admin`select from auth.users where email = ${account.email}`).length > 0) continue;
    await createAccount(admin, account, displayName);
    made.push(account);
  }
  const lines = made.map(({ email, password }) => `${email}\t${password}`);
  writeFileSync(file, `# 星見町の職員アカウント（見本） / staff of the sample town\n${lines.join('\n')}\n`, {
    mode: 0o600,
  });
  return made;
}
