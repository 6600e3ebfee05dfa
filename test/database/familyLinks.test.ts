// security-M15: a family's private link: behind #, renewed, ended when nobody uses it, and never in the hands of staff.
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { latestMail } from '../support/latestMail.ts';
import { startServer, staffPassword, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let anon: SupabaseClient;
let concierge: SupabaseClient;

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_SEED_PASSWORD: staffPassword } });
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  const client = () => createClient(server.url, server.anonKey, { auth: { persistSession: false } });
  anon = client();
  concierge = client();
  await concierge.auth.signInWithPassword({ email: 'concierge@hoshimi.example', password: staffPassword });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const tokenIn = (mail: string) => /\/family#([0-9a-f]{64})/.exec(mail)?.[1] ?? '';
const opens = async (token: string) =>
  (await anon.rpc('family_open', { p_token: token })).data as Record<string, unknown> | null;

async function family(locale = 'ja') {
  const body = consultRequest({ locale });
  expect((await sendConsult(server, body)).status).toBe(200);
  const token = await familyToken(server, body.email);
  const [row] = await sql<{ household_id: string }[]>`
    select household_id from public.households where email = ${body.email}`;
  return { email: body.email, token, id: row?.household_id ?? '' };
}
const unused = (id: string, months: number) => sql`
  update public.family_links set last_used_at = now() - make_interval(months => ${months}, days => 1)
  where household_id = ${id}`;
const forget = () => sql`select private.forget_old_records()`;

test('security-M15: the link of the mail stands behind #, and each opening is by POST', async () => {
  const { email, token } = await family();
  expect(latestMail(server.dataDir, email)).toContain(`${server.url}/family#${token}`);
  expect(latestMail(server.dataDir, email)).not.toMatch(/\/family\//);
  const asked = await fetch(`${server.url}/rest/v1/rpc/family_open?p_token=${token}`, {
    headers: { apikey: server.anonKey },
  });
  expect(asked.ok).toBe(false);
  const volatile = await sql`
    select proname from pg_proc where proname like 'family_%' and provolatile <> 'v'
      and pronamespace = 'public'::regnamespace`;
  expect(volatile).toEqual([]); // PostgREST answers a GET in a transaction that may not write
});

test('security-M15: the family renews its link: the new one comes by mail alone, the old one is dead', async () => {
  const { email, token } = await family();
  const answer = await anon.rpc('family_renew', { p_token: token });
  expect(answer).toMatchObject({ error: null, data: null });
  await server.runJobs();
  const mail = latestMail(server.dataDir, email);
  expect(mail).toContain('新しいリンク');
  const renewed = tokenIn(mail);
  expect(renewed).not.toBe(token);
  expect(await opens(token)).toBeNull();
  expect(await opens(renewed)).toMatchObject({ town_id: 'hoshimi' });
  for (const rpc of ['family_renew', 'family_erase'])
    expect((await anon.rpc(rpc, { p_token: token })).error?.message).toBe('unknown_link');
});

test('security-M15: staff send a new link and never see it; three a day are enough', async () => {
  const { email, token, id } = await family('en');
  const renew = () => concierge.rpc('renew_family_link', { p_town_id: 'hoshimi', p_household_id: id });
  const answer = await renew();
  expect(answer).toMatchObject({ error: null, data: null });
  await server.runJobs();
  const renewed = tokenIn(latestMail(server.dataDir, email));
  expect(latestMail(server.dataDir, email)).toContain('The new link to your family’s page');
  expect(await opens(token)).toBeNull();
  expect(await opens(renewed)).not.toBeNull();
  const { data } = (await concierge.rpc('open_household', { p_town_id: 'hoshimi', p_household_id: id })) as {
    data: unknown;
  };
  expect(JSON.stringify(data)).toContain('link_renewed');
  expect(JSON.stringify(data)).not.toContain(renewed);
  expect((await renew()).error).toBeNull();
  expect((await renew()).error).toBeNull();
  expect((await renew()).error?.message).toBe('rate_limited');
  expect(
    (await anon.rpc('renew_family_link', { p_town_id: 'hoshimi', p_household_id: id })).error?.code,
  ).toBe('42501');
});

test('security-M15: a month before an unused link ends a mail says so; opened, it goes on for a year', async () => {
  const { email, token, id } = await family();
  await unused(id, 11);
  await forget();
  await server.runJobs();
  const mail = latestMail(server.dataDir, email);
  expect(mail).toContain('まもなく閉じます');
  await forget(); // told once
  expect(await sql`select from private.family_letters where household_id = ${id}`).toHaveLength(0);
  const sent = tokenIn(mail);
  expect(await opens(sent)).not.toBeNull();
  expect(await opens(token)).not.toBeNull(); // the first one goes on, too
  const [row] = await sql`
    select bool_and(last_used_at > now() - interval '1 minute' and warned_at is null) as fresh
    from public.family_links where household_id = ${id}`;
  expect(row?.fresh).toBe(true);
});

test('security-M15: a link nobody used for a year opens nothing and is deleted; the family stays', async () => {
  const { token, id } = await family();
  await unused(id, 12);
  expect(await opens(token)).toBeNull();
  expect((await anon.rpc('family_erase', { p_token: token })).error?.message).toBe('unknown_link');
  await forget();
  expect(await sql`select from public.family_links where household_id = ${id}`).toHaveLength(0);
  expect(await sql`select from public.households where household_id = ${id}`).toHaveLength(1);
});

test('security-M15: who took its consent back is not written to about its link', async () => {
  const { token, id } = await family();
  expect((await anon.rpc('family_withdraw', { p_token: token, p_purpose: 'consultation' })).error).toBeNull();
  await unused(id, 11);
  await forget();
  expect(await sql`select from private.family_letters where household_id = ${id}`).toHaveLength(0);
});
