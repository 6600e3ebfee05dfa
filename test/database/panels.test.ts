// What the insight rpcs say against the ledger of a simulated town: families made up from a seed come in through
// collect, consult and survey over HTTP, and the answers are compared with what the simulation knows, not with our SQL.
// The month of 2,000 families is the figure `ledger`; this takes 260 over two months.
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ledger } from '../../supabase/local/simulate/ledger.ts';
import { makeFamilies } from '../../supabase/local/simulate/makeFamilies.ts';
import { readPlaces } from '../../supabase/local/simulate/readPlaces.ts';
import { madeUpShares } from '../../supabase/local/simulate/madeUpShares.ts';
import { rollUpAll, sendFamilies } from '../../supabase/local/simulate/sendFamilies.ts';
import { townDay } from '../../src/lib/townTime.ts';
import { askInsight, panels, randomQuestion } from '../support/askInsight.ts';
import { familyDims, familyTruth, type OutcomeRow } from '../support/familyTruth.ts';
import { random } from '../support/random.ts';
import { answerSurvey, surveyDoc } from '../support/seedResults.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { lastQuarterEnd } from '../support/lastQuarterEnd.ts';
import { busiestMinute, dayOf } from '../support/tally.ts';
import { visitTruth, type Filters, type Range, type VisitTruth } from '../support/visitTruth.ts';

const townId = 'hoshimi';
const families = 260;
let server: TestServer;
let sql: postgres.Sql;
let ledger: Ledger;
let truth: VisitTruth;
let analyst: Client;
type Client = Awaited<ReturnType<typeof signedIn>>;

async function signedIn(role: string) {
  const client = createClient(server.url, server.anonKey, { auth: { persistSession: false } });
  await client.auth.signInWithPassword({
    email: `${role}@hoshimi.example`,
    password: server.staffPassword,
  });
  return client;
}

beforeAll(async () => {
  server = await startServer({
    env: { HIROBA_RATE_CONSULT_PER_MIN: '1e6', HIROBA_RATE_NETWORK_PER_MIN: '1e9' },
  });
  sql = postgres(server.databaseUrl, { max: 3, onnotice: () => undefined });
  analyst = await signedIn('analyst');
  for (const p_moment of ['tour', 'consult'])
    await rpc('save_survey', { p_moment, p_doc: surveyDoc, p_version: 0 });
  const found = await readPlaces(sql, townId);
  if (!found) throw new Error('the sample town is not published');
  const until = lastQuarterEnd();
  ledger = makeFamilies({
    townId,
    families,
    months: 1.9, // few families need the time to come as far as many do in one month
    seed: 7,
    until,
    shares: madeUpShares,
    ...found,
  });
  truth = visitTruth(ledger.visits, ledger.households);
  await sendFamilies(server, sql, ledger);
}, 600_000);
afterAll(async () => {
  await sql.end();
  await server.close();
});

const rpc = async <T>(name: string, args: object, who = analyst): Promise<T> => {
  const answer = await who.rpc(name, { p_town_id: townId, ...args });
  if (answer.error) throw new Error(`${name}: ${answer.error.message}`);
  return answer.data as T;
};
const everything = (): Range => ({
  p_from: truth.counted[0]?.day ?? '',
  p_to: townDay(new Date()),
});

test(
  'the ledger is worth comparing with: hundreds of visits of ' +
    'people, some machines, families that asked and moved',
  () => {
    expect(truth.counted.length).toBeGreaterThan(300);
    expect(truth.counted.length).toBeLessThan(ledger.visits.length);
    expect(new Set(ledger.households.map((h) => h.stages.at(-1)?.stage ?? 'new')).size).toBeGreaterThan(2);
  },
);

test('the same seed makes the same families, another one does not', () => {
  const again = (seed: number) =>
    makeFamilies({
      townId,
      revision: 1,
      families: 20,
      months: 1,
      seed,
      until: 1_790_000_000_000,
      shares: madeUpShares,
      places: [{ place_id: 'p', kind: 'shop', theme: 'live', spots: ['s'] }],
      surveys: {},
      stands: new Map([['s', { space_id: 'square', size: 4, x: 1, z: 2 }]]),
    });
  expect(again(3)).toEqual(again(3));
  expect(again(3)).not.toEqual(again(4));
});

test(
  'every panel, total and browser is exactly as the ledger has ' +
    'it, whatever days and filters are asked for',
  async () => {
    const { compared, different } = await askInsight(rpc, truth, { rounds: 12, seed: 5 });
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(10_000);
    for (const p_panel of panels)
      if (p_panel !== 'failure')
        expect(await rpc<unknown[]>('insight_table', { ...everything(), p_panel }), p_panel).not.toEqual([]);
  },
  120_000,
);

test('staff-4: one visit of a day from one prefecture is told as one, and nothing is called hidden', async () => {
  const alone = truth.counted
    .map(({ day }) => ({ p_from: day, p_to: day }))
    .flatMap((range) => truth.table('region', range).map((row) => ({ range, row })))
    .find(({ row }) => row.visits === 1);
  if (!alone) throw new Error('every prefecture is there twice a day');
  const rows = await rpc<object[]>('insight_table', { ...alone.range, p_panel: 'region' });
  expect(rows).toContainEqual(alone.row);
  for (const row of rows) expect(row).not.toHaveProperty('hidden');
  const p_filters = { region: alone.row.key };
  expect(await rpc('insight_summary', { ...alone.range, p_filters })).toMatchObject({ visits: 1 });
});

test('families that asked are told in whole and by every dim, under filters too', async () => {
  const real = familyTruth(ledger, truth.counted);
  const next = random(11);
  let asked = 0;
  for (let round = 0; round < 8; round += 1) {
    const range = round === 0 ? everything() : randomQuestion(truth, next).range;
    for (const p_by of [null, ...familyDims])
      for (const p_filters of [{}, { locale: 'ja' }, { channel: 'web', device: 'phone' }] as Filters[]) {
        const rows = await rpc<OutcomeRow[]>('insight_outcomes', { ...range, p_by, p_filters });
        const sorted = (list: OutcomeRow[]) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(sorted(rows), JSON.stringify({ ...range, p_by, p_filters })).toEqual(
          sorted(real.outcomes(range, p_by, p_filters)),
        );
        asked += rows.length;
      }
  }
  expect(asked).toBeGreaterThan(50);
  const [counts] =
    await sql`select * from private.consultation_counts(${townId}, ${everything().p_from}, ${everything().p_to})`;
  expect(Object.fromEntries(Object.entries(counts ?? {}).map(([name, n]) => [name, Number(n)]))).toEqual(
    real.counts(everything()),
  );
});

test('prefectures stand beside those who really move', async () => {
  const movers = { ...madeUpShares, 'JP-47': 5 };
  await sql`select private.import_movers(${townId}, 2025, 'made up', ${sql.json(movers)}::jsonb)`;
  const real = new Map(truth.table('region', everything()).map((row) => [row.key, row.visits]));
  const rows = await rpc<
    { region: string; visits: number; movers: number; weight: number; visit_share: number }[]
  >('insight_region_weights', everything());
  expect(new Map(rows.map((r) => [r.region, r.movers]))).toEqual(new Map(Object.entries(movers)));
  const all = rows.reduce((sum, r) => ({ visits: sum.visits + r.visits, movers: sum.movers + r.movers }), {
    visits: 0,
    movers: 0,
  });
  expect(all.visits).toBeGreaterThan(100);
  for (const r of rows) {
    expect(r.visits).toBe(real.get(r.region) ?? 0);
    expect(r.visit_share).toBeCloseTo(r.visits / all.visits, 10);
    expect(r.weight).toBeCloseTo(r.visits / all.visits / (r.movers / all.movers), 8);
  }
});

test('no made-up family got a mail', async () => {
  expect(ledger.households.length).toBeGreaterThan(8);
  expect(await sql`select from private.outgoing_mails where town_id = ${townId}`).toHaveLength(0);
});

test('who was left out is shown, what came is counted once, and nobody is there now', async () => {
  const marks: Record<string, number> = {};
  for (const v of ledger.visits) {
    const mark = v.leftOut ?? (busiestMinute(v.events) > 120 ? 'machine' : 'person');
    marks[mark] = (marks[mark] ?? 0) + 1;
  }
  const told = await rpc<{ marks: unknown }>('insight_quality', everything());
  expect(told.marks).toEqual(marks);
  // What came is counted on the day it came, whenever the families are said to have been here.
  const { events } = await rpc<{ events: unknown }>('insight_quality', {
    p_from: townDay(new Date(Date.now() - 86_400_000)),
    p_to: townDay(new Date()),
  });
  const sent = ledger.visits.reduce((sum, v) => sum + v.events.length, 0);
  expect(events).toEqual({ stored: sent, doubled: 0, refused: 0 });
  expect(await rpc('insight_live', {})).toEqual({ visits: 0, minutes: 5 });
});

test(
  'a wrong filter, an unknown panel, a backwards range and ' +
    'filters of days that are gone are refused by code',
  async () => {
    const refusal = async (name: string, args: object) => {
      const { error } = await analyst.rpc(name, { p_town_id: townId, ...everything(), ...args });
      return error && { code: error.message, details: error.details };
    };
    const [kept] = await sql<{ day: string }[]>`select private.single_visits_from()::text as day`;
    expect(await refusal('insight_table', { p_panel: 'email' })).toMatchObject({ code: 'unknown_panel' });
    for (const p_filters of [{ shoe: '1' }, { device: 1 }, ['device'], 'device'])
      expect(await refusal('insight_table', { p_panel: 'spot', p_filters })).toMatchObject({
        code: 'unknown_filter',
      });
    for (const more of [{ p_by: 'spot' }, { p_filters: ['device'] }])
      expect(await refusal('insight_outcomes', more)).toMatchObject({ code: 'unknown_filter' });
    const backwards = { p_from: '2026-05-01', p_to: '2026-04-01' };
    expect(await refusal('insight_summary', backwards)).toMatchObject({ code: 'bad_range' });
    const p_from = `${Number(kept?.day.slice(0, 4)) - 1}-01-01`;
    const beyond = { code: 'beyond_single_visits', details: kept?.day };
    expect(await refusal('insight_summary', { p_from, p_filters: { device: 'phone' } })).toEqual(beyond);
    expect(await refusal('insight_browsers', { p_from })).toEqual(beyond);
    expect(await refusal('insight_summary', { p_from })).toBeNull();
  },
);

test('editors see spots and places, and nothing else', async () => {
  const editor = await signedIn('editor');
  const ask = (name: string, more: object) =>
    editor.rpc(name, { p_town_id: townId, ...everything(), ...more });
  for (const p_panel of ['spot', 'place'])
    expect((await ask('insight_table', { p_panel, p_filters: { device: 'phone' } })).error).toBeNull();
  expect((await ask('insight_table', { p_panel: 'region' })).error?.code).toBe('42501');
  for (const name of ['insight_summary', 'insight_browsers', 'insight_outcomes', 'insight_quality'])
    expect((await ask(name, {})).error?.code, name).toBe('42501');
});

test('a town that is not made up leaves simulated visits and answers out, by a new version of the rule', async () => {
  const last = dayOf(ledger.visits.at(-1)?.started ?? 0);
  const workOut = () => sql`select private.recompute_insight(${townId}, ${last}, ${last})`;
  const visits = async () =>
    (await rpc<{ visits: number }>('insight_summary', { p_from: last, p_to: last })).visits;
  const asked = () => rpc<unknown[]>('insight_outcomes', everything());
  const here = truth.visitsIn({ p_from: last, p_to: last }).length;
  expect(await visits()).toBe(here);
  expect(await asked()).toHaveLength(1);
  await sql`insert into public.marking_rules values (${townId}, 1, 120, false, 'live')`;
  await workOut();
  expect(await visits()).toBe(0);
  expect(await asked()).toEqual([]);
  await sql`insert into public.marking_rules values (${townId}, 2, 120, true, 'back')`;
  await workOut();
  await rollUpAll(sql, townId);
  const { different } = await askInsight(rpc, truth, { rounds: 2, seed: 6 });
  expect(different).toEqual([]);
}, 60_000);

test('made-up visits, families and answers can be taken out again, whole, and what people said stays', async () => {
  expect((await answerSurvey(server, [{ question_id: 'satisfied', value: 2 }])).status).toBe(200);
  const answers = ledger.surveys.filter((s) => s.response_id !== null).length;
  const [gone] = await sql<{ told: unknown }[]>`select private.remove_simulated(${townId}) as told`;
  expect(gone?.told).toEqual({
    visits: ledger.visits.length,
    households: ledger.households.length,
    answers,
  });
  await rollUpAll(sql, townId);
  const rows = await sql`
    select 1 from public.visits where simulated union all select 1 from public.visit_events where town_id = ${townId}
    union all select 1 from public.households where simulated union all select 1 from public.visit_facts where town_id =
      ${townId}
    union all select 1 from public.day_sums where town_id = ${townId} union all select 1 from public.consultation_ledger
      where simulated`;
  expect(rows).toHaveLength(0);
  expect(await sql`select value, simulated from public.survey_answers`).toEqual([
    { value: 2, simulated: false },
  ]);
  expect(await sql`select offered, answered, simulated from public.survey_counts`).toEqual([
    { offered: 0, answered: 1, simulated: false },
  ]);
}, 240_000);
