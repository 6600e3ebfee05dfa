import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isClaimOfOrigin } from './clientAddress.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this many bytes compression costs more than it saves. */
const worthCompressing = 1_400;

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
]);

/** The whole body, or null when it is larger than `limit` bytes. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > limit) {
        request.removeAllListeners('data').resume();
        resolve(null);
      } else parts.push(part);
    });
    request.once('end', () => {
      resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
    });
    request.once('error', reject);
    request.once('aborted', () => {
      reject(new Error('aborted'));
    });
  });
}

/** A web Request of what came over the wire, with the client's address where functions look for it. */
export function webRequest(
  request: IncomingMessage,
  body: Buffer | null,
  address: string,
  trustProxy: boolean,
  base: string,
): Request {
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || hopByHop.has(name) || name === 'x-forwarded-for') continue;
    if (!trustProxy && isClaimOfOrigin(name)) continue;
    headers.push([name, Array.isArray(value) ? value.join(', ') : value]);
  }
  headers.push(['x-forwarded-for', address]);
  const method = request.method ?? 'GET';
  const hasBody = body !== null && body.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(base + (request.url ?? '/'), {
    method,
    headers,
    body: hasBody ? new Uint8Array(body) : undefined,
  });
}

async function compress(body: Buffer, accepts: string): Promise<[Buffer, string] | null> {
  if (/\bbr\b/.test(accepts))
    return [await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), 'br'];
  if (/\bgzip\b/.test(accepts)) return [await zip(body), 'gzip'];
  return null;
}

/** Sends a web Response; JSON and text worth it are compressed. */
export async function sendWebResponse(
  answer: Response,
  request: IncomingMessage,
  response: ServerResponse,
  extra: Record<string, string>,
): Promise<void> {
  let body: Buffer = Buffer.from(await answer.arrayBuffer());
  const headers: Record<string, string | string[]> = { ...extra };
  for (const [name, value] of answer.headers)
    if (name !== 'content-length' && name !== 'set-cookie') headers[name] = value;
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  if (
    body.length > worthCompressing &&
    !headers['content-encoding'] &&
    /json|text/.test(answer.headers.get('content-type') ?? '')
  ) {
    const packed = await compress(body, request.headers['accept-encoding'] ?? '');
    headers.vary = [answer.headers.get('vary'), 'accept-encoding'].filter(Boolean).join(', ');
    if (packed) [body, headers['content-encoding']] = packed;
  }
  if (answer.status !== 204 && answer.status !== 304) headers['content-length'] = String(body.length);
  response.writeHead(answer.status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}
