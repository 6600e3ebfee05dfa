// A token is good only while its session stands, on every door of the database: so it holds behind PostgREST, behind
// our own server and in realtime alike.
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lifetimes } from '../../supabase/local/auth/lifetimes.ts';
import { actAs, actors, findReach, plantTwoTowns, type Actor } from '../support/policyMatrix.ts';
import { plantSession } from '../support/plantSession.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;

const actorNamed = (name: string): Actor => {
  const actor = actors.find((a) => a.name === name);
  if (!actor?.userId) throw new Error(name);
  return actor;
};
const admin = actorNamed('east admin');
const session = admin.userId ?? '';

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  await sql.begin((tx) => plantTwoTowns(tx));
});
beforeEach(async () => {
  await sql`update auth.users set banned_until = null where id = ${session}`;
  await sql`update auth.sessions set aal = 'aal1' where id = ${session}`;
  await plantSession(sql, session);
  await sql`delete from private.sign_in_rules`;
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const as = async <T>(actor: Actor, work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> => {
  const answer = await sql.begin(async (tx) => {
    await actAs(tx, actor);
    return { of: await work(tx) };
  });
  return answer.of;
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? 'thrown',
  );

/** What can be read or written of east, by table and act. */
const reachOf = async (actor: Actor): Promise<string[]> =>
  (await findReach(sql, [actor]))
    .filter(({ rows, town }) => rows > 0 && town === 'east')
    .map(({ act, table }) => `${act} ${table}`)
    .sort();

const ends: [string, string][] = [
  ['was signed out', `delete from auth.sessions where id = '${session}'`],
  [
    'was not used for 30 minutes',
    `update auth.sessions set created_at = now() - interval '31 minutes',
    updated_at = now() - interval '31 minutes' where id = '${session}'`,
  ],
  [
    'is 12 hours old, though in use',
    `update auth.sessions set created_at = now() - interval '721 minutes',
    not_after = null where id = '${session}'`,
  ],
  ['is past its own end', `update auth.sessions set not_after = now() where id = '${session}'`],
  [
    'is of somebody shut out',
    `update auth.users set banned_until = now() + interval '1 day' where id = '${session}'`,
  ],
];

test.each(ends)(
  'security-H7: whose session %s reaches what a stranger reaches',
  async (_, statement) => {
    const strangers = await reachOf({ name: 'anon', role: 'anon' });
    expect(await reachOf(admin)).not.toEqual(strangers);
    await sql.unsafe(statement);
    expect(await reachOf(admin)).toEqual(strangers);
  },
  60_000,
);

test('security-H7: a token without a session, or with the session of somebody else, is nobody’s', async () => {
  const stranger = actors.find((a) => a.name === 'stranger')?.userId ?? '';
  for (const claims of [
    { role: 'authenticated', sub: session },
    { role: 'authenticated', sub: session, session_id: stranger },
  ]) {
    const rows = await sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
      await tx`set local role authenticated`;
      return tx`select from public.staff_members`;
    });
    expect(rows).toHaveLength(0);
  }
});

interface MySession {
  is_current: boolean;
  browser: string;
  system: string;
}
interface Rpc {
  name: string;
  call: string;
}
/** Everything that the signed-in may call and visitors may not, as somebody of east would. */
const staffRpcs = (): Promise<Rpc[]> => sql<Rpc[]>`
  select p.proname as name, format('select public.%I(%s)', p.proname, coalesce((
      select string_agg(case p.proargnames[arg.at] when 'p_town_id' then quote_literal('east') else 'null' end || '::'
        || format_type(arg.type, null), ', ' order by arg.at)
      from unnest(p.proargtypes::oid[]) with ordinality arg (type, at)), '')) as call
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and has_function_privilege('authenticated', p.oid, 'execute')
    and not has_function_privilege('anon', p.oid, 'execute') order by p.proname`;
/** What tells of oneself alone: empty for nobody. */
const aboutOneself = ['list_my_sessions', 'towns_wanting_second_factor'];

test('security-H7: every rpc of staff refuses an ended session with 42501', async () => {
  await sql.unsafe(ends[0]?.[1] ?? '');
  const rpcs = await staffRpcs();
  expect(rpcs.length).toBeGreaterThan(40);
  const answers = await Promise.all(
    rpcs.map(async ({ name, call }) => [
      name,
      await as(admin, (tx) => tx.unsafe(call)).then(
        (rows) => rows.length,
        (error: unknown) => (error as { code?: string }).code,
      ),
    ]),
  );
  expect(
    answers.filter(([name, answer]) => answer !== (aboutOneself.includes(String(name)) ? 0 : '42501')),
  ).toEqual([]);
});

test('security-H7: somebody sees where they are signed in and ends one or all others, of their own alone', async () => {
  const other = crypto.randomUUID();
  const third = crypto.randomUUID();
  const agent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1';
  await sql`insert into auth.sessions (id, user_id, user_agent) values (${other}, ${session}, ${agent}),
    (${third}, ${session}, 'Firefox Windows')`;
  const mine = () =>
    as(admin, (tx) => tx<MySession[]>`select is_current, browser, system from public.list_my_sessions()`);
  expect((await mine()).map((row) => [row.is_current, row.browser, row.system])).toEqual([
    [true, 'unknown', 'unknown'],
    [false, 'safari', 'iphone'],
    [false, 'firefox', 'windows'],
  ]);
  const concierge = actorNamed('east concierge');
  expect(await codeOf(as(concierge, (tx) => tx`select public.end_my_session(${other})`))).toBe('P0001');
  await as(admin, (tx) => tx`select public.end_my_session(${other})`);
  expect((await mine()).map((row) => row.browser)).toEqual(['unknown', 'firefox']);
  const [ended] = await as(admin, (tx) => tx`select public.end_my_other_sessions() as n`);
  expect(ended).toEqual({ n: 1 });
  expect(await mine()).toHaveLength(1);
  expect(await reachOf(concierge)).not.toEqual([]);
});

test('a role that needs a second factor sees nothing of the town without it, and all of it with it', async () => {
  const raised: Actor = { ...admin, aal: 'aal2' };
  const whole = await reachOf(admin);
  await as(admin, (tx) => tx`select public.require_second_factor('east', '{admin,editor}')`);
  const own = 'select staff_members';
  const strangers = await reachOf({ name: 'anon', role: 'anon' });
  expect(await reachOf(admin)).toEqual([...strangers, own].sort());
  expect(await codeOf(as(admin, (tx) => tx`select public.require_second_factor('east', '{}')`))).toBe(
    '42501',
  );
  const wanting = (actor: Actor) =>
    as(actor, (tx) => tx`select public.towns_wanting_second_factor() as town`);
  expect(await wanting(admin)).toEqual([{ town: 'east' }]);

  // The claim alone is not enough: the authenticator may be gone since.
  expect(await reachOf(raised)).toEqual([...strangers, own].sort());
  await sql`update auth.sessions set aal = 'aal2' where id = ${session}`;
  expect(await reachOf(raised)).toEqual(whole);
  expect(await wanting(raised)).toEqual([]);
  const concierge = await reachOf(actorNamed('east concierge'));
  expect(concierge).toContain('select publications');
  expect(await wanting(actorNamed('west admin'))).toEqual([]);
}, 60_000);

test.each([['{owner}'], ['{admin,NULL}'], [null]])(
  'refuses %s as roles that need a second factor',
  async (roles) => {
    expect(
      await codeOf(as(admin, (tx) => tx`select public.require_second_factor('east', ${roles}::text[])`)),
    ).toBe('P0001');
  },
);

test('the lengths of a session are the same in the policies, on our server and in the hosted settings', async () => {
  const [row] = await sql<{ body: string }[]>`
    select prosrc as body from pg_proc where oid = 'private.session_is_good()'::regprocedure`;
  expect(row?.body).toContain(`interval '${lifetimes.session / 3600} hours'`);
  expect(row?.body).toContain(`interval '${lifetimes.idle / 60} minutes'`);
  const hosted = readFileSync('supabase/config.toml', 'utf8');
  expect(hosted).toContain(`jwt_expiry = ${lifetimes.accessToken}`);
  expect(hosted).toContain(`inactivity_timeout = "${lifetimes.idle / 60}m"`);
  expect(hosted).toContain(`timebox = "${lifetimes.session / 3600}h"`);
  expect(hosted).toContain(`otp_expiry = ${lifetimes.recovery}`);
  expect(hosted).toContain(`refresh_token_reuse_interval = ${lifetimes.refreshRetry}`);
});
