import { createRateLimiter } from '../../functions/_shared/rateLimiter.ts';
import type { Pool } from '../database/openPool.ts';
import { afterwards } from './afterwards.ts';

type Act =
  | 'signed_in'
  | 'sign_in_failed'
  | 'sign_in_locked'
  | 'password_changed'
  | 'password_recovered'
  | 'recovery_asked'
  | 'session_ended'
  | 'token_reused'
  | 'factor_added'
  | 'factor_removed'
  | 'factor_failed'
  | 'invitation_accepted';

/** Writes what happens to an account into the audit of its towns, after the answer. */
export class AccountAudit {
  readonly #owner: Pool;
  /** Who is locked out goes on trying: that it began is enough. */
  readonly #locked = createRateLimiter({ burst: 1, perMs: 3_600_000 });
  #isThere: Promise<boolean> | null = null;

  constructor(owner: Pool) {
    this.#owner = owner;
  }

  note(userId: string, act: Act, detail: Record<string, string | boolean> = {}): void {
    if (act === 'sign_in_locked' && this.#locked.take(userId) > 0) return;
    afterwards(async () => {
      if (await this.#known())
        await this.#owner`select private.write_audit(null, ${act}, ${userId}, ${this.#owner.json(detail)})`;
    });
  }

  #known(): Promise<boolean> {
    this.#isThere ??= this.#owner<{ yes: boolean }[]>`
      select to_regprocedure('private.write_audit(text,text,uuid,jsonb)') is not null as yes`.then(
      ([row]) => row?.yes === true,
    );
    return this.#isThere;
  }
}
