// Every panel against the ledger of a simulated town: families made up from a seed come in through collect and consult over
// HTTP, and what the rpcs say is compared with what the simulation knows, not with our SQL.
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ledger } from '../../supabase/local/simulate/ledger.ts';
import { makeFamilies } from '../../supabase/local/simulate/makeFamilies.ts';
import { readPlaces } from '../../supabase/local/simulate/readPlaces.ts';
import { madeUpShares } from '../../supabase/local/simulate/madeUpShares.ts';
import { rollUpAll, sendFamilies } from '../../supabase/local/simulate/sendFamilies.ts';
import { compareRollups } from '../support/compareRollups.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { countedVisits, distinctVisitors, junOf, seenIn, type CountedVisit } from '../support/tally.ts';

const townId = 'hoshimi';
const dims = ['region', 'device', 'campaign', 'locale', 'visitor', 'entry'];
let server: TestServer;
let sql: postgres.Sql;
let ledger: Ledger;
let counted: CountedVisit[];
let analyst: ReturnType<typeof connect>;
const connect = () => createClient(server.url, server.anonKey, { auth: { persistSession: false } });

beforeAll(async () => {
  server = await startServer({
    env: { HIROBA_RATE_CONSULT_PER_MIN: '1e6', HIROBA_RATE_NETWORK_PER_MIN: '1e9' },
  });
  sql = postgres(server.databaseUrl, { max: 3, onnotice: () => undefined });
  const found = await readPlaces(sql, townId);
  if (!found) throw new Error('the sample town is not published');
  const until = Date.now() - 3_600_000;
  // HIROBA_FAMILIES=2000 is the whole month of the issue; a run of all tests takes fewer, for the job works each ten days out in seconds.
  const families = Number(process.env.HIROBA_FAMILIES ?? 260);
  ledger = makeFamilies({
    townId,
    families,
    months: families > 1_000 ? 1 : 2,
    seed: 7,
    until,
    shares: madeUpShares,
    ...found,
  });
  await sendFamilies(server, sql, ledger);
  counted = countedVisits(ledger.visits);
  analyst = connect();
  await analyst.auth.signInWithPassword({ email: 'analyst@hoshimi.example', password: server.staffPassword });
}, 600_000);
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Row {
  key: string;
  visits: number | null;
  engaged_ms: number | null;
  hidden: boolean;
}
const rpc = async <T>(name: string, args: object): Promise<T> => {
  const answer = await analyst.rpc(name, { p_town_id: townId, ...args });
  if (answer.error) throw new Error(`${name}: ${answer.error.message}`);
  return answer.data as T;
};

/** Ranges of every level: the whole, the months, and one ten days. */
function ranges(): { p_from: string; p_to: string }[] {
  const year = (ms: number) => new Date(ms - 81 * 86_400_000).getUTCFullYear(); // fiscal, near enough for a wide range
  const first = ledger.visits[0]?.started ?? 0;
  const last = ledger.visits.at(-1)?.started ?? 0;
  const middle = junOf((first + last) / 2);
  return [
    { p_from: `${year(first)}-04-01`, p_to: `${year(last) + 1}-03-31` },
    { p_from: `${middle.slice(0, 8)}01`, p_to: `${middle.slice(0, 8)}28` },
    { p_from: middle, p_to: middle },
  ];
}
/** seenIn once per visit: fifty tables ask for the same. */
const told = new Map<string, ReturnType<typeof seenIn>>();
const seenOf = (visit: CountedVisit) => {
  const seen = told.get(visit.visit_id) ?? seenIn(visit);
  told.set(visit.visit_id, seen);
  return seen;
};
const inRange = ({ p_from, p_to }: { p_from: string; p_to: string }) =>
  counted.filter((v) => v.jun >= p_from && v.jun <= p_to);

test('the ledger is worth comparing with: hundreds of visits of people, some machines, families that asked and moved', () => {
  expect(counted.length).toBeGreaterThan(300);
  expect(counted.length).toBeLessThan(ledger.visits.length);
  expect(ledger.households.length).toBeGreaterThan(8);
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

test('every table an analyst is shown agrees with the ledger, unfiltered and filtered, and hides no more than it says', async () => {
  let shown = 0;
  let hidden = 0;
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
    'area',
  ];
  for (const range of ranges()) {
    for (const [d, p_panel] of [...dims, ...panels].entries()) {
      for (const p_filters of [{}, { device: 'phone' }, { visitor: 'new' }] as Record<string, string>[]) {
        const real = new Map<string, { visits: number; ms: number }>();
        for (const visit of inRange(range)) {
          if (Object.entries(p_filters).some(([dim, value]) => visit.dims[dims.indexOf(dim)] !== value))
            continue;
          const all = seenOf(visit);
          const whole = all.find(({ panel }) => panel === 'visit')?.ms ?? 0;
          const seen =
            d < dims.length
              ? [{ key: visit.dims[d] ?? '', ms: whole }]
              : all.filter(({ panel }) => panel === p_panel);
          for (const { key, ms } of seen) {
            const cell = real.get(key) ?? { visits: 0, ms: 0 };
            real.set(key, { visits: cell.visits + 1, ms: cell.ms + ms });
          }
        }
        const rows = await rpc<Row[]>('insight_table', { ...range, p_panel, p_filters });
        const where = `${p_panel} ${JSON.stringify({ ...range, ...p_filters })}`;
        for (const row of rows) {
          if (row.hidden) {
            hidden += 1;
            expect(row, where).toMatchObject({ visits: null, engaged_ms: null });
          } else {
            shown += 1;
            expect({ ...row, where }).toEqual({
              where,
              key: row.key,
              visits: real.get(row.key)?.visits,
              engaged_ms: real.get(row.key)?.ms,
              hidden: false,
            });
            expect(row.visits, where).toBeGreaterThanOrEqual(5);
          }
          real.delete(row.key);
        }
        expect([...real.keys()], where).toEqual([]);
      }
    }
  }
  expect(shown).toBeGreaterThan(150);
  expect(hidden).toBeGreaterThan(50);
}, 240_000);

test('the summary and the funnel agree with the ledger, and browsers to the nearest five', async () => {
  const stages = ['visit', 'engaged', 'considering', 'lead'];
  let told = 0;
  for (const range of ranges()) {
    for (const p_filters of [{}, { device: 'phone' }, { device: 'phone', locale: 'ja' }] as Record<
      string,
      string
    >[]) {
      const real = inRange(range).filter((v) =>
        Object.entries(p_filters).every(([dim, value]) => v.dims[dims.indexOf(dim)] === value),
      );
      const where = JSON.stringify({ ...range, ...p_filters });
      const summary = await rpc<Record<string, number | boolean | null>>('insight_summary', {
        ...range,
        p_filters,
      });
      if (summary.hidden === false) {
        told += 1;
        expect(summary.visits, where).toBe(real.length);
        expect(summary.engaged_ms, where).toBe(
          real.reduce((sum, v) => sum + v.events.reduce((ms, e) => ms + (e.engaged_ms ?? 0), 0), 0),
        );
        const one = Object.entries(p_filters)[0];
        const visitors = distinctVisitors(
          counted,
          range.p_from,
          range.p_to,
          one ? [dims.indexOf(one[0]), one[1]] : null,
        );
        if (Object.keys(p_filters).length < 2)
          expect(summary.visitors, where).toBe(Math.round(visitors / 5) * 5);
        else expect(summary.visitors, where).toBeNull();
      }
      const at = real.map((v) =>
        stages.indexOf(seenOf(v).find(({ panel }) => panel === 'funnel')?.key ?? ''),
      );
      const funnel = await rpc<{ stage: string; visits: number | null }[]>('insight_funnel', {
        ...range,
        p_filters,
      });
      expect(funnel.map(({ stage }) => stage)).toEqual(stages);
      funnel.forEach((row, i) => {
        if (row.visits !== null)
          expect(row.visits, `${where} ${row.stage}`).toBe(at.filter((a) => a >= i).length);
      });
    }
  }
  expect(told).toBeGreaterThan(4);
});

test('households count by how far they came, and none of them got a mail', async () => {
  const ranks = ['asked', 'came', 'moved', 'settled'];
  const rankOf = (stage: string | undefined) =>
    stage === 'settled' ? 3 : stage === 'moved' ? 2 : stage === 'visited' ? 1 : 0;
  const rows = await sql<{ key: string; visits: number }[]>`
    select key, sum(visits)::integer as visits from public.rollup_cells where town_id = ${townId} and panel = 'outcome' and mask = 0 group by key`;
  const furthest = ledger.households.map((h) => Math.max(0, ...h.stages.map(({ stage }) => rankOf(stage))));
  expect(Object.fromEntries(rows.map((r) => [r.key, r.visits]))).toEqual(
    Object.fromEntries(
      ranks.map((name, i) => [name, furthest.filter((f) => f === i).length]).filter(([, n]) => n !== 0),
    ),
  );
  expect(await sql`select from private.outgoing_mails where town_id = ${townId}`).toHaveLength(0);
});

test('who was left out is shown, and events that came twice are counted', async () => {
  const [range] = ranges();
  const quality = await rpc<{ marks: Record<string, number | null>; events: { stored: number } }>(
    'insight_quality',
    {
      ...range,
    },
  );
  const machines = ledger.visits.filter((v) => v.leftOut === 'machine').length;
  expect([machines, null]).toContain(quality.marks.machine);
  expect(quality.events.stored).toBe(ledger.visits.reduce((sum, v) => sum + v.events.length, 0));
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
  expect(
    await refusal('insight_funnel', { p_filters: { device: 'phone', locale: 'ja', entry: 'tour' } }),
  ).toBe('too_many_filters');
  expect(await refusal('insight_summary', { p_from: '2026-05-01', p_to: '2026-04-01' })).toBe('bad_range');
});

test('a town that is not made up leaves simulated visits out, by a new version of the rule', async () => {
  await sql`insert into public.marking_rules values (${townId}, 1, 120, false, 'live')`;
  await sql`select private.recompute_insight(${townId}, current_date - 70, current_date + 1)`;
  const [left] =
    await sql`select count(*)::integer as n from public.counted_visits where town_id = ${townId}`;
  expect(left?.n).toBe(0);
  await sql`insert into public.marking_rules values (${townId}, 2, 120, true, 'back')`;
  await sql`select private.recompute_insight(${townId}, current_date - 70, current_date + 1)`;
  await rollUpAll(sql, townId);
  expect((await compareRollups(sql, townId, ledger.visits)).different).toEqual([]);
}, 240_000);

test('made-up visits and families can be taken out again, whole', async () => {
  await sql`select private.remove_simulated(${townId})`;
  await rollUpAll(sql, townId);
  const rows = await sql`
    select 1 from public.visits where simulated union all select 1 from public.visit_events where town_id = ${townId}
    union all select 1 from public.households where simulated union all select 1 from public.rollup_cells where town_id = ${townId}`;
  expect(rows).toHaveLength(0);
});
