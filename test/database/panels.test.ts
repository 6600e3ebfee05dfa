// Every panel against the ledger of a simulated town: families made up from a seed come in through collect, consult and survey
// over HTTP, and what the rpcs say is compared with what the simulation knows, not with our SQL.
// A run of all tests takes 260 families over two months. The month of 2,000 families, two minutes on two cores:
// HIROBA_FAMILIES=2000 npm exec -c 'vitest run test/database/panels.test.ts'
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ledger } from '../../supabase/local/simulate/ledger.ts';
import { makeFamilies } from '../../supabase/local/simulate/makeFamilies.ts';
import { readPlaces } from '../../supabase/local/simulate/readPlaces.ts';
import { madeUpShares } from '../../supabase/local/simulate/madeUpShares.ts';
import { rollUpAll, sendFamilies } from '../../supabase/local/simulate/sendFamilies.ts';
import type { RegionWeight } from '../../src/data/insight.ts';
import { townDay } from '../../src/lib/townTime.ts';
import { compareRollups } from '../support/compareRollups.ts';
import { dims, insightTruth, outcomes, stages, type Filters, type Range } from '../support/insightTruth.ts';
import { answerSurvey, surveyDoc } from '../support/seedResults.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { lastQuarterEnd } from '../support/lastQuarterEnd.ts';
import { junOf, spanOf } from '../support/tally.ts';

const townId = 'hoshimi';
const families = Number(process.env.HIROBA_FAMILIES ?? 260);
const panels = [
  'theme',
  'place',
  'spot',
  'space',
  'path',
  'hour',
  'tier',
  'load',
  'line',
  'failure',
  'region_source',
  'retention',
  'area',
];
/** What is told of all visits only. */
const unfiltered = ['region_source', 'retention'];
let server: TestServer;
let sql: postgres.Sql;
let ledger: Ledger;
let truth: ReturnType<typeof insightTruth>;
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
    months: families > 1_000 ? 0.9 : 1.9, // a few need the time to come as far as many; no sliver of a month before
    seed: 7,
    until,
    shares: madeUpShares,
    ...found,
  });
  truth = insightTruth(ledger);
  await sendFamilies(server, sql, ledger);
}, 600_000);
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Measure {
  name: string;
  value: number | null;
  hidden: string | null;
}
interface Row {
  key: string;
  visits: number | null;
  engaged_ms: number | null;
  hidden: boolean;
}
interface Stage {
  stage: string;
  visits: number | null;
  hidden: boolean;
}
const rpc = async <T>(name: string, args: object, who = analyst): Promise<T> => {
  const answer = await who.rpc(name, { p_town_id: townId, ...args });
  if (answer.error) throw new Error(`${name}: ${answer.error.message}`);
  return answer.data as T;
};

/** Ranges of every level: the whole fiscal year, a month (asked for by its first 28 days), and one ten days. */
function ranges(): [Range, Range, Range] {
  const days = ledger.visits.map((v) => junOf(v.started));
  const year = (day: string) => Number(spanOf(3, day).slice(0, 4));
  const middle = days[Math.floor(days.length / 2)] ?? '';
  return [
    { p_from: `${year(days[0] ?? '')}-04-01`, p_to: `${year(days.at(-1) ?? '') + 1}-03-31` },
    { p_from: `${middle.slice(0, 8)}01`, p_to: `${middle.slice(0, 8)}28` },
    { p_from: middle, p_to: middle },
  ];
}
const hiddenOf = (marks: Record<string, number | null>) =>
  Object.fromEntries(Object.entries(marks).filter(([, n]) => n === null));

/** No filter, and one of each dim: the value that most visits bear. */
function someFilters(): Filters[] {
  return [
    {},
    ...dims.map((dim, i) => {
      const by = new Map<string, number>();
      for (const v of truth.counted) by.set(v.dims[i] ?? '', (by.get(v.dims[i] ?? '') ?? 0) + 1);
      const [most = ''] = [...by].sort(([, a], [, b]) => b - a).map(([value]) => value);
      return { [dim]: most };
    }),
  ];
}

test('the ledger is worth comparing with: hundreds of visits of people, some machines, families that asked and moved', () => {
  expect(truth.counted.length).toBeGreaterThan(300);
  expect(truth.counted.length).toBeLessThan(ledger.visits.length);
  expect(new Set(ledger.households.map((h) => h.stages.at(-1)?.stage ?? 'new')).size).toBeGreaterThan(2);
});

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

test('every rollup cell, browsers over every range and retention are as the ledger has it', async () => {
  const { compared, different } = await compareRollups(sql, townId, ledger.visits);
  expect(compared).toBeGreaterThan(5_000);
  expect(different).toEqual([]);
});

test('every table an analyst is shown agrees with the ledger, unfiltered and by every dim, and hides no more than it says', async () => {
  let hidden = 0;
  const shown = new Map<string, number>();
  for (const range of ranges())
    for (const p_panel of [...dims, ...panels])
      for (const p_filters of unfiltered.includes(p_panel) ? [{}] : someFilters()) {
        const real = truth.table(p_panel, range, p_filters);
        const rows = await rpc<Row[]>('insight_table', { ...range, p_panel, p_filters });
        const where = `${p_panel} ${JSON.stringify({ ...range, ...p_filters })}`;
        const dwells = !['place', 'spot'].includes(p_panel) || Object.keys(p_filters).length === 0;
        expect(rows, where).toEqual(
          rows.map(({ key, hidden: isHidden }) => {
            const { visits, ms } = real.get(key) ?? {};
            return isHidden
              ? { key, visits: null, engaged_ms: null, hidden: true }
              : { key, visits, engaged_ms: dwells ? ms : null, hidden: false };
          }),
        );
        const told = rows.filter((row) => !row.hidden);
        shown.set(p_panel, (shown.get(p_panel) ?? 0) + told.length);
        hidden += rows.length - told.length;
        expect(Math.min(5, ...told.map((row) => row.visits ?? 0)), where).toBe(5);
        for (const { key } of rows) real.delete(key);
        expect([...real.keys()], where).toEqual([]);
      }
  // Of a few hundred families too few meet a failure for it to be shown.
  for (const panel of [...dims, ...panels])
    if (families > 1_000 || panel !== 'failure') expect(shown.get(panel) ?? 0, panel).toBeGreaterThan(0);
  expect(hidden).toBeGreaterThan(50);
}, 600_000);

test('the summary, the funnel and the outcomes agree with the ledger, and browsers to the nearest five', async () => {
  const told = { summary: 0, funnel: 0, outcomes: 0 };
  const pairs: Filters[] = [
    { device: 'phone', locale: 'ja' },
    { region: 'JP-13', visitor: 'new' },
  ];
  for (const range of ranges())
    for (const p_filters of [...someFilters(), ...pairs]) {
      const where = JSON.stringify({ ...range, ...p_filters });
      const summary = await rpc<Record<string, unknown>>('insight_summary', { ...range, p_filters });
      const real = truth.summary(range, p_filters);
      expect(summary, where).toMatchObject({
        from: junOf(Date.parse(range.p_from)),
        to: expect.stringMatching(/-(10|20|28|29|30|31)$/) as string,
      });
      if (summary.hidden === false) {
        told.summary += 1;
        const engaged_visits = summary.engaged_visits === null ? null : real.engaged_visits;
        expect(summary, where).toMatchObject({ ...real, engaged_visits });
      } else
        expect(summary, where).toMatchObject({
          visits: null,
          engaged_visits: null,
          engaged_ms: null,
          visitors: null,
        });
      if (Object.keys(p_filters).length > 1) continue; // only the summary takes two
      for (const [name, names] of [
        ['funnel', stages],
        ['outcomes', outcomes],
      ] as const) {
        const rows = await rpc<Stage[]>(`insight_${name}`, { ...range, p_filters });
        const reached = truth[name](range, p_filters);
        told[name] += rows.filter((row) => (row.visits ?? 0) > 0).length;
        expect(rows, `${name} ${where}`).toEqual(
          names.map((stage, i) => {
            const isHidden = rows[i]?.hidden ?? false;
            return { stage, visits: isHidden ? null : reached[i], hidden: isHidden };
          }),
        );
      }
    }
  const [year] = ranges();
  expect(await rpc('insight_summary', { ...year })).toMatchObject(truth.summary(year, {}));
  expect(told.summary).toBeGreaterThan(15);
  expect(told.funnel).toBeGreaterThan(20);
  expect(told.outcomes).toBeGreaterThan(0);
}, 240_000);

test('prefectures stand beside those who really move, as shares of the prefectures shown', async () => {
  const movers = { ...madeUpShares, 'JP-47': 5 };
  await sql`select private.import_movers(${townId}, 2025, 'made up', ${sql.json(movers)}::jsonb)`;
  let weighed = 0;
  for (const range of ranges()) {
    const real = truth.table('region', range, {});
    const rows = await rpc<RegionWeight[]>('insight_region_weights', { ...range });
    expect(new Map(rows.map((r) => [r.region, r.movers]))).toEqual(new Map(Object.entries(movers)));
    const shown = rows.filter((r) => !r.hidden);
    const all = shown.reduce(
      (sum, r) => ({ visits: sum.visits + (real.get(r.region)?.visits ?? 0), movers: sum.movers + r.movers }),
      { visits: 0, movers: 0 },
    );
    for (const r of rows)
      if (r.hidden)
        expect(r).toMatchObject({ visits: null, visit_share: null, mover_share: null, weight: null });
      else {
        const visits = real.get(r.region)?.visits ?? 0;
        weighed += 1;
        expect(r.visits).toBe(visits);
        // Nothing has a share where everything shown is nothing.
        if (all.visits === 0) expect(r).toMatchObject({ visit_share: null, weight: null });
        else {
          expect(r.visit_share).toBeCloseTo(visits / all.visits, 10);
          expect(r.weight).toBeCloseTo(visits / all.visits / (r.movers / all.movers), 8);
        }
        expect(r.mover_share).toBeCloseTo(r.movers / all.movers, 10);
      }
  }
  expect(weighed).toBeGreaterThan(6);
});

test('results over the year and the month are those of the ledger: exact for who opens families, in fives for who does not', async () => {
  const concierge = await signedIn('concierge');
  const kinds = Object.fromEntries(surveyDoc.questions.map((q) => [q.question_id, q.kind]));
  const [year, month] = ranges();
  const of = async (range: Range, who: Client) => {
    const answer = await rpc<{ measures: Measure[] }>('kpi_measures', { ...range }, who);
    return Object.fromEntries(answer.measures.map((m) => [m.name, m.hidden ?? m.value]));
  };
  expect(ledger.surveys.filter((s) => s.response_id !== null).length).toBeGreaterThan(20);
  for (const range of [year, month])
    expect(await of(range, concierge)).toMatchObject(truth.measures(range, true, kinds));
  expect(await of(year, analyst)).toMatchObject(truth.measures(year, false, kinds));
  expect(await of(month, analyst)).toMatchObject({
    consultations: 'whole_year',
    moved_households: 'whole_year',
  });
});

test('no made-up family got a mail', async () => {
  expect(ledger.households.length).toBeGreaterThan(8);
  expect(await sql`select from private.outgoing_mails where town_id = ${townId}`).toHaveLength(0);
});

test('who was left out is shown, what came is counted once, and nobody is there now', async () => {
  for (const range of ranges()) {
    const { marks } = await rpc<{ marks: Record<string, number | null> }>('insight_quality', { ...range });
    const real = truth.marks(range);
    // What is hidden is listed whether it is there or not; nothing that is there is left out.
    expect(marks).toEqual({ ...marks, ...real, ...hiddenOf(marks) });
  }
  const [year] = ranges();
  const { marks } = await rpc<{ marks: Record<string, number> }>('insight_quality', { ...year });
  expect(marks.person).toBe(truth.counted.length);
  // What came is counted on the day it came, whenever the families are said to have been here.
  const { events } = await rpc<{ events: unknown }>('insight_quality', {
    p_from: townDay(new Date(Date.now() - 86_400_000)),
    p_to: townDay(new Date()),
  });
  const sent = ledger.visits.reduce((sum, v) => sum + v.events.length, 0);
  expect(events).toEqual({ stored: sent, doubled: 0, refused: 0 });
  expect(await rpc('insight_live', {})).toEqual({ at_least: 0, minutes: 5 });
});

test('a wrong filter, a third one, an unknown panel and a backwards range are refused in words', async () => {
  const [range] = ranges();
  const refusal = async (name: string, args: object) =>
    (await analyst.rpc(name, { p_town_id: townId, ...range, ...args })).error?.message;
  expect(await refusal('insight_table', { p_panel: 'email' })).toBe('unknown_panel');
  expect(await refusal('insight_table', { p_panel: 'spot', p_filters: { shoe: '1' } })).toBe(
    'unknown_filter',
  );
  expect(
    await refusal('insight_table', { p_panel: 'spot', p_filters: { device: 'phone', locale: 'ja' } }),
  ).toBe('too_many_filters');
  expect(await refusal('insight_funnel', { p_filters: { device: 'phone', locale: 'ja' } })).toBe(
    'too_many_filters',
  );
  expect(await refusal('insight_summary', { p_from: '2026-05-01', p_to: '2026-04-01' })).toBe('bad_range');
  for (const p_panel of unfiltered)
    expect(await refusal('insight_table', { p_panel, p_filters: { device: 'phone' } })).toBe(
      'too_many_filters',
    );
  // Editors write about spots; who looks at them is not theirs to narrow down.
  const editor = await signedIn('editor');
  const spots = (p_filters: Filters) =>
    editor.rpc('insight_table', { p_town_id: townId, ...range, p_panel: 'spot', p_filters });
  expect((await spots({})).error).toBeNull();
  expect((await spots({ region: 'JP-13' })).error?.code).toBe('42501');
});

test('a town that is not made up leaves simulated visits and answers out, by a new version of the rule', async () => {
  // Ten days stand for all: each is worked out by itself, and a whole month twice over takes minutes.
  const last = junOf(ledger.visits.at(-1)?.started ?? 0);
  const workOut = () => sql`select private.recompute_insight(${townId}, ${last}, ${last})`;
  const left = async () => {
    const [row] = await sql<{ here: number; before: number }[]>`
      select (count(*) filter (where jun = ${last}))::integer as here, (count(*) filter (where jun < ${last}))::integer as before
      from public.counted_visits where town_id = ${townId}`;
    return row;
  };
  const here = truth.counted.filter((v) => v.jun === last).length;
  const before = truth.counted.length - here;
  const [year] = ranges();
  const offered = async () => {
    const { measures } = await rpc<{ measures: Measure[] }>('kpi_measures', { ...year });
    return measures.find((m) => m.name === 'survey_offers')?.value;
  };
  expect(await left()).toEqual({ here, before });
  await sql`insert into public.marking_rules values (${townId}, 1, 120, false, 'live')`;
  await workOut();
  expect(await left()).toEqual({ here: 0, before });
  expect(await offered()).toBe(0);
  await sql`insert into public.marking_rules values (${townId}, 2, 120, true, 'back')`;
  await workOut();
  await rollUpAll(sql, townId);
  expect(await left()).toEqual({ here, before });
  expect((await compareRollups(sql, townId, ledger.visits)).different).toEqual([]);
}, 240_000);

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
    union all select 1 from public.households where simulated union all select 1 from public.rollup_cells where town_id = ${townId}`;
  expect(rows).toHaveLength(0);
  expect(await sql`select value, simulated from public.survey_answers`).toEqual([
    { value: 2, simulated: false },
  ]);
  expect(await sql`select offered, answered, simulated from public.survey_counts`).toEqual([
    { offered: 0, answered: 1, simulated: false },
  ]);
}, 240_000);
