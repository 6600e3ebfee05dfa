// What /rest/v1 answers is what the clients ask: no more, no less, in the list, in the grants and over the wire.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configureData, readRows as readAsVisitor } from '../../src/data/client.ts';
import { configureStaffClient, readRows as readAsStaff, staffClient } from '../../src/data/staffClient.ts';
import type { Read } from '../../supabase/functions/_shared/contract/read.ts';
import { staffReads } from '../../supabase/functions/_shared/contract/staffReads.ts';
import { visitorReads } from '../../supabase/functions/_shared/contract/visitorReads.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  configureData({ url: server.url, key: server.anonKey });
  configureStaffClient(() => Promise.resolve({ url: server.url, key: server.anonKey }));
});
afterAll(async () => {
  await (await staffClient()).auth.signOut({ scope: 'local' });
  await sql.end();
  await server.close();
});

const textsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|database\.types/.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
/** What a browser runs. */
const sources = textsIn('src');
/** What asks the database as a person: browsers, and the edge functions that act for one. */
const asking = [...sources, ...textsIn('supabase/functions')];
const isNamed = (name: string) => asking.some((text) => text.includes(`'${name}'`));
/** A read by its name, also where one of several is chosen. */
const isRead = (name: string) =>
  sources.some((text) => new RegExp(`\\b(readRows|one)\\(\\s*'${name}'`).test(text));

/** Values that a filter of this name can be asked with. */
const values = {
  town_id: 'hoshimi',
  town_ids: ['hoshimi', 'a "quoted", one'],
  revision: 1,
  place_id: 'school',
  position: 3,
  from: '2026-04-01',
  user_id: crypto.randomUUID(),
};

test.each(Object.keys(visitorReads))('security-H4: %s is asked by visitors, and answered', async (name) => {
  expect(isRead(name), 'nobody asks it: take it off the list').toBe(true);
  expect(await readAsVisitor(name as keyof typeof visitorReads, values)).toBeInstanceOf(Array);
});

test.each(Object.keys(staffReads))('security-H4: %s is asked by staff, and answered', async (name) => {
  expect(isRead(name), 'nobody asks it: take it off the list').toBe(true);
  const client = await staffClient();
  const { error } = await client.auth.signInWithPassword({
    email: 'admin@hoshimi.example',
    password: server.staffPassword,
  });
  expect(error).toBeNull();
  expect(await readAsStaff(name as keyof typeof staffReads, values, v.unknown())).toBeInstanceOf(Array);
});

test('security-H4: no client asks a table but by the list', () => {
  const besides = sources.filter((text) =>
    /\.from\('|\/rest\/v1\/(?!\$\{read\.table\}|rpc\/\$\{name\})/.test(text),
  );
  expect(besides).toEqual([]);
});

test('security-H4: every function that may be called is called by a screen or for one', async () => {
  const open = await sql<{ name: string }[]>`
    select distinct proname as name from pg_proc
    where pronamespace = 'public'::regnamespace and (has_function_privilege('anon', oid, 'execute')
      or has_function_privilege('authenticated', oid, 'execute')) order by 1`;
  expect(open.map(({ name }) => name).filter((name) => !isNamed(name))).toEqual([]);
});

/** Columns of a read: those it shows, filters and orders by. */
function columnsOf({ select, where, order = '' }: Read): string[] {
  const shown = select.split(',').map((item) => item.replace(/^\w+:/, '').replace(/->.*$/, ''));
  const filtered = Object.entries(where).flatMap(([column, filter]) =>
    column === 'or' ? [...filter.matchAll(/[(,](\w+)\.[a-z]+\./g)].map(([, name = '']) => name) : [column],
  );
  return [
    ...shown,
    ...filtered,
    ...order
      .split(',')
      .filter(Boolean)
      .map((part) => part.replace(/\..*$/, '')),
  ];
}

test('security-H4: the API’s roles may read just the columns of the listed reads, on any server', async () => {
  const listed = (reads: Record<string, Read>, role: string) =>
    Object.values(reads).flatMap((read) =>
      columnsOf(read).map((column) => `${role} ${read.table}.${column}`),
    );
  const wanted = new Set([
    ...listed(visitorReads, 'anon'),
    ...listed(visitorReads, 'authenticated'),
    ...listed(staffReads, 'authenticated'),
  ]);
  const granted = await sql<{ line: string }[]>`
    select role || ' ' || c.relname || '.' || a.attname as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
      unnest(array['anon', 'authenticated']) role
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and has_column_privilege(role, c.oid, a.attnum, 'select')`;
  expect(granted.map(({ line }) => line).sort()).toEqual([...wanted].sort());
});

test('low: who published a revision, and why, is told to staff of the town alone', async () => {
  const read = async (who: string | null) => {
    const headers: Record<string, string> = { apikey: server.anonKey, 'content-type': 'application/json' };
    if (who !== null) {
      const answer = await fetch(`${server.url}/auth/v1/token?grant_type=password`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ email: who, password: server.staffPassword }),
      });
      headers.authorization = `Bearer ${((await answer.json()) as { access_token: string }).access_token}`;
    }
    const body = JSON.stringify({ p_town_id: 'hoshimi' });
    return (await fetch(`${server.url}/rest/v1/rpc/list_revisions`, { method: 'POST', headers, body }))
      .status;
  };
  expect(await read(null)).toBe(401);
  expect(await read('editor@hoshimi.example')).toBe(200);
  const table = `${server.url}/rest/v1/revisions?select=published_by&town_id=eq.hoshimi`;
  expect((await fetch(table, { headers: { apikey: server.anonKey } })).status).toBe(403);
});
