// The links a town gave out, and codes that visits came by besides.
import * as v from 'valibot';
import { callRpc } from './staffClient.ts';

const campaign = v.object({
  code: v.string(),
  name: v.string(),
  /** Where it hangs; may be empty. */
  placed: v.string(),
  /** Given out no more since; its visits keep its name. */
  retired_at: v.nullable(v.string()),
  /** Of the last 90 days. */
  visits: v.number(),
});
export type Campaign = v.InferOutput<typeof campaign>;

const seenCode = v.object({ code: v.string(), visits: v.number(), last_on: v.string() });
export type SeenCode = v.InferOutput<typeof seenCode>;

const list = v.object({ campaigns: v.array(campaign), seen: v.array(seenCode) });

/** For analysts, concierges and admins. */
export function readCampaigns(townId: string): Promise<v.InferOutput<typeof list>> {
  return callRpc('list_campaigns', { p_town_id: townId }, list);
}

/** Takes a code into the list, or names it anew. */
export async function saveCampaign(
  townId: string,
  { code, name, placed }: Pick<Campaign, 'code' | 'name' | 'placed'>,
): Promise<void> {
  const args = { p_town_id: townId, p_code: code, p_name: name, p_placed: placed };
  await callRpc('save_campaign', args, v.unknown());
}

/** Says that it is given out no more. */
export async function retireCampaign(townId: string, code: string): Promise<void> {
  await callRpc('retire_campaign', { p_town_id: townId, p_code: code }, v.unknown());
}
