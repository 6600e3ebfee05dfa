import type { Pool } from '../database/openPool.ts';
import { accountMail, type AccountMailKind } from '../mail/accountMail.ts';
import type { Mail } from '../mail/Mailer.ts';
import type { User } from './Users.ts';

type Town = { town_id: string | null; name: { ja: string; en?: string } };
const noTown: Town = { town_id: null, name: { ja: '広場', en: 'Hiroba' } };

/**
 * Mails about an account, by way of the outbox of a town it belongs to; written after the request was answered, so that
 * the time of an answer tells nobody who has an account.
 */
export class AccountMail {
  readonly #owner: Pool;
  readonly #siteUrl: string;
  readonly #send: (mail: Mail) => Promise<void>;

  /** @param send for an account of no town, which has no outbox. */
  constructor(options: { owner: Pool; siteUrl: string; send: (mail: Mail) => Promise<void> }) {
    this.#owner = options.owner;
    this.#siteUrl = options.siteUrl;
    this.#send = options.send;
  }

  /** @param token of the link, where the mail has one. It stands behind #, where no server and no log sees it. */
  async write(user: User, kind: AccountMailKind, token?: string): Promise<void> {
    const page = kind === 'invite' ? 'invite' : 'recover';
    const place = token === undefined ? '' : `/${page}#token_hash=${token}`;
    const town = await this.#townOf(user);
    const { subject, text } = accountMail(kind, { town: town.name, link: `${this.#siteUrl}/staff${place}` });
    if (town.town_id === null) await this.#send({ townId: null, to: user.email, subject, text });
    else
      await this.#owner`
        insert into private.outgoing_mails (town_id, to_address, subject, body_text)
        values (${town.town_id}, ${user.email}, ${subject}, ${text})`;
  }

  async #townOf(user: User): Promise<Town> {
    const [known] = await this.#owner<{ yes: boolean }[]>`
      select to_regclass('private.outgoing_mails') is not null as yes`;
    if (!known?.yes) return noTown;
    const invitedTo = user.raw_user_meta_data?.town_id;
    const [town] = await this.#owner<Town[]>`
      select t.town_id, t.doc -> 'name' as name
      from public.towns t left join public.staff_members m on m.town_id = t.town_id and m.user_id = ${user.id}
      where m.user_id is not null or t.town_id = ${typeof invitedTo === 'string' ? invitedTo : ''}
      order by m.active desc nulls last, m.created_at limit 1`;
    return town ?? noTown;
  }
}
