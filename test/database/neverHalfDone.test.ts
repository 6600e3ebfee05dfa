// What is answered with an error was never done, and what the database says of an error tells nothing of a family even
// where PostgREST hands everything on.
import postgres from 'postgres';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { callableFunctions, callsOf, storedNow, type Signature } from '../support/callsOf.ts';
import { clientOf } from '../support/staffClients.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let admin: postgres.Sql;
let functions: Signature[];
let usual: Record<string, unknown>;
let adminId: string;
let sessionId: string;
const family = consultRequest({
  contact_name: '秘密野 花子',
  phone: '090-0000-1234',
  words: '病気のことを相談したいです。',
});

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  admin = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  expect((await sendConsult(server, family)).status).toBe(200);
  const [household] = await sql<{ id: string; version: number }[]>`
    select household_id as id, version from public.households where consultation_id = ${family.consultation_id}`;
  const [member] = await sql<{ id: string }[]>`
    select user_id as id from public.staff_members where town_id = 'hoshimi' and role = 'admin'`;
  adminId = member?.id ?? '';
  const { data } = await (await clientOf(server, 'admin')).auth.getSession();
  sessionId = v.parse(
    v.object({ session_id: v.string() }),
    JSON.parse(Buffer.from(data.session?.access_token.split('.')[1] ?? '', 'base64url').toString()),
  ).session_id;
  functions = await callableFunctions(sql, 'authenticated');
  usual = {
    p_town_id: 'hoshimi',
    p_household_id: household?.id,
    p_version: household?.version,
    p_user_id: adminId,
    p_to_stage: 'consulting',
    p_token: await familyToken(server, family.email),
    p_purpose: 'link_visits',
    p_moment: 'tour',
    p_panel: 'region',
    p_part: 'notes',
  };
});
afterAll(async () => {
  await Promise.all([sql.end(), admin.end()]);
  await server.close();
});

async function headersOfAdmin(): Promise<Record<string, string>> {
  const { data } = await (await clientOf(server, 'admin')).auth.getSession();
  return {
    apikey: server.anonKey,
    authorization: `Bearer ${data.session?.access_token ?? ''}`,
    'content-type': 'application/json',
  };
}

async function call(name: string, args: object, headers: Record<string, string>): Promise<Response> {
  const url = `${server.url}/rest/v1/rpc/${name}`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(args) });
  await answer.arrayBuffer();
  if (answer.ok) await server.runJobs(); // what the call asked for is done by now, and not during the next
  return answer;
}

/** Every table refuses, at the very end of a request's transaction, whatever was done to it. */
async function refuseAtCommit(): Promise<() => Promise<void>> {
  await admin.unsafe(`
    create function public.refuse_at_commit() returns trigger language plpgsql set search_path = '' as $$
    begin
      if coalesce(current_setting('request.path', true), '') <> '' then
        raise exception 'at_commit' using errcode = '23514';
      end if;
      return null;
    end $$`);
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind = 'r' and not c.relispartition`;
  for (const { name } of tables)
    await admin.unsafe(`create constraint trigger refuse_at_commit after insert or update or delete on ${name}
      deferrable initially deferred for each row execute function public.refuse_at_commit()`);
  return async () => {
    await admin.unsafe('drop function public.refuse_at_commit() cascade');
  };
}

test(
  'lite-differences: every error answer to a call leaves what is stored as it was, whatever was wrong with it',
  { timeout: 240_000 },
  async () => {
    const headers = await headersOfAdmin();
    const called = functions.filter(({ name }) => name !== 'family_erase');
    let before = await storedNow(sql);

    const allow = await refuseAtCommit();
    const atCommit = new Map<string, number>();
    for (const signature of called)
      atCommit.set(
        signature.name,
        (await call(signature.name, callsOf(signature, usual)[0] ?? {}, headers)).status,
      );
    expect(await storedNow(sql)).toEqual(before);
    await allow();

    const halfDone: string[] = [];
    const writers = new Set<string>();
    let refused = 0;
    for (const signature of called) {
      for (const [at, args] of callsOf(signature, usual).entries()) {
        const { ok, status } = await call(signature.name, args, headers);
        const after = await storedNow(sql);
        const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
        if (ok && at === 0 && changed.length > 0) writers.add(signature.name);
        if (!ok && changed.length > 0)
          halfDone.push(
            `${signature.name} ${JSON.stringify(args).slice(0, 200)}: ${status}, ${changed.join()}`,
          );
        if (!ok) refused += 1;
        before = after;
      }
    }
    expect(halfDone).toEqual([]);
    expect(refused).toBeGreaterThan(150);
    expect(writers.size).toBeGreaterThan(10);
    // What could not be committed was never answered as done.
    expect([...writers].filter((name) => (atCommit.get(name) ?? 0) < 400)).toEqual([]);
  },
);

test('security-H5: no function lets the database speak of a row, whatever it is called with', async () => {
  class Undo extends Error {}
  const told: string[] = [];
  let refused = 0;
  const claims = JSON.stringify({ role: 'authenticated', sub: adminId, session_id: sessionId, aal: 'aal2' });
  for (const signature of functions) {
    for (const args of callsOf(signature, usual)) {
      const named = signature.args.map(({ name }) => `"${name}" => given."${name}"`);
      const columns = signature.args.map(({ name, type }) => `"${name}" ${type}`);
      const failure = await sql
        .begin(async (tx) => {
          await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('role', 'authenticated', true),
            set_config('request.jwt.claim.sub', ${adminId}, true)`;
          await tx.unsafe(
            `select public.${signature.name}(${named.join()})
              from json_to_record($1::text::json) given(${columns.join()})`,
            [JSON.stringify(args)],
          );
          throw new Undo();
        })
        .catch((error: unknown) => error as postgres.PostgresError | Undo);
      if (failure instanceof Undo) continue;
      refused += 1;
      const { code, message, detail } = failure;
      const isTold = detail !== undefined && code !== 'P0001'; // what our own functions say, they choose
      if (isTold || (code.startsWith('23') && message !== 'not_allowed_here'))
        told.push(
          `${signature.name} ${JSON.stringify(args).slice(0, 160)}: ${code} ${message}, ${String(detail)}`,
        );
    }
  }
  expect(told).toEqual([]);
  expect(refused).toBeGreaterThan(150);
});
