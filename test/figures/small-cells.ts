// Cells under 5 that can be worked out from what is published, by subtraction too, over 1,000 random towns (HIROBA_SETS). For
// each: 10 to 1,200 visits over four months, unevenly spread over six regions, three devices, … ; two dims taken at random and, in turn, one of seven puzzles (test/support/puzzles.ts): the tables of visits, of the
// funnel, of spots or of squares, every table of them (alone, under each filter of the other, both); or those of several panels that tell of the same visits, unfiltered and
// by one dim: the dwell of spots, places, themes and all; where visits begin and leave; tiers, lines and loads of tours. Always with the total, over every node of the tree of
// time and random ranges between. An attacker knows how all these add up (test/support/subtract.ts) and is asked for the visits, and the dwell, of every cell of 1 to 4
// visits, in those ranges and in every single ten days.
// Not measured: rounded figures (visitors, region_source), watching the page while visits come in, comparing with copies kept from before, guessing within bounds.
// It asks private.insight_cells, of whose rows the rpcs show some: test/database/panels.test.ts holds them to that.
import postgres from 'postgres';
import { makeMonths } from '../support/makeMonths.ts';
import { dims, dwell, onePanel, tours, ways, type Given } from '../support/puzzles.ts';
import { plantRandomTown, random, randomVisits, settle } from '../support/randomTown.ts';
import { readTold } from '../support/readTold.ts';
import { startServer } from '../support/server.ts';
import { countedVisits, seenIn } from '../support/tally.ts';
import type { Figure } from './figure.ts';

const sets = Number(process.env.HIROBA_SETS ?? 1_000);
/** Where to begin, to look at one set again or to share the work out. */
const first = Number(process.env.HIROBA_FIRST ?? 1);
const days = 120;

/** What is attacked, in turn: the tables of one panel, and those of panels that tell of the same visits. */
const attacks: readonly [name: string, (given: Given) => ReturnType<typeof dwell>][] = [
  ...['visit', 'funnel', 'spot', 'area'].map(
    (panel): [string, (given: Given) => ReturnType<typeof dwell>] => [
      panel,
      (given) => onePanel(given, panel),
    ],
  ),
  ['dwell', dwell],
  ['ways', ways],
  ['tours', tours],
];

/** Ranges on the grid, as [first, last]: each node of the tree of time that holds visits, and some that are none. */
async function makeRanges(sql: postgres.Sql, next: () => number): Promise<[string, string][]> {
  const rows = await sql<{ a: string; b: string; level: number }[]>`
    with d as (select generate_series(current_date - ${days + 12}::integer, current_date + 1, interval '1 day')::date as d)
    select distinct * from (
      select 0 as level, private.jun_of(d)::text as a, private.jun_end(d)::text as b from d
      union select 1, date_trunc('month', d)::date::text, (date_trunc('month', d) + interval '1 month')::date - 1 || '' from d
      union select 2, date_trunc('quarter', d)::date::text, (date_trunc('quarter', d) + interval '3 months')::date - 1 || '' from d
      union select 3, (date_trunc('year', d - interval '3 months') + interval '3 months')::date::text,
        (date_trunc('year', d - interval '3 months') + interval '15 months')::date - 1 || '' from d) x order by 1, 2`;
  const juns = rows.filter(({ level }) => level === 0);
  const between = Array.from({ length: 10 }, (): [string, string] => {
    const i = Math.floor(next() * juns.length);
    const j = i + Math.floor(next() * (juns.length - i));
    return [juns[i]?.a ?? '', juns[j]?.b ?? ''];
  });
  return [...rows.map(({ a, b }): [string, string] => [a, b]), ...between];
}

export default async function measure(): Promise<Figure> {
  const server = await startServer();
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  const detail = { sets, first, tried: 0, hidden: 0, shown: 0, naive: 0, found: [] as string[] };
  try {
    await makeMonths(sql, 5);
    for (let seed = first; seed < first + sets; seed += 1) {
      const next = random(seed * 7919);
      const town = `random-${seed}`;
      await plantRandomTown(
        sql,
        town,
        randomVisits({ seed, visits: 10 + Math.floor(1190 * next() ** 3), days }),
      );
      await settle(sql, town);
      const ranges = await makeRanges(sql, next);
      const two = [...dims].sort(() => next() - 0.5).slice(0, 2);
      two.sort((a, b) => dims.indexOf(a) - dims.indexOf(b));
      const visits = countedVisits(await readTold(sql, town)).map((v) => ({ ...v, seen: seenIn(v) }));
      const juns = ranges.filter(([a, b]) => Date.parse(b) - Date.parse(a) < 12 * 86_400_000).map(([a]) => a);
      const [name, puzzles] = attacks[seed % attacks.length] ?? ['', dwell];
      for (const puzzle of await puzzles({ sql, town, visits, juns: [...new Set(juns)], ranges, two })) {
        const result = puzzle.attack();
        detail.tried += result.tried;
        detail.hidden += result.hidden;
        detail.shown += result.shown;
        detail.naive += result.naive;
        const found = result.found.map((cell) => `${town} ${name} ${two.join('×')} ${cell}`);
        for (const line of found) console.error(`found: ${line}`);
        detail.found.push(...found);
      }
      await sql`delete from public.rollup_cells where town_id = ${town}`;
      await sql`delete from public.visit_events where town_id = ${town}`;
      await sql`delete from public.towns where town_id = ${town}`;
      if ((seed - first + 1) % 50 === 0)
        console.error(
          `${seed - first + 1} of ${sets}: of ${detail.tried} small cells ${detail.found.length} found (${detail.naive} if only those were hidden)`,
        );
    }
    const value = detail.found.length;
    return {
      figure: 'small-cells',
      value,
      unit: 'cells',
      target: 0,
      // Tables that hide all or nothing, or an attacker who finds nothing where only cells under 5 are hidden, would prove nothing.
      holds:
        value === 0 &&
        detail.tried > sets &&
        detail.shown > sets * 10 &&
        detail.hidden > sets &&
        detail.naive > sets,
      detail: { ...detail, found: detail.found.slice(0, 20) },
    };
  } finally {
    await sql.end();
    await server.close();
  }
}
