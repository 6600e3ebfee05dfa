import type { Pool } from '../database/openPool.ts';
import type { User } from './Users.ts';

export type Town = { town_id: string; name: { ja: string; en?: string } };

/** The towns that somebody works for, as the owner of the migrations; those where they still do first. */
export class AccountTowns {
  readonly #owner: Pool;
  #isThere: Promise<boolean> | null = null;

  constructor(owner: Pool) {
    this.#owner = owner;
  }

  /** Of somebody who was just invited, and is a member in a moment: the town that the invitation names. */
  async of(user: User): Promise<Town[]> {
    this.#isThere ??= this.#owner<{ yes: boolean }[]>`
      select to_regclass('public.staff_members') is not null as yes`.then(([row]) => row?.yes === true);
    if (!(await this.#isThere)) return [];
    const invitedTo = user.raw_user_meta_data?.town_id;
    return this.#owner<Town[]>`
      select t.town_id, t.doc -> 'name' as name
      from public.towns t left join public.staff_members m on m.town_id = t.town_id and m.user_id = ${user.id}
      where m.user_id is not null or t.town_id = ${typeof invitedTo === 'string' ? invitedTo : ''}
      order by m.active desc nulls last, m.created_at`;
  }
}
