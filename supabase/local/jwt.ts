import { jwtVerify } from 'jose';
import * as v from 'valibot';

const claims = v.looseObject({
  sub: v.pipe(v.string(), v.uuid()),
  role: v.picklist(['authenticated', 'anon']),
  exp: v.number(),
  session_id: v.optional(v.pipe(v.string(), v.uuid())),
  aal: v.optional(v.picklist(['aal1', 'aal2'])),
});
/** The claims of a signed-in person; `exp` in seconds since 1970. */
export type Claims = v.InferOutput<typeof claims>;

/** The claims of a valid, unexpired HS256 token of a person; null for anything else. */
export async function readJwt(token: string, secret: string): Promise<Claims | null> {
  const verified = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] }).catch(
    () => null,
  );
  const parsed = v.safeParse(claims, verified?.payload);
  return parsed.success ? parsed.output : null;
}
