import * as v from 'valibot';
import type { Pool } from '../database/openPool.ts';
import { say } from '../say.ts';

const aboutTown = v.object({ p_town_id: v.string() });

/**
 * Writes into the audit what a signed-in person was refused: in the towns they work for, and in the one they asked
 * about. After the answer, since what was refused is undone, and so would be a row that it wrote itself.
 */
export async function noteRefusal(owner: Pool, userId: string, what: string, body: string): Promise<void> {
  const town = townIn(body);
  try {
    await owner`
      select private.write_audit(town.town_id, 'refused', ${userId}, jsonb_build_object('what', ${what}::text))
      from (select town_id from public.staff_members where user_id = ${userId}
        union select town_id from public.towns where town_id = ${town}) town`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`断った操作を記録できませんでした: ${reason}`, `A refusal was not written down: ${reason}`);
  }
}

function townIn(body: string): string {
  try {
    const asked = v.safeParse(aboutTown, JSON.parse(body));
    return asked.success ? asked.output.p_town_id : '';
  } catch {
    return ''; // no JSON: it asks about no town
  }
}
