// Where one is signed in oneself.
import * as v from 'valibot';
import { callRpc } from './staffClient.ts';

const ownSession = v.object({
  session_id: v.string(),
  is_current: v.boolean(),
  /** Codes: chrome, iphone, unknown. */
  browser: v.string(),
  system: v.string(),
  began_at: v.string(),
  last_used_at: v.string(),
});
export type OwnSession = v.InferOutput<typeof ownSession>;

export function readMySessions(): Promise<OwnSession[]> {
  return callRpc('list_my_sessions', {}, v.array(ownSession));
}

export async function endMySession(sessionId: string): Promise<void> {
  await callRpc('end_my_session', { p_session_id: sessionId }, v.unknown());
}

export async function endMyOtherSessions(): Promise<void> {
  await callRpc('end_my_other_sessions', {}, v.unknown());
}
