// How every function answers: JSON, never cached. receiveJson says which pages of another origin may read it.
const headers = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
};

/** A JSON answer. */
export function answer(status: number, body: unknown, more: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...headers, ...more } });
}

/** What a page of another origin may read. */
export const readableBy = (origin: string): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Expose-Headers': 'Retry-After',
  Vary: 'Origin',
});

/** The answer to a browser that asks before it posts from another origin. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'POST, OPTIONS',
      'Access-Control-Allow-Headers': 'authorization, apikey, content-type, x-client-info',
      'Access-Control-Max-Age': '86400',
    },
  });
}

/** 429, with when to come back in seconds. */
export function tooMany(retryAfterMs: number): Response {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return answer(429, { error: 'rate_limited', retry_after_s: seconds }, { 'Retry-After': String(seconds) });
}

/** 503: nothing was stored; keep it and try again. */
export function unavailable(retryAfterS = 10): Response {
  return answer(503, { error: 'unavailable' }, { 'Retry-After': String(retryAfterS) });
}
