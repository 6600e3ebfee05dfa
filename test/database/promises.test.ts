// What a family is told and promised is true: notes for staff stay with staff, and a town where nobody answers takes
// nothing.
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
const connect = () => createClient(server.url, server.anonKey, { auth: { persistSession: false } });

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

test('staff-1: the family’s page shows a note that is shared, and never one for staff; the desk has both', async () => {
  const body = consultRequest();
  await sendConsult(server, body);
  const p_token = await familyToken(server, body.email);
  const [row] =
    await sql`select household_id from public.households where consultation_id = ${body.consultation_id}`;
  const on = { p_town_id: 'hoshimi', p_household_id: row?.household_id as string };
  const staff = connect();
  await staff.auth.signInWithPassword({ email: 'concierge@hoshimi.example', password: server.staffPassword });
  for (const [p_body, p_is_shared] of [
    ['ご主人は在宅勤務。', false],
    ['見学は12月5日です。', true],
  ] as const)
    expect((await staff.rpc('add_note', { ...on, p_body, p_is_shared })).error).toBeNull();

  const held = JSON.stringify((await connect().rpc('family_open', { p_token })).data);
  expect(held).toContain('見学は12月5日です。');
  expect(held).not.toContain('ご主人は在宅勤務。');
  const opened = (await staff.rpc('open_household', on)).data as { notes: { rows: unknown[] } };
  expect(opened.notes.rows).toMatchObject([
    { body: '見学は12月5日です。', is_shared: true },
    { body: 'ご主人は在宅勤務。', is_shared: false },
  ]);
});

test(
  'staff-5: a town where nobody answers takes no request, ' + 'sends no promise, and says so to who reads it',
  async () => {
    const townId = 'newly-added';
    const takes = async () =>
      (await sql`select takes_consultations from public.towns where town_id = ${townId}`)[0];
    await sql`insert into public.towns (town_id, doc)
      select ${townId}, doc || jsonb_build_object('town_id', ${townId}::text) from public.towns
      where town_id = 'hoshimi'`;
    expect(await takes()).toEqual({ takes_consultations: false });
    const body = { ...consultRequest(), town_id: townId };
    const answer = await sendConsult(server, body);
    expect([answer.status, await answer.json()]).toEqual([409, { error: 'no_concierge' }]);
    expect(await sql`select from public.households where email = ${body.email}`).toHaveLength(0);
    expect(await sql`select from private.outgoing_mails where to_address = ${body.email}`).toHaveLength(0);

    await sql`insert into public.staff_members (town_id, user_id, role, display_name)
      select ${townId}, user_id, role, display_name from public.staff_members
      where town_id = 'hoshimi' and role = 'concierge'`;
    expect(await takes()).toEqual({ takes_consultations: true });
    expect((await sendConsult(server, { ...consultRequest(), town_id: townId })).status).toBe(200);
  },
);
