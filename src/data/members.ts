import * as z from 'zod/mini';
import { roles } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { localized } from '../../supabase/functions/_shared/contract/town.ts';
import { parsed, staffClient } from './staffClient.ts';

const membershipShape = z.object({
  town_id: z.string(),
  role: z.enum(roles),
  display_name: z.string(),
});
const townShape = z.object({ town_id: z.string(), doc: z.object({ name: localized }) });
const memberShape = z.object({ user_id: z.string(), display_name: z.string(), role: z.enum(roles) });

export type Member = z.infer<typeof memberShape>;
export type Membership = z.infer<typeof membershipShape> & { town_name: z.infer<typeof localized> };

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
    z.array(membershipShape),
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
    z.array(townShape),
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
    z.array(memberShape),
  );
}
