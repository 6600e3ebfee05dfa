import type { IncomingMessage } from 'node:http';

/**
 * Whether the page that asks came from this server, under whatever name it was opened. Browsers say so themselves
 * (Sec-Fetch-Site), but not on plain http within a town hall, nor old ones.
 */
export function isFromThisHost({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined || host === undefined) return false;
  return URL.parse(origin)?.host === host.toLowerCase();
}
