import { refusal } from '../http/guard/refusals.ts';
import { say } from '../say.ts';

/** A SQLSTATE of answerDatabaseError.ts, or that the database is away: those are ours, and true. */
const isOurs = (code: unknown): boolean => typeof code === 'string' && /^([0-9A-Z]{5}|PGRST001)$/.test(code);

let lastComplaint = '';

/**
 * lite's answer, unless lite broke: what makes its parser or its driver throw (a number where a day is wanted, an
 * operator `__proto__`) came with the request, so it is a 400, and what was thrown stays here.
 */
export async function withoutInternals(answer: Response): Promise<Response> {
  if (answer.status < 500) return answer;
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => null);
  const { code, message } = { ...(body as { code?: unknown; message?: unknown } | null) };
  if (isOurs(code)) return answer;
  const complaint = String(message);
  if (complaint !== lastComplaint) say(`REST が答えられません: ${complaint}`, `REST broke: ${complaint}`);
  lastComplaint = complaint;
  return refusal('not_understood');
}
