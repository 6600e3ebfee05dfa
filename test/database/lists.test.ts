// No list of the desk is cut in silence: 1,500 households, 700 tasks and 400 notes through the very functions that the
// screens call. npm run figures -- lists-whole does the same with 5,000, and in Chromium.
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { configureData } from '../../src/data/client.ts';
import {
  listHouseholds,
  listOpenTasks,
  readListedHousehold,
  type HouseholdChoice,
  type HouseholdRow,
} from '../../src/data/householdLists.ts';
import { olderOf, recordContact } from '../../src/data/households.ts';
import { readTable } from '../../src/data/insight.ts';
import { readOutsideFigures } from '../../src/data/outsideFigures.ts';
import { readSurveyWords } from '../../src/data/surveys.ts';
import { signIn, signOut } from '../../src/data/session.ts';
import { configureStaffClient } from '../../src/data/staffClient.ts';
import { isOpen } from '../../src/domain/pipeline.ts';
import { waiting } from '../../src/domain/waiting.ts';
import { warmth } from '../../src/domain/warmth.ts';
import { plantDesk, plantPlaces } from '../support/plantLists.ts';
import { allHouseholds, allOf, allPlaces, allTasks, firstChoice, whole } from '../support/readLists.ts';
import { startServer, type TestServer } from '../support/server.ts';

const many = { households: 1500, tasks: 700, notes: 400, looks: 120 };
const town = 'hoshimi';
let server: TestServer;
let sql: postgres.Sql;
let oldest: string;
const as = (role: string) => signIn(`${role}@hoshimi.example`, server.staffPassword);

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.databaseUrl, { max: 2, onnotice: () => undefined });
  oldest = await plantDesk(sql, town, many);
  configureStaffClient(() => Promise.resolve({ url: server.url, key: server.anonKey }));
  expect(await as('concierge')).toBe('signed_in');
}, 120_000);
afterAll(async () => {
  await signOut();
  await sql.end();
  await server.close();
});

const first = firstChoice;
const listed = (choice: Partial<HouseholdChoice>) => allHouseholds(town, { stage: 'open', ...choice });
const ids = (rows: { household_id: string }[]) => rows.map((row) => row.household_id).sort();
const stored = async (where = sql`true`) =>
  ids(
    await sql<{ household_id: string }[]>`
    select household_id from public.households where town_id = ${town} and ${where}`,
  );

describe('security-H6, staff-2: past a thousand households', () => {
  test('every household is in the list once, in either order, and the count beside it is right', async () => {
    const everybody = await stored();
    for (const sort of ['warmth', 'waiting'] as const) {
      const { rows, told } = await listed({ stage: 'all', sort });
      expect(ids(rows)).toEqual(everybody);
      expect(told).toEqual([many.households]);
    }
    const under = await listed({});
    expect(ids(under.rows)).toEqual(await stored(sql`stage not in ('settled', 'closed')`));
    expect(under.rows.every(({ stage }) => isOpen(stage))).toBe(true);
  });

  test('the order is that of src/domain: the database reckons warmth and waiting as the screens do', async () => {
    for (const sort of ['warmth', 'waiting'] as const) {
      const { rows, cursors } = await listed({ stage: 'all', sort });
      const at = new Date(String(cursors[0]?.at));
      const keys = rows.map((row) => keysOf(row, at)[sort]);
      expect(keys).toEqual([...keys].sort((a, b) => compare(b, a)));
      const ends = cursors.map(({ id }) => rows.findIndex((row) => row.household_id === id));
      for (const [page, { k1, k2, k3 }] of cursors.entries())
        // within a millisecond, which is what JavaScript knows
        for (const [i, key] of [k1, k2, k3].entries())
          expect(Math.abs(Number(key) - (keys[ends[page] ?? 0]?.[i] ?? 0))).toBeLessThanOrEqual(
            key === k1 ? 0 : 1,
          );
      expect(ends).toHaveLength(4); // pages of 100 and 400
    }
  });

  test('a name is found however its width and kana were typed, wherever it stands in the list', async () => {
    const [row] = await sql<{ household_id: string; contact_name: string }[]>`
      select household_id, contact_name from public.households where town_id = ${town} order by created_at limit 1`;
    for (const search of ['家族00001', '家族００００１', ' 家族　００００１'.slice(1).replace('　', '')])
      expect(ids((await listed({ stage: 'all', search })).rows)).toEqual([row?.household_id]);
    for (const search of ['カゾク', 'ｶｿﾞｸ', 'かぞく 家族'])
      expect((await listed({ stage: 'all', search })).rows).toHaveLength(many.households / 2);
    expect((await listed({ search: "'; drop table public.households; --%_" })).rows).toEqual([]);
  });

  test('owners, stages and who waits are chosen by the database', async () => {
    expect(ids((await listed({ owner: 'none' })).rows)).toEqual(
      await stored(sql`owner_user_id is null and stage not in ('settled', 'closed')`),
    );
    expect(ids((await listed({ stage: 'closed' })).rows)).toEqual(await stored(sql`stage = 'closed'`));
    const now = new Date();
    for (const [waits, kind] of [
      ['first_reply', 'first_reply'],
      ['quiet', 'follow_up'],
    ] as const) {
      const { rows } = await listed({ waits });
      const all = (await listed({})).rows.filter((row) => {
        const wait = waiting(row, now);
        return wait.kind === kind && (waits === 'first_reply' || wait.overdue);
      });
      expect(rows.length).toBeGreaterThan(100);
      expect(ids(rows)).toEqual(ids(all));
    }
  });

  test('a household is heard of alone, too, whatever part of the list is shown', async () => {
    expect((await readListedHousehold(town, oldest))?.household_id).toBe(oldest);
    expect(await readListedHousehold(town, crypto.randomUUID())).toBeNull();
  });

  test('the last contact is the newest of all acts, however many there were', async () => {
    const [other] = await sql<{ id: string }[]>`select household_id as id from public.households
      where town_id = ${town} and stage = 'consulting' order by created_at limit 1`;
    const before = Date.now();
    await recordContact(town, other?.id ?? '', '電話した');
    const row = await readListedHousehold(town, other?.id ?? '');
    expect(Date.parse(row?.last_contact_at ?? '')).toBeGreaterThan(before - 1000);
  });

  test('rows that are added between two pages neither double one nor hide one', async () => {
    const page = await listHouseholds(town, first);
    await sql`insert into public.households (town_id, consultation_id, contact_name, adults, timing, email, phone,
      preferred_contact, locale, wishes) values (${town}, gen_random_uuid(), '新しい', 2, 'within_3_months',
      'n@family.example', '090-1234-5678', 'phone', 'ja', '{childcare,school,housing,work,medical}')`;
    const rest = await whole((after) => listHouseholds(town, first, after ?? page.next));
    expect(ids([...page.rows, ...rest.rows])).toEqual(
      await stored(sql`stage not in ('settled', 'closed') and contact_name <> '新しい'`),
    );
    await sql`delete from public.households where town_id = ${town} and contact_name = '新しい'`;
  });
});

test('security-H6: tasks beyond the two hundredth are listed, with the family they are for', async () => {
  const { rows, told } = await allTasks(town);
  expect(told).toEqual([many.tasks]);
  expect(new Set(rows.map((task) => task.task_id)).size).toBe(many.tasks);
  expect(rows.every((task) => task.contact_name.startsWith('家族'))).toBe(true);
  const days = rows.map((task) => task.due_on ?? '9999');
  expect(days).toEqual([...days].sort());
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  expect((await listOpenTasks(town)).due).toBe(days.filter((day) => day <= today).length);
});

describe('security-H6: of a household with a long story', () => {
  test.each(['history', 'notes', 'looks'] as const)(
    'all %s can be read, each once, newest first',
    async (part) => {
      const { ids, promised } = await allOf(town, oldest, part);
      const [count] = await sql`select count(*)::integer as n from public.${sql(`household_${part}`)}
      where town_id = ${town} and household_id = ${oldest}`;
      expect(new Set(ids).size).toBe(count?.n);
      expect(promised).toBe(count?.n);
      expect(ids.map(Number)).toEqual(ids.map(Number).sort((a, b) => b - a));
    },
  );

  test('what is older is for whoever opened the household, so that the family sees the look', async () => {
    const [other] = await sql<{ id: string }[]>`select household_id as id from public.households
      where town_id = ${town} order by created_at desc limit 1`;
    await expect(olderOf(town, other?.id ?? '', 'notes', 9)).rejects.toMatchObject({
      reason: 'open_it_first',
    });
    await signOut();
    await as('analyst');
    await expect(olderOf(town, oldest, 'notes', 9)).rejects.toMatchObject({ code: 'not_permitted' });
    await signOut();
    await as('concierge');
  });
});

test('security-H6: what people wrote in surveys and figures entered by hand are read to the last one', async () => {
  const questions = [{ question_id: 'free', kind: 'text', words: { ja: 'ひとこと' } }];
  await sql`insert into public.surveys (town_id, moment, version, doc)
    values (${town}, 'tour', 900, ${sql.json({ open: true, questions })}::jsonb)`;
  await sql`insert into public.survey_answers (town_id, response_id, question_id, moment, version, day, kind, words)
    select ${town}, gen_random_uuid(), 'free', 'tour', 900, current_date - i / 100, 'text', 'ひとこと' || i
    from generate_series(1, 650) i`;
  const { rows, told } = await whole((after) => readSurveyWords(town, after));
  expect(told).toEqual([650]);
  expect(new Set(rows.map(({ words }) => words)).size).toBe(650);
  await sql`insert into public.outside_figures (town_id, name, as_of, value, source)
    select ${town}, 'population', current_date - i, i, '統計' from generate_series(1, 650) i`;
  expect(new Set((await readOutsideFigures(town)).figures.map(({ value }) => value)).size).toBe(650);
});

test('security-H6: a panel is read to its last key, however many there are, and its sum is right', async () => {
  await sql`insert into public.day_sums (town_id, panel, day, key, visits, engaged, considering, lead, engaged_ms)
    select ${town}, 'spot', current_date - 400, 'spot-' || i, 1 + i % 7, 0, 0, 0, 1000 from generate_series(1, 7100) i`;
  const day = new Date(Date.now() - 400 * 86_400_000);
  const around = (days: number) => new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const rows = await readTable(town, { from: around(-2), to: around(2) }, 'spot');
  expect(new Set(rows.map(({ key }) => key)).size).toBe(7100);
  const [sum] = await sql<{ visits: number }[]>`select sum(visits)::integer as visits from public.day_sums
    where town_id = ${town} and panel = 'spot' and key like 'spot-%'`;
  expect(rows.reduce((all, row) => all + row.visits, 0)).toBe(sum?.visits);
});

test('security-H6: of 1,500 places none is missing on any page that lists them, visitors’ and staff’s', async () => {
  configureData({ url: server.url, key: server.anonKey });
  const revision = await plantPlaces(sql, town, 1500);
  const rows = await sql<{ place_id: string }[]>`
    select place_id from public.revision_places where town_id = ${town} and revision = ${revision}`;
  const expected = rows.map(({ place_id }) => place_id).sort();
  for (const [list, found] of Object.entries(await allPlaces(town, revision)))
    expect(found.sort(), list).toEqual(expected);
});

test('a choice that nobody knows is refused, not read as another one', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  await expect(listHouseholds(town, { ...first, sorted: 'x' } as HouseholdChoice)).rejects.toMatchObject({
    reason: 'unknown_choice',
  });
});

function keysOf(row: HouseholdRow, at: Date): Record<'warmth' | 'waiting', number[]> {
  const { kind, ms, overdue } = waiting(row, at);
  const urgency = (overdue ? 4 : 0) + (kind === 'first_reply' ? 2 : kind === 'follow_up' ? 1 : 0);
  const { score } = warmth({ ...row, visits: row.visit_summary }, at);
  return { warmth: [score, urgency, ms], waiting: [urgency, ms, score] };
}
function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
