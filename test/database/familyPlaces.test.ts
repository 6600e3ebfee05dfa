// security-M9: one list of every place that holds a family. The catalog is held against it; and the words of a family
// whose every field is known are looked for in all tables and all files: while it is there, after it erased itself, and
// after its time is over.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { familyPlaces, withoutFamilies } from '../../supabase/functions/_shared/contract/familyPlaces.ts';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { sendVisits } from '../support/sendVisits.ts';
import { startServer, staffPassword, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let concierge: Pick<SupabaseClient, 'rpc'>;

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_SEED_PASSWORD: staffPassword } });
  sql = postgres(server.adminDatabaseUrl, { max: 2, onnotice: () => undefined });
  const client = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
  const password = staffPassword;
  await client.auth.signInWithPassword({ email: 'concierge@hoshimi.example', password });
  concierge = client;
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Column {
  table: string;
  column: string;
  is_text: boolean;
  /** Whether it names a household. */
  is_family: boolean;
}
const columns = () => sql<Column[]>`
  select n.nspname || '.' || c.relname as table, a.attname as column,
    format_type(a.atttypid, null) ~ '^(text|json|character|citext)' as is_text, a.attname = 'household_id' as is_family
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname in ('public', 'private', 'auth', 'supabase_migrations')
  order by 1, a.attnum`;

test('security-M9: every table is on the list, column by column where a family or words could stand', async () => {
  const found: Record<string, string> = {};
  const families = new Set<string>();
  const list = await columns();
  for (const { table, is_family } of list) if (is_family) families.add(table);
  families.add('public.households');
  for (const { table, column, is_text } of list)
    if (families.has(table) || (is_text && column !== 'town_id'))
      found[table] = `${found[table] ?? ''} ${column}`.trim();
    else found[table] ??= '';
  const listed = {
    ...withoutFamilies,
    ...Object.fromEntries(
      Object.entries(familyPlaces).map(([table, place]) => [
        table,
        list
          .filter((row) => row.table === table && row.column in place.columns)
          .map((row) => row.column)
          .join(' '),
      ]),
    ),
  };
  expect(found).toEqual(listed);
  for (const { columns: named } of Object.values(familyPlaces))
    expect(list.map((row) => row.column)).toEqual(expect.arrayContaining(Object.keys(named)));
});

test('security-M9: what refers to a household goes with it, or is unlinked, as the list says', async () => {
  const rows = await sql<{ table: string; rule: string }[]>`
    select k.conrelid::regclass::text as table, k.confdeltype::text as rule from pg_constraint k
    where k.confrelid = 'public.households'::regclass`;
  const rules = Object.fromEntries(rows.map(({ table, rule }) => [table.replace(/^public\./, ''), rule]));
  for (const [table, { erased }] of Object.entries(familyPlaces)) {
    if (table === 'public.households' || erased === 'by_erase_household') continue;
    expect([table, rules[table.replace(/^public\./, '')]]).toEqual([
      table,
      erased === 'unlinked' ? 'n' : 'c',
    ]);
  }
});

/** Every column and every file that holds one of the words; `table.column` or a path. */
async function hits(words: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const note = (where: string, word: string) => found.set(where, (found.get(where) ?? new Set()).add(word));
  for (const { table, column } of await columns()) {
    const rows = await sql.unsafe<{ word: string }[]>(
      `select distinct word from ${table} held, unnest($1::text[]) word
       where strpos(held."${column}"::text, word) > 0`,
      [[...words]],
    );
    for (const { word } of rows) note(`${table}.${column}`, word);
  }
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  for (const file of files) {
    const full = path.join(file.parentPath, file.name);
    const where = path.relative(server.dataDir, full);
    // Its rows were looked through; its pages are overwritten in time. Reading a lock's file would let the lock go.
    if (/^postgres\/|\.lock/.test(where)) continue;
    const text = readFileSync(full, 'utf8');
    const read = file.name.endsWith('.eml') ? `${text}${decoded(text)}` : text;
    for (const word of words) if (read.includes(word)) note(where.replace(/^mail\/.*$/, 'mail'), word);
  }
  return found;
}
/** Bodies of mails are sent as base64. */
const decoded = (mail: string) =>
  Buffer.from(mail.slice(mail.indexOf('\r\n\r\n')).replace(/\s/g, ''), 'base64').toString('utf8');

/** A family whose every word can be told from all others', with everything that staff can write of it. */
async function markedFamily() {
  const mark = crypto.randomUUID().slice(0, 8);
  const digits = String(Number.parseInt(mark, 16) % 100_000_000).padStart(8, '0');
  const reach = { phone: `090-${digits.slice(0, 4)}-${digits.slice(4)}`, line_name: `line-${mark}` };
  const visitorId = await visitor();
  const body = consultRequest({
    ...reach,
    contact_name: `名前${mark}`,
    reading: 'やまだ',
    email: `mail-${mark}@family.example`,
    words: `言葉-${mark}`,
    consent: { ...consultRequest().consent, link_visits: true },
    visitor_id: visitorId,
  });
  expect((await sendConsult(server, body)).status).toBe(200);
  const token = await familyToken(server, body.email);
  const [row] = await sql<{ id: string }[]>`
    select household_id as id from public.households where email = ${body.email}`;
  const id = row?.id ?? '';
  const on = { p_town_id: 'hoshimi', p_household_id: id };
  for (const [rpc, args] of [
    ['open_household', {}],
    ['add_note', { p_body: `共有-${mark}`, p_is_shared: true }],
    ['add_note', { p_body: `内々-${mark}`, p_is_shared: false }],
    ['add_task', { p_title: `予定-${mark}`, p_due_on: null }],
    ['record_contact', { p_note: `連絡-${mark}` }],
  ] as const)
    expect((await concierge.rpc(rpc, { ...on, ...args })).error).toBeNull();
  await server.runJobs();
  const told = {
    page: [...[body.contact_name, body.email, reach.phone, reach.line_name, body.words], `共有-${mark}`],
    disclosure: [`内々-${mark}`, `予定-${mark}`, `連絡-${mark}`],
  };
  const words = [...told.page, ...told.disclosure, token, id, body.consultation_id, mark];
  return { id, token, told, words, on };
}

async function visitor(): Promise<string> {
  await sendVisits(server, {
    count: 1,
    region: 'JP-13',
    spotId: 'school-library',
    placeId: 'hoshimi-elementary',
  });
  const [row] = await sql<{ id: string }[]>`
    select visitor_id as id from public.visits order by received_at desc limit 1`;
  return row?.id ?? '';
}

test('security-M9: a family’s words stand on the list only; its page and disclosure tell them all', async () => {
  const { token, told, words, on } = await markedFamily();
  const found = await hits(words);
  const places = [...found.keys()].filter((where) => where !== 'mail');
  const listed = Object.entries(familyPlaces).flatMap(([table, place]) =>
    Object.keys(place.columns).map((column) => `${table}.${column}`),
  );
  expect(places.filter((where) => !listed.includes(where))).toEqual([]);
  expect(found.has('mail')).toBe(true);
  // The search itself finds things: else the tests below would be glad of nothing.
  for (const where of [
    'public.household_notes.body',
    'public.household_history.note',
    'public.household_tasks.title',
  ])
    expect(places).toContain(where);

  const anon = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
  const page = JSON.stringify((await anon.rpc('family_open', { p_token: token })).data);
  for (const word of told.page) expect(page).toContain(word);
  for (const word of told.disclosure) expect(page).not.toContain(word);
  expect(JSON.parse(page)).toMatchObject({ for_staff: { notes: 1, remarks: 1, tasks: 1 } });
  const desk = JSON.stringify((await concierge.rpc('open_household', on)).data);
  for (const word of [...told.page, ...told.disclosure]) expect(desk).toContain(word);
});

test('security-M9: after a family erased itself nothing of it is left in any table or file', async () => {
  const { token, words } = await markedFamily();
  const anon = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
  expect((await anon.rpc('family_erase', { p_token: token })).error).toBeNull();
  await server.runJobs();
  expect([...(await hits(words)).keys()]).toEqual([]);
});

/** As if everything about it had happened so long ago, and a day. */
async function setBack(id: string, time: string): Promise<void> {
  const by = `${time} 1 day`;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update public.households set created_at = created_at - ${by}::interval,
      stage_changed_at = stage_changed_at - ${by}::interval where household_id = ${id}`;
    await tx`update public.household_history set at = at - ${by}::interval where household_id = ${id}`;
    await tx`update public.household_notes set created_at = created_at - ${by}::interval where household_id = ${id}`;
    await tx`update public.household_tasks set created_at = created_at - ${by}::interval where household_id = ${id}`;
    await tx`update public.family_links set last_used_at = last_used_at - ${by}::interval where household_id = ${id}`;
  });
}
const isThere = async (id: string) =>
  (await sql`select from public.households where household_id = ${id}`).length === 1;

test('security-M9: a talk that nobody ever closed goes three years after the last thing that happened', async () => {
  const { id, words, on } = await markedFamily();
  await setBack(id, '3 years');
  expect(
    (await concierge.rpc('add_note', { ...on, p_body: 'まだ続いている', p_is_shared: false })).error,
  ).toBeNull();
  await sql`select private.forget_families()`;
  expect(await isThere(id)).toBe(true); // something happened
  await setBack(id, '3 years');
  await sql`select private.forget_families()`;
  expect(await isThere(id)).toBe(false);
  await server.runJobs();
  expect([...(await hits(words)).keys()]).toEqual([]);
});

test('security-M9: staff are told two months before such a record goes, and what happens keeps it', async () => {
  const { id, on } = await markedFamily();
  const ending = async () => {
    const answer = await concierge.rpc('list_ending_households', { p_town_id: 'hoshimi' });
    return (answer.data as { household_id: string }[]).filter((one) => one.household_id === id);
  };
  await setBack(id, '33 months');
  expect(await ending()).toEqual([]);
  await setBack(id, '1 month');
  expect(await ending()).toMatchObject([{ household_id: id }]);
  expect((await concierge.rpc('record_contact', { ...on, p_note: 'お電話しました' })).error).toBeNull();
  expect(await ending()).toEqual([]);
});

test('security-M9: a mail that never got through keeps no words and no link, and goes after a month', async () => {
  const { id } = await markedFamily();
  const put = (daysAgo: number) => sql`
    insert into private.outgoing_mails (town_id, household_id, to_address, subject, body_text, attempts,
      next_attempt_at) values ('hoshimi', ${id}, 'a@b.example', ${`days ${daysAgo}`}, 'link', 12,
      now() - make_interval(days => ${daysAgo}))`;
  for (const daysAgo of [1, 8, 31]) await put(daysAgo);
  await put(2);
  await sql`update private.outgoing_mails set attempts = 1, bounced_at = now() - interval '31 days', body_text = ''
    where household_id = ${id} and subject = 'days 2'`;
  await sql`select private.forget_families()`;
  const rows = await sql`
    select subject, body_text from private.outgoing_mails where household_id = ${id} and attempts = 12
    order by subject`;
  expect(rows).toEqual([
    { subject: 'days 1', body_text: 'link' },
    { subject: 'days 8', body_text: '' },
  ]);
  const bounced =
    await sql`select from private.outgoing_mails where household_id = ${id} and bounced_at is not null`;
  expect(bounced).toHaveLength(0);
});

test('security-M9: the log of sign-ins, where there is one, is trimmed after 13 months', async () => {
  const trims = () => sql`select private.trim_auth_log(now())`;
  await trims(); // none here: nothing to do
  await sql`create table auth.audit_log_entries (created_at timestamptz)`;
  try {
    await sql`insert into auth.audit_log_entries values (now()), (now() - interval '14 months')`;
    await sql`grant all on auth.audit_log_entries to postgres`;
    await trims();
    expect(await sql`select from auth.audit_log_entries`).toHaveLength(1);
  } finally {
    await sql`drop table auth.audit_log_entries`;
  }
});
