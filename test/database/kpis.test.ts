// KPIs over HTTP as staff ask for them: what the measures count, exactly, over any days, and that a definition never
// changes.
import type { SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultRequest, familyToken, sendConsult } from '../support/askForAdvice.ts';
import { callAs, kpiWords, toldOf, type Figures } from '../support/kpiAnswers.ts';
import { thisYear } from '../support/seedResults.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientOf } from '../support/staffClients.ts';

let server: TestServer;
let sql: postgres.Sql;
let analyst: SupabaseClient;
let concierge: SupabaseClient;
let editor: SupabaseClient;
const year = { p_from: '2026-04-01', p_to: '2027-03-31' };

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_CONSULT_PER_MIN: '1000' } });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  [analyst, concierge, editor] = await Promise.all([
    clientOf(server, 'analyst'),
    clientOf(server, 'concierge'),
    clientOf(server, 'editor'),
  ]);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const ask = (client: SupabaseClient, range: { p_from: string; p_to: string } = year) =>
  callAs<Figures>(client, 'kpi_measures', range);
const told = async (client: SupabaseClient, name: string, range = year) =>
  toldOf(await ask(client, range), name);
const move = async (stage: string, at: string, count: number) => {
  const rows = await sql<{ household_id: string }[]>`
    update public.households set stage = ${stage} where household_id in (
      select household_id from public.households where stage = 'new' order by household_id limit ${count})
    returning household_id`;
  await sql`
    insert into public.household_history (town_id, household_id, at, kind, from_stage, to_stage)
    select 'hoshimi', id, ${at}, 'stage_moved', 'new', ${stage}
    from unnest(${rows.map((r) => r.household_id)}::uuid[]) id`;
};

test('staff-4: the analyst reads the same exact numbers as the concierge, over a year, a month and a day', async () => {
  for (let i = 0; i < 17; i += 1) {
    const answer = await sendConsult(server, consultRequest({ adults: 2, children: ['age_5'] }));
    expect(answer.status).toBe(200);
  }
  await sql`update public.households set created_at = '2026-06-15T03:00:00Z' where town_id = 'hoshimi'`;
  await move('moved', '2026-09-01T00:00:00Z', 4);
  await move('settled', '2026-10-01T00:00:00Z', 3);
  await server.runJobs();
  for (const client of [concierge, analyst]) {
    const figures = await ask(client);
    expect(toldOf(figures, 'consultations')).toBe(17);
    expect(toldOf(figures, 'people_consulted')).toBe(51);
    expect(toldOf(figures, 'moved_households')).toBe(7); // who settled has moved, too
    expect(toldOf(figures, 'moved_people')).toBe(21);
    expect(toldOf(figures, 'settled_households')).toBe(3);
    expect(await told(client, 'consultations', { p_from: '2026-06-01', p_to: '2026-06-30' })).toBe(17);
    expect(await told(client, 'consultations', { p_from: '2026-06-15', p_to: '2026-06-15' })).toBe(17);
    expect(await told(client, 'moved_households', { p_from: '2026-09-01', p_to: '2026-09-01' })).toBe(4);
  }
});

test('a lead that was moved on by mistake and set back has not moved; a closed one keeps what it reached', async () => {
  const leave = async (to: string, reason: string | null) => {
    const [row] = await sql<{ household_id: string }[]>`
      update public.households set stage = ${to}, closed_reason = ${reason} where household_id in (
        select household_id from public.households where stage = 'moved' order by household_id limit 1)
      returning household_id`;
    await sql`
      insert into public.household_history (town_id, household_id, at, kind, from_stage, to_stage)
      values ('hoshimi', ${row?.household_id ?? ''}, '2026-09-02', 'stage_moved', 'moved', ${to})`;
  };
  await leave('consulting', null);
  await leave('closed', 'other');
  expect(await told(analyst, 'moved_households')).toBe(6);
});

test('staff-10: a double is no second 相談, and a family that erases itself still asked', async () => {
  const email = `${crypto.randomUUID()}@family.example`;
  expect((await sendConsult(server, consultRequest({ email }))).status).toBe(200);
  await sendConsult(server, consultRequest());
  await sql`update public.households set created_at = '2026-07-15T03:00:00Z' where stage = 'new' and created_at > now()
    - interval '1 day'`;
  const july = { p_from: '2026-07-01', p_to: '2026-07-31' };
  expect(await told(analyst, 'consultations', july)).toBe(2);
  await sql`update public.households set stage = 'closed', closed_reason = 'duplicate' where town_id = 'hoshimi'
    and created_at = '2026-07-15T03:00:00Z' and email <> ${email}`;
  expect(await told(analyst, 'consultations', july)).toBe(1);
  const visitor = await clientOf(server, null);
  const { error } = await visitor.rpc('family_erase', { p_token: await familyToken(server, email) });
  expect(error).toBeNull();
  expect(await sql`select from public.households where email = ${email}`).toEqual([]);
  expect(await told(analyst, 'consultations', july)).toBe(1);
  expect(await told(analyst, 'consultations_web', july)).toBe(1);
  expect(await told(analyst, 'consultations_phone', july)).toBe(0);
});

test('a tour is completed when three spots were opened in 3D', async () => {
  const event = (name: string, more: Record<string, unknown> = {}) => ({
    event_id: crypto.randomUUID(),
    name,
    occurred_at: new Date().toISOString(),
    revision: 1,
    ...more,
  });
  const spot = (spot_id: string, surface: string) =>
    event('spot_opened', { place_id: 'hoshimi-elementary', spot_id, surface });
  const send = async (surface: string, spots: number) => {
    const now = new Date().toISOString();
    const ids = ['school-classroom', 'school-library', 'school-lunch'].slice(0, spots);
    const visit = {
      visit_id: crypto.randomUUID(),
      visitor_id: crypto.randomUUID(),
      started_at: now,
      entry: 'tour',
      locale: 'ja',
      device_class: 'phone',
      revision: 1,
    };
    const events = [event('tour_started', { tier: 1 }), ...ids.map((id) => spot(id, surface))];
    const answer = await fetch(`${server.url}/functions/v1/collect`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        apikey: server.anonKey,
        'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)',
      },
      body: JSON.stringify({ v: 1, town_id: 'hoshimi', sent_at: now, visit, events }),
    });
    expect(answer.status).toBe(200);
  };
  for (let i = 0; i < 3; i += 1) await send('tour', 3);
  for (let i = 0; i < 2; i += 1) await send('tour', 2);
  await send('page', 3); // read as pages: begun, not completed
  const range = { p_from: thisYear.from, p_to: thisYear.to };
  const counted = async () => {
    await server.runJobs();
    const figures = await ask(analyst, range);
    return ['visits', 'visitors', 'tours_started', 'tours_completed'].map((name) => toldOf(figures, name));
  };
  await expect.poll(counted, { timeout: 20_000 }).toEqual([6, 6, 6, 3]);
});

test(
  'a KPI is versioned: a new definition is a new row, a stale ' +
    'one a conflict, an earlier one unchangeable',
  async () => {
    const made = await callAs<{ kpi_id: string }>(analyst, 'save_kpi', { p_kpi: kpiWords(), p_version: 0 });
    expect(made).toMatchObject({ status: 'saved', version: 1 });
    const p_kpi = kpiWords({ kpi_id: made.kpi_id, target: 12.5 });
    expect(await callAs(analyst, 'save_kpi', { p_kpi, p_version: 1 })).toMatchObject({ version: 2 });
    expect(await callAs(analyst, 'save_kpi', { p_kpi, p_version: 1 })).toEqual({
      status: 'conflict',
      version: 2,
    });
    const { versions } = await callAs<{ versions: { target: number }[] }>(concierge, 'kpi_history', {
      p_kpi_id: made.kpi_id,
    });
    expect(versions.map((v) => v.target)).toEqual([12.5, 20]);
    await expect(sql`update public.kpi_definitions set target = 1`).rejects.toMatchObject({ code: '55000' });
    for (const client of [analyst, concierge])
      expect((await ask(client)).kpis).toMatchObject([
        { value: 6, attained: 48, version: 2, measures: ['moved_households'] },
      ]);
    await expect(callAs(concierge, 'save_kpi', { p_kpi, p_version: 2 })).rejects.toThrow('42501');
  },
);

test('a year with a target of its own is measured by it, other days by the last target', async () => {
  const yearly_targets = { '2026': 8, '2027': 16 };
  const p_kpi = kpiWords({ name: '年ごと', target: 24, target_on: '2029-03-31', yearly_targets });
  await callAs(analyst, 'save_kpi', { p_kpi, p_version: 0 });
  const row = async (range: typeof year) => (await ask(analyst, range)).kpis.find((k) => k.name === '年ごと');
  expect(await row(year)).toMatchObject({ goal: 8, goal_year: 2026, value: 6, attained: 75 });
  expect(await row({ p_from: '2026-04-01', p_to: '2026-09-30' })).toMatchObject({
    goal: 24,
    goal_year: null,
  });
  for (const bad of [{ soon: 3 }, { '2026': 'many' }, [8]])
    expect(
      await callAs(analyst, 'save_kpi', { p_kpi: kpiWords({ yearly_targets: bad }), p_version: 0 }),
    ).toMatchObject({ status: 'invalid', problem: 'bad_field' });
});

test(
  'formulas are data: arithmetic is exact, nothing is divided by ' +
    'nothing, nonsense is refused with its reason',
  async () => {
    const share = {
      op: '*',
      args: [
        { number: 100 },
        { op: '/', args: [{ measure: 'moved_households' }, { measure: 'consultations' }] },
      ],
    };
    const save = (more: Record<string, unknown>) =>
      callAs<{ problem: string }>(analyst, 'save_kpi', { p_kpi: kpiWords(more), p_version: 0 });
    await save({ name: '移住の割合', unit: '%', decimals: 1, formula: share });
    const nothing = { op: '/', args: [{ measure: 'consultations' }, { measure: 'survey_answers' }] };
    await save({ name: '割れない', formula: nothing });
    const rows = (await ask(concierge)).kpis;
    expect(rows.find((k) => k.name === '移住の割合')).toMatchObject({ value: 33.3, missing: null });
    expect(rows.find((k) => k.name === '割れない')).toMatchObject({
      value: null,
      missing: 'none',
      attained: null,
    });

    const problem = async (formula: unknown) => (await save({ formula })).problem;
    expect(await problem({ measure: 'email' })).toBe('unknown_measure');
    expect(await problem({ measure: "question:tour:a'b:share" })).toBe('unknown_measure');
    expect(await problem({ op: 'drop', args: [{ number: 1 }, { number: 2 }] })).toBe('bad_formula');
    expect(await problem({ number: 3 })).toBe('formula_without_measure');
    expect(await problem({ number: 'select 1' })).toBe('bad_formula');
    let deep: unknown = { measure: 'visits' };
    for (let i = 0; i < 13; i += 1) deep = { op: '+', args: [deep, { number: 1 }] };
    expect(await problem(deep)).toBe('bad_formula');
    // security-low: a formula of thousands of leaves would be worked out at every look.
    const tree = (depth: number): object =>
      depth === 0 ? { measure: 'visits' } : { op: '+', args: [tree(depth - 1), tree(depth - 1)] };
    expect(await problem(tree(8))).toBe('formula_too_long');
    expect(await save({ name: '長い式', formula: tree(7) })).toMatchObject({ status: 'saved' });
    expect(await problem({ op: '*', args: [{ measure: 'visits' }, { number: 1e300 }] })).toBe('bad_formula');
    for (const target of ['many', 'NaN', 'Infinity', 1e300])
      expect(await save({ target })).toMatchObject({ status: 'invalid', problem: 'bad_field' });
    // staff-22: as with tasks, a year far away is a slip of the finger.
    expect(await save({ target_on: '0027-03-31' })).toMatchObject({
      status: 'invalid',
      problem: 'bad_field',
    });
  },
);

test('progress is measured from the baseline, so that fewer can be better', async () => {
  const p_kpi = kpiWords({
    name: '減らす',
    attainment: 'progress',
    baseline: 30,
    target: 10,
    formula: { measure: 'consultations' },
  });
  await callAs(analyst, 'save_kpi', { p_kpi, p_version: 0 });
  expect((await ask(concierge)).kpis.find((k) => k.name === '減らす')).toMatchObject({
    value: 18,
    attained: 60,
  });
});

test(
  'a figure from outside keeps its source: a state is the newest, a flow the sum of its days; hours follow the ' +
    'town’s rule',
  async () => {
    expect(await told(analyst, 'population')).toBe('none');
    expect(await told(analyst, 'staff_hours_saved')).toBe('none');
    const put = (p_name: string, p_as_of: string, p_value: number) =>
      callAs(analyst, 'save_outside_figure', { p_name, p_as_of, p_value, p_source: '住民基本台帳' });
    await put('population', '2026-04-01', 8000);
    await put('population', '2027-03-31', 7900);
    await put('population', '2027-04-01', 7890);
    await put('births', '2026-03-31', 60); // a flow of the year before
    await put('births', '2026-09-30', 31);
    await put('births', '2026-09-30', 30); // corrects it
    await put('births', '2027-03-31', 25);
    const answer = await ask(analyst);
    expect(toldOf(answer, 'population')).toBe(7900);
    expect(answer.measures.find((m) => m.name === 'population')?.about).toEqual({
      as_of: '2027-03-31',
      source: '住民基本台帳',
    });
    expect(toldOf(answer, 'births')).toBe(55);
    const rule = { p_minutes_per_tour: 30, p_minutes_per_consultation: 12, p_note: '窓口での説明の平均' };
    expect(await callAs(analyst, 'save_kpi_rule', rule)).toBe(1);
    const range = { p_from: thisYear.from, p_to: thisYear.to };
    const all = await ask(analyst, range);
    const hours =
      (Number(toldOf(all, 'tours_completed')) * 30 + Number(toldOf(all, 'consultations')) * 12) / 60;
    expect(toldOf(all, 'staff_hours_saved')).toBe(hours);
  },
);

test('a town enters figures of its own by name, unit, source and day, and speaks of them in formulas', async () => {
  const own = (p_name: string, p_adds_up: boolean) =>
    callAs<string>(analyst, 'save_outside_series', { p_name, p_unit: '件', p_adds_up });
  const counter = await own('窓口の相談', true);
  const vacant = await own('空き家バンクの登録', false);
  await expect(own('窓口の相談', true)).rejects.toThrow('name_taken');
  await expect(
    callAs(concierge, 'save_outside_series', { p_name: 'x', p_unit: '件', p_adds_up: true }),
  ).rejects.toThrow('42501');
  const put = (id: string, p_as_of: string, p_value: number) =>
    callAs(analyst, 'save_outside_figure', {
      p_name: `outside:${id}`,
      p_as_of,
      p_value,
      p_source: '窓口の日誌',
    });
  await put(counter, '2026-05-31', 3);
  await put(counter, '2026-06-30', 4);
  await put(vacant, '2026-05-31', 20);
  await put(vacant, '2026-06-30', 22);
  const figures = await ask(concierge);
  expect(toldOf(figures, `outside:${counter}`)).toBe(7);
  expect(toldOf(figures, `outside:${vacant}`)).toBe(22);
  expect(figures.measures.find((m) => m.name === `outside:${counter}`)?.about).toMatchObject({
    label: '窓口の相談',
    unit: '件',
    source: '窓口の日誌',
  });
  const formula = { op: '+', args: [{ measure: 'consultations' }, { measure: `outside:${counter}` }] };
  await callAs(analyst, 'save_kpi', { p_kpi: kpiWords({ name: '相談すべて', formula }), p_version: 0 });
  expect((await ask(analyst)).kpis.find((k) => k.name === '相談すべて')?.value).toBe(25);
});

test('every measure leads to the query that counts it; an editor is told nothing', async () => {
  const queries = await callAs<Record<string, string>>(analyst, 'kpi_queries', {});
  const { measures } = await ask(analyst);
  expect(measures.length).toBeGreaterThan(20);
  for (const { made_by } of measures) expect(queries[made_by]).toContain('CREATE OR REPLACE FUNCTION');
  await expect(ask(editor)).rejects.toThrow('42501');
  await expect(ask(analyst, { p_from: '2026-05-01', p_to: '2026-04-01' })).rejects.toThrow('bad_range');
});
