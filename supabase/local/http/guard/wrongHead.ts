import type { IncomingMessage } from 'node:http';
import { mostArguments } from '../../../functions/_shared/parseJson.ts';
import type { RefusalCode } from './refusals.ts';

/** Whatever else there is (TRACE, PROPFIND, QUERY ...) no door knows. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Characters; proxies cut at 8,192 with the method. */
const longestAddress = 8_000;

type Head = Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>;

/**
 * What is wrong with the first lines of a request, for whichever door it is; null when nothing is. Total: it throws for
 * no target and no header.
 */
export function wrongHead({ method = '', url = '', rawHeaders }: Head, isApi: boolean): RefusalCode | null {
  if (!methods.has(method)) return 'method_not_allowed';
  // Node itself asks for one Host and takes the first of two, a proxy before it perhaps the second.
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length > 1) return 'malformed_headers';
  if (url.length > longestAddress) return 'address_too_long';
  if (!url.startsWith('/') || url.startsWith('//') || /%00|[\0\\]/.test(url)) return 'malformed_address';
  // A page takes a link that somebody else has made badly (?c=100%); an interface is asked by programs.
  return isApi ? wrongQuery(url) : null;
}

function wrongQuery(url: string): RefusalCode | null {
  const at = url.indexOf('?');
  const [path, query] = at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
  if (!isDecodable(path) || !isDecodable(query)) return 'malformed_address';
  return query.split('&').length > mostArguments ? 'too_many_arguments' : null;
}

/** Whether %-escapes are whole and make well-formed UTF-8. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
