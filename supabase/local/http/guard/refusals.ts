import type { ServerResponse } from 'node:http';
import { everywhere } from '../securityHeaders.ts';

/**
 * What a door says when it does not take a request, or could not answer it: a status and one fixed sentence. Nothing of
 * what was sent, of a library's words or of the database's stands in it.
 */
const refusals = {
  malformed_address: [400, 'The address is malformed.'],
  malformed_headers: [400, 'The headers are malformed.'],
  malformed_json: [400, 'The body is not JSON that can be read.'],
  malformed_text: [400, 'The text holds what no text can hold.'],
  too_deep: [400, 'The body is nested too deeply.'],
  too_many_arguments: [400, 'There are too many arguments.'],
  not_understood: [400, 'The request is not understood.'],
  not_found: [404, 'There is nothing here.'],
  method_not_allowed: [405, 'This is not done here.'],
  too_large: [413, 'The body is too large.'],
  address_too_long: [414, 'The address is too long.'],
  internal: [500, 'Something went wrong here.'],
  not_now: [503, 'This is not taken right now. Try again later.'],
  took_too_long: [503, 'It took too long. Try again later.'],
} as const;

export type RefusalCode = keyof typeof refusals;

const headersOf = (code: RefusalCode): Record<string, string> => ({
  ...everywhere,
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  // The rest of a body that nobody reads is not the next request.
  ...(code === 'not_now' ? { 'retry-after': '60' } : {}),
  ...(code === 'too_large' || code === 'took_too_long' ? { connection: 'close' } : {}),
});

const bodyOf = (code: RefusalCode): string => JSON.stringify({ code, message: refusals[code][1] });

export const statusOf = (code: RefusalCode): number => refusals[code][0];

/** The refusal as what a door answers. */
export const refusal = (code: RefusalCode): Response =>
  new Response(bodyOf(code), { status: statusOf(code), headers: headersOf(code) });

/** The refusal straight onto the line, before any door. */
export function refuse(response: ServerResponse, code: RefusalCode): void {
  response.writeHead(statusOf(code), headersOf(code)).end(bodyOf(code));
}
