import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Pool } from '../database/openPool.ts';
import { AuthRefusal, sessionIsGone } from './AuthRefusal.ts';
import { describeUser } from './describeUser.ts';
import { lifetimes } from './lifetimes.ts';
import { digestOf, randomToken } from './secretTokens.ts';
import { isBanned, type Users, type User } from './Users.ts';

export type Method = 'password' | 'recovery' | 'invite' | 'totp';
interface Row {
  id: string;
  user_id: string;
  aal: 'aal1' | 'aal2';
  methods: { method: string; timestamp: number }[];
}
/** Ends with the transaction that made it. */
type Tx = Parameters<Parameters<Pool['begin']>[1]>[0];

const refreshRefused = (code: 'refresh_token_not_found' | 'refresh_token_already_used'): AuthRefusal =>
  new AuthRefusal(400, code, 'Invalid Refresh Token');

/** Rows of auth.sessions with their tokens: begun, renewed, raised to a second factor, ended. */
export class Sessions {
  readonly #sql: Pool;
  readonly #users: Users;
  readonly #key: Uint8Array;
  readonly #issuer: string;
  readonly #ended: (sessionId: string) => void;

  /** @param options.ended is told of each session that ends here, before the one who ended it is answered. */
  constructor(options: {
    sql: Pool;
    users: Users;
    jwtSecret: string;
    issuer: string;
    ended: (sessionId: string) => void;
  }) {
    this.#sql = options.sql;
    this.#users = options.users;
    this.#key = new TextEncoder().encode(options.jwtSecret);
    this.#issuer = options.issuer;
    this.#ended = options.ended;
  }

  /** A new session of somebody who proved who they are. */
  async begin(user: User, method: Method, device: string): Promise<object> {
    const id = randomUUID();
    const refreshToken = randomToken(32);
    await this.#sql.begin(async (tx) => {
      await tx`
        insert into auth.sessions (id, user_id, not_after, user_agent)
        values (${id}, ${user.id}, now() + make_interval(secs => ${lifetimes.session}), ${device})`;
      await tx`
        insert into auth.mfa_amr_claims (session_id, authentication_method) values (${id}, ${method})`;
      await tx`
        update auth.users set last_sign_in_at = now(), updated_at = now() where id = ${user.id}`;
      await this.#keep(tx, refreshToken, null, { id, user_id: user.id });
    });
    return this.#tell({ ...user, last_sign_in_at: new Date().toISOString() }, id, refreshToken);
  }

  /**
   * A new token for a refresh token, which is spent by it. One that comes a second time was copied: the session ends;
   * unless its answer may just have been lost on the way, and nobody has used the token that was in it.
   */
  async refresh(refreshToken: string, whenCopied: (userId: string) => void): Promise<object> {
    const token = digestOf(refreshToken);
    const next = randomToken(32);
    const renewed = await this.#sql.begin(async (tx) => {
      const [row] = await tx<
        {
          id: string;
          user_id: string;
          revoked: boolean;
          good: boolean;
          age: number;
          heirs: number;
          used: number;
        }[]
      >`
        select s.id, s.user_id, t.revoked,
          now() < s.not_after and s.updated_at > now() - make_interval(secs => ${lifetimes.idle}) as good,
          extract(epoch from now() - t.updated_at)::float as age, heir.heirs::int, heir.used::int
        from auth.refresh_tokens t join auth.sessions s on s.id = t.session_id,
          lateral (select count(*) as heirs, count(*) filter (where h.revoked) as used
            from auth.refresh_tokens h where h.parent = t.token) heir
        where t.token = ${token} for update of s`;
      if (!row) return null;
      const lostAnswer = row.age <= lifetimes.refreshRetry && row.heirs < 2 && row.used === 0;
      if (!row.good || (row.revoked && !lostAnswer)) {
        await tx`delete from auth.sessions where id = ${row.id}`;
        this.#ended(row.id);
        if (row.good) whenCopied(row.user_id);
        return row.good ? 'copied' : 'ended';
      }
      await tx`
        update auth.refresh_tokens set revoked = true, updated_at = now() where token = ${token} and not revoked`;
      await this.#keep(tx, next, token, row);
      return row;
    });
    if (renewed === null) throw refreshRefused('refresh_token_not_found');
    if (renewed === 'copied') throw refreshRefused('refresh_token_already_used');
    if (renewed === 'ended') throw new AuthRefusal(400, 'session_expired', 'Session Expired');
    const user = await this.#users.byId(renewed.user_id);
    if (!user || isBanned(user)) {
      await this.end(renewed.user_id, 'global', renewed.id);
      throw new AuthRefusal(400, 'user_banned', 'User is banned');
    }
    return this.#tell(user, renewed.id, next);
  }

  /** The session proved a second factor; its other tokens keep the first level until they run out. */
  async raise(user: User, sessionId: string, factorId: string): Promise<object> {
    const refreshToken = randomToken(32);
    await this.#sql.begin(async (tx) => {
      await tx`
        update auth.sessions set aal = 'aal2', factor_id = ${factorId}, updated_at = now() where id = ${sessionId}`;
      await tx`
        insert into auth.mfa_amr_claims (session_id, authentication_method) values (${sessionId}, 'totp')
        on conflict (session_id, authentication_method) do update set updated_at = now()`;
      await tx`update auth.refresh_tokens set revoked = true, updated_at = now() where session_id = ${sessionId}`;
      await this.#keep(tx, refreshToken, null, { id: sessionId, user_id: user.id });
    });
    return this.#tell(user, sessionId, refreshToken);
  }

  /** Sign-out: this session, all others, or all. */
  async end(userId: string, scope: 'local' | 'others' | 'global', sessionId: string): Promise<void> {
    const ended = await this.#sql<{ id: string }[]>`
      delete from auth.sessions where user_id = ${userId}
        and case ${scope} when 'local' then id = ${sessionId} when 'others' then id <> ${sessionId} else true end
      returning id`;
    for (const { id } of ended) this.#ended(id);
  }

  /** By what a session was proven, and since when in seconds. */
  async proofs(sessionId: string): Promise<{ method: string; ageSeconds: number }[]> {
    return this.#sql<{ method: string; ageSeconds: number }[]>`
      select authentication_method as method, extract(epoch from now() - updated_at)::float as "ageSeconds"
      from auth.mfa_amr_claims where session_id = ${sessionId}`;
  }

  /** The right to set a password that a link gave is used up. */
  async forgetLinks(sessionId: string): Promise<void> {
    await this.#sql`
      update auth.mfa_amr_claims set authentication_method = 'password', updated_at = now()
      where session_id = ${sessionId} and authentication_method in ('recovery', 'invite')`;
  }

  async #keep(
    tx: Tx,
    token: string,
    parent: string | null,
    of: { id: string; user_id: string },
  ): Promise<void> {
    await tx`
      insert into auth.refresh_tokens (token, user_id, session_id, parent)
      values (${digestOf(token)}, ${of.user_id}, ${of.id}, ${parent})`;
  }

  async #tell(user: User, sessionId: string, refreshToken: string): Promise<object> {
    const [row] = await this.#sql<Row[]>`
      select s.id, s.user_id, s.aal, (select jsonb_agg(jsonb_build_object('method', m.authentication_method,
        'timestamp', extract(epoch from m.updated_at)::bigint) order by m.updated_at desc)
        from auth.mfa_amr_claims m where m.session_id = s.id) as methods
      from auth.sessions s where s.id = ${sessionId}`;
    if (!row) throw sessionIsGone();
    const described = describeUser(user, await this.#users.factors(user.id));
    const now = Math.floor(Date.now() / 1000);
    const accessToken = await new SignJWT({
      email: user.email,
      phone: '',
      role: 'authenticated',
      aal: row.aal,
      amr: row.methods,
      session_id: row.id,
      is_anonymous: false,
      app_metadata: described.app_metadata,
      user_metadata: described.user_metadata,
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(user.id)
      .setAudience('authenticated')
      .setIssuer(this.#issuer)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimes.accessToken)
      .sign(this.#key);
    return {
      access_token: accessToken,
      token_type: 'bearer',
      expires_in: lifetimes.accessToken,
      expires_at: now + lifetimes.accessToken,
      refresh_token: refreshToken,
      user: described,
    };
  }
}
