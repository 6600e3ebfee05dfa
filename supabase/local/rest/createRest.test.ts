// The REST half on a small database: what is listed is answered as PostgREST answers it, and everything else is
// refused.
import { createClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/server.ts';
import { fixtureReads } from '../fixtures/reads.ts';

let server: TestServer;
let admin: postgres.Sql;
let userId: string;

beforeAll(async () => {
  server = await startServer({
    migrationsDir: `${import.meta.dirname}/../fixtures/migrations`,
    functionsDir: '/nonexistent',
    seedDir: '/nonexistent',
    reads: fixtureReads,
  });
  admin = postgres(server.adminDatabaseUrl, { max: 2, onnotice: () => undefined });
  const [user] = await admin<{ id: string }[]>`
    insert into auth.users (id, email) values (gen_random_uuid(), 'member@example.test') returning id`;
  userId = user?.id ?? '';
  await admin`insert into public.members (user_id) values (${userId})`;
  await admin`insert into auth.sessions (id, user_id, not_after)
    values (${session_id}, ${userId}, now() + interval '1 day')`;
  await admin`insert into public.things (doc, price, small) values
    ('{"word": "ひ,ろ\\"ば", "part": [1, null]}', 2.5, 1), ('[]', 10, 2), ('null', null, null), ('5', 71, null)`;
});
afterAll(async () => {
  await admin.end();
  await server.close();
});

const sign = (claims: Record<string, unknown>, secret = server.jwtSecret): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(secret));
const session_id = crypto.randomUUID();
const person = () => sign({ sub: userId, role: 'authenticated', exp: 4e9, session_id });

type Answer = { status: number; body: unknown; range: string | null; headers: Headers };

async function ask(
  address: string,
  {
    method = 'GET',
    headers = {},
    body,
    token,
  }: { method?: string; headers?: Record<string, string>; body?: unknown; token?: string } = {},
): Promise<Answer> {
  const answer = await fetch(`${server.url}/rest/v1/${address}`, {
    method,
    headers: {
      apikey: server.anonKey,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text === '' ? '' : (JSON.parse(text) as unknown),
    range: answer.headers.get('content-range'),
    headers: answer.headers,
  };
}
const codeOf = ({ status, body }: Answer) => [status, (body as { code?: string }).code];

const whole = 'things?select=thing_id%2Cdoc%2Cprice%2Cmade_at%2Cwall_clock%2Cday&thing_id=eq.1';

describe('what is listed', () => {
  it('is answered with its types as Postgres writes them', async () => {
    expect((await ask(whole)).body).toEqual([
      {
        thing_id: 1,
        doc: { word: 'ひ,ろ"ば', part: [1, null] },
        price: 2.5,
        made_at: '2026-04-01T00:30:00.5+00:00',
        wall_clock: '2026-04-01T09:30:00',
        day: '2026-04-01',
      },
    ]);
  });

  it.each([
    ['things?select=thing_id&thing_id=in.("1",4,99)&order=thing_id.asc', [1, 4], '0-1/*'],
    ['things?select=thing_id&thing_id=in.()&order=thing_id.asc', [], '*/*'],
    ['things?select=thing_id&day=gte.2026-04-01&order=thing_id.asc', [1, 2, 3], '0-2/*'],
    ['things?select=thing_id&day=gte.2026-04-01&order=thing_id.asc&offset=3', [4], '3-3/*'],
    ['things?select=thing_id&day=gte.2026-04-01&order=thing_id.asc&limit=1&offset=1', [2], '1-1/*'],
    [
      'things?select=thing_id&or=(price.lt.5,and(day.eq."2026-04-01",small.is.null))' +
        '&order=price.desc.nullslast,thing_id.asc',
      [4, 1, 3],
      '0-2/*',
    ],
  ])('%s', async (address, ids, range) => {
    const answer = await ask(address);
    expect([answer.status, answer.body, answer.range]).toEqual([
      200,
      ids.map((thing_id) => ({ thing_id })),
      range,
    ]);
  });

  it('looks into JSON by the names it was given', async () => {
    const { body } = await ask(
      'things?select=thing_id,word:doc->>word,part:doc->part&small=not.is.null&order=thing_id.asc',
    );
    expect(body).toEqual([
      { thing_id: 1, word: 'ひ,ろ"ば', part: [1, null] },
      { thing_id: 2, word: null, part: null },
    ]);
  });

  it('is counted when asked, and only exactly (security-M7)', async () => {
    const page = 'things?select=thing_id&day=gte.2026-04-01&order=thing_id.asc';
    const counted = await ask(page, { headers: { prefer: 'count=exact' } });
    expect([counted.status, counted.range]).toEqual([206, '0-2/4']);
    expect(codeOf(await ask(`${page}&offset=9`, { headers: { prefer: 'count=exact' } }))).toEqual([
      416,
      'PGRST103',
    ]);
    for (const guess of ['planned', 'estimated'])
      expect(codeOf(await ask(page, { headers: { prefer: `count=${guess}` } }))).toEqual([400, 'PGRST122']);
  });

  it('comes as one object when there is one', async () => {
    const headers = { accept: 'application/vnd.pgrst.object+json' };
    expect((await ask(whole, { headers })).body).toMatchObject({ thing_id: 1 });
    expect(codeOf(await ask(whole.replace('eq.1', 'eq.77'), { headers }))).toEqual([406, 'PGRST116']);
  });

  it('takes what is no number or day for what it is, and says no more than that', async () => {
    expect(await ask(whole.replace('eq.1', 'eq.one'))).toMatchObject({
      status: 400,
      body: { code: '22P02', message: 'wrong_form', details: null, hint: null },
    });
    const day = await ask('things?select=thing_id&day=gte.2026-02-30&order=thing_id.asc');
    expect(codeOf(day)).toEqual([400, '22008']);
  });

  it('is asked by supabase-js as by hand', async () => {
    const client = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
    const { data, error } = await client
      .from('things')
      .select('thing_id')
      .in('thing_id', [1, 4])
      .order('thing_id');
    expect([error, data]).toEqual([null, [{ thing_id: 1 }, { thing_id: 4 }]]);
    expect((await client.rpc('digest_of', { p_text: '広場' })).data).toHaveLength(64);
  });
});

describe('security-H4: what is not listed', () => {
  it.each([
    'things',
    'things?select=*',
    'things?select=price',
    'things?select=doc,private_notes(words)',
    'things?select=doc&thing_id=eq.1',
    'things?select=doc&select=doc',
    'things?select=doc&order=thing_id.asc',
    'things?select=doc&limit=two',
    'things?select=doc&limit=-1',
    'things?select=doc&columns=doc',
    'things?select=thing_id&thing_id=gt.1&order=thing_id.asc',
    'things?select=thing_id&day=gte.2026-04-01&day=gte.2026-04-02&order=thing_id.asc',
    'members?select=user_id',
    'nothing_of_the_kind?select=x',
    'pg_roles?select=rolname',
  ])('is refused in one word: %s', async (address) => {
    expect(await ask(address)).toMatchObject({
      status: 403,
      body: { code: 'not_listed', details: null, hint: null },
    });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('no table is written: %s', async (method) => {
    const rows = () =>
      admin`select count(*)::int as n, md5(string_agg(t::text, '' order by thing_id)) from public.things t`;
    const before = await rows();
    for (const address of ['things', 'things?thing_id=eq.1', 'things?select=doc', 'private_notes'])
      expect(
        (await ask(address, { method, ...(method !== 'DELETE' && { body: { price: 1 } }) })).status,
      ).toBe(405);
    expect(await rows()).toEqual(before);
  });

  it('neither does a body of commas or a very large one get as far as being read', async () => {
    const csv = '1'; // the guard takes nothing that is not JSON either
    const headers = { 'content-type': 'text/csv' };
    expect((await ask('things', { method: 'POST', headers, body: csv })).status).toBe(405);
    expect((await ask('rpc/digest_of', { method: 'POST', headers, body: csv })).status).toBe(415);
    expect(
      (await ask('rpc/digest_of', { method: 'POST', body: { p_text: 'x'.repeat(66_000) } })).status,
    ).toBe(413);
  });

  it('is no other form, schema or address either', async () => {
    const of = (headers: Record<string, string>) => ask(whole, { headers }).then(codeOf);
    expect(await of({ accept: 'text/csv' })).toEqual([406, 'PGRST107']);
    expect(await of({ accept: 'application/vnd.pgrst.plan+json' })).toEqual([406, 'PGRST107']);
    expect(await of({ 'accept-profile': 'private' })).toEqual([406, 'PGRST106']);
    expect(codeOf(await ask('things/1'))).toEqual([404, 'PGRST125']);
    expect(codeOf(await ask(''))).toEqual([404, 'PGRST125']);
  });
});

describe('functions', () => {
  it('are called by POST with the arguments they have, and answered as PostgREST does', async () => {
    const call = (name: string, body: unknown) => ask(`rpc/${name}`, { method: 'POST', body });
    expect(await call('who_am_i', {})).toMatchObject({
      status: 200,
      range: '0-0/*',
      body: { uid: null, role: 'anon', user: 'anon' },
    });
    expect(codeOf(await call('digest_of', {}))).toEqual([404, 'PGRST202']);
    expect(codeOf(await call('digest_of', { p_text: 'x', p_more: 1 }))).toEqual([404, 'PGRST202']);
    expect(codeOf(await call('digest_off', { p_text: 'x' }))).toEqual([404, 'PGRST202']);
    for (const body of ['[{"p_text":"x"}]', '"x"', 'null'])
      expect(codeOf(await call('digest_of', body))).toEqual([400, 'PGRST102']);
  });

  it('security-M15: are never called by an address that logs and histories keep', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])
      expect((await ask('rpc/digest_of?p_text=secret', { method })).status).toBe(405);
    expect(codeOf(await ask('rpc/digest_of?p_text=secret', { method: 'POST', body: {} }))).toEqual([
      403,
      'not_listed',
    ]);
  });

  it('know the request and who is signed in, and never one request in another', async () => {
    const token = await person();
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        ask('rpc/who_am_i', {
          method: 'POST',
          body: {},
          headers: { 'x-visit': `v${i}` },
          ...(i % 2 && { token }),
        }),
      ),
    );
    expect(asked.map(({ body }) => body)).toEqual(
      asked.map((_, i) => {
        const [role, uid] = i % 2 ? ['authenticated', userId] : ['anon', null];
        return { uid, role, user: role, email: null, header: `v${i}` };
      }),
    );
  });

  it.each([
    ['P0001', 400],
    ['23514', 400],
    ['23505', 409],
    ['42501', 401],
    ['P0002', 500],
    ['PT429', 429],
    ['40001', 500],
  ])('that raise %s are answered with %i, in their own words or by the code alone', async (code, status) => {
    const { status: answered, body } = await ask('rpc/raise_it', { method: 'POST', body: { p_code: code } });
    const isOurs = /^(P0001|PT)/.test(code);
    expect([answered, body]).toEqual([
      status,
      {
        code,
        message: isOurs ? 'いけません' : (expect.not.stringContaining('いけません') as string),
        details: isOurs ? 'くわしく' : null,
        hint: null,
      },
    ]);
  });
});

const soon = () => Math.floor(Date.now() / 1000) + 600;

describe('who asks', () => {
  it.each([
    ['nothing', () => Promise.resolve({})],
    ['a wrong key', () => Promise.resolve({ apikey: 'sb_publishable_wrong' })],
    ['the secret key', () => Promise.resolve({ apikey: server.serviceKey })],
    ['an empty Bearer', () => Promise.resolve({ authorization: 'Bearer ' })],
    ['another scheme', () => Promise.resolve({ authorization: 'Basic YTpi' })],
    ['a key of another kind as token', () => Promise.resolve({ authorization: 'Bearer sb_publishable_x' })],
    ['no token', () => Promise.resolve({ authorization: 'Bearer not.a.token' })],
    [
      'another signature',
      async () => ({
        authorization: `Bearer ${await sign({ sub: userId, role: 'authenticated', exp: 4e9 }, 'another')}`,
      }),
    ],
    [
      'an ended one',
      async () => ({
        authorization: `Bearer ${await sign({ sub: userId, role: 'authenticated', exp: 1_700_000_000 })}`,
      }),
    ],
    [
      'one that has no end',
      async () => ({ authorization: `Bearer ${await sign({ sub: userId, role: 'authenticated' })}` }),
    ],
    [
      'one before its time',
      async () => ({
        authorization: `Bearer ${await sign({ sub: userId, role: 'authenticated', exp: 4e9, nbf: soon() })}`,
      }),
    ],
    [
      'one without a role',
      async () => ({ authorization: `Bearer ${await sign({ sub: userId, exp: 4e9 })}` }),
    ],
    [
      'one of the owner',
      async () => ({ authorization: `Bearer ${await sign({ sub: userId, role: 'postgres', exp: 4e9 })}` }),
    ],
    [
      'one of service_role',
      async () => ({
        authorization: `Bearer ${await sign({ sub: userId, role: 'service_role', exp: 4e9 })}`,
      }),
    ],
    [
      'one of nobody',
      async () => ({
        authorization: `Bearer ${await sign({ sub: 'somebody', role: 'authenticated', exp: 4e9 })}`,
      }),
    ],
  ])('is let in by the public key and a good token alone, not by %s', async (what, headersOf) => {
    const headers: Record<string, string> = await headersOf();
    const without: Record<string, string> = what === 'nothing' ? { apikey: '' } : {};
    expect((await ask(whole, { headers: { ...without, ...headers } })).status).toBe(401);
  });

  it('defect 5: a role lives in a table, so taking it away works at once', async () => {
    const token = await person();
    const notes = () => ask('private_notes?select=words', { token }).then(({ body }) => body);
    expect(await notes()).toHaveLength(1);
    await admin`update public.members set active = false`;
    expect(await notes()).toEqual([]);
    await admin`update public.members set active = true`;
    expect(codeOf(await ask('private_notes?select=words'))).toEqual([401, '42501']);
  });
});

describe('lite-differences: a write that is answered with an error was never done', () => {
  const written = () => admin`select count(*)::int as n from public.things`;

  it.each([
    ['whose answer is two rows where one object was wanted', 'write_two', 406, 'PGRST116'],
    ['whose answer is too large', 'write_large', 413, 'answer_too_large'],
    ['that took longer than it may', 'write_slowly', 500, '57014'],
  ])('one %s', async (_, name, status, code) => {
    const before = await written();
    const headers = { accept: 'application/vnd.pgrst.object+json' };
    expect(codeOf(await ask(`rpc/${name}`, { method: 'POST', body: {}, headers }))).toEqual([status, code]);
    expect(await written()).toEqual(before);
  });

  it('and one whose answer is what was wanted is done once', async () => {
    const answer = await ask('rpc/write_two', { method: 'POST', body: {} });
    expect([answer.status, answer.body, answer.range]).toEqual([200, [1, 2], '0-1/*']);
    expect(await admin`delete from public.things where price in (1, 2) returning 1`).toHaveLength(2);
  });
});

describe('security-H4: who asks much', () => {
  const sleep = (seconds: number, more: { token?: string } = {}) =>
    ask('rpc/sleep_for', { method: 'POST', body: { p_seconds: seconds }, ...more });

  it('is stopped after three seconds when a stranger, and makes only strangers wait', async () => {
    const token = await person();
    const began = performance.now();
    const slow = Array.from({ length: 6 }, () => sleep(20));
    const asStaff = await ask(whole, { token });
    expect(asStaff.status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
    // Three at a time, three seconds each; those that wait longer than five are told to come again.
    const codes = (await Promise.all(slow)).map((answer) => codeOf(answer).join(' '));
    expect(codes.filter((code) => code === '500 57014').length).toBeGreaterThanOrEqual(3);
    expect(codes.every((code) => ['500 57014', '503 busy'].includes(code))).toBe(true);
    expect((await ask(whole)).status).toBe(200);
  });

  it('pays with time, and is told when to come again; nobody else is', async () => {
    let last = await ask(whole);
    for (let i = 0; i < 6 && last.status !== 429; i += 1)
      [last] = await Promise.all([sleep(20), sleep(20), sleep(20)]);
    last = await ask(whole);
    expect(codeOf(last)).toEqual([429, 'too_costly']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(whole, { token: await person() })).status).toBe(200);
  });
});
