// What the database says when it refuses: never a row, nor the name of what one may not see.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultRequest, sendConsult } from '../support/askForAdvice.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
const family = consultRequest({
  contact_name: '秘密野 花子',
  phone: '090-0000-1234',
  words: '夫の病気のことを相談したいです。',
});

beforeAll(async () => {
  server = await startServer();
  expect((await sendConsult(server, family)).status).toBe(200);
});
afterAll(() => server.close());

type Answer = {
  status: number;
  text: string;
  body: { code?: string; message?: string; details?: unknown; hint?: unknown };
};

/** A call of a role over HTTP, with the whole answer as it comes. */
async function ask(role: string | null, method: string, address: string, body?: unknown): Promise<Answer> {
  const { data } = await (await clientOf(server, role)).auth.getSession();
  const answer = await fetch(`${server.url}/rest/v1/${address}`, {
    method,
    headers: {
      apikey: server.anonKey,
      'content-type': 'application/json',
      ...(data.session && { authorization: `Bearer ${data.session.access_token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text) as Answer['body'] };
}

test('security-H5: a move to a stage that does not exist tells nothing of the family', async () => {
  const households = JSON.parse(
    (await ask('concierge', 'POST', 'rpc/list_households', { p_town_id: 'hoshimi' })).text,
  ) as { rows: { household_id: string; contact_name: string; version: number }[] };
  const lead = households.rows.find(({ contact_name }) => contact_name === family.contact_name);
  const refused = await ask('concierge', 'POST', 'rpc/move_stage', {
    p_town_id: 'hoshimi',
    p_household_id: lead?.household_id,
    p_to_stage: 'bogus',
    p_reason: '',
    p_note: '',
    p_version: lead?.version,
  });
  expect(refused.status).toBe(400);
  expect(refused.text).not.toMatch(/秘密野|0000-1234|family\.example|病気|Failing row|household/);
  expect(refused.body.details ?? null).toBeNull();
});

test.each([
  ['analyst', 'POST', 'rpc/kpi_measures', { p_town_id: 'hoshimi', p_from: 'no day', p_to: '2026-02-30' }],
  ['analyst', 'POST', 'rpc/open_report', { p_town_id: 'hoshimi', p_report_id: 'no uuid' }],
  ['editor', 'POST', 'rpc/list_households', { p_town_id: 'hoshimi' }],
  ['editor', 'POST', 'rpc/list_house', { p_town_id: 'hoshimi' }],
  [
    'concierge',
    'POST',
    'rpc/add_task',
    { p_town_id: 'hoshimi', p_household_id: 'no uuid', p_title: '', p_due_on: null },
  ],
  ['analyst', 'GET', 'household_notes?select=*', undefined],
  [null, 'GET', 'households?select=*', undefined],
  [
    null,
    'GET',
    'revision_places?select=doc,position&town_id=eq.hoshimi&revision=eq.no-number&place_id=eq.x',
    undefined,
  ],
])(
  'security-H5: what the database says to %s of %s %s has a code and a fixed sentence, neither details nor hint',
  async (role, method, address, body) => {
    const refused = await ask(role, method, address, body);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect(refused.body).toEqual({
      code: expect.stringMatching(/^[0-9A-Z]{5}$|^PGRST|^not_listed$/) as string,
      message: expect.any(String) as string,
      details: null,
      hint: null,
    });
    expect(refused.text).not.toMatch(/hoshimi|Failing row|household|no uuid|constraint|column|relation/);
  },
);

test('security-H5: no hint names what one was not told of', async () => {
  for (const address of [
    'househol',
    'rpc/open_househol',
    'towns?select=nam',
    'towns?select=revision_place(*)',
  ]) {
    const refused = await ask(null, address.startsWith('rpc') ? 'POST' : 'GET', address, undefined);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.body.hint ?? null).toBeNull();
    expect(refused.text).not.toMatch(/open_household\b|revision_places/);
  }
});

test('our own words stay: what a function of ours refuses is named, and tells what it is meant to tell', async () => {
  const refused = await ask('concierge', 'POST', 'rpc/move_stage', {
    p_town_id: 'hoshimi',
    p_household_id: crypto.randomUUID(),
    p_to_stage: 'consulting',
    p_reason: '',
    p_note: '',
    p_version: 1,
  });
  expect(refused.body).toMatchObject({ code: 'P0001', message: 'unknown_household' });
});
