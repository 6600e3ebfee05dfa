import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '../database/openPool.ts';
import { accountMail, type AccountMailKind } from '../../worker/mail/accountMail.ts';
import type { Mail } from '../../worker/mail/Mailer.ts';
import type { AccountTowns, Town } from './AccountTowns.ts';
import type { User } from './Users.ts';

const noTown = { town_id: null, name: { ja: '広場', en: 'Hiroba' } };

/**
 * Mails about an account, by way of the outbox of a town it belongs to; written after the request was answered, so that
 * the time of an answer tells nobody who has an account.
 */
export class AccountMail {
  readonly #owner: Pool;
  readonly #towns: AccountTowns;
  readonly #siteUrl: string;
  readonly #send: (mail: Mail) => Promise<void>;

  /** @param send for an account of no town, which has no outbox. */
  constructor(options: {
    owner: Pool;
    towns: AccountTowns;
    siteUrl: string;
    send: (mail: Mail) => Promise<void>;
  }) {
    this.#owner = options.owner;
    this.#towns = options.towns;
    this.#siteUrl = options.siteUrl;
    this.#send = options.send;
  }

  /** @param token of the link, where the mail has one. It stands behind #, where no server and no log sees it. */
  async write(user: User, kind: AccountMailKind, token?: string): Promise<void> {
    const page = kind === 'invite' ? 'invite' : 'recover';
    const place = token === undefined ? '' : `/${page}#token_hash=${token}`;
    const [town = noTown] = await this.#townsOf(user, kind);
    const { subject, text } = accountMail(kind, { town: town.name, link: `${this.#siteUrl}/staff${place}` });
    if (town.town_id === null) await this.#send({ townId: null, to: user.email, subject, text });
    else
      await this.#owner`
        insert into private.outgoing_mails (town_id, to_address, subject, body_text)
        values (${town.town_id}, ${user.email}, ${subject}, ${text})`;
  }

  /** Whoever invites somebody makes them a member right after the account is there: a moment is waited for that. */
  async #townsOf(user: User, kind: AccountMailKind): Promise<Town[]> {
    for (let tries = kind === 'invite' ? 6 : 0; ; tries -= 1) {
      const towns = await this.#towns.of(user);
      if (towns.length > 0 || tries === 0) return towns;
      await sleep(500);
    }
  }
}
