import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actAs, actors, findReach, plantTwoTowns, towns, type Finding } from '../support/policyMatrix.ts';
import { kpiRpcs } from '../support/plantKpis.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let reach: Finding[];

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  await sql.begin((tx) => plantTwoTowns(tx));
  reach = await findReach(sql);
});

afterAll(async () => {
  await sql.end();
  await server.close();
});

const published = ['towns', 'revision_places', 'revision_town_events'];
/** Rows of a member's own. */
const own = ['saved_insight_views'];

/** What each role may read of its own town; nothing else is read, and no table is written but by a function. */
const allowed: Record<string, Record<string, string[]>> = {
  concierge: { select: [...own, 'publications', 'staff_members'] },
  analyst: { select: [...own, 'publications', 'staff_members'] },
  editor: { select: [...own, 'staff_members'] },
  admin: { select: [...own, 'publications', 'staff_members'] },
};

const sentence = (f: Finding) => `${f.actor} may ${f.act} ${f.table} of ${f.town}`;

test('every table × role × act × town is exactly what is allowed', () => {
  const expected = actors.flatMap((actor) => {
    const [town, role] = actor.name.split(' ');
    const own = Object.entries(allowed[role ?? ''] ?? {}).flatMap(([act, tables]) =>
      tables.map((table) => `${actor.name} may ${act} ${table} of ${town ?? ''}`),
    );
    const everyone = towns.flatMap((t) =>
      published.map((table) => `${actor.name} may select ${table} of ${t}`),
    );
    // Someone who left still sees that they were once a member, and nothing else.
    const left = actor.name === 'east left' ? ['east left may select staff_members of east'] : [];
    return [...own, ...everyone, ...left];
  });
  expect(reach.length).toBeGreaterThan(1500);
  expect(
    reach
      .filter((f) => f.rows > 0)
      .map(sentence)
      .sort(),
  ).toEqual(expected.sort());
});

test('a member of staff sees colleagues only where their work needs it', () => {
  const seen = (name: string) =>
    reach.find(
      (f) => f.actor === name && f.table === 'staff_members' && f.act === 'select' && f.town === 'east',
    )?.rows;
  expect(seen('east analyst')).toBe(1);
  expect(seen('east editor')).toBe(1);
  expect(seen('east concierge')).toBe(5);
});

test('a view is saved, renamed and taken away by its own member, in a town of theirs, and by nobody else', async () => {
  const views = () => sql<{ line: string }[]>`
    select town_id || ' ' || name || ' of ' || user_id as line from public.saved_insight_views order by 1`;
  const before = await views();
  const as = async (name: string, statement: string) => {
    const actor = actors.find((a) => a.name === name);
    if (!actor) throw new Error(name);
    let after: { line: string }[] = [];
    const undo = new Error('undo');
    const code = await sql
      .begin(async (tx) => {
        await actAs(tx, actor);
        await tx.unsafe(statement);
        await tx`reset role`;
        after = await tx`
          select town_id || ' ' || name || ' of ' || user_id as line from public.saved_insight_views order by 1`;
        throw undo;
      })
      .catch((error: unknown) => (error === undo ? null : (error as { code?: string }).code));
    return code ?? after.length - before.length;
  };
  const mine = (name: string) =>
    sql<{ view_id: string }[]>`select view_id from public.saved_insight_views where town_id = 'east'
      and user_id = ${actors.find((a) => a.name === name)?.userId ?? ''}`.then(([row]) => row?.view_id ?? '');
  const save = (id: string) =>
    `select public.save_insight_view('east', '${id}', 'x', 'visitors', 'device=phone&stage=engaged')`;
  const remove = (id: string) => `select public.remove_insight_view('east', '${id}')`;
  const rename = (id: string) => `select public.rename_insight_view('east', '${id}', 'y')`;
  for (const role of ['concierge', 'analyst', 'editor', 'admin']) {
    const id = await mine(`east ${role}`);
    const others = await mine(role === 'admin' ? 'east editor' : 'east admin');
    expect(await as(`east ${role}`, save(crypto.randomUUID()))).toBe(1);
    expect(await as(`east ${role}`, remove(id))).toBe(-1);
    expect(await as(`east ${role}`, rename(id))).toBe(0);
    for (const act of [save, rename, remove]) expect(await as(`east ${role}`, act(others))).toBe(0);
    for (const act of [save, rename, remove]) expect(await as(`west ${role}`, act(id))).toBe('42501');
  }
  for (const name of ['east left', 'stranger', 'anon'])
    for (const act of [save, rename, remove]) expect(await as(name, act(crypto.randomUUID()))).toBe('42501');
  // security-low: what is kept is a question of the page, not an address of somebody's.
  for (const query of [
    'javascript:alert(1)',
    'device=<b>',
    'shoe=1',
    'device=a&device=b',
    'range=year&',
    'x',
  ])
    expect(
      await as('east analyst', save(crypto.randomUUID()).replace('device=phone&stage=engaged', query)),
    ).toBe('P0001');
  expect(await as('east analyst', save(crypto.randomUUID()).replace('visitors', 'javascript'))).toBe('P0001');
  expect(await as('east analyst', rename(await mine('east analyst')).replace("'y'", "' '"))).toBe('P0001');
  expect(await views()).toEqual(before);
});

test('security-M8: nobody who comes over the API writes a table; what they change, a function changes', async () => {
  const written = await sql<{ line: string }[]>`
    select role || ' ' || act || ' ' || c.relname as line
    from pg_class c, unnest(array['anon', 'authenticated']) role,
      unnest(array['insert', 'update', 'delete', 'truncate']) act
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
      and (has_table_privilege(role, c.oid, act)
        or (act in ('insert', 'update') and has_any_column_privilege(role, c.oid, act)))`;
  expect(written).toEqual([]);
});

test('the list of policies is exactly this', async () => {
  const rows = await sql<{ line: string }[]>`
    select tablename || ' ' || lower(cmd) || ' to ' || array_to_string(roles, ',') || ': ' || policyname as line
    from pg_policies where schemaname in ('public', 'private') order by 1`;
  expect(rows.map((r) => r.line).sort()).toEqual(
    [
      'publications select to authenticated: staff read the publications of their town',
      'revision_places select to anon,authenticated: everyone reads published places',
      'revision_town_events select to anon,authenticated: everyone reads published events',
      'saved_insight_views select to authenticated: members read their own views',
      'staff_members select to authenticated: colleagues read who works for the town',
      'staff_members select to authenticated: staff read their own membership',
      'towns select to anon,authenticated: everyone reads the towns',
    ].sort(),
  );
});

test('the functions anyone may call, and those only staff may call, are exactly these', async () => {
  const callable = async (role: string) =>
    (
      await sql<{ name: string }[]>`
        select p.proname as name from pg_proc p
        where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
          and has_schema_privilege(${role}, p.pronamespace, 'usage') and has_function_privilege(${role}, p.oid,
            'execute')
        order by 1`
    ).map((r) => r.name);
  const family = ['family_erase', 'family_open', 'family_renew', 'family_update', 'family_withdraw'];
  const outside = [...family, 'stakeholder_open', 'survey_open'];
  expect(await callable('anon')).toEqual(outside);
  expect(await callable('authenticated')).toEqual(
    [
      ...outside,
      ...Object.keys(kpiRpcs),
      'add_note',
      'add_task',
      'assign_owner',
      'correct_household',
      'end_my_other_sessions',
      'end_my_session',
      'insight_browsers',
      'insight_hours',
      'insight_live',
      'insight_outcomes',
      'insight_quality',
      'insight_region_weights',
      'insight_summary',
      'insight_table',
      'list_audit',
      'list_ending_households',
      'list_households',
      'list_my_sessions',
      'list_open_tasks',
      'list_revisions',
      'list_people',
      'make_publication',
      'may_manage_people',
      'may_join_topic',
      'move_stage',
      'note_export',
      'older_of_household',
      'open_household',
      'publish_revision',
      'reads_as_written',
      'record_contact',
      'remove_insight_view',
      'rename_insight_view',
      'renew_family_link',
      'save_insight_view',
      'remove_person',
      'require_role',
      'require_second_factor',
      'second_factor_roles',
      'signed_in_user',
      'towns_wanting_second_factor',
      'server_notices',
      'set_auditor',
      'set_person_role',
      'set_task_done',
      'towns_with_role',
    ].sort(),
  );
});

test('contact details and the words of a family cannot be selected by anyone', async () => {
  for (const actor of actors) {
    for (const column of ['email', 'phone', 'line_name', 'words']) {
      await expect(
        sql.begin(async (tx) => {
          await actAs(tx, actor);
          await tx.unsafe(`select ${column} from public.households`);
        }),
        `${actor.name} reads ${column}`,
      ).rejects.toMatchObject({ code: '42501' });
    }
  }
});

test('security-H5: what was noted of a family on its way is read with a look or not at all', async () => {
  for (const actor of actors) {
    for (const column of ['note', 'reason', '*']) {
      await expect(
        sql.begin(async (tx) => {
          await actAs(tx, actor);
          await tx.unsafe(`select ${column} from public.household_history`);
        }),
        `${actor.name} reads ${column}`,
      ).rejects.toMatchObject({ code: '42501' });
    }
  }
});

const rpcs: Record<string, { sql: string; roles: string[] }> = {
  require_second_factor: { sql: `select public.require_second_factor('TOWN', '{}')`, roles: ['admin'] },
  second_factor_roles: { sql: `select public.second_factor_roles('TOWN')`, roles: ['admin'] },
  ...kpiRpcs,
  list_households: { sql: `select * from public.list_households('TOWN')`, roles: ['concierge', 'admin'] },
  list_open_tasks: { sql: `select public.list_open_tasks('TOWN')`, roles: ['concierge', 'admin'] },
  // Without a look whoever may is refused, too (lists.test.ts).
  older_of_household: {
    sql: `select public.open_household('TOWN', (HOUSEHOLD));
      select public.older_of_household('TOWN', (HOUSEHOLD), 'notes', '9')`,
    roles: ['concierge', 'admin'],
  },
  open_household: { sql: `select public.open_household('TOWN', (HOUSEHOLD))`, roles: ['concierge', 'admin'] },
  move_stage: {
    sql: `select public.move_stage('TOWN', (HOUSEHOLD), 'consulting', null, null, 1)`,
    roles: ['concierge', 'admin'],
  },
  assign_owner: {
    sql: `select public.assign_owner('TOWN', (HOUSEHOLD), null)`,
    roles: ['concierge', 'admin'],
  },
  record_contact: {
    sql: `select public.record_contact('TOWN', (HOUSEHOLD), 'x')`,
    roles: ['concierge', 'admin'],
  },
  correct_household: {
    sql: `select public.correct_household('TOWN', (HOUSEHOLD), '{"adults": 3, "children": [], "timing": "undecided",
      "wishes": [], "words": "", "contact_name": "x", "email": "a@b.co", "preferred_contact": "email"}', 1)`,
    roles: ['concierge', 'admin'],
  },
  list_ending_households: {
    sql: `select public.list_ending_households('TOWN')`,
    roles: ['concierge', 'admin'],
  },
  renew_family_link: {
    sql: `select public.renew_family_link('TOWN', (HOUSEHOLD))`,
    roles: ['concierge', 'admin'],
  },
  add_note: { sql: `select public.add_note('TOWN', (HOUSEHOLD), 'x', false)`, roles: ['concierge', 'admin'] },
  add_task: { sql: `select public.add_task('TOWN', (HOUSEHOLD), 'x', null)`, roles: ['concierge', 'admin'] },
  set_task_done: { sql: `select public.set_task_done('TOWN', (TASK), true)`, roles: ['concierge', 'admin'] },
  list_revisions: {
    sql: `select public.list_revisions('TOWN')`,
    roles: ['editor', 'admin', 'analyst', 'concierge'],
  },
  publish_revision: { sql: `select public.publish_revision('TOWN', 'x')`, roles: ['editor', 'admin'] },
  insight_summary: {
    sql: `select public.insight_summary('TOWN', current_date, current_date)`,
    roles: ['analyst', 'concierge', 'admin'],
  },
  insight_table: {
    sql: `select * from public.insight_table('TOWN', 'region', current_date, current_date)`,
    roles: ['analyst', 'concierge', 'admin'],
  },
  'insight_table of spots': {
    sql: `select public.insight_table('TOWN', 'spot', current_date, current_date)`,
    roles: ['analyst', 'concierge', 'admin', 'editor'],
  },
  'insight_table of places': {
    sql: `select public.insight_table('TOWN', 'place', current_date, current_date)`,
    roles: ['analyst', 'concierge', 'admin', 'editor'],
  },
  insight_browsers: {
    sql: `select public.insight_browsers('TOWN', current_date, current_date)`,
    roles: ['analyst', 'concierge', 'admin'],
  },
  insight_hours: { sql: `select public.insight_hours('TOWN')`, roles: ['analyst', 'concierge', 'admin'] },
  make_publication: {
    sql: `select public.make_publication('TOWN', '2025-04-01', '2025-06-30')`,
    roles: ['analyst', 'admin'],
  },
  insight_outcomes: {
    sql: `select * from public.insight_outcomes('TOWN', current_date, current_date)`,
    roles: ['analyst', 'concierge', 'admin'],
  },
  insight_quality: {
    sql: `select public.insight_quality('TOWN', current_date, current_date)`,
    roles: ['analyst', 'concierge', 'admin'],
  },
  insight_region_weights: {
    sql: `select * from public.insight_region_weights('TOWN', current_date, current_date)`,
    roles: ['analyst', 'concierge', 'admin'],
  },
  list_audit: {
    sql: `select public.list_audit('TOWN', current_date, current_date, null, null, null)`,
    roles: ['analyst'], // of these, the one that was made the auditor
  },
  note_export: {
    sql: `select public.note_export('TOWN', 'insight', 1)`,
    roles: ['concierge', 'analyst', 'editor', 'admin'],
  },
  'note_export of the audit': { sql: `select public.note_export('TOWN', 'audit', 1)`, roles: ['analyst'] },
  server_notices: { sql: `select public.server_notices('TOWN')`, roles: ['admin'] },
  set_auditor: {
    sql: `select public.set_auditor('TOWN', (select user_id from public.staff_members
      where town_id = 'TOWN' and role = 'editor'), true)`,
    roles: ['admin'],
  },
  list_people: { sql: `select public.list_people('TOWN')`, roles: ['admin'] },
  may_manage_people: { sql: `select public.may_manage_people('TOWN')`, roles: ['admin'] },
  set_person_role: {
    sql: `select public.set_person_role('TOWN', (select user_id from public.staff_members
      where town_id = 'TOWN' and role = 'editor'), 'analyst')`,
    roles: ['admin'],
  },
  remove_person: {
    sql: `select public.remove_person('TOWN', (select user_id from public.staff_members
      where town_id = 'TOWN' and role = 'editor'), null)`,
    roles: ['admin'],
  },
  insight_live: {
    sql: `select public.insight_live('TOWN')`,
    roles: ['analyst', 'concierge', 'admin'],
  },
};

class Undo extends Error {}

test('every rpc refuses whoever has not its role in that town', async () => {
  const ids = new Map<string, { household: string; task: string }>();
  for (const town of towns) {
    const row = (
      await sql<{ household: string; task: string }[]>`
      select household_id as household, task_id as task from public.household_tasks where town_id = ${town}`
    )[0];
    if (row) ids.set(town, row);
  }
  const wrong: string[] = [];
  for (const [name, rpc] of Object.entries(rpcs)) {
    for (const town of towns) {
      const statement = rpc.sql
        .replaceAll('TOWN', town)
        .replaceAll('HOUSEHOLD', `'${ids.get(town)?.household ?? ''}'::uuid`)
        .replace('TASK', `'${ids.get(town)?.task ?? ''}'::uuid`);
      for (const actor of actors) {
        const may = rpc.roles.some((role) => actor.name === `${town} ${role}`);
        const code = await sql
          .begin(async (tx) => {
            await actAs(tx, actor);
            await tx.unsafe(statement);
            throw new Undo();
          })
          .catch((error: unknown) => (error instanceof Undo ? 'done' : (error as { code?: string }).code));
        if (code !== (may ? 'done' : '42501')) wrong.push(`${actor.name} ${name} ${town}: ${String(code)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
