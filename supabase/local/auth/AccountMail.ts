import type { Pool } from '../database/openPool.ts';
import { accountMail, type AccountMailKind } from '../mail/accountMail.ts';
import type { Mail } from '../mail/Mailer.ts';
import type { User } from './Users.ts';

type Send = (mail: Mail) => Promise<void>;

/**
 * Mails about an account, by way of the outbox of a town it belongs to; written after the request was answered, so that
 * the time of an answer tells nobody who has an account.
 */
export class AccountMail {
  readonly #owner: Pool;
  readonly #siteUrl: string;
  readonly #send: Send;

  /** @param send for an account of no town, which has no outbox. */
  constructor({ owner, siteUrl, send }: { owner: Pool; siteUrl: string; send: Send }) {
    this.#owner = owner;
    this.#siteUrl = siteUrl;
    this.#send = send;
  }

  async write(user: User, kind: AccountMailKind, token?: string): Promise<void> {
    const page = kind === 'invite' ? 'invite' : 'recover';
    const link = token === undefined ? undefined : `${this.#siteUrl}/staff/${page}#token_hash=${token}`;
    const { subject, text } = accountMail(kind, { link, siteUrl: this.#siteUrl });
    const townId = await this.#townOf(user);
    if (townId === null) await this.#send({ townId: null, to: user.email, subject, text });
    else
      await this.#owner`
        insert into private.outgoing_mails (town_id, to_address, subject, body_text)
        values (${townId}, ${user.email}, ${subject}, ${text})`;
  }

  async #townOf(user: User): Promise<string | null> {
    const [known] = await this.#owner<{ yes: boolean }[]>`
      select to_regclass('private.outgoing_mails') is not null as yes`;
    if (!known?.yes) return null;
    const invitedTo = user.raw_user_meta_data?.town_id;
    const [town] = await this.#owner<{ town_id: string }[]>`
      select t.town_id from public.towns t left join public.staff_members m on m.town_id = t.town_id
        and m.user_id = ${user.id}
      where m.user_id is not null or t.town_id = ${typeof invitedTo === 'string' ? invitedTo : ''}
      order by m.active desc nulls last, m.created_at limit 1`;
    return town?.town_id ?? null;
  }
}
