import * as v from 'valibot';
import { afterwards } from './afterwards.ts';
import type { AuthApp, AuthParts } from './AuthParts.ts';
import { AuthRefusal, tooMany } from './AuthRefusal.ts';
import { readAuthBody } from './readAuthBody.ts';
import { whoAsks } from './whoAsks.ts';

const name = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), '');
const enrolment = v.object({ factor_type: v.literal('totp'), friendly_name: name, issuer: name });
const answer = v.object({
  challenge_id: v.pipe(v.string(), v.maxLength(60)),
  code: v.pipe(v.string(), v.maxLength(20)),
});

/** One's own authenticators. The picture of the code is drawn by the screen: `uri` says it all. */
export function factorRoutes(app: AuthApp, parts: AuthParts): void {
  const { users, sessions, factors, limits, mail, audit } = parts;

  app.post('/factors', async (c) => {
    const { user, claims } = await whoAsks(c.req.raw, parts);
    const { friendly_name, issuer } = await readAuthBody(c.req.raw, enrolment);
    const hasOne = (await users.factors(user.id)).some(({ status }) => status === 'verified');
    if (hasOne && claims.aal !== 'aal2')
      throw new AuthRefusal(403, 'insufficient_aal', 'AAL2 required to enroll a new factor');
    const { factor, uri } = await factors.enrol(user, friendly_name, issuer || 'Hiroba');
    return c.json({
      id: factor.id,
      type: 'totp',
      friendly_name,
      totp: { qr_code: '', secret: factor.secret, uri },
    });
  });

  app.post('/factors/:id/challenge', async (c) => {
    const { user } = await whoAsks(c.req.raw, parts);
    const asked = await factors.challenge(await factors.of(user, c.req.param('id')));
    return c.json({ id: asked.id, type: 'totp', expires_at: asked.expiresAt });
  });

  app.post('/factors/:id/verify', async (c) => {
    const { user, sessionId } = await whoAsks(c.req.raw, parts);
    const factor = await factors.of(user, c.req.param('id'));
    const { challenge_id, code } = await readAuthBody(c.req.raw, answer);
    const wait = limits.code(user.id);
    if (wait > 0) throw tooMany(wait);
    await factors.check(factor, challenge_id, code.replace(/\s/g, '')).catch((error: unknown) => {
      audit.note(user.id, 'factor_failed');
      throw error;
    });
    limits.codeWasRight(user.id);
    if (factor.status === 'unverified') {
      audit.note(user.id, 'factor_added', { name: factor.friendly_name ?? '' });
      afterwards(() => mail.write(user, 'factor_added'));
    }
    return c.json(await sessions.raise(user, sessionId, factor.id));
  });

  app.delete('/factors/:id', async (c) => {
    const { user, claims } = await whoAsks(c.req.raw, parts);
    const factor = await factors.of(user, c.req.param('id'));
    if (factor.status === 'verified' && claims.aal !== 'aal2')
      throw new AuthRefusal(403, 'insufficient_aal', 'AAL2 required to unenroll verified factor');
    await factors.remove(factor);
    if (factor.status === 'verified') {
      audit.note(user.id, 'factor_removed', { name: factor.friendly_name ?? '' });
      afterwards(() => mail.write(user, 'factor_removed'));
    }
    return c.json({ id: factor.id });
  });
}
