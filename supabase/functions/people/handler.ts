// An admin invites, removes, or helps somebody who lost their authenticator. Whether they may is asked of the database
// with their own token; only then the secret key is used, for the account alone. Web APIs only.
import { answer, tooMany, unavailable } from '../_shared/answer.ts';
import { fieldErrors } from '../_shared/contract/fieldErrors.ts';
import {
  peopleRequest,
  type PeopleRefusal,
  type PeopleRequest,
  type PeopleStatus,
} from '../_shared/contract/people.ts';
import type { NetworkKey } from '../_shared/networkKey.ts';
import type { OwnPages } from '../_shared/ownPages.ts';
import type { RateLimiter } from '../_shared/rateLimiter.ts';
import { receiveJson } from '../_shared/receiveJson.ts';
import type { Accounts } from './accounts.ts';
import type { AskAsCaller } from './askAsCaller.ts';
import type { PeopleStore } from './databasePeopleStore.ts';
import { addedMail } from './addedMail.ts';

export interface PeoplePorts {
  askAs: (authorization: string) => AskAsCaller;
  accounts: Accounts;
  store: PeopleStore;
  networkLimiter: RateLimiter;
  networkKey: NetworkKey;
  siteUrl: string;
  pages: OwnPages;
}

type Outcome = PeopleStatus | PeopleRefusal | 'not_permitted' | 'too_many';
type Act<K extends PeopleRequest['act']> = Extract<PeopleRequest, { act: K }>;
interface Caller {
  actor: string;
  ask: AskAsCaller;
}

const limit = 4 * 1024;
/** Mails to addresses of somebody's choice, a day and town. */
const invitationsADay = 100;
const statuses: ReadonlySet<string> = new Set<PeopleStatus>(['invited', 'added', 'removed', 'reset']);

export function createPeopleHandler(ports: PeoplePorts): (request: Request) => Promise<Response> {
  const take = async (asked: PeopleRequest, request: Request): Promise<Response> => {
    const wait = ports.networkLimiter.take(ports.networkKey(request) ?? 'unnamed', 1);
    if (wait > 0) return tooMany(wait);
    try {
      const ask = ports.askAs(request.headers.get('authorization') ?? '');
      const actor = await ask('may_manage_people', { p_town_id: asked.town_id });
      if (actor.refused !== null) return answer(actor.status, { error: 'not_permitted' });
      return say(await act(asked, { actor: String(actor.value), ask }, ports));
    } catch (error) {
      console.error('people: not done', error instanceof Error ? error.message : error);
      return unavailable();
    }
  };
  return receiveJson({
    limit,
    contract: peopleRequest,
    pages: ports.pages,
    explain: (issues) => ({ fields: fieldErrors(issues) }),
    take,
  });
}

function say(outcome: Outcome): Response {
  if (statuses.has(outcome)) return answer(200, { status: outcome });
  if (outcome === 'too_many') return tooMany(3_600_000);
  return answer(outcome === 'not_permitted' ? 403 : 409, { error: outcome });
}

function act(asked: PeopleRequest, caller: Caller, ports: PeoplePorts): Promise<Outcome> {
  switch (asked.act) {
    case 'invite':
      return invite(asked, caller, ports);
    case 'resend':
      return resend(asked, caller, ports);
    case 'remove':
      return remove(asked, caller, ports);
    case 'reset_factors':
      return resetFactors(asked, caller, ports);
  }
}

async function invite(asked: Act<'invite'>, { actor }: Caller, ports: PeoplePorts): Promise<Outcome> {
  const { accounts, store } = ports;
  if ((await store.invitationsToday(asked.town_id)) >= invitationsADay) return 'too_many';
  const known = await store.accountByEmail(asked.email);
  // An account that was shut out when its last town let it go is let in again before its link is written.
  if (known && !known.works) await accounts.letIn(known.userId);
  const place = (userId: string) => store.add(asked.town_id, actor, userId, asked.role, asked.display_name);
  if (known && !known.isPending) {
    if ((await place(known.userId)) === 'works_here') return 'works_here';
    const mail = addedMail(await store.townName(asked.town_id), `${ports.siteUrl}/staff`);
    await store.putMail(asked.town_id, known.userId, mail);
    return 'added';
  }
  const userId = await accounts.invite(asked.email, {
    display_name: asked.display_name,
    town_name: await store.townName(asked.town_id),
  });
  return (await place(userId)) === 'works_here' ? 'works_here' : 'invited';
}

async function resend(asked: Act<'resend'>, { actor, ask }: Caller, ports: PeoplePorts): Promise<Outcome> {
  const { accounts, store } = ports;
  if ((await store.invitationsToday(asked.town_id)) >= invitationsADay) return 'too_many';
  const list = await ask('list_people', { p_town_id: asked.town_id });
  if (list.refused !== null) return 'not_permitted';
  const people = list.value as { user_id: string; email: string; is_pending: boolean }[];
  const person = people.find(({ user_id }) => user_id === asked.user_id);
  if (!person) return 'unknown_person';
  if (!person.is_pending) return 'not_pending';
  await accounts.invite(person.email, {});
  await store.writeAudit(asked.town_id, 'invitation_resent', actor, { person: asked.user_id });
  return 'invited';
}

async function remove(asked: Act<'remove'>, { ask }: Caller, { accounts }: PeoplePorts): Promise<Outcome> {
  const removed = await ask('remove_person', {
    p_town_id: asked.town_id,
    p_user_id: asked.user_id,
    p_heir: asked.heir,
  });
  if (removed.refused !== null) return refusalOf(removed.refused);
  const left = removed.value as { was_pending: boolean; works_elsewhere: boolean };
  // No right is left already. What follows ends the sessions and the invitation as well.
  if (!left.works_elsewhere)
    await (left.was_pending ? accounts.forget(asked.user_id) : accounts.shutOut(asked.user_id));
  return 'removed';
}

async function resetFactors(
  asked: Act<'reset_factors'>,
  { actor }: Caller,
  { accounts, store }: PeoplePorts,
): Promise<Outcome> {
  const may = await store.mayResetFactors(asked.town_id, actor, asked.user_id);
  if (may !== 'yes') return refusalOf(may);
  await accounts.removeFactors(asked.user_id);
  await store.writeAudit(asked.town_id, 'factor_reset', actor, { person: asked.user_id });
  return 'reset';
}

const refusals: ReadonlySet<string> = new Set<PeopleRefusal>([
  'unknown_person',
  'last_admin',
  'not_a_concierge',
  'works_elsewhere',
  'oneself',
]);

function refusalOf(word: string): PeopleRefusal | 'not_permitted' {
  if (refusals.has(word)) return word as PeopleRefusal;
  if (word === 'not_permitted') return word;
  throw new Error(word);
}
