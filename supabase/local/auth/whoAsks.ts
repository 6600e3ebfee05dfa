import { readJwt, type Claims } from '../jwt.ts';
import { AuthRefusal, sessionIsGone } from './AuthRefusal.ts';
import type { AuthParts } from './AuthParts.ts';
import { isBanned, type User } from './Users.ts';

export type Asker = { user: User; claims: Claims; sessionId: string };

/** The signed-in person of a request whose session still stands; throws for everybody else. */
export async function whoAsks(request: Request, parts: AuthParts): Promise<Asker> {
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer === undefined || bearer.startsWith('sb_'))
    throw new AuthRefusal(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const claims = await readJwt(bearer, parts.secrets.jwtSecret);
  if (!claims) throw new AuthRefusal(403, 'bad_jwt', 'invalid JWT');
  if (claims.session_id === undefined || !(await parts.check.isGood(claims))) throw sessionIsGone();
  const user = await parts.users.byId(claims.sub);
  if (!user || isBanned(user)) throw sessionIsGone();
  return { user, claims, sessionId: claims.session_id };
}
