// Cells under 5 that can be worked out from what is published, by subtraction too, over 1,000 random towns (HIROBA_SETS). For
// each: 10 to 1,200 visits over four months, unevenly spread over six regions, three devices, … ; two dims taken at random and one panel of four; every table of them
// (alone, under each filter of the other, both), the total, over every node of the tree of time and random ranges between. An attacker knows how all
// these add up (test/support/subtract.ts) and is asked for every cell of 1 to 4 visits, in those ranges and in every single ten days.
// Not measured: rounded figures (visitors), watching the page while visits come in, comparing with copies kept from before, guessing within bounds.
// It asks private.insight_cells, of whose rows the rpcs show some: test/database/panels.test.ts holds them to that.
import postgres from 'postgres';
import { makeMonths } from '../support/makeMonths.ts';
import { plantRandomTown, random, randomVisits, settle } from '../support/randomTown.ts';
import { startServer } from '../support/server.ts';
import { workOut, type Published } from '../support/subtract.ts';
import type { Figure } from './figure.ts';

const sets = Number(process.env.HIROBA_SETS ?? 1_000);
/** Where to begin, to look at one set again or to share the work out. */
const first = Number(process.env.HIROBA_FIRST ?? 1);
const days = 120;
const panels = ['visit', 'funnel', 'spot', 'area'];
const dims = ['region', 'device', 'campaign', 'locale', 'visitor', 'entry'];

interface Cell {
  r: number;
  key: string;
  f1: string;
  f2: string;
  visits: string | null;
  hidden: boolean;
}
interface Atom {
  jun: string;
  key: string;
  f1: string;
  f2: string;
  n: number;
}

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

/** How many small cells an attacker finds in one family of tables of one town. */
async function attack(
  sql: postgres.Sql,
  town: string,
  panel: string,
  two: string[],
  ranges: readonly [string, string][],
): Promise<{ tried: number; found: string[]; hidden: number; shown: number; naive: number }> {
  const isVisit = panel === 'visit';
  const mask = (list: readonly string[]) => list.reduce((sum, dim) => sum | (1 << dims.indexOf(dim)), 0);
  const own = panel === 'visit' || panel === 'funnel' ? two : two.slice(0, 1);
  const atoms = await sql<Atom[]>`
    select jun::text, key, f1, f2, visits as n from public.rollup_cells
    where town_id = ${town} and panel = ${panel} and mask = ${mask(own)}`;
  const juns = ranges.slice(
    0,
    ranges.findIndex(([a, b]) => b.slice(8) >= '28' && a.slice(8) === '01'),
  );
  const axes = [
    juns.map(([jun]) => jun),
    ...(['key', 'f1', 'f2'] as const).map((c) => [...new Set(atoms.map((x) => x[c]))]),
  ];
  const place = axes.map((axis) => new Map(axis.map((value, i) => [value, i])));
  const size = axes.reduce((product, axis) => product * axis.length, 1);
  /** Each unknown is one of ten days × key × value × value, numbered like the digits of a clock. */
  const number = (digits: readonly number[]) =>
    digits.reduce((sum, digit, i) => sum * (axes[i]?.length ?? 1) + digit, 0);
  const truth = new Array<number>(size).fill(0);
  for (const { jun, key, f1, f2, n } of atoms)
    truth[number([jun, key, f1, f2].map((v, i) => place[i]?.get(v) ?? 0))] = n;
  const parts = ([from, to]: readonly [string, string], ...fixed: (string | null)[]) => {
    const digits = axes.map((axis, i) => {
      const all = [...axis.keys()];
      if (i === 0) return all.filter((d) => (axis[d] ?? '') >= from && (axis[d] ?? '') <= to);
      const value = fixed[i - 1] ?? null;
      return value === null ? all : [place[i]?.get(value) ?? 0];
    });
    return digits
      .reduce<number[][]>((rows, some) => rows.flatMap((row) => some.map((d) => [...row, d])), [[]])
      .map(number);
  };

  const published: Published[] = [];
  /** What a careless page would publish: whatever is not under 5 itself. */
  const careless: Published[] = [];
  const small = new Map<string, number[]>();
  const count = { hidden: 0, shown: 0 };
  // A spot's visits do not add up to all visits, so tables of visits tell nothing about them, and the other way round.
  const families: { panel: string; dims: string[] }[] = [
    [],
    ...own.map((dim) => [dim]),
    ...(own.length > 1 ? [own] : []),
  ].flatMap((list) => [
    { panel, dims: list },
    ...(panel === 'funnel' ? [{ panel: 'visit', dims: list }] : []),
  ]);
  for (const family of families) {
    const sorted = [...family.dims].sort((a, b) => dims.indexOf(a) - dims.indexOf(b));
    const cells = await sql<Cell[]>`
      select r.i::integer as r, c.* from unnest(${ranges.map(([a]) => a)}::date[], ${ranges.map(([, b]) => b)}::date[]) with ordinality as r (a, b, i)
        cross join lateral private.insight_cells(${town}, ${family.panel}, ${sorted}::text[], '{}', r.a, r.b) c`;
    for (const cell of cells) {
      const slot = (dim: string | undefined) =>
        dim === undefined || !sorted.includes(dim) ? null : sorted[0] === dim ? cell.f1 : cell.f2;
      const range = ranges[cell.r - 1] ?? ['', ''];
      const key = isVisit || family.panel === panel ? cell.key : null;
      const sum = parts(range, key, slot(own[0]), slot(own[1]));
      const real = sum.reduce((total, i) => total + (truth[i] ?? 0), 0);
      if (real > 4) careless.push({ parts: sum, value: real });
      if (cell.hidden) count.hidden += 1;
      else {
        count.shown += 1;
        if (Number(cell.visits) !== real)
          throw new Error(`${town} ${panel}: shown ${String(cell.visits)}, is ${real}`);
        published.push({ parts: sum, value: real });
      }
      if (real >= 1 && real <= 4)
        small.set(`${family.panel} ${range.join('/')} ${cell.key} ${cell.f1} ${cell.f2}`, sum);
    }
  }
  const known = workOut(size, published);
  const found = [...small].filter(([, sum]) => known.tells(sum)).map(([name]) => name);
  const naive = workOut(size, careless);
  return {
    tried: small.size,
    found,
    ...count,
    naive: [...small.values()].filter((sum) => naive.tells(sum)).length,
  };
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
      const result = await attack(sql, town, panels[seed % panels.length] ?? '', two, ranges);
      detail.tried += result.tried;
      detail.hidden += result.hidden;
      detail.shown += result.shown;
      detail.naive += result.naive;
      const found = result.found.map((name) => `${town} ${two.join('×')} ${name}`);
      for (const name of found) console.error(`found: ${name}`);
      detail.found.push(...found);
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
