import * as v from 'valibot';
import { answer, preflight } from './answer.ts';
import { readBody } from './readBody.ts';

interface Door<T> {
  /** Most bytes of a body. */
  limit: number;
  contract: v.GenericSchema<unknown, T>;
  /** What a 400 says beside `invalid`. */
  explain?: (issues: readonly v.BaseIssue<unknown>[]) => object;
  take: (asked: T, request: Request) => Promise<Response>;
}

/**
 * The front of every function: POST only (405), not too long (413), by the contract (400), then `take`. Browsers that
 * ask before they post get their answer.
 */
export function receiveJson<T>(door: Door<T>): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight();
    if (request.method !== 'POST')
      return answer(405, { error: 'method_not_allowed' }, { Allow: 'POST, OPTIONS' });
    const text = await readBody(request, door.limit);
    if (text === null) return answer(413, { error: 'too_large', limit_bytes: door.limit });
    const parsed = v.safeParse(door.contract, parseJson(text));
    return parsed.success
      ? door.take(parsed.output, request)
      : answer(400, { error: 'invalid', ...door.explain?.(parsed.issues) });
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON is one more thing that the contract refuses
  }
}
