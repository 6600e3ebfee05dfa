import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this many bytes compression costs more than it saves. */
const worthCompressing = 1_400;

async function pack(body: Uint8Array, accepts: string): Promise<[Buffer, string] | null> {
  if (/\bbr\b/.test(accepts))
    return [await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), 'br'];
  if (/\bgzip\b/.test(accepts)) return [await zip(body), 'gzip'];
  return null;
}

/** The answer, packed where it is JSON or text worth it and the browser takes it; hono/compress knows no brotli. */
export async function compressed(answer: Response, accepts = ''): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  const { status, body } = answer;
  if (!body) return new Response(null, { status, headers });
  const isText = /json|text/.test(headers.get('content-type') ?? '');
  if (!isText || headers.has('content-encoding')) return new Response(body, { status, headers });
  const plain = new Uint8Array(await answer.arrayBuffer());
  if (plain.length <= worthCompressing) return new Response(plain, { status, headers });
  headers.append('vary', 'accept-encoding');
  const packed = await pack(plain, accepts);
  if (packed) headers.set('content-encoding', packed[1]);
  return new Response(packed ? new Uint8Array(packed[0]) : plain, { status, headers });
}
