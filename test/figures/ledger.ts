// Numbers told inside that differ from the truth. A month of 2,000 made-up families (HIROBA_FAMILIES, SEED) comes in
// through collect, consult and survey over HTTP; every panel, total and browser under 40 random questions of any days
// and up to three filters, families by every dim, and every KPI measure, live and in a report, are compared with what
// the simulation knows. And 12 random towns with machines, worked out in pieces: the job is interrupted, run twice, and
// visits come late; they are compared with the same counted one by one in TypeScript from the raw visits. Not measured:
// words, charts, rounding on a page.
import postgres from 'postgres';
import { makeFamilies } from '../../supabase/local/simulate/makeFamilies.ts';
import { madeUpShares } from '../../supabase/local/simulate/madeUpShares.ts';
import { readPlaces } from '../../supabase/local/simulate/readPlaces.ts';
import { sendFamilies } from '../../supabase/local/simulate/sendFamilies.ts';
import { askAsAnalyst } from '../support/askAsAnalyst.ts';
import { askInsight, randomQuestion } from '../support/askInsight.ts';
import { familyDims, familyTruth, type OutcomeRow } from '../support/familyTruth.ts';
import { lastQuarterEnd } from '../support/lastQuarterEnd.ts';
import { makeMonths } from '../support/makeMonths.ts';
import { random } from '../support/random.ts';
import { plantRandomTown, randomVisits } from '../support/randomTown.ts';
import { readTold } from '../support/readTold.ts';
import { startServer } from '../support/server.ts';
import { settle } from '../support/settle.ts';
import { visitTruth, type Range } from '../support/visitTruth.ts';
import type { Figure } from './figure.ts';

const families = Number(process.env.HIROBA_FAMILIES ?? 2_000);
const seed = Number(process.env.SEED ?? 7);
const town = 'hoshimi';

interface Result {
  compared: number;
  different: string[];
}
interface Told {
  measures: { name: string; value: number | null }[];
}

async function compareTown(
  server: Awaited<ReturnType<typeof startServer>>,
  sql: postgres.Sql,
): Promise<Result> {
  const found = await readPlaces(sql, town);
  if (!found) throw new Error('the sample town is not published');
  const months = families > 1_000 ? 0.9 : 1.9;
  const ledger = makeFamilies({
    townId: town,
    families,
    months,
    seed,
    until: lastQuarterEnd(),
    shares: madeUpShares,
    ...found,
  });
  await sendFamilies(server, sql, ledger);
  const rpc = await askAsAnalyst(sql, town);
  const truth = visitTruth(ledger.visits, ledger.households);
  const real = familyTruth(ledger, truth.counted);
  const { compared, different } = await askInsight(rpc, truth, { rounds: 40, seed });
  const result: Result = { compared, different };
  const compare = (what: string, told: unknown, is: unknown) => {
    result.compared += 1;
    if (JSON.stringify(told) !== JSON.stringify(is))
      result.different.push(`${what}: told ${JSON.stringify(told)}, is ${JSON.stringify(is)}`);
  };
  const next = random(seed);
  const whole: Range = { p_from: truth.counted[0]?.day ?? '', p_to: truth.counted.at(-1)?.day ?? '' };
  const byKey = (rows: OutcomeRow[]) => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const range of [whole, ...Array.from({ length: 9 }, () => randomQuestion(truth, next).range)]) {
    const where = `${range.p_from}–${range.p_to}`;
    for (const p_by of familyDims) {
      const told = await rpc<OutcomeRow[]>('insight_outcomes', { ...range, p_by });
      const rows = told.map(({ key, asked, came, moved, settled }) => ({ key, asked, came, moved, settled }));
      compare(`families by ${p_by} ${where}`, byKey(rows), byKey(real.outcomes(range, p_by)));
    }
    const { visits, engaged } = truth.totals(range);
    const tours = new Map(truth.table('tour', range).map((row) => [row.key, row.visits]));
    const counts = real.counts(range);
    const measures = {
      ...{ visits, engaged_visits: engaged, visitors: truth.browsers(range) },
      ...{ tours_started: tours.get('started') ?? 0, tours_completed: tours.get('completed') ?? 0 },
      ...{ consultations: counts.consultations, people_consulted: counts.people },
      ...{ moved_households: counts.moved_households, moved_people: counts.moved_people },
      settled_households: counts.settled_households,
    };
    const kpis = await rpc<Told>('kpi_measures', { ...range });
    const [report] = await sql<{ figures: Told }[]>`
      select private.report_figures(r) as figures
      from jsonb_populate_record(null::public.reports, jsonb_build_object('town_id', ${town}::text,
        'from_day', ${range.p_from}::text, 'to_day', ${range.p_to}::text)) r`;
    for (const [name, value] of Object.entries(measures))
      for (const [where_, told] of [
        ['KPIs', kpis],
        ['report', report?.figures],
      ] as const)
        compare(`${name} in ${where_} ${where}`, told?.measures.find((m) => m.name === name)?.value, value);
  }
  return result;
}

/** Random towns whose days are worked out in pieces. */
async function compareRandomTowns(sql: postgres.Sql): Promise<Result> {
  const result: Result = { compared: 0, different: [] };
  await makeMonths(sql, 4);
  for (let at = 1; at <= 12; at += 1) {
    const next = random(seed * 104_729 + at);
    const name = `random-${at}`;
    const made = randomVisits({
      seed: seed + at,
      visits: 20 + Math.floor(580 * next()),
      days: 90,
      bots: 0.1,
    });
    const late = Math.floor(made.length * 0.7);
    await plantRandomTown(sql, name, made.slice(0, late));
    const interrupted = sql.begin(async (tx) => {
      await tx`select private.roll_up_marked_days(3)`;
      throw new Error('interrupted');
    });
    await interrupted.catch(() => undefined);
    await settle(sql, name);
    await plantRandomTown(sql, name, made.slice(late));
    await settle(sql, name);
    await sql`select private.recompute_insight(${name}, current_date - 20, current_date)`;
    await settle(sql, name);
    const truth = visitTruth(await readTold(sql, name));
    const { compared, different } = await askInsight(await askAsAnalyst(sql, name), truth, {
      rounds: 6,
      seed: at,
    });
    result.compared += compared;
    result.different.push(...different.map((line) => `${name} ${line}`));
  }
  return result;
}

export default async function measure(): Promise<Figure> {
  const server = await startServer({
    env: { HIROBA_RATE_CONSULT_PER_MIN: '1e6', HIROBA_RATE_NETWORK_PER_MIN: '1e9' },
  });
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const results = [await compareRandomTowns(sql), await compareTown(server, sql)];
    const different = results.flatMap((result) => result.different);
    const compared = results.reduce((sum, result) => sum + result.compared, 0);
    return {
      figure: 'ledger',
      value: different.length,
      unit: 'numbers',
      target: 0,
      holds: different.length === 0 && compared > 10_000,
      detail: { families, seed, compared, different: different.slice(0, 20) },
    };
  } finally {
    await sql.end();
    await server.close();
  }
}
