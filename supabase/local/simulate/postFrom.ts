import { request } from 'node:http';

/**
 * An address of this machine's own for the n-th family, or undefined where there is but one: Linux answers on all of
 * 127.0.0.0/8. A door that takes so many a minute from one network takes them from each of these, as it would from real
 * families.
 */
export function ownAddress(url: string, n: number): string | undefined {
  const { protocol, hostname } = new URL(url);
  const isHere = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
  if (!isHere || process.platform !== 'linux') return undefined;
  return `127.${1 + ((n >> 16) & 127)}.${(n >> 8) & 255}.${1 + (n & 127)}`;
}

/** Posts JSON from the given address of this machine. Errors are the socket's. */
export function postFrom(
  address: string,
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string; retryAfter: string | undefined }> {
  const { port, pathname } = new URL(url);
  return new Promise((done, failed) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: pathname,
        method: 'POST',
        headers,
        localAddress: address,
        agent: false,
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', failed);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          done({ status: answer.statusCode ?? 0, text, retryAfter: answer.headers['retry-after'] });
        });
      },
    );
    asked.on('error', failed);
    asked.end(body);
  });
}
