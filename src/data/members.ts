import * as v from 'valibot';
import { roles } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { localized } from '../../supabase/functions/_shared/contract/town.ts';
import { readRows } from './staffClient.ts';

const membershipShape = v.object({
  town_id: v.string(),
  role: v.picklist(roles),
  display_name: v.string(),
  is_auditor: v.boolean(),
});
const townShape = v.object({ town_id: v.string(), doc: v.object({ name: localized }) });
const memberShape = v.object({ user_id: v.string(), display_name: v.string(), role: v.picklist(roles) });

export type Member = v.InferOutput<typeof memberShape>;
export type Membership = v.InferOutput<typeof membershipShape> & {
  town_name: v.InferOutput<typeof localized>;
};

/** The towns one works for, in the order of their ids. Empty: an account without a role anywhere. */
export async function readMemberships(userId: string): Promise<Membership[]> {
  const own = await readRows('my_memberships', { user_id: userId }, membershipShape);
  if (own.length === 0) return [];
  const towns = await readRows('towns_by_id', { town_ids: own.map((m) => m.town_id) }, townShape);
  const names = new Map(towns.map((t) => [t.town_id, t.doc.name]));
  return own.map((m) => ({ ...m, town_name: names.get(m.town_id) ?? { ja: m.town_id } }));
}

/** Who can own a household of the town: its active concierges and admins. */
export function readOwners(townId: string): Promise<Member[]> {
  return readRows('household_owners', { town_id: townId }, memberShape);
}
