import * as v from 'valibot';
import { answer, preflight, readableBy } from './answer.ts';
import type { OwnPages } from './ownPages.ts';
import { parseJson } from './parseJson.ts';
import { readBody } from './readBody.ts';

interface Door<T> {
  /** Most bytes of a body. */
  limit: number;
  contract: v.GenericSchema<unknown, T>;
  pages: OwnPages;
  /** Why nobody is asked further, by what stands in the headers: answered with 403. */
  refuse?: (request: Request) => string | null;
  /** What a 400 says beside `invalid`. */
  explain?: (issues: readonly v.BaseIssue<unknown>[]) => object;
  take: (asked: T, request: Request) => Promise<Response>;
}

/**
 * The front of every function: from a page of ours or from no page (403), POST only (405), not too long (413), by the
 * contract (400), then `take`. Browsers that ask before they post get their answer.
 */
export function receiveJson<T>(door: Door<T>): (request: Request) => Promise<Response> {
  const receive = receiver(door);
  return async (request) => {
    if (!door.pages.mayAsk(request)) return answer(403, { error: 'foreign_origin' });
    const answered = await receive(request);
    const origin = door.pages.named(request);
    if (origin !== null)
      for (const [name, value] of Object.entries(readableBy(origin))) answered.headers.set(name, value);
    return answered;
  };
}

function receiver<T>(door: Door<T>): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight();
    if (request.method !== 'POST')
      return answer(405, { error: 'method_not_allowed' }, { Allow: 'POST, OPTIONS' });
    const refusal = door.refuse?.(request) ?? null;
    if (refusal !== null) return answer(403, { error: refusal });
    const body = await readBody(request, door.limit);
    if (!body.ok && body.code === 'too_large')
      return answer(413, { error: 'too_large', limit_bytes: door.limit });
    const json = body.ok ? parseJson(body.text) : body;
    if (!json.ok) return answer(400, { error: 'invalid', code: json.code, ...door.explain?.([]) });
    const parsed = v.safeParse(door.contract, json.value);
    return parsed.success
      ? door.take(parsed.output, request)
      : answer(400, { error: 'invalid', ...door.explain?.(parsed.issues) });
  };
}
