// KPIs over HTTP as staff ask for them: what the measures count, who is told how exactly, and that a definition never changes.
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultRequest, sendConsult } from '../support/askForAdvice.ts';
import { thisYear } from '../support/seedResults.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let analyst: SupabaseClient;
let concierge: SupabaseClient;
let editor: SupabaseClient;
const p_town_id = 'hoshimi';
const year = { p_from: '2026-04-01', p_to: '2027-03-31' };

beforeAll(async () => {
  server = await startServer({ env: { HIROBA_RATE_CONSULT_PER_MIN: '1000' } });
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  const signedIn = async (role: string) => {
    const client = createClient(server.url, server.anonKey, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
    await client.auth.signInWithPassword({
      email: `${role}@hoshimi.example`,
      password: server.staffPassword,
    });
    return client;
  };
  [analyst, concierge, editor] = await Promise.all([
    signedIn('analyst'),
    signedIn('concierge'),
    signedIn('editor'),
  ]);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Measure {
  name: string;
  value: number | null;
  hidden: string | null;
  about: Record<string, unknown>;
}
interface Answer {
  exact: boolean;
  measures: Measure[];
  kpis: Record<string, unknown>[];
}
/** supabase-js knows no types of these rpcs here. */
interface Told {
  data: unknown;
  error: { code: string; message: string } | null;
}
async function ask(client: SupabaseClient, range: { p_from: string; p_to: string } = year): Promise<Answer> {
  const { data, error } = (await client.rpc('kpi_measures', { p_town_id, ...range })) as Told;
  if (error) throw new Error(error.message);
  return data as Answer;
}
const told = (answer: Answer, name: string) => {
  const measure = answer.measures.find((m) => m.name === name);
  return measure?.hidden ?? measure?.value;
};
const move = async (stage: string, at: string, count: number) => {
  const rows = await sql<{ household_id: string }[]>`
    update public.households set stage = ${stage} where household_id in (
      select household_id from public.households where stage = 'new' order by household_id limit ${count}) returning household_id`;
  await sql`
    insert into public.household_history (town_id, household_id, at, kind, from_stage, to_stage)
    select 'hoshimi', id, ${at}, 'stage_moved', 'new', ${stage} from unnest(${rows.map((r) => r.household_id)}::uuid[]) id`;
};

test('families are counted exactly for who may open them, and in fives of five and more for who may not', async () => {
  for (let i = 0; i < 17; i += 1) {
    const answer = await sendConsult(server, consultRequest({ adults: 2, children: ['age_5'] }));
    expect(answer.status).toBe(200);
  }
  await sql`update public.households set created_at = '2026-06-15T03:00:00Z' where town_id = 'hoshimi'`;
  await move('moved', '2026-09-01T00:00:00Z', 8);
  await move('settled', '2026-10-01T00:00:00Z', 3);
  await server.runJobs();

  const exact = await ask(concierge);
  expect(exact.exact).toBe(true);
  expect(told(exact, 'consultations')).toBe(17);
  expect(told(exact, 'people_consulted')).toBe(51);
  expect(told(exact, 'moved_households')).toBe(11); // who settled has moved, too
  expect(told(exact, 'moved_people')).toBe(33);
  expect(told(exact, 'settled_households')).toBe(3);

  const shown = await ask(analyst);
  expect(shown.exact).toBe(false);
  expect(told(shown, 'consultations')).toBe(15);
  expect(told(shown, 'people_consulted')).toBe(50);
  expect(told(shown, 'moved_households')).toBe(10);
  expect(told(shown, 'settled_households')).toBe('few');

  const month = await ask(analyst, { p_from: '2026-06-01', p_to: '2026-06-30' });
  expect(told(month, 'consultations')).toBe('whole_year');
  expect(told(await ask(concierge, { p_from: '2026-06-01', p_to: '2026-06-30' }), 'consultations')).toBe(17);
});

test('a lead that was moved on by mistake and set back has not moved; a closed one keeps what it reached', async () => {
  await sql`update public.households set stage = 'consulting' where household_id in (
    select household_id from public.households where stage = 'moved' order by household_id limit 1)`;
  await sql`update public.households set stage = 'closed', closed_reason = 'other' where household_id in (
    select household_id from public.households where stage = 'moved' order by household_id desc limit 1)`;
  expect(told(await ask(concierge), 'moved_households')).toBe(10);
});

test('a tour is completed when three spots were opened in 3D, counted with the roll-up and told in fives', async () => {
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
    const answer = await fetch(`${server.url}/functions/v1/collect`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        apikey: server.anonKey,
        'user-agent':
          'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      },
      body: JSON.stringify({
        v: 1,
        town_id: p_town_id,
        sent_at: now,
        visit: {
          visit_id: crypto.randomUUID(),
          visitor_id: crypto.randomUUID(),
          started_at: now,
          entry: 'tour',
          locale: 'ja',
          device_class: 'phone',
          revision: 1,
        },
        events: [event('tour_started', { tier: 1 }), ...ids.map((id) => spot(id, surface))],
      }),
    });
    expect(answer.status).toBe(200);
  };
  for (let i = 0; i < 11; i += 1) await send('tour', 3);
  for (let i = 0; i < 6; i += 1) await send('tour', 2);
  for (let i = 0; i < 4; i += 1) await send('page', 3); // read as pages: not a tour
  const counted = async () => {
    await server.runJobs();
    const [row] = await sql`
      select sum(visits) filter (where key = 'started')::int as started, sum(visits) filter (where key = 'completed')::int as completed
      from public.day_sums where town_id = 'hoshimi' and panel = 'tour'`;
    return row;
  };
  // Ten days are worked out anew at most every two seconds.
  await expect.poll(counted, { timeout: 20_000 }).toEqual({ started: 21, completed: 11 });
  const range = { p_from: thisYear.from, p_to: thisYear.to };
  const answer = await ask(analyst, range);
  expect(told(answer, 'tours_completed')).toBe(10);
  expect(told(answer, 'tours_started')).toBe(20);
  const { data } = (await analyst.rpc('insight_summary', { p_town_id, ...range })) as { data: unknown };
  expect(told(answer, 'visits')).toBe((data as { visits: number }).visits);
});

test('tours and surveys are told by whole year: fives of any ranges are differences that leave one row of true counts', async () => {
  const month = { p_from: '2026-06-01', p_to: '2026-06-30' };
  const byYear = [
    'tours_started',
    'tours_completed',
    'survey_offers',
    'survey_answers',
    'survey_response_percent',
    'satisfaction_percent',
    'satisfaction_mean',
    'image_improved_percent',
  ];
  for (const client of [analyst, concierge])
    for (const name of byYear) expect(told(await ask(client, month), name), name).toBe('whole_year');
});

test('a mean is of five people and then of five more, so that no answer is what two means differ by', async () => {
  const questions = ['a', 'b', 'c', 'd', 'e'].map((question_id) => ({
    question_id,
    kind: 'five',
    words: { ja: '?' },
  }));
  await sql`
    insert into public.surveys (town_id, moment, version, doc)
    values ('hoshimi', 'tour', 1, ${sql.json({ open: true, questions })}::jsonb)`;
  const said = (day: string, values: number[]) => sql`
    insert into public.survey_answers (town_id, response_id, question_id, moment, version, day, kind, value)
    select 'hoshimi', ${crypto.randomUUID()}, q, 'tour', 1, ${day}, 'five', v
    from unnest(${questions.map((q) => q.question_id).slice(0, values.length)}::text[], ${values}::int[]) x (q, v)`;
  const past = { p_from: '2025-04-01', p_to: '2026-03-31' };
  const mean = async () => told(await ask(analyst, past), 'satisfaction_mean');
  await said('2025-05-01', [1, 2, 1, 2, 1]);
  expect(await mean()).toBe('few'); // five answers of one person
  for (const value of [5, 4, 5, 4]) await said('2025-06-01', [value]);
  const ofFive = await mean();
  expect(ofFive).toBe(2.8); // of nine answers by five people
  await said('2025-06-12', [1]);
  expect(await mean()).toBe(ofFive);
  for (const value of [1, 1, 1, 1]) await said('2025-07-01', [value]);
  expect(await mean()).toBe(2.1);
  await sql`delete from public.survey_answers where town_id = 'hoshimi'`;
  for (let i = 0; i < 5; i += 1)
    await sql`
      insert into public.survey_answers (town_id, response_id, question_id, moment, version, day, kind, value)
      values ('hoshimi', gen_random_uuid(), 'a', 'tour', 1, (now() at time zone 'Asia/Tokyo')::date, 'five', 5)`;
  const running = { p_from: thisYear.from, p_to: thisYear.to };
  expect(told(await ask(analyst, running), 'satisfaction_mean')).toBe('none'); // today's are told from tomorrow on
  await sql`delete from public.survey_answers where town_id = 'hoshimi'`;
});

test('a lead moved by mistake, set back and closed has not moved; one set back and moved later counts where it moved', async () => {
  const [one, two] = await sql<{ household_id: string }[]>`
    select household_id from public.households where stage = 'new' order by household_id limit 2`;
  const past = (at: string) => ({ p_from: `${at}-04-01`, p_to: `${String(Number(at) + 1)}-03-31` });
  const went = async (id: string | undefined, at: string, from: string, to: string) => {
    await sql`
      insert into public.household_history (town_id, household_id, at, kind, from_stage, to_stage)
      values ('hoshimi', ${id ?? ''}, ${at}, 'stage_moved', ${from}, ${to})`;
    await sql`
      update public.households set stage = ${to}, closed_reason = ${to === 'closed' ? 'other' : null}
      where household_id = ${id ?? ''}`;
  };
  const moved = async (at: string) => told(await ask(concierge, past(at)), 'moved_households');
  expect([await moved('2023'), await moved('2024')]).toEqual([0, 0]);
  await went(one?.household_id, '2023-05-01T00:00:00Z', 'new', 'moved');
  await went(one?.household_id, '2023-05-02T00:00:00Z', 'moved', 'consulting');
  await went(one?.household_id, '2023-06-01T00:00:00Z', 'consulting', 'closed');
  await went(two?.household_id, '2023-05-01T00:00:00Z', 'new', 'moved');
  await went(two?.household_id, '2023-05-02T00:00:00Z', 'moved', 'preparing');
  await went(two?.household_id, '2024-09-01T00:00:00Z', 'preparing', 'moved');
  expect([await moved('2023'), await moved('2024')]).toEqual([0, 1]);
  for (const id of [one?.household_id, two?.household_id])
    await sql`update public.households set stage = 'new', closed_reason = null where household_id = ${id ?? ''}`;
});

const kpi = (more: Record<string, unknown> = {}) => ({
  name: '移住した世帯',
  unit: '世帯',
  decimals: 0,
  formula: { measure: 'moved_households' },
  attainment: 'ratio',
  baseline: 4,
  baseline_on: '2026-03-31',
  target: 20,
  target_on: '2027-03-31',
  owner: '移住推進課',
  source: '相談の記録',
  ...more,
});

test('a KPI is versioned: a new definition is a new row, a stale one a conflict, an earlier one unchangeable', async () => {
  const made = (await analyst.rpc('save_kpi', { p_town_id, p_kpi: kpi(), p_version: 0 })).data as Record<
    string,
    unknown
  >;
  expect(made).toMatchObject({ status: 'saved', version: 1 });
  const p_kpi = kpi({ kpi_id: made.kpi_id, target: 12.5 });
  expect((await analyst.rpc('save_kpi', { p_town_id, p_kpi, p_version: 1 })).data).toMatchObject({
    version: 2,
  });
  expect((await analyst.rpc('save_kpi', { p_town_id, p_kpi, p_version: 1 })).data).toEqual({
    status: 'conflict',
    version: 2,
  });
  const { data } = (await concierge.rpc('kpi_versions', {
    p_town_id,
    p_kpi_id: made.kpi_id,
  })) as { data: unknown };
  expect((data as { target: number; by: string }[]).map((v) => v.target)).toEqual([12.5, 20]);
  await expect(sql`update public.kpi_definitions set target = 1`).rejects.toMatchObject({ code: '55000' });
  expect((await ask(concierge)).kpis).toMatchObject([
    { value: 10, attained: 80, version: 2, measures: ['moved_households'] },
  ]);
  expect((await ask(analyst)).kpis).toMatchObject([{ value: 10, attained: 80 }]);
});

test('formulas are data: arithmetic is exact, nothing is divided by nothing, nonsense is refused with its reason', async () => {
  const share = {
    op: '*',
    args: [
      { number: 100 },
      { op: '/', args: [{ measure: 'moved_households' }, { measure: 'consultations' }] },
    ],
  };
  await analyst.rpc('save_kpi', {
    p_town_id,
    p_kpi: kpi({ name: '移住の割合', unit: '%', decimals: 1, formula: share }),
    p_version: 0,
  });
  const nothing = { op: '/', args: [{ measure: 'consultations' }, { measure: 'survey_answers' }] };
  await analyst.rpc('save_kpi', {
    p_town_id,
    p_kpi: kpi({ name: '割れない', formula: nothing }),
    p_version: 0,
  });
  const rows = (await ask(concierge)).kpis;
  expect(rows.find((k) => k.name === '移住の割合')).toMatchObject({ value: 58.8, hidden: null });
  expect(rows.find((k) => k.name === '割れない')).toMatchObject({
    value: null,
    hidden: 'none',
    attained: null,
  });

  const problem = async (formula: unknown) =>
    (
      (await analyst.rpc('save_kpi', { p_town_id, p_kpi: kpi({ formula }), p_version: 0 })).data as {
        problem: string;
      }
    ).problem;
  expect(await problem({ measure: 'email' })).toBe('unknown_measure');
  expect(await problem({ op: 'drop', args: [{ number: 1 }, { number: 2 }] })).toBe('bad_formula');
  expect(await problem({ number: 3 })).toBe('formula_without_measure');
  expect(await problem({ number: 'select 1' })).toBe('bad_formula');
  let deep: unknown = { measure: 'visits' };
  for (let i = 0; i < 20; i += 1) deep = { op: '+', args: [deep, { number: 1 }] };
  expect(await problem(deep)).toBe('bad_formula');
  expect(await problem({ op: '*', args: [{ measure: 'visits' }, { number: 1e300 }] })).toBe('bad_formula');
  for (const target of ['many', 'NaN', 'Infinity', 1e300]) {
    const bad = await analyst.rpc('save_kpi', { p_town_id, p_kpi: kpi({ target }), p_version: 0 });
    expect(bad.data).toMatchObject({ status: 'invalid', problem: 'bad_field' });
  }
});

test('progress is measured from the baseline, so that fewer can be better', async () => {
  const p_kpi = kpi({
    name: '減らす',
    attainment: 'progress',
    baseline: 30,
    target: 10,
    formula: { measure: 'consultations' },
  });
  await analyst.rpc('save_kpi', { p_town_id, p_kpi, p_version: 0 });
  expect((await ask(concierge)).kpis.find((k) => k.name === '減らす')).toMatchObject({
    value: 17,
    attained: 65,
  });
});

test('a figure from outside is the newest up to the last day and keeps its source; the hours follow the town’s own rule', async () => {
  expect(told(await ask(analyst), 'population')).toBe('none');
  expect(told(await ask(analyst), 'staff_hours_saved')).toBe('none');
  const put = (p_name: string, p_as_of: string, p_value: number) =>
    analyst.rpc('save_outside_figure', { p_town_id, p_name, p_as_of, p_value, p_source: '住民基本台帳' });
  await put('population', '2026-04-01', 8000);
  await put('population', '2027-03-31', 7900);
  await put('population', '2027-04-01', 7890);
  await put('births', '2026-03-31', 60);
  const answer = await ask(analyst);
  expect(told(answer, 'population')).toBe(7900);
  expect(answer.measures.find((m) => m.name === 'population')?.about).toEqual({
    as_of: '2027-03-31',
    source: '住民基本台帳',
  });
  expect(told(answer, 'births')).toBe('none'); // a flow of the year before
  const rule = {
    p_town_id,
    p_minutes_per_tour: 30,
    p_minutes_per_consultation: 12,
    p_note: '窓口での説明の平均',
  };
  expect((await analyst.rpc('save_kpi_rule', rule)).data).toBe(1);
  await sql`update public.day_sums set day = '2026-05-01' where panel = 'tour'`; // the tours were today's, the families asked in 2026
  expect(told(await ask(concierge), 'staff_hours_saved')).toBe((10 * 30 + 17 * 12) / 60);
  expect(told(await ask(analyst), 'staff_hours_saved')).toBe((10 * 30 + 15 * 12) / 60);
});

test('every measure leads to the query that counts it; an editor is told nothing', async () => {
  const { data } = (await analyst.rpc('kpi_queries', { p_town_id })) as { data: unknown };
  const queries = data as Record<string, string>;
  const { measures } = (await ask(analyst)) as unknown as { measures: { made_by: string }[] };
  expect(measures.length).toBeGreaterThan(20);
  for (const { made_by } of measures) expect(queries[made_by]).toContain('CREATE OR REPLACE FUNCTION');
  expect((await editor.rpc('kpi_measures', { p_town_id, ...year })).error?.code).toBe('42501');
  expect(
    (await analyst.rpc('kpi_measures', { p_town_id, p_from: '2026-05-01', p_to: '2026-04-01' })).error
      ?.message,
  ).toBe('bad_range');
});
