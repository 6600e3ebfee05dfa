// How long a family has waited for us. The receipt mail promises an answer in two to three working days; the mark comes
// after three days with weekends counted, rather early than late. Two weeks between steps is our own judgement.
import type { Stage } from '../../supabase/functions/_shared/contract/pipeline.ts';

const day = 86_400_000;
export const firstReplyLimitMs = 3 * day;
export const followUpLimitMs = 14 * day;

export interface WaitingInput {
  stage: Stage;
  created_at: string;
  first_reply_at: string | null;
  /** The last answer, call or step; null when nobody has answered. */
  last_contact_at: string | null;
}

export interface Waiting {
  /** first_reply: nobody has answered yet. follow_up: answered, the next step is ours. settled: nobody waits. */
  kind: 'first_reply' | 'follow_up' | 'settled';
  ms: number;
  overdue: boolean;
}

const done: readonly Stage[] = ['moved', 'settled', 'closed'];

/** Waiting time of a household at an instant, in ms. */
export function waiting(input: WaitingInput, now: Date): Waiting {
  if (done.includes(input.stage)) return { kind: 'settled', ms: 0, overdue: false };
  if (input.first_reply_at === null) {
    const ms = Math.max(0, now.getTime() - Date.parse(input.created_at));
    return { kind: 'first_reply', ms, overdue: ms > firstReplyLimitMs };
  }
  const last = Math.max(
    Date.parse(input.first_reply_at),
    Date.parse(input.last_contact_at ?? input.created_at),
  );
  const ms = Math.max(0, now.getTime() - last);
  return { kind: 'follow_up', ms, overdue: ms > followUpLimitMs };
}
