import { heedServerTime } from '../lib/serverClock.ts';
import { keepableJson } from './keepableJson.ts';

/**
 * fetch for supabase-js. It holds when a session ends against this computer's clock, so it must reckon that end by the
 * same clock, from how long the session lasts: by the server's date a clock that is an hour fast makes every session
 * ended, and each question renews it first. What staff wrote goes out as text that the server takes.
 */
export const staffFetch: typeof fetch = async (input, init) => {
  const body = typeof init?.body === 'string' ? mended(init.body) : init?.body;
  const response = await fetch(input, { ...init, body });
  heedServerTime(response);
  const address = input instanceof Request ? input.url : String(input);
  return address.includes('/auth/v1/') && response.ok ? withoutEnd(response) : response;
};

async function withoutEnd(response: Response): Promise<Response> {
  const text = await response.text();
  const { status, statusText, headers } = response;
  const isEmpty = text === '';
  return new Response(isEmpty ? null : dropEnd(text), { status, statusText, headers });
}

/** JSON in which a field's end cut an emoji in two, which no server takes, without that half. */
function mended(json: string): string {
  return /\\u(0000|d[89a-f])/i.test(json) ? keepableJson(JSON.parse(json)) : json;
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
