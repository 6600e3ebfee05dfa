import type { IncomingMessage } from 'node:http';

/**
 * Headers that say who or where a client is. A client may write anything in them, so they are believed only from a
 * proxy that the operator trusts (HIROBA_TRUST_PROXY=1).
 */
const claims = new RegExp(
  '^(x-forwarded-|x-real-ip$|forwarded$|true-client-ip$|cf-|x-vercel-|cloudfront-|fly-|x-appengine-' +
    '|x-country|x-region|x-client-geo|x-geo|x-hiroba-)',
);

export const isClaimOfOrigin = (name: string): boolean => claims.test(name);

/** The address of the one who asks; behind a trusted proxy the last one it noted. */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const direct = request.socket.remoteAddress ?? '';
  const noted = request.headers['x-forwarded-for'];
  if (!trustProxy || !noted) return direct.replace(/^::ffff:/, '');
  return (Array.isArray(noted) ? noted.join(',') : noted).split(',').at(-1)?.trim() || direct;
}
