import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Pool } from '../database/openPool.ts';
import { AuthRefusal } from './AuthRefusal.ts';
import { lifetimes } from './lifetimes.ts';
import type { Factor, User } from './Users.ts';

/** One to carry and one to keep in a drawer. */
const mostFactors = 2;
const wrongPerChallenge = 5;
const stepSeconds = 30;

const totpOf = (secret: string, issuer: string, label: string): TOTP =>
  new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: stepSeconds,
    secret: Secret.fromBase32(secret),
  });

const notFound = (): AuthRefusal => new AuthRefusal(404, 'mfa_factor_not_found', 'MFA factor not found');

/** Authenticators (RFC 6238): enrolled, asked for a code, checked. A code is taken once. */
export class Factors {
  readonly #sql: Pool;

  constructor(sql: Pool) {
    this.#sql = sql;
  }

  async of(user: User, factorId: string): Promise<Factor> {
    const [row] = await this.#sql<Factor[]>`
      select * from auth.mfa_factors where user_id = ${user.id} and id::text = ${factorId} and factor_type = 'totp'`;
    if (!row) throw notFound();
    return row;
  }

  /** A new authenticator, good once a code of it was given; its secret is told here and nowhere else. */
  async enrol(user: User, name: string, issuer: string): Promise<{ factor: Factor; uri: string }> {
    const secret = new Secret({ size: 20 }).base32;
    const factor = await this.#sql.begin(async (tx) => {
      await tx`select from auth.users where id = ${user.id} for update`;
      await tx`delete from auth.mfa_factors where user_id = ${user.id} and status = 'unverified'`;
      const taken = await tx<{ friendly_name: string }[]>`
        select coalesce(friendly_name, '') as friendly_name from auth.mfa_factors where user_id = ${user.id}`;
      if (taken.length >= mostFactors)
        throw new AuthRefusal(
          422,
          'too_many_enrolled_mfa_factors',
          'Maximum number of verified factors reached',
        );
      if (name !== '' && taken.some(({ friendly_name }) => friendly_name === name))
        throw new AuthRefusal(422, 'mfa_factor_name_conflict', 'A factor with this name exists');
      const [row] = await tx<Factor[]>`
        insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret)
        values (${randomUUID()}, ${user.id}, ${name}, 'totp', 'unverified', ${secret}) returning *`;
      if (!row) throw new Error('no row');
      return row;
    });
    return { factor, uri: totpOf(secret, issuer, user.email).toString() };
  }

  async challenge(factor: Factor): Promise<{ id: string; expiresAt: number }> {
    const id = randomUUID();
    await this.#sql`delete from auth.mfa_challenges where factor_id = ${factor.id}`;
    await this.#sql`insert into auth.mfa_challenges (id, factor_id) values (${id}, ${factor.id})`;
    await this.#sql`update auth.mfa_factors set last_challenged_at = now() where id = ${factor.id}`;
    return { id, expiresAt: Math.floor(Date.now() / 1000) + lifetimes.challenge };
  }

  /** Throws unless the code is the authenticator's, now, for this challenge, and was not taken before. */
  async check(factor: Factor, challengeId: string, code: string): Promise<void> {
    const right = await this.#sql.begin(async (tx) => {
      const [asked] = await tx<{ wrong: number; fresh: boolean; last_step: string }[]>`
        select c.wrong, c.created_at > now() - make_interval(secs => ${lifetimes.challenge}) as fresh, f.last_step
        from auth.mfa_challenges c join auth.mfa_factors f on f.id = c.factor_id
        where c.id::text = ${challengeId} and f.id = ${factor.id} for update of c, f`;
      if (!asked?.fresh || asked.wrong >= wrongPerChallenge) return null;
      // One step before and after: clocks of telephones differ.
      const delta = totpOf(factor.secret, '', '').validate({ token: code, window: 1 });
      const step = Math.floor(Date.now() / 1000 / stepSeconds) + (delta ?? 0);
      if (delta === null || step <= Number(asked.last_step)) {
        await tx`update auth.mfa_challenges set wrong = wrong + 1 where id = ${challengeId}`;
        return false;
      }
      await tx`
        update auth.mfa_factors set last_step = ${step}, status = 'verified', updated_at = now()
        where id = ${factor.id}`;
      await tx`delete from auth.mfa_challenges where id = ${challengeId}`;
      return true;
    });
    if (right === null)
      throw new AuthRefusal(
        422,
        'mfa_challenge_expired',
        'MFA challenge has expired, verify against another one',
      );
    if (!right) throw new AuthRefusal(422, 'mfa_verification_failed', 'Invalid TOTP code entered');
  }

  /** Takes an authenticator away; sessions that were proven by it fall back to the first level. */
  async remove(factor: Factor): Promise<void> {
    await this.#sql.begin(async (tx) => {
      await tx`delete from auth.mfa_factors where id = ${factor.id}`;
      await tx`
        update auth.sessions s set aal = 'aal1', factor_id = null where s.user_id = ${factor.user_id}
          and s.aal = 'aal2' and s.factor_id = ${factor.id}`;
    });
  }
}
