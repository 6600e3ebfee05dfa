// What is written down for whoever watches over a town, and that it stays as it was written.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditActs, exportKinds } from '../../supabase/functions/_shared/contract/auditActs.ts';
import { actAs, actors, plantTwoTowns } from '../support/policyMatrix.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await startServer({ functionsDir: '/nonexistent' });
  sql = postgres(server.adminDatabaseUrl, { max: 2, onnotice: () => undefined });
  await sql.begin((tx) => plantTwoTowns(tx));
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Entry {
  act: string;
  user_name: string | null;
  detail: Record<string, unknown>;
}
class Undo extends Error {}
const userOf = (name: string) => actors.find((actor) => actor.name === name)?.userId ?? '';

/** What the acts of somebody leave in the audit of east; nothing of it stays. */
async function left(name: string, ...statements: string[]): Promise<Entry[]> {
  const actor = actors.find((a) => a.name === name);
  if (!actor) throw new Error(name);
  let entries: Entry[] = [];
  await sql
    .begin(async (tx) => {
      const [last] = await tx<
        { id: string }[]
      >`select coalesce(max(entry_id), 0) as id from private.audit_entries`;
      await actAs(tx, actor);
      for (const statement of statements) await tx.unsafe(statement);
      await tx`reset role`;
      entries = await tx<Entry[]>`select act, user_name, detail from private.audit_entries
        where town_id = 'east' and entry_id > ${last?.id ?? 0} order by entry_id`;
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return entries;
}

test('the database takes the acts and exports of the contract, and no others', async () => {
  const [constraint] = await sql<{ text: string }[]>`
    select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'audit_entries_act_check'`;
  const acts = [...(constraint?.text ?? '').matchAll(/'([a-z_]+)'::text/g)].map((m) => m[1] ?? '');
  expect(acts.sort()).toEqual([...auditActs].sort());
  for (const what of exportKinds) {
    expect(await left('east analyst', `select public.note_export('east', '${what}', 3)`)).toEqual([
      { act: 'exported', user_name: 'analyst', detail: { what, rows: 3 } },
    ]);
  }
  await expect(left('east analyst', `select public.note_export('east', 'families', 3)`)).rejects.toThrow(
    'unknown_export',
  );
});

test('security-ASVS-7.1: an entry is changed and deleted by nobody, its owner and the superuser neither', async () => {
  for (const role of ['postgres', 'service_role', 'supabase_admin']) {
    for (const statement of [
      `update private.audit_entries set act = 'signed_in'`,
      'delete from private.audit_entries',
      'truncate private.audit_entries',
    ]) {
      const code = await sql
        .begin(async (tx) => {
          await tx.unsafe(`set local role ${role}`);
          await tx.unsafe(statement);
          throw new Undo();
        })
        .catch((error: unknown) => (error instanceof Undo ? 'done' : (error as { code?: string }).code));
      expect(`${role}: ${statement}: ${String(code)}`).toBe(
        `${role}: ${statement}: ${role === 'service_role' ? '42501' : '55000'}`,
      );
    }
  }
});

test('an entry of more than three years ago is forgotten by the daily job, one of less is kept', async () => {
  const kept = await sql.begin(async (tx) => {
    await tx`insert into private.audit_entries (town_id, act, at) values
      ('north', 'signed_in', now() - interval '3 years 1 day'),
      ('north', 'signed_in', now() - interval '2 years 364 days')`;
    await tx`select private.forget_old_records()`;
    return tx`select at > now() - interval '3 years' as young from private.audit_entries where town_id = 'north'`;
  });
  expect(kept).toEqual([{ young: true }]);
});

test('security-ASVS-7.2: a right that changes is written down, through whatever door', async () => {
  const editor = userOf('east editor');
  const person = { person: editor, name: 'editor' };
  const where = `where town_id = 'east' and user_id = '${editor}'`;
  expect(await left('east admin', `select public.set_auditor('east', '${editor}', true)`)).toEqual([
    { act: 'auditor_changed', user_name: 'admin', detail: { ...person, is_auditor: true } },
  ]);
  expect(
    await left(
      'anon', // the system: nobody is signed in
      'reset role',
      `update public.staff_members set role = 'admin' ${where}`,
      `update public.staff_members set display_name = '子育て課' ${where}`,
      `update public.staff_members set active = false ${where}`,
      `update public.staff_members set active = true ${where}`,
      `delete from public.staff_members ${where}`,
    ),
  ).toEqual([
    { act: 'role_changed', user_name: null, detail: { ...person, from: 'editor', to: 'admin' } },
    { act: 'person_renamed', user_name: null, detail: { ...person, name: '子育て課', from: 'editor' } },
    { act: 'person_removed', user_name: null, detail: { ...person, name: '子育て課', role: 'admin' } },
    { act: 'person_added', user_name: null, detail: { ...person, name: '子育て課', role: 'admin' } },
    { act: 'person_removed', user_name: null, detail: { ...person, name: '子育て課', role: 'admin' } },
  ]);
});

test('security-ASVS-7.2: what goes out is written down: links, readers, publications', async () => {
  const day = new Date().toISOString().slice(0, 10);
  const made = await left(
    'east analyst',
    `select public.make_stakeholder_link('east', '議会', '${day}'::date + 1, null)`,
    `select public.revoke_stakeholder_link('east', (
      select (public.list_stakeholder_links('east') -> 0 ->> 'link_id')::uuid))`,
    `select public.add_publication_reader('east', 'reader@council.example', '議会', 'ja')`,
    `select public.make_publication('east', '2025-04-01', '2025-06-30')`,
  );
  expect(made.map((entry) => `${entry.user_name ?? ''} ${entry.act}`)).toEqual([
    'analyst link_made',
    'analyst link_taken_back',
    'analyst reader_added',
    'analyst figures_published',
  ]);
  expect(JSON.stringify(made)).not.toMatch(/aaaaaa|reader@/); // neither a link's hash nor an address
  await sql`update public.places set name = '{"ja": "新しい名"}' where town_id = 'east'`;
  const published = await left('east editor', `select public.publish_revision('east', 'x')`);
  expect(published.map((entry) => entry.act)).toEqual(['revision_published']);
});

test('an entry is a flat, short note: no record, no list, no letter fits into it', async () => {
  const write = (detail: unknown) =>
    sql`select private.write_audit('east', 'exported', null, ${sql.json(detail as never)})`;
  await expect(write({ household: { contact_name: '山田' } })).rejects.toMatchObject({ code: '23514' });
  await expect(write({ names: ['山田'] })).rejects.toMatchObject({ code: '23514' });
  await expect(write({ words: 'x'.repeat(2001) })).rejects.toMatchObject({ code: '23514' });
  await expect(write([])).rejects.toMatchObject({ code: '23514' });
});

test('whoever fails a thousand times is written down, and fills nothing', async () => {
  const user = userOf('west editor');
  for (let i = 0; i < 200; i += 1)
    await sql`select private.write_audit(null, 'sign_in_failed', ${user}, '{"reason": "password"}')`;
  const rows = await sql`select town_id, count(*)::integer as count from private.audit_entries
    where user_id = ${user} and act = 'sign_in_failed' group by town_id`;
  expect(rows).toEqual([{ town_id: 'west', count: 60 }]);
});

test('an auditor reads a hundred entries at a time, by act, person and days, and none is passed over', async () => {
  await sql`insert into private.audit_entries (town_id, act, user_id, user_name, at)
    select 'east', 'signed_in', ${userOf('east admin')}, 'admin', now() - interval '2 days'
    from generate_series(1, 230)`;
  const actor = actors.find((a) => a.name === 'east analyst');
  if (!actor) throw new Error('actor');
  type Page = {
    count: number;
    entries: { entry_id: number; act: string }[];
    people: { name: string }[] | null;
  };
  const read = (acts: string[] | null, before: number | null) =>
    sql.begin(async (tx) => {
      await actAs(tx, actor);
      const [row] = await tx<{ page: Page }[]>`
        select public.list_audit('east', current_date - 3, current_date + 1, ${acts}, null, ${before}) as page`;
      return row?.page;
    });
  const seen: number[] = [];
  for (let before: number | null = null, more = true; more;) {
    const page: Page | undefined = await read(['signed_in'], before);
    expect(page?.count).toBe(230);
    expect(page?.people === null).toBe(before !== null);
    seen.push(...(page?.entries ?? []).map((entry) => entry.entry_id));
    before = seen.at(-1) ?? null;
    more = (page?.entries.length ?? 0) === 100;
  }
  expect(new Set(seen).size).toBe(230);
  const all = await read(null, null);
  expect(all?.people?.map((person) => person.name)).toContain('admin');
  expect(all?.count).toBeGreaterThan(230);
});

test('security-ASVS-7.2: what a signed-in person is refused over REST stands in the audit of both towns', async () => {
  const analyst = await clientOf(server, 'analyst');
  const refused = async (town: string) =>
    (
      await sql<{ line: string }[]>`select user_name || ' ' || (detail ->> 'what') as line
        from private.audit_entries where town_id = ${town} and act = 'refused'`
    ).map(({ line }) => line);
  expect((await analyst.rpc('list_people', { p_town_id: 'hoshimi' })).error?.code).toBe('42501');
  await expect.poll(() => refused('hoshimi')).toEqual(['企画課 分析担当 rpc/list_people']);
  expect((await analyst.rpc('list_households', { p_town_id: 'east' })).error?.code).toBe('42501');
  await expect.poll(async () => (await refused('hoshimi')).length).toBe(2);
  const [entry] = await sql`select user_name, detail from private.audit_entries
    where town_id = 'east' and act = 'refused'`;
  expect(entry).toEqual({ user_name: null, detail: { what: 'rpc/list_households' } }); // a stranger there
});
