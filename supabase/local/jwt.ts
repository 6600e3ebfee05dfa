import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

const claims = v.looseObject({
  sub: v.pipe(v.string(), v.uuid()),
  role: v.picklist(['authenticated', 'anon']),
  exp: v.number(),
});
/** The claims of a signed-in person. */
export type Claims = v.InferOutput<typeof claims>;

const header = v.object({ alg: v.literal('HS256') });

function decode(part: string | undefined): unknown {
  return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
}

const hmac = (text: string, secret: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** The claims of a valid, unexpired HS256 token of a person; null for anything else. Times are seconds since 1970. */
export function readJwt(token: string, secret: string, now = Date.now() / 1000): Claims | null {
  const [head, body, signature, ...rest] = token.split('.');
  if (!head || !body || !signature || rest.length > 0) return null;
  try {
    const given = Buffer.from(signature, 'base64url');
    const right = hmac(`${head}.${body}`, secret);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    if (!v.safeParse(header, decode(head)).success) return null;
    const parsed = v.safeParse(claims, decode(body));
    return parsed.success && parsed.output.exp > now ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Signs claims with HS256; used for tests and for the server's own calls. */
export function signJwt(payload: Record<string, unknown>, secret: string): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
  return `${text}.${hmac(text, secret).toString('base64url')}`;
}
