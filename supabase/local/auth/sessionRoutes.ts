import * as v from 'valibot';
import { afterwards } from './afterwards.ts';
import type { AuthApp, AuthParts } from './AuthParts.ts';
import { AuthRefusal, linkIsSpent, tooMany, wrongCredentials } from './AuthRefusal.ts';
import { deviceOf } from './deviceOf.ts';
import type { LinkKind } from './Links.ts';
import { passwordIsRight } from './passwords.ts';
import { readAuthBody } from './readAuthBody.ts';
import { isBanned, normalEmail } from './Users.ts';
import { whoAsks } from './whoAsks.ts';

const text = v.pipe(v.string(), v.maxLength(500));
const passwordGrant = v.object({ email: text, password: v.pipe(v.string(), v.maxLength(2_000)) });
const refreshGrant = v.object({ refresh_token: text });
const asksForMail = v.object({ email: text });
const link = v.object({ type: v.picklist(['recovery', 'invite', 'email']), token_hash: text });
const kinds: Record<v.InferOutput<typeof link>['type'], LinkKind[]> = {
  recovery: ['recovery'],
  invite: ['invite'],
  email: ['recovery', 'invite'],
};

/** Signing in, renewing, signing out, and the links of mails. */
export function sessionRoutes(app: AuthApp, parts: AuthParts): void {
  const { users, sessions, links, limits, browsers, mail, audit } = parts;
  const deviceIn = (request: Request): string => deviceOf(request.headers.get('user-agent'));

  app.post('/token', async (c) => {
    const grant = c.req.query('grant_type');
    if (grant === 'refresh_token') {
      const { refresh_token } = await readAuthBody(c.req.raw, refreshGrant);
      return c.json(await sessions.refresh(refresh_token, (userId) => audit.note(userId, 'token_reused')));
    }
    if (grant !== 'password') throw new AuthRefusal(400, 'validation_failed', 'unsupported_grant_type');
    const { email, password } = await readAuthBody(c.req.raw, passwordGrant);
    const user = await users.byEmail(email);
    const knownBrowser = await browsers.read(c.req.raw, user?.id ?? null);
    const tries = { account: normalEmail(email), network: c.env.network, knownBrowser };
    const wait = limits.guess(tries);
    if (wait > 0) {
      if (user) audit.note(user.id, 'sign_in_locked');
      throw tooMany(wait);
    }
    const right = await passwordIsRight(password, user?.encrypted_password ?? null);
    if (!user || !right || isBanned(user)) {
      if (user) audit.note(user.id, 'sign_in_failed', { known_browser: knownBrowser !== null });
      throw wrongCredentials();
    }
    limits.wasRight(tries);
    audit.note(user.id, 'signed_in');
    c.header('set-cookie', await browsers.cookieFor(user.id));
    return c.json(await sessions.begin(user, 'password', deviceIn(c.req.raw)));
  });

  app.post('/recover', async (c) => {
    const { email } = await readAuthBody(c.req.raw, asksForMail);
    const wait = limits.mail(normalEmail(email), c.env.network);
    if (wait > 0) throw tooMany(wait, 'over_email_send_rate_limit');
    afterwards(async () => {
      const user = await users.byEmail(email);
      if (!user || isBanned(user)) return;
      audit.note(user.id, 'recovery_asked');
      await mail.write(user, 'recovery', await links.make(user.id, 'recovery'));
    });
    return c.json({});
  });

  // By POST alone: what previews and scanners of mail open must not spend the link.
  app.post('/verify', async (c) => {
    const { type, token_hash } = await readAuthBody(c.req.raw, link);
    const wait = limits.link(c.env.network);
    if (wait > 0) throw tooMany(wait);
    const spent = await links.spend(token_hash, kinds[type]);
    const user = spent && (await users.byId(spent.userId));
    if (!spent || !user || isBanned(user)) throw linkIsSpent();
    limits.linkWasRight(c.env.network);
    await users.confirm(user.id);
    c.header('set-cookie', await browsers.cookieFor(user.id));
    return c.json(await sessions.begin(user, spent.kind, deviceIn(c.req.raw)));
  });

  app.post('/logout', async (c) => {
    const scope = c.req.query('scope') ?? 'global';
    if (scope !== 'local' && scope !== 'others' && scope !== 'global')
      throw new AuthRefusal(400, 'validation_failed', 'Unsupported logout scope');
    const { user, sessionId } = await whoAsks(c.req.raw, parts);
    await sessions.end(user.id, scope, sessionId);
    audit.note(user.id, 'session_ended', { how: scope });
    return c.body(null, 204);
  });
}
