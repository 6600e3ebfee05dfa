import * as v from 'valibot';
import { afterwards } from './afterwards.ts';
import type { Town } from './AccountTowns.ts';
import type { AuthApp, AuthParts } from './AuthParts.ts';
import { AuthRefusal, tooMany } from './AuthRefusal.ts';
import { describeUser } from './describeUser.ts';
import { lifetimes } from './lifetimes.ts';
import { passwordReasons } from './passwordRules.ts';
import { hashPassword, passwordIsRight } from './passwords.ts';
import { readAuthBody } from './readAuthBody.ts';
import type { User } from './Users.ts';
import { whoAsks, type Asker } from './whoAsks.ts';

const longText = v.pipe(v.string(), v.maxLength(2_000));
const changes = v.object({
  password: v.optional(longText),
  current_password: v.optional(longText),
  data: v.optional(
    v.pipe(
      v.record(v.string(), v.unknown()),
      v.check((d) => JSON.stringify(d).length < 4_000),
    ),
  ),
});

/** One's own account: read, and the password changed. The address is not changed here: it is who one is. */
export function userRoutes(app: AuthApp, parts: AuthParts): void {
  const { users, sessions, links, limits, mail, audit, towns } = parts;

  app.get('/user', async (c) => {
    const { user } = await whoAsks(c.req.raw, parts);
    return c.json(describeUser(user, await users.factors(user.id)));
  });

  app.put('/user', async (c) => {
    const asker = await whoAsks(c.req.raw, parts);
    const { password, current_password, data } = await readAuthBody(c.req.raw, changes);
    if (password !== undefined) await changePassword(asker, password, current_password);
    if (data !== undefined) await users.setData(asker.user.id, data);
    const user = (await users.byId(asker.user.id)) ?? asker.user;
    return c.json(describeUser(user, await users.factors(user.id)));
  });

  async function changePassword(
    { user, claims, sessionId }: Asker,
    password: string,
    present: string | undefined,
  ): Promise<void> {
    const enrolled = (await users.factors(user.id)).some(({ status }) => status === 'verified');
    if (enrolled && claims.aal !== 'aal2')
      throw new AuthRefusal(401, 'insufficient_aal', 'AAL2 session is required to update the password');
    const proofs = await sessions.proofs(sessionId);
    const followedLink = proofs.find(
      ({ method, ageSeconds }) =>
        (method === 'recovery' || method === 'invite') && ageSeconds < lifetimes.setPassword,
    );
    if (!followedLink) await proveWith(user.id, user.encrypted_password, present);
    const reasons = passwordReasons(password, namesOf(user, await towns.of(user)));
    if (reasons.length > 0)
      throw new AuthRefusal(422, 'weak_password', 'The password is too easy to guess', {
        body: { weak_password: { reasons } },
      });
    if (await passwordIsRight(password, user.encrypted_password))
      throw new AuthRefusal(422, 'same_password', 'New password should be different from the old password.');
    await users.setPassword(user.id, await hashPassword(password));
    await links.forget(user.id);
    await sessions.forgetLinks(sessionId);
    await sessions.end(user.id, 'others', sessionId);
    if (followedLink?.method === 'invite') {
      audit.note(user.id, 'invitation_accepted');
      return; // the first password of an account: nothing was changed
    }
    audit.note(user.id, followedLink ? 'password_recovered' : 'password_changed');
    afterwards(() => mail.write(user, 'password_changed'));
  }

  async function proveWith(
    userId: string,
    hashed: string | null,
    present: string | undefined,
  ): Promise<void> {
    if (present === undefined)
      throw new AuthRefusal(400, 'reauthentication_needed', 'The present password is needed');
    const wait = limits.code(userId);
    if (wait > 0) throw tooMany(wait);
    if (!(await passwordIsRight(present, hashed)))
      throw new AuthRefusal(400, 'invalid_credentials', 'The present password is not right');
    limits.codeWasRight(userId);
  }
}

/** What a password must not be made of: the address, the names told of a person, the names of their towns. */
function namesOf(user: User, towns: Town[]): string[] {
  const told = Object.values(user.raw_user_meta_data ?? {}).filter((value) => typeof value === 'string');
  const ofTowns = towns.flatMap(({ town_id, name }) => [town_id, ...Object.values(name)]);
  return [user.email, ...told, ...ofTowns, 'hiroba', '広場', 'ひろば'];
}
