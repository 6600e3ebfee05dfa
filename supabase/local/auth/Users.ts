import { randomUUID } from 'node:crypto';
import type { Pool } from '../database/openPool.ts';

/** An account as it is asked for; times in ISO 8601. */
export interface User {
  id: string;
  email: string;
  encrypted_password: string | null;
  email_confirmed_at: string | null;
  invited_at: string | null;
  last_sign_in_at: string | null;
  banned_until: string | null;
  raw_app_meta_data: Record<string, unknown> | null;
  raw_user_meta_data: Record<string, unknown> | null;
  created_at: string;
  updated_at: string;
}
export interface Factor {
  id: string;
  user_id: string;
  friendly_name: string | null;
  status: 'unverified' | 'verified';
  secret: string;
  last_step: string;
  created_at: string;
  updated_at: string;
}

export const normalEmail = (email: string): string => email.trim().toLowerCase();

export const isBanned = (user: User): boolean =>
  user.banned_until !== null && Date.parse(user.banned_until) > Date.now();

/** The rows of auth.users and of their authenticators, as supabase_auth_admin. */
export class Users {
  readonly #sql: Pool;

  constructor(sql: Pool) {
    this.#sql = sql;
  }

  async byEmail(email: string): Promise<User | null> {
    const [row] = await this.#sql<User[]>`
      select * from auth.users where email = ${normalEmail(email)} and deleted_at is null and not is_sso_user`;
    return row ?? null;
  }

  async byId(id: string): Promise<User | null> {
    const [row] = await this.#sql<User[]>`select * from auth.users where id = ${id} and deleted_at is null`;
    return row ?? null;
  }

  async page(from: number, size: number): Promise<User[]> {
    return this.#sql<User[]>`
      select * from auth.users where deleted_at is null order by created_at, id offset ${from} limit ${size}`;
  }

  /** An account without a password: nobody signs in to it before its link was followed. */
  async invite(email: string, data: Record<string, unknown>): Promise<User> {
    const id = randomUUID();
    const address = normalEmail(email);
    const told = { ...data, sub: id, email: address, email_verified: true };
    return this.#sql.begin(async (tx) => {
      const [row] = await tx<User[]>`
        insert into auth.users (id, aud, role, email, invited_at, raw_app_meta_data, raw_user_meta_data)
        values (${id}, 'authenticated', 'authenticated', ${address}, now(),
          ${tx.json({ provider: 'email', providers: ['email'] })}, ${tx.json(told)}) returning *`;
      await tx`
        insert into auth.identities (provider, provider_id, user_id, identity_data)
        values ('email', ${id}, ${id}, ${tx.json(told)})`;
      if (!row) throw new Error('no row');
      return row;
    });
  }

  async confirm(id: string): Promise<void> {
    await this.#sql`
      update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()), updated_at = now()
      where id = ${id}`;
  }

  async setPassword(id: string, hashed: string): Promise<void> {
    await this.#sql`
      update auth.users set encrypted_password = ${hashed}, updated_at = now() where id = ${id}`;
  }

  /** Minus infinity lets in again. */
  async ban(id: string, until: Date | null): Promise<void> {
    await this.#sql`
      update auth.users set banned_until = ${until?.toISOString() ?? null}, updated_at = now() where id = ${id}`;
  }

  async setData(id: string, data: Record<string, unknown>): Promise<void> {
    await this.#sql`
      update auth.users set updated_at = now(),
        raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || ${this.#sql.json(data as never)}
      where id = ${id}`;
  }

  async remove(id: string): Promise<void> {
    await this.#sql`delete from auth.users where id = ${id}`;
  }

  factors(userId: string): Promise<Factor[]> {
    return this.#sql<Factor[]>`
      select * from auth.mfa_factors where user_id = ${userId} and factor_type = 'totp' order by created_at, id`;
  }
}
