// What a stranger may make the doors do that write without an account: no mail in the town's name with words of theirs,
// no mailbox filled, nothing marked as made up, no consent to a text that never was, nothing from another page.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentVersion, consentVersions } from '../../supabase/functions/_shared/contract/choices.ts';
import { countries, isRegion } from '../../supabase/functions/_shared/isRegion.ts';
import { consultRequest as request, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { schoolEvent, schoolVisit } from '../support/ingestLoad.ts';
import { latestMail } from '../support/latestMail.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { answerSurvey } from '../support/seedResults.ts';

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)';
let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer({
    env: { HIROBA_RATE_CONSULT_PER_MIN: '1000', HIROBA_RATE_CONSULT_PER_DAY: '60' },
  });
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const post = (door: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/functions/v1/${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: server.anonKey, 'user-agent': phone, ...headers },
    body: JSON.stringify(body),
  });
const batch = (more: object = {}) => ({
  v: 1,
  town_id: 'hoshimi',
  sent_at: new Date().toISOString(),
  visit: { ...schoolVisit(), ...more },
  events: [schoolEvent(0)],
});
const stored = async (table: string) =>
  Number((await sql<{ n: string }[]>`select count(*) as n from ${sql('public')}.${sql(table)}`)[0]?.n);

test.each(['ja', 'ja-easy', 'en'])(
  'security-M1: the first mail in %s holds nothing that was typed',
  async (locale) => {
    const body = request({
      locale,
      contact_name: '当選おめでとう http://evil.example/x',
      reading: 'とうせん',
      words: '賞金を受け取るには evil.example へ',
    });
    expect((await sendConsult(server, body)).status).toBe(200);
    await familyToken(server, body.email);
    const mail = latestMail(server.dataDir, body.email);
    expect(mail).toMatch(/\/family#/);
    expect(mail).not.toMatch(/当選|evil|とうせん|賞金/);
  },
);

test('security-M1: one mailbox is one, however its address is written, and has a limit a day', async () => {
  const spellings = [
    'Hanako.Yamada+1@gmail.com',
    'hanakoyamada+abc@googlemail.com',
    'h.a.n.a.k.o.yamada@gmail.com',
    'ｈａｎａｋｏｙａｍａｄａ@gmail.com',
  ];
  const answers: number[] = [];
  for (const email of spellings) answers.push((await sendConsult(server, request({ email }))).status);
  expect(answers).toEqual([200, 200, 200, 429]);
  // Hours later, and as often as they like.
  const mailbox = 'hanakoyamada@gmail.com';
  for (let hour = 0; hour < 2; hour += 1) {
    await sql`update public.households set created_at = created_at - interval '2 hours'
      where private.mailbox_of(email) = ${mailbox}`;
    for (let i = 0; i < 3; i += 1)
      answers.push((await sendConsult(server, request({ email: `hanako.yamada+${i}@gmail.com` }))).status);
  }
  expect(answers.slice(4)).toEqual([200, 200, 200, 429, 429, 429]);
  const [other] = await sql<{ same: boolean }[]>`
    select private.mailbox_of('a.b@town.example') = private.mailbox_of('ab@town.example') as same`;
  expect(other?.same).toBe(false);
});

test('security-M1: one network has an end to its day', async () => {
  const answers: number[] = [];
  for (let i = 0; i < 60; i += 1) answers.push((await sendConsult(server, request())).status);
  expect(answers.filter((status) => status === 200).length).toBeGreaterThan(30);
  expect(answers.at(-1)).toBe(429);
});

test('security-M1: only the service key says what is made up; from a stranger nothing of it is kept', async () => {
  const before = await Promise.all(['visits', 'households', 'survey_counts'].map(stored));
  const family = request({ simulated: true });
  const answers = [
    await post('consult', family),
    await post('collect', batch({ simulated: true })),
    await answerSurvey(server, [{ question_id: 'satisfied', value: 5 }], { simulated: true }),
    await post('consult', family, { apikey: `${server.serviceKey}x` }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect(await answers[0]?.json()).toEqual({ error: 'service_key_needed' });
  expect(await Promise.all(['visits', 'households', 'survey_counts'].map(stored))).toEqual(before);
  const withKey = { apikey: server.serviceKey };
  expect((await post('consult', family, withKey)).status).toBe(200);
  expect((await post('collect', batch({ simulated: true }), withKey)).status).toBe(200);
});

test('security-M13: nobody agrees to a text that never was; the page is told to load anew', async () => {
  for (const version of ['', '2020-01-01', '<script>alert(1)</script>', 'ä'.repeat(100)]) {
    const consent = { version, consultation: true, link_visits: false };
    const answer = await post('consult', request({ consent }), { apikey: server.serviceKey });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: 'invalid', fields: { consent: 'consent_outdated' } },
    ]);
  }
  const versions = await sql<{ version: string }[]>`select distinct version from public.consents`;
  expect(versions.map(({ version }) => version)).toEqual([consentVersion]);
  // The table knows exactly the versions that the contract knows.
  const [check] = await sql<{ said: string }[]>`
    select pg_get_constraintdef(oid) as said from pg_constraint where conname = 'consents_version_check'`;
  expect([...(check?.said.matchAll(/\d{4}-\d\d-\d\d/g) ?? [])].map(([day]) => day)).toEqual([
    ...consentVersions,
  ]);
});

test('security-M13: regions are prefectures or countries that there are, at every door and in the tables', async () => {
  const nowhere = { from_region: 'ZZ', simulated: true };
  const answer = await post('consult', request(nowhere), { apikey: server.serviceKey });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: 'invalid', fields: { from_region: 'not_a_choice' } },
  ]);
  expect((await post('collect', batch({ declared_region: 'ZZ' }))).status).toBe(400);
  await expect(sql`update public.visits set region = 'ZZ'`).rejects.toThrow('visits_region_check');
  await expect(sql`update public.households set from_region = 'ZZ'`).rejects.toThrow('from_region_check');
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const all = [
    'unknown',
    'JP-00',
    'JP-01',
    'JP-47',
    'JP-48',
    'jp',
    '',
    ...letters.flatMap((a) => letters.map((b) => a + b)),
  ];
  const known = await sql<{ region: string }[]>`
    select region from unnest(${all}::text[]) as given (region) where private.is_region(region)`;
  expect(known.map(({ region }) => region)).toEqual(all.filter(isRegion));
  expect(known.length).toBe(countries.size + 3);
});

test('security-H12: a browser that asks not to be tracked is not, and no page of another origin writes', async () => {
  const before = await Promise.all(['visits', 'households', 'survey_counts'].map(stored));
  const refused = await post('collect', batch(), { 'sec-gpc': '1' });
  expect([refused.status, await refused.json()]).toEqual([403, { error: 'gpc' }]);
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  for (const [door, body] of [
    ['collect', batch()],
    ['consult', request()],
    ['survey', {}],
  ] as const) {
    const answer = await post(door, body, foreign);
    expect([door, answer.status, await answer.json()]).toEqual([door, 403, { error: 'foreign_origin' }]);
  }
  expect(await Promise.all(['visits', 'households', 'survey_counts'].map(stored))).toEqual(before);
  // Opened by another name of this machine, where a browser sends no Sec-Fetch-Site: still its own page.
  const { port } = new URL(server.url);
  const byAddress = await fetch(`http://127.0.0.1:${port}/functions/v1/collect`, {
    method: 'POST',
    headers: { origin: `http://127.0.0.1:${port}`, apikey: server.anonKey, 'user-agent': phone },
    body: JSON.stringify(batch()),
  });
  expect(byAddress.status).toBe(200);
});
