// People of a town, for its admins: read and changed by rpc; what touches accounts goes through functions/people.
import { FunctionsHttpError } from '@supabase/supabase-js';
import * as v from 'valibot';
import {
  peopleRefusals,
  peopleStatuses,
  type PeopleRefusal,
  type PeopleRequest,
  type PeopleStatus,
} from '../../supabase/functions/_shared/contract/people.ts';
import { roles, type Role } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { callRpc, staffClient } from './staffClient.ts';
import { StaffProblem } from './staffProblem.ts';

const personShape = v.object({
  user_id: v.string(),
  display_name: v.string(),
  role: v.picklist(roles),
  is_auditor: v.boolean(),
  email: v.nullable(v.string()),
  /** Invited, and did not come yet. */
  is_pending: v.boolean(),
  invited_at: v.nullable(v.string()),
  last_seen_at: v.nullable(v.string()),
  has_second_factor: v.boolean(),
  /** Families and tasks that are theirs to look after. */
  households: v.number(),
  tasks: v.number(),
});
export type Person = v.InferOutput<typeof personShape>;

export function readPeople(townId: string): Promise<Person[]> {
  return callRpc('list_people', { p_town_id: townId }, v.array(personShape));
}

/** StaffProblem reason: last_admin. */
export async function setPersonRole(townId: string, userId: string, role: Role): Promise<void> {
  await callRpc('set_person_role', { p_town_id: townId, p_user_id: userId, p_role: role }, v.unknown());
}

export async function setAuditor(townId: string, userId: string, isAuditor: boolean): Promise<void> {
  await callRpc(
    'set_auditor',
    { p_town_id: townId, p_user_id: userId, p_is_auditor: isAuditor },
    v.unknown(),
  );
}

const done = v.object({ status: v.picklist(peopleStatuses) });
const refused = v.object({ error: v.picklist([...peopleRefusals, 'rate_limited']) });
export type PeopleOutcome = PeopleStatus | PeopleRefusal | 'rate_limited';

/** What an admin has done to an account; what can be expected to be refused is an outcome. */
export async function actOnPerson(request: PeopleRequest): Promise<PeopleOutcome> {
  const supabase = await staffClient();
  const answer = await supabase.functions.invoke<unknown>('people', { body: request });
  const error: unknown = answer.error;
  if (!error) return v.parse(done, answer.data).status;
  if (!(error instanceof FunctionsHttpError)) throw new StaffProblem('offline', 'people');
  const response = error.context as Response;
  const word = v.safeParse(refused, await response.json().catch(() => null));
  if (word.success) return word.output.error;
  if (response.status === 401) throw new StaffProblem('signed_out', 'people');
  if (response.status === 403) throw new StaffProblem('not_permitted', 'people');
  throw new StaffProblem(response.status === 400 ? 'refused' : 'unavailable', 'people');
}
