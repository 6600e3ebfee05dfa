// What the contract refuses, the database refuses from every writer: each value of a pool, put into each field, goes
// through each door. Whatever the contract takes is stored as the contract wrote it.
import { createHash } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { household } from '../../supabase/functions/_shared/contract/consult.ts';
import {
  householdFieldNames,
  householdFields,
  told,
} from '../../supabase/functions/_shared/contract/householdFields.ts';
import { stages } from '../../supabase/functions/_shared/contract/pipeline.ts';
import { allowedMoves } from '../../src/domain/pipeline.ts';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
const connect = () => createClient(server.url, server.anonKey, { auth: { persistSession: false } });
let anon: ReturnType<typeof connect>;
let staff: ReturnType<typeof connect>;
let token = '';
let p_household_id = '';
const p_town_id = 'hoshimi';

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_CONSULT_PER_MIN: '100000' } });
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  anon = connect();
  staff = connect();
  await staff.auth.signInWithPassword({ email: 'concierge@hoshimi.example', password: server.staffPassword });
  const body = consultRequest();
  await sendConsult(server, body);
  token = await familyToken(server, body.email);
  const [row] =
    await sql`select household_id from public.households where consultation_id = ${body.consultation_id}`;
  p_household_id = row?.household_id as string;
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

type Fields = Record<string, unknown>;
const good: Fields = {
  adults: 2,
  children: ['elementary_1', 'age_5'],
  timing: 'within_6_months',
  wishes: ['school', 'housing'],
  from_region: 'JP-13',
  contact_name: '山田',
  email: 'yamada@family.example',
  phone: '090-1234-5678',
  line_name: 'yamada',
  preferred_contact: 'email',
  words: '冬の暮らしを知りたいです。',
};
/** Things that a form, a script or a bad neighbour may send for any field. */
const pool: unknown[] = [
  null,
  '',
  ' ',
  'bogus',
  '太郎 2019-04-02',
  'not an address\r\nBcc: x',
  'a@b.co\r\nBcc: x@y.zz',
  'a@b.co',
  '090-1234-5678\n',
  'ﾔﾏﾀﾞ　花子',
  'ﾔﾏﾀﾞ　ハナコ',
  'みすゞ',
  '1',
  '漢'.repeat(61),
  '🏔'.repeat(60),
  '山\u202E田\u2069',
  'x'.repeat(2001),
  `${'a'.repeat(250)}@b.jp`,
  'JP-48',
  'jp-13',
  '12345678901234567890123',
  0,
  1,
  11,
  -1,
  1.5,
  1e12,
  true,
  [],
  ['bogus'],
  ['太郎 2019-04-02'],
  [null],
  [['age_0']],
  [1],
  Array.from({ length: 13 }, () => 'age_0'),
  Array.from({ length: 10_000 }, () => 'school'),
  {},
  { a: 1 },
];
const changes = householdFieldNames.flatMap((field) =>
  pool.map((value): Fields => ({ ...good, [field]: value })),
);
const combined: Fields[] = [
  { ...good, phone: undefined, preferred_contact: 'phone' },
  { ...good, line_name: undefined, preferred_contact: 'line' },
];

interface Door {
  name: string;
  /** Writes the fields; throws when they are refused, else answers the row. */
  write: (fields: Fields) => Promise<Fields>;
}
const stored = async (id: string): Promise<Fields> => {
  const [row] = await sql<{ row: string }[]>`
    select to_jsonb(h)::text as row from public.households h where household_id = ${id} or consultation_id = ${id}`;
  return JSON.parse(row?.row ?? 'null') as Fields;
};
const version = async () => (await stored(p_household_id)).version;
const doors: Door[] = [
  {
    name: 'submit_consultation',
    async write(fields) {
      const request = { ...consultRequest(), ...fields };
      const token_sha256 = createHash('sha256').update(request.consultation_id).digest('hex');
      await sql`select private.submit_consultation(${sql.json(request)}, ${token_sha256}, 's', 'b')`;
      return stored(request.consultation_id);
    },
  },
  {
    name: 'family_update',
    async write(p_changes) {
      const answer = await anon.rpc('family_update', {
        p_token: token,
        p_changes,
        p_version: await version(),
      });
      if (answer.error) throw new Error(answer.error.message);
      expect(answer.data).toMatchObject({ status: 'saved' });
      return stored(p_household_id);
    },
  },
  {
    name: 'correct_household',
    async write(p_fields) {
      const p_version = await version();
      const answer = await staff.rpc('correct_household', { p_town_id, p_household_id, p_fields, p_version });
      if (answer.error) throw new Error(answer.error.message);
      expect(answer.data).toMatchObject({ status: 'saved' });
      return stored(p_household_id);
    },
  },
];

describe.each(doors)('security-C2: through $name', ({ write }) => {
  test('what the contract refuses is refused, and what it takes is stored as it wrote it', async () => {
    const wrong: string[] = [];
    let [refused, taken] = [0, 0];
    for (const change of [good, ...changes, ...combined]) {
      const fields = {
        ...change,
        email: change.email === good.email ? `${crypto.randomUUID()}@f.example` : change.email,
      };
      const parsed = v.safeParse(household, told(fields));
      const sent = JSON.parse(JSON.stringify(parsed.success ? parsed.output : fields)) as Fields;
      await sql`delete from public.household_history where kind = 'corrected'`; // a link has twenty an hour
      const kept = await write(sent).catch(() => null);
      if (parsed.success && kept === null) wrong.push(`refused: ${JSON.stringify(sent).slice(0, 200)}`);
      if (!parsed.success && kept !== null) wrong.push(`taken: ${JSON.stringify(fields).slice(0, 200)}`);
      if (parsed.success && kept) expect(kept).toMatchObject(sent);
      if (kept) taken += 1;
      else refused += 1;
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(250);
    expect(taken).toBeGreaterThan(20);
  }, 240_000);

  test('a key that is no field is refused', async () => {
    await expect(
      write({ ...good, email: `${crypto.randomUUID()}@f.example`, stage: 'moved' }),
    ).rejects.toThrow('unknown_field');
  });
});

test(
  'the database knows exactly the fields of the contract, and ' +
    'lists show exactly those that may be listed',
  async () => {
    const [row] = await sql<{ kinds: string }[]>`select private.family_fields()::text as kinds`;
    const kinds = JSON.parse(row?.kinds ?? '{}') as Record<string, string>;
    const jsonKinds = { people: 'number', children: 'array', choices: 'array' } as Record<string, string>;
    expect(kinds).toEqual(
      Object.fromEntries(
        Object.entries(householdFields).map(([name, { kind }]) => [name, jsonKinds[kind] ?? 'string']),
      ),
    );
    const mayBeListed = Object.entries(householdFields).flatMap(([name, { seen }]) =>
      seen === 'list' ? [name] : [],
    );
    const { rows } = (await staff.rpc('list_households', { p_town_id })).data as { rows: Fields[] };
    const [first] = rows;
    expect(
      Object.keys(first ?? {})
        .filter((name) => name in householdFields)
        .sort(),
    ).toEqual(mayBeListed.sort());
  },
);

test('security-M6: a name turned round, or half an emoji, is refused by the family’s own door', async () => {
  for (const contact_name of ['山\u202E田', '山\u2067田', '山\ud83c']) {
    const answer = await anon.rpc('family_update', {
      p_token: token,
      p_changes: { ...good, contact_name },
      p_version: await version(),
    });
    expect(answer.status).toBe(400);
  }
});

test('functions/consult refuses a key that is no field, and says so', async () => {
  const answer = await sendConsult(server, consultRequest({ vip: true }));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: 'invalid', fields: { vip: 'unknown_field' } });
});

test('a family’s link corrects at most twenty times an hour', async () => {
  const body = consultRequest();
  await sendConsult(server, body);
  const p_token = await familyToken(server, body.email);
  const correct = (p_version: number) =>
    anon.rpc('family_update', { p_token, p_changes: { ...good, email: body.email }, p_version });
  for (let n = 1; n <= 20; n += 1) expect((await correct(n)).data).toMatchObject({ status: 'saved' });
  expect((await correct(21)).error?.message).toContain('rate_limited');
});

const acts: [act: string, args: Record<string, unknown>, what: string][] = [
  ['move_stage', { p_to_stage: 'closed', p_reason: 'bogus', p_note: null }, 'a reason that is none'],
  ['move_stage', { p_to_stage: 'closed', p_reason: ' ', p_note: null }, 'an empty reason'],
  ['move_stage', { p_to_stage: 'bogus', p_reason: null, p_note: null }, 'a stage that is none'],
  [
    'move_stage',
    { p_to_stage: 'consulting', p_reason: 'no_reply', p_note: null },
    'a reason without closing',
  ],
  ['move_stage', { p_to_stage: 'consulting', p_reason: null, p_note: 'x'.repeat(2001) }, 'a note too long'],
  ['record_contact', { p_note: 'x'.repeat(2001) }, 'a note too long'],
  ['add_note', { p_body: 'x'.repeat(5001), p_is_shared: false }, 'a note too long'],
  ['add_note', { p_body: '  ', p_is_shared: false }, 'an empty note'],
  ['add_note', { p_body: '青\u202E森', p_is_shared: false }, 'a line turned round'],
  ['record_contact', { p_note: '青\u2066森' }, 'a line turned round'],
  ['add_task', { p_title: '青\u202B森', p_due_on: null }, 'a line turned round'],
  ['add_note', { p_body: 'x', p_is_shared: null }, 'a note for nobody'],
  ['add_task', { p_title: 'x'.repeat(201), p_due_on: null }, 'a title too long'],
  ['add_task', { p_title: '', p_due_on: null }, 'no title'],
  ['add_task', { p_title: 'x', p_due_on: '0026-01-01' }, 'the year 26'],
  ['add_task', { p_title: 'x', p_due_on: '3026-01-01' }, 'the year 3026'],
];
test.each(acts.map(([act, args, what]) => [act, what, args] as const))(
  'security-C2, staff-22: %s refuses %s',
  async (name, _what, args) => {
    const p_version = name === 'move_stage' ? { p_version: await version() } : {};
    const answer = await staff.rpc(name, { p_town_id, p_household_id, ...args, ...p_version });
    expect(answer.error?.code).toMatch(/^(P0001|23514|23502|22)/);
  },
);

test(
  'code-8.2: the desk offers exactly the moves that the ' + 'database takes, from every stage to every stage',
  async () => {
    for (const from of stages)
      for (const to of stages) {
        await sql`update public.households set stage = ${from}, closed_reason = ${from === 'closed' ? 'other' : null}
        where household_id = ${p_household_id}`;
        const answer = await staff.rpc('move_stage', {
          p_town_id,
          p_household_id,
          p_to_stage: to,
          p_reason: to === 'closed' ? 'other' : null,
          p_note: null,
          p_version: await version(),
        });
        expect([from, to, answer.error === null]).toEqual([from, to, allowedMoves(from).includes(to)]);
      }
  },
);
