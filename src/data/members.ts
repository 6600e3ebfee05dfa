import * as v from 'valibot';
import { roles } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { localized } from '../../supabase/functions/_shared/contract/town.ts';
import { parsed, staffClient } from './staffClient.ts';

const membershipShape = v.object({
  town_id: v.string(),
  role: v.picklist(roles),
  display_name: v.string(),
});
const townShape = v.object({ town_id: v.string(), doc: v.object({ name: localized }) });
const memberShape = v.object({ user_id: v.string(), display_name: v.string(), role: v.picklist(roles) });

export type Member = v.InferOutput<typeof memberShape>;
export type Membership = v.InferOutput<typeof membershipShape> & {
  town_name: v.InferOutput<typeof localized>;
};

/** The towns one works for, in the order of their ids. Empty: an account without a role anywhere. */
export async function readMemberships(userId: string): Promise<Membership[]> {
  const supabase = await staffClient();
  const own = await parsed(
    supabase
      .from('staff_members')
      .select('town_id,role,display_name')
      .eq('user_id', userId)
      .eq('active', true)
      .order('town_id'),
    v.array(membershipShape),
  );
  if (own.length === 0) return [];
  const towns = await parsed(
    supabase
      .from('towns')
      .select('town_id,doc')
      .in(
        'town_id',
        own.map((m) => m.town_id),
      ),
    v.array(townShape),
  );
  const names = new Map(towns.map((t) => [t.town_id, t.doc.name]));
  return own.map((m) => ({ ...m, town_name: names.get(m.town_id) ?? { ja: m.town_id } }));
}

/** Who can own a household of the town: its active concierges and admins. */
export async function readOwners(townId: string): Promise<Member[]> {
  const supabase = await staffClient();
  return parsed(
    supabase
      .from('staff_members')
      .select('user_id,display_name,role')
      .eq('town_id', townId)
      .eq('active', true)
      .in('role', ['concierge', 'admin'])
      .order('display_name'),
    v.array(memberShape),
  );
}
