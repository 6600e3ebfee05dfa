import type postgres from 'postgres';
import { countedVisits, distinctVisitors, spanOf, tally, type ToldVisit } from './tally.ts';

export interface Differences {
  compared: number;
  different: string[];
}

/** Every rollup of a town against the same counted one by one from `told`; households and marks are left out. */
export async function compareRollups(
  sql: postgres.Sql,
  town: string,
  told: readonly ToldVisit[],
): Promise<Differences> {
  const expected = tally(told);
  const rows = await sql<{ name: string; visits: number; engaged_ms: string }[]>`
    select concat_ws('|', panel, mask, jun, key, f1, f2) as name, visits, engaged_ms from public.rollup_cells
    where town_id = ${town} and panel not in ('household', 'outcome', 'mark')`;
  const different: string[] = [];
  // The sums of months, quarters and fiscal years, which the rpcs read instead of single ten days.
  const sums = new Map<string, { visits: number; engaged_ms: number }>();
  for (const [name, { visits, engaged_ms }] of expected) {
    const [panel, mask, jun = '', key, f1, f2] = name.split('|');
    for (const level of [1, 2, 3] as const) {
      const span = [level, spanOf(level, jun), panel, mask, key, f1, f2].join('|');
      const sum = sums.get(span) ?? { visits: 0, engaged_ms: 0 };
      sums.set(span, { visits: sum.visits + visits, engaged_ms: sum.engaged_ms + engaged_ms });
    }
  }
  const spans = await sql<{ name: string; visits: string; engaged_ms: string }[]>`
    select concat_ws('|', level, start_day, panel, mask, key, f1, f2) as name, visits, engaged_ms from public.rollup_spans
    where town_id = ${town} and panel not in ('household', 'outcome', 'mark')`;
  for (const { name, visits, engaged_ms } of spans) {
    const sum = sums.get(name);
    if (sum?.visits !== Number(visits) || sum.engaged_ms !== Number(engaged_ms))
      different.push(`${name}: ${visits}/${engaged_ms}, told ${JSON.stringify(sum)}`);
    sums.delete(name);
  }
  for (const name of sums.keys()) different.push(`${name}: missing`);
  for (const { name, visits, engaged_ms } of rows) {
    const cell = expected.get(name);
    if (cell?.visits !== visits || cell.engaged_ms !== Number(engaged_ms))
      different.push(`${name}: ${visits}/${engaged_ms}, told ${JSON.stringify(cell)}`);
    expected.delete(name);
  }
  for (const name of expected.keys()) different.push(`${name}: missing`);

  const counted = countedVisits(told);
  const juns = [...new Set(counted.map((v) => v.jun))].sort();
  let ranges = 0;
  for (const [i, from] of juns.entries())
    for (const to of juns.slice(i))
      for (const only of [null, [0, counted[0]?.dims[0] ?? ''], [2, '(direct)']] as (
        [number, string] | null
      )[]) {
        ranges += 1;
        const mask = only ? 1 << only[0] : 0;
        const [row] = await sql<{ n: number }[]>`
          select coalesce(sum(visitors), 0)::integer as n from public.rollup_visitors where town_id = ${town} and mask = ${mask}
            and f1 = ${only?.[1] ?? ''} and jun between ${from}::date and ${to}::date and before < ${from}::date`;
        const real = distinctVisitors(counted, from, to, only);
        if (row?.n !== real)
          different.push(`visitors ${from}–${to} ${String(only)}: ${String(row?.n)}, told ${real}`);
      }
  return { compared: rows.length + spans.length + ranges, different };
}
