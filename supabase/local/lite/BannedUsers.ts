import type { Pool } from '../database/openPool.ts';

const freshForMs = 2_000;

/** Who is banned (auth.users.banned_until), known within two seconds; lite itself never looks (defect 9). */
export class BannedUsers {
  readonly #admin: Pool;
  #ids = new Set<string>();
  #readAt = 0;

  constructor(admin: Pool) {
    this.#admin = admin;
  }

  async has(userId: string): Promise<boolean> {
    if (Date.now() - this.#readAt > freshForMs) {
      const rows = await this.#admin<{ id: string }[]>`select id from auth.users where banned_until > now()`;
      this.#ids = new Set(rows.map((row) => row.id));
      this.#readAt = Date.now();
    }
    return this.#ids.has(userId);
  }

  /** Whether the account behind an e-mail, a refresh token or a mailed token is banned; asks the database each time. */
  async isBanned({
    email,
    refreshToken,
    tokenHash,
  }: {
    email?: string;
    refreshToken?: string;
    tokenHash?: string;
  }): Promise<boolean> {
    const rows = await this.#admin`
      select 1 from auth.users u where u.banned_until > now() and (
        u.email = ${email?.toLowerCase() ?? null}
        or u.id in (select t.user_id from auth.refresh_tokens t where t.token = ${refreshToken ?? null})
        or ${tokenHash ?? null} in (u.recovery_token, u.confirmation_token, u.email_change_token_new,
          u.email_change_token_current)
      ) limit 1`;
    return rows.length > 0;
  }
}
