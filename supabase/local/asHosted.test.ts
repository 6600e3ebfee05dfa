// What a hosted project has and this one has too, or does not have.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
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

describe('what anybody may do', () => {
  it('leaves the rights of anon as they were after every kind of request', async () => {
    const rights = () =>
      admin`select count(*)::int as n from information_schema.role_table_grants where grantee in ('anon',
        'authenticated')`;
    const before = await rights();
    await anon.rpc('who_am_i');
    await (await signIn()).auth.getUser();
    await anon.auth.signInWithPassword({ email, password: 'wrong' });
    expect(await rights()).toEqual(before);
  });

  it('is proved at the start: data in which everything was opened is refused', async () => {
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
    const owner = postgres(first.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
    await owner`grant all on all tables in schema public to anon`;
    await owner.end();
    await first.close();
    await expect(start()).rejects.toBeInstanceOf(StartRefused);
    await rm(dataDir, { recursive: true, force: true });
  });
});

describe('accounts: codes and links that no screen of ours asks for', () => {
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

describe('a fresh database is like a hosted project', () => {
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

describe('who may try, and how often', () => {
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

describe('what is not here', () => {
  it.each(['/_system/info', '/_system/introspect', '/storage/v1/bucket', '/auth/v1/admin/generate_link'])(
    'does not serve %s',
    async (address) => {
      const answer = await fetch(server.url + address, { headers: { apikey: server.serviceKey } });
      expect(answer.status).toBe(404);
    },
  );
});
