import { randomInt, randomUUID } from 'node:crypto';
import type { Role } from '../../functions/_shared/contract/pipeline.ts';
import { hashPassword } from '../auth/passwords.ts';
import type { Pool } from './openPool.ts';

/** `password`: told to whoever watches this start, and kept nowhere; null: nobody watches, so none was made. */
export type Account = { email: string; password: string | null; role: Role };

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
  const told = { email, email_verified: true, sub: id };
  const hashed = password === null ? null : await hashPassword(password);
  await admin.begin(async (tx) => {
    await tx`
      insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
        raw_user_meta_data)
      values (${id}, 'authenticated', 'authenticated', ${email}, ${hashed}, now(),
        ${tx.json({ provider: 'email', providers: ['email'] })}, ${tx.json(told)})`;
    await tx`
      insert into auth.identities (provider, provider_id, user_id, identity_data)
      values ('email', ${id}, ${id}, ${tx.json(told)})`;
    await tx`
      insert into public.staff_members (town_id, user_id, role, display_name)
      values (${townId}, ${id}, ${role}, ${displayName})`;
  });
}

/**
 * The staff of the sample town, once: when the town is there and nobody works for it. Their passwords are generated and
 * only ever shown; where nobody watches they get none, and `npm run staff:link` makes a link to set one.
 * HIROBA_SEED_PASSWORD: one for all of them, for tests.
 * @returns the accounts made now; empty on later starts.
 */
export async function createAccounts(
  admin: Pool,
  { seedPassword, isWatched }: { seedPassword: string | undefined; isWatched: boolean },
): Promise<Account[]> {
  const [ready] = await admin<{ yes: boolean }[]>`
    select to_regclass('public.staff_members') is not null as yes`;
  if (!ready?.yes) return [];
  const [isNew] = await admin`
    select from public.towns t where t.town_id = ${townId}
      and not exists (select from public.staff_members m where m.town_id = t.town_id)`;
  if (!isNew) return [];
  const made: Account[] = [];
  for (const { role, displayName } of people) {
    const ownPassword = isWatched ? makePassword() : null;
    const password = seedPassword === undefined || seedPassword === '' ? ownPassword : seedPassword;
    const account = { email: `${role}@hoshimi.example`, password, role };
    if ((await admin`select from auth.users where email = ${account.email}`).length > 0) continue;
    await createAccount(admin, account, displayName);
    made.push(account);
  }
  return made;
}
