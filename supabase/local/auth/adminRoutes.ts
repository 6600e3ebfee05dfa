import * as v from 'valibot';
import { afterwards } from './afterwards.ts';
import type { AuthApp, AuthParts } from './AuthParts.ts';
import { AuthRefusal } from './AuthRefusal.ts';
import { describeFactor, describeUser } from './describeUser.ts';
import { readAuthBody } from './readAuthBody.ts';
import { normalEmail, type User } from './Users.ts';

const invitation = v.object({
  email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254)),
  data: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
});
const duration = /^(\d{1,6})h$/;
const changes = v.object({
  ban_duration: v.optional(v.union([v.literal('none'), v.pipe(v.string(), v.regex(duration))])),
});
const uuid = v.pipe(v.string(), v.uuid());

/**
 * What the server's own functions may do with accounts, by the secret key: invite, shut out, take away an
 * authenticator.
 */
export function adminRoutes(app: AuthApp, parts: AuthParts): void {
  const { users, sessions, factors, links, mail, secrets } = parts;

  const requireSecretKey = (request: Request): void => {
    const bearer = request.headers.get('authorization')?.replace(/^Bearer\s+/i, '');
    if (
      request.headers.get('apikey') !== secrets.serviceKey ||
      (bearer ?? secrets.serviceKey) !== secrets.serviceKey
    )
      throw new AuthRefusal(403, 'not_admin', 'User not allowed');
  };
  const find = async (id: string): Promise<User> => {
    const user = v.is(uuid, id) ? await users.byId(id) : null;
    if (!user) throw new AuthRefusal(404, 'user_not_found', 'User not found');
    return user;
  };
  const tell = async (user: User) => describeUser(user, await users.factors(user.id));

  app.post('/invite', async (c) => {
    requireSecretKey(c.req.raw);
    const { email, data } = await readAuthBody(c.req.raw, invitation);
    const known = await users.byEmail(email);
    if (known?.email_confirmed_at)
      throw new AuthRefusal(
        422,
        'email_exists',
        'A user with this email address has already been registered',
      );
    const user = known ?? (await users.invite(normalEmail(email), data ?? {}));
    const token = await links.make(user.id, 'invite');
    afterwards(() => mail.write(user, 'invite', token));
    return c.json(await tell(user));
  });

  app.get('/admin/users', async (c) => {
    requireSecretKey(c.req.raw);
    const size = Math.min(Math.max(Number(c.req.query('per_page')) || 50, 1), 1_000);
    const page = Math.max(Number(c.req.query('page')) || 1, 1);
    const rows = await users.page((page - 1) * size, size);
    return c.json({ users: await Promise.all(rows.map(tell)), aud: 'authenticated' });
  });
  app.get('/admin/users/:id', async (c) => {
    requireSecretKey(c.req.raw);
    return c.json(await tell(await find(c.req.param('id'))));
  });

  app.put('/admin/users/:id', async (c) => {
    requireSecretKey(c.req.raw);
    const user = await find(c.req.param('id'));
    const { ban_duration } = await readAuthBody(c.req.raw, changes);
    if (ban_duration !== undefined) {
      const hours = Number(duration.exec(ban_duration)?.[1] ?? 0);
      await users.ban(user.id, hours > 0 ? new Date(Date.now() + hours * 3_600_000) : null);
      if (hours > 0) {
        await sessions.end(user.id, 'global', user.id);
        await links.forget(user.id);
      }
    }
    return c.json(await tell(await find(user.id)));
  });

  app.delete('/admin/users/:id', async (c) => {
    requireSecretKey(c.req.raw);
    const user = await find(c.req.param('id'));
    await users.remove(user.id);
    return c.json({});
  });

  app.get('/admin/users/:id/factors', async (c) => {
    requireSecretKey(c.req.raw);
    const user = await find(c.req.param('id'));
    return c.json((await users.factors(user.id)).map(describeFactor));
  });

  app.delete('/admin/users/:id/factors/:factorId', async (c) => {
    requireSecretKey(c.req.raw);
    const user = await find(c.req.param('id'));
    const factor = await factors.of(user, c.req.param('factorId'));
    await factors.remove(factor);
    // Whoever holds the lost authenticator may hold a session as well.
    await sessions.end(user.id, 'global', user.id);
    if (factor.status === 'verified') afterwards(() => mail.write(user, 'factor_removed'));
    return c.json({ id: factor.id });
  });
}
