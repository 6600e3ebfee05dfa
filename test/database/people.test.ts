// People of a town: what an admin changes holds at once, and a town is never left without an admin.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actAs, actors, plantTwoTowns } from '../support/policyMatrix.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer({ functionsDir: '/nonexistent' });
  sql = postgres(server.adminDatabaseUrl, { max: 3, onnotice: () => undefined });
  await sql.begin((tx) => plantTwoTowns(tx));
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

class Undo extends Error {}
const actorOf = (name: string) => {
  const actor = actors.find((a) => a.name === name);
  if (!actor?.userId) throw new Error(name);
  return { ...actor, userId: actor.userId };
};
const admin = actorOf('east admin');

/** Does something as somebody, looks as the superuser, and undoes it; answers the look, or the word of the refusal. */
async function after(name: string, statement: string, look = 'select 1 as done'): Promise<unknown> {
  let seen: unknown;
  try {
    await sql.begin(async (tx) => {
      await actAs(tx, actorOf(name));
      await tx.unsafe(statement);
      await tx`reset role`;
      seen = [...(await tx.unsafe(look))];
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) return (error as Error).message;
  }
  return seen;
}
const setRole = (userId: string, role: string) =>
  `select public.set_person_role('east', '${userId}', '${role}')`;
const remove = (userId: string, heir = 'null') => `select public.remove_person('east', '${userId}', ${heir})`;

test('the last admin is neither removed nor given another role, by whomever', async () => {
  expect(await after('east admin', setRole(admin.userId, 'editor'))).toBe('last_admin');
  expect(await after('east admin', remove(admin.userId))).toBe('last_admin');
  const where = `where town_id = 'east' and user_id = '${admin.userId}'`;
  for (const act of [
    `update public.staff_members set active = false ${where}`,
    `update public.staff_members set role = 'analyst' ${where}`,
    `delete from public.staff_members ${where}`,
  ])
    expect(await after('east admin', `reset role; ${act}`)).toBe('last_admin');
  const second = actorOf('east editor').userId;
  expect(
    await after('east admin', `${setRole(second, 'admin')}; ${setRole(admin.userId, 'editor')}`),
  ).toEqual([{ done: 1 }]);
});

test('two admins who take each other’s rights at the same moment: one of them stays', async () => {
  const [left, right] = [actorOf('west admin').userId, actorOf('west editor').userId];
  await sql`update public.staff_members set role = 'admin' where town_id = 'west' and user_id = ${right}`;
  const take = (from: string) =>
    sql
      .begin(async (tx) => {
        await tx`update public.staff_members set active = false where town_id = 'west' and user_id = ${from}`;
        await tx`select pg_sleep(0.3)`;
      })
      .then(
        () => 'done',
        (error: unknown) => (error as Error).message,
      );
  expect((await Promise.all([take(left), take(right)])).sort()).toEqual(['done', 'last_admin']);
  await sql`update public.staff_members set active = true where town_id = 'west'`;
});

test('whoever is removed, or may see families no more, leaves them to a colleague or to everybody', async () => {
  const owner = actorOf('east concierge').userId;
  await sql`update public.households set owner_user_id = ${owner} where town_id = 'east'`;
  const look = `select owner_user_id, (select count(*)::integer from public.household_history y
    where y.household_id = h.household_id and y.kind = 'owner_assigned') as told
    from public.households h where town_id = 'east'`;
  expect(await after('east admin', remove(owner), look)).toEqual([{ owner_user_id: null, told: 1 }]);
  expect(await after('east admin', remove(owner, `'${admin.userId}'`), look)).toEqual([
    { owner_user_id: admin.userId, told: 1 },
  ]);
  expect(await after('east admin', setRole(owner, 'analyst'), look)).toEqual([
    { owner_user_id: null, told: 1 },
  ]);
  const stranger = actorOf('west concierge').userId;
  expect(await after('east admin', remove(owner, `'${stranger}'`))).toBe('not_a_concierge');
});

test('an admin resets nobody’s authenticator who serves another town as well, and not their own', async () => {
  const may = async (userId: string) =>
    (await sql`select private.may_reset_factors('east', ${admin.userId}, ${userId}) as may`)[0]
      ?.may as string;
  const editor = actorOf('east editor').userId;
  expect(await may(admin.userId)).toBe('oneself');
  expect(await may(actorOf('west editor').userId)).toBe('unknown_person');
  expect(await may(editor)).toBe('yes');
  await sql`insert into public.staff_members (town_id, user_id, role, display_name)
    values ('west', ${editor}, 'editor', 'both')`;
  expect(await may(editor)).toBe('works_elsewhere');
});
