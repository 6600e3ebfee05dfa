import { heedServerTime } from '../lib/serverClock.ts';
import { keepableJson } from './keepableJson.ts';

/**
 * fetch for supabase-js. It holds when a session ends against this computer's clock, so it must reckon that end by the
 * same clock, from how long the session lasts: by the server's date a clock that is an hour fast makes every session
 * ended, and each question renews it first. What staff wrote goes out as text that the server takes.
 */
export const staffFetch: typeof fetch = async (input, init) => {
  const isAuth = (input instanceof Request ? input.url : String(input)).includes('/auth/v1/'); // a password is as it is
  const body = typeof init?.body === 'string' && !isAuth ? mended(init.body) : init?.body;
  const response = await fetch(input, { ...init, body });
  heedServerTime(response);
  return isAuth && response.ok ? withoutEnd(response) : response;
};

async function withoutEnd(response: Response): Promise<Response> {
  const text = await response.text();
  const { status, statusText, headers } = response;
  const isEmpty = text === '';
  return new Response(isEmpty ? null : dropEnd(text), { status, statusText, headers });
}

/** JSON without what no server takes: half an emoji, cut by a field's end, or marks that came with a paste. */
function mended(json: string): string {
  return /\\u(0000|d[89a-f])|[\u202A-\u202E\u2066-\u2069]/i.test(json)
    ? keepableJson(JSON.parse(json))
    : json;
}

/** The same JSON without the `expires_at` of a session. */
function dropEnd(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('expires_at' in body)) return text;
    return JSON.stringify({ ...body, expires_at: undefined });
  } catch {
    return text; // not for us to judge
  }
}
