// Which roles a town asks a second step of, and which of one's own towns wait for it.
import * as v from 'valibot';
import { roles, type Role } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { callRpc } from './staffClient.ts';

/** One's towns that stay closed until this session has proven a second step. */
export function readWaitingTowns(): Promise<string[]> {
  return callRpc('towns_wanting_second_factor', {}, v.array(v.string()));
}

export function readSecondFactorRoles(townId: string): Promise<Role[]> {
  return callRpc('second_factor_roles', { p_town_id: townId }, v.array(v.picklist(roles)));
}

export async function requireSecondFactor(townId: string, asked: readonly Role[]): Promise<void> {
  await callRpc('require_second_factor', { p_town_id: townId, p_roles: [...asked] }, v.unknown());
}
