import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'supabase/schemas/';
const files = readdirSync(folder).filter((f) => f.endsWith('.sql'));
const sql = files.map((f) => readFileSync(folder + f, 'utf8')).join('\n');

const all = (pattern: RegExp) => [...sql.matchAll(pattern)].map((m) => m[1] ?? '');
const tables = all(/create table (?:if not exists )?((?:public|private)\.[a-z_]+) \(/g);
const functions = [
  ...sql.matchAll(
    new RegExp(
      String.raw`create (?:or replace )?function ((?:public|private)\.[a-z_]+)\s*\([\s\S]*?` +
        String.raw`(?:\bas \$\$|\bbegin atomic|\n  return )`,
      'g',
    ),
  ),
];

test('every object is declared once, in a file of its topic', () => {
  expect(files.filter((f) => !/^\d\d_[a-z]+(_[a-z]+)*\.sql$/.test(f))).toEqual([]);
  const made = all(
    /^create (?:or replace )?((?:table|type|function|trigger|index|policy) (?:"[^"]+" on \S+|[a-z_0-9.]+))/gm,
  );
  expect(made.length).toBeGreaterThan(200);
  expect(made.filter((name, at) => made.indexOf(name) !== at)).toEqual([]);
});

test('every table has row level security and a comment that says for whom it is', () => {
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((t) => !sql.includes(`alter table ${t} enable row level security`))).toEqual([]);
  expect(tables.filter((t) => !new RegExp(`comment on table ${t} is\\s+'For `).test(sql))).toEqual([]);
});

test('the key of every table begins with town_id', () => {
  const bodies = [...sql.matchAll(/create table ((?:public|private)\.[a-z_]+) \(([\s\S]*?)\n\)/g)];
  const other = bodies
    .filter(([, , body]) => !/primary key \(town_id|town_id text primary key/.test(body ?? ''))
    .map((b) => b[1]);
  expect(other).toEqual(['public.scenes']); // a scene is a build's, not a town's
});

test('every function fixes its search_path and has a comment that says for whom it is', () => {
  expect(functions.length).toBeGreaterThan(30);
  // A body that is read when it is made (begin atomic, return) has its names for good, and can be inlined.
  const loose = functions.filter(
    ([head]) => head.endsWith('as $$') && !head.includes("set search_path = ''"),
  );
  expect(loose.map((f) => f[1])).toEqual([]);
  expect(
    functions
      .filter(([, name]) => !new RegExp(`comment on function ${name ?? ''} is\\s+'For `).test(sql))
      .map((f) => f[1]),
  ).toEqual([]);
});

test('nothing of a family is open to everyone', () => {
  const open = [...sql.matchAll(/create policy "([^"]+)" on (public\.[a-z_]+)[^;]*using \(true\)/g)].map(
    (m) => m[2],
  );
  expect(open.sort()).toEqual(['public.revision_places', 'public.revision_town_events', 'public.towns']);
});
