import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { consentVersion } from '../../supabase/functions/_shared/contract/choices.ts';
import { householdFields } from '../../supabase/functions/_shared/contract/householdFields.ts';
import { latestMail } from '../support/latestMail.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let anon: ReturnType<typeof connect>;
const connect = () => createClient(server.url, server.anonKey, { auth: { persistSession: false } });

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_CONSULT_PER_MIN: '1000' } });
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  anon = connect();
});

afterAll(async () => {
  await sql.end();
  await server.close();
});

const request = consultRequest;
const ask = (body: unknown) => sendConsult(server, body);
const tokenFor = (email: string) => familyToken(server, email);

const rpc = async (name: string, args: Record<string, unknown>) => {
  const answer = await anon.rpc(name, args);
  if (answer.error) throw new Error(answer.error.message);
  return answer.data as Record<string, unknown> | null;
};

test('a family that asks is stored once, however often the same form arrives', async () => {
  const body = request();
  const answers = await Promise.all([ask(body), ask(body), ask(body)]);
  const statuses = await Promise.all(
    answers.map(async (a) => ((await a.json()) as { status: string }).status),
  );
  expect(statuses.sort()).toEqual(['already_received', 'already_received', 'received']);
  const rows = await sql`select * from public.households where consultation_id = ${body.consultation_id}`;
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    stage: 'new',
    children: ['elementary_1', 'age_5'],
    words: '冬の暮らしを知りたいです。',
  });
});

test('bad input is refused field by field and nothing is stored', async () => {
  const body = request({
    email: 'x',
    adults: 0,
    children: ['太郎'],
    consent: { version: consentVersion, consultation: false, link_visits: false },
  });
  const answer = await ask(body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    error: 'invalid',
    fields: {
      email: 'not_an_email',
      adults: 'out_of_range',
      children: 'not_a_choice',
      consent: 'consent_missing',
    },
  });
  expect((await ask('{"half')).status).toBe(400);
  expect((await ask(request({ town_id: 'nowhere' }))).status).toBe(404);
  expect((await ask('x'.repeat(40_000))).status).toBe(413);
  expect(
    await sql`select from public.households where consultation_id = ${body.consultation_id}`,
  ).toHaveLength(0);
});

test('the fourth request of one address within an hour is asked to wait', async () => {
  const email = 'often@family.example';
  for (let i = 0; i < 3; i += 1) expect((await ask(request({ email }))).status).toBe(200);
  const answer = await ask(request({ email: email.toUpperCase() }));
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('the mail is in the family’s language and its body does not stay in the database', async () => {
  const body = request({ locale: 'en' });
  await ask(body);
  const token = await tokenFor(body.email);
  expect(latestMail(server.dataDir, body.email)).toContain('relocation concierge');
  const rows =
    await sql`select body_text, sent_at from private.outgoing_mails where to_address = ${body.email}`;
  expect(rows[0]?.sent_at).not.toBeNull();
  expect(rows[0]?.body_text).not.toContain(token);
  const links = await sql`select token_sha256 from public.family_links`;
  expect(links.some((l) => l.token_sha256 === token)).toBe(false);
});

test('by its link a family sees, corrects, withdraws and erases', async () => {
  const visitor_id = crypto.randomUUID();
  const body = request({
    consent: { version: consentVersion, consultation: true, link_visits: true },
    visitor_id,
  });
  await ask(body);
  const p_token = await tokenFor(body.email);

  const seen = await rpc('family_open', { p_token });
  expect(seen).toMatchObject({
    town_id: 'hoshimi',
    stage: 'new',
    household: { contact_name: '山田', email: body.email, version: 1 },
  });

  const told = Object.entries(body).filter(([name]) => name in householdFields);
  const changes = { ...Object.fromEntries(told), adults: 3, words: '直しました。' };
  expect(await rpc('family_update', { p_token, p_changes: changes, p_version: 1 })).toEqual({
    status: 'saved',
    version: 2,
  });
  expect(await rpc('family_update', { p_token, p_changes: changes, p_version: 1 })).toEqual({
    status: 'conflict',
  });
  expect(await rpc('family_open', { p_token })).toMatchObject({
    household: { adults: 3, words: '直しました。' },
  });

  await rpc('family_withdraw', { p_token, p_purpose: 'link_visits' });
  const after = (await rpc('family_open', { p_token })) as {
    consents: { purpose: string; withdrawn_at: string | null }[];
  };
  expect(after.consents.find((c) => c.purpose === 'link_visits')?.withdrawn_at).not.toBeNull();
  expect(await sql`select from public.household_visitors where visitor_id = ${visitor_id}`).toHaveLength(0);

  await rpc('family_erase', { p_token });
  expect(await rpc('family_open', { p_token })).toBeNull();
  expect(await sql`select from public.households where email = ${body.email}`).toHaveLength(0);
  expect(await sql`select from private.outgoing_mails where to_address = ${body.email}`).toHaveLength(0);
});

test('a link that nobody was given opens nothing', async () => {
  expect(await rpc('family_open', { p_token: 'f'.repeat(64) })).toBeNull();
  await expect(rpc('family_erase', { p_token: '' })).rejects.toThrow('unknown_link');
});

test('a concierge sees the visits only while the family agrees, and every look is written down', async () => {
  const visitor_id = crypto.randomUUID();
  const now = new Date().toISOString();
  const visit = {
    visit_id: crypto.randomUUID(),
    visitor_id,
    started_at: now,
    entry: 'tour',
    locale: 'ja',
    device_class: 'phone',
    revision: 1,
  };
  const dwell = (ms: number) => ({
    event_id: crypto.randomUUID(),
    name: 'spot_dwelled',
    occurred_at: now,
    revision: 1,
    place_id: 'hoshimi-elementary',
    spot_id: 'school-classroom',
    surface: 'tour',
    engaged_ms: ms,
  });
  const collected = await fetch(`${server.url}/functions/v1/collect`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      apikey: server.anonKey,
      'user-agent': 'Mozilla/5.0 (iPhone)',
    },
    body: JSON.stringify({
      v: 1,
      town_id: 'hoshimi',
      sent_at: now,
      visit,
      events: [dwell(15_000), dwell(6_000)],
    }),
  });
  expect(collected.status).toBe(200);
  const body = request({
    consent: { version: consentVersion, consultation: true, link_visits: true },
    visitor_id,
  });
  await ask(body);

  const staff = connect();
  await staff.auth.signInWithPassword({ email: 'concierge@hoshimi.example', password: server.staffPassword });
  const list = (await staff.rpc('list_households', { p_town_id: 'hoshimi' })).data as {
    rows: { household_id: string; visit_summary: unknown }[];
  };
  const [row] =
    await sql`select household_id from public.households where consultation_id = ${body.consultation_id}`;
  const p_household_id = row?.household_id as string;
  expect(list.rows.find((h) => h.household_id === p_household_id)?.visit_summary).toMatchObject({
    visits: 1,
    engaged_ms: 21_000,
    spots: 1,
  });

  const opened = (await staff.rpc('open_household', { p_town_id: 'hoshimi', p_household_id })).data as Record<
    string,
    unknown
  >;
  expect(opened).toMatchObject({
    link_agreed: true,
    visit_summary: { visits: 1, engaged_ms: 21_000, spots: 1 },
    visits: {
      rows: [
        { engaged_ms: 21_000, spots: [{ spot_id: 'school-classroom', theme: 'learn', engaged_ms: 21_000 }] },
      ],
      older: 0,
    },
  });

  const p_token = await tokenFor(body.email);
  expect(await rpc('family_open', { p_token })).toMatchObject({
    looks: [{ by: expect.any(String) as string }],
  });
  await rpc('family_withdraw', { p_token, p_purpose: 'link_visits' });
  const again = (await staff.rpc('open_household', { p_town_id: 'hoshimi', p_household_id })).data as Record<
    string,
    unknown
  >;
  expect(again).toMatchObject({ link_agreed: false, visit_summary: null, visits: { rows: [], older: 0 } });

  const moved = await staff.rpc('move_stage', {
    p_town_id: 'hoshimi',
    p_household_id,
    p_to_stage: 'consulting',
    p_reason: null,
    p_note: null,
    p_version: 1,
  });
  expect(moved.data).toEqual({ status: 'moved', version: 2 });
  const stale = await staff.rpc('move_stage', {
    p_town_id: 'hoshimi',
    p_household_id,
    p_to_stage: 'visited',
    p_reason: null,
    p_note: null,
    p_version: 1,
  });
  expect(stale.data).toEqual({ status: 'conflict', stage: 'consulting', version: 2 });
  const closed = await staff.rpc('move_stage', {
    p_town_id: 'hoshimi',
    p_household_id,
    p_to_stage: 'closed',
    p_reason: ' ',
    p_note: null,
    p_version: 2,
  });
  expect(closed.error?.message).toContain('reason_required');

  await rpc('family_withdraw', { p_token, p_purpose: 'consultation' });
  const withdrawn = (await staff.rpc('open_household', { p_town_id: 'hoshimi', p_household_id }))
    .data as Record<string, unknown>;
  expect(withdrawn).toMatchObject({
    consultation_withdrawn: true,
    household: { stage: 'closed', closed_reason: 'withdrawn' },
  });
  expect(Object.keys(withdrawn.household as object)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(email|phone|line_name|words)$/)]),
  );
});
