import { sessionLimits } from '../../../supabase/functions/_shared/contract/sessionLimits.ts';

/** How long before the end it is said. */
const warned = { idle: 5 * 60_000, whole: 15 * 60_000 };

export type SessionEnd =
  { what: 'nothing' } | { what: 'idle' | 'whole'; minutes: number } | { what: 'ended' };

/** Whether a session is about to end, and by what; all times in ms. */
export function sessionEnd(times: { now: number; lastActAt: number; startedAt: number | null }): SessionEnd {
  const { now, lastActAt, startedAt } = times;
  const idle = lastActAt + sessionLimits.idle - now;
  const whole = startedAt === null ? Infinity : startedAt + sessionLimits.whole - now;
  if (idle <= 0 || whole <= 0) return { what: 'ended' };
  const minutes = (left: number) => Math.max(1, Math.ceil(left / 60_000));
  if (whole <= warned.whole) return { what: 'whole', minutes: minutes(whole) };
  return idle <= warned.idle ? { what: 'idle', minutes: minutes(idle) } : { what: 'nothing' };
}
