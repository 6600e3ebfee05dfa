import { randomUUID } from 'node:crypto';
import type { Pool } from '../database/openPool.ts';
import { lifetimes } from './lifetimes.ts';
import { digestOf, randomToken } from './secretTokens.ts';

export type LinkKind = 'recovery' | 'invite';
const typeOf = { recovery: 'recovery_token', invite: 'confirmation_token' } as const;

/**
 * Links of invitations and lost passwords: 128 random bits, kept as a digest, one of a kind for a person, good once.
 */
export class Links {
  readonly #sql: Pool;

  constructor(sql: Pool) {
    this.#sql = sql;
  }

  /** A new link's secret; the one before it is good no more. */
  async make(userId: string, kind: LinkKind): Promise<string> {
    const token = randomToken(16);
    await this.#sql`
      insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to)
      values (${randomUUID()}, ${userId}, ${typeOf[kind]}, ${digestOf(token)}, '')
      on conflict (user_id, token_type) do update set token_hash = excluded.token_hash,
        created_at = excluded.created_at, updated_at = excluded.updated_at`;
    return token;
  }

  /** Whose it was, if it was good; it is no more. */
  async spend(token: string, kinds: LinkKind[]): Promise<{ userId: string; kind: LinkKind } | null> {
    const [row] = await this.#sql<{ user_id: string; token_type: string; age: number }[]>`
      delete from auth.one_time_tokens
      where token_hash = ${digestOf(token)} and token_type::text in ${this.#sql(kinds.map((k) => typeOf[k]))}
      returning user_id, token_type, extract(epoch from (now() at time zone 'utc') - created_at)::float as age`;
    if (!row) return null;
    const kind = row.token_type === typeOf.invite ? 'invite' : 'recovery';
    return row.age <= (kind === 'invite' ? lifetimes.invitation : lifetimes.recovery)
      ? { userId: row.user_id, kind }
      : null;
  }

  /** All links of a person: a password was set, or they were shut out. */
  async forget(userId: string): Promise<void> {
    await this.#sql`delete from auth.one_time_tokens where user_id = ${userId}`;
  }
}
