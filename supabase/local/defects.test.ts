import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { createPostgresConnection } from '@supabase/lite/postgres';
import { SignJWT } from 'jose';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../test/support/server.ts';
import { createServer } from './createServer.ts';
import { StartRefused } from './StartRefused.ts';

const migrationsDir = `${import.meta.dirname}/fixtures/migrations`;
const functionsDir = `${import.meta.dirname}/fixtures/functions`;
const email = 'member@example.test';
const password = 'correct-horse-battery-staple';

const newClient = () =>
  createClient(server.url, server.anonKey, { auth: { persistSession: false, autoRefreshToken: false } });
type Client = ReturnType<typeof newClient>;

/** A session as the server signs it, with whatever claims and secret. */
const signJwt = (claims: Record<string, unknown>, secret: string): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(secret));

let server: TestServer;
let admin: postgres.Sql;
let anon: Client;

async function addUser(address: string): Promise<string> {
  const [row] = await admin<{ id: string }[]>`
    insert into auth.users (id, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
    values (gen_random_uuid(), ${address}, extensions.crypt(${password}, extensions.gen_salt('bf', 6)), now(), '{}',
      '{}') returning id`;
  return row?.id ?? '';
}

async function signIn(address = email): Promise<Client> {
  const client = newClient();
  const { error } = await client.auth.signInWithPassword({ email: address, password });
  expect(error).toBeNull();
  return client;
}

beforeAll(async () => {
  server = await startServer({ migrationsDir, functionsDir, seedDir: '/nonexistent' });
  admin = postgres(server.adminDatabaseUrl, { max: 2, onnotice: () => undefined });
  anon = newClient();
  const id = await addUser(email);
  await admin`insert into public.members (user_id) values (${id})`;
});
afterAll(async () => {
  await admin.end();
  await server.close();
});

describe('defect 1: lite must not widen anyone’s rights', () => {
  it('refuses anon on a revoked table with 42501', async () => {
    const { error, status } = await anon.from('private_notes').select();
    expect([status, error?.code]).toEqual([401, '42501']);
  });

  it('leaves the rights of anon as they were after every kind of request', async () => {
    const rights = () =>
      admin`select count(*)::int as n from information_schema.role_table_grants where grantee in ('anon',
        'authenticated')`;
    const before = await rights();
    await anon.from('things').select();
    await anon.rpc('who_am_i');
    await (await signIn()).from('private_notes').select();
    expect(await rights()).toEqual(before);
  });

  it('does not start on data in which plain lite has opened everything', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'hiroba-opened-'));
    const start = () =>
      createServer({
        dataDir,
        port: 0,
        host: '127.0.0.1',
        env: {},
        durable: false,
        migrationsDir,
        functionsDir,
        seedDir: '/nonexistent',
      });
    const first = await start();
    const lite = createPostgresConnection({
      postgresOptions: {
        host: decodeURIComponent(new URL(first.adminDatabaseUrl).hostname),
        user: 'supabase_admin',
        database: 'postgres',
        onnotice: () => undefined,
      },
    });
    await lite.withContext({ auth: { role: 'anon' } }, () => Promise.resolve());
    await lite.close();
    await first.close();
    await expect(start()).rejects.toBeInstanceOf(StartRefused);
    await rm(dataDir, { recursive: true, force: true });
  });
});

describe('defects 2 and 3: values keep their types', () => {
  it.each([[{ a: 1, b: { c: 'はい' } }], [[1, 'two', null]], ['words'], [5], [null]])(
    'stores %j in a jsonb column once, not twice',
    async (doc) => {
      const { data, error } = await anon
        .from('things')
        .insert({ doc, price: 1 })
        .select('thing_id, doc')
        .single();
      expect([error, data?.doc]).toEqual([null, doc]);
      const [row] = await admin`select doc from public.things where thing_id = ${Number(data?.thing_id)}`;
      expect(row?.doc).toEqual(doc);
    },
  );

  it('answers numbers as numbers and times in ISO 8601 with their offset', async () => {
    const { data } = await anon
      .from('things')
      .insert({ price: 2.5 })
      .select('price, made_at, wall_clock, day')
      .single();
    expect(data).toEqual({
      price: 2.5,
      made_at: '2026-04-01T00:30:00.5+00:00',
      wall_clock: '2026-04-01T09:30:00',
      day: '2026-04-01',
    });
  });
});

describe('defect 4: database errors are the caller’s, with PostgREST’s status', () => {
  it.each([
    ['P0001', 400],
    ['23514', 400],
    ['23505', 409],
    ['42501', 401],
    ['P0002', 500],
    ['PT429', 429],
    ['40001', 500],
  ])('answers a raised %s with %i', async (code, expected) => {
    const { error, status } = await anon.rpc('raise_it', { p_code: code });
    expect([status, error?.code]).toEqual([expected, code]);
    // Our own functions raise P0001 and PTxyz; of the rest a sentence by the code is enough for a caller.
    const isOurs = /^(P0001|PT)/.test(code);
    expect(error).toMatchObject(
      isOurs ? { message: 'いけません', details: 'くわしく', hint: null } : { details: null, hint: null },
    );
    if (!isOurs) expect(error?.message).not.toBe('いけません');
  });

  it('answers a failed check with 400 and does not print the row', async () => {
    const { error, status } = await anon.from('things').insert({ small: -1 });
    expect([status, error?.code]).toEqual([400, '23514']);
  });
});

describe('defect 5: a role lives in a table, so taking it away works at once', () => {
  it('refuses with the same token that read a moment ago', async () => {
    const client = await signIn();
    expect((await client.from('private_notes').select()).data).toHaveLength(1);
    await admin`update public.members set active = false`;
    expect((await client.from('private_notes').select()).data).toEqual([]);
    await admin`update public.members set active = true`;
  });
});

describe('defect 6: codes and links that no screen of ours asks for', () => {
  it.each([
    ['POST', 'otp'],
    ['POST', 'magiclink'],
    ['POST', 'resend'],
    ['GET', 'verify?token=x&type=recovery'],
    ['GET', 'reauthenticate'],
    ['GET', 'authorize?provider=github'],
  ])('has no %s /auth/v1/%s', async (method, route) => {
    const answer = await fetch(`${server.url}/auth/v1/${route}`, {
      method,
      headers: { apikey: server.anonKey, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify({ email }) }),
    });
    expect(answer.status).toBe(404);
  });
});

describe('defect 7: SQL knows the request', () => {
  it('sees headers in functions and in tables alike', async () => {
    const client = createClient(server.url, server.anonKey, { global: { headers: { 'x-visit': 'v1' } } });
    expect((await client.rpc('who_am_i')).data).toMatchObject({ role: 'anon', user: 'anon', header: 'v1' });
    const { data } = await client.from('things').insert({ price: 1 }).select('seen_header').single();
    expect(data?.seen_header).toBe('v1');
  });

  it('knows who is signed in, and never one request in another', async () => {
    const client = await signIn();
    const ask = async (asker: Client): Promise<unknown> => {
      const { data } = await asker.rpc('who_am_i').single<{ role: string }>();
      return data?.role;
    };
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(i % 2 ? client : anon)));
    expect(answers).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 ? 'authenticated' : 'anon')));
    expect((await client.rpc('who_am_i')).data).toMatchObject({ user: 'authenticated', email });
  });

  it('cannot write by GET', async () => {
    const answer = await fetch(`${server.url}/rest/v1/rpc/raise_it?p_code=P0001`, {
      headers: { apikey: server.anonKey },
    });
    expect(answer.status).toBe(400);
    expect((await anon.rpc('who_am_i', {}, { get: true })).error).toBeNull();
  });
});

describe('defect 8: a fresh database is like a hosted project', () => {
  it('lets anon call auth.uid() and functions of schema extensions', async () => {
    expect((await anon.rpc('who_am_i')).data).toMatchObject({ uid: null });
    expect((await anon.rpc('digest_of', { p_text: '広場' })).data).toHaveLength(64);
  });

  it('gives the REST side no right in schema auth', async () => {
    const [row] = await admin`select has_table_privilege('authenticator', 'auth.users', 'select') as reads`;
    expect(row?.reads).toBe(false);
  });

  it('gives the functions’ login service_role and nothing else', async () => {
    const sql = postgres(server.databaseUrl.replace('postgres@', 'hiroba_functions@'), {
      max: 1,
      onnotice: () => undefined,
    });
    expect((await sql`select current_user as name`)[0]?.name).toBe('service_role');
    await expect(sql`set role postgres`).rejects.toMatchObject({ code: '42501' });
    await expect(sql.unsafe('set role none; select from public.things')).rejects.toMatchObject({
      code: '42501',
    });
    await sql.end();
  });
});

describe('defect 9: who may try, and how often', () => {
  it('has no public sign-up', async () => {
    const { error } = await anon.auth.signUp({ email: 'new@example.test', password });
    expect(error?.code).toBe('signup_disabled');
    expect(await admin`select from auth.users where email = 'new@example.test'`).toHaveLength(0);
  });

  it('stops guessing a password, with a time to wait, and lets another address in', async () => {
    const victim = 'victim@example.test';
    await addUser(victim);
    const guess = () =>
      anon.auth.signInWithPassword({ email: victim, password: 'wrong' }).then(({ error }) => error?.status);
    const statuses: (number | undefined)[] = [];
    for (let i = 0; i < 10; i += 1) statuses.push(await guess());
    expect(statuses.slice(0, 8)).toEqual(Array(8).fill(400));
    expect(statuses.slice(8)).toEqual([429, 429]);
    await signIn();
  });

  it('sends at most four mails an hour to one address', async () => {
    const statuses: (number | undefined)[] = [];
    for (let i = 0; i < 5; i += 1)
      statuses.push((await anon.auth.resetPasswordForEmail('many@example.test')).error?.status);
    expect(statuses).toEqual([undefined, undefined, undefined, undefined, 429]);
  });

  it('shuts a banned person out: sign-in, refresh, and the token they hold', async () => {
    const address = 'banned@example.test';
    const id = await addUser(address);
    const client = await signIn(address);
    await admin`update auth.users set banned_until = now() + interval '1 day' where id = ${id}`;
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await client.rpc('who_am_i')).status).toBe(401);
    expect((await client.auth.refreshSession()).error?.code).toBe('user_banned');
    expect((await anon.auth.signInWithPassword({ email: address, password })).error?.code).toBe(
      'invalid_credentials',
    );
  });
});

describe('defect 10: what cannot be closed from outside is at least refused clearly', () => {
  it.each(['/_system/info', '/_system/introspect', '/storage/v1/bucket', '/auth/v1/admin/generate_link'])(
    'does not serve %s',
    async (address) => {
      const answer = await fetch(server.url + address, { headers: { apikey: server.serviceKey } });
      expect(answer.status).toBe(404);
    },
  );

  it('puts each value of a bulk insert with unequal keys in its own column, or refuses it whole', async () => {
    const rows = [{ price: 71 }, { small: 7, price: 72 }];
    const { data } = await anon.from('things').insert(rows).select('price, small');
    expect(data).toEqual([
      { price: 71, small: null },
      { price: 72, small: 7 },
    ]);
    const headers = { apikey: server.anonKey, 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/rest/v1/things`, {
      method: 'POST',
      headers,
      body: JSON.stringify([{ price: 81 }, { small: 8 }]),
    });
    expect(answer.status).toBe(400);
    expect(await admin`select from public.things where price = 81`).toHaveLength(0);
  });

  it('refuses a wrong key and a forged session', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${server.url}/rest/v1/things`, { headers }).then(({ status }) => status);
    expect(await ask({})).toBe(401);
    expect(await ask({ apikey: 'sb_publishable_wrong' })).toBe(401);
    const forged = await signJwt(
      { sub: crypto.randomUUID(), role: 'authenticated', exp: 4e9 },
      'another secret',
    );
    expect(await ask({ apikey: server.anonKey, authorization: `Bearer ${forged}` })).toBe(401);
    const owner = await signJwt({ sub: crypto.randomUUID(), role: 'postgres', exp: 4e9 }, server.jwtSecret);
    expect(await ask({ apikey: server.anonKey, authorization: `Bearer ${owner}` })).toBe(401);
  });
});
